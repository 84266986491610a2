/** `npm run bench`: what each stage takes, with ratios against a stated floor that is measured in the same run. */
import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, symlinkSync} from "node:fs";
import {cpus, loadavg, tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {EXIT} from "../errors.js";
import {endIf, endsEarly} from "../options.js";

interface Measure {
  stage: string;
  rows: number;
  seconds: number;
  /** Seconds of all threads, user and system. */
  cpu: number;
  peakMb: number;
}

const OPTIONS = {
  employers: {type: "string"},
  from: {type: "string"},
  to: {type: "string", default: "2026-10"},
  runs: {type: "string", default: "3"},
  rows: {type: "string", default: "200000"},
  dir: {type: "string"},
  extracts: {type: "string"},
  only: {type: "string", default: "load,workbook,build"},
  site: {type: "boolean", default: false},
  world: {type: "string"},
  set: {type: "string"},
  visits: {type: "string", default: "5"},
  console: {type: "boolean", default: false}
} as const;
const PARTS = ["load", "workbook", "build", "detection", "explorer"];
const USAGE = `Usage: npm run bench -- [--only <parts>] [--runs <n>] [--employers <n>] [--from <month>] [--to <month>]

  --only <parts>       ${PARTS.join(", ")}, joined by commas (default ${OPTIONS.only.default})
  --employers <n>      size of the nation that is made, --from and --to its months
  --extracts <folder>  extracts that are there already, instead of making a nation
  --dir <folder>       where to work (default: a folder that is removed)
  --runs <n>           each stage so often, the median counts (default ${OPTIONS.runs.default})
  --site               the site too

docs/benchmarks.md tells what is measured against what.`;
endIf(endsEarly(process.argv.slice(2), USAGE, OPTIONS, {runs: 1, employers: 1, rows: 1, visits: 1}));
const {values: options} = parseArgs({options: OPTIONS});

const here = dirname(fileURLToPath(import.meta.url));
const from = (path: string) => resolve(process.env["INIT_CWD"] ?? ".", path);
const runs = Math.max(1, Number(options.runs));
const parts = new Set(options.only.split(","));
const unknown = [...parts].filter((part) => !PARTS.includes(part));
if (unknown.length)
  endIf({text: `error: --only "${unknown.join(",")}" (expected ${PARTS.join(", ")})\n`, code: EXIT.usage});

const data = options.dir ? from(options.dir) : mkdtempSync(join(tmpdir(), "arrears-bench-"));

function measure(stage: string, extra = ""): Measure {
  const run = spawnSync(process.execPath, ["--import", "tsx", join(here, "stage.ts"), stage, data, extra], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  });
  if (run.status !== 0) throw new Error(`stage ${stage} failed`);
  return JSON.parse(run.stdout.trim().split("\n").at(-1)!) as Measure;
}

const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

/** Runs stages in turn, again and again: what else the machine does falls on all of them alike. Gives their medians. */
function inTurn(...stages: (() => Measure)[]): Measure[] {
  const all = Array.from({length: runs}, () => stages.map((stage) => stage()));
  return stages.map((_, i) => {
    const of = (value: (m: Measure) => number) => middle(all.map((run) => value(run[i]!)));
    return {
      ...all[0]![i]!,
      seconds: of((m) => m.seconds),
      cpu: of((m) => m.cpu),
      peakMb: Math.max(...all.map((run) => run[i]!.peakMb))
    };
  });
}

const lines: string[][] = [["stage", "rows", "seconds", "cpu", "rows/s", "peak MB", "against"]];
function tell(m: Measure, against = "") {
  lines.push([
    m.stage,
    m.rows ? m.rows.toLocaleString("en-GB") : "",
    m.seconds.toFixed(1),
    m.cpu.toFixed(1),
    m.rows ? Math.round(m.rows / m.seconds).toLocaleString("en-GB") : "",
    String(m.peakMb),
    against
  ]);
}
const ratio = (m: Measure, floor: Measure) =>
  `${(m.seconds / floor.seconds).toFixed(2)} x ${floor.stage} (${(m.cpu / floor.cpu).toFixed(2)} x its cpu)`;

const fresh = () => rmSync(join(data, "build"), {recursive: true, force: true});
const anew = (stage: string) => () => {
  fresh();
  return measure(stage);
};

function benchLoad() {
  const [bare, load] = inTurn(() => measure("bareCopy"), anew("load"));
  tell(bare!, "floor of load: the engine's bare typed copy to Parquet, its own settings");
  tell(load!, ratio(load!, bare!));
  const [digest, again] = inTurn(
    () => measure("digest"),
    () => measure("load")
  );
  tell(digest!, "floor of load again: SHA-256 of the same bytes");
  tell({...again!, stage: "load again", rows: 0}, ratio(again!, digest!));
}

function benchWorkbook() {
  tell(measure("workbook", options.rows), "writes a workbook of ledger rows");
  const [load] = inTurn(anew("loadWorkbook"));
  tell(load!);
}

function benchBuild() {
  fresh();
  measure("load", "all");
  const [floor, build] = inTurn(
    () => measure("bareQueries"),
    () => measure("build")
  );
  tell(floor!, "floor of build: one aggregate and one lag window");
  tell(build!, ratio(build!, floor!));
  benchDetection();
  const [exported] = inTurn(() => measure("export"));
  tell(exported!);
  if (options.site) tell({...measure("site"), stage: "site (pages)"});
}

/**
 * Detection against sorting, one lag and medians of the same panel; with a quarter, half and all of the employers. The
 * last month alone, all others being known from the build before, against all months.
 */
function benchDetection() {
  for (const share of ["0.25", "0.5", "1"]) {
    const month = share === "1" ? [() => measure("detectionOfMonth")] : [];
    const [floor, all, alone] = inTurn(
      () => measure("detectionFloor", share),
      () => measure("detection", share),
      ...month
    );
    tell({...floor!, stage: `detectionFloor, ${share} of employers`}, "sort, one lag, sector-month medians");
    const perMillion = ((1e6 * all!.seconds) / all!.rows).toFixed(2);
    tell(
      {...all!, stage: `detection, ${share} of employers`},
      `${ratio(all!, floor!)}; ${perMillion} s per million rows`
    );
    if (alone) tell({...alone, stage: "detection, a new month alone", rows: 0}, ratio(alone, all!));
  }
}

/** The explorer in a browser, on a world that is there already (--world) or on a small sample. */
function benchExplorer() {
  const made = () => {
    measure("sample", [options.employers ?? "7000", options.from ?? "2022-01", options.to].join(","));
    measure("load", "all");
    measure("build");
    return data;
  };
  const world = options.world ? from(options.world) : made();
  const args = ["--data", world, "--visits", options.visits];
  if (options.set) args.push("--out", from(options.set));
  if (options.console) args.push("--console");
  const run = spawnSync(process.execPath, ["--import", "tsx", join(here, "explorer.ts"), ...args], {stdio: "inherit"});
  if (run.status !== 0) throw new Error("the explorer was not measured");
}

/** A nation to work on: given files, or made anew. */
function nation() {
  if (options.extracts) symlinkSync(from(options.extracts), join(data, "extracts"));
  else tell(measure("sample", [options.employers ?? "70000", options.from ?? "2024-11", options.to].join(",")));
}

try {
  if (parts.has("explorer")) {
    benchExplorer();
    parts.delete("explorer");
    if (parts.size && !options.world) rmSync(join(data, "extracts"), {recursive: true, force: true});
  }
  if (parts.size) nation();
  if (parts.has("load")) benchLoad();
  if (parts.has("workbook")) benchWorkbook();
  if (parts.has("build")) benchBuild();
  else if (parts.has("detection")) {
    fresh();
    measure("load", "all");
    measure("build");
    benchDetection();
  }
} finally {
  if (!options.dir) rmSync(data, {recursive: true, force: true});
}
const widths = lines[0]!.map((_, i) => Math.max(...lines.map((l) => l[i]!.length)));
for (const line of lines.length > 1 ? lines : [])
  process.stdout.write(
    `${line
      .map((cell, i) => (i === 0 || i === 6 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  ")
      .trimEnd()}\n`
  );
process.stdout.write(
  `${cpus().length} processors; load average at the end ${loadavg()[0]!.toFixed(1)}${lines.length > 1 ? `; medians of ${runs} runs in turn` : ""}\n`
);
