import {Option} from "commander";
import type {Lang} from "../../../src/domain/format.js";
import {date, from, period, print, type Common, type MakeCommand} from "../context.js";
import {progress, secondsSince, stageLine, thousands} from "../progress.js";

interface Options extends Common {
  month: string;
  province?: string;
  agency?: string;
  officer?: string;
  on?: string;
  lang: Lang;
  out: string;
}

/** `arrears worklist`: what is due, by whom and by when, and the list in form B03-TS. */
export function worklistCommand(command: MakeCommand): void {
  command(
    "worklist",
    "write what is to be done about late employers: overdue, this week, later, and the list in form B03-TS",
    "  arrears worklist --month 2026-10 --province 79 --out work-79.xlsx\n  arrears worklist --month 2026-10 --province 79 --officer CB7901 --on 2026-11-05 --out work.xlsx\n  arrears worklist --month 2026-10 --out work.csv"
  )
    .requiredOption("--month <month>", "month YYYY-MM at whose end the list stands", period)
    .option("--province <code>", "a province of today (default: all)")
    .option("--agency <code>", "one office (5 digits)")
    .option("--officer <code>", "one responsible officer")
    .option("--on <date>", "day YYYY-MM-DD that deadlines are seen from (default: the month's last)", date)
    .addOption(new Option("--lang <lang>", "language of the workbook").choices(["vi", "en"]).default("vi"))
    .requiredOption("--out <file>", "file to write: .xlsx or .csv")
    .action(async (options: Options) => {
      const started = process.hrtime.bigint();
      const tell = progress(options.json ?? false);
      // Imported when needed: other commands start faster without.
      const {writeWorklist} = await import("../../worklist/write.js");
      const done = await writeWorklist({...options, data: from(options.data), out: from(options.out)});
      const said = [
        `${thousands(done.listed)} of ${thousands(done.late)} late employers in ${options.out}`,
        ...(done.nothing_due ? [`${thousands(done.nothing_due)} with no further step due`] : []),
        ...(done.apart ? [`${thousands(done.apart)} handled apart`] : []),
        ...(done.trifles ? [`${thousands(done.trifles)} below the limit of the list`] : []),
        ...(done.errors ? [`${thousands(done.errors)} rows lack the number of a document (column 10)`] : [])
      ];
      tell.end(stageLine("worklist", said.join("; "), secondsSince(started)));
      if (options.json) print(done);
    });
}
