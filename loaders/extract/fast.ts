import {literal, type Db} from "../warehouse/open.js";
import {cellPeriod, identities, readings} from "./expressions.js";
import type {Shape} from "./shape.js";

/** Counts of a file that was written to Parquet in one pass, or null when it needs the careful reader. */
export interface FastResult {
  rows: number;
}

/**
 * Reads a clean file in one pass of the engine: typed, validated and written to `target`. Gives null, and leaves
 * nothing that counts, when anything at all is out of the ordinary: then the careful reader, which knows lines and
 * reasons, takes the file.
 * @param dataLines physical lines below the header; when they are not one per row, lines could not be told apart.
 */
export async function readFast(
  db: Db,
  path: string,
  shape: Shape,
  dataLines: number,
  target: string
): Promise<FastResult | null> {
  if (shape.encoding !== "utf-8" || shape.unitPosition !== null || shape.unit !== 1) return null;
  try {
    await db.run(`copy (${fastQuery(path, shape)}) to ${literal(target)} (format parquet, compression zstd)`);
  } catch (error) {
    // Broken quotes, rows of another width, bytes that are not UTF-8: the careful reader says which line.
    if (isReadError(error)) return null;
    throw error;
  }
  const key = shape.kind.key.join(", ");
  const [found] = await db.all<{n: bigint; faults: bigint; twice: boolean}>(`
    select count(*) as n, count(*) filter (fault) as faults,
      exists (select 1 from read_parquet(${literal(target)}) group by ${key} having count(*) > 1) as twice
    from read_parquet(${literal(target)})`);
  if (!found || found.faults > 0n || found.twice || Number(found.n) !== dataLines) return null;
  return {rows: Number(found.n)};
}

function fastQuery(path: string, shape: Shape): string {
  const all = readings(shape, "plain");
  const values = all.map((r) => `${r.value} as v_${r.column.name}`);
  const faults = all.map((r) => r.fault).filter((f) => f !== "null");
  const broken = identities(shape.kind).map((i) => `(${i.broken})`);
  const names = all.map((r) => `v_${r.column.name} as ${r.column.name}`);
  return `
    with cells as (select * from ${csvSource(path, shape)}),
    typed as (
      select ${values.join(", ")}, ${cellPeriod(shape)}::integer as cell_period,
        coalesce(${faults.join(", ")}) is not null as has_fault
      from cells
    )
    select ${names.join(", ")}, cell_period, coalesce(${["has_fault", ...broken].join(" or ")}, true) as fault
    from typed`;
}

function csvSource(path: string, shape: Shape): string {
  const columns = Array.from({length: shape.width}, (_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  return `read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${shape.headerLine},
    columns = {${columns}}, delim = ${literal(shape.delimiter)}, quote = '"', escape = '"', nullstr = '',
    null_padding = false, max_line_size = 1048576)`;
}

function isReadError(error: unknown): boolean {
  return error instanceof Error && /CSV Error|Invalid Input|Conversion Error|unicode/i.test(error.message);
}
