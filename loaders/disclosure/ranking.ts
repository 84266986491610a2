import type {Edition} from "../../src/domain/disclosure.js";
import type {GamingFinding} from "../ranking/gaming.js";
import type {Outlook, Outlooks} from "../ranking/outlook.js";
import {rankWithin, type RankingInputs, type RankingOfMonth, type RankingRow} from "../ranking/rankingOf.js";
import type {FairnessData} from "../site/pages/fairness/model.js";
import type {GroupMonth} from "../marts/types.js";

/** What of the nation's ranking one edition is made from. */
export interface RankingSource extends FairnessData {
  /** What officers are ranked by; each edition ranks its own among each other. */
  officers: RankingInputs;
  /** Officers all of whose employers stood in one province in the last twelve months, with that province. */
  officerPlaces: ReadonlyMap<string, string>;
}

/**
 * The fair ranking as an edition may show it: groups that are not withheld, and the reader's own province in full. Rates,
 * late amounts and receivables of others are those that all readers see; what is made of them and of the nation's risks
 * (intervals, expected and shrunken rates, limits) goes with them. Ranks are ranks among the groups shown. What comes from
 * single employers, or from measures that others do not see, is the own province's only: whom it would take to meet the
 * target, the monthly course under the old due dates, findings around closing dates, officers.
 */
export function restrictRanking(
  source: RankingSource,
  edition: Edition,
  hidden: ReadonlySet<string>,
  months: readonly GroupMonth[]
): FairnessData {
  const own = edition.kind === "province" ? edition.province : null;
  const isShown = (level: string, code: string) =>
    (level === "province" && code === own) || !hidden.has(`${level}/${code}`);
  const last = source.outlooks.period_ix;
  const changes = new Set(
    months
      .filter((row) => row.period_ix === last && row.map !== "as-was" && row.basis_year === "headline")
      .map((row) => `${row.level}/${row.code}`)
  );
  const levels = (["province", "sector"] as const).flatMap((level) => {
    const ranking = source.rankings.get(level);
    if (!ranking) return [];
    const mayTell = (code: string) => (level === "province" && code === own) || changes.has(`${level}/${code}`);
    const rows = ranking.rows.filter(({code}) => isShown(level, code));
    return [[level, {...ranking, rows: among(rows, mayTell)}] as const];
  });
  const officers = own === null ? null : ownOfficers(source, own);
  return {
    rankings: new Map<RankingOfMonth["level"], RankingOfMonth>([
      ...levels,
      ...(officers ? [["officer", officers] as const] : [])
    ]),
    outlooks: restrictOutlooks(source.outlooks, own, (code) => isShown("province", code)),
    closings: {
      ...source.closings,
      findings: source.closings.findings.filter((row: GamingFinding) => row.province === own)
    }
  };
}

/** Ranks and their sets among the rows that are left: a rank among all would place those that are withheld. */
function among(rows: readonly RankingRow[], mayTell: (code: string) => boolean): RankingRow[] {
  const shown = new Set(rows.map(({code}) => code));
  const rated = rows.flatMap(({code, ranked}) => (ranked ? [{code, rate: ranked.rate}] : []));
  const kept = (codes: string) => codes.split(" ").filter((code) => shown.has(code));
  return rows.map((row): RankingRow => {
    const {ranked, code} = row;
    const rest = {
      ...row,
      change: mayTell(code) ? row.change : null,
      peers: row.peers.filter((peer) => shown.has(peer))
    };
    if (!ranked) return rest;
    const [alike, alone] = [kept(ranked.alike), kept(ranked.alike_alone)];
    const above = (other: {code: string; rate: number}) => other.code !== code && other.rate > ranked.rate;
    const below = (other: {code: string; rate: number}) => other.code !== code && other.rate < ranked.rate;
    const set = (near: readonly string[]) => {
      const apart = rated.filter((other) => !near.includes(other.code));
      return [1 + apart.filter(above).length, rated.length - apart.filter(below).length] as const;
    };
    const [[rank_low, rank_high], [rank_low_all, rank_high_all]] = [set(alone), set(alike)];
    return {
      ...rest,
      ranked: {
        ...ranked,
        rank: 1 + rated.filter(above).length,
        ...{rank_low, rank_high, rank_low_all, rank_high_all},
        alike: alike.join(" "),
        alike_alone: alone.join(" "),
        alike_count: alike.length
      }
    };
  });
}

/** The province's own officers, ranked among each other; one whose code another province uses too is not told apart. */
function ownOfficers({officers, officerPlaces}: RankingSource, own: string): RankingOfMonth {
  const found = rankWithin(officers, ({code}) => officerPlaces.get(code) === own);
  return {...found, rows: found.rows.map((row) => ({...row, peers: []}))};
}

function restrictOutlooks(outlooks: Outlooks, own: string | null, isShown: (code: string) => boolean): Outlooks {
  const provinces = [...outlooks.provinces].flatMap(([code, outlook]): [string, Outlook][] => {
    if (code === own) return [[code, outlook]];
    if (!isShown(code)) return [];
    const control = outlook.control && {...outlook.control, points: []};
    return [[code, {...outlook, control, debtors: null, largest: null}]];
  });
  return {...outlooks, provinces: new Map(provinces)};
}
