/**
 * `npx tsx loaders/eval/ranking/changes.ts [--nations N]`: how often the interval of a change on the year before holds
 * the true change, by the query that the ranking uses, in nations whose employers stay late or not.
 */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {parseArgs} from "node:util";
import {PROGRAM} from "../../paths.js";
import {withDatabase, type Db} from "../../warehouse/open.js";
import {uniform} from "../worlds.js";
import {PROVINCES} from "./nation.js";

export interface ChangeFamily {
  name: string;
  employers: number;
  /** Size in heads: a lognormal's spread, or the exponent of a Pareto tail. */
  spread?: number;
  exponent?: number;
  chance: number;
  /** Chance that an employer's lateness lasts for the year. */
  lasting: number;
  /** Spread (of logs) of what provinces' chances are multiplied by. */
  moves: number;
}

export const CHANGE_FAMILIES: readonly ChangeFamily[] = [
  {name: "lognormal 1.5", employers: 6000, spread: 1.5, chance: 0.12, lasting: 0.5, moves: 0.3},
  {name: "lognormal 2.1", employers: 6000, spread: 2.1, chance: 0.12, lasting: 0.5, moves: 0.3},
  {name: "Pareto 1.1", employers: 6000, exponent: 1.1, chance: 0.12, lasting: 0.5, moves: 0.3},
  {name: "many late, nothing moves", employers: 6000, spread: 1.5, chance: 0.4, lasting: 0.3, moves: 0},
  {name: "few late", employers: 6000, spread: 1.5, chance: 0.04, lasting: 0.6, moves: 0.3}
];

/** The month that is ranked, with the one a year before it: both before due dates moved. */
const IX = 24_200;
const EDGE = 1.959964;

/** Share of provinces whose interval holds the true change. */
export async function changeCoverage(family: ChangeFamily, nations: number, seed: number): Promise<number> {
  const sql = readFileSync(join(PROGRAM, "loaders", "ranking", "sql", "changes.sql"), "utf8");
  let [held, all] = [0, 0];
  for (let i = 0; i < nations; i++)
    await withDatabase(":memory:", {threads: 1}, async (db) => {
      const truth = await makeYears(db, family, seed + i);
      for (const {code, change, error} of await db.all<{code: string; change: number; error: number}>(sql)) {
        all++;
        held += Number(Math.abs(change - truth.get(code)!) <= EDGE * error);
      }
    });
  return held / all;
}

const FUNDS = ["si", "hi", "ui", "oa"];

/** Tables as the warehouse has them, a year's receivable in one month of each year; gives the true changes. */
async function makeYears(db: Db, family: ChangeFamily, seed: number): Promise<Map<string, number>> {
  const next = uniform(seed * 6151 + 3);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const months = () => {
    let owed = 1;
    while (next() < 0.75 && owed < 60) owed++;
    return owed;
  };
  const weights = Array.from({length: PROVINCES}, (_, i) => (i + 2) ** -0.9);
  const whole = weights.reduce((a, b) => a + b, 0);
  const rows: string[] = [];
  const truth = new Map<string, number>();
  weights.forEach((weight, i) => {
    const code = String(i).padStart(2, "0");
    const chances = [family.chance, Math.min(0.9, family.chance * Math.exp(family.moves * gauss()))] as const;
    const sums = [0, 0, 0, 0];
    for (let k = Math.round((family.employers * weight) / whole); k > 0; k--) {
      const heads = family.exponent
        ? Math.min(25_000, 1.5 * (1 - next()) ** (-1 / family.exponent))
        : Math.exp(1.9 + family.spread! * gauss());
      const due = [heads, heads].map((h) => Math.round(12e6 * h * Math.exp(0.1 * gauss()))) as [number, number];
      const owed = owes(family, chances, months, next);
      owed.forEach((m, side) => {
        rows.push(
          `(${rows.length >> 1}, ${IX - 12 * (1 - side)}, '${code}', ${due[side]}, ${Math.round((due[side]! / 12) * m)})`
        );
        sums[side]! += due[side]!;
        sums[2 + side]! += (due[side]! / 12) * chances[side]! * MEAN_MONTHS;
      });
    }
    truth.set(code, sums[3]! / sums[1]! - sums[2]! / sums[0]!);
  });
  await db.run(`set variable ranking_ix = ${IX}; set variable ranking_level = 'province';
    create schema warehouse; create schema metrics;
    create table made(employer_id, period_ix, as_is_code, due, late) as select * from (values ${rows.join(",")});
    create table warehouse.fct_ledger as select employer_id, period_ix, as_is_code, 0 as version_id, due as si_accrued,
      ${FUNDS.flatMap((f) => [`${f}_accrued`, `${f}_adjusted`])
        .slice(1)
        .map((c) => `0 as ${c}`)
        .join(", ")} from made;
    create table warehouse.fct_late as select employer_id, period_ix, late, late as late_old_due from made where late > 0;
    create table warehouse.dim_employer_version(version_id integer, section varchar, officer_code varchar);
    create table metrics.rates as select 'nation' as level, 1.0 as receivable_12m, unnest([${IX - 12}, ${IX}]) as period_ix`);
  return truth;
}

const MEAN_MONTHS = (1 - 0.75 ** 60) / 0.25;

/** Months owed a year ago and now: late at either end with the province's chance, for some the same debt at both. */
function owes(
  {lasting}: ChangeFamily,
  [before, after]: readonly [number, number],
  months: () => number,
  next: () => number
): [number, number] {
  const first = next() < before ? months() : 0;
  if (next() >= lasting) return [first, next() < after ? months() : 0];
  if (first > 0) return [first, next() < after / before ? first : 0];
  return [first, next() < (after - before) / (1 - before) ? months() : 0];
}

async function main(): Promise<void> {
  const {values} = parseArgs({
    options: {nations: {type: "string", default: "30"}, seed: {type: "string", default: "1"}}
  });
  for (const family of CHANGE_FAMILIES) {
    const share = await changeCoverage(family, Number(values.nations), Number(values.seed));
    process.stdout.write(`${family.name.padEnd(28)} ${(100 * share).toFixed(1)}\n`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
