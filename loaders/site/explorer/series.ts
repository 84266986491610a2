import {createHash} from "node:crypto";
import {mkdir, readFile, rename} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {factsSql} from "../../detection/exports.js";
import {literal, type Db} from "../../warehouse/open.js";

interface SeriesOptions {
  /** Employers of one file. */
  perSeries: number;
  /** The last employer's number. */
  last: number;
  span: (db: Db, from: number, to: number) => Promise<void>;
}

/** Employers whose series are gathered at once: the ledger is not sorted by employer, so every look at it costs a scan. */
const GATHERED = 60_000;

/**
 * Writes every employer's full series with its flags into files of `perSeries` employers each, sorted by code: one line
 * of JSON per employer, compressed. A reader finds the file of a code among the first codes.
 */
export async function writeSeries(db: Db, folder: string, {perSeries, last, span}: SeriesOptions) {
  const sql = await readFile(fileURLToPath(new URL("series.sql", import.meta.url)), "utf8");
  await mkdir(join(folder, "series"), {recursive: true});
  const out: {first: string[]; files: string[]} = {first: [], files: []};
  const step = Math.ceil(GATHERED / perSeries) * perSeries;
  for (let from = 1; from <= last; from += step) {
    await span(db, from, from + step - 1);
    await gather(db, sql);
    for (let at = from; at < Math.min(from + step, last + 1); at += perSeries) {
      const part = `from explorer_series where employer_id between ${at} and ${at + perSeries - 1}`;
      const [head] = await db.all<{code: string | null}>(`select min(code) as code ${part}`);
      if (!head?.code) continue;
      out.first.push(head.code);
      out.files.push(await writePart(db, join(folder, "series"), part));
    }
    await db.run("drop table explorer_series");
  }
  return out;
}

/** The series of the current span in a scratch table. */
async function gather(db: Db, sql: string): Promise<void> {
  const facts = factsSql(
    "f.tier is not null and f.employer_id between getvariable('from_employer') and getvariable('to_employer')"
  );
  await db.run(`
    create temp table explorer_series as
    select s.*, coalesce(f.flags, []) as flags
    from (${sql}) as s
    left join (
      select employer_id, list(struct_pack(${FACTS.map((name) => `${name} := ${name}`).join(", ")}) order by period_ix, variable) as flags
      from (${facts}) group by employer_id
    ) as f on s.employer_id = f.employer_id
    order by s.employer_id`);
}

async function writePart(db: Db, folder: string, part: string): Promise<string> {
  const fresh = join(folder, `fresh-${process.pid}`);
  await db.run(
    `copy (select * exclude (employer_id) ${part} order by code) to ${literal(fresh)} (format json, compression gzip)`
  );
  const name = `${createHash("sha256")
    .update(await readFile(fresh))
    .digest("hex")
    .slice(0, 12)}.bin`;
  await rename(fresh, join(folder, name));
  return name;
}

/** The columns of factsSql that a sentence is made of. */
const FACTS = [
  "period_ix",
  "variable",
  "kind",
  "direction",
  "observed",
  "expected",
  "before",
  "span",
  "course",
  "impact",
  "peers",
  "peers_median",
  "most_before",
  "months_known",
  "late",
  "months_late",
  "heads",
  "heads_then",
  "wage",
  "minimum",
  "partner",
  "survived"
];
