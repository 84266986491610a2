import {literal, type Db} from "../../warehouse/open.js";
import type {Grid} from "../expressions.js";
import {headerScore, layoutOf, noHeader, refusal} from "../header.js";
import {shapedRow, type RawRow} from "../rows.js";
import {CellTexts, EMPTY, plainNumber, type TypedCell} from "./cells.js";
import type {TableSource} from "./xlsx.js";

type CellType = TypedCell["type"];

/** How the cells of a column are read: SQL that makes them text, and what that text is. */
interface Reader {
  type: CellType;
  sql: string;
  /** Binary fractions, of which no more digits count than people saw. */
  isFloat: boolean;
}

/** Opens a Parquet file that holds an extract. Throws refusals. */
export async function openParquet(db: Db, path: string): Promise<TableSource> {
  const columns = await describe(db, path);
  const names = columns.map((c) => c.name);
  if (headerScore(names) === 0) throw noHeader(" (the names of its columns)");
  const grid: Grid = {...layoutOf(names), unit: 1, hasTyped: true};
  const texts = new CellTexts(grid);
  const readers = columns.map((c) => readerOf(`"${c.name.replaceAll('"', '""')}"`, c.type));
  const cells = readers.map((r) => r.sql).join(", ");
  return {
    grid,
    rows: () =>
      rowsOf(
        db,
        `select ${cells} from read_parquet(${literal(path)}, hive_partitioning = false)`,
        grid,
        readers,
        texts
      ),
    notes: () => texts.notes()
  };
}

async function describe(db: Db, path: string): Promise<{name: string; type: string}[]> {
  try {
    return await db.all<{name: string; type: string}>(
      `select column_name as name, column_type as type from (describe select * from read_parquet(${literal(path)}, hive_partitioning = false))`
    );
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(error: unknown): Error {
  return refusal(`a damaged Parquet file: ${(error as Error).message.split("\n")[0]}`);
}

function readerOf(column: string, type: string): Reader {
  const isFloat = type === "FLOAT" || type === "DOUBLE";
  if (isFloat || /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*)$/.test(type))
    return {type: "number", sql: `${column}::varchar`, isFloat};
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return {type: "date", sql: `strftime(${column}, '%Y-%m-%d')`, isFloat};
  if (type === "BOOLEAN") return {type: "truth", sql: `(${column}::integer)::varchar`, isFloat};
  return {type: "text", sql: `${column}::varchar`, isFloat};
}

async function* rowsOf(
  db: Db,
  sql: string,
  grid: Grid,
  readers: readonly Reader[],
  texts: CellTexts
): AsyncGenerator<RawRow> {
  const rows = db.stream(sql)[Symbol.asyncIterator]();
  let line = 0;
  for (;;) {
    const next = await rows.next().catch((error: unknown) => Promise.reject(damaged(error)));
    if (next.done) return;
    for (const values of next.value) {
      line++;
      const cells = values.map((value, i) => texts.of(cellOf(value as string | null, readers[i]!), i));
      const row = shapedRow(cells, grid, line);
      if (row) yield row;
    }
  }
}

function cellOf(value: string | null, {type, isFloat}: Reader): TypedCell {
  if (value === null) return EMPTY;
  if (type !== "number") return {type, text: value};
  // The decimals of a type ("12.00") say nothing.
  return {type, text: isFloat ? plainNumber(value) : value.replace(/\.0*$|(\.\d*?)0+$/, "$1")};
}
