import {closeSync, openSync, readSync} from "node:fs";
import {legacyOf, unicodeOf, type FoundEncoding} from "./encoding.js";
import {findHeader, isBarSeparated, type Delimiter} from "./head.js";
import {layoutOf, noHeader, refusal, unitOf, type Layout, type Unit} from "./header.js";
import {decoderOf, type Encoding} from "./legacy.js";

export {splitLine} from "./head.js";

/** What was found out about a file from its first bytes: how to read it and what it is. */
export interface Shape extends Layout {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Last line of the header, 1-based; titles stand above it. */
  headerLine: number;
  /** The first byte below the header, in UTF-8 files. */
  headerEnd: number;
  /** What one unit of money is worth in đồng, from a title row. */
  unit: Unit;
  /** Lines of the head below the header, to guess from. */
  sample: readonly string[];
  /** What is worth knowing about how the file is read. */
  remarks: readonly string[];
}

const HEAD_BYTES = 256 * 1024;
const SAMPLE_LINES = 200;

/**
 * Reads the head of a file and tells its shape. Throws a UserError that lists every reason to refuse the file.
 * @param isLegacy the file is known not to be Unicode, although its head may be.
 */
export function shapeOf(path: string, isLegacy = false): Shape {
  const head = readHead(path);
  const unicode = isLegacy ? null : unicodeOf(head);
  const {encoding, note}: FoundEncoding = unicode ? {encoding: unicode, note: null} : legacyOf(path);
  const text = decodeHead(head, encoding);
  const lines = text.split(/\r\n|\n|\r/);
  const found = findHeader(lines);
  if (!found && isBarSeparated(lines)) throw refusal('cells are separated by "|" (expected "," or ";" or tab)');
  if (!found) throw noHeader();
  if (found.last === lines.length - 1 && head.length === HEAD_BYTES)
    throw refusal(`the header on line ${found.first + 1} does not end within ${HEAD_BYTES / 1024} kB`);
  const rows = found.last > found.first ? [`headings read from lines ${found.first + 1} to ${found.last + 1}`] : [];
  return {
    encoding,
    delimiter: found.delimiter,
    headerLine: found.last + 1,
    headerEnd: afterLine(head, found.last + 1),
    unit: unitOf(lines.slice(0, found.first)),
    // The last line of the head may be cut in two.
    sample: lines.slice(found.last + 1, -1).slice(0, SAMPLE_LINES),
    remarks: note ? [note, ...rows] : rows,
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

/** Decodes the head; the last character may be cut in two, which is not the file's fault. */
function decodeHead(head: Buffer, encoding: Encoding): string {
  try {
    return decoderOf(encoding)(head);
  } catch {
    throw refusal(`bytes that are not ${encoding.toUpperCase()} text`);
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
