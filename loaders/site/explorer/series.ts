import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {factsSql} from "../../detection/exports.js";
import type {Db} from "../../warehouse/open.js";

interface SeriesOptions {
  /** Employers of one file. */
  perSeries: number;
  /** The last employer's number. */
  last: number;
  /** Whether the warehouse holds documents and steps. */
  hasLadder: boolean;
  span: (db: Db, from: number, to: number) => Promise<void>;
}

/** Employers whose series are read at once: the ledger is not sorted by employer, so every look at it costs a scan. */
const GATHERED = 60_000;
/** Letters of a file before it is compressed to a fifth: a reader who wants one employer fetches the whole file. */
const MOST = 3_000_000;
const SQL = (name: string) => readFile(fileURLToPath(new URL(`${name}.sql`, import.meta.url)), "utf8");

/**
 * Writes every employer's full series with its flags, documents and steps into files of `perSeries` employers at most,
 * sorted by code: one line of JSON per employer (src/domain/explorer/series.ts), compressed. A reader finds the file of
 * a code among the first codes.
 */
export async function writeSeries(db: Db, folder: string, {perSeries, last, hasLadder, span}: SeriesOptions) {
  const sql = await SQL("series");
  const place = join(folder, "series");
  await mkdir(place, {recursive: true});
  const out: {first: string[]; files: string[]} = {first: [], files: []};
  let lines: string[] = [];
  let size = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async () => {
    if (lines.length === 0) return;
    const text = lines.join("\n") + "\n";
    const at = out.files.push("") - 1;
    lines = [];
    size = 0;
    // One file is compressed while the next is gathered; never more, so that memory stays what it is.
    await writing;
    writing = writePart(place, text).then((name) => void (out.files[at] = name));
  };
  for (let from = 1; from <= last; from += GATHERED) {
    await span(db, from, from + GATHERED - 1);
    for await (const {code, line} of linesOf(db, sql, hasLadder)) {
      if (lines.length === 0) out.first.push(code);
      lines.push(line);
      size += line.length;
      if (lines.length === perSeries || size >= MOST) await flush();
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

/** The month of an employer as the inside of a JSON list, written by the engine: one text is handed over, not sixteen values. */
const MONTH = `concat_ws(',', period_ix, '"' || as_is_code || '"', '"' || section || '"', '"' || employer_type || '"', headcount,
  wage_base, receivable, paid, interest_closing,
  case when late > 0 then concat_ws(',', late, months_late, age_0, age_1, age_2, age_3, age_4) end)`;

/** One line per employer of the current span that has a row, in the order of the codes. */
async function* linesOf(db: Db, sql: string, hasLadder: boolean): AsyncIterable<{code: string; line: string}> {
  const between = "between getvariable('from_employer') and getvariable('to_employer')";
  const who = await db.all<Who>(`
    select e.employer_id, e.employer_code as code, coalesce(arg_max(v.employer_name, v.from_ix), '') as name
    from warehouse.dim_employer as e
    left join warehouse.dim_employer_version as v on e.employer_id = v.employer_id
    where e.employer_id ${between} group by e.employer_id, e.employer_code`);
  const names = new Map(who.map((one) => [one.employer_id, one]));
  const beside: Record<string, Map<number, string[]>> = {
    flags: await factsOf(
      db,
      factsSql(`(f.tier is not null or f.tier_province is not null) and f.employer_id ${between}`),
      "period_ix, variable"
    ),
    ...(hasLadder ? await ladderOf(db) : {})
  };
  const write = (id: number, months: string[]) => {
    const {code, name} = names.get(id)!;
    const more = Object.entries(beside).flatMap(([key, facts]) => {
      const own = facts.get(id);
      return own ? [`,"${key}":[${own.join(",")}]`] : [];
    });
    const head = `{"code":${JSON.stringify(code)},"name":${JSON.stringify(name)}`;
    return {code, line: `${head},"rows":[[${months.join("],[")}]]${more.join("")}}`};
  };
  let known = -1;
  let months: string[] = [];
  for await (const c of db.columns(`select employer_id, ${MONTH} from (${sql}) order by employer_id, period_ix`)) {
    const [ids, texts] = c as [number[], string[]];
    for (let i = 0; i < ids.length; i++) {
      if (ids[i] !== known) {
        if (known >= 0) yield write(known, months);
        known = ids[i]!;
        months = [];
      }
      months.push(texts[i]!);
    }
  }
  if (known >= 0) yield write(known, months);
}

/** Documents and steps of the current span, by employer. */
async function ladderOf(db: Db): Promise<Record<"documents" | "steps", Map<number, string[]>>> {
  return {
    documents: await factsOf(db, await SQL("documents"), "date, action, no"),
    steps: await factsOf(db, await SQL("steps"), "from_ix")
  };
}

/** Rows of a query as JSON, by employer; whole numbers that the engine gives as bigint are below 2^53. */
async function factsOf(db: Db, sql: string, order: string): Promise<Map<number, string[]>> {
  const facts = new Map<number, string[]>();
  const plain = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);
  for (const {employer_id: id, ...fact} of await db.all<Record<string, unknown> & {employer_id: number}>(
    `select * from (${sql}) order by employer_id, ${order}`
  )) {
    const text = JSON.stringify(fact, plain);
    const own = facts.get(id);
    if (own) own.push(text);
    else facts.set(id, [text]);
  }
  return facts;
}
