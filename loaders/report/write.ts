import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Lang} from "../../src/domain/format.js";
import {databaseAsOf} from "../export/export.js";
import {attachPublished} from "../explanation/published.js";
import {world} from "../paths.js";
import {periodIndex, periodText} from "../reference.js";
import {literal, withDatabase} from "../warehouse/open.js";
import {docxOf} from "./docx.js";
import {readFacts} from "./facts.js";
import type {Pack} from "./model.js";
import {packOf, readForms} from "./pack.js";
import {REPLY_COLUMNS, replyRows} from "./reply.js";
import type {PackFacts} from "./types.js";
import {xlsxOf} from "./xlsx.js";

export interface ReportOptions {
  data: string;
  /** Month YYYY-MM that is explained. */
  month: string;
  /** A province of today, or VN; all 34 and VN when not given. */
  province?: string;
  /** Both languages when not given. */
  lang?: Lang;
  out: string;
  asOf?: string;
  /** Told of every file that stands. */
  onFile?: (path: string, done: number, total: number) => void;
}

export interface WrittenPack {
  code: string;
  lang: Lang;
  /** Null for the board's report. */
  request_id: string | null;
  files: string[];
}

/** The facts of a month's packs, read from a world. */
export async function factsOfWorld({data, month, province, asOf}: Omit<ReportOptions, "out">): Promise<PackFacts[]> {
  const place = world(data);
  const database = await databaseAsOf(place, asOf);
  return withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`attach ${literal(database)} as w (read_only); use w`);
    const published = await attachPublished(db, place, periodText(periodIndex(month) - 1), asOf);
    return readFacts(db, {month, published, ...(province === undefined ? {} : {codes: [province]})});
  });
}

/** Name of a pack's files, without language and ending. */
export function packName({requestId, period, code}: Pick<Pack, "requestId" | "period" | "code">): string {
  return requestId ?? `BC-${period}-${code}`;
}

/** Writes the packs of a month: Word and Excel in each language, and the form to reply with as CSV. */
export async function writeReports(options: ReportOptions): Promise<WrittenPack[]> {
  const forms = readForms();
  const facts = await factsOfWorld(options);
  const langs: Lang[] = options.lang === undefined ? ["vi", "en"] : [options.lang];
  mkdirSync(options.out, {recursive: true});
  const written: WrittenPack[] = [];
  const total = facts.length * langs.length;
  for (const one of facts)
    for (const lang of langs) {
      const pack = packOf(one, lang, forms);
      const files = await writePack(pack, options.out);
      written.push({code: pack.code, lang, request_id: pack.requestId, files});
      options.onFile?.(files[0]!, written.length, total);
    }
  return written;
}

async function writePack(pack: Pack, out: string): Promise<string[]> {
  const name = packName(pack);
  const bodies: [string, string | Uint8Array][] = [
    [`${name}-${pack.lang}.docx`, await docxOf(pack)],
    [`${name}-${pack.lang}.xlsx`, await xlsxOf(pack)],
    ...(pack.requestId === null ? [] : [[`${name}-reply.csv`, replyCsv(pack)] as [string, string]])
  ];
  return bodies.map(([file, body]) => {
    const path = join(out, file);
    // A reader that looks while it is written finds the old file or the new one.
    writeFileSync(`${path}.tmp`, body);
    renameSync(`${path}.tmp`, path);
    return path;
  });
}

/** The form to reply with, as an extract that only lacks the answers. */
export function replyCsv(pack: Pack): string {
  const empty = REPLY_COLUMNS.length - 5;
  const rows = replyRows(pack).map((row) => [...row.map(String), ...Array<string>(empty).fill("")].join(","));
  return [REPLY_COLUMNS.join(","), ...rows, ""].join("\n");
}
