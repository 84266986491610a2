import {Option} from "commander";
import {basename} from "node:path";
import type {Lang} from "../../../src/domain/format.js";
import {from, period, print, type Common, type MakeCommand} from "../context.js";
import {progress, secondsSince, stageLine} from "../progress.js";

interface Options extends Common {
  month: string;
  province?: string;
  lang?: Lang;
  out: string;
}

/** `arrears report`: the explanation packs of a month. */
export function reportCommand(command: MakeCommand): void {
  command(
    "report",
    "write the explanation packs of a month: Word, Excel and the form to reply with, per province and for the nation",
    "  arrears report --month 2026-10 --out packs\n  arrears report --month 2026-10 --province 79 --lang vi --out packs"
  )
    .requiredOption("--month <month>", "month YYYY-MM that is explained", period)
    .option("--province <code>", "a province of today, or VN for the board's report (default: all 34 and VN)")
    .addOption(new Option("--lang <lang>", "language (default: both)").choices(["vi", "en"]))
    .requiredOption("--out <dir>", "folder to write to")
    .action(async (options: Options) => {
      const started = process.hrtime.bigint();
      const tell = progress(options.json ?? false);
      // Imported when needed: other commands start faster without.
      const {writeReports} = await import("../../report/write.js");
      let isStarted = false;
      const written = await writeReports({
        ...options,
        ...{data: from(options.data), out: from(options.out)},
        onFile(path, done, total) {
          if (!isStarted) tell.start("report", total, "packs");
          isStarted = true;
          tell.step(done, basename(path));
        }
      });
      const line = stageLine("report", `${written.length} packs in ${options.out}`, secondsSince(started));
      if (isStarted) tell.end(line);
      if (options.json) print(written);
    });
}
