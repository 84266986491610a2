/** The same numbers everywhere: page, Word, Excel and exports, to the last digit. */
import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {openXlsx, readXlsx, saveXlsx, type CellValue} from "hucre";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {explainChange} from "../../loaders/explanation/explain.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {withZip} from "../../loaders/extract/formats/zip.js";
import {tablesOf, type Pack, type PackTable} from "../../loaders/report/model.js";
import {packOf, readForms} from "../../loaders/report/pack.js";
import {factsOfWorld, packName, writeReports, type WrittenPack} from "../../loaders/report/write.js";
import {REPLY_COLUMNS} from "../../loaders/report/reply.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {readExplanation} from "../../loaders/site/pages/explanation/index.js";
import {readWorld} from "../../loaders/site/pages/world.js";
import type {Page} from "../../loaders/site/page.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {count, percent} from "../../src/domain/format.js";
import {tableOf, textOf} from "../pages/markup.js";
import {buildWorld, LAST} from "./world.js";

let data: string;
let out: string;
let written: WrittenPack[];
let packs: Pack[];
const bodies = new Map<string, string>();

beforeAll(async () => {
  data = await buildWorld();
  out = join(data, "packs");
  written = await writeReports({data, month: LAST, out});
  const forms = readForms();
  packs = (await factsOfWorld({data, month: LAST})).flatMap((facts) =>
    (["vi", "en"] as const).map((lang) => packOf(facts, lang, forms))
  );
  const database = join(data, "build", "contributions.duckdb");
  for (const page of await explanationPages(database)) bodies.set(page.path, page.body);
});
afterAll(() => rmSync(data, {recursive: true, force: true}));

/** The pages of the room in both languages, without those of the other rooms. */
async function explanationPages(database: string): Promise<Page[]> {
  return withDatabase(database, {readOnly: true}, async (db) => {
    const world = await readWorld(db);
    const room = (await readExplanation(db, world, null))!;
    return (["vi", "en"] as const).flatMap((lang) => room.pages(world, lang));
  });
}

const file = (pack: Pack, ending: string) => join(out, `${packName(pack)}-${pack.lang}.${ending}`);

async function sheetsOf(pack: Pack): Promise<CellValue[][][]> {
  const book = await readXlsx(readFileSync(file(pack, "xlsx")));
  return book.sheets.map((sheet) => sheet.rows);
}

/** Rows of a table in a workbook: below the row that has its headings. */
function rowsBelow(sheets: CellValue[][][], table: PackTable): CellValue[][] {
  for (const rows of sheets) {
    const title = rows.findIndex((row) => row[0] === table.title);
    if (title >= 0) return rows.slice(title + 2, title + 2 + table.rows.length);
  }
  throw new Error(`no sheet with "${table.title}"`);
}

/** Texts of a Word document: the cells of every table, by table. */
async function wordTables(path: string): Promise<string[][]> {
  const xml = await withZip(path, async (members) => {
    const chunks: Buffer[] = [];
    for await (const chunk of (await members
      .find((m) => m.name === "word/document.xml")!
      .open()) as AsyncIterable<Buffer>)
      chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  });
  return [...xml.matchAll(/<w:tbl>([\s\S]*?)<\/w:tbl>/g)].map((t) =>
    [...t[1]!.matchAll(/<w:tc>([\s\S]*?)<\/w:tc>/g)].map((c) =>
      [...c[1]!.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((m) => unescaped(m[1]!)).join("")
    )
  );
}

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
const plain = (text: string) =>
  text
    .replace(/[\u202f\u00a0]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

async function exported(name: string, period?: string): Promise<Record<string, string>[]> {
  const path = join(data, `${name}.csv`);
  await exportTable({data, name, out: path, ...(period && {period})});
  return parse(readFileSync(path, "utf8"), {columns: true});
}

describe("a pack", () => {
  it("is there for every province with rows and the nation, in both languages", () => {
    expect(written.map(({code, lang}) => `${code} ${lang}`)).toEqual(packs.map((p) => `${p.code} ${p.lang}`));
    expect(new Set(written.map(({code}) => code))).toEqual(new Set(["VN", "24", "42", "82"]));
  });

  it("has the values of its content in the workbook, exactly, as numbers", async () => {
    let numbers = 0;
    for (const pack of packs) {
      const sheets = await sheetsOf(pack);
      for (const table of tablesOf(pack)) {
        const rows = rowsBelow(sheets, table);
        for (const [r, row] of table.rows.entries())
          for (const [c, column] of table.columns.entries()) {
            const cell = row[column.key]!;
            if (column.kind === "text") expect(rows[r]![c] ?? "").toBe(cell.text);
            else if (typeof cell.value === "number") {
              expect([pack.code, table.id, r, column.key, rows[r]![c]]).toEqual([
                pack.code,
                table.id,
                r,
                column.key,
                cell.value
              ]);
              numbers++;
            }
          }
      }
    }
    expect(numbers).toBeGreaterThan(500);
  });

  it("has the texts of its content in the Word document, table by table", async () => {
    for (const pack of packs) {
      const tables = await wordTables(file(pack, "docx"));
      for (const table of tablesOf(pack)) {
        const texts = table.rows.flatMap((row) => table.columns.map((column) => row[column.key]!.text));
        const found = tables.find((cells) => cells.slice(table.columns.length).join("|") === texts.join("|"));
        expect([pack.code, pack.lang, table.id, found !== undefined]).toEqual([pack.code, pack.lang, table.id, true]);
      }
    }
  });

  it("has the same tables and sentences on its page", () => {
    for (const pack of packs) {
      const body = bodies.get(`${pack.lang}/explanation/${pack.code}`)!;
      for (const table of tablesOf(pack)) {
        const rows = tableOf(body, `pack-table-${table.id}`);
        expect(rows).toHaveLength(table.rows.length);
        for (const [r, row] of table.rows.entries())
          for (const {key} of table.columns) {
            const [cell, shown] = [row[key]!, rows[r]![key]!];
            // An empty cell is kept open by a space without width.
            expect(shown.text.replace("\u200b", "")).toBe(plain(cell.text));
            if (typeof cell.value === "number") expect(Number(shown.value)).toBe(cell.value);
          }
      }
      const text = textOf(body);
      for (const {text: sentence} of pack.answer)
        expect(text.replaceAll("  ", " ")).toContain(plain(sentence.replaceAll("**", "")).slice(0, 30));
    }
  });

  it("says what the exports say", async () => {
    const rates = await exported("rates");
    const requests = await exported("explain_requests");
    for (const pack of packs) {
      const level = pack.code === "VN" ? "nation" : "province";
      const own = rates.find(
        (r) => r["level"] === level && r["map"] !== "as-was" && r["code"] === pack.code && r["period"] === LAST
      )!;
      const key = tablesOf(pack).find((t) => t.id === "key")!;
      const sheets = await sheetsOf(pack);
      const book = rowsBelow(sheets, key).map((row) => row[1]);
      const number = (name: string) => (own[name] === "" ? null : Number(own[name]));
      const expected = ["late", "arrears_rate", "receivable_12m", "employers", "employers_late", "headcount"].map(
        number
      );
      expect(book.map((value) => (typeof value === "number" ? value : null))).toEqual(expected);
      expect(key.rows[0]!["now"]!.text).toBe(count(BigInt(own["late"]!), pack.lang));
      expect(key.rows[1]!["now"]!.text).toBe(percent(number("arrears_rate"), pack.lang));
      const criteria = tablesOf(pack).find((t) => t.id === "criteria");
      const request = requests.find((r) => r["province_code"] === pack.code && r["period"] === LAST);
      if (criteria) {
        const values = ["amount_rise", "beyond_chance", "above_baseline", "months_running", "beyond_season"].map(
          (id) => (request![id] === "" ? null : Number(request![id]))
        );
        expect(criteria.rows.map((row) => row["value"]!.value)).toEqual(values);
      }
      const scope = level === "nation" ? undefined : ({level: "province", code: pack.code} as const);
      const {stock} = await explainChange({data, from: "2025-08", to: LAST, ...(scope && {scope})});
      const account = rowsBelow(
        sheets,
        tablesOf(pack).find((t) => t.id === "account")!
      ).map((row) => row[1]);
      expect(account).toEqual([stock.start, ...stock.terms.filter((t) => t.employers).map((t) => t.amount), stock.end]);
      const debt = tablesOf(pack).find((t) => t.id === "debt")!;
      expect(debt.rows.at(-1)!["late"]!.value).toBe(Number(own["late"]));
      const funds = ["si", "hi", "ui", "oa"].reduce((sum, f) => sum + Number(debt.rows.at(-1)![f]!.value), 0);
      expect(funds).toBe(Number(own["late"]));
    }
  });

  it("says how a province stands as the exported ranking says it", async () => {
    const ranking = (await exported("ranking", LAST)).filter((r) => r["level"] === "province" && r["rank"] !== "");
    const value = (text: string | undefined) => (text ? Number(text) : null);
    for (const pack of packs) {
      const standing = tablesOf(pack).find((t) => t.id === "standing");
      const keys = ["rate", "rateLow", "rateHigh", "rank", "rankLow", "rankHigh"];
      const names = ["arrears_rate", "rate_low", "rate_high", "rank", "rank_low", "rank_high"];
      if (pack.code === "VN")
        expect(standing!.rows.map((row) => keys.map((key) => row[key]!.value))).toEqual(
          ranking.map((r) => names.map((name) => value(r[name])))
        );
      else expect(standing).toBeUndefined();
      const own = ranking.find((r) => r["code"] === pack.code);
      const place = pack.answer.find(({id}) => id === "place")?.text ?? "";
      if (!own) expect(place).toBe("");
      else {
        expect(place).toContain(percent(value(own["rate_low"]), pack.lang));
        if (own["rate_high"]) expect(place).toContain(percent(value(own["rate_high"]), pack.lang));
        const alike = Number(own["rank_high"]) - Number(own["rank_low"]);
        if (alike) expect(place).toMatch(pack.lang === "vi" ? `với ${alike} tỉnh khác` : `from ${alike} other`);
      }
    }
    expect(ranking.length).toBeGreaterThan(1);
  });

  it("is read as a reply by its one sheet, and an unfilled one answers nothing", async () => {
    const paths = written
      .filter((w) => w.request_id !== null && w.lang === "vi")
      .map((w) => w.files.find((f) => f.endsWith(".xlsx"))!);
    const outcomes = await loadPaths({data, paths, now: "2026-01-07T02:00:00.000Z"});
    expect(outcomes.map(({answer, quarantined}) => [answer, quarantined])).toEqual(paths.map(() => ["accepted", 0]));
  });
});

describe("a request", () => {
  /** The board page's rows and the promises, after a build. */
  async function board(): Promise<{state: string; promises: string}> {
    await buildWarehouse({data});
    const pages = await explanationPages(join(data, "build", "contributions.duckdb"));
    const {body} = pages.find((page) => page.path === "vi/explanation")!;
    const row = tableOf(body, "requests").find((r) => r["request"]!.text === "GT-2025-08-24")!;
    const promises = /id="pack-table-promises"/.test(body) ? tableOf(body, "pack-table-promises") : [];
    return {
      state: row["state"]!.text,
      promises: promises.map((p) => `${p["measure"]!.text}: ${p["kept"]!.text}`).join()
    };
  }

  it("goes out as a workbook, comes back filled in, and is decided on", async () => {
    expect(await board()).toEqual({state: "quá hạn", promises: ""});
    const [pack] = await writeReports({data, month: "2025-08", province: "24", lang: "vi", out: join(data, "sent")});
    const path = pack!.files.find((f) => f.endsWith(".xlsx"))!;
    const book = await openXlsx(readFileSync(path));
    const sheet = book.sheets.find((s) => s.name === "Trả lời")!;
    const at = (name: (typeof REPLY_COLUMNS)[number]) => REPLY_COLUMNS.indexOf(name);
    const head = sheet.rows.findIndex((row) => row[0] === "Mã yêu cầu");
    const fill = (name: (typeof REPLY_COLUMNS)[number], value: CellValue) => {
      sheet.rows[head + 1]![at(name)] = value;
      sheet.cells?.delete(`${head + 1},${at(name)}`);
    };
    fill("date", new Date("2026-01-08T00:00:00Z"));
    fill("cause", "Ba đơn vị mất đơn hàng");
    fill("measure", "Đôn đốc từng đơn vị");
    fill("owner", "Phòng Quản lý thu");
    fill("due_date", new Date("2025-09-30T00:00:00Z"));
    fill("late_target", 1_000_000);
    const filled = join(data, "sent", "back.xlsx");
    writeFileSync(filled, await saveXlsx(book));
    const [outcome] = await loadPaths({data, paths: [filled], now: "2026-01-09T02:00:00.000Z"});
    expect(outcome).toMatchObject({answer: "accepted", accepted: 5, quarantined: 0});
    expect(await board()).toEqual({state: "đã trả lời", promises: "Đôn đốc từng đơn vị: không đạt"});
    const decision = join(data, "sent", "decision.csv");
    const columns = "request_id,province_code,period,step,item,date,cause,measure,owner,due_date,late_target,note";
    writeFileSync(decision, `${columns}\nGT-2025-08-24,24,2025-08,returned,1,2026-01-10,,,,,,nêu rõ từng đơn vị\n`);
    await loadPaths({data, paths: [decision], now: "2026-01-10T02:00:00.000Z"});
    expect((await board()).state).toBe("đã trả lại");
  });
});
