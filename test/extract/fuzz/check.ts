/**
 * A slow second reader, written without the product's parsing: says what is wrong with an answer to a damaged file.
 * Every accepted row must stand in the bytes as it was taken, obey the contract, and be counted; nothing may be lost.
 */
import {readXlsx} from "hucre";
import type {FileOutcome} from "../../../loaders/extract/load.js";
import type {LoadRecord} from "../../../loaders/extract/records.js";
import {KINDS} from "../../../loaders/extract/contract.js";
import type {Cells, Fault} from "../office.js";

export interface Told {
  bytes: Buffer;
  outcome: FileOutcome;
  record: LoadRecord | undefined;
  rows: Cells[];
  faults: Fault[];
}

const LEDGER = KINDS[0]!;
const FUNDS = ["si", "hi", "ui", "oa"];
const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** Faults of the answer, in words; none when all is well. */
export async function wrongs(told: Told): Promise<string[]> {
  const {outcome, record, rows} = told;
  if (outcome.answer === "refused")
    return outcome.messages.every((m) => m && !isVague(m)) ? [] : [`vague: ${outcome.messages.join("; ")}`];
  if (outcome.answer === "known" || outcome.answer === "superseded") return [];
  if (!record || record.kind !== "ledger") return [];
  const found: string[] = [];
  if (outcome.accepted !== rows.length) found.push(`${outcome.accepted} rows accepted, ${rows.length} stored`);
  if (outcome.accepted + outcome.quarantined !== outcome.rows)
    found.push("accepted and quarantined rows are not all rows");
  if (new Set(told.faults.map((f) => f.line)).size !== outcome.quarantined)
    found.push("quarantined rows without a fault");
  found.push(...rows.flatMap((row) => breaches(row)));
  const keys = rows.map((r) => `${r["employer_code"]} ${r["period"]}`);
  if (new Set(keys).size !== keys.length) found.push("one key accepted twice");
  return [...found, ...(record.delimiter === null ? await bookWrongs(told, record) : textWrongs(told, record))];
}

/** A refusal that names nothing of the file helps nobody. */
function isVague(message: string): boolean {
  return /^the reader failed|undefined|\[object|TypeError|Cannot read prop/i.test(message);
}

function breaches(row: Cells): string[] {
  const n = (c: string) => BigInt(row[c]!);
  const found: string[] = [];
  if (!/^[A-Z][A-Z0-9]{6}$/.test(row["employer_code"]!)) found.push(`employer ${JSON.stringify(row["employer_code"])}`);
  if (n("headcount") < 0n || n("wage_base") < 0n) found.push("negative heads or wages");
  if (FUNDS.some((f) => n(`${f}_accrued`) < 0n)) found.push("negative accrued");
  const period = Number(row["period"]);
  if (!(period >= 1990 * 12 && period <= 2031 * 12)) found.push(`period ${row["period"]}`);
  return found;
}

/** The values of a line as the contract reads them, by column; null where a value is none. */
function textWrongs({bytes, rows}: Told, record: LoadRecord): string[] {
  const encoding = record.encoding!;
  if (!encoding.startsWith("utf")) return [];
  const all = new TextDecoder(encoding).decode(bytes).split(/\r\n|\n|\r/);
  const header = headerOf(all.map((line) => line.split(record.delimiter!)));
  if (!header) return all.some((line) => line.includes('"')) ? [] : ["no header to be seen"];
  const cellsOf = (line: number) =>
    all[line - 1]?.includes('"') ? null : (all[line - 1]?.split(record.delimiter!) ?? []);
  const unit = BigInt(unitOf(all.slice(0, header.line - 1)));
  const found = rows.flatMap((row, i) => {
    const line = row["line"] === undefined ? (record.first_line ?? 0) + i : Number(row["line"]);
    const cells = cellsOf(line);
    return cells
      ? rowWrongs(row, line, header, (c) => cells[header.at.get(c) ?? -1] ?? null, {style: record.numbers!, unit})
      : [];
  });
  return [...found, ...(all.some((line) => line.includes('"')) ? [] : lost(all, header.line, record))];
}

/** Every line with something on it is a row, totals, or stands in the notes. */
function lost(all: string[], headerLine: number, record: LoadRecord): string[] {
  const blank = (line: string) => line.split(record.delimiter!).every((cell) => cell.trim() === "");
  const filled = all.slice(headerLine).filter((line) => !blank(line));
  const totals = filled.filter((line) => /^(tong|cong|total)/.test(fold(line)));
  const notes = record.notes
    .filter((note) => note.includes("left aside: line"))
    .flatMap((note) => note.split(":")[1]!.match(/\d+/g)!);
  const most = record.rows + totals.length + notes.length;
  return filled.length < record.rows || filled.length > most
    ? [`${filled.length} lines of data, ${record.rows} rows, ${totals.length} of totals, ${notes.length} aside`]
    : [];
}

interface Header {
  line: number;
  at: Map<string, number>;
}

function headerOf(table: string[][]): Header | null {
  const names = new Map(
    LEDGER.columns.flatMap((c) => [c.name, ...c.headings].map((h): [string, string] => [fold(h), c.name]))
  );
  let best: Header | null = null;
  for (const [i, cells] of table.slice(0, 31).entries()) {
    const at = new Map<string, number>();
    for (const [position, cell] of cells.entries()) {
      const name = names.get(fold(cell));
      if (name && !at.has(name)) at.set(name, position);
    }
    if (at.size >= 20 && at.size > (best?.at.size ?? 0)) best = {line: i + 1, at};
  }
  return best;
}

function unitOf(titles: string[]): number {
  const all = fold(titles.join(" "));
  return all.includes("trieudong") ? 1_000_000 : all.includes("nghindong") ? 1000 : 1;
}

interface Style {
  style: string;
  unit: bigint;
}

function rowWrongs(
  row: Cells,
  line: number,
  header: Header,
  cell: (column: string) => string | null,
  {style, unit}: Style
): string[] {
  const found: string[] = [];
  for (const {name, type} of LEDGER.columns) {
    const raw = cell(name);
    if (raw === null || !header.at.has(name) || row[name] === undefined) continue;
    const text = raw.trim();
    const wanted =
      type === "money"
        ? whole(text, style, unit)
        : type === "count"
          ? whole(text, style, 1n)
          : type === "period"
            ? period(text)
            : text;
    if (wanted !== row[name]) found.push(`line ${line}: ${name} is ${row[name]}, the file says ${JSON.stringify(raw)}`);
  }
  const value = (c: string) => BigInt(whole((cell(c) ?? "0").trim(), style, unit) ?? 0n);
  for (const f of FUNDS)
    if (
      value(`${f}_opening`) + value(`${f}_accrued`) + value(`${f}_adjusted`) - value(`${f}_paid`) !==
      value(`${f}_closing`)
    )
      found.push(`line ${line}: the identity of ${f} does not hold`);
  return found;
}

/** A whole number of đồng, digit by digit; null when the text is no such number. */
function whole(text: string, style: string, unit: bigint): string | null {
  const plain = /^(-?)(\d+)$/.exec(text);
  const [group, point] = style === "vietnamese" ? [".", ","] : [",", "."];
  const found = plain ?? (style === "plain" ? null : grouped(text, group, point));
  if (!found) return null;
  const [, minus, digits, decimals = ""] = found;
  const scaled = BigInt(digits! + decimals.padEnd(6, "0").slice(0, 6)) * unit;
  if (scaled % 1_000_000n !== 0n || decimals.length > 6) return null;
  const value = scaled / 1_000_000n;
  return String(minus ? -value : value);
}

function grouped(text: string, group: string, point: string): string[] | null {
  const [integer, decimals, ...more] = text.replace(/^-/, "").split(point);
  if (more.length || decimals === "" || /\D/.test(decimals ?? "")) return null;
  const groups = integer!.split(group);
  const isGrouped = groups.every((g, i) =>
    (i === 0 && groups.length === 1 ? /^\d+$/ : i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(g)
  );
  return isGrouped ? [text, text.startsWith("-") ? "-" : "", groups.join(""), decimals ?? ""] : null;
}

function period(text: string): string | null {
  const found = /^(\d{4})-(\d\d)$/.exec(text) ?? /^(\d\d)\/?(\d{4})$/.exec(text);
  if (!found) return null;
  const [year, month] = found[1]!.length === 4 ? [found[1], found[2]] : [found[2], found[1]];
  return String(Number(year) * 12 + Number(month) - 1);
}

async function bookWrongs({bytes, rows}: Told, record: LoadRecord): Promise<string[]> {
  const book = await readXlsx(bytes).catch(() => null);
  const table = book?.sheets.map((sheet) =>
    sheet.rows.map((cells) => cells.map((c) => (c === null || c === undefined ? "" : String(c))))
  );
  const sheet = table?.find((t) => headerOf(t));
  const header = sheet && headerOf(sheet);
  // What the other reader cannot open is told by its own rules only: identities and forms, above.
  if (!sheet || !header) return [];
  return rows.flatMap((row) => {
    const line = Number(row["line"]);
    return rowWrongs(row, line, header, (c) => sheet[line - 1]?.[header.at.get(c) ?? -1] ?? null, {
      style: record.numbers!,
      unit: 1n
    });
  });
}
