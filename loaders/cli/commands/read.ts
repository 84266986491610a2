import {createReadStream, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {EXIT} from "../../errors.js";
import {EXPORT_NAMES} from "../../export/tables.js";
import {date, from, period, print, type Common, type MakeCommand} from "../context.js";

/** Reading what is built: `export`, `diff`, `verify`. */
export function readCommands(command: MakeCommand): void {
  command(
    "export",
    `write a table as CSV: ${EXPORT_NAMES.join(", ")}`,
    "  arrears export rates --out rates.csv\n  arrears export quarantine\n  arrears export rates --as-of 2026-06-30\n  arrears export scores --period 2026-10 --out scores.csv\n  arrears export ranking --period 2026-10 --level province"
  )
    .argument("<name>", "which table")
    .option("--out <file>", "file to write (default: standard output)")
    .option("--period <month>", "the month YYYY-MM: needed for scores, narrows flags and ranking", period)
    .option("--level <level>", "province, sector or officer: narrows ranking")
    .action(async (name: string, options: Common & {out?: string; period?: string; level?: string}) => {
      const {exportTable} = await import("../../export/export.js");
      const data = from(options.data);
      const {asOf, period, level} = options;
      if (options.out) return exportTable({data, name, out: from(options.out), asOf, period, level});
      const folder = mkdtempSync(join(tmpdir(), "arrears-"));
      try {
        const out = join(folder, "export.csv");
        await exportTable({data, name, out, asOf, period, level});
        await pipeline(createReadStream(out), process.stdout, {end: false});
      } finally {
        rmSync(folder, {recursive: true, force: true});
      }
    });

  command(
    "diff",
    "say which published numbers differ between two states, by which files, and whose rank moved because of data",
    "  arrears diff 2026-06-30 current\n  arrears diff previous current --json"
  )
    .argument("<a>", "a date, an ISO time, `previous` (the build before) or `current`")
    .argument("<b>", "the state to compare with")
    .action(async (a: string, b: string, options: Common) => {
      for (const state of [a, b]) if (state !== "current" && state !== "previous") date(state);
      const {diffStates} = await import("../../diff/diff.js");
      const difference = await diffStates(from(options.data), a, b);
      if (options.json) print(difference);
      else process.stdout.write(`${(await import("../../diff/lines.js")).differenceLines(difference).join("\n")}\n`);
    });

  command(
    "verify",
    "check a world without changing it: accepted files, audits, sums of every level",
    "  arrears verify"
  ).action(async (options: Common) => {
    const {verifyWorld} = await import("../verify.js");
    const result = await verifyWorld(from(options.data));
    if (options.json) print(result);
    else
      process.stdout.write(
        `checked    ${result.checked.join(", ")}\n${result.problems.length ? result.problems.join("\n") : "all is well"}\n`
      );
    if (result.problems.length) process.exitCode = EXIT.failed;
  });
}
