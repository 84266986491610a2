/** Over random histories of accruals, payments and documents: no way leads to a step, or to publication, past what it needs. */
import fc from "fast-check";
import {beforeAll, expect, test} from "vitest";
import {SWITCH} from "../oracle/rules.js";
import {monthOf, monthText} from "../oracle/types.js";
import {day, daysBetween, lastDay, lengthOf} from "./dates.js";
import {climb, type Step} from "./engine.js";
import {debtor, history, LADDER, type History, type MonthEnd} from "./history.js";

const DECREE = monthOf("2025-11");

/** What speaks against the steps of one month of one history. */
function faults(end: MonthEnd, step: Step | undefined, headcount: number): string[] {
  const owed = end.late.reduce((sum, part) => sum + part.amount, 0);
  if (owed === 0) return step ? [`late ${step.late} although all is paid`] : [];
  if (!step) return [`${owed} is late, but there is no row`];
  const due = end.late[0]!.due;
  const written = (...kinds: string[]) =>
    end.papers
      .filter((paper) => kinds.includes(paper.kind) && paper.date > lastDay(due))
      .map((paper) => paper.date)
      .sort();
  const has = (...kinds: string[]) => written(...kinds).length > 0;
  const months = end.month - due;
  const found: string[] = [];
  const never = (wrong: boolean, message: string) => void (wrong && found.push(message));
  never(
    Number(step.late) !== owed || step.months_late !== months,
    `late ${step.late}, ${step.months_late} months; owed ${owed}, ${months}`
  );
  never(
    step.last_action_date !== null && step.last_action_date <= lastDay(due),
    "a document from before the debt counts"
  );

  const proven =
    has("dunning_notice") || (has("penalty_decision") && has("inspection_decision", "inspection_conclusion"));
  never(step.publishable && (months < 1 || !proven), "published without dunning, or inspection and penalty");
  never(step.publishable && step.handling !== null, "published although handled apart");
  never(!step.publishable && step.handling === null && months >= 1 && proven, "not published although all is there");
  never(!["force_majeure", null].includes(step.handling), `handled as ${step.handling}`);
  const [excused, dunned] = [written("force_majeure")[0], written("dunning_notice")[0]];
  const inTime =
    !dunned || end.month < SWITCH || (excused ?? "") < dunned || (excused ?? "") <= `${dunned.slice(0, 7)}-25`;
  never(
    (step.handling === "force_majeure") !== (excused !== undefined && inTime),
    "excused without proof in time, or not"
  );
  never(step.handling !== null && step.step_due !== null, "a step is due although handled apart");

  const late = step.step_due !== null && !["dunning_notice", "violation_record"].includes(step.step_due);
  never(late && months < 3, `${step.step_due} before three months`);
  never(!late && step.step_due !== null && months >= 3, `${step.step_due} from three months on`);
  never(step.step_due === "violation_record" && (months < 1 || !has("dunning_notice")), "a record before dunning");
  never(step.step_due === "inspection_conclusion" && !has("inspection_decision"), "a conclusion without an inspection");
  never(step.step_due === "penalty_decision" && !has("inspection_conclusion"), "a penalty without a conclusion");
  never(step.step_due === "enforcement_decision" && !has("penalty_decision"), "enforcement without a penalty");
  never(
    step.step_due === "enforcement_decision" && step.preconditions_met === true && !has("inspection_conclusion"),
    "enforcement without a conclusion"
  );
  never(
    step.step_due === "inspection_decision" &&
      end.month >= SWITCH &&
      step.preconditions_met === true &&
      !has("dunning_notice"),
    "an inspection under the new law without dunning"
  );
  const isHeavy = months >= 6 && has("penalty_decision") && (owed >= 50_000_000 || headcount >= 10);
  never(
    step.step_due === "police_referral" && !(isHeavy && has("enforcement_decision")),
    "a referral without what it needs"
  );
  never(
    step.is_216_candidate !== (isHeavy && step.handling === null),
    "a candidate without what the article asks for, or not one with it"
  );
  never(step.step_due !== null && has(step.step_due), "a step is due that is on file");

  never(step.since !== null && step.since > lastDay(end.month), "due since a day to come");
  never(step.step_due === "dunning_notice" && step.since! < lastDay(due), "dunned before the due date");
  const evasion = step.evasion_from;
  never(evasion !== null && (end.month < SWITCH || !has("dunning_notice")), "evasion without law or dunning");
  never(
    evasion !== null && (daysBetween(lastDay(due), evasion) < 61 || evasion <= written("dunning_notice")[0]!),
    "evasion too early"
  );
  never(
    step.deadline !== null && (end.month < DECREE || !step.deadline.endsWith("-10") || step.deadline <= step.since!),
    "a wrong deadline"
  );
  const base = end.late.reduce(
    (sum, part) => sum + BigInt(part.amount) * 3n * BigInt(lawDays(part.due, end.month)),
    0n
  );
  never(step.interest_law41 !== (base + 5000n) / 10_000n, `interest ${step.interest_law41}`);
  return found;
}

function lawDays(due: number, month: number): number {
  return daysBetween(due < SWITCH ? "2025-06-30" : lastDay(due), lastDay(month));
}

type Climbed = Awaited<ReturnType<typeof climb>>;

/** The faults of histories, each with the number of its history in front. */
function allFaults(histories: readonly History[], {steps, ends}: Climbed): [number, string][] {
  return ends.flatMap((months, id) =>
    months.flatMap((end) =>
      faults(end, steps.get(`${id} ${end.month}`), histories[id]!.headcount).map((fault): [number, string] => [
        id,
        `${monthText(end.month)}: ${fault}`
      ])
    )
  );
}

/** The same fault with as few commands as will still show one. */
async function smallest(found: History): Promise<History> {
  let history = found;
  for (let i = history.commands.length - 1; i >= 0; i--) {
    const shorter = {...history, commands: history.commands.filter((_, at) => at !== i)};
    if (allFaults([shorter], await climb([shorter])).length) history = shorter;
  }
  return history;
}

const numRuns = Number(process.env["LADDER_HISTORIES"] ?? 2000);
const histories = fc.sample(history, {numRuns, seed: Number(process.env["WORLDS_SEED"] ?? 7)});
let climbed: Climbed;

beforeAll(async () => {
  climbed = await climb(histories);
});

test("no history reaches a step, publication or a referral past its preconditions", async () => {
  const found = allFaults(histories, climbed);
  const first = found[0] && (await smallest(histories[found[0][0]]!));
  expect({faults: found.slice(0, 3).map(([, fault]) => fault), history: first}).toEqual({
    faults: [],
    history: undefined
  });
});

test("the histories go everywhere: every step due and met, published and not, excused and too late", () => {
  const seen = new Set(
    [...climbed.steps.values()].flatMap((s) => [
      `${s.step_due} ${s.preconditions_met}`,
      `published ${s.publishable}`,
      `${s.handling}`
    ])
  );
  for (const step of LADDER) expect(seen).toContain(`${step} true`);
  for (const other of [
    ...["inspection_decision false", "enforcement_decision false", "published true"],
    ...["force_majeure", "null null"]
  ])
    expect(seen).toContain(other);
});

test("ages and dates are those of the calendar: every length of month, leap years, the switch, one and three months", async () => {
  const starts = Array.from({length: 40}, (_, i) => monthOf("2023-10") + i);
  const {steps} = await climb(starts.map((start) => debtor(start, 9)));
  starts.forEach((start, id) => {
    const due = start >= SWITCH ? start + 1 : start;
    for (let month = start; month < start + 9; month++) {
      const step = steps.get(`${id} ${month}`);
      if (month < due) expect(step).toBeUndefined();
      if (month < due) continue;
      const where = `due ${monthText(due)} at ${monthText(month)}`;
      const isLaw = month >= SWITCH;
      const age = month - due;
      const dunnedFrom = due >= SWITCH ? due : due + 1;
      expect([where, step!.months_late, step!.step_due, step!.since]).toEqual([
        where,
        age,
        age === 0 && !isLaw ? null : age < 3 ? "dunning_notice" : "inspection_decision",
        age === 0 && !isLaw ? null : age < 3 ? lastDay(dunnedFrom) : lastDay(due + 3)
      ]);
      const deadline = age < 3 && month >= DECREE ? day(Math.max(dunnedFrom, DECREE) + 1, 10) : null;
      expect([where, step!.deadline]).toEqual([where, deadline]);
    }
  });
  expect(new Set(starts.map((start) => lengthOf(start)))).toEqual(new Set([28, 29, 30, 31]));
});

test("payment ends it: old documents support nothing for a new debt", async () => {
  const ladder: History["commands"] = [
    {do: "accrue", amount: 60_000_000},
    {do: "month"},
    {do: "month"},
    {do: "write", kind: "dunning_notice", day: 10},
    {do: "month"},
    {do: "month"},
    {do: "pay", percent: 100},
    {do: "accrue", amount: 60_000_000},
    {do: "month"},
    {do: "month"},
    {do: "month"}
  ];
  for (const start of [monthOf("2024-01"), monthOf("2026-01")]) {
    const {steps} = await climb([{start, cycle: 1, headcount: 20, commands: ladder}]);
    const at = (n: number) => steps.get(`0 ${start + n}`);
    expect([at(2)?.publishable, at(3)?.publishable]).toEqual([true, true]);
    const paid = start < SWITCH ? at(5)! : at(6)!;
    expect([paid.months_late, paid.step_due, paid.publishable]).toEqual([1, "dunning_notice", false]);
  }
});

test("force majeure proven in time takes away the sign of evasion, also where the register sets apart already", async () => {
  const start = monthOf("2026-01");
  const led = (excusedOn: number): History["commands"] => [
    {do: "accrue", amount: 60_000_000},
    {do: "month"},
    {do: "month"},
    {do: "write", kind: "dunning_notice", day: 10},
    {do: "write", kind: "force_majeure", day: excusedOn},
    {do: "month"}
  ];
  const cases = [25, 26].flatMap((day) => [true, false].map((isFrozen) => ({day, isFrozen})));
  const {steps} = await climb(
    cases.map(({day, isFrozen}) => ({start, cycle: 1, headcount: 20, isFrozen, commands: led(day)}))
  );
  expect(cases.map((_, id) => steps.get(`${id} ${start + 2}`)).map((s) => [s!.handling, s!.evasion_from])).toEqual([
    ["frozen", null],
    ["force_majeure", null],
    ["frozen", "2026-04-30"],
    [null, "2026-04-30"]
  ]);
});
