import {existsSync, readdirSync} from "node:fs";
import {basename} from "node:path";
import {keepPrevious} from "../diff/state.js";
import {EXIT} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import {loadPaths, type FileOutcome} from "../extract/load.js";
import {asOfInstant} from "../extract/records.js";
import {world} from "../paths.js";
import {type Span} from "../detection/kept.js";
import {buildWarehouse, type BuildResult} from "../warehouse/build.js";
import {isPublished, markPublished, siteInputs} from "./fresh.js";
import {secondsSince, stageLine, thousands, type Progress} from "./progress.js";

/** The nation that is made up when a world has no extracts. */
export const DEFAULT_SAMPLE = {employers: 7000, from: "2022-01", to: "2026-10", seed: 1} as const;

/** Writes the sample nation. */
export async function runSample(
  options: {employers: number; from: string; to: string; seed: number; out: string},
  tell: Progress
) {
  const started = process.hrtime.bigint();
  // Imported when needed: most commands neither make a nation nor a site, and start faster without.
  const {writeSample} = await import("../sample/index.js");
  const summary = await writeSample({...options, log: () => undefined});
  tell.say(
    stageLine(
      "sample",
      `${thousands(options.employers)} employers, ${options.from} to ${options.to}, in ${options.out}`,
      secondsSince(started)
    )
  );
  return summary;
}

/** Loads files, tells of each that was not simply accepted, and gives the outcomes with the exit code. */
export async function runLoad(options: {data: string; paths: readonly string[]; asOf?: string}, tell: Progress) {
  const started = process.hrtime.bigint();
  let isStarted = false;
  const outcomes = await loadPaths({
    data: options.data,
    paths: options.paths,
    now: options.asOf === undefined ? undefined : asOfInstant(options.asOf),
    onFile(outcome, done, total) {
      if (!isStarted) tell.start("load", total, "files");
      isStarted = true;
      tell.step(done, basename(outcome.file));
    }
  });
  const count = (answer: FileOutcome["answer"]) => outcomes.filter((o) => o.answer === answer).length;
  const rows = outcomes.reduce((sum, o) => sum + o.accepted, 0);
  const aside = outcomes.reduce((sum, o) => sum + o.quarantined, 0);
  const news = count("accepted") + count("quarantined");
  const parts = [`${news} files, ${thousands(rows)} rows accepted`];
  if (aside) parts.push(`${thousands(aside)} rows in quarantine`);
  if (count("known")) parts.push(`${count("known")} files already loaded`);
  if (count("refused") + count("superseded")) parts.push(`${count("refused") + count("superseded")} files refused`);
  tell.end(stageLine("load", parts.join("; "), secondsSince(started)));
  for (const outcome of outcomes) for (const line of troubles(outcome)) tell.say(line);
  return {outcomes, exitCode: exitCode(outcomes)};
}

/** The months that a warehouse knows, in words. */
export function months(run: {first_period?: string | null; last_period?: string | null}): string {
  return run.first_period
    ? `${run.first_period} to ${run.last_period}`
    : "no month is known: no ledger row has been taken";
}

function troubles(outcome: FileOutcome): string[] {
  if (outcome.answer === "refused" || outcome.answer === "superseded")
    return outcome.messages.map((message) => `  ${outcome.file}: refused: ${message}`);
  const lines =
    outcome.answer === "accepted" || outcome.answer === "quarantined"
      ? outcome.messages.map((m) => `  ${outcome.file}: ${m}`)
      : [];
  if (outcome.answer === "quarantined")
    lines.push(
      `  ${outcome.file}: ${outcome.quarantined} of ${outcome.rows} rows in quarantine (see: arrears quarantine)`
    );
  return lines;
}

function exitCode(outcomes: readonly FileOutcome[]): number {
  if (outcomes.some((o) => o.answer === "refused" || o.answer === "superseded")) return EXIT.refused;
  return outcomes.some((o) => o.answer === "quarantined") ? EXIT.quarantined : EXIT.ok;
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
