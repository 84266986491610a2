import {createReadStream} from "node:fs";
import {Transform, type TransformCallback} from "node:stream";
import {parse} from "csv-parse";
import type {Grid} from "./expressions.js";
import {refusal, unitFactor} from "./header.js";
import {decoderOf, type Encoding} from "./legacy.js";
import {roleOf} from "./roles.js";
import {faultCode} from "./rules.js";
import type {Shape} from "./shape.js";

/** One record below the header, with the line it starts on. */
export interface RawRow {
  line: number;
  cells: string[];
  /** The code of what is wrong when the row cannot be laid on the header's columns. */
  structural?: string;
  /** What one unit of the row's money is worth, when the file has a unit column. */
  unit?: number;
  /** A trailing row of totals, a remark below the data, or a row about the columns: none of them is data. */
  role?: "total" | "remark" | "columns";
}

/** A longer record is no row of an extract but a broken file: it bounds the memory that a hostile one can take. */
const LONGEST_RECORD = 1024 * 1024;

/** So is a longer line, which may hold nothing but delimiters. */
const LONGEST_LINE = 4 * LONGEST_RECORD;

/** Bytes that a Unicode encoding does not have: the file may be in a legacy one. */
export class NotUnicode extends Error {}

/** The records of a file in order, with line numbers. Throws a refusal when the text cannot be cut into records. */
export async function* rawRows(path: string, shape: Shape): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter: shape.delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: LONGEST_RECORD
  });
  const source = createReadStream(path, {highWaterMark: 1 << 20});
  // An error upstream must reach the reader of the last stage, or the loop below would wait for ever.
  const fail = (error: Error) => void parser.destroy(error);
  source
    .on("error", fail)
    .pipe(decoder(shape.encoding).on("error", fail))
    .pipe(skipLines(shape.headerLine).on("error", fail))
    .pipe(boundLines(shape.headerLine + 1).on("error", fail))
    .pipe(parser);
  let last = shape.headerLine;
  let drift = 0;
  try {
    for await (const {record, info} of parser as AsyncIterable<{record: string[]; info: {lines: number}}>) {
      const inside = matches(record, /\r\n|\n|\r/g);
      // The parser counts both characters of a line end inside quotation marks.
      if (inside > 0) drift += matches(record, /\r\n/g);
      const line = shape.headerLine + info.lines - drift - inside;
      if (inside > 0 && record.some((cell) => swallowsRows(cell, shape)))
        throw refusal(
          `a quotation mark opened on line ${line} swallows whole rows (close it, or double it inside a cell)`
        );
      last = shape.headerLine + info.lines - drift;
      const row = shapedRow(record, shape, line);
      if (row) yield row;
    }
  } catch (error) {
    throw readable(error, shape, last + 1);
  } finally {
    source.destroy();
  }
}

function matches(cells: readonly string[], pattern: RegExp): number {
  return cells.reduce((n, cell) => n + (cell.match(pattern)?.length ?? 0), 0);
}

/** Whether a cell of several lines holds a line that is itself as wide as a row: then a quotation mark went astray. */
function swallowsRows(cell: string, shape: Shape): boolean {
  const lines = cell.split(/\r\n|\n|\r/).slice(1);
  return lines.some((line) => line.split(shape.delimiter).length >= shape.width - 1);
}

/** A record laid on the header's columns; null when all its cells are blank. Throws a refusal at an unknown unit. */
export function shapedRow(record: string[], shape: Grid, line: number): RawRow | null {
  if (record.every((cell) => cell.trim() === "")) return null;
  const role = roleOf(record, shape);
  if (role) return {line, cells: record.slice(0, shape.width), role};
  const extra = record.slice(shape.width).some((cell) => cell.trim() !== "");
  if (extra || record.length < shape.least)
    return {line, cells: record, structural: faultCode("width", record.length, shape.width)};
  const cells = Array.from({length: shape.width}, (_, i) => record[i] ?? "");
  if (shape.unitPosition === null) return {line, cells};
  const word = cells[shape.unitPosition] ?? "";
  const unit = word.trim() === "" ? shape.unit : unitFactor(word);
  if (!unit) throw refusal(`line ${line}: unknown unit of money: "${word}" (expected đồng, nghìn đồng or triệu đồng)`);
  return {line, cells, unit};
}

function decoder(encoding: Encoding): Transform {
  const text = decoderOf(encoding);
  const step = (chunk: Buffer | undefined, done: TransformCallback) => {
    try {
      done(null, Buffer.from(text(chunk), "utf8"));
    } catch {
      done(new NotUnicode(`bytes that are not ${encoding.toUpperCase()} text`));
    }
  };
  return new Transform({
    transform: (chunk: Buffer, _, done) => step(chunk, done),
    flush: (done) => step(undefined, done)
  });
}

/** Lets pass what follows the first `count` lines: titles may hold quotes that belong to no cell. */
function skipLines(count: number): Transform {
  let left = count;
  let afterReturn = false;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      let from = 0;
      while (left > 0 && from < chunk.length) {
        const byte = chunk[from++]!;
        if (byte === 10 ? !afterReturn : byte === 13) left--;
        afterReturn = byte === 13;
      }
      // The line feed of a last CR LF may open the next chunk.
      if (left === 0 && afterReturn && chunk[from] === 10) from++;
      if (from < chunk.length) afterReturn = false;
      done(null, chunk.subarray(from));
    }
  });
}

/** Lets pass lines that are no longer than a row can be. */
function boundLines(first: number): Transform {
  let line = first;
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      for (let from = 0; from <= chunk.length;) {
        const feed = chunk.indexOf(10, from);
        const end = feed < 0 ? chunk.length : feed;
        // Carriage returns alone end lines too; they are looked for where it matters.
        const open = chunk.subarray(from, end).lastIndexOf(13);
        length = open < 0 ? length + end - from : end - from - open;
        if (length > LONGEST_LINE) return done(refusal(`a line longer than ${LONGEST_LINE} bytes: line ${line}`));
        if (feed < 0) break;
        line++;
        length = 0;
        from = feed + 1;
      }
      done(null, chunk);
    }
  });
}

function readable(error: unknown, shape: Shape, line: number): unknown {
  const found = error as {code?: string; lines?: number; message: string};
  if (found.code === "CSV_QUOTE_NOT_CLOSED")
    return refusal(`a quotation mark on line ${line} or below is never closed (the file ends inside a cell)`);
  if (found.code === "CSV_MAX_RECORD_SIZE")
    return refusal(`a row longer than ${LONGEST_RECORD} characters on line ${line} or below`);
  if (found.code?.startsWith("CSV_"))
    return refusal(`cannot be cut into rows near line ${shape.headerLine + (found.lines ?? 0)}: ${found.message}`);
  return error;
}
