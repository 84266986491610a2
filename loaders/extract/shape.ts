import {closeSync, openSync, readSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {UserError, EXIT} from "../errors.js";
import {KINDS, normaliseHeading, type Column, type Kind} from "./contract.js";

/** What was found out about a file from its first bytes: how to read it and what it is. */
export interface Shape {
  encoding: "utf-8" | "utf-16le" | "utf-16be";
  hasBom: boolean;
  delimiter: "," | ";" | "\t";
  kind: Kind;
  /** Line of the header, 1-based; titles stand above it. */
  headerLine: number;
  /** Number of columns of the header. */
  width: number;
  /** Position (0-based) of every contract column that the file has. */
  positions: ReadonlyMap<string, number>;
  /** Position of a column `unit` (đơn vị tính), if there is one. */
  unitPosition: number | null;
  unknownColumns: readonly string[];
  /** What one unit of money is worth in đồng, from a title row. */
  unit: 1 | 1000 | 1000000;
}

const HEAD_BYTES = 256 * 1024;
const TITLE_LINES = 30;
const UNITS: Record<string, 1 | 1000 | 1000000> = {
  dong: 1,
  dongvietnam: 1,
  vnd: 1,
  nghindong: 1000,
  trieudong: 1000000
};
const UNIT_HEADINGS = new Set(["unit", "donvitinh", "dvt"]);

/** Reads the head of a file and tells its shape. Throws a UserError that lists every reason to refuse the file. */
export function shapeOf(path: string): Shape {
  const head = readHead(path);
  const {encoding, hasBom} = encodingOf(head);
  const text = decodeHead(head, encoding);
  const lines = text.split(/\r\n|\n|\r/).slice(0, TITLE_LINES);
  const found = findHeader(lines);
  if (!found)
    throw refusal(
      `no known header in the first ${TITLE_LINES} lines (known kinds: ${KINDS.map((k) => k.id).join(", ")})`
    );
  const unit = unitOf(lines.slice(0, found.index));
  return {encoding, hasBom, delimiter: found.delimiter, headerLine: found.index + 1, unit, ...columnsOf(found.cells)};
}

/** What a word for a unit of money is worth in đồng, or undefined when it is not one. */
export function unitFactor(word: string): 1 | 1000 | 1000000 | undefined {
  return UNITS[normaliseHeading(word)];
}

/** A fault for which nothing of a file is taken. */
export function refusal(problems: string | string[]): UserError {
  return new UserError(problems, EXIT.refused);
}

function readHead(path: string): Buffer {
  const buffer = Buffer.alloc(HEAD_BYTES);
  const fd = openSync(path, "r");
  try {
    return buffer.subarray(0, readSync(fd, buffer, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(fd);
  }
}

function encodingOf(head: Buffer): {encoding: Shape["encoding"]; hasBom: boolean} {
  if (head.length === 0) throw refusal("the file is empty");
  if (head[0] === 0xff && head[1] === 0xfe) return {encoding: "utf-16le", hasBom: true};
  if (head[0] === 0xfe && head[1] === 0xff) return {encoding: "utf-16be", hasBom: true};
  const hasBom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  if (!hasBom && head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1")))
    throw refusal("a workbook or an archive, not a CSV file (expected CSV text)");
  const zeros = {even: 0, odd: 0};
  for (let i = 0; i < Math.min(head.length, 4096); i++) if (head[i] === 0) zeros[i % 2 ? "odd" : "even"]++;
  if (zeros.odd > 64 && zeros.even === 0) return {encoding: "utf-16le", hasBom: false};
  if (zeros.even > 64 && zeros.odd === 0) return {encoding: "utf-16be", hasBom: false};
  if (zeros.odd + zeros.even > 0) throw refusal("binary content: zero bytes where text was expected");
  return {encoding: "utf-8", hasBom};
}

/** Decodes the head; the last character may be cut in two, which is not the file's fault. */
function decodeHead(head: Buffer, encoding: Shape["encoding"]): string {
  const decoder = new TextDecoder(encoding, {fatal: true});
  try {
    return decoder.decode(head, {stream: true});
  } catch {
    throw refusal("not valid UTF-8 (expected UTF-8 or UTF-16)");
  }
}

interface Header {
  index: number;
  delimiter: Shape["delimiter"];
  cells: string[];
}

/** The line and delimiter under which most headings are known; the first such line wins. */
function findHeader(lines: readonly string[]): Header | null {
  let best: (Header & {score: number}) | null = null;
  for (const [index, line] of lines.entries()) {
    if (!line.trim()) continue;
    for (const delimiter of [",", ";", "\t"] as const) {
      const cells = splitLine(line, delimiter);
      const score = cells ? Math.max(...KINDS.map((kind) => matches(kind, cells))) : 0;
      if (cells && score >= 3 && (!best || score > best.score)) best = {index, delimiter, cells, score};
    }
  }
  return best;
}

function splitLine(line: string, delimiter: string): string[] | null {
  try {
    return (parse(line, {delimiter, relax_column_count: true}) as string[][])[0] ?? null;
  } catch {
    return null;
  }
}

/** Every accepted heading of a kind, normalised, and the column it names. */
const HEADINGS = new Map<Kind, ReadonlyMap<string, Column>>(
  KINDS.map((kind) => [
    kind,
    new Map(
      kind.columns.flatMap((column) => [column.name, ...column.headings].map((h) => [normaliseHeading(h), column]))
    )
  ])
);

function columnFor(kind: Kind, heading: string): Column | undefined {
  return HEADINGS.get(kind)?.get(normaliseHeading(heading));
}

function matches(kind: Kind, cells: readonly string[]): number {
  return new Set(cells.map((cell) => columnFor(kind, cell)?.name).filter(Boolean)).size;
}

function columnsOf(
  cells: readonly string[]
): Pick<Shape, "kind" | "width" | "positions" | "unitPosition" | "unknownColumns"> {
  // Kinds share columns (employer, province): what a file lacks tells as much as what it has.
  const fit = (k: Kind) =>
    matches(k, cells) -
    k.columns.filter((c) => c.need !== "optional" && !cells.some((h) => columnFor(k, h) === c)).length;
  const kind = KINDS.reduce((best, k) => (fit(k) > fit(best) ? k : best));
  const positions = new Map<string, number>();
  const unknownColumns: string[] = [];
  const problems: string[] = [];
  let unitPosition: number | null = null;
  for (const [position, cell] of cells.entries()) {
    const column = columnFor(kind, cell);
    if (!column) {
      if (UNIT_HEADINGS.has(normaliseHeading(cell)) && unitPosition === null) unitPosition = position;
      else if (cell.trim() !== "") unknownColumns.push(cell.trim());
    } else if (positions.has(column.name)) {
      problems.push(`column "${column.name}" stands twice: "${cells[positions.get(column.name)!]}" and "${cell}"`);
    } else positions.set(column.name, position);
  }
  for (const column of kind.columns) {
    if (column.need !== "optional" && !positions.has(column.name))
      problems.push(
        `required column missing: "${column.name}"${column.headings[0] ? ` (or "${column.headings[0]}")` : ""}`
      );
  }
  if (problems.length) throw refusal(problems.map((p) => `${kind.id}: ${p}`));
  return {kind, width: cells.length, positions, unitPosition, unknownColumns};
}

/** The unit of money that a title row states, 1 when none does. */
function unitOf(titles: readonly string[]): 1 | 1000 | 1000000 {
  for (const title of titles) {
    const found = /(?:đơn vị tính|don vi tinh|đvt|dvt)\s*:\s*([\p{L} ]+)/iu.exec(title.normalize("NFC"));
    if (!found) continue;
    const unit = unitFactor(found[1]!);
    if (!unit) throw refusal(`unknown unit of money: "${found[1]!.trim()}" (expected đồng, nghìn đồng or triệu đồng)`);
    return unit;
  }
  return 1;
}
