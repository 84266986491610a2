/** Notices of a random world: the form's identity, what is unpaid against the warehouse, and the files themselves. */
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {text} from "node:stream/consumers";
import {SaxesParser} from "saxes";
import {describe, expect, it} from "vitest";
import {EXIT} from "../../loaders/errors.js";
import {withZip} from "../../loaders/extract/formats/zip.js";
import {c12Breaks, c12Lines, c12Values} from "../../loaders/notices/c12.js";
import {daysAtDailyRate, daysLate, dailyInterest, dailyOf, lastDay, latePieces} from "../../loaders/notices/filling.js";
import {evasionDay, measuresAt} from "../../loaders/notices/forms.js";
import {prepareStatements, readStatements} from "../../loaders/notices/read.js";
import {FUNDS, total, type Statement} from "../../loaders/notices/types.js";
import {writeNotices} from "../../loaders/notices/write.js";
import {periodIndex} from "../../loaders/reference.js";
import type {Db} from "../../loaders/warehouse/open.js";
import {LAST, onWorld} from "./world.js";

const MONTHS = ["2025-05", "2025-06", "2025-07", "2025-09", "2025-12", LAST];

/** All statements of a month, province by province. */
async function statementsOf(db: Db, month: string): Promise<Statement[]> {
  const provinces = await db.all<{code: string}>(
    `select distinct as_is_code as code from warehouse.fct_ledger where period_ix = ${periodIndex(month)} order by 1`
  );
  const all: Statement[] = [];
  for (const {code} of provinces) {
    const n = await prepareStatements(db, {ix: periodIndex(month), province: code});
    // In two parts, as a large office is read.
    all.push(...(await readStatements(db, 0, 3)), ...(await readStatements(db, 3, n)));
  }
  return all;
}

/** Tests of the notices on the world in a folder. */
export function noticesSuite(data: () => string): void {
  describe("the figures of a notice", () => {
    it("hold the identity Đ = A + B - C in every column, and notice when one amount is off", async () => {
      const statements = await onWorld(data(), async (db) =>
        (await Promise.all(MONTHS.map((m) => statementsOf(db, m)))).flat()
      );
      expect(statements.length).toBeGreaterThan(100);
      const lines = new Set(c12Lines().map(({line}) => line));
      for (const s of statements) {
        const values = c12Values(s);
        expect(c12Breaks(values)).toEqual([]);
        expect(Object.keys(values).filter((line) => !lines.has(line))).toEqual([]);
        expect(values["Đ"]!.sum).toBe(total(s.closing) + s.interest.closing);
        expect(values["A.2.2"]!.si! - values["A.2.1"]!.si!).toBe(values["A.2"]!.si);
      }
      const [one] = statements;
      expect(c12Breaks(c12Values({...one!, paid: {...one!.paid, hi: one!.paid.hi + 1n}}))).toEqual(["hi", "sum"]);
    });

    it("leave unpaid, fund by fund, what the warehouse calls late, and are as old", async () => {
      for (const month of MONTHS) {
        const ix = periodIndex(month);
        const [own, stored] = await onWorld(data(), async (db) => [
          await statementsOf(db, month),
          await db.all<{
            employer_id: number;
            si: bigint;
            hi: bigint;
            ui: bigint;
            oa: bigint;
            months_late: number | null;
          }>(`
          select employer_id, si_late as si, hi_late as hi, ui_late as ui, oa_late as oa, months_late
          from warehouse.fct_late where period_ix = ${ix} and late > 0 order by employer_id`)
        ]);
        const found = own
          .map((s) => ({s, late: latePieces(s, ix)}))
          .filter(({late}) => late.length)
          .map(({s, late}) => ({
            employer_id: s.employer_id,
            ...Object.fromEntries(FUNDS.map((f) => [f, late.reduce((sum, p) => sum + p[f], 0n)])),
            months_late: ix - Math.min(...late.map((p) => p.due_ix))
          }));
        expect(
          found.sort((a, b) => a.employer_id - b.employer_id),
          month
        ).toEqual(stored);
        // Everything outstanding is accounted for, due or not.
        for (const s of own)
          for (const f of FUNDS)
            expect(s.pieces.reduce((sum, p) => sum + p[f], 0n)).toBe(s.closing[f] > 0n ? s.closing[f] : 0n);
      }
    });

    it("count the same daily interest as the ladder", async () => {
      const ix = periodIndex(LAST);
      const [own, ladder] = await onWorld(data(), async (db) => [
        await statementsOf(db, LAST),
        await db.all<{employer_id: number; interest: bigint}>(
          `select employer_id, interest_law41 as interest from ladder.fct_step where period_ix = ${ix}`
        )
      ]);
      expect(ladder.length).toBeGreaterThan(20);
      const byId = new Map(own.map((s) => [s.employer_id, s]));
      for (const {employer_id, interest} of ladder)
        expect(dailyOf(latePieces(byId.get(employer_id)!, ix), lastDay(ix))).toBe(interest);
    });

    it("count days from the day after the due date, at 0.03 % from 1 July 2025 alone", () => {
      const [february, june, july] = [periodIndex("2024-02"), periodIndex("2025-06"), periodIndex("2025-07")];
      expect(daysLate(february, lastDay(periodIndex("2024-03")))).toBe(31);
      expect(daysLate(periodIndex("2024-01"), lastDay(february))).toBe(29);
      expect(daysAtDailyRate(february, lastDay(july))).toBe(31);
      expect(daysAtDailyRate(june, lastDay(july))).toBe(31);
      expect(daysAtDailyRate(february, lastDay(june))).toBe(0);
      expect(dailyInterest([{amount: 1_000_000n, days: 31}])).toBe(9_300n);
      // Half a đồng goes up, once for the sum.
      expect(
        dailyInterest([
          {amount: 5_000n, days: 1},
          {amount: 10_000n, days: 1}
        ])
      ).toBe(5n);
      expect(new Date(evasionDay(lastDay(periodIndex("2026-08"))) * 86_400_000).toISOString()).toMatch(/^2026-10-31/);
    });

    it("name the measures of the law in force", () => {
      const named = (month: string) => measuresAt(month, "vi").texts.join(" ");
      expect(named("2025-06")).toContain("479/BHXH-TST");
      expect(named("2025-06")).not.toContain("41/2024");
      expect(named("2025-07")).not.toContain("274/2025");
      expect(named("2025-11")).toContain("274/2025");
    });
  });

  describe("the files", () => {
    async function xmlOf(path: string): Promise<string> {
      return withZip(path, async (members) => text(await members.find((m) => m.name === "word/document.xml")!.open()));
    }

    async function busiest(sql: string): Promise<{code: string; n: number}> {
      const [row] = await onWorld(data(), (db) => db.all<{code: string; n: number}>(sql));
      return row!;
    }

    it("hold every employer once, are well formed, and are the same bytes the second time", async () => {
      const {code, n} = await busiest(`select as_is_code as code, count(*)::integer as n from warehouse.fct_ledger
      where period_ix = ${periodIndex(LAST)} group by 1 order by 2 desc, 1 limit 1`);
      const options = {data: data(), month: LAST, province: code, kind: "c12", lang: "vi", perFile: 4} as const;
      const [first, again] = [join(data(), "a"), join(data(), "b")];
      const written = await writeNotices({...options, out: first, numberFrom: 7});
      await writeNotices({...options, out: again, numberFrom: 7});
      expect(written.employers).toBe(n);
      const files = readdirSync(first).sort();
      expect(readdirSync(again).sort()).toEqual(files);
      for (const file of files.filter((name) => name.endsWith(".docx")))
        expect(readFileSync(join(first, file)).equals(readFileSync(join(again, file))), file).toBe(true);
      const texts = await Promise.all(written.files.map(xmlOf));
      for (const xml of texts) {
        new SaxesParser().write(xml).close();
        expect(xml).not.toContain("{{");
      }
      expect(texts.join("").match(/Mã đơn vị: /g)?.length).toBe(n);
      expect(texts.join("")).toContain(`Số: ${6 + n}/TB-BHXH`);
      expect(texts.join("")).toContain("Chuyển kỳ sau");
    });

    it("dun exactly those whom the ladder says to dun", async () => {
      const {code, n} = await busiest(`select as_is_code as code, count(*)::integer as n from ladder.fct_step
      where period_ix = ${periodIndex(LAST)} and step_due = 'dunning_notice' group by 1 order by 2 desc, 1 limit 1`);
      const out = join(data(), "dunning");
      const written = await writeNotices({
        ...{data: data(), month: LAST, province: code, kind: "dunning", lang: "en", perFile: 250, out, on: "2026-11-08"}
      });
      expect(written.employers).toBe(n);
      const [all] = await onWorld(data(), (db) =>
        db.all<{n: number}>(`select count(*)::integer as n from ladder.fct_step where period_ix = ${periodIndex(LAST)}
          and as_is_code = '${code}' and (step_due = 'dunning_notice' or missing like '%dunning_notice%')`)
      );
      const wider = await writeNotices({
        ...{data: data(), month: LAST, province: code, kind: "dunning", lang: "en", perFile: 250, missing: true},
        out: join(data(), "dunning-all")
      });
      expect(wider.employers).toBe(all!.n);
      expect(wider.employers).toBeGreaterThan(n);
      const xml = (await Promise.all(written.files.map(xmlOf))).join("");
      expect(xml.match(/DUNNING NOTICE/g)?.length).toBe(n);
      expect(xml).toContain("8 November 2026");
    });

    it("speak of no daily rate before there was one", async () => {
      const {code} = await busiest(`select as_is_code as code, count(*)::integer as n from ladder.fct_step
        where period_ix = ${periodIndex("2025-06")} and step_due = 'dunning_notice' group by 1 order by 2 desc, 1 limit 1`);
      const out = join(data(), "dunning-letter");
      const written = await writeNotices({
        ...{data: data(), month: "2025-06", province: code, kind: "dunning", lang: "en", perFile: 250, out}
      });
      const xml = (await Promise.all(written.files.map(xmlOf))).join("");
      expect(xml).toContain("479/BHXH-TST");
      expect(xml).not.toMatch(/0\.03|41\/2024/);
    });

    it("say what was expected when there is nobody to write to", async () => {
      const options = {
        data: data(),
        month: LAST,
        kind: "c12",
        lang: "vi",
        perFile: 250,
        out: join(data(), "none")
      } as const;
      const nowhere = join(data(), "written-for-nobody");
      await expect(writeNotices({...options, out: nowhere, province: "99"})).rejects.toThrow(
        expect.objectContaining({message: expect.stringMatching(/--province "99".*34 codes/), exitCode: EXIT.usage})
      );
      expect(existsSync(nowhere)).toBe(false);
      await expect(writeNotices({...options, province: "24", employer: "ZZ0000Z"})).rejects.toThrow(/ZZ0000Z.*2026-10/);
      await expect(writeNotices({...options, province: "24", on: "2026-09-30"})).rejects.toThrow(
        /--on 2026-09-30.*2026-10-31/
      );
    });
  });
}
