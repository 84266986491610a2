/** The same deliveries as different offices would send them: formats, encodings, headings, ways of writing numbers. */
import {writeFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {parse} from "csv-parse/sync";
import {KINDS, type Column, type Kind} from "../../loaders/extract/contract.js";
import {literal, withDatabase} from "../../loaders/warehouse/open.js";
import {encode, type LegacyName} from "../extract/encode.js";
import {book, sheetRow, zip} from "../extract/pack.js";

/** A delivery as cells: English names of columns, numbers in plain digits. */
export interface Table {
  kind: Kind;
  columns: string[];
  rows: string[][];
}

/** The cells of a plain CSV text. */
export function tableOf(text: string): Table {
  const lines: string[][] = parse(text, {bom: true, delimiter: [",", ";", "\t"], relax_column_count: true});
  const [columns, ...rows] = lines;
  const fit = (kind: Kind) => kind.columns.filter((c) => columns!.includes(c.name)).length;
  return {kind: KINDS.reduce((best, kind) => (fit(kind) > fit(best) ? kind : best)), columns: columns!, rows};
}

type Style = "plain" | "vietnamese" | "english";

interface Look {
  style?: Style;
  /** Money is written in units of this many đồng. */
  unit?: 1 | 1000;
  isVietnamese?: boolean;
  titles?: boolean;
  totals?: boolean;
  delimiter?: string;
  end?: string;
}

const TITLES = ["BẢO HIỂM XÃ HỘI TỈNH", "Sổ thu và công nợ của đơn vị sử dụng lao động"];

const columnOf = ({kind, columns}: Table, i: number): Column | undefined =>
  kind.columns.find((c) => c.name === columns[i]);
const isMoney = (column: Column | undefined) => column?.type === "money";
const isWhole = (cell: string) => /^-?\d+$/.test(cell);

/** Whether separators can say by themselves which way of writing numbers they belong to: some amount has two. */
function speaks(table: Table): boolean {
  return table.rows.some((row) => row.some((cell, i) => isMoney(columnOf(table, i)) && /^-?\d{10,18}$/.test(cell)));
}

function written(cell: string, unit: 1 | 1000, style: Style): string {
  const sign = cell.startsWith("-") ? "-" : "";
  const digits = cell.replace("-", "").padStart(unit === 1 ? 1 : 4, "0");
  const whole = unit === 1 ? digits : digits.slice(0, -3);
  const decimals = unit === 1 ? "" : digits.slice(-3);
  const [group, point] = style === "vietnamese" ? [".", ","] : [",", "."];
  const grouped = style === "plain" ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return sign + grouped + (decimals && point + decimals);
}

/** All lines of a file, titles and totals included. */
function lines(table: Table, look: Look): string[][] {
  const {style = "plain", unit = 1} = speaks(table) ? look : {};
  const heading = (name: string, i: number) => (look.isVietnamese ? (columnOf(table, i)?.headings[0] ?? name) : name);
  const show = (cell: string, i: number) =>
    isMoney(columnOf(table, i)) && isWhole(cell) ? written(cell, unit, style) : cell;
  const titles = [...(look.titles ? TITLES : []), ...(unit === 1 ? [] : ["Đơn vị tính: nghìn đồng"])];
  const body = [table.columns.map(heading), ...table.rows.map((row) => row.map(show))];
  if (look.totals && table.kind.id === "ledger")
    body.push(totals(table).map((cell, i) => (i === 0 ? cell : show(cell, i))));
  return [...titles.map((title) => [title]), ...body];
}

/** The row below the data; a column in which something is no number has no sum. */
function totals({kind, columns, rows}: Table): string[] {
  return columns.map((name, i) => {
    if (i === 0) return "Tổng cộng";
    const column = kind.columns.find((c) => c.name === name);
    if (!isMoney(column) || !rows.every((row) => isWhole(row[i]!))) return "";
    return String(rows.reduce((sum, row) => sum + BigInt(row[i]!), 0n));
  });
}

function text(table: Table, look: Look): string {
  const {delimiter = ",", end = "\n"} = look;
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return lines(table, look)
    .map((cells) => cells.map(quoted).join(delimiter) + end)
    .join("");
}

const utf16be = (body: string) => Buffer.from(`\ufeff${body}`, "utf16le").swap16();
const legacy = (encoding: LegacyName) => (table: Table) =>
  encode(text(table, {delimiter: ";", isVietnamese: true, titles: true}), encoding);

/** A workbook as people leave it: titles above, numbers as numbers, months as days, a row of totals. */
function workbook(table: Table): Buffer {
  const typeAt = (i: number) => columnOf(table, i)?.type;
  const value = (cell: string, i: number) => {
    if ((isMoney(columnOf(table, i)) || typeAt(i) === "count") && isWhole(cell) && cell.length < 16)
      return {xml: `<c><v>${cell}</v></c>`};
    if (typeAt(i) === "period" && /^\d{4}-\d\d$/.test(cell)) return {xml: `<c t="d"><v>${cell}-01T00:00:00</v></c>`};
    return cell;
  };
  const head = lines({...table, rows: []}, {isVietnamese: true, titles: true});
  const rows = [
    ...head,
    ...table.rows.map((row) => row.map(value)),
    ...(table.kind.id === "ledger" ? [totals(table).map(value)] : [])
  ];
  return book({
    sheets: {
      "Hướng dẫn": sheetRow(1, ["Không sửa tên cột"]),
      "Sổ thu": rows.map((row, i) => sheetRow(i + 1, row)).join("")
    }
  });
}

type Writer = (table: Table, path: string) => Promise<void> | void;
const file =
  (make: (table: Table) => string | Buffer): Writer =>
  (table, path) =>
    writeFileSync(path, make(table));

/** Numbers stay text where a column holds something else: a typed column cannot. */
const parquet: Writer = async (table, path) => {
  const scratch = `${path}.csv`;
  writeFileSync(scratch, text(table, {}));
  await withDatabase(":memory:", {}, async (db) => {
    const types = table.columns.map((name, i) => {
      const isTyped = isMoney(columnOf(table, i)) && table.rows.every((row) => isWhole(row[i]!));
      return `${literal(name)}: ${literal(isTyped ? "BIGINT" : "VARCHAR")}`;
    });
    await db.run(
      `copy (from read_csv(${literal(scratch)}, auto_detect = false, header = true, nullstr = '', columns = {${types.join(", ")}})) to ${literal(path)} (format parquet)`
    );
  });
};

/** Every way of sending a file; none of them may change a number. */
export const WRITERS: Readonly<Record<string, Writer>> = {
  "semicolons, Vietnamese headings and numbers, titles, totals": file(
    (t) =>
      `\ufeff${text(t, {delimiter: ";", end: "\r\n", style: "vietnamese", isVietnamese: true, titles: true, totals: true})}`
  ),
  "English numbers in quotes": file((t) => text(t, {style: "english", totals: true})),
  "thousands of đồng, Vietnamese": file((t) =>
    text(t, {delimiter: "\t", style: "vietnamese", unit: 1000, isVietnamese: true})
  ),
  "thousands of đồng, English": file((t) => text(t, {style: "english", unit: 1000, titles: true})),
  "UTF-16, tabs": file((t) =>
    Buffer.from(`\ufeff${text(t, {delimiter: "\t", isVietnamese: true, titles: true})}`, "utf16le")
  ),
  "UTF-16, the other way round": file((t) => utf16be(text(t, {delimiter: ";", end: "\r\n", style: "vietnamese"}))),
  TCVN3: file(legacy("tcvn3")),
  VNI: file(legacy("vni")),
  "Windows-1258": file(legacy("windows-1258")),
  "a workbook": file(workbook),
  Parquet: parquet,
  gzip: file((t) => gzipSync(text(t, {delimiter: ";", isVietnamese: true}))),
  "a workbook in gzip": file((t) => gzipSync(workbook(t))),
  zip: file((t) => zip([{name: "sổ thu/ledger.csv", body: text(t, {style: "vietnamese", delimiter: ";"})}]))
};
