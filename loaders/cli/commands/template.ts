import {Option} from "commander";
import {KINDS} from "../../extract/contract.js";
import {from, period, print, type Common, type MakeCommand} from "../context.js";

type Options = Common & {lang: "vi" | "en"; province?: string; period?: string; out?: string};

/** Workbooks for offices to fill in: `template`. */
export function templateCommands(command: MakeCommand): void {
  command(
    "template",
    `write the workbook (XLSX) that an office fills in: ${KINDS.map((k) => k.id).join(", ")}`,
    "  arrears template ledger --out so-thu.xlsx\n  arrears template ledger --province 79 --period 2026-10 --out so-thu-79-2026-10.xlsx\n" +
      "  arrears template employers --lang en --out employers.xlsx"
  )
    .argument("<kind>", "kind of extract")
    .option("--province <code>", "for one province: its code in the month")
    .option("--period <month>", "for one month YYYY-MM", period)
    .option("--out <file>", "file to write (default: <kind>.xlsx)")
    .addOption(new Option("--lang <lang>", "language of headings and notes").choices(["vi", "en"]).default("vi"))
    .action(async (kind: string, {lang, province, period, out, json}: Options) => {
      const {writeTemplate} = await import("../../template/template.js");
      const file = from(out ?? `${kind}.xlsx`);
      await writeTemplate({kind, lang, province, period, out: file});
      if (json) print({kind, lang, province: province ?? null, period: period ?? null, file});
      else process.stdout.write(`${file}\n`);
    });
}
