import {EXIT, UserError} from "../errors.js";
import {KINDS, normaliseHeading, type Column, type Kind} from "./contract.js";

/** What a header says: the kind of the extract and where its columns stand. */
export interface Layout {
  kind: Kind;
  /** Number of columns of the header. */
  width: number;
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

/** The unit of money that a title row states, 1 when none does. */
export function unitOf(titles: readonly string[]): Unit {
  for (const title of titles) {
    const found = /(?:đơn vị tính|don vi tinh|đvt|dvt)\s*:\s*([\p{L} ]+)/iu.exec(title.normalize("NFC"));
    if (!found) continue;
    const unit = unitFactor(found[1]!);
    if (!unit) throw refusal(`unknown unit of money: "${found[1]!.trim()}" (expected đồng, nghìn đồng or triệu đồng)`);
    return unit;
  }
  return 1;
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

function matches(kind: Kind, cells: readonly string[]): number {
  return new Set(cells.map((cell) => columnFor(kind, cell)?.name).filter(Boolean)).size;
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
  const layout = {kind, width: cells.length, positions: new Map<string, number>(), unknownColumns: [] as string[]};
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
  if (problems.length) throw refusal(problems.map((p) => `${kind.id}: ${p}`));
  return {...layout, unitPosition, header: cells.map((cell) => cell.trim())};
}
