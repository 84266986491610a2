import {group} from "d3-array";
import {flagReason} from "../../../../src/domain/reasons.js";
import type {Lang} from "../../../../src/domain/format.js";
import {asFacts} from "../../../detection/exports.js";
import {readMart} from "../../../marts/read.js";
import type {Db} from "../../../warehouse/open.js";
import type * as rows from "./types.js";
import type {AnomalyFlag, AnomalyMonth, Anomalies, PeerRow, RuleRow, SeriesRow, Tier} from "./types.js";

/** Reads the marts of this room. */
export async function readMartsOfAnomalies(db: Db): Promise<Anomalies> {
  return {
    months: await readMart<rows.AnomalyMonth>(db, "anomaly_months"),
    flags: await readMart<rows.AnomalyFlag>(db, "anomaly_flags"),
    places: await readMart<rows.AnomalyPlace>(db, "anomaly_places"),
    backtest: await readMart<rows.BacktestRow>(db, "anomaly_backtest"),
    precision: await readMart<rows.PrecisionRow>(db, "anomaly_precision"),
    strays: await readMart<rows.StrayVerdict>(db, "anomaly_stray_verdicts"),
    rules: await readMart<rows.RuleRow>(db, "anomaly_rules"),
    series: await readMart<rows.SeriesRow>(db, "anomaly_series"),
    peers: await readMart<rows.PeerRow>(db, "anomaly_peers"),
    aggregates: await readMart<rows.AggregateRow>(db, "anomaly_aggregates")
  };
}

/** An employer that pages show by itself. */
export interface ListedEmployer {
  id: number;
  code: string;
  /** Of its latest flag. */
  latest: AnomalyFlag;
  /** All its listed flags, latest month first. */
  flags: AnomalyFlag[];
  series: SeriesRow[];
  peers: PeerRow[];
}

/** The marts, indexed. */
export interface Detected {
  rows: Anomalies;
  last: AnomalyMonth;
  /** Months whose flags are listed by name, latest first; the last month always. */
  listed: AnomalyMonth[];
  rule: (id: string) => RuleRow | undefined;
  budget: Record<string, number>;
  /** The nation's list of a month, most pressing first. */
  nation: (ix: number) => AnomalyFlag[];
  /** The list of a province at its own last month: within its own budget, and whom the nation's list names there. */
  province: (code: string) => AnomalyFlag[];
  /** A province's own last month (period_ix). */
  lastOf: (code: string) => number | undefined;
  /** Employers with pages of their own, most pressing first. */
  employers: ListedEmployer[];
  hasPage: (code: string) => boolean;
  /** Rows of a list that stand in its page; the others are fetched when the reader asks for them. */
  mostRows: number;
}

/** Indexes what has been read; null when the world has no month to compare with another. */
export function detectedOf(rows: Anomalies): Detected | null {
  const last = rows.months.at(-1);
  if (!last) return null;
  const byMonth = group(rows.flags, (flag) => flag.period_ix);
  const listed = rows.months.filter((month) => month === last || byMonth.has(month.period_ix)).reverse();
  const employers = employersOf(rows, byMonth);
  const withPage = new Set(employers.map((e) => e.code));
  const lastOf = new Map<string, number>();
  for (const {level, code, period_ix: ix} of rows.places)
    if (level === "province") lastOf.set(code, Math.max(ix, lastOf.get(code) ?? ix));
  const rules = new Map(rows.rules.map((rule) => [rule.id, rule]));
  return {
    rows,
    last,
    listed,
    rule: (id) => rules.get(id),
    budget: JSON.parse(rules.get("budget")?.parameters ?? "{}") as Record<string, number>,
    nation: (ix) => (byMonth.get(ix) ?? []).filter((flag) => flag.tier !== null),
    province: (code) =>
      rows.flags
        .filter((flag) => flag.as_is_code === code)
        .filter((flag) => flag.tier_province !== null || (flag.tier !== null && flag.period_ix === lastOf.get(code)))
        .sort((a, b) => (a.rank_province ?? 0) - (b.rank_province ?? 0) || b.score - a.score),
    lastOf: (code) => lastOf.get(code),
    employers,
    hasPage: (code) => withPage.has(code),
    mostRows: 600
  };
}

function employersOf(rows: Anomalies, byMonth: Map<number, AnomalyFlag[]>): ListedEmployer[] {
  const series = group(rows.series, (row) => row.employer_id);
  const peers = group(rows.peers, (row) => row.employer_id);
  const ordered = [...byMonth.keys()].sort((a, b) => b - a).flatMap((ix) => byMonth.get(ix)!);
  const flags = group(ordered, (flag) => flag.employer_id);
  return [...flags]
    .filter(([, own]) => own[0]!.has_page)
    .map(([id, own]) => ({
      id,
      code: own[0]!.employer_code,
      latest: own[0]!,
      flags: own,
      series: series.get(id) ?? [],
      peers: peers.get(id) ?? []
    }));
}

/** The sentence of a flag. */
export function reasonOf(flag: AnomalyFlag, lang: Lang): string {
  return flagReason(asFacts(flag), lang);
}

/** How many employers a list names, and how many of them are urgent. */
export function countEmployers(flags: readonly AnomalyFlag[], tier: "tier" | "tier_province" = "tier") {
  const of = (wanted: Tier) => new Set(flags.filter((f) => f[tier] === wanted).map((f) => f.employer_id)).size;
  return {urgent: of("urgent"), watch: of("watch"), shown: of("urgent") + of("watch")};
}

/** What is at stake for the employers of a list in a month, each counted once by its largest impact. */
export function impactOf(flags: readonly AnomalyFlag[]): number {
  const most = new Map<number, number>();
  for (const flag of flags) most.set(flag.employer_id, Math.max(flag.impact, most.get(flag.employer_id) ?? 0));
  return [...most.values()].reduce((sum, impact) => sum + impact, 0);
}
