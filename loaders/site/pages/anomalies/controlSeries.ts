import {group} from "d3-array";
import {deseason, seasonKeys} from "../../../../src/domain/stats/season.js";
import {xmr, xmrSignals, type Signal, type XmrLimits} from "../../../../src/domain/stats/control.js";
import type {EventRow} from "../../../marts/types.js";
import type {AggregateRow} from "./types.js";

export type ControlVariable = "headcount" | "average_wage";

/** One province x sector on a control chart: changes on the month before, the season taken out. */
export interface ControlSeries {
  province: string;
  section: string;
  variable: ControlVariable;
  /** By month of the world: change as it was, change less the season; null where a month is not known. */
  raw: (number | null)[];
  values: (number | null)[];
  signals: (Signal | undefined)[];
  limits: XmrLimits;
  /** Workers in the last known month. */
  heads: number;
  employers: number;
  /** The signal of the last month of the world; undefined when that month is not known. */
  now: Signal | undefined;
}

/** A chart needs as many months, and in the middle month as many employers. */
const LEAST_MONTHS = 12;
const LEAST_EMPLOYERS = 10;
/** Signals below these are true and of no account: a month half a percent from the mean, seven months that add up to one. */
export const LEAST_STEP = 0.005;
export const LEAST_RUN = 0.01;

/** Every series that can be charted, the largest first. */
export function controlSeries(
  rows: readonly AggregateRow[],
  periods: readonly {period_ix: number; period: string}[],
  events: readonly EventRow[]
): ControlSeries[] {
  const keys = {
    headcount: seasonKeys(
      periods.map((p) => p.period),
      events,
      "workers"
    ),
    average_wage: seasonKeys(
      periods.map((p) => p.period),
      events,
      "wages"
    )
  };
  const groups = group(rows, (row) => `${row.as_is_code} ${row.section}`);
  return [...groups.values()]
    .flatMap((own) => {
      const counts = own.map((row) => row.employers).sort((a, b) => a - b);
      if (own.length < LEAST_MONTHS || counts[Math.floor(counts.length / 2)]! < LEAST_EMPLOYERS) return [];
      return (["headcount", "average_wage"] as const).flatMap((variable) =>
        seriesOf(own, periods, variable, keys[variable])
      );
    })
    .sort((a, b) => b.heads - a.heads || (a.province + a.section < b.province + b.section ? -1 : 1));
}

function seriesOf(
  rows: AggregateRow[],
  periods: readonly {period_ix: number}[],
  variable: ControlVariable,
  keys: string[]
): ControlSeries[] {
  const byMonth = new Map(rows.map((row) => [row.period_ix, row]));
  const raw = periods.map(({period_ix}) => {
    const row = byMonth.get(period_ix);
    return row ? changeOf(row, variable) : null;
  });
  // A statutory wage step is a known cause of its own size: its month is left out, not explained away.
  const values = deseason(
    raw.map((value, i) => (keys[i] === "wage" ? null : value)),
    keys
  );
  const known = values.flatMap((value, i) => (value === null ? [] : [i]));
  if (known.length < LEAST_MONTHS) return [];
  const series = known.map((i) => values[i]!);
  const limits = limitsOf(series);
  // Without any movement there is nothing to chart.
  if (!(limits.range > 0)) return [];
  const marks = material(xmrSignals(series, limits), series, limits);
  const signals = Array<Signal | undefined>(values.length).fill(undefined);
  known.forEach((i, k) => (signals[i] = marks[k]!));
  const last = rows.reduce((a, b) => (b.period_ix > a.period_ix ? b : a));
  return [
    {
      province: last.as_is_code,
      section: last.section,
      variable,
      raw,
      values,
      signals,
      limits,
      heads: last.heads,
      employers: last.employers,
      now: signals.at(-1)
    }
  ];
}

/** Limits of what is ordinary: months outside the first limits are left out once, so that they do not hide others. */
function limitsOf(series: readonly number[]): XmrLimits {
  const first = xmr(series);
  const ordinary = series.filter((v) => v >= first.lower && v <= first.upper);
  return ordinary.length >= LEAST_MONTHS ? xmr(ordinary) : first;
}

/** Signals that matter: large enough by themselves, or as a run of seven. */
function material(signals: readonly Signal[], series: readonly number[], {mean}: XmrLimits): Signal[] {
  const away = series.map((v) => v - mean);
  const runs = away.map((_, i) => Math.abs(away.slice(i, i + 7).reduce((sum, v) => sum + v, 0)));
  return signals.map((signal, i) => {
    if (signal === "outside" || signal === "near_limit") return Math.abs(away[i]!) >= LEAST_STEP ? signal : null;
    const around = runs.slice(Math.max(0, i - 6), i + 1).filter((_, k) => Math.max(0, i - 6) + k + 7 <= series.length);
    return signal && Math.max(0, ...around) >= LEAST_RUN ? signal : null;
  });
}

function changeOf(row: AggregateRow, variable: ControlVariable): number | null {
  if (variable === "average_wage") return row.wage_change === null ? null : Math.expm1(row.wage_change);
  return row.heads_before > 0 ? row.heads / row.heads_before - 1 : null;
}
