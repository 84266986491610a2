import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {date, period, type Lang} from "../../src/domain/format.js";
import {messages} from "../../src/i18n/index.js";
import {EXIT, UserError} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import {world} from "../paths.js";
import {periodIndex} from "../reference.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {dunnedAt} from "./dunned.js";
import {c12Filling, dailyOf, daysLate, dunningFilling, iso, lastDay, latePieces, type Context} from "./filling.js";
import {readNoticeForm} from "./forms.js";
import {listOf, type Sent} from "./list.js";
import {templateOf, type NoticeKind, type Run} from "./papers.js";
import {prepareStatements, readStatements} from "./read.js";
import type {Template} from "./template.js";
import {total, type Dunned, type Statement} from "./types.js";

export interface NoticeOptions {
  data: string;
  month: string;
  /** Province of today. */
  province: string;
  agency?: string;
  employer?: string;
  kind: NoticeKind;
  lang: Lang;
  out: string;
  asOf?: string;
  /** Day YYYY-MM-DD up to which days late are counted, such as that of sending; the month's last when not given. */
  on?: string;
  /** Dun also those at a later step who have never been dunned. */
  missing?: boolean;
  /** Employers in one file at most. */
  perFile: number;
  /** First number of the documents; left to the office when not given. */
  numberFrom?: number;
  onFile?: (path: string, done: number, total: number) => void;
}

export interface WrittenNotices {
  kind: NoticeKind;
  employers: number;
  files: string[];
  list: string;
}

/** Employers read from the database at a time: what bounds the memory beside one file's text. */
const CHUNK = 500;

/**
 * Writes the notices of a month for one province, office or employer: Word files of an office's employers, one after the
 * other, and a workbook that lists them. Throws a UserError when nobody is to be written to.
 */
export async function writeNotices(options: NoticeOptions): Promise<WrittenNotices> {
  // Wrong use is told before a database is opened.
  dayOf(options, periodIndex(options.month));
  const place = world(options.data);
  const database = await databaseAsOf(place, options.asOf);
  return withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`attach ${literal(database)} as w (read_only); use w`);
    return writeAll(db, options);
  });
}

async function writeAll(db: Db, options: NoticeOptions): Promise<WrittenNotices> {
  const ix = periodIndex(options.month);
  const employers = await prepareStatements(db, {...options, ix});
  if (!employers) throw await nobody(db, options);
  mkdirSync(options.out, {recursive: true});
  const dunned = options.kind === "dunning" ? await dunnedAt(db, ix, options.missing) : null;
  const run = await runOf(db, options, ix);
  const writer = new Writer(options, run, await templateOf(run), ix);
  for (let from = 0; from < employers; from += CHUNK) {
    const statements = await readStatements(db, from, Math.min(from + CHUNK, employers));
    for (const statement of statements) {
      const due = dunned?.get(statement.employer_id);
      if (!dunned || due) writer.add(statement, due);
    }
    options.onFile?.("", Math.min(from + CHUNK, employers), employers);
  }
  return writer.done();
}

/** Why there is nobody to write to, and what was expected. */
async function nobody(db: Db, {month, province, agency, employer}: NoticeOptions): Promise<UserError> {
  const [known] = await db.all<{n: number; first: string; last: string}>(`
    select (select count(*)::integer from ref.provinces where map = '34' and code = ${literal(province)}) as n,
      (select min(period) from warehouse.dim_period) as first, (select max(period) from warehouse.dim_period) as last`);
  if (!known!.n)
    return new UserError(
      `--province "${province}": not a province (expected one of the 34 codes of today)`,
      EXIT.usage
    );
  const who = [
    `province ${province}`,
    ...(agency ? [`agency ${agency}`] : []),
    ...(employer ? [`employer ${employer}`] : [])
  ];
  return new UserError(
    `${who.join(", ")}: no employer has a row in ${month} (known months: ${known!.first} to ${known!.last})`
  );
}

async function runOf(db: Db, options: NoticeOptions, ix: number): Promise<Run> {
  const {lang, month, kind} = options;
  const t = messages[lang];
  const [found] = await db.all<{
    full_name: string;
    name: string;
    known_until: string | null;
    synthetic: string | null;
  }>(`
    select ${lang === "vi" ? "full_name_vi" : "name_en"} as full_name, ${lang === "vi" ? "name_vi" : "name_en"} as name,
      (select value from warehouse.run where key = 'known_until') as known_until,
      (select value from warehouse.run where key = 'is_synthetic') as synthetic
    from ref.provinces where map = '34' and code = ${literal(options.province)}`);
  const {paper} = t.explanation;
  const known = found!.known_until;
  const form = readNoticeForm();
  const day = dayOf(options, ix);
  const objection = iso(lastDay(ix) + form.objection.day);
  return {
    ...{kind, lang, month, day},
    dayText: date(iso(day), lang),
    monthText: period(month, lang),
    province: found!.full_name,
    place: found!.name,
    until: date(iso(lastDay(ix)), lang),
    objection: date(objection, lang),
    foot: [
      ...(known ? [paper.asOf(date(known, lang))] : []),
      ...(found!.synthetic === "true" ? [paper.synthetic] : [])
    ].join(" "),
    madeOn: `${(known ?? iso(lastDay(ix))).slice(0, 10)}T00:00:00Z`
  };
}

/** The day that days late are counted to. Throws when it is before the month has ended. */
function dayOf({on, month}: NoticeOptions, ix: number): number {
  if (on === undefined) return lastDay(ix);
  const day = Date.parse(on.slice(0, 10)) / 86_400_000;
  if (day < lastDay(ix))
    throw new UserError(`--on ${on}: before the end of ${month} (expected ${iso(lastDay(ix))} or later)`, EXIT.usage);
  return day;
}

/** Collects the sections of one file after the other. */
class Writer {
  private sections: string[] = [];
  private agency: string | null = null;
  private part = 0;
  private readonly suffix = readNoticeForm().number;
  private readonly files: string[] = [];
  private readonly sent: Sent[] = [];

  constructor(
    private readonly options: NoticeOptions,
    private readonly run: Run,
    private readonly template: Template,
    private readonly ix: number
  ) {}

  add(statement: Statement, due: Dunned | undefined): void {
    if (this.agency !== statement.agency_code) {
      this.flush();
      this.agency = statement.agency_code;
      this.part = 0;
    }
    const {numberFrom, kind, lang} = this.options;
    const number = numberFrom === undefined ? "" : `${numberFrom + this.sent.length}${this.suffix}`;
    const ctx: Context = {ix: this.ix, day: this.run.day, lang, number: number || `       ${this.suffix}`};
    const filling = kind === "c12" ? c12Filling(statement, ctx) : dunningFilling(statement, due!, ctx);
    this.sections.push(this.template.fill(filling));
    this.sent.push(this.sentOf(statement, number));
    if (this.sections.length >= this.options.perFile) this.flush();
  }

  async done(): Promise<WrittenNotices> {
    this.flush();
    const {kind, lang, month, out} = this.options;
    const {list} = messages[lang].notices;
    const title = list.title(this.run.monthText, this.run.province);
    const path = join(out, `${this.stem()}.xlsx`);
    if (this.sent.length)
      put(path, await listOf(`${title} (${list.kinds[kind]}, ${month})`, this.sent, lang, this.run.foot));
    return {kind, employers: this.sent.length, files: this.files, list: this.sent.length ? path : ""};
  }

  private sentOf(s: Statement, number: string): Sent {
    const late = latePieces(s, this.ix);
    const isLate = late.length > 0;
    const oldest = late.reduce((least, piece) => Math.min(least, piece.due_ix), this.ix);
    return {
      employer_code: s.employer_code,
      employer_name: s.employer_name,
      agency_code: s.agency_code,
      officer_code: s.officer_code,
      kind: this.options.kind,
      number,
      late: late.reduce((sum, piece) => sum + total(piece), 0n),
      days: isLate ? daysLate(oldest, this.run.day) : null,
      daily: isLate ? dailyOf(late, this.run.day) : null,
      file: this.fileName()
    };
  }

  private stem(): string {
    const {kind, month, province, agency, employer, lang} = this.options;
    return [kind === "c12" ? "C12-TS" : "dunning", month, employer ?? agency ?? province, lang].join("-");
  }

  private fileName(): string {
    const {kind, month, lang, employer} = this.options;
    const place = employer ?? (this.agency || "none");
    return `${[kind === "c12" ? "C12-TS" : "dunning", month, place, String(this.part + 1).padStart(2, "0"), lang].join("-")}.docx`;
  }

  private flush(): void {
    if (!this.sections.length) return;
    const path = join(this.options.out, this.fileName());
    put(path, this.template.document(this.sections));
    this.files.push(path);
    this.sections = [];
    this.part++;
  }
}

/** A reader that looks while it is written finds the old file or the new one. */
function put(path: string, body: Uint8Array): void {
  writeFileSync(`${path}.tmp`, body);
  renameSync(`${path}.tmp`, path);
}
