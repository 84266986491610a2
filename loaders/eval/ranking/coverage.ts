import {binned} from "../../../src/domain/stats/lateBins.js";
import {fairRanking, type RankedGroup} from "../../../src/domain/stats/fairRanking.js";
import {riskJumps} from "../../../src/domain/stats/lateRisk.js";
import {expectedByMix} from "../../../src/domain/stats/mix.js";
import type {Nation} from "./nation.js";

/** What was counted over simulated nations; shares of province-nations, but `all` of nations. */
export interface Coverage {
  name: string;
  nations: number;
  units: number;
  rate: number;
  /** Intervals wholly above, wholly below the truth. */
  above: number;
  below: number;
  /** Mean width of the interval as a part of the truth. */
  width: number;
  rank: number;
  rankAll: number;
  rankWidth: number;
  /** Of the provinces that are not meant to stand out. */
  outside: number;
}

/** The ranking of a nation that stands in memory: the same statistics as from a warehouse. */
export function rankNation({employers, receivable, cells}: Nation): RankedGroup[] {
  const {exposures, events, stranded} = binned(employers);
  const jumps = riskJumps(exposures, events, stranded);
  const late = new Map<string, number>();
  for (const e of employers) late.set(e.group, (late.get(e.group) ?? 0) + e.late);
  const rate = [...late.values()].reduce((a, b) => a + b, 0) / [...receivable.values()].reduce((a, b) => a + b, 0);
  const expected = cells && expectedByMix(cells).expected;
  return fairRanking(
    [...receivable].map(([code, sum]) => ({
      code,
      late: late.get(code)!,
      receivable: sum,
      expected: expected?.get(code) ?? rate * sum,
      jumps: jumps.get(code)!
    }))
  ).groups;
}

/** Counts how often intervals of rates and ranks hold the truth, over nations of a family. */
export function coverage(name: string, make: (seed: number) => Nation, nations: number, seed: number): Coverage {
  const sum = {units: 0, rate: 0, above: 0, below: 0, width: 0, rank: 0, rankAll: 0, rankWidth: 0, outside: 0, null: 0};
  for (let i = 0; i < nations; i++) {
    const made = make(seed + i);
    const ranked = rankNation(made);
    const truths = [...made.truth.values()];
    let isWhole = true;
    for (const row of ranked) {
      const truth = made.truth.get(row.code)!;
      const best = 1 + truths.filter((x) => x > truth).length;
      const worst = truths.filter((x) => x >= truth).length;
      sum.units++;
      sum.rate += Number(row.rate_low <= truth && truth <= row.rate_high);
      sum.above += Number(row.rate_low > truth);
      sum.below += Number(row.rate_high < truth);
      sum.width += (row.rate_high - row.rate_low) / truth;
      sum.rank += Number(row.rank_low <= worst && best <= row.rank_high);
      isWhole &&= row.rank_low_all <= worst && best <= row.rank_high_all;
      sum.rankWidth += row.rank_high - row.rank_low + 1;
      if (made.planted?.has(row.code)) continue;
      sum.null++;
      sum.outside += Number(row.outside !== null);
    }
    sum.rankAll += Number(isWhole);
  }
  const part = (x: number) => x / sum.units;
  return {
    name,
    nations,
    units: sum.units,
    rate: part(sum.rate),
    above: part(sum.above),
    below: part(sum.below),
    width: part(sum.width),
    rank: part(sum.rank),
    rankAll: sum.rankAll / nations,
    rankWidth: part(sum.rankWidth),
    outside: sum.outside / sum.null
  };
}
