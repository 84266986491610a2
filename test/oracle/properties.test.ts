/** What must hold in every world whatever the numbers: the recomputation is itself checked against it. */
import fc from "fast-check";
import {expect, test} from "vitest";
import {makeWorld} from "../worlds/world.js";
import {anyWorld} from "../worlds/spec.js";
import {oracle} from "./oracle.js";
import type {OutputRow} from "./types.js";

const SUMMED = ["employers", "employers_late", "headcount", "wage_base", "late", "late_collectible", "receivable"];

/** Sums of `columns` by month over the rows of one level. */
function sums(rows: OutputRow[], level: string, map: string, columns: string[]): Record<string, string> {
  const result = new Map<string, bigint>();
  for (const row of rows) {
    if (row["level"] !== level || row["map"] !== map) continue;
    for (const column of columns) {
      const key = `${row["period"]} ${column}`;
      result.set(key, (result.get(key) ?? 0n) + BigInt(row[column]!));
    }
  }
  return Object.fromEntries([...result].sort().map(([key, value]) => [key, String(value)]));
}

test("every cut of the nation sums to the nation, and ages and employers to what is late", () => {
  const property = fc.property(anyWorld, (spec) => {
    const {rates, ageing, employers} = oracle(makeWorld(spec).deliveries);
    const nation = sums(rates, "nation", "", SUMMED);
    for (const [level, map] of [
      ["province", "as-is"],
      ["province", "as-was"],
      ["sector", ""],
      ["employer_type", ""],
      ["size_class", ""]
    ]) {
      expect(sums(rates, level!, map!, SUMMED)).toEqual(nation);
    }
    const late = sums(rates, "nation", "", ["late"]);
    expect(sums(ageing, "nation", "", ["late"])).toEqual(late);
    const nations = employers.map((row) => ({...row, level: "nation", map: ""}));
    expect(sums(nations, "nation", "", ["late"])).toEqual(late);
  });
  fc.assert(property, {seed: 7, numRuns: 12});
});

test("what is late is never negative, is late in one of the funds, and has an age", () => {
  const property = fc.property(anyWorld, (spec) => {
    for (const row of oracle(makeWorld(spec).deliveries).employers) {
      const funds = ["si_late", "hi_late", "ui_late", "oa_late"].map((name) => BigInt(row[name]!));
      expect(funds.every((value) => value >= 0n)).toBe(true);
      expect(String(funds.reduce((sum, value) => sum + value, 0n))).toBe(row["late"]);
      expect(row["months_late"] === null).toBe(row["late"] === "0");
    }
  });
  fc.assert(property, {seed: 8, numRuns: 6});
});
