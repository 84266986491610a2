/** Workers who go from one code to another: who is taken for whose partner, and who is not. */
import {beforeAll, describe, expect, it} from "vitest";
import {withDetection, type PanelEmployer} from "../../loaders/eval/panel.js";
import {FROM, ordinary} from "./panels.js";

const MONTHS = 24;
const AT = 18;
const crowd = ordinary(120, MONTHS, 3);
const steps = (before: number | null, after: number | null) =>
  Array.from({length: MONTHS}, (_, t) => (t < AT ? before : after));

/** Each case in a sector of its own, with quiet neighbours; wages 6 million where not said. */
const CASES: Record<string, Partial<PanelEmployer>[]> = {
  "a new code takes half": [{heads: steps(40, 20)}, {heads: steps(null, 20)}],
  "a small split": [{heads: steps(12, 7)}, {heads: steps(null, 5)}],
  "two new codes": [{heads: steps(60, 24)}, {heads: steps(null, 20)}, {heads: steps(null, 16)}],
  "a code that ends": [{heads: steps(50, 90)}, {heads: steps(40, null)}],
  "half to a larger one": [{heads: steps(30, 15)}, {heads: steps(100, 115)}],
  "a new code at another wage": [{heads: steps(40, 20)}, {heads: steps(null, 20), wage: 12_000_000}],
  "a new code of another size": [{heads: steps(40, 20)}, {heads: steps(null, 60)}],
  "a rise beside a rise": [{heads: steps(40, 60)}, {heads: steps(30, 50)}],
  "three that fall, one that rises": [
    {heads: steps(40, 20)},
    {heads: steps(50, 30)},
    {heads: steps(45, 25)},
    {heads: steps(60, 80)},
    {heads: steps(70, 90)}
  ],
  "one pays wages as the State does": [{heads: steps(40, 20)}, {heads: steps(100, 120), type: "5"}],
  "both moved by themselves": [
    {heads: Array.from({length: MONTHS}, (_, t) => (t < AT ? 100 + 8 * (t % 2) : 50))},
    {heads: Array.from({length: MONTHS}, (_, t) => (t < AT ? 60 + 4 * (t % 2) : 109))}
  ],
  "debt left behind": [{heads: steps(40, 20), late: steps(0, 9e8) as number[]}, {heads: steps(null, 20)}],
  "beside one that always moves so": [
    {heads: steps(40, 20)},
    {heads: Array.from({length: MONTHS}, (_, t) => 400 + 20 * (t % 2 ? 0 : 1))}
  ],
  "four heads": [{heads: steps(10, 6)}, {heads: steps(9, 13)}],
  "others nearly alike": [
    {heads: steps(40, 20)},
    {heads: steps(50, 31)},
    {heads: steps(60, 80)},
    {heads: steps(70, 91)}
  ],
  "nobody the other way": [{heads: steps(40, 20)}]
};
const DIVISIONS = ["01", "02", "03", "05", "08", "11", "12", "13", "15", "16", "17", "18", "20", "21", "22", "23"];
const partner = new Map<string, {other: string; debt: boolean}>();
/** By case and variable: what is said of a split; null = ruled out. */
const said = new Map<string, string | null>();

beforeAll(async () => {
  const names: string[] = [];
  const added = Object.entries(CASES).flatMap(([name, list], k) => {
    const base = {place: "01", division: DIVISIONS[k]!, section: "A"};
    const quiet = Array.from({length: 12}, () => ({heads: steps(25, 25)}));
    return [...list, ...quiet].map((e, i): PanelEmployer => {
      names.push(`${name}/${i}`);
      return {...base, code: `TP${String(names.length).padStart(5, "0")}`, heads: [], ...e};
    });
  });
  const [rows, flags] = await withDetection({...crowd, employers: [...crowd.employers, ...added]}, async (db) => [
    await db.all<{a: number; b: number; debt: boolean}>(
      `select employer_id as a, partner_id as b, leaves_debt as debt from detection.fct_partner where period_ix = ${FROM + AT}`
    ),
    await db.all<{
      a: number;
      b: number | null;
      variable: string;
      doubt: string | null;
      moved: number;
      others: number | null;
      out: boolean;
    }>(
      `select employer_id as a, partner_id as b, variable, split_doubt as doubt, partner_moved as moved, split_others as others,
        list_contains(survived, 'clear_split') as out
      from detection.fct_flag where explained_by is null and period_ix = ${FROM + AT}`
    )
  ]);
  const name = (i: number) => names[i - crowd.employers.length] ?? "crowd";
  for (const r of rows) partner.set(name(r.a), {other: name(r.b), debt: r.debt});
  for (const {a, b, variable, doubt, moved, others, out} of flags)
    said.set(
      `${name(a)} ${variable}`,
      out ? null : doubt && [doubt, others ?? (b && name(b)), moved > 0 ? `+${moved}` : moved].join(" ")
    );
});

describe("partners", () => {
  it.each([
    ["a new code takes half/0", "a new code takes half/1"],
    ["a small split/0", "a small split/1"],
    ["two new codes/0", "two new codes/1"],
    ["a code that ends/0", "a code that ends/1"],
    ["half to a larger one/0", "half to a larger one/1"],
    ["half to a larger one/1", "half to a larger one/0"],
    ["one pays wages as the State does/0", "one pays wages as the State does/1"],
    ["both moved by themselves/0", "both moved by themselves/1"]
  ])("%s with %s", (who, other) => expect(partner.get(who)).toEqual({other, debt: false}));
  it.each([
    "a new code at another wage/0",
    "a new code of another size/0",
    "a rise beside a rise/0",
    "three that fall, one that rises/0"
  ])("none: %s", (who) => expect(partner.get(who)).toBeUndefined());
  it("debt left behind is said", () => expect(partner.get("debt left behind/0")?.debt).toBe(true));
});

describe("a split is not ruled out beside an equal move the other way", () => {
  it.each([
    ["three that fall, one that rises/0 headcount", "several 2 +20"],
    ["three that fall, one that rises/3 headcount", "several 3 -20"],
    ["a new code at another wage/0 headcount", "wages a new code at another wage/1 +20"],
    ["beside one that always moves so/0 headcount", "usual beside one that always moves so/1 +20"],
    ["four heads/0 wage_base", "few four heads/1 +4"],
    ["others nearly alike/0 headcount", "alike others nearly alike/2 +20"],
    ["debt left behind/0 wage_base", "debt debt left behind/1 +20"]
  ])("%s: %s", (who, doubt) => expect(said.get(who)).toBe(doubt));
  it.each([
    "nobody the other way/0 headcount",
    "a rise beside a rise/0 headcount",
    "a new code of another size/0 headcount"
  ])("ruled out: %s", (who) => expect(said.get(who)).toBe(null));
});
