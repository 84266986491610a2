import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {group} from "d3-array";
import {factsSql} from "../../detection/exports.js";
import type {Db} from "../../warehouse/open.js";

interface SeriesOptions {
  /** Employers of one file. */
  perSeries: number;
  /** The last employer's number. */
  last: number;
  span: (db: Db, from: number, to: number) => Promise<void>;
}

/** Employers whose series are read at once: the ledger is not sorted by employer, so every look at it costs a scan. */
const GATHERED = 60_000;
/** Lists of a line, in the order of the columns of series.sql; ages and the two keys before them stand apart. */
const LISTS = [
  "period",
  "province",
  "section",
  "type",
  "headcount",
  "wage_base",
  "receivable",
  "paid",
  "late"
] as const;

type Line = Record<string, unknown[]>;

/**
 * Writes every employer's full series with its flags into files of `perSeries` employers each, sorted by code: one line
 * of JSON per employer, compressed. A reader finds the file of a code among the first codes.
 */
export async function writeSeries(db: Db, folder: string, {perSeries, last, span}: SeriesOptions) {
  const sql = await readFile(fileURLToPath(new URL("series.sql", import.meta.url)), "utf8");
  const place = join(folder, "series");
  await mkdir(place, {recursive: true});
  const out: {first: string[]; files: string[]} = {first: [], files: []};
  let codes: string[] = [];
  let lines: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  const flush = async () => {
    if (lines.length === 0) return;
    const text = lines.join("\n") + "\n";
    const at = out.files.push("") - 1;
    out.first.push(codes[0]!);
    lines = [];
    codes = [];
    // One file is compressed while the next is gathered; never more, so that memory stays what it is.
    await writing;
    writing = writePart(place, text).then((name) => void (out.files[at] = name));
  };
  for (let from = 1; from <= last; from += GATHERED) {
    await span(db, from, from + GATHERED - 1);
    for await (const {code, line} of linesOf(db, sql)) {
      codes.push(code);
      lines.push(line);
      if (lines.length === perSeries) await flush();
    }
  }
  await flush();
  await writing;
  return out;
}

async function writePart(folder: string, text: string): Promise<string> {
  const name = `${createHash("sha256").update(text).digest("hex").slice(0, 12)}.bin`;
  await writeFile(join(folder, name), await promisify(gzip)(text, {level: 6}));
  return name;
}

interface Who {
  employer_id: number;
  code: string;
  name: string;
}

/** One line per employer of the current span that has a row, in the order of the codes. */
async function* linesOf(db: Db, sql: string): AsyncIterable<{code: string; line: string}> {
  const between = "between getvariable('from_employer') and getvariable('to_employer')";
  const who = await db.all<Who>(`
    select e.employer_id, e.employer_code as code, coalesce(arg_max(v.employer_name, v.from_ix), '') as name
    from warehouse.dim_employer as e
    left join warehouse.dim_employer_version as v on e.employer_id = v.employer_id
    where e.employer_id ${between} group by e.employer_id, e.employer_code`);
  const names = new Map(who.map((one) => [one.employer_id, one]));
  const flags = group(await flagFacts(db, between), (fact) => fact.employer_id);
  const write = (id: number, line: Line) => {
    const {code, name} = names.get(id)!;
    const facts = (flags.get(id) ?? []).map((fact) => ({...fact, employer_id: undefined}));
    return {code, line: JSON.stringify({code, name, ...line, flags: facts}, plain)};
  };
  let known = -1;
  let line: Line = {};
  for await (const c of db.columns(`select ${NUMBERS} from (${sql}) order by employer_id, period_ix`)) {
    for (let i = 0; i < c[0]!.length; i++) {
      const id = c[0]![i] as number;
      if (id !== known) {
        if (known >= 0) yield write(known, line);
        known = id;
        line = Object.fromEntries([...LISTS, "ages", "months_late", "interest"].map((name) => [name, []]));
      }
      LISTS.forEach((name, k) => line[name]!.push(c[k + 1]![i]));
      const at = LISTS.length + 1;
      line.ages!.push([c[at]![i], c[at + 1]![i], c[at + 2]![i], c[at + 3]![i], c[at + 4]![i]]);
      line.months_late!.push(c[at + 5]![i]);
      line.interest!.push(c[at + 6]![i]);
    }
  }
  if (known >= 0) yield write(known, line);
}

/** The columns of series.sql as plain numbers and texts; money is below 2^53 (the packer of the rows has looked). */
const NUMBERS = `employer_id, period_ix, as_is_code, section, employer_type, headcount::integer, wage_base::double,
  receivable::double, paid::double, late::double, age_0::double, age_1::double, age_2::double, age_3::double, age_4::double,
  months_late::integer, interest_closing::double`;

/** Whole numbers that the engine gives as bigint. */
function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

type Fact = Record<string, unknown> & {employer_id: number};

function flagFacts(db: Db, between: string): Promise<Fact[]> {
  return db.all<Fact>(
    `select * from (${factsSql(`f.tier is not null and f.employer_id ${between}`)}) order by employer_id, period_ix, variable`
  );
}
