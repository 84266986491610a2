/** Runs one stage alone in its process and prints what it took: seconds, peak memory and rows, as JSON. */
import {createHash} from "node:crypto";
import {createReadStream, mkdirSync, readdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {detection, detectionFloor, detectionOfMonth} from "./detection.js";
import {exportTable} from "../export/export.js";
import {loadPaths} from "../extract/load.js";
import {kindOf} from "../extract/contract.js";
import {world} from "../paths.js";
import {buildWarehouse} from "../warehouse/build.js";
import {literal, withDatabase} from "../warehouse/open.js";
import {writeWorkbook} from "./workbook.js";

const [stage = "", data = "", extra = ""] = process.argv.slice(2);
const place = world(data);
const workbook = join(place.data, "workbook", "ledger.xlsx");
const ledgers = () =>
  readdirSync(place.extracts)
    .filter((n) => /^ledger-\d{4}-\d{2}\.csv$/.test(n))
    .map((n) => join(place.extracts, n));

/**
 * The engine's own bare reading of the same files, columns typed, nothing checked, its own settings: the floor of
 * loading.
 */
async function bareCopy(): Promise<number> {
  const columns = kindOf("ledger").columns.map(
    (c) => `'${c.name}': '${c.type === "money" || c.type === "count" ? "BIGINT" : "VARCHAR"}'`
  );
  const out = join(place.tmp, "bare.parquet");
  mkdirSync(place.tmp, {recursive: true});
  return withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`copy (from read_csv([${ledgers().map(literal).join(", ")}], header = true, auto_detect = false, columns = {${columns.join(", ")}}))
      to ${literal(out)} (format parquet)`);
    const [found] = await db.all<{n: bigint}>(`select count(*) as n from ${literal(out)}`);
    return Number(found!.n);
  });
}

/** One aggregate of the panel and one lag window over all employers: the floor of building. */
async function bareQueries(): Promise<number> {
  const files = `read_parquet(${literal(join(place.accepted, "*.parquet"))}, union_by_name = true)`;
  return withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(
      `create table panel as select employer_code, cell_period, province_code, headcount, si_closing, si_accrued from ${files} where headcount is not null`
    );
    await db.run(
      "create table sums as select cell_period, province_code, sum(si_closing) as closing, sum(si_accrued) as accrued from panel group by all"
    );
    await db.run(
      "create table lagged as select employer_code, cell_period, lag(si_closing) over (partition by employer_code order by cell_period) as before from panel"
    );
    const [found] = await db.all<{n: bigint}>("select count(*) as n from panel");
    return Number(found!.n);
  });
}

const stages: Record<string, () => Promise<number>> = {
  async sample() {
    const {writeSample} = await import("../sample/index.js");
    const [employers, from, to] = extra.split(",");
    await writeSample({
      employers: Number(employers),
      from: from!,
      to: to!,
      seed: 1,
      out: place.extracts,
      log: () => undefined
    });
    return 0;
  },
  bareCopy,
  /** The very files of the floor; with "all", the whole folder. */
  async load() {
    const outcomes = await loadPaths({data, paths: extra === "all" ? [place.extracts] : ledgers()});
    return outcomes.reduce((sum, o) => sum + o.rows, 0);
  },
  async digest() {
    for (const file of ledgers()) {
      const hash = createHash("sha256");
      for await (const chunk of createReadStream(file, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>)
        hash.update(chunk);
      hash.digest();
    }
    return 0;
  },
  workbook() {
    mkdirSync(dirname(workbook), {recursive: true});
    return writeWorkbook(ledgers(), workbook, Number(extra));
  },
  async loadWorkbook() {
    const [outcome] = await loadPaths({data, paths: [workbook]});
    return outcome!.accepted;
  },
  bareQueries,
  async build() {
    let rows = 0;
    await buildWarehouse({
      data,
      force: true,
      onModel: (name, count) => void (name === "warehouse.fct_ledger" && (rows = count ?? 0))
    });
    return rows;
  },
  async export() {
    await exportTable({data, name: "employers", out: join(place.tmp, "employers.csv")});
    await exportTable({data, name: "rates", out: join(place.tmp, "rates.csv")});
    return 0;
  },
  async site() {
    const {buildSite} = await import("../site/build.js");
    const report = await buildSite({data, out: join(place.build, "dist")});
    return report.pages;
  }
};

/** Stages that time themselves, because they have something to set up first. */
const timed: Record<string, () => Promise<{rows: number; seconds: number}>> = {
  detectionFloor: () => detectionFloor(data, Number(extra || 1)),
  detection: () => detection(data, Number(extra || 1)),
  detectionOfMonth: () => detectionOfMonth(data)
};

const own = timed[stage];
const run = stages[stage];
if (!run && !own)
  throw new Error(`unknown stage: "${stage}" (known: ${[...Object.keys(stages), ...Object.keys(timed)].join(", ")})`);
const started = process.hrtime.bigint();
const before = process.cpuUsage();
const {rows, seconds} = own
  ? await own()
  : {rows: await run!(), seconds: Number(process.hrtime.bigint() - started) / 1e9};
const {user, system} = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({stage, rows, seconds, cpu: (user + system) / 1e6, peakMb: Math.round(process.resourceUsage().maxRSS / 1024)})}\n`
);
