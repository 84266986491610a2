/** Every sentence of a pack follows its query: when the data change, it changes, and nothing else has to. */
import {rmSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {PackFacts} from "../../loaders/report/types.js";
import {buildWorld, CODE, factsAfter, MONTH, said} from "./world.js";

let data: string;
let province: PackFacts;
let nation: PackFacts;

beforeAll(async () => {
  data = await buildWorld();
  province = await factsAfter(data, "select 1", CODE);
  nation = await factsAfter(data, "select 1", "VN");
});
afterAll(() => rmSync(data, {recursive: true, force: true}));

/** Months as they are counted. */
const [START, END] = [24304, 24305];
const place = `level = 'province' and map = 'as-is' and code = '${CODE}'`;
const inPlace = (month: number) =>
  `select l.employer_id from warehouse.fct_ledger as l where l.period_ix = ${month} and l.as_is_code = '${CODE}'`;
const lateAtBoth = `select a.employer_id from warehouse.fct_late as a inner join warehouse.fct_late as b
  on a.employer_id = b.employer_id and a.period_ix = ${START} and b.period_ix = ${END}
  where a.employer_id in (${inPlace(END)}) and a.late > 0 and b.late > 0`;
const one = (list: string) => `(select employer_id from (${list}) order by employer_id limit 1)`;

/** What is done to the warehouse, and the sentences that must then say something else. */
const PROVINCE: Record<string, {sql: string; changes: string[]}> = {
  "more is late at the end": {
    sql: `update metrics.rates set late = late + 3000000000000, arrears_rate = arrears_rate + 0.03 where ${place} and period_ix = ${END}`,
    changes: ["rate", "place", "move", "year", "season"]
  },
  "less was late a year ago": {
    sql: `update metrics.rates set late = late - 900000000000, arrears_rate = arrears_rate - 0.01 where ${place} and period_ix = ${END - 12}`,
    changes: ["year", "season", "season-rate"]
  },
  "one employer owes much more at the end": {
    sql: `update warehouse.fct_late set late = late + 70000000000000 where period_ix = ${END} and employer_id = ${one(lateAtBoth)}`,
    changes: ["main-up", "few"]
  },
  "one employer owed much more at the start": {
    sql: `update warehouse.fct_late set late = late + 70000000000000 where period_ix = ${START} and employer_id = ${one(lateAtBoth)}`,
    changes: ["main-down", "few"]
  },
  "a balance does not continue": {
    sql: `update warehouse.fct_late set late = late + 1000 where period_ix = ${END} and employer_id = ${one(lateAtBoth)};
      update warehouse.fct_ledger set si_closing = si_closing + 90000000000000 where period_ix = ${END} and employer_id = ${one(lateAtBoth)};
      update warehouse.fct_late set late = late + 80000000000000 where period_ix = ${END} and employer_id = ${one(lateAtBoth)}`,
    changes: ["data"]
  },
  "the rule's count is another": {
    sql: `update requests.fct_request set is_asked = false, holding = 1 where code = '${CODE}' and period_ix = ${END}`,
    changes: ["request", "why"]
  },
  "a criterion no longer holds": {
    sql: `update requests.fct_criterion set holds = false where code = '${CODE}' and period_ix = ${END} and criterion = 'months_running'`,
    changes: ["request", "why"]
  },
  "the reply is due on another day": {
    sql: `update requests.fct_request set reply_by = '2025-07-11' where code = '${CODE}' and period_ix = ${END}`,
    changes: ["request", "why"]
  },
  "it stands near the edge": {
    sql: `update requests.fct_request set is_borderline = not is_borderline where code = '${CODE}' and period_ix = ${END}`,
    changes: ["near"]
  },
  "it had been asked before": {
    sql: `update requests.fct_request set is_asked = not is_asked where code = '${CODE}' and period_ix = ${END - 2}`,
    changes: ["asked-before"]
  },
  "a file is missing": {
    sql: `update metrics.rates set complete = false, deliveries = 0, deliveries_expected = 2 where ${place} and period_ix = ${END}`,
    changes: ["complete"]
  },
  "documents were sent": {
    sql: `insert into warehouse.fct_document select min(employer_id), ${END}, '${CODE}', 'dunning_notice', '1/TB', date '2025-06-03', 5000000, 40, 'CB1', null from warehouse.dim_employer`,
    changes: ["documents"]
  },
  "one cell makes the change": {
    sql: `update warehouse.fct_cell set late = late + 60000000000000 where as_is_code = '${CODE}' and period_ix = ${END}
      and (section, employer_type, size_class) = (select (section, employer_type, size_class) from warehouse.fct_cell
        where as_is_code = '${CODE}' and period_ix = ${END} and late > 0 order by late limit 1)`,
    changes: ["stands-1|stands-none"]
  },
  "every part improves and the whole worsens": {sql: simpson(), changes: ["reversal-sector"]}
};

const NATION: Record<string, {sql: string; changes: string[]}> = {
  "a province falls below the baseline": {
    sql: `update metrics.rates set arrears_rate = 0.001 where ${place} and period_ix = ${END}`,
    changes: ["above"]
  },
  "the baseline is another": {sql: "update ref.baseline set value = 0.9", changes: ["above", "beyond"]},
  "nobody is asked": {
    sql: `update requests.fct_request set is_asked = false where period_ix = ${END}`,
    changes: ["asked"]
  },
  "another stands near the edge": {
    sql: `update requests.fct_request set is_borderline = true where period_ix = ${END} and code <> '${CODE}'`,
    changes: ["borderline"]
  },
  "an earlier request is answered": {
    sql: `update requests.fct_state set state = 'answered', replies = 1, answered_on = date '2024-10-01' where period_ix < ${END}`,
    changes: ["open"]
  },
  "more is late in the nation": {
    sql: `update metrics.rates set late = late * 2, arrears_rate = arrears_rate * 2 where level = 'nation' and period_ix = ${END}`,
    changes: ["rate", "move"]
  }
};

/** Two sections of the province: both fall, but the worse one grows. */
function simpson(): string {
  const cell = (month: number, section: string, late: number, receivable: number) =>
    `insert into warehouse.fct_cell (period_ix, province_code, as_is_code, section, employer_type, size_class, employers,
      employers_late, headcount, wage_base, late, late_old_due, receivable)
      values (${month}, '${CODE}', '${CODE}', '${section}', '3', '1–9', 1, 1, 1, 1, ${late}, ${late}, ${receivable})`;
  // Receivable of the first month counts for the start alone, that of the last for the end alone.
  return [
    `delete from warehouse.fct_cell where as_is_code = '${CODE}' and period_ix between ${START - 11} and ${END}`,
    cell(START - 11, "C", 0, 900),
    cell(START - 11, "F", 0, 100),
    cell(START, "C", 90, 0),
    cell(START, "F", 50, 0),
    cell(END, "C", 9, 100),
    cell(END, "F", 405, 900)
  ].join(";\n");
}

/** Words that ask for something, or say how to read a table: no data in them. */
const FIXED = new Set(["fill", "debt-note", "debt-interest"]);

function differing(before: Map<string, string>, after: Map<string, string>): Set<string> {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return new Set([...ids].filter((id) => before.get(id) !== after.get(id)));
}

function expectChanges(found: Set<string>, changes: string[]): void {
  for (const alternatives of changes)
    for (const lang of ["vi", "en"])
      expect([alternatives, alternatives.split("|").some((id) => found.has(`${lang} ${id}`)), [...found]]).toEqual([
        alternatives,
        true,
        [...found]
      ]);
}

describe("a sentence changes with its data", () => {
  it.each(Object.keys(PROVINCE))("province: %s", async (name) => {
    const {sql, changes} = PROVINCE[name]!;
    const found = differing(said(province), said(await factsAfter(data, sql, CODE)));
    expectChanges(found, changes);
    // Nothing that the data do not touch moves with them.
    if (!changes.includes("rate")) expect(found.has("vi rate")).toBe(false);
    if (name !== "documents were sent") expect(found.has("vi documents")).toBe(false);
  });

  it.each(Object.keys(NATION))("nation: %s", async (name) => {
    const {sql, changes} = NATION[name]!;
    expectChanges(differing(said(nation), said(await factsAfter(data, sql, "VN"))), changes);
  });

  it("and the same data give the same words", async () => {
    expect(said(await factsAfter(data, "select 1", CODE))).toEqual(said(province));
  });

  it("the law's part is told in the months that it concerns, and only there", async () => {
    const at = async (month: string) => said(await factsAfter(data, "select 1", CODE, month)).get("vi law");
    expect(said(province).get("vi law")).toBeUndefined();
    expect(await at("2025-07")).toMatch(/Luật 41\/2024/);
    expect(await at("2025-08")).toMatch(/không có khoản nào đến hạn/);
    expect(await at("2025-09")).toBeUndefined();
  });

  it("what was corrected after publication is told with its amount", () => {
    const told = (corrected: PackFacts["explanation"]["corrected"]) =>
      said({...province, explanation: {...province.explanation, corrected}}).get("vi corrected");
    const base = {as_of: "2025-07-04", late: 1_000_000_000, rate: null, employers: []};
    expect(told(null)).toMatch(/giao cùng lúc/);
    expect(told({...base, amount: 0})).toMatch(/04\/07\/2025/);
    expect(told({...base, amount: -20_000_000})).toMatch(/1,00\stỷ\sđồng.*−20,0\striệu\sđồng/s);
  });

  it("no sentence is without such a test", () => {
    const tested = new Set(
      [...Object.values(PROVINCE), ...Object.values(NATION)].flatMap((m) => m.changes.flatMap((c) => c.split("|")))
    );
    const ids = new Set([...said(province).keys(), ...said(nation).keys()].map((key) => key.split(" ")[1]!));
    const open = [...ids].filter((id) => !tested.has(id) && !FIXED.has(id) && !/^(law|corrected|stands-\d)$/.test(id));
    expect(open).toEqual([]);
    expect(MONTH).toBe(province.period);
  });
});
