import {Option} from "commander";
import type {Lang} from "../../../src/domain/format.js";
import {date, from, period, print, whole, type Common, type MakeCommand} from "../context.js";
import {progress, secondsSince, stageLine, thousands} from "../progress.js";

interface Options extends Common {
  month: string;
  province: string;
  agency?: string;
  employer?: string;
  kind: "c12" | "dunning";
  lang: Lang;
  on?: string;
  missing?: boolean;
  perFile: number;
  numberFrom?: number;
  out: string;
}

/** `arrears notices`: the monthly notice of results C12-TS, or the dunning notices that are due. */
export function noticesCommand(command: MakeCommand): void {
  command(
    "notices",
    "write the notices of a month to employers as Word files: results of contributions (C12-TS) or dunning",
    "  arrears notices --month 2026-10 --province 79 --out notices\n  arrears notices --month 2026-10 --province 79 --agency 07906 --kind dunning --number-from 120 --out notices\n  arrears notices --month 2026-10 --province 79 --employer TA0001Z --out notices"
  )
    .requiredOption("--month <month>", "month YYYY-MM whose end the notices speak of", period)
    .requiredOption("--province <code>", "a province of today")
    .option("--agency <code>", "one office of it (5 digits)")
    .option("--employer <code>", "one employer of it")
    .addOption(
      new Option("--kind <kind>", "results of the month for everybody, or dunning where it is due")
        .choices(["c12", "dunning"])
        .default("c12")
    )
    .option("--missing", "with --kind dunning: also those at a later step who have never been dunned")
    .addOption(new Option("--lang <lang>", "language").choices(["vi", "en"]).default("vi"))
    .option("--on <date>", "day YYYY-MM-DD up to which days late are counted (default: the month's last)", date)
    .option("--per-file <n>", "employers in one file at most; 1 for a file each", whole(1), 250)
    .option("--number-from <n>", "number of the first document (default: left blank for the office)", whole(1))
    .requiredOption("--out <dir>", "folder to write to")
    .action(async (options: Options) => {
      const started = process.hrtime.bigint();
      const tell = progress(options.json ?? false);
      // Imported when needed: other commands start faster without.
      const {writeNotices} = await import("../../notices/write.js");
      let isStarted = false;
      const written = await writeNotices({
        ...options,
        ...{data: from(options.data), out: from(options.out)},
        onFile(_, done, total) {
          if (!isStarted) tell.start("notices", total, "employers");
          isStarted = true;
          tell.step(done);
        }
      });
      const said = `${thousands(written.employers)} employers in ${written.files.length} files in ${options.out}`;
      tell.end(stageLine("notices", said, secondsSince(started)));
      if (options.json) print(written);
    });
}
