import {basename} from "node:path";
import {EXIT} from "../errors.js";
import {loadPaths, type FileOutcome} from "../extract/load.js";
import {asOfInstant} from "../extract/records.js";
import {secondsSince, stageLine, thousands, type Progress} from "./progress.js";

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
