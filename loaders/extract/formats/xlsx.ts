import type {Grid} from "../expressions.js";
import {headerScore, layoutOf, noHeader, refusal, TITLE_LINES, unitOf} from "../header.js";
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

/** Headers stand within these columns. */
const MOST_COLUMNS = 1024;

/** Finds the sheet of a workbook that holds an extract. Throws refusals. */
export async function openWorkbook(members: readonly Member[]): Promise<TableSource> {
  const book = await readWorkbook(members);
  const found: {sheet: Sheet; header: FoundHeader}[] = [];
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
    rows: () => rowsBelow(book, sheet, header.line, grid, texts),
    notes: () => [
      `read from sheet "${sheet.name}"${aside.length ? `; sheets left aside: ${aside.map((n) => `"${n}"`).join(", ")}` : ""}`,
      ...texts.notes()
    ]
  };
}

interface FoundHeader {
  line: number;
  cells: string[];
  titles: string[];
}

async function findHeader(book: Workbook, sheet: Sheet): Promise<FoundHeader | null> {
  let best: (FoundHeader & {score: number}) | null = null;
  const titles: string[] = [];
  for await (const {line, cells} of sheetRows(book, sheet, MOST_COLUMNS)) {
    if (line > TITLE_LINES) break;
    const texts = cells.map((cell) => cell.text);
    const score = headerScore(texts);
    if (score > (best?.score ?? 0)) best = {line, cells: texts, titles: [...titles], score};
    titles.push(texts.join(" "));
  }
  return best;
}

function gridOf(sheet: Sheet, header: FoundHeader): Grid {
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
