import {closeSync, openSync, readSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {headerScore, layoutOf, noHeader, refusal, TITLE_LINES, unitOf, type Layout, type Unit} from "./header.js";

/** What was found out about a file from its first bytes: how to read it and what it is. */
export interface Shape extends Layout {
  encoding: "utf-8" | "utf-16le" | "utf-16be";
  delimiter: "," | ";" | "\t";
  /** Line of the header, 1-based; titles stand above it. */
  headerLine: number;
  /** The first byte below the header, in UTF-8 files. */
  headerEnd: number;
  /** What one unit of money is worth in đồng, from a title row. */
  unit: Unit;
  /** Lines of the head below the header, to guess from. */
  sample: readonly string[];
}

const HEAD_BYTES = 256 * 1024;
const SAMPLE_LINES = 200;

/** Reads the head of a file and tells its shape. Throws a UserError that lists every reason to refuse the file. */
export function shapeOf(path: string): Shape {
  const head = readHead(path);
  const encoding = encodingOf(head);
  const lines = decodeHead(head, encoding).split(/\r\n|\n|\r/);
  const found = findHeader(lines.slice(0, TITLE_LINES));
  if (!found) throw noHeader();
  return {
    encoding,
    delimiter: found.delimiter,
    headerLine: found.index + 1,
    headerEnd: afterLine(head, found.index + 1),
    unit: unitOf(lines.slice(0, found.index)),
    // The last line of the head may be cut in two.
    sample: lines.slice(found.index + 1, -1).slice(0, SAMPLE_LINES),
    ...layoutOf(found.cells)
  };
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

function encodingOf(head: Buffer): Shape["encoding"] {
  if (head.length === 0) throw refusal("the file is empty");
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = {even: 0, odd: 0};
  for (let i = 0; i < Math.min(head.length, 4096); i++) if (head[i] === 0) zeros[i % 2 ? "odd" : "even"]++;
  if (zeros.odd > 64 && zeros.even === 0) return "utf-16le";
  if (zeros.even > 64 && zeros.odd === 0) return "utf-16be";
  if (zeros.odd + zeros.even > 0) throw refusal("binary content: zero bytes where text was expected");
  return "utf-8";
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

/** The first byte after `count` lines; the file's end when it has no more. */
function afterLine(head: Buffer, count: number): number {
  let at = 0;
  for (let line = 0; line < count && at < head.length; line++) {
    while (at < head.length && head[at] !== 10 && head[at] !== 13) at++;
    at += head[at] === 13 && head[at + 1] === 10 ? 2 : 1;
  }
  return Math.min(at, head.length);
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
      const score = cells ? headerScore(cells) : 0;
      if (cells && score > (best?.score ?? 0)) best = {index, delimiter, cells, score};
    }
  }
  return best;
}

/** The cells of one line, null when quotation marks make it none. */
export function splitLine(line: string, delimiter: string): string[] | null {
  if (!line.includes('"')) return line.split(delimiter);
  try {
    return parse(line, {delimiter, relax_column_count: true, relax_quotes: true})[0] ?? null;
  } catch {
    return null;
  }
}
