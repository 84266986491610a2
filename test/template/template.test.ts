/** Templates: what an office fills in loads like the CSV of the same rows, and an empty one says that it is empty. */
import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {openXlsx, readXlsx, saveXlsx, type CellValue} from "hucre";
import {describe, expect, it, test} from "vitest";
import {isNumber, KINDS, kindOf, type Kind} from "../../loaders/extract/contract.js";
import {exampleOf} from "../../loaders/template/examples.js";
import {templateColumns} from "../../loaders/template/dataSheet.js";
import {heading} from "../../loaders/template/headings.js";
import {templateBytes, writeTemplate} from "../../loaders/template/template.js";
import {csv, Office, type Cells} from "../extract/office.js";

/** Rows of a kind made from its examples alone; what must differ, differs. */
function rowsOf(kind: Kind): Cells[] {
  return [0, 1, 2].map((i) => {
    const row = Object.fromEntries(templateColumns(kind).map((c) => [c.name, exampleOf(c, kind)]));
    if ("employer_code" in row) row["employer_code"] = `TA0000${i + 1}`;
    else if ("item" in row) row["item"] = String(i + 1);
    else if ("measure" in row) row["measure"] = kind.columns.find((c) => c.name === "measure")!.values![i]!;
    else row["officer_code"] = `CB00${i + 1}`;
    if ("worker_id" in row) row["worker_id"] = `012345678${i}`;
    return row;
  });
}

/** The template of a kind with rows typed in below its header, as a person would. */
async function filled(kind: Kind, rows: Cells[], lang: "vi" | "en"): Promise<Uint8Array> {
  const book = await openXlsx(await templateBytes({kind: kind.id, lang}));
  const sheet = book.sheets[0]!;
  const header = sheet.rows.findIndex((row) => row[0] === heading(templateColumns(kind)[0]!, lang));
  expect(header).toBeGreaterThan(0);
  for (const row of rows)
    sheet.rows.push(
      templateColumns(kind).map((column): CellValue => {
        const text = row[column.name]!;
        return isNumber(column) ? Number(text.replace(",", ".")) : text;
      })
    );
  return saveXlsx(book);
}

describe.each(KINDS.map((kind) => kind.id))("template of %s", (id) => {
  const kind = kindOf(id);

  it.each(["vi", "en"] as const)("filled in (%s) loads like the CSV of the same rows", async (lang) => {
    const rows = rowsOf(kind);
    await Office.open(async (office) => {
      const outcome = await office.deliver("filled.xlsx", await filled(kind, rows, lang));
      expect(outcome, outcome.messages.join()).toMatchObject({answer: "accepted", kind: id, rows: 3, accepted: 3});
      const fromBook = await office.accepted(outcome);
      await Office.open(async (other) => {
        await other.write("../secret/worker.key", "0".repeat(64));
        const plain = await other.deliver("plain.csv", csv(rows, {delimiter: ";"}));
        expect(plain.answer).toBe("accepted");
        const without = (row: Cells) => ({...row, line: "", fault: "", worker_id: ""});
        expect(fromBook.map(without)).toEqual((await other.accepted(plain)).map(without));
      });
    });
  });

  it("empty says that it holds nothing and replaces nothing", async () => {
    await Office.open(async (office) => {
      const outcome = await office.deliver("empty.xlsx", await templateBytes({kind: id, lang: "vi"}));
      expect(outcome).toMatchObject({answer: "accepted", kind: id, rows: 0, quarantined: 0});
      expect(outcome.messages).toContain("no rows below the header: nothing is replaced");
    });
  });

  it("has a note on every heading, a drop-down for every list, the header in sight", async () => {
    const bytes = await templateBytes({kind: id, lang: "vi"});
    const book = await readXlsx(bytes);
    const sheet = book.sheets[0]!;
    const header = sheet.rows.findIndex((row) => row[0] === heading(templateColumns(kind)[0]!, "vi"));
    expect(sheet.freezePane?.rows).toBe(header + 1);
    templateColumns(kind).forEach((column, i) => {
      const note = sheet.cells?.get(`${header},${i}`)?.comment?.text ?? "";
      expect(note).toContain(column.meaning.vi);
      expect(note).toContain(exampleOf(column, kind));
    });
    const lists = (sheet.dataValidations ?? []).filter((v) => v.type === "list").length;
    expect(lists).toBe(
      kind.columns.filter((c) => (c.values || ["province", "division"].includes(c.type)) && c.name !== "synthetic")
        .length
    );
    for (const {values} of sheet.dataValidations ?? [])
      expect((values ?? []).join(",").length).toBeLessThanOrEqual(255);
  });
});

test("the same options write the same bytes", async () => {
  const options = {kind: "ledger", lang: "vi", province: "79", period: "2026-10"} as const;
  expect(Buffer.from(await templateBytes(options)).equals(Buffer.from(await templateBytes(options)))).toBe(true);
});

test("a verdict's variable is offered, other words are let in with a warning", async () => {
  const book = await readXlsx(await templateBytes({kind: "verdicts", lang: "vi"}));
  const lists = book.sheets.find((s) => s.name === "Danh mục")!;
  expect(lists.rows.slice(1).map((row) => row[0])).toEqual(["headcount", "average_wage", "wage_base", "paid"]);
  const rules = book.sheets[0]!.dataValidations!.filter((v) => v.type === "list");
  expect(rules.map((v) => v.errorStyle)).toEqual(["warning", "stop"]);
});

test("a template for one province and month offers just these; a province that the month lacks is told", async () => {
  const book = await readXlsx(await templateBytes({kind: "ledger", lang: "vi", province: "79", period: "2026-10"}));
  const lists = book.sheets.find((s) => s.name === "Danh mục")!;
  expect(lists.rows.slice(1).map((row) => row[0])).toEqual(["79"]);
  expect(book.sheets[0]!.dataValidations!.find((v) => v.range.startsWith("A"))!.values).toEqual(["10/2026"]);
  await expect(templateBytes({kind: "ledger", lang: "vi", province: "74", period: "2026-10"})).rejects.toThrow(
    'no province "74" in 2026-10'
  );
  await expect(templateBytes({kind: "letter", lang: "vi"})).rejects.toThrow("unknown kind of extract");
});

const soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));
if (!soffice) process.stderr.write("LibreOffice is not installed: that it opens a template is not tested\n");

test.skipIf(!soffice)("LibreOffice opens a template as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "arrears-template-"));
  try {
    const out = join(folder, "ledger.xlsx");
    await writeTemplate({kind: "ledger", lang: "vi", out});
    const env = {...process.env, HOME: folder};
    execFileSync(
      soffice!,
      ["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder, out],
      {env, stdio: "ignore"}
    );
    const text = readFileSync(join(folder, "ledger.csv"), "utf8");
    expect(text).toContain("Kỳ,Mã tỉnh,Mã đơn vị");
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});
