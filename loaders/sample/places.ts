import {reference, SWITCH_2025_07} from "../reference.js";
import {cumulate} from "./rng.js";

/**
 * The 63 provinces as the sample sees them: code, weight among employers, payment discipline (0 = the nation's,
 * larger = later), drift of that discipline from 2024 to 2026, pull on foreign investors, usual minimum-wage region.
 * Weights and levels are a model, not published figures; only the order of the largest follows what is published.
 */
const TABLE =
  "01 15.5 .35 -.15 1 1|02 .35 .1 .2 .05 4|04 .3 -.5 0 .05 4|06 .25 .2 .1 .05 4|08 .5 -.1 0 .3 4|10 .6 -.2 .1 .1 3|" +
  "11 .3 -.3 0 .05 4|12 .25 -.4 0 .05 4|14 .5 -.6 .1 .05 4|15 .5 -.2 0 .2 4|17 .6 .1 .2 .5 3|19 1.1 -.1 0 1.2 2|" +
  "20 .5 -.3 0 .2 4|22 1.6 -.1 .1 .6 2|24 1.5 -.4 -.1 2.4 3|25 1 0 .1 1 3|26 1.1 -.3 0 2 2|27 1.8 -.3 .3 2.6 2|" +
  "30 1.7 0 .1 2.2 2|31 2.8 .5 -.2 1.8 1|33 1.3 .1 0 1.6 2|34 1.2 -.1 .1 .9 3|35 .8 -.2 0 1.7 3|36 1.3 .2 -.1 .9 3|" +
  "37 .8 .1 .1 .8 3|38 2.2 .1 .1 1 3|40 1.9 .2 -.2 .5 3|42 .8 .1 .2 .4 3|44 .7 .2 .1 .1 3|45 .5 .2 -.1 .1 3|" +
  "46 .9 -.1 0 .4 2|48 2.6 .2 .2 .7 2|49 1.1 .1 .2 .7 3|51 .8 .1 -.1 .4 3|52 1.2 0 .1 .4 3|54 .6 .2 0 .2 3|" +
  "56 1.3 .3 .2 .3 2|58 .4 .2 .1 .2 3|60 .9 .1 0 .3 3|62 .35 .3 .2 .05 4|64 .7 .3 .3 .1 3|66 .9 .3 -.2 .1 3|" +
  "67 .35 .2 .1 .05 4|68 1.1 0 .1 .3 3|70 .9 .1 -.1 1.2 3|72 .9 -.2 .1 1.8 2|74 5.5 -.1 .1 3.2 1|" +
  "75 3.8 -.1 -.2 3 1|77 1.6 .1 0 1.2 1|79 18.5 .4 -.1 1.1 1|80 1.7 .1 .1 2 2|82 1 -.1 .1 .8 2|83 .7 -.2 0 .6 3|" +
  "84 .5 -.2 0 .5 3|86 .7 -.1 0 .5 3|87 .9 -.3 0 .3 3|89 .9 -.1 .1 .2 3|91 1 .1 .2 .2 3|92 1.5 .2 -.1 .4 2|" +
  "93 .5 .1 .1 .3 3|94 .6 .1 -.2 .2 3|95 .5 .3 .1 .2 3|96 .6 .4 -.3 .2 3";

/** Everything the sample needs to know of the provinces, indexed by the position of the old code. */
export interface Places {
  codes: readonly string[];
  codes34: readonly string[];
  level: Float64Array;
  drift: Float64Array;
  region: Uint8Array;
  /** Provinces large enough that a mover never makes up much of them. */
  large: readonly number[];
  /** Cumulated weights for firms, foreign investors, and bodies paid from the budget. */
  firms: Float64Array;
  foreign: Float64Array;
  budget: Float64Array;
}

/** The provinces with their weights; codes and the merger come from data/reference/provinces_63.csv. */
export function loadPlaces(): Places {
  const merged = new Map(reference("provinces_63").map((r) => [r.code!, r.new_code_34!]));
  const rows = TABLE.split("|").map((row) => row.split(" "));
  const column = (at: number): number[] => rows.map((row) => Number(row[at]));
  const weights = column(1);
  const pull = column(4);
  const codes34 = rows.map((row) => {
    const code = merged.get(row[0]!);
    if (code === undefined) throw new Error(`province ${row[0]} is not in data/reference/provinces_63.csv`);
    return code;
  });
  return {
    codes: rows.map((row) => row[0]!),
    codes34,
    level: Float64Array.from(column(2)),
    drift: Float64Array.from(column(3)),
    region: Uint8Array.from(column(5)),
    large: weights.flatMap((weight, index) => (weight >= 1.8 ? [index] : [])),
    firms: cumulate(weights),
    foreign: cumulate(weights.map((weight, index) => weight * pull[index]!)),
    budget: cumulate(weights.map((weight) => Math.sqrt(weight) + 0.3 * weight))
  };
}

/** The code of a place as valid in a month: 63 codes to 2025-06, 34 from 2025-07. */
export function codeIn(places: Places, index: number, ix: number): string {
  return ix >= SWITCH_2025_07 ? places.codes34[index]! : places.codes[index]!;
}

/** Discipline of a place in a month: its level, plus its drift from 2024 to the end of 2026. */
export function discipline(places: Places, index: number, ix: number): number {
  const way = Math.min(Math.max((ix - 2024 * 12) / 34, 0), 1);
  return places.level[index]! + 1.7 * places.drift[index]! * way;
}
