import {expect, it} from "vitest";
import type {DeliveryRow, DeliveryState} from "../../loaders/marts/types.js";
import {deliveryRuns} from "../../loaders/site/pages/deliveryRuns.js";

function cell(province: string, ix: number, state: DeliveryState, rows: number | null = null): DeliveryRow {
  return {
    period_ix: ix,
    map: "34",
    province_code: province,
    as_is_code: province,
    state,
    is_known: rows !== null,
    is_correction: false,
    load_seq: null,
    loaded_at: null,
    rows,
    accepted: rows,
    quarantined: rows === null ? null : 1
  };
}

it("puts months in a row together and keeps the latest first", () => {
  const runs = deliveryRuns([
    cell("86", 1, "missing"),
    cell("86", 2, "missing"),
    cell("86", 3, "delivered", 5),
    cell("86", 4, "missing"),
    cell("01", 2, "quarantined", 7),
    cell("01", 3, "quarantined", 8)
  ]);
  expect(runs.map(({province_code, first_ix, last_ix, rows}) => [province_code, first_ix, last_ix, rows])).toEqual([
    ["86", 4, 4, null],
    ["01", 2, 3, 15],
    ["86", 1, 2, null]
  ]);
});

it("keeps different states apart, and is empty when all is well", () => {
  expect(deliveryRuns([cell("01", 1, "missing"), cell("01", 2, "held", 3)])).toHaveLength(2);
  expect(deliveryRuns([cell("01", 1, "delivered", 3)])).toEqual([]);
});
