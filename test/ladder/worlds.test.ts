/** Random worlds with documents: every row and column of the ladder equals its recomputation, corrections included. */
import {parse} from "csv-parse/sync";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {world as placeOf} from "../../loaders/paths.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {Desk, MONDAY, TUESDAY} from "../models/desk.js";
import {monthOf, type Delivery} from "../oracle/types.js";
import {withActions} from "../worlds/actions.js";
import {describeSpec, sampleWorlds, type WorldSpec} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";
import {lists, places} from "./lists.js";
import {ladder, type LadderRow} from "./recompute.js";

const HEADER =
  "period,employer_code,months_late,late,step_due,since,last_action,last_action_no,last_action_date,preconditions_met,publishable";

/** Two large worlds, over the switch of 2025-07 and after it; any number of random ones with `LADDER_WORLDS=20`. */
const SPECS: WorldSpec[] = process.env["LADDER_WORLDS"]
  ? sampleWorlds(Number(process.env["LADDER_WORLDS"]), Number(process.env["WORLDS_SEED"] ?? 71))
  : [
      {seed: 11, employers: 260, first: monthOf("2023-08"), months: 33, layout: "block", places: "few", faults: true},
      {
        seed: 16,
        employers: 160,
        first: monthOf("2025-05"),
        months: 18,
        layout: "national",
        places: "few",
        faults: false
      }
    ];

/** The columns of the model that the export leaves out, as text. */
const REST = `
  select t.period, e.employer_code, s.handling, s.debt_class::varchar as debt_class, s.deadline::varchar as deadline, s.missing,
    s.is_216_candidate::varchar as is_216_candidate, s.evasion_from::varchar as evasion_from, s.is_bound::varchar as is_bound,
    printf('%04d-%02d', s.due_ix // 12, s.due_ix % 12 + 1) as due, s.interest::varchar as interest,
    s.interest_law41::varchar as interest_law41
  from ladder.fct_step as s
  inner join warehouse.dim_period as t on s.period_ix = t.period_ix
  inner join warehouse.dim_employer as e on s.employer_id = e.employer_id`;

/** The lists that leave the house, as text. */
const LISTS = `
  select concat_ws(' ', l.list, printf('%04d-%02d', l.list_ix // 12, l.list_ix % 12 + 1), e.employer_code) as key,
    l.late::varchar as late, l.data_date::varchar as data_date, l.paid_to::varchar as paid_to, l.now, l.late_now::varchar as late_now,
    l.dunning_date || ' ' || l.dunning_no as dunning, l.inspection_date || ' ' || l.inspection_no as inspection,
    l.penalty_date || ' ' || l.penalty_no as penalty
  from ladder.fct_listed as l inner join warehouse.dim_employer as e on l.employer_id = e.employer_id`;

const DOCUMENTS = `
  select concat_ws(' ', e.employer_code, d.action, d.document_no, d.document_date) as key, d.code, d.amount::varchar as amount
  from warehouse.fct_document as d inner join warehouse.dim_employer as e on d.employer_id = e.employer_id`;

const keyOf = (row: LadderRow): string => row["key"] ?? `${row["period"]} ${row["employer_code"]}`;

function disagreements(found: LadderRow[], expected: LadderRow[]): string[] {
  const wanted = new Map(expected.map((row) => [keyOf(row), row]));
  const lines: string[] = [];
  for (const row of found) {
    const want = wanted.get(keyOf(row));
    wanted.delete(keyOf(row));
    if (!want) lines.push(`${keyOf(row)}: exported (again), not expected`);
    for (const [column, value] of Object.entries(row)) {
      if (want && (value ?? "") !== (want[column] ?? ""))
        lines.push(`${keyOf(row)}: ${column} is ${value}, expected ${want[column]}`);
    }
  }
  return [...lines, ...[...wanted.keys()].map((key) => `${key}: expected, not exported`)];
}

const seen: LadderRow[] = [];
const states: string[] = [];

async function compare(desk: Desk, deliveries: Delivery[]): Promise<LadderRow[]> {
  await buildWarehouse({data: desk.data});
  const out = join(desk.data, "ladder.csv");
  await exportTable({data: desk.data, name: "ladder", out});
  const text = await readFile(out, "utf8");
  expect(text.slice(0, text.indexOf("\n"))).toBe(HEADER);
  const rows = parse<LadderRow>(text, {columns: true});
  expect(rows.map(keyOf)).toEqual(rows.map(keyOf).sort());
  const expected = ladder(deliveries);
  expect(disagreements(rows, expected).slice(0, 10)).toEqual([]);
  await withDatabase(placeOf(desk.data).database, {readOnly: true}, async (db) => {
    expect(disagreements(await db.all<LadderRow>(REST), expected).slice(0, 10)).toEqual([]);
    const listed = lists(deliveries, expected);
    expect(disagreements(await db.all<LadderRow>(LISTS), listed).slice(0, 10)).toEqual([]);
    const registered = new Set(
      (await db.all<{code: string}>("select employer_code as code from warehouse.dim_employer")).map((e) => e.code)
    );
    expect(disagreements(await db.all<LadderRow>(DOCUMENTS), places(deliveries, registered)).slice(0, 10)).toEqual([]);
    states.push(...listed.map((row) => row["now"]!));
  });
  return expected;
}

test.each(SPECS.map((spec) => [describeSpec(spec), spec] as const))("%s", async (_name, spec) => {
  const world = withActions(makeWorld(spec));
  await Desk.open(async (desk) => {
    await desk.load(world.deliveries, MONDAY);
    await desk.load(world.corrections, TUESDAY, "second", 2);
    seen.push(...(await compare(desk, [...world.deliveries, ...world.corrections])));
  });
});

test.runIf(SPECS.length === 2)("the worlds hold every step, handling and proof", () => {
  const values = (column: string): Set<string | null> => new Set(seen.map((row) => row[column] ?? null));
  expect([...values("step_due")].filter(Boolean)).toHaveLength(7);
  expect([...values("handling")].filter(Boolean).sort()).toEqual([
    "force_majeure",
    "frozen",
    "hard_to_collect",
    "suspended"
  ]);
  expect(values("preconditions_met")).toEqual(new Set([null, "true", "false"]));
  expect(values("is_bound")).toEqual(new Set(["true", "false"]));
  expect(new Set(states)).toEqual(new Set(["listed", "paid", "renewed", "apart", "unknown"]));
  const holds: Record<string, (row: LadderRow) => boolean> = {
    "published on a penalty alone": (row) =>
      row["publishable"] === "true" && row["missing"]!.startsWith("dunning_notice"),
    "a referral under review": (row) => row["is_216_candidate"] === "true",
    "a deadline": (row) => row["deadline"] !== null,
    "interest over the switch": (row) => row["interest"] === null && row["interest_law41"] !== "0",
    "interest to the đồng": (row) => row["interest"] !== null && row["interest"] !== "0",
    "evasion later than the position": (row) => (row["evasion_from"] ?? "") > `${row["period"]}-31`
  };
  expect(Object.keys(holds).filter((name) => seen.filter(holds[name]!).length < 3)).toEqual([]);
});
