import {once} from "node:events";
import {EXIT, UserError} from "../errors.js";
import {withFaults, type Known} from "../quarantine/faults.js";
import {quarantineLines} from "../quarantine/lines.js";
import {officeName, writeReport, writeReports, type ReportJob} from "../quarantine/report.js";
import {condition, countFaults, listFaults, totals, type Choice} from "../quarantine/select.js";
import {WORDS} from "../quarantine/words.js";
import type {Db} from "../warehouse/open.js";
import {from, type Common} from "./context.js";

/** What `arrears quarantine` may be given. */
export type QuarantineOptions = Common & Choice & {out?: string; lang: "vi" | "en"};

/** Lists and counts what was set aside, or writes the reports. Throws a UserError when the options do not go together. */
export async function runQuarantine(options: QuarantineOptions): Promise<void> {
  const where = condition(options);
  if (options.out !== undefined && options.json) throw new UserError("--out or --json, not both", EXIT.usage);
  await withFaults(from(options.data), options.asOf, async (db, known) => {
    const job = {db, known, where, lang: options.lang, isAll: options.all ?? false};
    if (options.json) return printJson(db, known, where);
    if (options.out !== undefined) return tellFiles(await write(job, options, from(options.out)), job);
    process.stdout.write(`${(await quarantineLines(db, known, where, options.lang)).join("\n")}\n`);
  });
}

function write(job: ReportJob, {province, lang}: QuarantineOptions, out: string): Promise<string[]> {
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
