import {readFileSync} from "node:fs";
import {join} from "node:path";
import {EXIT, UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";
import {periodText} from "../reference.js";
import type {Db} from "../warehouse/open.js";

/** data/gaming/closing.json: what is looked for around closing dates. */
export interface GamingRules {
  title: {vi: string; en: string};
  reading: {vi: string; en: string};
  parameters: {
    closing_months: number[];
    months_after: number;
    months_before: number;
    /** A finding moves the rate by at least so much (a fraction of the receivable). */
    least_effect: number;
    /** And is at least so many times the median of the months before. */
    times_usual: number;
    inflated_times: number;
  };
  rules: {id: string; vi: string; en: string}[];
}

/** What one rule found in one province at a closing month. Money is whole đồng. */
export interface GamingFinding {
  province: string;
  rule: string;
  period: string;
  amount: number;
  /** Median of the same over the months before the closing month. */
  usual: number;
  employers: number;
  /** What the amount did to the rate, as a fraction of the receivable of twelve months. */
  effect: number;
  /** Whether it is large enough, and unusual enough, to be asked about. */
  isFlagged: boolean;
}

/** Reads the rules; a file that lacks a number is refused. */
export function gamingRules(): GamingRules {
  const rules = JSON.parse(readFileSync(join(PROGRAM, "data", "gaming", "closing.json"), "utf8")) as GamingRules;
  const {closing_months: months, ...numbers} = rules.parameters;
  const bad = Object.entries(numbers).filter(([, value]) => !(typeof value === "number" && value >= 0));
  if (bad.length || !months?.every((m) => Number.isInteger(m) && m >= 1 && m <= 12))
    throw new UserError(`data/gaming/closing.json: parameters: expected months 1 to 12 and numbers`, EXIT.failed);
  return rules;
}

/** The last closing month at or before a month. */
export function closingMonth(periodIx: number, {parameters}: GamingRules): number {
  for (let ix = periodIx; ; ix--) if (parameters.closing_months.includes((ix % 12) + 1)) return ix;
}

/** What the rules find in every province at a closing month: all of it, flagged or not, largest effect first. */
export async function gamingOf(
  db: Db,
  closingIx: number,
  rules: GamingRules = gamingRules()
): Promise<GamingFinding[]> {
  const p = rules.parameters;
  await db.run(`set variable gaming_ix = ${closingIx}; set variable months_after = ${p.months_after};
    set variable months_before = ${p.months_before}; set variable inflated_times = ${p.inflated_times}`);
  const sql = readFileSync(join(PROGRAM, "loaders", "ranking", "sql", "gaming.sql"), "utf8");
  type Row = {province: string; rule: string; period_ix: number; amount: number; employers: number};
  const rows = await db.all<Row>(sql);
  const receivable = await readReceivable(db, closingIx);
  return rows
    .filter((row) => row.period_ix === closingIx)
    .map(({province, rule, amount, employers}): GamingFinding => {
      const before = rows.filter((r) => r.province === province && r.rule === rule && r.period_ix < closingIx);
      const usual = medianOf(
        before.map((r) => r.amount),
        p.months_before
      );
      const base = receivable.get(province) ?? 0;
      // An inflated receivable works through the denominator: rate x amount / receivable.
      const effect =
        base > 0 ? (rule === "receivable_inflated" ? inflated(amount, base, rates(province)) : amount / base) : 0;
      return {
        province,
        rule,
        period: periodText(closingIx),
        amount,
        usual,
        employers,
        effect,
        isFlagged: effect >= p.least_effect && amount > p.times_usual * usual
      };
    })
    .sort((a, b) => Number(b.isFlagged) - Number(a.isFlagged) || b.effect - a.effect || order(a, b));

  function rates(province: string): number {
    return receivable.rates.get(province) ?? 0;
  }
}

/** How much lower the rate is for an amount too much in its denominator. */
function inflated(amount: number, receivable: number, rate: number): number {
  const true_ = receivable - amount;
  return true_ > 0 ? (rate * receivable) / true_ - rate : 0;
}

const order = (a: GamingFinding, b: GamingFinding) =>
  a.province < b.province ? -1 : a.province > b.province ? 1 : a.rule < b.rule ? -1 : 1;

/** The median of amounts over a number of months, those without any being 0. */
function medianOf(amounts: readonly number[], months: number): number {
  const all = [...amounts, ...Array<number>(Math.max(0, months - amounts.length)).fill(0)].sort((a, b) => a - b);
  return all.length ? all[Math.floor((all.length - 1) / 2)]! : 0;
}

class Receivable extends Map<string, number> {
  readonly rates = new Map<string, number>();
}

async function readReceivable(db: Db, ix: number): Promise<Receivable> {
  const rows = await db.all<{code: string; receivable: number | null; rate: number | null}>(`
    select code, receivable_12m::double as receivable, arrears_rate::double as rate from metrics.rates
    where level = 'province' and map = 'as-is' and period_ix = ${ix}`);
  const found = new Receivable();
  for (const {code, receivable, rate} of rows) {
    found.set(code, receivable ?? 0);
    found.rates.set(code, rate ?? 0);
  }
  return found;
}
