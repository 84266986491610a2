/** What the worlds of the model comparison hold, so that an agreement on them means something. */
import {describe, expect, test} from "vitest";
import {current} from "../oracle/current.js";
import {oracle} from "../oracle/oracle.js";
import {RULES, SWITCH} from "../oracle/rules.js";
import {FUNDS, type LedgerRow} from "../oracle/types.js";
import {MODEL_WORLDS} from "./spec.js";
import {makeWorld} from "./world.js";

const worlds = MODEL_WORLDS.map(makeWorld);
const states = worlds.map((world) => current(world.deliveries, RULES));
const histories = states.flatMap((state) => [...state.ledger.values()]);
const rows = histories.flat();
const versions = states.flatMap((state) => [...state.versions.values()]);
const exported = worlds.map((world) => oracle(world.deliveries));

/** Pairs of neighbouring rows of one employer. */
const pairs = histories.flatMap((history) =>
  history.slice(1).map((row, i): [LedgerRow, LedgerRow] => [history[i]!, row])
);

describe("ledger rows", () => {
  const kinds: Record<string, (row: LedgerRow) => boolean> = {
    "a credit": (row) => FUNDS.some((fund) => row.funds[fund].closing < 0n),
    "a negative adjustment larger than the accrual": (row) =>
      FUNDS.some((f) => -row.funds[f].adjusted > row.funds[f].accrued),
    "a refund": (row) => FUNDS.some((fund) => row.funds[fund].paid < 0n),
    "no headcount": (row) => row.headcount === 0,
    "a reused code under the new map": (row) =>
      row.period >= SWITCH && ["15", "24", "44", "52", "80", "82", "91"].includes(row.province)
  };
  test.each(Object.entries(kinds))("%s", (_name, holds) => expect(rows.filter(holds).length).toBeGreaterThan(10));

  test("opening debt in the first known month", () => {
    const firsts = histories.map((history) => history[0]!);
    expect(firsts.filter((row) => FUNDS.some((fund) => row.funds[fund].opening > 0n)).length).toBeGreaterThan(10);
  });
});

describe("two months of one employer", () => {
  const kinds: Record<string, (before: LedgerRow, row: LedgerRow) => boolean> = {
    "a gap in which something arose": (before, row) =>
      row.period > before.period + 1 && row.funds.si.opening !== before.funds.si.closing,
    "a break without a gap": (before, row) =>
      row.period === before.period + 1 && row.funds.si.opening !== before.funds.si.closing,
    "a move on the day of the new map": (before, row) =>
      row.period === SWITCH && before.period < SWITCH && RULES.asIs(before.province, before.period) !== row.province,
    "a merger without a move": (before, row) =>
      row.period === SWITCH &&
      before.province !== row.province &&
      RULES.asIs(before.province, before.period) === row.province
  };
  test.each(Object.entries(kinds))("%s", (_name, holds) => {
    expect(pairs.filter(([before, row]) => holds(before, row)).length).toBeGreaterThan(2);
  });
});

test("employers: no version, a late first version, changed cycles, sectors, hard-to-collect and frozen", () => {
  expect(rows.filter((row) => !states.some((state) => state.versions.has(row.employer))).length).toBeGreaterThan(10);
  const changes = (of: (row: (typeof versions)[number][number]) => unknown): number =>
    versions.filter((list) => new Set(list.map(of)).size > 1).length;
  expect(changes((row) => row.cycle)).toBeGreaterThan(5);
  expect(changes((row) => row.hardToCollect)).toBeGreaterThan(5);
  expect(changes((row) => row.frozen)).toBeGreaterThan(5);
  expect(changes((row) => row.sectorVersion)).toBeGreaterThan(5);
});

test("cells: quarantined rows, cells held back, missing deliveries, complete nations", () => {
  const cells = states.flatMap((state) => [...state.cells.values()]);
  expect(cells.filter((cell) => cell.quarantined > 0).length).toBeGreaterThan(5);
  expect(cells.filter((cell) => cell.held).length).toBeGreaterThan(3);
  const nations = exported.flatMap((result) => result.rates.filter((row) => row["level"] === "nation"));
  expect(new Set(nations.map((row) => row["complete"]))).toEqual(new Set(["true", "false"]));
});

test.each(["arrears_rate", "arrears_rate_ytd", "arrears_rate_plan", "arrears_rate_old_due"])(
  "%s: with and without",
  (id) => {
    for (const level of ["nation", "province"]) {
      const values = exported.flatMap((result) =>
        result.rates.filter((row) => row["level"] === level).map((row) => row[id])
      );
      expect(values.filter((value) => value === null).length).toBeGreaterThan(5);
      expect(values.filter((value) => typeof value === "number" && value > 0).length).toBeGreaterThan(5);
    }
  }
);
