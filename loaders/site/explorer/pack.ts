import {createHash} from "node:crypto";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {KIND_BIT, URGENT_BIT, WHY, type Meta, type Named, type PackedFile} from "../../../src/domain/explorer/meta.js";
import type {Row} from "../../../src/domain/explorer/rowColumns.js";
import {RowWriter} from "../../../src/domain/explorer/rows.js";
import {UserError} from "../../errors.js";
import type {Db} from "../../warehouse/open.js";
import {shippedFields} from "./fields.js";
import {readHead, readPeers} from "./head.js";
import {writeSeries} from "./series.js";

const SQL = (name: string) => readFile(fileURLToPath(new URL(`${name}.sql`, import.meta.url)), "utf8");
/** Employers looked at for one file of rows: a national set gives some twenty files of one to two megabytes. */
const SPAN = 40_000;

/** Limits the statements that follow to some employers. */
async function span(db: Db, from: number, to: number): Promise<void> {
  await db.run(`set variable from_employer = ${from}; set variable to_employer = ${to}`);
}

/**
 * Writes the shipped set of a warehouse into `folder`: rows in compressed files of columns, names beside them, the full
 * series of every employer in small files, and the head (meta.json). Returns the head; null when no row is to ship.
 */
export async function packExplorer(db: Db, folder: string, perSeries = 1000): Promise<Meta | null> {
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  const head = await readHead(db);
  const fields = shippedFields();
  const writing: Promise<PackedFile>[] = [];
  let late = 0n;
  const sql = await SQL("shipped");
  for (let from = 1; from <= head.lastEmployer; from += SPAN) {
    await span(db, from, from + SPAN - 1);
    const packed = await packRows(db, sql, head);
    late += packed.late;
    // Compressed while the next span is gathered.
    if (packed.writer.rows > 0) writing.push(writeFiles(folder, packed, fields.names));
  }
  const files = await Promise.all(writing);
  if (files.length === 0) return null;
  const series = fields.series
    ? await writeSeries(db, folder, {perSeries, last: head.lastEmployer, hasLadder: head.hasLadder, span})
    : {first: [], files: []};
  const meta: Meta = {
    version: 1,
    asOf: head.asOf,
    isSynthetic: head.isSynthetic,
    periods: head.periods,
    firstIx: head.firstIx,
    provinces: head.provinces,
    sections: head.sections,
    types: head.types,
    kinds: head.kinds,
    steps: head.steps,
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    employers: files.reduce((sum, file) => sum + file.employers, 0),
    late: String(late),
    files,
    series,
    peers: await readPeers(db)
  };
  await writeFile(join(folder, "meta.json"), JSON.stringify(meta));
  return meta;
}

interface Packed {
  writer: RowWriter;
  codes: string[];
  names: string[];
  late: bigint;
}

const EXACT = 2 ** 53;

/** Packs the rows of one span of employers. */
async function packRows(db: Db, sql: string, head: Awaited<ReturnType<typeof readHead>>): Promise<Packed> {
  const packed: Packed = {writer: new RowWriter(head.wageUnit), codes: [], names: [], late: 0n};
  const place = {provinces: placeIn(head.provinces), sections: placeIn(head.sections), types: placeIn(head.types)};
  const kinds = new Map(head.kinds.map(({code}, i) => [code, 2 ** (KIND_BIT + i)]));
  let known = -1;
  const rows = `
    select r.employer_id, e.employer_code, coalesce(n.employer_name, ''), r.period_ix - ${head.firstIx}, r.province_code, r.section,
      r.employer_type, r.is_flagged, r.is_late, r.is_changed, r.headcount::integer, coalesce(r.headcount_before, -1)::integer,
      r.wage_base::double, coalesce(r.wage_base_before, -1)::double, r.receivable::double, r.late::double,
      coalesce(r.months_late, -1)::integer, r.flag_variables + case when r.is_urgent then ${URGENT_BIT} else 0 end,
      array_to_string(r.flag_kinds, ',')
    from (${sql}) as r
    inner join warehouse.dim_employer as e on r.employer_id = e.employer_id
    left join (
      select employer_id, arg_max(employer_name, from_ix) as employer_name from warehouse.dim_employer_version
      where employer_id between getvariable('from_employer') and getvariable('to_employer') group by employer_id
    ) as n on r.employer_id = n.employer_id
    order by r.employer_id, r.period_ix`;
  for await (const c of db.columns(rows)) {
    for (let i = 0; i < c[0]!.length; i++) {
      const id = c[0]![i] as number;
      if (id !== known) {
        known = id;
        packed.codes.push(c[1]![i] as string);
        packed.names.push((c[2]![i] as string).replaceAll("\n", " "));
      }
      const flags = c[18]![i] as string;
      const row: Row = {
        employer: packed.codes.length - 1,
        period: c[3]![i] as number,
        province: place.provinces(c[4]![i] as string),
        section: place.sections(c[5]![i] as string),
        type: place.types(c[6]![i] as string),
        why: (c[7]![i] ? WHY.flagged : 0) | (c[8]![i] ? WHY.late : 0) | (c[9]![i] ? WHY.changed : 0),
        headcount: c[10]![i] as number,
        headBefore: c[11]![i] as number,
        wageBase: c[12]![i] as number,
        wageBefore: c[13]![i] as number,
        receivable: c[14]![i] as number,
        late: c[15]![i] as number,
        monthsLate: c[16]![i] as number,
        flags: (c[17]![i] as number) + (flags ? flags.split(",").reduce((sum, kind) => sum + kinds.get(kind)!, 0) : 0)
      };
      if (Math.max(row.wageBase, row.wageBefore, Math.abs(row.receivable), row.late) >= EXACT)
        throw new UserError(
          `explorer: employer ${c[1]![i]}: an amount of ${EXACT} đồng or more cannot be shipped exactly`
        );
      packed.late += BigInt(row.late);
      packed.writer.add(row);
    }
  }
  return packed;
}

function placeIn(list: readonly Named[]): (code: string) => number {
  const places = new Map(list.map(({code}, i) => [code, i]));
  const unknown = places.get("unknown") ?? list.length - 1;
  return (code) => places.get(code) ?? unknown;
}

async function writeFiles(folder: string, {writer, codes, names}: Packed, withNames: boolean): Promise<PackedFile> {
  const rows = await writePacked(folder, "rows", writer.done(codes));
  const text = await writePacked(
    folder,
    "names",
    new TextEncoder().encode((withNames ? names : names.map(() => "")).join("\n"))
  );
  return {
    rows: writer.rows,
    employers: writer.employers,
    core: rows.name,
    names: text.name,
    bytes: rows.bytes + text.bytes
  };
}

/** A compressed file named by its content, so that a browser may keep it for ever. */
async function writePacked(folder: string, kind: string, bytes: Uint8Array): Promise<{name: string; bytes: number}> {
  // The best level takes six times as long for two hundredths less.
  const packed = await promisify(gzip)(bytes, {level: 7});
  const name = `${kind}-${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.bin`;
  await writeFile(join(folder, name), packed);
  return {name, bytes: packed.length};
}
