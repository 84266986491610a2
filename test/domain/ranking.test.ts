import {expect, it} from "vitest";
import {rankingAt} from "../../src/domain/ranking.js";
import type {RankingUnit} from "../../src/domain/ranking.js";

const periods = Array.from(
  {length: 14},
  (_, i) => `${2025 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}`
);

function unit(code: string, label: string, rates: (number | null)[]): RankingUnit {
  const rest = {late: [], receivable: [], employers_late: []};
  return {code, label, href: "#", values: {rate: rates, ...rest}};
}

const flat = (value: number | null) => periods.map(() => value);
const rising = periods.map((_, i) => 0.02 + i / 1000);
const data = {
  periods,
  baseline: 0.03,
  rows: [
    unit("1", "Đồng Nai", flat(0.02)),
    unit("2", "An Giang", rising),
    unit("3", "Cà Mau", flat(0.02)),
    unit("4", "Huế", flat(null))
  ]
};

it("puts the highest rate first, shares ranks of equals, ranks nothing unknown", () => {
  const ranked = rankingAt(data, "2026-02");
  expect(ranked.map(({label, rank}) => [label, rank])).toEqual([
    ["An Giang", 1],
    ["Cà Mau", 2],
    ["Đồng Nai", 2],
    ["Huế", null]
  ]);
});

it("compares with the month before, the same month last year and the baseline", () => {
  const [first] = rankingAt(data, "2026-02");
  expect(first!.distance).toBeCloseTo(0.003, 12);
  expect(first!.change_month).toBeCloseTo(0.001, 12);
  expect(first!.change_year).toBeCloseTo(0.012, 12);
  expect(rankingAt(data, "2025-01")[0]!.change_month).toBeNull();
});

it("refuses a month outside of its data", () => {
  expect(() => rankingAt(data, "2024-12")).toThrow("invalid period: 2024-12");
});
