import {describe, expect, it} from "vitest";
import {readMart} from "../../loaders/marts/read.js";
import {periodIndex} from "../../loaders/reference.js";
import {waysOf} from "../../loaders/site/pages/ladder/flowTable.js";
import type {FlowRow, FunnelRow, PaidRow} from "../../loaders/site/pages/ladder/types.js";
import type {Db} from "../../loaders/warehouse/open.js";
import {FIRST, LAST, onWorld} from "./world.js";

const MONTHS = Array.from({length: periodIndex(LAST) - periodIndex(FIRST) + 1}, (_, i) => periodIndex(FIRST) + i);

interface Step {
  employer_id: number;
  period_ix: number;
  months_late: number;
  due_ix: number;
  late: bigint;
  state: string;
}

/** The ladder and the rows of the ledger, by employer and month. */
async function read(db: Db) {
  const steps = await db.all<Step>(`select employer_id, period_ix, months_late, due_ix, late,
    case when handling is not null then 'apart' else coalesce(step_due, 'waiting') end as state from ladder.fct_step`);
  const ledger = await db.all<{employer_id: number; period_ix: number}>(
    "select employer_id, period_ix from warehouse.fct_ledger"
  );
  const key = (row: {employer_id: number; period_ix: number}) => `${row.employer_id} ${row.period_ix}`;
  return {steps: new Map(steps.map((s) => [key(s), s])), seen: new Set(ledger.map(key))};
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Tests of funnel, flow and paid-after on the world in a folder. */
export function flowSuite(data: () => string): void {
  describe("the flow of the ladder", () => {
    it("says of every employer from where to where it moved, as a count by hand does", async () => {
      const [{steps, seen}, rows] = await onWorld(data(), async (db) => [
        await read(db),
        await db.all<{period_ix: number; state_from: string; state_to: string; employers: number}>(
          "select period_ix, state_from, state_to, sum(employers)::integer as employers from ladder.fct_flow group by all"
        )
      ]);
      const own = new Map<string, number>();
      const employers = new Set([...seen].map((key) => key.split(" ")[0]!));
      for (const ix of MONTHS.slice(1))
        for (const id of employers) {
          const at = (month: number) => steps.get(`${id} ${month}`)?.state;
          if (at(ix) === undefined && at(ix - 1) === undefined) continue;
          const outside = (month: number) => (seen.has(`${id} ${month}`) ? "not_late" : "unseen");
          count(own, `${ix} ${at(ix - 1) ?? outside(ix - 1)} ${at(ix) ?? outside(ix)}`);
        }
      const found = new Map(rows.map((r) => [`${r.period_ix} ${r.state_from} ${r.state_to}`, r.employers]));
      expect(found.size).toBeGreaterThan(100);
      expect([...found].sort()).toEqual([...own].sort());
    });

    it("names every way out of a step", () => {
      const row = (state_from: string, state_to: string): FlowRow => ({
        ...{level: "nation", as_is_code: "VN", late_before: 0n, late_now: 0n},
        ...{state_from, state_to, employers: 1}
      });
      const to = ["first", "third", "apart", "not_late", "unseen", "second"].map((state) => row("second", state));
      const flow = [...to, row("not_late", "second"), row("unseen", "second"), row("apart", "second")];
      expect(waysOf(flow, "second", ["first", "second", "third"])).toEqual({
        ...{start: 6, entered: 2, arrived: 1, up: 1, down: 1, aside: 1, paid: 1, gone: 1, end: 4}
      });
    });

    it("loses nobody: begun and come, less who left, is who is there, and the funnel counts the same", async () => {
      const [flow, funnel] = await onWorld(data(), async (db) => [
        await readMart<FlowRow>(db, "ladder_flow"),
        await readMart<FunnelRow>(db, "ladder_funnel")
      ]);
      const order = ["dunning_notice", "violation_record", "inspection_decision", "inspection_conclusion"];
      const nation = funnel.filter((row) => row.period_ix === periodIndex(LAST) && row.level === "nation");
      expect(nation.length).toBeGreaterThan(5);
      for (const {state, employers} of nation) {
        const w = waysOf(
          flow.filter((row) => row.level === "nation"),
          state,
          order
        );
        expect(w.start + w.entered + w.arrived - w.up - w.down - w.aside - w.paid - w.gone).toBe(w.end);
        expect(w.end).toBe(employers);
      }
      const of = (level: string) => funnel.filter((row) => row.period_ix === periodIndex(LAST) && row.level === level);
      const total = (level: string) => of(level).reduce((sum, row) => sum + row.late, 0n);
      const [{late}] = (await onWorld(data(), (db) =>
        db.all(`select sum(late)::bigint as late from ladder.fct_step where period_ix = ${periodIndex(LAST)}`)
      )) as [{late: bigint}];
      expect([total("nation"), total("province"), total("officer")]).toEqual([late, late, late]);
    });

    it("counts who paid in full within three month ends, as a count by hand does", async () => {
      const [{steps, seen}, rows] = await onWorld(data(), async (db) => [
        await read(db),
        await db.all<Record<string, number>>(`select period_ix, age::integer as age, employers::integer as employers,
          known_1::integer as known_1, cleared_1::integer as cleared_1, known_2::integer as known_2, cleared_2::integer as cleared_2,
          known_3::integer as known_3, cleared_3::integer as cleared_3 from ladder.fct_cure`)
      ]);
      const own = new Map<string, number>();
      for (const {employer_id: id, period_ix: ix, months_late: m, state} of steps.values()) {
        if (state === "apart") continue;
        const age = m < 1 ? 0 : m < 3 ? 1 : m < 6 ? 2 : m < 12 ? 3 : 4;
        count(own, `${ix} ${age} employers`);
        for (const n of [1, 2, 3]) {
          if (!seen.has(`${id} ${ix + n}`)) continue;
          count(own, `${ix} ${age} known_${n}`);
          const then = steps.get(`${id} ${ix + n}`);
          if (!then || then.due_ix > ix) count(own, `${ix} ${age} cleared_${n}`);
        }
      }
      const found = rows.flatMap(({period_ix, age, ...counts}) =>
        Object.entries(counts).flatMap(([name, n]) => (n ? [[`${period_ix} ${age} ${name}`, n] as const] : []))
      );
      expect(found.sort()).toEqual([...own].sort());
    });

    it("sets notices and inspections against those for whom they were due the month before", async () => {
      const [{steps}, documents, rows] = await onWorld(data(), async (db) => [
        await read(db),
        await db.all<{employer_id: number; period_ix: number; action: string}>(
          "select employer_id, period_ix, action from warehouse.fct_document"
        ),
        await db.all<{measure: string; period_ix: number; required: number; met: number}>(
          "select measure, period_ix, sum(required)::integer as required, sum(met)::integer as met from ladder.fct_activity group by all"
        )
      ]);
      const measureOf = (kind: string) =>
        kind === "dunning_notice" ? "notices" : /^inspection_/.test(kind) ? "inspections" : null;
      const written = new Set(documents.map((d) => `${d.employer_id} ${d.period_ix} ${measureOf(d.action)}`));
      const own = new Map<string, number>();
      for (const {employer_id, period_ix, state} of steps.values()) {
        const measure = measureOf(state);
        if (!measure || period_ix + 1 > periodIndex(LAST)) continue;
        count(own, `${period_ix + 1} ${measure} required`);
        if (written.has(`${employer_id} ${period_ix + 1} ${measure}`)) count(own, `${period_ix + 1} ${measure} met`);
      }
      const found = rows.flatMap(({period_ix, measure, required, met}) => [
        [`${period_ix} ${measure} required`, required] as const,
        [`${period_ix} ${measure} met`, met] as const
      ]);
      expect(own.size).toBeGreaterThan(30);
      expect(found.filter(([, n]) => n).sort()).toEqual([...own].sort());
    });

    it("takes of every employer its first document of a kind, and knows nothing before the day has come", async () => {
      const [paid, documents] = await onWorld(data(), async (db) => [
        await readMart<PaidRow>(db, "ladder_paid"),
        await db.all<{
          employer_id: number;
          action: string;
          day: string;
          no: string;
          late_at: bigint;
          paid_90: bigint | null;
        }>(`
          select employer_id, action, strftime(document_date, '%Y-%m-%d') as day, document_no as no, late_at, paid_90
          from ladder.fct_paid_after where late_at > 0 and action <> 'force_majeure' order by document_date, document_no`)
      ]);
      const first = new Map<string, (typeof documents)[number]>();
      for (const d of documents)
        if (!first.has(`${d.employer_id} ${d.action}`)) first.set(`${d.employer_id} ${d.action}`, d);
      const rows = paid.filter((row) => row.level === "nation" && row.days === 90);
      expect(rows.length).toBeGreaterThan(4);
      for (const row of rows) {
        const own = [...first.values()].filter((d) => d.action === row.action);
        const known = own.filter((d) => d.paid_90 !== null);
        const cleared = known.filter((d) => d.paid_90! >= d.late_at);
        expect([row.employers, row.known, row.cleared]).toEqual([own.length, known.length, cleared.length]);
      }
      // Ninety days from August on reach beyond the last month known.
      expect(documents.filter((d) => d.day > "2026-08-03").every((d) => d.paid_90 === null)).toBe(true);
    });
  });
}
