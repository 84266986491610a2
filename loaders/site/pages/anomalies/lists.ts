import type {Cell} from "../../../../src/components/table.js";
import {percent, type Lang} from "../../../../src/domain/format.js";
import {FOLDER, groupPath} from "../context.js";
import type {PageLevel, World} from "../world.js";
import type {Detected} from "./data.js";
import {listPath} from "./paths.js";
import type {AnomalyFlag} from "./types.js";

/** What a list is of; its table leaves out the column that would say the same in every row. */
export type ListOf = "nation" | PageLevel;

/** One list of flags as a page shows it. */
export interface FlagList {
  of: ListOf;
  /** The month or the group: the name of its files. */
  name: string;
  /** Its page, without language. */
  path: string;
  /** Most pressing first. */
  flags: AnomalyFlag[];
}

const LEVELS: PageLevel[] = ["province", "sector", "employer_type"];

/** The nation's list of a month. */
export function monthList(detected: Detected, ix: number, period: string): FlagList {
  return {of: "nation", name: period, path: listPath(detected, ix), flags: detected.nation(ix)};
}

/** A province's list within its own budget, and whom the nation's names there; of a sector or type what the nation's newest list names there. */
export function groupList(detected: Detected, level: PageLevel, code: string): FlagList {
  const newest = () => detected.nation(detected.last.period_ix);
  const flags =
    level === "province"
      ? detected.province(code)
      : newest().filter((flag) => (level === "sector" ? flag.section : flag.employer_type) === code);
  return {of: level, name: `${FOLDER[level]}/${code}`, path: groupPath(level, code), flags};
}

/** Every list of the site that names somebody, and those of all listed months. */
export function allLists(world: World, detected: Detected): FlagList[] {
  const groups = LEVELS.flatMap((level) => world.codes(level).map((code) => groupList(detected, level, code)));
  return [
    ...detected.listed.map((month) => monthList(detected, month.period_ix, month.period)),
    ...groups.filter(({flags}) => flags.length > 0)
  ];
}

/** The whole list as CSV. */
export function csvPath({name}: FlagList): string {
  return `data/anomalies/${name}.csv`;
}

/** All rows of a list that is longer than its page shows. */
export function rowsPath({name}: FlagList, lang: string): string {
  return `data/anomalies/rows/${lang}/${name}.json`;
}

/** A share of a few signs or verdicts: hundredths of a percent would say more than is known. */
export function wholePercent(value: number | null | undefined, lang: Lang): Cell {
  return {text: percent(value, lang, 0), value: value ?? null};
}
