import {cells, type Column} from "../../src/components/table.js";
import {percent} from "../../src/domain/format.js";
import {rankingOf} from "../ranking/rankingOf.js";
import type {Db} from "../warehouse/open.js";
import {sentence, table, type PackTable, type Sentence} from "./model.js";
import type {Standing} from "./types.js";
import {number, type Making} from "./words.js";

/** How every province with a rate stands in a month: the fair ranking, as `arrears export ranking` has it. */
export async function readStandings(db: Db, ix: number): Promise<Map<string, Standing>> {
  const {rows} = await rankingOf(db, ix, "province");
  const ranked = rows.filter((row) => row.ranked !== null);
  return new Map(
    ranked.map(({code, ranked: r}) => [
      code,
      {
        ...{rate: r!.rate, rank: r!.rank, of: ranked.length, rank_low: r!.rank_low, rank_high: r!.rank_high},
        ...{rate_low: r!.rate_low, rate_high: Number.isFinite(r!.rate_high) ? r!.rate_high : null}
      }
    ])
  );
}

/** Above, below, or not to be told from the baseline. */
function against({rate_low, rate_high}: Standing, baseline: number): "above" | "below" | "open" {
  if (rate_low > baseline) return "above";
  return rate_high !== null && rate_high < baseline ? "below" : "open";
}

/** Where a province stands, and what that cannot tell; none without a rate. */
export function placeSentence(m: Making): Sentence | null {
  const {standing, baseline} = m.facts;
  if (!standing) return null;
  const {rank, of, rank_low, rank_high, rate_low, rate_high} = standing;
  const p = m.t.place;
  const shown = (rate: number) => percent(rate, m.lang);
  const alike = rank_high - rank_low;
  const text = [
    p.rank(number(m, rank), number(m, of)),
    rate_high === null ? p.from(shown(rate_low)) : p.interval(shown(rate_low), shown(rate_high)),
    p[against(standing, baseline)](shown(baseline)),
    alike > 0 ? p.alike(number(m, rank_low), number(m, rank_high), number(m, alike)) : p.apart
  ];
  return sentence("place", text.join(" "));
}

/** How many provinces stand above or below the baseline beyond what chance at single employers can do. */
export function beyondSentence(m: Making): Sentence | null {
  const standings = m.facts.provinces.flatMap((p) => (p.standing ? [p.standing] : []));
  if (!standings.length) return null;
  const count = (side: ReturnType<typeof against>) =>
    number(m, standings.filter((s) => against(s, m.facts.baseline) === side).length);
  return sentence("beyond", m.t.place.nation(count("above"), count("below"), count("open")));
}

/** Ranks and rates of all provinces with their intervals of 95 %. */
export function standingTable(m: Making): PackTable | null {
  const found = m.facts.provinces.filter((p) => p.standing);
  if (!found.length) return null;
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "province", label: c.province, kind: "text"},
    {key: "rate", label: c.rate, kind: "percent"},
    {key: "rateLow", label: c.rateLow, kind: "percent"},
    {key: "rateHigh", label: c.rateHigh, kind: "percent"},
    {key: "rank", label: c.rank, kind: "count"},
    {key: "rankLow", label: c.rankLow, kind: "count"},
    {key: "rankHigh", label: c.rankHigh, kind: "count"}
  ];
  const rows = found.map(({code, standing}) => ({
    province: cells.text(m.facts.names.province[code]![m.lang]),
    rate: cells.percent(standing!.rate, m.lang),
    rateLow: cells.percent(standing!.rate_low, m.lang),
    rateHigh: cells.percent(standing!.rate_high, m.lang),
    rank: cells.count(standing!.rank, m.lang),
    rankLow: cells.count(standing!.rank_low, m.lang),
    rankHigh: cells.count(standing!.rank_high, m.lang)
  }));
  return table("standing", m.t.tables.standing, columns, rows);
}
