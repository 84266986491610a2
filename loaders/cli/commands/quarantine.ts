import {once} from "node:events";
import {Option} from "commander";
import {EXIT, UserError} from "../../errors.js";
import {withFaults, type Known} from "../../quarantine/faults.js";
import {quarantineLines} from "../../quarantine/lines.js";
import {officeName, writeReport, writeReports, type ReportJob} from "../../quarantine/report.js";
import {condition, countFaults, listFaults, totals, type Choice} from "../../quarantine/select.js";
import {WORDS} from "../../quarantine/words.js";
import type {Db} from "../../warehouse/open.js";
import {from, period, type Common, type MakeCommand} from "../context.js";

type Options = Common & Choice & {out?: string; lang: "vi" | "en"};

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
    .action(async (options: Options) => {
      const where = condition(options);
      if (options.out !== undefined && options.json) throw new UserError("--out or --json, not both", EXIT.usage);
      await withFaults(from(options.data), options.asOf, async (db, known) => {
        const job = {db, known, where, lang: options.lang, isAll: options.all ?? false};
        if (options.json) return printJson(db, known, where);
        if (options.out !== undefined) return tellFiles(await write(job, options, from(options.out)), job);
        process.stdout.write(`${(await quarantineLines(db, known, where, options.lang)).join("\n")}\n`);
      });
    });
}

function write(job: ReportJob, {province, lang}: Options, out: string): Promise<string[]> {
  if (!/\.xlsx$/i.test(out)) return writeReports(job, out);
  return writeReport(job, out, province === undefined ? WORDS[lang].allOffices : officeName(province, lang));
}

async function tellFiles(files: readonly string[], {db, where, lang}: ReportJob): Promise<void> {
  const {rows} = await totals(db, where);
  process.stdout.write(files.length ? `${files.join("\n")}\n` : `${WORDS[lang].nothing}\n`);
  process.stderr.write(`${WORDS[lang].written(String(files.length), String(rows))}\n`);
}

/** Everything as one JSON object, written row by row: there may be a hundred thousand. */
async function printJson(db: Db, known: Known, where: string): Promise<void> {
  const head = {
    as_of: known.asOf,
    build: known.build,
    total: await totals(db, where),
    counts: await countFaults(db, where)
  };
  const text = JSON.stringify(head, null, 2);
  const put = async (piece: string) => {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  };
  await put(`${text.slice(0, -2)},\n  "faults": [`);
  let mark = "\n";
  for await (const fault of listFaults(db, where)) {
    await put(`${mark}    ${JSON.stringify(fault)}`);
    mark = ",\n";
  }
  await put(`${mark === "\n" ? "" : "\n  "}]\n}\n`);
}
