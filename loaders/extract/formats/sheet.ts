import {refusal} from "../header.js";
import {EMPTY, plainNumber, type TypedCell} from "./cells.js";
import {decoded, partParser, type Sheet, type Workbook} from "./workbook.js";

/** One row of a sheet: its number as people see it, and its cells from column A on. */
export interface SheetRow {
  line: number;
  cells: TypedCell[];
  /** Something stands to the right of the columns that were asked for. */
  hasMore: boolean;
}

/** The end of every sheet that spreadsheets can write. */
const LAST_ROW = 1_048_576;

/** The rows of a sheet in order, at most `width` cells of each; rows that do not stand in the file do not come. */
export async function* sheetRows(book: Workbook, sheet: Sheet, width: number): AsyncGenerator<SheetRow> {
  const reader = new RowReader(book, width);
  const parser = partParser(reader);
  const decoder = new TextDecoder("utf-8", {fatal: true});
  const stream = await sheet.member.open();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoded(decoder, chunk));
      yield* reader.take();
    }
    parser.write(decoded(decoder));
    parser.close();
    yield* reader.take();
  } finally {
    stream.destroy();
  }
}

class RowReader {
  private ready: SheetRow[] = [];
  private row: SheetRow = {line: 0, cells: [], hasMore: false};
  private column = -1;
  private type = "";
  private style = 0;
  private value: string | null = null;
  private formula: string | null = null;
  private inline: string | null = null;
  private isPhonetic = false;

  constructor(
    private readonly book: Workbook,
    private readonly width: number
  ) {}

  take(): SheetRow[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  open(name: string, a: Record<string, string>): void {
    if (name === "row") {
      const line = a["r"] === undefined ? this.row.line + 1 : Number(a["r"]);
      if (!Number.isInteger(line) || line <= this.row.line || line > LAST_ROW)
        throw refusal(`a damaged workbook: row ${a["r"]} after row ${this.row.line}`);
      this.row = {line, cells: [], hasMore: false};
      this.column = -1;
    } else if (name === "c") {
      this.column = a["r"] === undefined ? this.column + 1 : columnOf(a["r"]);
      this.type = a["t"] ?? "n";
      this.style = Number(a["s"] ?? 0);
      this.value = this.formula = this.inline = null;
    } else if (name === "rPh") this.isPhonetic = true;
  }

  close(name: string, text: string): void {
    if (name === "v") this.value = text;
    else if (name === "f") this.formula = text;
    else if (name === "t" && !this.isPhonetic) this.inline = (this.inline ?? "") + text;
    else if (name === "rPh") this.isPhonetic = false;
    else if (name === "c") this.put(this.cell());
    else if (name === "row") this.ready.push(this.row);
  }

  private put(cell: TypedCell): void {
    if (cell.text === "") return;
    if (this.column >= this.width) this.row.hasMore = true;
    else {
      while (this.row.cells.length < this.column) this.row.cells.push(EMPTY);
      this.row.cells[this.column] = this.formula !== null && this.value !== null ? {...cell, isComputed: true} : cell;
    }
  }

  private cell(): TypedCell {
    if (this.type === "inlineStr") return text(this.inline);
    // A formula that was never computed has no value to take, and 0 would be made up.
    if (this.value === null) return this.formula === null ? EMPTY : text(`=${this.formula}`);
    if (this.type === "s") {
      const found = this.book.strings[Number(this.value)];
      if (found === undefined) throw refusal(`a damaged workbook: no text number ${this.value}`);
      return text(found);
    }
    if (this.type === "d") return {type: "date", text: this.value.slice(0, 10)};
    if (this.type === "b") return {type: "truth", text: this.value.trim()};
    if (this.type !== "n") return text(this.value);
    if (this.book.isDay[this.style]) return dayOf(this.value, this.book.is1904);
    return {type: "number", text: plainNumber(this.value.trim())};
  }
}

function text(found: string | null): TypedCell {
  return {type: "text", text: found ?? ""};
}

/** The position of a column from a reference like "BC12". */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (!letters) throw refusal(`a damaged workbook: no cell "${reference}"`);
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const DAY_MS = 86_400_000;

function dayOf(raw: string, is1904: boolean): TypedCell {
  const serial = Number(raw);
  // Day 60 of the 1900 count is a 29 February that never was; what lies before is off by one.
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return {type: "text", text: raw};
  return {type: "date", text: new Date(start + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)};
}
