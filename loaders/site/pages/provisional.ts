import type {Lang} from "../../../src/domain/format.js";
import {messages} from "../../../src/i18n/index.js";
import type {Marts} from "../../marts/marts.js";
import type {World} from "./world.js";
import {SWITCH_IX} from "./world.js";

type Reasons = Record<Lang, string[]>;

/** Why months of provinces of today are provisional, by "code month"; indexed once for each world. */
const INDEX = new WeakMap<Marts, Map<string, Reasons>>();

/** Today's code of a place as it was delivered. */
export function asIsCode(marts: Marts, code: string, ix: number): string {
  if (ix >= SWITCH_IX) return code;
  return marts.names.find((name) => name.kind === "province63" && name.code === code)?.as_is_code ?? code;
}

function indexOf(marts: Marts): Map<string, Reasons> {
  const known = INDEX.get(marts);
  if (known) return known;
  const index = new Map<string, Reasons>();
  const add = (code: string, ix: number, vi: string, en: string) => {
    const found = index.get(`${code} ${ix}`) ?? {vi: [], en: []};
    if (!found.vi.includes(vi)) {
      found.vi.push(vi);
      found.en.push(en);
    }
    index.set(`${code} ${ix}`, found);
  };
  for (const row of marts.reconciliation)
    if (row.is_provisional)
      add(asIsCode(marts, row.province_code, row.period_ix), row.period_ix, lower(row.label_vi), lower(row.label_en));
  for (const row of marts.consequence)
    if (row.moves_rank)
      add(row.code, row.period_ix, messages.vi.quarantine.movesRank, messages.en.quarantine.movesRank);
  INDEX.set(marts, index);
  return index;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Why the month of a province of today is provisional; empty when it is not. */
export function provisionalReasons(world: World, code: string, ix: number, lang: Lang): string[] {
  return indexOf(world.marts).get(`${code} ${ix}`)?.[lang] ?? [];
}

/** The months in which a province of today is provisional, the latest first. */
export function provisionalMonths(world: World, code: string): number[] {
  return [...indexOf(world.marts).keys()]
    .filter((key) => key.startsWith(`${code} `))
    .map((key) => Number(key.split(" ")[1]))
    .sort((a, b) => b - a);
}

/** The provinces of today whose month is provisional, by code. */
export function provisionalProvinces(world: World, ix: number): string[] {
  return [...indexOf(world.marts).keys()]
    .filter((key) => key.endsWith(` ${ix}`))
    .map((key) => key.split(" ")[0]!)
    .sort();
}
