/** Each innocent explanation alone: the same suspect with and without what explains it, straight into the model. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {prepareDetection} from "../../loaders/detection/rules.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

const MODEL = readFileSync(join(import.meta.dirname, "../../loaders/detection/int_cleared.sql"), "utf8");
/** Tết of 2024 stood in February: months since the year 0. */
const TET = 2024 * 12 + 1;

/** What int_context says of a suspect, where it differs from an ordinary fall by 40 % in June 2024. */
const ORDINARY = {
  variable: "headcount",
  kind: "sudden_change",
  period_ix: 2024 * 12 + 5,
  change: Math.log(0.6),
  sector: 0,
  place: 0,
  observed: 60,
  expected: 100,
  months_known: 24
};
type Suspect = Partial<typeof ORDINARY>;
const down = Math.log(0.6);
const CASES: Record<string, [explains: string, innocent: Suspect, twin: Suspect]> = {
  "a dip at Tết": [
    "clear_tet",
    {period_ix: TET, change: Math.log(0.93), observed: 93},
    {period_ix: TET, change: Math.log(0.8), observed: 80}
  ],
  "a rise two months after Tết, not three": [
    "clear_tet",
    {period_ix: TET + 2, change: Math.log(1.08), observed: 108},
    {period_ix: TET + 3, change: Math.log(1.08), observed: 108}
  ],
  "a sector that fell by half as much, not by less": [
    "clear_sector",
    {sector: 0.6 * down, expected: 73.6},
    {sector: 0.4 * down, expected: 81.5}
  ],
  "a sector that fell, not one that rose": ["clear_sector", {sector: 0.7 * down}, {sector: -0.7 * down}],
  "a province that fell": ["clear_province", {place: 0.6 * down}, {place: 0.3 * down}],
  "a sector's move of two percent explains nothing": [
    "clear_sector",
    {sector: -0.05, change: -0.08},
    {sector: -0.02, change: -0.03}
  ],
  "a season: what was expected is what came": ["clear_season", {expected: 65}, {expected: 95}],
  "no season within a year of history": ["clear_season", {expected: 65}, {expected: 65, months_known: 8}],
  "a pattern with a name is no season": ["clear_season", {expected: 65}, {expected: 65, kind: "headcount_shaved"}]
};
const explained = new Map<string, string[]>();

beforeAll(() =>
  withDatabase(":memory:", {}, async (db) => {
    await db.run("create schema warehouse; create schema detection; attach ':memory:' as staging");
    await prepareDetection(db);
    const suspects = Object.values(CASES).flatMap(([, innocent, twin]) => [innocent, twin]);
    const rows = suspects.map((s, i) => {
      const c = {...ORDINARY, ...s};
      return `(${i}, ${c.period_ix}, '${c.variable}', '${c.kind}', ${c.change}, ${c.sector}, ${c.place}, ${c.observed}, ${c.expected}, ${c.months_known}, 60, 100, 360000000, 600000000, 1, 1, '79', '79', '79', '79', 'I', '3', '3')`;
    });
    await db.run(`
      create table ref.events as select 'tet' as kind, ${TET} as period_ix;
      create table staging.int_context as select * from (values ${rows.join(", ")}) as t(employer_id, period_ix, variable, kind, change,
        sector, place, observed, expected, months_known, heads, heads_then, wages, wages_then, stratum_id, stratum_then, as_is_code, as_is_then,
        province_code, province_then, min_wage_region, employer_type, type_then);
      create table detection.dim_stratum as select 1 as stratum_id, false as is_public;
      create table detection.fct_partner(employer_id integer, period_ix integer, leaves_debt boolean, is_giver boolean);
      create table staging.int_opposite(employer_id integer, period_ix integer, doubt varchar);
      create table warehouse.fct_delivery(period_ix integer, province_code varchar, quarantined integer, rows integer, is_held boolean);
      create table warehouse.fct_reconciliation(period_ix integer, province_code varchar, check_id varchar, expected hugeint, found hugeint, is_provisional boolean)`);
    for (const r of await db.all<{i: number; e: string}>(
      `select employer_id as i, coalesce(array_to_string(explained_by, ','), '') as e from (${MODEL})`
    ))
      explained.set(`${Object.keys(CASES)[r.i >> 1]}/${r.i % 2}`, r.e.split(",").filter(Boolean));
  })
);

describe("an explanation alone", () => {
  it.each(Object.entries(CASES))("%s", (name, [explains]) => {
    expect(explained.get(`${name}/0`)).toEqual([explains]);
    expect(explained.get(`${name}/1`)).not.toContain(explains);
  });
});
