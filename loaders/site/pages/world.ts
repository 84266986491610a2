import {group} from "d3-array";
import {readMarts, type Marts} from "../../marts/marts.js";
import type {DeliveryRow, GroupLevel, GroupMonth, MonthRow, NameRow} from "../../marts/types.js";
import type {Published} from "../../explanation/published.js";
import {CENTRAL, type Edition} from "../../../src/domain/disclosure.js";
import type {Lang} from "../../../src/domain/format.js";
import {periodText} from "../../reference.js";
import type {Db} from "../../warehouse/open.js";
import type {Room} from "./room.js";

/** Levels that have pages of their own. */
export type PageLevel = "province" | "sector" | "employer_type";

/** 2025-07: contributions fall due a month later, and 34 provinces take the place of 63. */
export const SWITCH_IX = 2025 * 12 + 6;

/** Everything the pages read, indexed; they are pure functions of it. */
export interface World {
  marts: Marts;
  months: MonthRow[];
  first: MonthRow;
  last: MonthRow;
  baseline: number;
  baselineSource: string;
  asOf: string;
  isSynthetic: boolean;
  /** All known months of a group, oldest first; provinces in today's reading unless said otherwise. */
  series: (level: GroupLevel, code: string, map?: "as-is" | "as-was") => GroupMonth[];
  at: (level: GroupLevel, code: string, ix: number, map?: "as-is" | "as-was") => GroupMonth | undefined;
  /** All groups of a level in a month, highest rate first, groups without a rate last by late amount. */
  ranking: (level: GroupLevel, ix: number, map?: "as-is" | "as-was") => GroupMonth[];
  /** Codes of a level that ever had a row, in the order of the reference. */
  codes: (level: PageLevel) => string[];
  deliveriesOf: (ix: number) => DeliveryRow[];
  /** Families of pages with data of their own, in the order of the navigation. */
  rooms: Room[];
  /** The state in which the month before the last was published, attached to the database; null when there was none. */
  published: Published | null;
  /** Whose edition the pages are, and which groups ("level/code") it withholds. */
  edition: Edition;
  withheld: ReadonlySet<string>;
}

/** Reads all marts and indexes them. */
export async function readWorld(db: Db): Promise<World> {
  return worldOf(await readMarts(db));
}

/** Indexes marts that have been read; those of an edition have been restricted before. */
export function worldOf(
  marts: Marts,
  edition: Edition = CENTRAL,
  withheld: ReadonlySet<string> = new Set<string>()
): World {
  const run = new Map(marts.run.map(({key, value}) => [key, value]));
  const series = seriesIndex(marts.group_months);
  const deliveries = group(marts.deliveries, (row) => row.period_ix);
  const of = (level: GroupLevel, code: string, map: "as-is" | "as-was" = "as-is") =>
    series.get(key(level, code, level === "province" ? map : "")) ?? [];
  const baseline = marts.baseline[0]!;
  return {
    marts,
    months: marts.months,
    first: marts.months[0]!,
    last: marts.months.at(-1)!,
    baseline: baseline.value,
    baselineSource: baseline.source,
    asOf: run.get("as_of") || run.get("known_until") || "",
    isSynthetic: /^(1|true)$/.test(run.get("is_synthetic") ?? ""),
    series: of,
    at: (level, code, ix, map) => of(level, code, map).find((row) => row.period_ix === ix),
    ranking: (level, ix, map = "as-is") => rankingOf(marts.group_months, level, ix, level === "province" ? map : ""),
    codes: (level) => codesOf(marts, level),
    deliveriesOf: (ix) => deliveries.get(ix) ?? [],
    rooms: [],
    published: null,
    edition,
    withheld
  };
}

/** Whether the pages hold everything: sections without rows then say so, where others leave the section out. */
export function isCentral({edition}: World): boolean {
  return edition.kind === "central";
}

/** How many provinces the pages can speak of: all of today, in an edition those that it shows. */
export function shownProvinces(world: World): number {
  const {edition, withheld} = world;
  const isShown = (code: string) =>
    !withheld.has(`province/${code}`) || (edition.kind === "province" && edition.province === code);
  return world.codes("province").filter(isShown).length;
}

function key(level: string, code: string, map: string): string {
  return `${level}/${map}/${code}`;
}

function seriesIndex(rows: GroupMonth[]): Map<string, GroupMonth[]> {
  return group(rows, (row) => key(row.level, row.code, row.map));
}

function rankingOf(rows: GroupMonth[], level: GroupLevel, ix: number, map: string): GroupMonth[] {
  return rows
    .filter((row) => row.level === level && row.map === map && row.period_ix === ix)
    .sort((a, b) => order(b.arrears_rate, a.arrears_rate) || order(b.late, a.late) || (a.code < b.code ? -1 : 1));
}

function order(a: number | null, b: number | null): number {
  return (a ?? -Infinity) === (b ?? -Infinity) ? 0 : (a ?? -Infinity) - (b ?? -Infinity);
}

const NAME_KIND: Record<PageLevel, NameRow["kind"]> = {
  province: "province34",
  sector: "section",
  employer_type: "employer_type"
};

/** All 34 provinces have a page, delivered or not; sectors and types only when employers ever stood in them. */
function codesOf(marts: Marts, level: PageLevel): string[] {
  const known = marts.names.filter((row) => row.kind === NAME_KIND[level]).map((row) => row.code);
  const sorted = level === "employer_type" ? known.sort((a, b) => Number(a) - Number(b)) : known.sort();
  if (level === "province") return sorted;
  const present = new Set(marts.group_months.filter((row) => row.level === level).map((row) => row.code));
  return [...sorted.filter((code) => present.has(code)), ...[...present].filter((code) => !sorted.includes(code))];
}

export type NameForm = "full" | "short";

/** The name of a group that has a page; the short form where it stands among others. */
export function levelName(
  world: World,
  level: PageLevel,
  code: string,
  lang: Lang,
  form: NameForm,
  unknown: string
): string {
  const row = world.marts.names.find((name) => name.kind === NAME_KIND[level] && name.code === code);
  if (!row) return code === "unknown" ? unknown : code;
  return form === "full" ? (lang === "vi" ? row.name_vi : row.name_en) : lang === "vi" ? row.short_vi : row.short_en;
}

/** The month that many months before, as text. */
export function monthBefore(ix: number, months: number): string {
  return periodText(ix - months);
}

/** Months of the trailing year in which nothing of the group is known although it was known before. */
export function gapsOf(rows: GroupMonth[], ix: number): {known: number; gaps: string[]} {
  const have = new Set(rows.map((row) => row.period_ix));
  const firstIx = rows[0]?.period_ix ?? ix;
  const window = Array.from({length: 12}, (_, i) => ix - 11 + i);
  return {
    known: window.filter((month) => have.has(month)).length,
    gaps: window.filter((month) => month >= firstIx && !have.has(month)).map(periodText)
  };
}
