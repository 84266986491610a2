import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {refusal, unitOf} from "./header.js";
import type {Grid} from "./expressions.js";
import {type NumberStyles, numberPositions} from "./numbers.js";
import {faultCode} from "./rules.js";
import type {RawRow} from "./rows.js";

/** Rows that went to a scratch file, and those that did not. */
export interface Written {
  rows: number;
  totals: RawRow[];
  structural: RawRow[];
  /** Rows below the data, and rows about the columns, that are no data. */
  aside: RawRow[];
}

/** More rows that cannot be laid on the header than this: the file as a whole is not what its header says. */
const MOST_STRUCTURAL = 100_000;

/**
 * Writes records as clean CSV with their line and unit in front, and shows their money to `styles`. Rows of totals are
 * held apart; one that data follow, in `rows` or up to line `lastLine` of the file, is a fault.
 */
export async function writeRows(
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
  grid: Grid,
  scratch: string,
  styles: NumberStyles,
  lastLine = 0
): Promise<Written> {
  const money = numberPositions(grid);
  const keep = grid.positions.get("employer_code");
  const written: Written = {rows: 0, totals: [], structural: [], aside: []};
  const out = createWriteStream(scratch, {highWaterMark: 1 << 20});
  let failure: Error | null = null;
  out.on("error", (error) => (failure = error));
  try {
    for await (const row of rows) {
      if (row.role) {
        (row.role === "total" ? written.totals : written.aside).push(row);
        if (written.totals.length + written.aside.length > MOST_STRUCTURAL)
          throw refusal(`more than ${MOST_STRUCTURAL} rows that are no data`);
        continue;
      }
      demote(written, row.line);
      if (row.structural) {
        written.structural.push(row);
        if (written.structural.length > MOST_STRUCTURAL)
          throw refusal(`more than ${MOST_STRUCTURAL} rows do not fit the header (expected ${grid.width} cells)`);
        continue;
      }
      // Spaces around a value are a matter of typing; inside an employer code nothing is repaired.
      const cells = row.cells.map((cell, i) => (i === keep ? cell : cell.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, "")));
      for (const position of money) if (cells[position]) styles.see(cells[position]);
      written.rows++;
      const line = `${row.line},${row.unit ?? grid.unit},${cells.map(quoted).join(",")}\n`;
      if (!out.write(line)) await once(out, "drain");
      if (failure) break;
    }
    demote(written, lastLine);
  } finally {
    out.end();
    if (!out.closed) await once(out, "close");
  }
  if (failure) throw failure as Error;
  return written;
}

/** Rows of totals and remarks above `line` stand amid the data; rows about the columns may. */
function demote(written: Written, line: number): void {
  const {totals, aside} = written;
  const isAmid = (row: RawRow) => row.line < line && row.role !== "columns";
  if (!totals.some(isAmid) && !aside.some(isAmid)) return;
  const fault = (row: RawRow, rule: "totals_amid" | "remark_amid") =>
    isAmid(row) ? [{...row, structural: faultCode(rule)}] : [];
  written.structural.push(
    ...totals.flatMap((row) => fault(row, "totals_amid")),
    ...aside.flatMap((row) => fault(row, "remark_amid"))
  );
  written.totals = totals.filter((row) => !isAmid(row));
  written.aside = aside.filter((row) => !isAmid(row));
}

/** What is worth knowing about rows that are no data. Throws a refusal when one states another unit of money. */
export function asideNotes({aside}: Written, grid: Grid): string[] {
  const stated = unitOf(aside.map((row) => row.cells.join(" ")));
  if (stated !== 1 && stated !== grid.unit)
    throw refusal(`a unit of money is stated below the data (line ${aside[0]!.line} or below), not above the header`);
  const lines = (role: RawRow["role"]) => aside.filter((row) => row.role === role);
  const [columns, remarks] = [lines("columns"), lines("remark")];
  const first = (rows: RawRow[]) => rows.slice(0, 5).map((row) => row.line);
  const list = (rows: RawRow[]) => `${first(rows).join(", ")}${rows.length > 5 ? ` and ${rows.length - 5} more` : ""}`;
  return [
    ...(columns.length ? [`rows about the columns left aside: line ${list(columns)}`] : []),
    ...(remarks.length ? [`remarks below the data left aside: line ${list(remarks)}`] : [])
  ];
}

function quoted(cell: string): string {
  return cell === "" ? "" : `"${cell.replaceAll('"', '""')}"`;
}
