/** Every number of every sentence, recomputed from the rows that offices delivered; and again when the rows change. */
import {beforeAll, describe, expect, it} from "vitest";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {asFacts, factsSql} from "../../loaders/detection/exports.js";
import {world as place} from "../../loaders/paths.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {flagReason, type FlagFacts} from "../../src/domain/reasons.js";
import {Desk, MONDAY, TUESDAY} from "../models/desk.js";
import {CLAUSES, faults, type Told} from "./clauses.js";
import {Delivered, type Variable} from "./retell.js";
import {LAST, ledgerOf, plans, register, type Plan} from "./sentenceWorld.js";

const KINDS = [
  ...["sudden_change", "slow_erosion", "wage_cut_to_minimum", "wage_frozen_at_minimum", "code_shuffle", "payment_stop"],
  ...["wage_inflated_before_benefit", "headcount_shaved", "mass_leave_return", "headcount_collapse_debt_stays"]
];
const list = plans(240, 12);
/** The month before the last once more, as the office corrected it: other heads, other wages. */
const corrected = list.map((plan, i) => (i % 2 ? plan : correct(plan)));
let first: Told[];
let second: Told[];

function correct(plan: Plan): Plan {
  const at = plan.heads.length - 2;
  const heads = plan.heads.map((v, t) => (t === at ? v + 3 : v));
  const wage = plan.wage.map((v, t) => (t === at ? v + 100_000 : v));
  return {...plan, heads, wage};
}

beforeAll(async () => {
  await Desk.open(async (desk) => {
    await desk.loadText("register.csv", register(list), MONDAY);
    await desk.load([{file: "l.csv", ledger: list.flatMap(ledgerOf), employers: [], plans: []}], MONDAY);
    await buildWarehouse({data: desk.data});
    first = await told(desk.data, new Delivered(list));
    const again = corrected.flatMap(ledgerOf).filter((row) => row.period >= LAST - 1);
    await desk.load([{file: "c.csv", ledger: again, employers: [], plans: []}], TUESDAY, "second");
    await buildWarehouse({data: desk.data});
    second = await told(desk.data, new Delivered(corrected));
  });
});

async function told(data: string, delivered: Delivered): Promise<Told[]> {
  type Row = Omit<FlagFacts, "survived"> & {survived: string | null; employer_id: number; period_ix: number};
  return withDatabase(place(data).database, {readOnly: true}, async (db) => {
    const rows = await db.all<Row>(factsSql("true"));
    const who = await db.all<{employer_id: number; employer_code: string}>("select * from warehouse.dim_employer");
    const codes = new Map(who.map((one) => [one.employer_id, one.employer_code]));
    return rows.flatMap((row) =>
      (["vi", "en"] as const).map((lang) => ({
        code: codes.get(row.employer_id)!,
        month: row.period_ix,
        variable: row.variable as Variable,
        kind: row.kind,
        expected: row.expected,
        lang,
        delivered,
        sentence: flagReason(asFacts(row), lang).replace(/[\u202f\u00a0]/g, " ")
      }))
    );
  });
}

describe("a reader of the sentence and a reader of the rows agree", () => {
  it("on some hundred flags of all kinds, in both languages", () => {
    expect(new Set(first.map(({kind}) => kind))).toEqual(new Set(KINDS));
    expect(first.length).toBeGreaterThan(400);
    const said = Object.entries(CLAUSES).filter(([, of]) =>
      first.some(({sentence, lang}) => sentence.split("; ").some((clause) => new RegExp(`^${of[lang]}$`).test(clause)))
    );
    // Nobody here stays where everybody moves, or moves against the others; how that is told, reasons.test.ts says.
    expect(said.map(([name]) => name).sort()).toEqual(
      Object.keys(CLAUSES)
        .filter((name) => !["stayed", "unlike", "costUnlike"].includes(name))
        .sort()
    );
    expect(
      first.flatMap((flag) => faults(flag).map((fault) => `${flag.code} ${flag.kind} ${flag.lang}: ${fault}`))
    ).toEqual([]);
  });

  it("after a correction of two months too, and the sentences have changed with it", () => {
    expect(second.flatMap((flag) => faults(flag).map((fault) => `${flag.code} ${flag.kind}: ${fault}`))).toEqual([]);
    const key = ({code, month, variable, lang}: Told) => [code, month, variable, lang].join(" ");
    const before = new Map(first.map((flag) => [key(flag), flag.sentence]));
    const both = second.filter((flag) => before.has(key(flag)));
    const changed = both.filter((flag) => before.get(key(flag)) !== flag.sentence);
    expect(changed.length).toBeGreaterThan(10);
    // Months before the one before the corrected one say what they said, but for what the month after did.
    expect(changed.filter(({month}) => month < LAST - 2)).toEqual([]);
  });
});
