import {EXIT, UserError} from "../errors.js";
import {KINDS, normaliseHeading, type Column, type Kind} from "./contract.js";

/** What a header says: the kind of the extract and where its columns stand. */
export interface Layout {
  kind: Kind;
  /** Number of columns of the header. */
  width: number;
  /** Cells that a row must have: columns without a heading at the end may be missing. */
  least: number;
  /** Position (0-based) of every contract column that the file has. */
  positions: ReadonlyMap<string, number>;
  /** Position of a column `unit` (đơn vị tính), if there is one. */
  unitPosition: number | null;
  unknownColumns: readonly string[];
  /** The headings as they stand in the file. */
  header: readonly string[];
}

export type Unit = 1 | 1000 | 1000000;

/** A header stands within this many lines. */
export const TITLE_LINES = 30;

const UNITS: Record<string, Unit> = {dong: 1, dongvietnam: 1, vnd: 1, nghindong: 1000, trieudong: 1000000};
const UNIT_HEADINGS = new Set(["unit", "donvitinh", "dvt"]);

/** The column by which the error report of `arrears quarantine --out` is known; it stands in no extract. */
const REPORT_HEADINGS = new Set(["Lỗi và cách sửa", "Fault and remedy"].map(normaliseHeading));

/** A fault for which nothing of a file is taken. */
export function refusal(problems: string | string[]): UserError {
  return new UserError(problems, EXIT.refused);
}

/** The refusal of a file in which no header was found; `where` says what was searched. */
export function noHeader(where = ""): UserError {
  const kinds = KINDS.map((k) => k.id).join(", ");
  return refusal(`no known header in the first ${TITLE_LINES} lines${where} (known kinds: ${kinds})`);
}

/** What a word for a unit of money is worth in đồng, or undefined when it is not one. */
export function unitFactor(word: string): Unit | undefined {
  return UNITS[normaliseHeading(word)];
}

/** "Đơn vị tính" can mean nothing else; a plain "Đơn vị" is a unit of money when words of money follow. */
const STATES_UNIT = /(?:đơn vị tính|don vi tinh|đvt|dvt)\s*[:：]?\s*(.+)/iu;
const MAY_STATE_UNIT =
  /(?:^|[^\p{L}])(?:đơn vị|don vi|đv|unit)\s*[:：]\s*((?:1[., ]?000|nghìn|ngàn|triệu|tỷ|tỉ|trăm|nghin|ngan|trieu|ty|ti|tram|thousand|million|billion)[\p{L}\d., ]*(?:đồng|dong|vnđ|vnd|đ)\b.*|(?:đồng|vnđ|vnd)\s*(?:$|\)).*)/iu;

/** A title of nothing but a unit, or money "tính bằng" one: no statement of the contract, but no file of đồng either. */
const HINTS_UNIT =
  /(?:^\s*\(?|tính bằng\s+|tinh bang\s+)((?:1[., ]?000|nghìn|ngàn|triệu|tỷ|tỉ|nghin|ngan|trieu|ty)\s*(?:đồng|dong|vnđ|vnd|đ))\s*\)?\s*$/iu;

/** The unit of money that title rows state, 1 when none does. Throws a refusal at one that is unknown, or at two. */
export function unitOf(titles: readonly string[]): Unit {
  const found = titles.flatMap((title) => statedUnit(title) ?? []);
  const hint = titles.map((title) => HINTS_UNIT.exec(plainTitle(title))?.[1]).find(Boolean);
  if (hint && found.length === 0)
    throw refusal(`unknown unit of money: "${hint}" stands above the header (write: Đơn vị tính: nghìn đồng)`);
  if (new Set(found).size > 1)
    throw refusal(`two units of money are stated: ${[...new Set(found)].join(" and ")} đồng`);
  return found[0] ?? 1;
}

/** A title as it is seen: a mark without a picture must not hide the unit of money. */
function plainTitle(title: string): string {
  return title
    .replace(/[\p{Cf}\u0000]/gu, "")
    .replace(/\p{Z}+/gu, " ")
    .normalize("NFC")
    .replace(/[;,|"\t]+(?!\d)/g, " ");
}

function statedUnit(title: string): Unit | null {
  const plain = plainTitle(title);
  const words = (STATES_UNIT.exec(plain) ?? MAY_STATE_UNIT.exec(plain))?.[1]?.trim();
  if (!words) return null;
  const known = /^(?:nghìn đồng|nghin dong|triệu đồng|trieu dong|đồng|dong|vnđ|vnd)(?=$|[^\p{L}\d])/iu.exec(words)?.[0];
  const unit = known && unitFactor(known);
  if (!unit)
    throw refusal(
      `unknown unit of money: "${words.split(/\s{2,}|[)]/)[0]!.slice(0, 40)}" (expected đồng, nghìn đồng or triệu đồng)`
    );
  return unit;
}

/** Every accepted heading of a kind, normalised, and the column it names. */
const HEADINGS = new Map<Kind, ReadonlyMap<string, Column>>(
  KINDS.map((kind) => [
    kind,
    new Map(
      kind.columns.flatMap((column) => [column.name, ...column.headings].map((h) => [normaliseHeading(h), column]))
    )
  ])
);

function columnFor(kind: Kind, heading: string): Column | undefined {
  return HEADINGS.get(kind)?.get(normaliseHeading(heading));
}

/** The name of the column that a heading means; the heading itself when it means none. */
export function columnName(kind: Kind, heading: string): string {
  return columnFor(kind, heading)?.name ?? heading;
}

function matches(kind: Kind, cells: readonly string[]): number {
  return new Set(cells.map((cell) => columnFor(kind, cell)?.name).filter(Boolean)).size;
}

/** Whether a text is a heading of some kind of extract. */
export function isHeading(text: string): boolean {
  return KINDS.some((kind) => columnFor(kind, text) !== undefined);
}

/** Whether a row repeats the header: every known column holds its own heading. */
export function isHeaderAgain(cells: readonly string[], {kind, positions}: Layout): boolean {
  return [...positions].every(([name, at]) => columnFor(kind, cells[at] ?? "")?.name === name);
}

/** How much a row of cells looks like a header: the most headings of one kind that it holds; below 3 it is none. */
export function headerScore(cells: readonly string[]): number {
  const score = Math.max(...KINDS.map((kind) => matches(kind, cells)));
  return score >= 3 ? score : 0;
}

/** Lays out a header. Throws a refusal that names every column that is missing or stands twice. */
export function layoutOf(cells: readonly string[]): Layout {
  // Kinds share columns (employer, province): what a file lacks tells as much as what it has.
  const fit = (k: Kind) =>
    matches(k, cells) -
    k.columns.filter((c) => c.need !== "optional" && !cells.some((h) => columnFor(k, h) === c)).length;
  const kind = KINDS.reduce((best, k) => (fit(k) > fit(best) ? k : best));
  const least = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  const layout = {
    kind,
    width: cells.length,
    least,
    positions: new Map<string, number>(),
    unknownColumns: [] as string[]
  };
  const problems: string[] = [];
  let unitPosition: number | null = null;
  for (const [position, cell] of cells.entries()) {
    const column = columnFor(kind, cell);
    if (!column) {
      if (UNIT_HEADINGS.has(normaliseHeading(cell)) && unitPosition === null) unitPosition = position;
      else if (cell.trim() !== "") layout.unknownColumns.push(cell.trim());
    } else if (layout.positions.has(column.name)) {
      problems.push(
        `column "${column.name}" stands twice: "${cells[layout.positions.get(column.name)!]}" and "${cell}"`
      );
    } else layout.positions.set(column.name, position);
  }
  for (const {name, need, headings} of kind.columns)
    if (need !== "optional" && !layout.positions.has(name))
      problems.push(`required column missing: "${name}"${headings[0] ? ` (or "${headings[0]}")` : ""}`);
  if (layout.unknownColumns.some((heading) => REPORT_HEADINGS.has(normaliseHeading(heading))))
    throw refusal(
      "the error report, which holds only the rows with faults: taken for a delivery it would replace all good rows of the month (deliver the whole month of the province again)"
    );
  if (problems.length) throw refusal(problems.map((p) => `${kind.id}: ${p}`));
  return {...layout, unitPosition, header: cells.map((cell) => cell.trim())};
}
