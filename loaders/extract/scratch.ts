import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {refusal} from "./header.js";
import type {Grid} from "./expressions.js";
import {type NumberStyles, numberPositions} from "./numbers.js";
import {faultCode} from "./rules.js";
import type {RawRow} from "./rows.js";

/** Rows that went to a scratch file, and those that did not. */
export interface Written {
  rows: number;
  totals: RawRow[];
  structural: RawRow[];
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
  const written: Written = {rows: 0, totals: [], structural: []};
  const out = createWriteStream(scratch, {highWaterMark: 1 << 20});
  let failure: Error | null = null;
  out.on("error", (error) => (failure = error));
  try {
    for await (const row of rows) {
      if (row.isTotal) {
        written.totals.push(row);
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

/** Rows of totals above `line` stand amid the data. */
function demote(written: Written, line: number): void {
  const amid = written.totals.filter((t) => t.line < line);
  if (amid.length === 0) return;
  written.structural.push(...amid.map((t) => ({...t, structural: faultCode("totals_amid")})));
  written.totals = written.totals.filter((t) => t.line >= line);
}

function quoted(cell: string): string {
  return cell === "" ? "" : `"${cell.replaceAll('"', '""')}"`;
}
