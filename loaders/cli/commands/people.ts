import {Option} from "commander";
import type {Lang} from "../../../src/domain/format.js";
import {from, period, print, type Common, type MakeCommand} from "../context.js";
import {progress, secondsSince, stageLine, thousands} from "../progress.js";

const language = () => new Option("--lang <lang>", "language of the workbook").choices(["vi", "en"]).default("vi");

/** `arrears workers` and `arrears scoring`: what an office needs of its workers and officers, as files. */
export function peopleCommands(command: MakeCommand): void {
  command(
    "workers",
    "write state and late amount of every worker of a late employer over time, under stand-ins: for the office only",
    "  arrears workers --employer TA1234B --month 2026-10 --out workers.xlsx\n  arrears workers --employer TA1234B --month 2026-10 --out workers.csv"
  )
    .requiredOption("--employer <code>", "code of the employer")
    .requiredOption("--month <month>", "month YYYY-MM up to which the course is written", period)
    .addOption(language())
    .requiredOption("--out <file>", "file to write: .xlsx or .csv")
    .action(async (options: Common & {employer: string; month: string; lang: Lang; out: string}) => {
      const started = process.hrtime.bigint();
      const tell = progress(options.json ?? false);
      const {writeWorkers} = await import("../../people/workers.js");
      const done = await writeWorkers({...options, data: from(options.data), out: from(options.out)});
      const said = `${thousands(done.workers)} workers in ${done.months} months, in ${options.out}`;
      tell.end(stageLine("workers", said, secondsSince(started)));
      if (options.json) print(done);
    });

  command(
    "scoring",
    "write the emulation sheets of a quarter or year as a workbook, with intervals and those barred from commendation",
    "  arrears scoring --out scoring.xlsx\n  arrears scoring --span 2026-Q3 --province 79 --out scoring-79.xlsx"
  )
    .option("--span <span>", "2026-Q3 or 2026 (default: the last whole quarter)")
    .option("--province <code>", "a province of today (default: all)")
    .addOption(language())
    .requiredOption("--out <file>", "file to write: .xlsx")
    .action(async (options: Common & {span?: string; province?: string; lang: Lang; out: string}) => {
      const started = process.hrtime.bigint();
      const tell = progress(options.json ?? false);
      const {writeScoring} = await import("../../people/scoringBook.js");
      const done = await writeScoring({...options, data: from(options.data), out: from(options.out)});
      tell.end(
        stageLine("scoring", `${done.span}: ${thousands(done.rows)} rows in ${options.out}`, secondsSince(started))
      );
      if (options.json) print(done);
    });
}
