import type {Job, ReadRows} from "./direct.js";
import type {Grid} from "./expressions.js";
import {judge, judgedColumns, tellFaults, viewScratch} from "./judge.js";
import {NumberStyles} from "./numbers.js";
import {copyTo} from "./parquetFile.js";
import type {RawRow} from "./rows.js";
import {asideNotes, writeRows} from "./scratch.js";

/** Reads records of any origin, each with its line, one by one. */
export async function readCarefully(job: Job, grid: Grid, rows: AsyncIterable<RawRow>): Promise<ReadRows> {
  const {db} = job;
  const scratch = job.scratch("csv");
  const styles = new NumberStyles();
  const written = await writeRows(rows, grid, scratch, styles);
  const style = styles.decide();
  await viewScratch(db, grid, scratch);
  await judge(db, grid, style);
  await tellFaults(db, grid, written.structural);
  await db.run(
    `create or replace view all_rows as select line, ${judgedColumns(grid, "all")}, cell_period from judged`
  );
  const parquet = job.scratch("accepted.parquet");
  const good = "from judged where len(faults) = 0 and times = 1";
  await db.run(copyTo(`select line, ${judgedColumns(grid)}, cell_period ${good}`, parquet));
  return {
    parquet,
    hasFaults: true,
    allRows: "all_rows",
    rows: written.rows + written.structural.length,
    style,
    totals: written.totals,
    notes: asideNotes(written, grid),
    firstLine: null
  };
}
