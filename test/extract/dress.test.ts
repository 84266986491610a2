/** One content in every dress that the contract allows gives the same accepted rows. */
import {expect, test} from "vitest";
import {KINDS} from "../../loaders/extract/contract.js";
import {csv, employerRow, ledgerRow, Office, without, type Cells} from "./office.js";

const ROWS = [
  ledgerRow(),
  ledgerRow({period: "2025-06", province_code: "02", si_opening: "-500", si_closing: "-500"}),
  ledgerRow()
];
const PLAIN = csv(ROWS);

const vietnamese = new Map(KINDS[0]!.columns.flatMap((c) => (c.headings[0] ? [[c.name, c.headings[0]]] : [])));
const second = new Map(KINDS[0]!.columns.flatMap((c) => (c.headings[1] ? [[c.name, c.headings[1]]] : [])));
const money = KINDS[0]!.columns.filter((c) => c.type === "money").map((c) => c.name);

function each(rows: Cells[], change: (value: string, column: string) => string): Cells[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([c, v]) => [c, change(v, c)])));
}

const grouped = (mark: string) => (value: string, column: string) =>
  money.includes(column) ? value.replace(/\B(?=(\d{3})+(?!\d))/g, mark) : value;
const scaled = (value: string, column: string) =>
  money.includes(column) ? String(Number(value) / 1000).replace(".", ",") : value;
const month = (change: (y: string, m: string) => string) => (value: string, column: string) =>
  column === "period" ? change(value.slice(0, 4), value.slice(5)) : value;

function utf16(text: string, big: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
}

const DRESSES: Record<string, string | Buffer> = {
  semicolons: csv(ROWS, {delimiter: ";"}),
  tabs: csv(ROWS, {delimiter: "\t"}),
  "CR LF": csv(ROWS, {end: "\r\n"}),
  "CR alone": csv(ROWS, {end: "\r"}),
  "no line end at the end": PLAIN.trimEnd(),
  "a byte order mark": `\ufeff${PLAIN}`,
  "UTF-16, little end first": utf16(PLAIN, false),
  "UTF-16, big end first": utf16(PLAIN, true),
  "UTF-16 without a mark": utf16(PLAIN, false).subarray(2),
  "Vietnamese headings": csv(ROWS, {heading: (c) => vietnamese.get(c) ?? c}),
  "the other Vietnamese headings": csv(ROWS, {heading: (c) => second.get(c) ?? vietnamese.get(c) ?? c}),
  "headings in capitals, without accents": csv(ROWS, {
    heading: (c) => (vietnamese.get(c) ?? c).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").toUpperCase()
  }),
  "decomposed headings": csv(ROWS, {heading: (c) => (vietnamese.get(c) ?? c).normalize("NFD")}),
  "quoted cells": csv(ROWS).replace(/[^,\n]+/g, '"$&"'),
  "titles above": csv(ROWS, {
    above: ["BẢO HIỂM XÃ HỘI VIỆT NAM", 'Mẫu "C12-TS", tháng 01/2026', "", "Đơn vị tính: đồng"]
  }),
  "titles above with CR LF": csv(ROWS, {end: "\r\n", above: ["BẢO HIỂM XÃ HỘI", "", "Mẫu số 1"]}),
  "blank lines amid the rows": PLAIN.replace(/\n/g, "\n\n"),
  "columns in another order": csv(ROWS.map((row) => Object.fromEntries(Object.entries(row).reverse()))),
  "unknown columns": csv(ROWS.map((row) => ({ghi_chú: "x", ...row, note: "y, z"}))),
  "columns without a heading at the end": PLAIN.replace(/\n/g, ",,\n"),
  "Vietnamese numbers": csv(each(ROWS, grouped(".")), {delimiter: ";"}),
  "English numbers": csv(each(ROWS, grouped(","))),
  "spaces around the values": csv(each(ROWS, (v, c) => (c === "employer_code" ? v : ` ${v}\u00a0`))),
  "thousands of đồng in a title": csv(each(ROWS, scaled), {delimiter: ";", above: ["Đơn vị tính: nghìn đồng"]}),
  "thousands of đồng in a title in brackets": csv(each(ROWS, scaled), {
    delimiter: ";",
    above: ["Báo cáo;;;(ĐVT: Nghìn đồng)"]
  }),
  "a column of units": csv(
    ROWS.flatMap((row, i) =>
      i === 1 ? each([row], scaled).map((r) => ({...r, unit: "nghìn đồng"})) : [{...row, unit: i ? "đồng" : ""}]
    ),
    {delimiter: ";"}
  ),
  "months as MM/YYYY": csv(
    each(
      ROWS,
      month((y, m) => `${m}/${y}`)
    )
  ),
  "months as MMYYYY": csv(
    each(
      ROWS,
      month((y, m) => `${m}${y}`)
    )
  ),
  "a row of totals": csv(ROWS, {below: [`Tổng cộng,,,36,252000000${",".repeat(24)}`]}),
  "a short row of totals": csv(ROWS, {below: ["TỔNG CỘNG:,,,36"]}),
  "totals and blank lines below": csv(ROWS, {below: ["", `Tong cong,,,36${",".repeat(25)}`, "", ",,,"]})
};

test("every dress gives the same rows, exactly", async () => {
  await Office.open(async (office) => {
    const names = ["as it is", ...Object.keys(DRESSES)];
    const bodies = [PLAIN, ...Object.values(DRESSES)];
    const content: [string, unknown][] = [];
    for (const [i, body] of bodies.entries()) {
      const outcome = await office.deliver(`${i}.csv`, body);
      const rows =
        outcome.answer === "accepted"
          ? (await office.accepted(outcome)).map((row) => without(row, "line", "fault"))
          : outcome.messages;
      content.push([names[i]!, rows]);
    }
    const [, wanted] = content[0]!;
    expect(wanted).toHaveLength(3);
    expect(content).toEqual(names.map((name) => [name, wanted]));
  });
});

test("what was found out about a file stands in its record", async () => {
  await Office.open(async (office) => {
    const rows = each(ROWS, grouped(".")).map((row) => ({...row, ghi_chú: "x"}));
    const text = csv(rows, {delimiter: ";", above: ["Đơn vị tính: triệu đồng"]});
    const outcome = await office.deliver("tháng 1.csv", utf16(text, false));
    expect(office.record(outcome)).toMatchObject({
      status: "accepted",
      file: "tháng 1.csv",
      kind: "ledger",
      encoding: "utf-16le",
      delimiter: ";",
      numbers: "vietnamese",
      unit: 1_000_000,
      rows: 3,
      accepted: 3,
      quarantined: 0,
      unknown_columns: ["ghi_chú"],
      cells: [
        {province: "02", period_ix: 24305, rows: 1, accepted: 1, quarantined: 0},
        {province: "01", period_ix: 24312, rows: 2, accepted: 2, quarantined: 0}
      ]
    });
    expect(outcome.messages).toEqual(["columns left aside: ghi_chú"]);
  });
});

test("text is normalised, a quoted line break inside a cell is kept, lines stay right below it", async () => {
  await Office.open(async (office) => {
    const rows = [
      employerRow({employer_name: "Công ty\nMay".normalize("NFD")}),
      employerRow({employer_name: 'Xí nghiệp "Sao, Mai"'}),
      employerRow({payment_cycle: "7"})
    ];
    const outcome = await office.deliver("e.csv", csv(rows));
    expect((await office.accepted(outcome)).map((r) => r["employer_name"])).toEqual([
      "Công ty\nMay",
      'Xí nghiệp "Sao, Mai"'
    ]);
    expect((await office.faults(outcome)).map((f) => f.line)).toEqual([5]);
  });
});

test("optional columns may be absent: no adjustment is 0, no name is none", async () => {
  await Office.open(async (office) => {
    const drop = (row: Cells, test: RegExp) => Object.fromEntries(Object.entries(row).filter(([c]) => !test.test(c)));
    const ledger = await office.deliver(
      "l.csv",
      csv([drop(ledgerRow({si_paid: "5000", hi_paid: "5000", ui_paid: "5000", oa_paid: "5000"}), /_adjusted$/)])
    );
    expect((await office.accepted(ledger))[0]).toMatchObject({si_adjusted: "0", oa_adjusted: "0"});
    const employers = await office.deliver("e.csv", csv([drop(employerRow(), /^employer_name|^tax_code|^status/)]));
    expect((await office.accepted(employers))[0]).toMatchObject({employer_name: null, tax_code: null, status: null});
  });
});

test("a file without rows is taken and replaces nothing", async () => {
  await Office.open(async (office) => {
    const outcome = await office.deliver("file.csv", `${PLAIN.split("\n")[0]}\n`);
    expect(outcome).toMatchObject({answer: "accepted", rows: 0});
    expect(office.record(outcome).cells).toEqual([]);
  });
});

test("plans are judged by the map of 1 January of their year", async () => {
  await Office.open(async (office) => {
    const plan = (province_code: string, year: string, value = "5") => ({
      province_code,
      year,
      measure: "collection_plan",
      value
    });
    const outcome = await office.deliver(
      "p.csv",
      csv([plan("02", "2025"), plan("02", "2026"), plan("01", "2026"), plan("01", "26")])
    );
    expect((await office.faults(outcome)).map((f) => [f.line, f.column, f.reason])).toEqual([
      [3, "province_code", "is not a province code of this period (34 provinces from 2025-07)"],
      [5, "year", "is not a year (expected YYYY)"]
    ]);
  });
});
