import {mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {readXlsx} from "hucre";
import {describe, expect, it} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {periodIndex} from "../../loaders/reference.js";
import {b03Of, groupOf} from "../../loaders/worklist/b03.js";
import {isToDo, readWork, readWorkRule, urgencyOf, type Work} from "../../loaders/worklist/read.js";
import {writeWorklist} from "../../loaders/worklist/write.js";
import {LAST, onWorld} from "./world.js";

type Row = Record<string, string>;

const IX = periodIndex(LAST);
const sum = (rows: readonly Work[], of: (row: Work) => bigint) => rows.reduce((all, row) => all + of(row), 0n);

async function exported(data: string, name: string): Promise<Row[]> {
  mkdirSync(join(data, "exports"), {recursive: true});
  const out = join(data, "exports", `${name}.csv`);
  await exportTable({data, name, out});
  return parse<Row>(readFileSync(out, "utf8"), {columns: true});
}

/** Tests of the work lists on the world in a folder. */
export function worklistSuite(data: () => string): void {
  describe("the work list", () => {
    it("holds whom the ladder holds, with the same step, amount and documents, province by province", async () => {
      const ladder = (await exported(data(), "ladder")).filter((row) => row["period"] === LAST);
      const rates = (await exported(data(), "rates")).filter((row) => row["period"] === LAST);
      const provinces = rates.filter((row) => row["level"] === "province" && row["map"] === "as-is");
      const found: Work[] = [];
      for (const {code, late, employers_late} of provinces) {
        const work = await onWorld(data(), (db) => readWork(db, {ix: IX, province: code!}));
        expect([code, sum(work, (row) => row.late).toString(), String(work.length)]).toEqual([
          code,
          late,
          employers_late
        ]);
        found.push(...work);
      }
      const shown = found
        .map((row) => ({
          employer_code: row.employer_code,
          months_late: String(row.months_late),
          late: row.late.toString(),
          step_due: row.step_due ?? "",
          since: row.since ?? "",
          last_action: row.last_action ?? "",
          last_action_no: row.last_action_no ?? "",
          last_action_date: row.last_action_date ?? "",
          preconditions_met: row.preconditions_met === null ? "" : String(row.preconditions_met),
          publishable: String(row.publishable)
        }))
        .sort((a, b) => (a.employer_code < b.employer_code ? -1 : 1));
      expect(shown.length).toBeGreaterThan(40);
      expect(shown).toEqual(ladder.map((row) => Object.fromEntries(Object.entries(row).slice(1))));
    });

    it("sums to the age classes of the export", async () => {
      const ageing = (await exported(data(), "ageing")).filter(
        (row) => row["level"] === "nation" && row["period"] === LAST
      );
      const {groups} = b03Of(await onWorld(data(), (db) => readWork(db, {ix: IX})));
      const rows = groups.flatMap((group) => group.rows.map(({work}) => work));
      const young = groups.find(({id}) => id === "I")!.sum.employers;
      const hardAndYoung = rows.filter((row) => row.debt_class === 4 && row.months_late < 1).length;
      const of = (name: string) => Number(ageing.find((row) => row["age_class"] === name)?.["employers"] ?? 0);
      expect(young + hardAndYoung).toBe(of("<1"));
      expect(rows.filter((row) => row.months_late >= 1 && row.months_late < 3).length).toBe(of("1–<3"));
      expect(rows.filter((row) => row.months_late >= 12).length).toBe(of(">=12"));
    });

    it("orders by what is expected, and lists neither trifles nor those without a step", async () => {
      const work = await onWorld(data(), (db) => readWork(db, {ix: IX}));
      const expected = work.map((row) => row.expected).filter((value) => value !== null);
      expect(expected).toEqual([...expected].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
      expect(work.every((row) => (row.expected === null) === (row.handling !== null))).toBe(true);
      expect(work.every((row) => row.expected === null || (row.expected >= 0n && row.expected <= row.late))).toBe(true);
      const rule = readWorkRule();
      const limit = {...rule, materiality: {...rule.materiality, value: Number(work[3]!.late)}};
      const listed = work.filter((row) => isToDo(row, limit));
      expect(listed.length).toBeGreaterThan(0);
      expect(listed.every((row) => row.step_due !== null && row.late >= work[3]!.late)).toBe(true);
      expect(listed.length).toBeLessThan(
        work.filter((row) => isToDo(row, {...rule, materiality: {...rule.materiality, value: 0}})).length
      );
    });

    it("parts deadlines at the day and at the week", () => {
      const on = (deadline: string | null) => urgencyOf({deadline}, "2026-02-25", 7);
      expect(["2026-02-24", "2026-02-25", "2026-03-03", "2026-03-04", null].map(on)).toEqual([
        ...["overdue", "week", "week", "later", "undated"]
      ]);
    });
  });

  describe("form B03-TS", () => {
    it("holds everybody once, column 4 = 5 + 6 + 7 + 8, groups and parts add up", async () => {
      const work = await onWorld(data(), (db) => readWork(db, {ix: IX}));
      const b03 = b03Of(work);
      const group = new Map(b03.groups.map((g) => [g.id, g]));
      expect(b03.sum.employers).toBe(work.length);
      expect(b03.sum.total).toBe(sum(work, (row) => row.late + row.interest_closing));
      for (const {sum: s} of b03.groups) expect(s.total).toBe(s.si + s.hi + s.ui + s.interest);
      for (const key of ["employers", "headcount", "total", "si", "hi", "ui", "interest"] as const) {
        const add = (ids: string[]) => ids.reduce((n, id) => n + BigInt(group.get(id as "I")!.sum[key]), 0n);
        expect(add(["I", "II", "III", "IV"])).toBe(BigInt(b03.sum[key]));
        expect(add(["IV.1", "IV.2", "IV.3", "IV.4"])).toBe(add(["IV"]));
      }
      const listed = b03.groups.flatMap((g) => g.rows.map((row) => row.work.employer_code));
      expect(new Set(listed).size).toBe(listed.length);
      expect(listed.length).toBe(work.length - group.get("I")!.sum.employers);
      expect(groupOf({debt_class: 4, hard_to_collect: null})).toBe("IV.4");
    });

    it("names the rows that have a measure and no document, and only those", async () => {
      const work = await onWorld(data(), (db) => readWork(db, {ix: IX}));
      expect(b03Of(work).errors).toEqual([]);
      const at = work.findIndex((row) => row.last_action !== null && groupOf(row) === "III");
      // Group I has totals only, so nothing of it can break the rule.
      const young = work.findIndex((row) => groupOf(row) === "I");
      const broken = work.map((row, i) =>
        i === at || i === young ? {...row, last_action: "dunning_notice", last_action_no: " "} : row
      );
      expect(b03Of(broken).errors.map((e) => [e.work.employer_code, e.column])).toEqual([
        [work[at]!.employer_code, 10]
      ]);
    });

    it("is written as a workbook with its columns, and the list as CSV", async () => {
      const options = {data: data(), month: LAST, lang: "vi" as const};
      const done = await writeWorklist({...options, out: join(data(), "work.xlsx")});
      const book = await readXlsx(readFileSync(join(data(), "work.xlsx")));
      const sheet = book.sheets.find(({name}) => name === "B03-TS")!;
      const at = sheet.rows.findIndex((row) => row[0] === "A");
      expect(sheet.rows[at]!.slice(0, 3).map(String)).toEqual(["A", "B", "C"]);
      expect(String(sheet.rows[at]![6])).toBe("4=5+6+7+8");
      expect(sheet.rows.some((row) => row[0] === "IV.4")).toBe(true);
      await writeWorklist({...options, out: join(data(), "work.csv")});
      const lines = parse<Row>(readFileSync(join(data(), "work.csv"), "utf8"), {columns: true});
      expect(lines.length).toBe(done.listed);
      expect(done.listed).toBeLessThan(done.late);
      expect(done.listed + done.nothing_due + done.apart + done.trifles).toBe(done.late);
      expect(Math.min(done.nothing_due, done.apart)).toBeGreaterThan(0);
    });

    it("refuses what it cannot write, all problems at once", async () => {
      const options = {data: data(), month: LAST, lang: "vi" as const, out: join(data(), "work.xlsx")};
      await expect(writeWorklist({...options, out: "work.pdf"})).rejects.toThrow(/xlsx or \.csv/);
      await expect(
        writeWorklist({...options, month: "2031-01", province: "99", agency: "00000", officer: "nobody"})
      ).rejects.toThrow(/2031-01[^]*"99"[^]*"00000"[^]*"nobody"/);
    });
  });
}
