import {linksFrom} from "../../../src/domain/links.js";
import {period, periodShort, type Lang} from "../../../src/domain/format.js";
import {messages, type Messages} from "../../../src/i18n/index.js";
import {levelName, type PageLevel, type World} from "./world.js";

/** What every part of a page needs: the data, the words, and where links lead from. */
export interface Context {
  world: World;
  lang: Lang;
  t: Messages;
  /** Path of the page without language: "provinces/79". */
  path: string;
  /** A link to a page of the same language: "sectors/F". */
  href: (to: string) => string;
  /** The short name of a group, for tables, charts and sentences. */
  name: (level: PageLevel, code: string) => string;
  fullName: (level: PageLevel, code: string) => string;
  month: (value: string) => string;
  /** The month where space is short. */
  monthShort: (value: string) => string;
}

/** Folder of the pages of a level. */
export const FOLDER: Record<PageLevel, string> = {
  province: "provinces",
  sector: "sectors",
  employer_type: "employer-types"
};

/** The context of one page in one language. */
export function contextOf(world: World, lang: Lang, path: string): Context {
  const t = messages[lang];
  const link = linksFrom(`${lang}/${path}`);
  return {
    world,
    lang,
    t,
    path,
    href: (to) => link(`${lang}/${to}`),
    name: (level, code) => levelName(world, level, code, lang, "short", t.common.unknownGroup),
    fullName: (level, code) => levelName(world, level, code, lang, "full", t.common.unknownGroup),
    month: (value) => period(value, lang),
    monthShort: (value) => periodShort(value, lang)
  };
}

/** The page of one group. */
export function groupPath(level: PageLevel, code: string): string {
  return `${FOLDER[level]}/${code}`;
}
