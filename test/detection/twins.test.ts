/** Every named pattern and every shape beside its innocent twin, in one world; every innocent explanation where it holds. */
import {beforeAll, describe, expect, it} from "vitest";
import {withDetection, type PanelEmployer} from "../../loaders/eval/panel.js";
import {readRules} from "../../loaders/detection/rules.js";
import {changed, FROM, ordinary} from "./panels.js";

const MONTHS = 36;
/** July 2024, when the base salary rose by 30 % and the regional minimum of region I from 4.68 to 4.96 million. */
const STEP = 18;
/** Wages of the market rise by 6 % in the month of the step. */
const crowd = changed(ordinary(300, MONTHS, 5), (e) => ({
  ...e,
  wages: e.wages!.map((w, t) => (t >= STEP ? Math.round(w! * 1.06) : w))
}));
const series = (f: (t: number) => number) => Array.from({length: MONTHS}, (_, t) => Math.round(f(t)));
const steps = (from: number, to: number, at: number) => series((t) => (t < at ? from : to));
const raised = (wage: number) => (t: number) => (t >= STEP ? wage * 1.06 : wage);
type Given = Partial<PanelEmployer> & {heads: PanelEmployer["heads"]; pay?: (t: number) => number};
/** Heads of 40 that move once, in the month of the step, so that there is something to look at. */
const near40 = series((t) => (t >= STEP ? 41 : 40));

const PLANTED: Record<string, Given> = {
  jump: {heads: steps(200, 90, 15)},
  spike: {heads: series((t) => (t === 15 ? 330 : 200))},
  erosion: {heads: series((t) => 300 * 0.97 ** Math.max(0, t - 8))},
  "leave and return": {heads: series((t) => (t > 12 && t < 16 ? 60 : 200))},
  "wage jump": {heads: series(() => 60), pay: (t) => raised(6e6)(t) * (t >= 15 ? 1.5 : 1)},
  "cut to the minimum": {heads: series(() => 40), region: "I", pay: (t) => (t < 15 ? 8e6 : 5_007_000)},
  "cut elsewhere": {heads: series(() => 40), region: "I", pay: (t) => (t < 15 ? 8e6 : 5_900_000)},
  "frozen at the minimum": {heads: near40, region: "I", pay: () => 5_200_000},
  "raised from the minimum": {heads: near40, region: "I", pay: (t) => (t < STEP ? 5e6 : 5.4e6)},
  // 1.07 x the minimum in force, which rises from 4.68 to 4.96 million; found in a month without a step.
  "follows the minimum": {
    heads: series((t) => (t < 22 ? 40 : 42)),
    region: "I",
    pay: (t) => (t < 10 ? 6e6 : t < STEP ? 5_007_600 : 5_307_200)
  },
  "near the minimum, and moving": {
    heads: series((t) => (t < 22 ? 40 : 42)),
    region: "I",
    pay: (t) => (t < 10 ? 6e6 : t < STEP ? 4_800_000 + 10_000 * t : 5_307_200)
  },
  "at the minimum, all still": {heads: series(() => 40), region: "I", pay: (t) => (t < STEP ? 5_007_600 : 5_307_200)},
  "inflated in a small one": {heads: series(() => 8), pay: (t) => (t < 15 ? 6e6 : 10e6)},
  "inflated in a large one": {heads: series(() => 80), pay: (t) => (t < 15 ? 6e6 : 10e6)},
  "shaved under 100": {heads: series((t) => (t < 15 ? 115 : t === 15 ? 105 : 96))},
  "fallen between thresholds": {heads: series((t) => (t < 15 ? 175 : t === 15 ? 160 : 146))},
  "collapse with debt": {heads: steps(120, 6, 15), late: series((t) => (t < 13 ? 0 : 6e8))},
  "collapse, all paid": {heads: steps(120, 6, 15)},
  "payments stop": {
    heads: series(() => 20),
    paid: series((t) => (t < 18 ? 1 : 0)),
    late: series((t) => Math.max(0, t - 17) * 4e7)
  },
  "quarterly payer": {
    heads: series(() => 20),
    cycle: 3,
    paid: series((t) => (t < 18 ? 1 : 0)),
    late: series((t) => Math.max(0, t - 17) * 4e7)
  },
  "always a bad payer": {
    heads: series(() => 20),
    paid: series((t) => (t % 4 ? 0 : 4)),
    late: series(() => 4e7)
  },
  "shuffle, giver": {heads: steps(100, 40, 15), late: series((t) => (t < 14 ? 0 : 3e8)), division: "62", section: "K"},
  "shuffle, taker": {heads: steps(30, 90, 15), division: "62", section: "K"},
  "split, giver": {heads: steps(100, 40, 22), division: "46", section: "G"},
  "merger, giver": {heads: steps(160, 0, 27), division: "14"},
  "merger, taker": {heads: steps(150, 310, 27), division: "14"},
  "every summer": {heads: series((t) => (t % 12 === 5 || t % 12 === 6 ? 150 : 100))},
  // Tết stood in January 2023, February 2024, January 2025: the same dip in another month of the year.
  "every Tết": {heads: series((t) => ([0, 13, 24].includes(t) ? 140 : 200))},
  "public body at the step": {
    heads: near40,
    type: "4",
    division: "84",
    section: "P",
    pay: (t) => (t < STEP ? 6e6 : 7.8e6)
  },
  "moves to another sector": {heads: steps(200, 320, 20), later: {t: 20, division: "49", section: "H"}},
  "moves to another province": {heads: steps(200, 320, 20), later: {t: 20, place: "31"}},
  "in a broken delivery": {heads: steps(200, 320, 30), place: "48"},
  "moves its province": {heads: steps(9000, 2000, 32), place: "01"},
  "beside who moves the province": {heads: steps(200, 320, 32), place: "01"},
  "in a block": {heads: steps(200, 320, 32), place: "79"},
  "a month never came": {heads: series((t) => 200 + (t > 25 ? 1 : 0)).map((h, t) => (t === 25 ? (null as never) : h))},
  "never moves": {heads: series(() => 50)}
};
/** What the provinces did: in the first it was one employer, in the second everybody. */
const MOVED = [
  {place: "01", t: 32, before: 15_000, now: 8_100},
  {place: "79", t: 32, before: 6000, now: 9600}
];
const names = Object.keys(PLANTED);
interface Flag {
  name: string;
  t: number;
  variable: string;
  kind: string;
  direction: string;
  tier: string | null;
  course: string | null;
  explained: string[];
  survived: string[];
}
let flags: Flag[] = [];

beforeAll(async () => {
  const cells = [
    ["01", "10", "C"],
    ["31", "14", "C"],
    ["48", "46", "G"],
    ["79", "62", "K"],
    ["31", "10", "C"],
    ["48", "14", "C"]
  ];
  const base = {place: "01", division: "10", section: "C"};
  const added = names.map((name, i): PanelEmployer => {
    const [place, division, section] = cells[i % cells.length] as [string, string, string];
    const own = /giver|taker/.test(name) ? base : {place, division, section};
    const {pay = raised(6e6), ...e} = PLANTED[name]!;
    const wages = e.heads.map((h, t) => (h === null ? null : h * Math.round(pay(t))));
    return {...own, code: `TZ${String(i).padStart(5, "0")}`, wages, ...e};
  });
  // The other half of the split: a new code.
  const born = steps(0, 60, 22).map((h) => h || null);
  added.push({
    ...base,
    division: "46",
    section: "G",
    code: "TZ99999",
    heads: born,
    wages: born.map((h, t) => h && h * raised(6e6)(t))
  });
  const panel = {...crowd, employers: [...crowd.employers, ...added], unsound: [{place: "48", t: 30}], moved: MOVED};
  // Twins need no room in the list: everybody who is named is seen, whatever the budget.
  flags = await withDetection(panel, async (db) => {
    const rows = await db.all<
      Omit<Flag, "name" | "explained" | "survived"> & {employer: number; e: string; s: string}
    >(`
      select employer_id as employer, period_ix - ${FROM} as t, variable, kind, direction, tier, course,
        array_to_string(explained_by, ',') as e, array_to_string(survived, ',') as s
      from detection.fct_flag order by all`);
    const list = (text: string | null) => (text ?? "").split(",").filter(Boolean);
    return rows.map((r) => ({
      ...r,
      name: names[r.employer - crowd.employers.length] ?? "",
      explained: list(r.e),
      survived: list(r.s)
    }));
  });
});

const of = (name: string) => flags.filter((f) => f.name === name);
const kinds = (name: string) => of(name).map((f) => `${f.t} ${f.variable} ${f.kind}`);
const suspect = (name: string) => of(name).filter((f) => f.explained.length === 0);

describe("shapes", () => {
  it("jump and level shift, spike that reverts, leave and return, slow erosion, wage", () => {
    expect(of("jump").find((f) => f.variable === "headcount")).toMatchObject({
      t: 15,
      direction: "down",
      course: "persists"
    });
    expect(of("spike").map((f) => [f.t, f.course])).toEqual([
      [15, "reverted"],
      [15, "reverted"]
    ]);
    expect(kinds("leave and return")).toContain("13 headcount sudden_change");
    expect(kinds("leave and return")).toContain("16 headcount mass_leave_return");
    expect(of("erosion").map((f) => f.kind)).toContain("slow_erosion");
    expect(of("erosion").map((f) => f.kind)).not.toContain("sudden_change");
    expect(kinds("wage jump")).toContain("15 average_wage sudden_change");
  });
});

describe("named patterns and their twins", () => {
  const has = (name: string, kind: string) => suspect(name).some((f) => f.kind === kind);
  it.each([
    ["wage_cut_to_minimum", "cut to the minimum", "cut elsewhere"],
    ["wage_frozen_at_minimum", "frozen at the minimum", "raised from the minimum"],
    ["wage_frozen_at_minimum", "follows the minimum", "near the minimum, and moving"],
    ["wage_inflated_before_benefit", "inflated in a small one", "inflated in a large one"],
    ["headcount_shaved", "shaved under 100", "fallen between thresholds"],
    ["mass_leave_return", "leave and return", "spike"],
    ["headcount_collapse_debt_stays", "collapse with debt", "collapse, all paid"],
    ["payment_stop", "payments stop", "quarterly payer"],
    ["payment_stop", "payments stop", "always a bad payer"],
    ["code_shuffle", "shuffle, giver", "split, giver"],
    ["code_shuffle", "shuffle, taker", "merger, taker"]
  ])("%s: %s, not %s", (kind, planted, twin) => {
    expect(has(planted, kind)).toBe(true);
    expect(of(twin).map((f) => f.kind)).not.toContain(kind);
  });
  it("finds a wage that follows the minimum in any month, once a year, where something else moved", () => {
    const frozen = (name: string) => kinds(name).filter((kind) => kind.endsWith("wage_frozen_at_minimum"));
    expect(frozen("follows the minimum")).toEqual(["22 wage_base wage_frozen_at_minimum"]);
    expect(frozen("at the minimum, all still")).toEqual(["18 wage_base wage_frozen_at_minimum"]);
  });
  it("names nobody who never moves, and nobody for a month that never came", () => {
    expect(of("never moves")).toEqual([]);
    expect(of("a month never came")).toEqual([]);
  });
});

describe("innocent explanations", () => {
  it.each([
    ["split, giver", "clear_split"],
    ["merger, giver", "clear_split"],
    ["merger, taker", "clear_split"],
    ["moves to another sector", "clear_reclassified"],
    ["moves to another province", "clear_reclassified"],
    ["in a broken delivery", "clear_delivery"],
    ["in a block", "clear_delivery"],
    ["public body at the step", "clear_wage_step"]
  ])("%s is cleared by %s", (name, test) => {
    const about = of(name);
    expect(about.length).toBeGreaterThan(0);
    for (const f of about) {
      expect(f.explained).toContain(test);
      expect(f.tier).toBeNull();
    }
  });
  it("one employer that moves its province explains neither itself nor its neighbours", () => {
    for (const name of ["moves its province", "beside who moves the province"])
      expect(suspect(name).map((f) => f.variable)).toEqual(["headcount", "wage_base"]);
  });
  it("a season is a surprise in its first year only, and so is Tết though it changes its month", () => {
    expect(suspect("every summer").filter((f) => f.t >= 12)).toEqual([]);
    expect(suspect("every summer").filter((f) => f.t < 12).length).toBeGreaterThan(0);
    expect(suspect("every Tết").filter((f) => f.t >= 14)).toEqual([]);
  });
  it("every flag lists the tests that it survived: all that apply to its kind, none twice, none that explains it", () => {
    const known = readRules()
      .filter((r) => r.type === "explanation")
      .map((r) => r.id);
    for (const f of flags) {
      const both = [...f.survived, ...f.explained];
      expect(new Set(both).size).toBe(both.length);
      for (const test of both) expect(known).toContain(test);
      expect(both).toContain("clear_delivery");
      if (f.variable === "headcount")
        for (const test of ["clear_sector", "clear_province"]) expect(both).toContain(test);
      // Tết in January 2023, February 2024, January 2025; the regional minimum rose in July 2024.
      const follows = (months: number[], id: string) => {
        const after = readRules().find((r) => r.id === id)!.parameters["months_after"]!;
        return months.some((m) => f.t >= m && f.t <= m + after);
      };
      if (f.variable === "headcount") expect(both.includes("clear_tet")).toBe(follows([0, 13, 24], "clear_tet"));
      if (f.variable === "average_wage")
        expect(both.includes("clear_wage_step")).toBe(follows([18], "clear_wage_step"));
      if (f.tier) expect(f.explained).toEqual([]);
    }
  });
});
