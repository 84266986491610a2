import type {Grid} from "../expressions.js";
import {HeaderSearch, type FoundHeader} from "../head.js";
import {layoutOf, noHeader, refusal, TITLE_LINES, unitOf} from "../header.js";
import {shapedRow, type RawRow} from "../rows.js";
import {CellTexts, type TypedCell} from "./cells.js";
import {sheetRows, type SheetRow} from "./sheet.js";
import {readWorkbook, type Sheet, type Workbook} from "./workbook.js";
import type {Member} from "./zip.js";

/** A table that rows can be read from once, whatever file it stands in. */
export interface TableSource {
  grid: Grid;
  rows(): AsyncGenerator<RawRow>;
  /** What is worth knowing about the file; complete when the rows have been read. */
  notes(): string[];
}

/** Spreadsheets have no more columns. */
const MOST_COLUMNS = 16_384;

/** Finds the sheet of a workbook that holds an extract. Throws refusals. */
export async function openWorkbook(members: readonly Member[]): Promise<TableSource> {
  const book = await readWorkbook(members);
  const found: {sheet: Sheet; header: SheetHeader}[] = [];
  const aside: string[] = [];
  for (const sheet of book.sheets) {
    const header = await findHeader(book, sheet);
    if (header) found.push({sheet, header});
    else aside.push(sheet.name);
  }
  if (found.length === 0) throw noHeader(` of any sheet (${book.sheets.map((s) => `"${s.name}"`).join(", ")})`);
  if (found.length > 1)
    throw refusal(
      `${found.length} sheets hold an extract (${found.map((f) => `"${f.sheet.name}"`).join(", ")}): deliver one sheet per file`
    );
  const {sheet, header} = found[0]!;
  const grid = gridOf(sheet, header);
  const texts = new CellTexts(grid);
  return {
    grid,
    rows: () => rowsBelow(book, sheet, header.lines.at(-1)!, grid, texts),
    notes: () => [
      `read from ${sheet.isHidden ? "the hidden " : ""}sheet "${sheet.name}"${aside.length ? `; sheets left aside: ${aside.map((n) => `"${n}"`).join(", ")}` : ""}`,
      ...(header.lines.length > 1 ? [`headings read from lines ${header.lines.join(" and ")}`] : []),
      ...texts.notes()
    ]
  };
}

interface SheetHeader extends FoundHeader {
  /** Numbers of its rows. */
  lines: number[];
  titles: string[];
}

async function findHeader(book: Workbook, sheet: Sheet): Promise<SheetHeader | null> {
  const lines: number[] = [];
  const rows: string[][] = [];
  for await (const {line, cells} of sheetRows(book, sheet, MOST_COLUMNS)) {
    if (line > TITLE_LINES + 1) break;
    lines.push(line);
    rows.push(cells.map((cell) => cell.text));
  }
  const within = lines.filter((line) => line <= TITLE_LINES).length;
  const search = new HeaderSearch<object>();
  search.see(rows.slice(0, within + 1), {});
  const {best} = search;
  if (!best || best.first >= within) return null;
  const titles = rows.slice(0, best.first).map((cells) => cells.join(" "));
  return {...best, lines: [...new Set([lines[best.first]!, lines[best.last]!])], titles};
}

function gridOf(sheet: Sheet, header: SheetHeader): Grid {
  try {
    return {...layoutOf(header.cells), unit: unitOf(header.titles), hasTyped: true};
  } catch (error) {
    const problems = (error as Error).message.split("\n");
    throw refusal(problems.map((p) => `sheet "${sheet.name}": ${p}`));
  }
}

async function* rowsBelow(
  book: Workbook,
  sheet: Sheet,
  header: number,
  grid: Grid,
  texts: CellTexts
): AsyncGenerator<RawRow> {
  for await (const row of sheetRows(book, sheet, grid.width)) {
    if (row.line <= header) continue;
    const shaped = shapedRow(fullWidth(row, grid, texts), grid, row.line);
    if (shaped) yield shaped;
  }
}

/** Cells that are not there are empty: a sheet has no rows of another width, only cells beyond the header. */
function fullWidth(row: SheetRow, grid: Grid, texts: CellTexts): string[] {
  const cells = Array.from({length: grid.width}, (_, i) => textAt(row.cells[i], i, texts));
  return row.hasMore ? [...cells, "(more cells to the right)"] : cells;
}

function textAt(cell: TypedCell | undefined, position: number, texts: CellTexts): string {
  return cell ? texts.of(cell, position) : "";
}
