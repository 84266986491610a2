import {Option} from "commander";
import {period, type MakeCommand} from "../context.js";
import type {QuarantineOptions} from "../quarantine.js";

/** What was set aside, and the reports to the offices: `quarantine`. */
export function quarantineCommands(command: MakeCommand): void {
  command(
    "quarantine",
    "list and count what was set aside, by office and reason, and write each office's error report (XLSX)",
    "  arrears quarantine\n  arrears quarantine --province 79 --period 2026-10\n  arrears quarantine --reason identity --json\n" +
      "  arrears quarantine --province 79 --out loi-79.xlsx\n  arrears quarantine --out reports"
  )
    .option("--province <code>", "office: code of a province, today's or as delivered")
    .option("--period <month>", "month YYYY-MM", period)
    .option("--reason <id>", "fault, by its id (docs/office-guide.md)")
    .option("--kind <kind>", "kind of extract")
    .option("--file <part>", "part of a file's name")
    .option("--all", "also what a later delivery has settled")
    .option("--out <path>", "write the report: one workbook (.xlsx), or one for each office into a folder")
    .addOption(new Option("--lang <lang>", "language of words and report").choices(["vi", "en"]).default("vi"))
    .action(async (options: QuarantineOptions) => {
      // Imported when needed: other commands start faster without.
      const {runQuarantine} = await import("../quarantine.js");
      await runQuarantine(options);
    });
}
