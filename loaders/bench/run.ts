/** `npm run bench`: what each stage takes, with ratios against a stated floor that is measured in the same run. */
import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";

interface Measure {
  stage: string;
  rows: number;
  seconds: number;
  peakMb: number;
}

const {values: options} = parseArgs({
  options: {
    employers: {type: "string", default: "70000"},
    from: {type: "string", default: "2024-11"},
    to: {type: "string", default: "2026-10"},
    runs: {type: "string", default: "3"},
    dir: {type: "string"},
    site: {type: "boolean", default: false}
  }
});

const here = dirname(fileURLToPath(import.meta.url));
const data = options.dir ?? mkdtempSync(join(tmpdir(), "arrears-bench-"));
const runs = Math.max(1, Number(options.runs));

function measure(stage: string, extra = ""): Measure {
  const run = spawnSync(process.execPath, ["--import", "tsx", join(here, "stage.ts"), stage, data, extra], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  });
  if (run.status !== 0) throw new Error(`stage ${stage} failed`);
  return JSON.parse(run.stdout.trim().split("\n").at(-1)!) as Measure;
}

/** The run with the median time; loading starts from nothing each time. */
function median(stage: string, before: () => void = () => undefined, extra = ""): Measure {
  const all = Array.from({length: runs}, () => {
    before();
    return measure(stage, extra);
  }).sort((a, b) => a.seconds - b.seconds);
  return all[Math.floor((all.length - 1) / 2)]!;
}

const lines: string[][] = [["stage", "rows", "seconds", "rows/s", "peak MB", "against"]];
function tell(m: Measure, against = "") {
  const rate = m.rows ? Math.round(m.rows / m.seconds).toLocaleString("en-GB") : "";
  lines.push([
    m.stage,
    m.rows ? m.rows.toLocaleString("en-GB") : "",
    m.seconds.toFixed(1),
    rate,
    String(m.peakMb),
    against
  ]);
}

/** Detection against sorting, one lag and medians of the same panel; with a quarter, half and all of the employers. */
function tellDetection() {
  for (const share of ["0.25", "0.5", "1"]) {
    const floor = median("detectionFloor", undefined, share);
    const all = median("detection", undefined, share);
    tell({...floor, stage: `detectionFloor, ${share} of employers`}, "sort, one lag, sector-month medians");
    tell(
      {...all, stage: `detection, ${share} of employers`},
      `${(all.seconds / floor.seconds).toFixed(2)} x detectionFloor; ${((1e6 * all.seconds) / all.rows).toFixed(2)} s per million rows`
    );
  }
}

const fresh = () => rmSync(join(data, "build"), {recursive: true, force: true});
try {
  tell(measure("sample", [options.employers, options.from, options.to].join(",")));
  const bare = median("bareCopy");
  tell(bare, "floor of load: the engine's bare typed copy to Parquet");
  const load = median("load", fresh);
  tell(load, `${(load.seconds / bare.seconds).toFixed(2)} x bareCopy`);
  const again = median("load");
  tell({...again, stage: "load again", rows: 0}, `${(again.seconds / load.seconds).toFixed(2)} x load`);
  const floor = median("bareQueries");
  tell(floor, "floor of build: one aggregate and one lag window");
  const build = median("build");
  tell(build, `${(build.seconds / floor.seconds).toFixed(2)} x bareQueries`);
  tellDetection();
  tell(median("export"));
  if (options.site) tell({...measure("site"), stage: "site (pages)"});
} finally {
  if (!options.dir) rmSync(data, {recursive: true, force: true});
}
const widths = lines[0]!.map((_, i) => Math.max(...lines.map((l) => l[i]!.length)));
for (const line of lines)
  process.stdout.write(
    `${line
      .map((cell, i) => (i === 0 || i === 5 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  ")
      .trimEnd()}\n`
  );
