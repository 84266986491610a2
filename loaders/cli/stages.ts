import {existsSync, readdirSync} from "node:fs";
import {keepPrevious} from "../diff/state.js";
import {databaseAsOf} from "../export/export.js";
import {world} from "../paths.js";
import {type Span} from "../detection/kept.js";
import {buildWarehouse, type BuildResult} from "../warehouse/build.js";
import {isPublished, markPublished, siteInputs} from "./fresh.js";
import {runLoad} from "./load.js";
import {secondsSince, stageLine, thousands, type Progress} from "./progress.js";
import {DEFAULT_SAMPLE, runSample} from "./sample.js";

/** The months that a warehouse knows, in words. */
export function months(run: {first_period?: string | null; last_period?: string | null}): string {
  return run.first_period
    ? `${run.first_period} to ${run.last_period}`
    : "no month is known: no ledger row has been taken";
}

/** Builds the warehouse. */
export async function runBuild(
  options: {data: string; asOf?: string; force?: boolean},
  tell: Progress
): Promise<BuildResult> {
  const started = process.hrtime.bigint();
  let models = 0;
  let rows = 0;
  tell.start("build", 33, "models");
  const result = await buildWarehouse({
    ...options,
    beforeSwap: () => keepPrevious(world(options.data)),
    onModel(name, count) {
      models++;
      if (name === "warehouse.fct_ledger") rows = count ?? 0;
      tell.step(models, name);
    }
  });
  const what = result.detected
    ? `${thousands(rows)} ledger rows, ${models} models, ${months(result.run)}, detection ${detectedOf(result.detected)}`
    : "up to date";
  tell.end(stageLine("build", what, secondsSince(started)));
  return result;
}

/** From which month detection was computed anew, and why. */
function detectedOf({period, why}: Span): string {
  return `${period === null ? "of all months" : `from ${period}`}: ${why}`;
}

/** Builds and checks the site; nothing is done when `out` already holds it. */
export async function runSite(options: {data: string; out: string; asOf?: string; force?: boolean}, tell: Progress) {
  const started = process.hrtime.bigint();
  const place = world(options.data);
  const database = await databaseAsOf(place, options.asOf);
  const inputs = siteInputs(database);
  if (!options.force && isPublished(place, options.out, inputs)) {
    tell.say(stageLine("site", "up to date", secondsSince(started)));
    return {changed: false, out: options.out};
  }
  const {buildSite} = await import("../site/build.js");
  const report = await buildSite({
    data: options.data,
    database,
    out: options.out,
    log: (line) => tell.say(`  ${line}`)
  });
  markPublished(place, options.out, inputs);
  tell.say(stageLine("site", `${report.pages} pages in ${options.out}`, secondsSince(started)));
  return {changed: true, out: options.out, ...report};
}

/** Whether a world has anything to load. */
export function hasExtracts(data: string): boolean {
  const folder = world(data).extracts;
  return existsSync(folder) && readdirSync(folder).some((name) => !/^README|^\./.test(name));
}

/** The main job: sample when there is nothing, load, build, site. */
export async function runAll(options: {data: string; out: string}, tell: Progress): Promise<number> {
  const place = world(options.data);
  if (!hasExtracts(options.data)) await runSample({...DEFAULT_SAMPLE, out: place.extracts}, tell);
  const {exitCode: code} = await runLoad({data: options.data, paths: [place.extracts]}, tell);
  await runBuild({data: options.data}, tell);
  await runSite({data: options.data, out: options.out}, tell);
  return code;
}
