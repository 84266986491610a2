/** Workbooks, typed tables and archives end in the same rows as plain text. */
import {gzipSync} from "node:zlib";
import {mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {writeXlsx, type CellValue} from "hucre";
import {expect, test} from "vitest";
import {KINDS, isNumber} from "../../loaders/extract/contract.js";
import {literal, withDatabase} from "../../loaders/warehouse/open.js";
import {csv, employerRow, ledgerRow, NOW, Office, without, type Cells} from "./office.js";
import {book, sheetRow, zip} from "./pack.js";

const ROWS = [
  ledgerRow({wage_base: "84000500"}),
  ledgerRow({period: "2025-06", province_code: "02", si_opening: "-500", si_closing: "-500"}),
  ledgerRow({wage_base: "999999999999999"})
];
const COLUMNS = Object.keys(ROWS[0]!);
const types = new Map(KINDS[0]!.columns.map((c) => [c.name, c]));
const typed = (value: string, column: string): CellValue => (isNumber(types.get(column)!) ? Number(value) : value);
const vietnamese = (column: string) => types.get(column)!.headings[0] ?? column;

const cellsOf = (rows: Cells[], cell: (value: string, column: string) => CellValue): CellValue[][] => [
  COLUMNS.map(vietnamese),
  ...rows.map((row) => COLUMNS.map((c) => cell(row[c]!, c)))
];

async function xlsx(...sheets: [name: string, rows: CellValue[][]][]): Promise<Uint8Array> {
  return writeXlsx({sheets: sheets.map(([name, rows]) => ({name, rows}))});
}

async function parquet(office: Office, name: string, select: string): Promise<string> {
  const path = join(office.data, "outgoing", name);
  mkdirSync(join(office.data, "outgoing"), {recursive: true});
  const source = await office.write("source.csv", csv(ROWS));
  await withDatabase(":memory:", {}, (db) =>
    db.run(
      `copy (select ${select} from read_csv(${literal(source)}, all_varchar = true)) to ${literal(path)} (format parquet)`
    )
  );
  return path;
}

const bigints = COLUMNS.filter((c) => isNumber(types.get(c)!));

test("every format gives the same rows, exactly", async () => {
  await Office.open(async (office) => {
    const day = (v: string, c: string): CellValue => (c === "period" ? new Date(`${v}-17T00:00:00Z`) : typed(v, c));
    const code = (v: string, c: string): CellValue =>
      c === "province_code" ? Number(v) : c === "period" ? Number(`${v.slice(5)}${v.slice(0, 4)}`) : typed(v, c);
    const title: CellValue[][] = [["BẢO HIỂM XÃ HỘI VIỆT NAM"], [], ["Đơn vị tính: đồng"]];
    const total: CellValue[] = ["Tổng cộng", null, null, 36, 84000500 + 84000000 + 999999999999999];
    const as = (type: string) => `* replace (${bigints.map((c) => `${c}::${type} as ${c}`).join(", ")})`;
    const files: [string, string | Uint8Array][] = [
      ["plain.csv", csv(ROWS)],
      ["typed.xlsx", await xlsx(["Dữ liệu", cellsOf(ROWS, typed)])],
      ["text.xlsx", await xlsx(["T1", cellsOf(ROWS, (v) => v)])],
      ["days.xlsx", await xlsx(["T1", cellsOf(ROWS, day)])],
      ["codes.xlsx", await xlsx(["T1", cellsOf(ROWS, code)])],
      ["titles.xlsx", await xlsx(["Hướng dẫn", [["Đọc kỹ"]]], ["T1", [...title, ...cellsOf(ROWS, typed), [], total]])],
      ["wrong-name.csv", await xlsx(["T1", cellsOf(ROWS, typed)], ["T2", []])],
      ["text.parquet", readFileSync(await parquet(office, "a.parquet", "*"))],
      ["typed.parquet", readFileSync(await parquet(office, "b.parquet", as("bigint")))],
      ["float.parquet", readFileSync(await parquet(office, "c.parquet", as("double")))],
      ["decimal.parquet", readFileSync(await parquet(office, "d.parquet", as("decimal(30, 2)")))],
      [
        "codes.parquet",
        readFileSync(
          await parquet(
            office,
            "e.parquet",
            "* replace (province_code::int as province_code, strptime(period, '%Y-%m')::date as period)"
          )
        )
      ],
      ["plain.csv.gz", gzipSync(csv(ROWS))],
      ["typed.xlsx.gz", gzipSync(await xlsx(["Dữ liệu", cellsOf(ROWS, typed)]))],
      ["one.zip", zip([{name: "folder/plain.csv", body: csv(ROWS)}])],
      ["stored.zip", zip([{name: "plain.csv", body: csv(ROWS), isStored: true}])],
      ["workbook.zip", zip([{name: "T1.xlsx", body: Buffer.from(await xlsx(["T1", cellsOf(ROWS, typed)]))}])]
    ];
    const content: [string, unknown][] = [];
    for (const [name, body] of files) {
      const outcome = await office.deliver(name, body);
      const ok = outcome.answer === "accepted";
      content.push([
        name,
        ok ? (await office.accepted(outcome)).map((r) => without(r, "line", "fault")) : outcome.messages
      ]);
    }
    const wanted = content[0]![1];
    expect(wanted).toHaveLength(3);
    expect(content).toEqual(files.map(([name]) => [name, wanted]));
  });
});

test("what was made of a workbook is reported: its sheet, those left aside, numbers that became codes", async () => {
  await Office.open(async (office) => {
    const rows = cellsOf(ROWS, (v, c) => (c === "province_code" ? Number(v) : typed(v, c)));
    const body = await xlsx(["Ghi chú", [["x"]]], ["Tháng 1", rows], ["Trống", []]);
    const outcome = await office.deliver("a.xlsx", body);
    expect(outcome.messages).toEqual([
      'read from sheet "Tháng 1"; sheets left aside: "Ghi chú", "Trống"',
      "province_code: 3 numbers padded with zeros"
    ]);
    expect(office.record(outcome)).toMatchObject({encoding: null, delimiter: null, numbers: "plain", unit: 1});
  });
});

const [header, ...body] = [
  COLUMNS,
  ...ROWS.map((row) => COLUMNS.map((c) => (isNumber(types.get(c)!) ? Number(row[c]) : row[c]!)))
];
const sheet = (change: (values: (string | number | {xml: string})[]) => void, columns = header) => {
  const rows = body.map((values) => [...values] as (string | number | {xml: string})[]);
  change(rows[1]!);
  return [columns, ...rows].map((values, i) => sheetRow(i + 1, values)).join("");
};
const at = (column: string) => COLUMNS.indexOf(column);

type CellCase = [name: string, column: string, xml: string, value: string, reason: string | null];

const CELLS: CellCase[] = [
  ["a formula with its result", "headcount", "<c><f>6+6</f><v>12</v></c>", "12", null],
  ["a formula that was never computed", "headcount", "<c><f>6+6</f></c>", "=6+6", "is a formula (expected a value)"],
  ["a formula that gives text", "period", '<c t="str"><f>X</f><v>2025-06</v></c>', "", null],
  [
    "a broken reference",
    "headcount",
    '<c t="e"><v>#REF!</v></c>',
    "#REF!",
    "is the error of a formula (expected a value)"
  ],
  ["an exponent of a whole number", "wage_base", "<c><v>8.4E7</v></c>", "", null],
  [
    "more digits than a double holds",
    "wage_base",
    "<c><v>1.2345678901234567E17</v></c>",
    "1.2345678901234567E17",
    "is written with an exponent (expected every digit)"
  ],
  ["the noise of binary fractions", "wage_base", "<c><v>84000000.000000012</v></c>", "", null],
  [
    "half a đồng",
    "wage_base",
    "<c><v>84000000.5</v></c>",
    "84000000.5",
    "is not whole (expected whole đồng and whole heads)"
  ],
  [
    "three decimals, which are no thousands",
    "wage_base",
    "<c><v>84.125</v></c>",
    "84.125",
    "is not whole (expected whole đồng and whole heads)"
  ],
  ["a negative number", "headcount", "<c><v>-3</v></c>", "-3", "is negative (expected 0 or more)"],
  ["a day where money should stand", "wage_base", '<c s="1"><v>45000</v></c>', "2023-03-15", "is not a whole number"],
  ["true, which is no count", "headcount", '<c t="b"><v>1</v></c>', "TRUE", "is not a whole number"],
  ["false, which is no amount", "wage_base", '<c t="b"><v>0</v></c>', "FALSE", "is not a whole number"],
  ["an empty cell", "wage_base", "<c/>", "", "is missing (an empty cell is never 0)"],
  ["text with spaces", "wage_base", '<c t="inlineStr"><is><t> 84000000 </t></is></c>', "", null],
  [
    "text in pieces",
    "province_code",
    '<c t="inlineStr"><is><r><t>0</t></r><r><t>2</t></r><rPh><t>x</t></rPh></is></c>',
    "",
    null
  ],
  [
    "the mark of a number from outside",
    "wage_base",
    '<c t="inlineStr"><is><t>&#xFFFD;84</t></is></c>',
    "\ufffd84",
    "is not a whole number"
  ]
];
const STYLES = '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';

test.each(CELLS)("workbook cell: %s", async (_name, column, xml, value, reason) => {
  await Office.open(async (office) => {
    const rows = sheet((values) => (values[at(column)] = {xml}));
    const outcome = await office.deliver("a.xlsx", book({sheets: {T1: rows}, styles: STYLES}));
    const faults = await office.faults(outcome);
    expect(faults).toEqual(reason === null ? [] : [{line: 3, column, value, reason}]);
    expect(outcome.accepted).toBe(reason === null ? 3 : 2);
  });
});

test("days are counted from 1904 where the workbook says so, and formats of one's own are known", async () => {
  await Office.open(async (office) => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="&quot;Tháng &quot;mm/yyyy"/><numFmt numFmtId="171" formatCode="#,##0 &quot;đồng&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
    const rows = sheet((v) => {
      v[at("period")] = {xml: '<c s="1"><v>44347</v></c>'};
      v[at("wage_base")] = {xml: '<c s="2"><v>84000000</v></c>'};
    });
    const outcome = await office.deliver("a.xlsx", book({sheets: {T1: rows}, styles, is1904: true}));
    expect(outcome).toMatchObject({answer: "accepted", messages: ['read from sheet "T1"']});
    expect((await office.accepted(outcome))[1]!["period"]).toBe(String(2025 * 12 + 5));
  });
});

test("rows keep their numbers, gaps and all; a unit scales typed cells", async () => {
  await Office.open(async (office) => {
    const rows = [
      sheetRow(1, ["Đơn vị tính: nghìn đồng"]),
      sheetRow(4, header),
      sheetRow(
        7,
        body[0]!.map((v) => (typeof v === "number" ? v : v))
      ),
      sheetRow(
        9,
        body[1]!.map((v, i) => (i === at("headcount") ? "x" : v))
      )
    ];
    const outcome = await office.deliver("a.xlsx", book({sheets: {T1: rows.join("")}}));
    expect((await office.faults(outcome)).map((f) => [f.line, f.column])).toEqual([[9, "headcount"]]);
    expect((await office.accepted(outcome))[0]).toMatchObject({line: "7", wage_base: "84000500000", headcount: "12"});
  });
});

test("an archive of several files is several deliveries, each with its name, its control totals and its fate", async () => {
  await Office.open(async (office) => {
    const good = csv([ledgerRow(), ledgerRow()]);
    const controlled = csv([ledgerRow({province_code: "04"})]);
    const archive = zip([
      {name: "../../../etc/passwd.csv", body: good},
      {name: "C:\\x\\employers.csv", body: csv([employerRow()])},
      {name: "/abs/controlled.csv", body: controlled},
      {
        name: "/abs/controlled.csv.control.json",
        body: JSON.stringify([{province_code: "04", period: "2026-01", rows: 2}])
      },
      {name: "bad\u0007\u202e.csv", body: "x"},
      {name: "inner.zip", body: zip([{name: "a.csv", body: good}])},
      {name: "__MACOSX/._x", body: "x"},
      {name: "README.txt", body: "x"}
    ]);
    const path = await office.write("all.zip", archive);
    const outcomes = await office.load([path]);
    expect(outcomes.map((o) => [o.file.slice(path.length), o.answer, o.messages[0]]).sort()).toEqual([
      ["/bad??.csv", "refused", expect.stringMatching(/^no known header/)],
      ["/controlled.csv", "refused", "control total of 04 2026-01: 2 rows stated, 1 read"],
      ["/employers.csv", "accepted", undefined],
      ["/inner.zip", "refused", "an archive inside an archive"],
      ["/passwd.csv", "accepted", undefined]
    ]);
    const again = await office.load([path]);
    expect(again.find((o) => o.file.endsWith("passwd.csv"))).toMatchObject({
      answer: "known",
      messages: [`already loaded on ${NOW} as all.zip/passwd.csv`]
    });
    // The same bytes without the archive are known too.
    expect((await office.deliver("plain.csv", good)).answer).toBe("known");
  });
});

test("an archive that is known as a whole is not unpacked again", async () => {
  await Office.open(async (office) => {
    const archive = zip([
      {name: "a.csv", body: csv([ledgerRow()])},
      {name: "b.csv", body: csv([ledgerRow({province_code: "04"})])}
    ]);
    const path = await office.write("all.zip", archive);
    expect((await office.load([path])).map((o) => o.answer)).toEqual(["accepted", "accepted"]);
    expect((await office.load([path])).map((o) => o.answer)).toEqual(["known", "known"]);
  });
});
