import {readFileSync} from "node:fs";
import {join} from "node:path";
import {controlChart, type ControlChart} from "../../src/domain/stats/assurance.js";
import {backtest, type Backtest, type RateSeries} from "../../src/domain/stats/forecast.js";
import {howMany, targetPath, type TargetPath} from "../../src/domain/stats/target.js";
import {PROGRAM} from "../paths.js";
import {SWITCH_2025_07} from "../reference.js";
import type {Db} from "../warehouse/open.js";

/** At whom a province's late amount stands. Money is whole đồng. */
export interface Debtors {
  employers: number;
  late: number;
  /** Hard to collect, or frozen. */
  hard: number;
  /** At the ten and the fifty largest of those that are neither. */
  largest_10: number;
  largest_50: number;
  /** By age: <1, 1–<3, 3–<6, 6–<12, >=12 months. */
  ages: number[];
}

/** Whether a province's rate changed, will hold, and what it takes to meet the target in December. */
export interface Outlook {
  code: string;
  /** Of the rate under the due dates before 2025-07 as soon as months on both sides are shown. */
  control: ControlChart | null;
  isOldDue: boolean;
  path: TargetPath | null;
  debtors: Debtors | null;
  /** How many of the largest it takes to collect what is beyond the usual course; null when all do not suffice. */
  largest: number | null;
}

export interface Outlooks {
  period_ix: number;
  target_ix: number;
  target: number;
  test: Backtest | null;
  /** Errors by months ahead, 1 to 12, as far as they are known. */
  tests: Backtest[];
  provinces: Map<string, Outlook>;
}

interface RateRow {
  code: string;
  period_ix: number;
  rate: number | null;
  old_due: number | null;
  late: number | null;
  receivable: number | null;
}

/** Control charts and paths to the target of all provinces at a month. */
export async function outlooksOf(db: Db, periodIx: number, target: number): Promise<Outlooks> {
  const rows = await db.all<RateRow>(`
    select code, period_ix, arrears_rate::double as rate, arrears_rate_old_due::double as old_due,
      late::double as late, receivable_12m::double as receivable
    from metrics.rates
    where level = 'province' and map = 'as-is' and period_ix <= ${periodIx} and coalesce(deliveries, 0) > 0
    order by code, period_ix`);
  await db.run(`set variable ranking_ix = ${periodIx}`);
  const debtors = await readDebtors(db);
  const amounts = await readLargest(db);
  const targetIx = Math.floor(periodIx / 12) * 12 + 11;
  const options = {switchIx: SWITCH_2025_07};
  const all = seriesOf(rows);
  const tests = Array.from({length: 12}, (_, i) => backtest(all, periodIx, i + 1, options)).filter((t) => t !== null);
  const test = tests.find(({ahead}) => ahead === targetIx - periodIx) ?? null;
  const provinces = new Map<string, Outlook>();
  for (const series of all) {
    const own = rows.filter(({code}) => code === series.code);
    const last = own.find((row) => row.period_ix === periodIx);
    const isKnown = last?.late != null && (last.receivable ?? 0) > 0;
    const path = isKnown
      ? targetPath({
          series,
          all,
          ix: periodIx,
          targetIx,
          target,
          late: last.late!,
          receivable: last.receivable!,
          receivableYearAgo: own.find((row) => row.period_ix === periodIx - 12)?.receivable ?? null,
          test,
          options
        })
      : null;
    provinces.set(series.code, {
      code: series.code,
      ...controlOf(own, target),
      path,
      debtors: debtors.get(series.code) ?? null,
      largest: path ? howMany(amounts.get(series.code) ?? [], path.beyond) : null
    });
  }
  return {period_ix: periodIx, target_ix: targetIx, target, test, tests, provinces};
}

/** The calendar month that counts for the target: December. */
const DECEMBER = 11;

function controlOf(rows: readonly RateRow[], target: number): {control: ControlChart | null; isOldDue: boolean} {
  const rated = rows.filter((row) => row.rate !== null);
  const isOldDue = rated.some((r) => r.period_ix < SWITCH_2025_07) && rated.some((r) => r.period_ix >= SWITCH_2025_07);
  const series = rated.flatMap(({period_ix: ix, rate, old_due}) => {
    const value = isOldDue ? old_due : rate;
    return value === null ? [] : [{ix, value}];
  });
  return {control: controlChart(series, target, DECEMBER), isOldDue};
}

function seriesOf(rows: readonly RateRow[]): RateSeries[] {
  const found = new Map<string, RateSeries>();
  if (!rows.length) return [];
  const months = rows.map((row) => row.period_ix);
  const from = months.reduce((a, b) => Math.min(a, b));
  const length = months.reduce((a, b) => Math.max(a, b)) - from + 1;
  const blank = () => Array<number | null>(length).fill(null);
  for (const {code, period_ix, rate, old_due} of rows) {
    const series = found.get(code) ?? {code, from, rate: blank(), oldDue: blank()};
    found.set(code, series);
    series.rate[period_ix - from] = rate;
    series.oldDue[period_ix - from] = old_due;
  }
  return [...found.values()];
}

const sqlOf = (name: string) => readFileSync(join(PROGRAM, "loaders", "ranking", "sql", `${name}.sql`), "utf8");

async function readDebtors(db: Db): Promise<Map<string, Debtors>> {
  type Row = Omit<Debtors, "ages"> & {province: string} & Record<`age_${0 | 1 | 2 | 3 | 4}`, number>;
  const rows = await db.all<Row>(sqlOf("debtors"));
  return new Map(
    rows.map(({province, age_0, age_1, age_2, age_3, age_4, ...row}) => [
      province,
      {...row, ages: [age_0, age_1, age_2, age_3, age_4]}
    ])
  );
}

async function readLargest(db: Db): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const {province, late} of await db.all<{province: string; late: number}>(sqlOf("largest"))) {
    const amounts = found.get(province);
    if (amounts) amounts.push(late);
    else found.set(province, [late]);
  }
  return found;
}
