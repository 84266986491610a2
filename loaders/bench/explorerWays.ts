/**
 * `npx tsx loaders/bench/explorerWays.ts --set FOLDER`: the same brush answered in the ways that were weighed for the
 * explorer, on a set that loaders/bench/explorer.ts has packed: eleven distributions of what a filter leaves.
 */
import {readFileSync, statSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {gunzipSync, gzipSync} from "node:zlib";
import * as aq from "arquero";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {SINGLE} from "../../src/domain/explorer/dims.js";
import {Engine} from "../../src/domain/explorer/engine.js";
import type {Meta} from "../../src/domain/explorer/meta.js";
import {RowColumns} from "../../src/domain/explorer/rowColumns.js";
import {readRows} from "../../src/domain/explorer/rows.js";
import {answerFrom} from "../../src/domain/explorer/tile.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";

const {values: options} = parseArgs({options: {set: {type: "string"}, runs: {type: "string", default: "5"}}});
if (!options.set) throw new Error("--set: the folder of a packed set (explorer)");
const runs = Number(options.runs);
const meta = JSON.parse(readFileSync(join(options.set, "meta.json"), "utf8")) as Meta;
const scratch = mkdtempSync(join(tmpdir(), "explorer-ways-"));

async function median(work: () => unknown): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    await work();
    took.push(performance.now() - started);
  }
  return took.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

const columns = new RowColumns(meta.rows, meta.employers);
let at = 0;
let employers = 0;
const decoding = performance.now();
for (const file of meta.files) {
  const found = readRows(gunzipSync(readFileSync(join(options.set, file.core))), columns, at, employers);
  at += found.rows;
  employers += found.employers;
}
const decoded = performance.now() - decoding;
const engine = new Engine(columns, meta);
const binned = Object.fromEntries(SINGLE.map((dim) => [dim, engine.bins[dim]]));
const arrowTable = tableFromArrays({
  ...engine.bins,
  ...Object.fromEntries(
    ["headcount", "headBefore", "wageBase", "wageBefore", "receivable", "late", "monthsLate"].map((name) => [
      name,
      columns[name as "late"].slice(0, meta.rows)
    ])
  )
});
const ipc = tableToIPC(arrowTable, "stream");
const out: [string, string][] = [];
const tell = (what: string, value: string) => out.push([what, value]);
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB, ${(bytes / meta.rows).toFixed(1)} bytes a row`;
const ms = (value: number) => `${value.toFixed(1)} ms`;

tell("rows", meta.rows.toLocaleString("en-GB"));
tell("size: own columns, gzip", mb(meta.files.reduce((sum, f) => sum + statSync(join(options.set!, f.core)).size, 0)));
tell("size: Arrow stream, gzip", mb(gzipSync(ipc, {level: 6}).length));
tell("own columns: unpacked and decoded", ms(decoded));
const dh = [8, 9, 10, 11, 12];
engine.set({bins: {dh}, search: null, exact: []});
tell("own: one pass, 13 views, exact sums", ms(await median(() => engine.answer("rows"))));
tell("own: tile of a view (made when a pointer comes near)", ms(await median(() => engine.tile("dh", "rows"))));
const tile = engine.tile("dh", "rows");
tell("own: a move of the brush, from the tile", ms(await median(() => answerFrom(tile, dh))));

const amounts = columns.late.slice(0, meta.rows);
const table = aq.table({...binned, late_amount: amounts});
tell(
  "arquero: filter, 11 grouped counts and sums",
  ms(
    await median(() => {
      const left = table.filter(aq.escape((d: {dh: number}) => d.dh >= 8 && d.dh <= 12));
      for (const dim of SINGLE)
        left
          .groupby(dim)
          .rollup({n: aq.op.count(), late: aq.op.sum("late_amount")})
          .objects();
    })
  )
);

/** What a coordinator of DuckDB (Mosaic) would ask for one brush: a grouped query per view. */
async function engineQueries(db: Db): Promise<void> {
  for (const dim of SINGLE)
    await db.all(
      `select ${dim}, count(*) as n, sum(late_amount) as late from binned where dh between 8 and 12 group by ${dim}`
    );
}

await withDatabase(":memory:", {tmp: scratch, threads: 2}, async (db) => {
  const parquet = join(scratch, "rows.parquet");
  const csv = join(scratch, "rows.csv");
  const {writeFileSync, appendFileSync} = await import("node:fs");
  const names = [...SINGLE, "late_amount", "headcount", "wage_base"];
  const lists = [
    ...SINGLE.map((dim) => engine.bins[dim]),
    amounts,
    columns.headcount.slice(0, meta.rows),
    columns.wageBase.slice(0, meta.rows)
  ];
  writeFileSync(csv, names.join(",") + "\n");
  for (let from = 0; from < meta.rows; from += 100_000) {
    const lines: string[] = [];
    for (let i = from; i < Math.min(meta.rows, from + 100_000); i++) lines.push(lists.map((list) => list[i]).join(","));
    appendFileSync(csv, lines.join("\n") + "\n");
  }
  await db.run(`create table binned as select * from read_csv(${literal(csv)}, header = true)`);
  await db.run(`copy binned to ${literal(parquet)} (format parquet, compression zstd)`);
  tell("size: Parquet zstd of bins, late, heads, wage base only", mb(statSync(parquet).size));
  tell("DuckDB, native, 2 threads: 11 grouped queries", ms(await median(() => engineQueries(db))));
});
rmSync(scratch, {recursive: true, force: true});
for (const [what, value] of out) process.stdout.write(`${what.padEnd(58)}${value}\n`);
