import {describe, expect, it} from "vitest";
import {deseason, seasonKeys} from "../../src/domain/stats/season.js";
import {wilson} from "../../src/domain/stats/wilson.js";

const months = (from: number, n: number) =>
  Array.from({length: n}, (_, i) => {
    const ix = from * 12 + i;
    return `${Math.floor(ix / 12)}-${String((ix % 12) + 1).padStart(2, "0")}`;
  });
const EVENTS = [
  {period: "2023-01", kind: "tet"},
  {period: "2024-02", kind: "tet"},
  {period: "2025-01", kind: "tet"},
  {period: "2024-07", kind: "wage"},
  {period: "2023-10", kind: "law"}
];

describe("seasonKeys", () => {
  it("compares Tết with Tết wherever it falls, other months with their like", () => {
    const periods = months(2023, 36);
    const keys = seasonKeys(periods, EVENTS, "workers");
    const at = (period: string) => keys[periods.indexOf(period)];
    expect([at("2023-01"), at("2024-02"), at("2025-01")]).toEqual(["tet 0", "tet 0", "tet 0"]);
    expect([at("2024-01"), at("2024-12")]).toEqual(["tet -1", "tet -1"]);
    expect([at("2023-02"), at("2024-03")]).toEqual(["tet 1", "tet 1"]);
    expect([at("2023-07"), at("2024-07"), at("2023-10")]).toEqual(["month 07", "month 07", "month 10"]);
    const wages = seasonKeys(periods, EVENTS, "wages");
    expect(wages[periods.indexOf("2024-07")]).toBe("wage");
    expect(wages[periods.indexOf("2025-01")]).toBe("month 01");
  });
});

describe("deseason", () => {
  const periods = months(2022, 48);
  const keys = seasonKeys(periods, [], "workers");

  it("leaves nothing of a pure season, and the whole of what happened once", () => {
    const season = periods.map((p) => (p.endsWith("-03") ? -0.08 : p.endsWith("-04") ? 0.07 : 0.001));
    for (const value of deseason(season, keys)) expect(value).toBeCloseTo(0, 12);
    const once = season.map((v, i) => (i === 40 ? v - 0.05 : v));
    expect(deseason(once, keys)[40]).toBeCloseTo(-0.05, 12);
    // The odd month does not change what its like of other years look like: their median is of three others.
    expect(deseason(once, keys)[28]).toBeCloseTo(0, 12);
  });

  it("takes of a single other year only what both have in common", () => {
    const two = keys.slice(0, 24);
    const values = two.map((_, i) => (i === 2 ? -0.08 : i === 14 ? -0.03 : 0));
    const out = deseason(values, two);
    expect(out[2]).toBeCloseTo(-0.05, 12);
    expect(out[14]).toBeCloseTo(0, 12);
    expect(deseason([-0.08, 0.03], ["a", "a"])).toEqual([-0.08, 0.03]);
  });

  it("keeps gaps as gaps and a month without its like as it is", () => {
    expect(deseason([0.1, null, 0.3], ["a", "b", "c"])).toEqual([0.1, null, 0.3]);
  });
});

describe("wilson", () => {
  it("gives the interval that is published for 81 of 263, and sane ends", () => {
    // Newcombe 1998, table I: 0.2553 to 0.3662.
    const share = wilson(81, 263)!;
    expect(share.low).toBeCloseTo(0.2553, 4);
    expect(share.high).toBeCloseTo(0.3662, 4);
    // The same table: 15 of 148, 0.0624 to 0.1605; 0 of 20, 0 to 0.1611; 1 of 29, 0.0061 to 0.1718.
    expect(wilson(15, 148)!.low).toBeCloseTo(0.0624, 4);
    expect(wilson(15, 148)!.high).toBeCloseTo(0.1605, 4);
    expect(wilson(0, 20)).toMatchObject({share: 0, low: 0});
    expect(wilson(0, 20)!.high).toBeCloseTo(0.1611, 4);
    expect(wilson(1, 29)!.low).toBeCloseTo(0.0061, 4);
    expect(wilson(1, 29)!.high).toBeCloseTo(0.1718, 4);
    expect(wilson(0, 0)).toBeNull();
  });
});
