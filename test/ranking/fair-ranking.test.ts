import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {coverage} from "../../loaders/eval/ranking/coverage.js";
import {CHANGE_FAMILIES, changeCoverage} from "../../loaders/eval/ranking/changes.js";
import {nation} from "../../loaders/eval/ranking/nation.js";
import {FAMILIES} from "../../loaders/eval/ranking/families.js";
import {fairRanking, type RankGroup} from "../../src/domain/stats/fairRanking.js";
import {binned, type EmployerAtRisk} from "../../src/domain/stats/lateBins.js";
import {riskJumps} from "../../src/domain/stats/lateRisk.js";
import {expectedByMix, type MixCell} from "../../src/domain/stats/mix.js";

/** Groups to rank from employers, expected at the nation's rate. */
function groupsOf(employers: EmployerAtRisk[]): RankGroup[] {
  const {exposures, events, stranded} = binned(employers);
  const jumps = riskJumps(exposures, events, stranded);
  const sum = (of: (e: EmployerAtRisk) => number, group?: string) =>
    employers.filter((e) => group === undefined || e.group === group).reduce((s, e) => s + of(e), 0);
  const rate = sum((e) => e.late) / sum((e) => e.receivable);
  return [...new Set(employers.map((e) => e.group))].map((code) => ({
    code,
    late: sum((e) => e.late, code),
    receivable: sum((e) => e.receivable, code),
    expected: rate * sum((e) => e.receivable, code),
    jumps: jumps.get(code) ?? {size: Float64Array.of(), rate: Float64Array.of()}
  }));
}

const employer = fc.record({
  group: fc.constantFrom("01", "31", "48", "79", "92"),
  sector: fc.constantFrom("C", "F", "G"),
  isWorking: fc.boolean(),
  receivable: fc.integer({min: 1_000_000, max: 2_000_000_000}),
  part: fc.oneof(fc.constant(0), fc.constant(0), fc.double({min: 0.01, max: 6, noNaN: true}))
});
const world = fc
  .array(employer, {minLength: 1, maxLength: 60})
  .map((list) => list.map(({part, ...e}): EmployerAtRisk => ({...e, late: Math.round(part * e.receivable)})));

describe("fair ranking, any world", () => {
  it("keeps rates, ranks and intervals in order", () => {
    fc.assert(
      fc.property(world, (employers) => {
        const {groups} = fairRanking(groupsOf(employers));
        for (const g of groups) {
          expect(g.rate_low).toBeLessThanOrEqual(g.rate);
          expect(g.rate_high).toBeGreaterThanOrEqual(g.rate);
          expect(g.rank_low).toBeLessThanOrEqual(g.rank);
          expect(g.rank_high).toBeGreaterThanOrEqual(g.rank);
          expect(g.rank_low_all).toBeLessThanOrEqual(g.rank_low);
          expect(g.rank_high_all).toBeGreaterThanOrEqual(g.rank_high);
          expect(g.rank).toBe(1 + groups.filter((o) => o.rate > g.rate).length);
          expect(Number.isNaN(g.shrunken_rate)).toBe(false);
          for (const other of g.alike) expect(groups.find((o) => o.code === other)!.alike).toContain(g.code);
        }
      }),
      {numRuns: 40, seed: 7}
    );
  });

  it("does not depend on the order of employers", () => {
    fc.assert(
      fc.property(world, (employers) => {
        const plain = fairRanking(groupsOf(employers)).groups;
        const turned = fairRanking(groupsOf([...employers].reverse())).groups;
        for (const g of plain) {
          const other = turned.find((o) => o.code === g.code)!;
          expect(other.rank).toBe(g.rank);
          expect(other.rate_low).toBeCloseTo(g.rate_low, 9);
          expect(other.shrunken_rate).toBeCloseTo(g.shrunken_rate, 9);
        }
      }),
      {numRuns: 15, seed: 8}
    );
  });

  it("one province is first, last and alone; one employer has an interval around its rate", () => {
    const one: EmployerAtRisk = {group: "01", sector: "C", isWorking: true, receivable: 1e9, late: 1e8};
    const [g] = fairRanking(groupsOf([one])).groups;
    expect(g).toMatchObject({rank: 1, rank_low: 1, rank_high: 1, alike: [], outside: null, rate: 0.1});
    expect(g!.rate_low).toBeLessThan(0.1);
    expect(g!.rate_high).toBeGreaterThan(0.1);
  });

  it("nobody late: all rates are 0 and tied, nothing bounds them from above", () => {
    const rows = ["01", "79"].map((group) => ({group, sector: "C", isWorking: true, receivable: 1e9, late: 0}));
    for (const g of fairRanking(groupsOf(rows)).groups)
      expect(g).toMatchObject({rate: 0, rank: 1, rank_low: 1, rank_high: 2, rate_low: 0, rate_high: Infinity});
  });

  it("everybody late alike: tied groups stay tied", () => {
    const rows = ["01", "31", "79"].flatMap((group) =>
      Array.from({length: 30}, () => ({group, sector: "C", isWorking: true, receivable: 1e8, late: 1e7}))
    );
    for (const g of fairRanking(groupsOf(rows)).groups) expect(g).toMatchObject({rank: 1, rank_low: 1, rank_high: 3});
  });

  it("a province without a receivable has no rate and is left out", () => {
    const groups = groupsOf([{group: "01", sector: "C", isWorking: true, receivable: 1e9, late: 1e7}]);
    const empty: RankGroup = {code: "79", late: 5, receivable: 0, expected: 0, jumps: groups[0]!.jumps};
    expect(fairRanking([...groups, empty]).groups.map((g) => g.code)).toEqual(["01"]);
    expect(fairRanking([])).toMatchObject({groups: [], target: 0});
  });

  it("tells apart what is far apart", () => {
    const rows = [...Array(20).keys()].flatMap((i) =>
      Array.from({length: 400}, (_, k) => ({
        group: String(i).padStart(2, "0"),
        sector: "C",
        isWorking: true,
        receivable: 1e8,
        late: k % (i < 2 ? 2 : 40) === 0 ? 2e7 : 0
      }))
    );
    const groups = fairRanking(groupsOf(rows)).groups;
    expect(groups.filter((g) => g.code < "02").every((g) => g.rank_low === 1 && g.rank_high === 2)).toBe(true);
    expect(groups.filter((g) => g.code >= "02").every((g) => g.rank_low === 3 && g.rank_high === 20)).toBe(true);
  });
});

describe("coverage, seeded and small (npx tsx loaders/eval/ranking/run.ts is the large one)", () => {
  for (const name of ["usual", "pareto 1.2", "many late, little each"])
    it(`nations: ${name}`, () => {
      const family = {...FAMILIES.find((f) => f.name === name)!, employers: 3000};
      const found = coverage(name, (seed) => nation(family, seed), 5, 300);
      expect(found.units).toBe(5 * 34);
      // 170 intervals: three standard errors of 95 % are 5 points.
      expect(found.rate).toBeGreaterThan(0.9);
      expect(found.rate).toBeLessThan(0.995);
      expect(found.rank).toBeGreaterThan(0.94);
      expect(found.outside).toBeLessThan(0.015);
      // An interval that says nothing would cover too.
      expect(found.width).toBeLessThan(6);
    });
});

it("changes on the year before: intervals hold the truth where few are late (the error of those seen holds 77 %)", async () => {
  const few = CHANGE_FAMILIES.find(({name}) => name === "few late")!;
  expect(await changeCoverage({...few, employers: 1500}, 3, 11)).toBeGreaterThan(0.9);
});

describe("what is expected of a mix", () => {
  const cell = (code: string, sector: string, employers: number, late: number, receivable: number): MixCell => ({
    code,
    sector,
    employer_type: "2",
    size_class: "10–49",
    employers,
    late,
    receivable
  });

  it("adds up to what is late, and finds no fault with a mix alone", () => {
    const rows = [
      cell("01", "C", 4000, 100, 1000),
      cell("01", "G", 1000, 5, 500),
      cell("79", "C", 1000, 10, 100),
      cell("79", "G", 9000, 50, 5000)
    ];
    const {expected, peers} = expectedByMix(rows);
    expect(expected.get("01")! + expected.get("79")!).toBeCloseTo(165, 9);
    // Sector C is late by 10 %, G by 1 %, in both: no province differs from what its mix lets expect.
    expect(expected.get("01")! / 105).toBeCloseTo(1, 2);
    expect(peers("01", ["01", "79"])).toEqual(["79"]);
  });

  it("does not compare an employer alone in its cell with itself", () => {
    const rows = ["01", "79"].flatMap((code) => [cell(code, "C", 500, 20, 1000), cell(code, "B", 500, 20, 1000)]);
    const alone = {...cell("79", "B", 1, 90, 100), size_class: "500+"};
    const others = ["01", "79"].map((code) => ({...cell(code, "C", 500, 20, 1000), size_class: "500+"}));
    const {expected} = expectedByMix([...rows, alone, ...others]);
    // Of the 90 late at the one that stands alone, its own province is not expected to have all.
    expect(expected.get("79")!).toBeLessThan(150 * 0.95);
    expect(expected.get("79")! + expected.get("01")!).toBeCloseTo(210, 9);
  });
});
