import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fairRanking, type RankedGroup} from "../../src/domain/stats/fairRanking.js";
import type {Jumps} from "../../src/domain/stats/compoundPoisson.js";
import {expectedByMix, type MixCell} from "../../src/domain/stats/mix.js";
import {riskJumps, type Exposure, type LateEvent, type Stranded} from "../../src/domain/stats/lateRisk.js";
import {PROGRAM} from "../paths.js";
import {periodText} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";

/** What is ranked: provinces of today, sections of VSIC 2025, responsible officers. */
export type RankingLevel = "province" | "sector" | "officer";

export const RANKING_LEVELS: readonly RankingLevel[] = ["province", "sector", "officer"];

/** One group in a month. Statistics are null when it has no rate (a month of the twelve is not known). */
export interface RankingRow {
  code: string;
  employers: number;
  employers_late: number;
  /** Whole đồng. */
  late: number;
  receivable_12m: number | null;
  complete: boolean;
  ranked:
    | (Omit<RankedGroup, "alike" | "alike_alone"> & {
        /** Codes that it cannot be told apart from, separated by blanks; empty beyond a hundred groups. */
        alike: string;
        alike_count: number;
        /** The same for the group alone: what its own set of ranks is made from. */
        alike_alone: string;
      })
    | null;
  /** Change on the same month of the year before (under the old due dates across 2025-07); null when not known. */
  change: Change | null;
  /** Groups with the most similar mix of employers, the most similar first. */
  peers: string[];
}

/** A change of a rate with its 95 % interval; a word only where the interval leaves 0 out. */
export interface Change {
  points: number;
  low: number;
  high: number;
  word: "better" | "worse" | null;
}

/** A ranking of one level in one month. */
export interface RankingOfMonth {
  period_ix: number;
  period: string;
  level: RankingLevel;
  /** Rate of all groups together, and how much groups differ beyond chance (variance of logs). */
  target: number | null;
  phi: number;
  tau2: number;
  /** Highest rate first, groups without a rate last. */
  rows: RankingRow[];
}

/**
 * The fair ranking of a level in a month: ranks with what they cannot tell, from a warehouse that is open for reading
 * (temporary tables are made in the session).
 */
export async function rankingOf(db: Db, periodIx: number, level: RankingLevel): Promise<RankingOfMonth> {
  await db.run(`set variable ranking_ix = ${periodIx}`);
  await db.run(`create or replace temp table ranking_employer as ${sqlOf("employers")}`);
  return rankWithin(await readRankingInputs(db, periodIx, level));
}

/** The same for several levels of one month: employers are read once. */
export async function rankingsOf(
  db: Db,
  periodIx: number,
  levels: readonly RankingLevel[] = RANKING_LEVELS
): Promise<RankingOfMonth[]> {
  await db.run(`set variable ranking_ix = ${periodIx}`);
  await db.run(`create or replace temp table ranking_employer as ${sqlOf("employers")}`);
  const found: RankingOfMonth[] = [];
  for (const level of levels) {
    found.push(rankWithin(await readRankingInputs(db, periodIx, level)));
  }
  return found;
}

/** A group as the tables have it. */
export interface GroupRow {
  code: string;
  employers: number;
  employers_late: number;
  late: number;
  receivable_12m: number | null;
  complete: boolean;
}

/** What groups of one level are ranked by, before any of them is compared with another. */
export interface RankingInputs {
  period_ix: number;
  level: RankingLevel;
  groups: GroupRow[];
  expected: ReturnType<typeof expectedByMix>;
  jumps: ReadonlyMap<string, Jumps>;
  changes: ReadonlyMap<string, Change>;
}

/** Reads them; rankingsOf or rankingOf must have made the session's table of employers. */
export async function readRankingInputs(db: Db, periodIx: number, level: RankingLevel): Promise<RankingInputs> {
  await db.run(`set variable ranking_level = ${literal(level)}`);
  await db.run(`create or replace temp table ranking_placed as ${sqlOf("placed")}`);
  const cells = await db.all<MixCell>(sqlOf(level === "officer" ? "officer_cells" : "cells"));
  const groups = await db.all<GroupRow>(sqlOf(level === "officer" ? "officer_groups" : "groups"));
  return {
    ...{period_ix: periodIx, level, groups},
    expected: expectedByMix(cells),
    jumps: await readJumps(db),
    changes: await readChanges(db)
  };
}

/** Ranks those of the groups that are wanted among each other, against what the nation's mix makes them expect. */
export function rankWithin(inputs: RankingInputs, isWanted: (group: GroupRow) => boolean = () => true): RankingOfMonth {
  const {period_ix, level, expected, jumps, changes} = inputs;
  const groups = inputs.groups.filter(isWanted);
  const rated = groups.filter((g) => (g.receivable_12m ?? 0) > 0);
  const {groups: ranked, ...spread} = fairRanking(
    rated.map(({code, late, receivable_12m}) => ({
      code,
      late,
      receivable: receivable_12m!,
      expected: expected.expected.get(code) ?? 0,
      jumps: jumps.get(code) ?? {size: Float64Array.of(), rate: Float64Array.of()}
    }))
  );
  const found = new Map(ranked.map((row) => [row.code, row]));
  const among = rated.map(({code}) => code);
  const named = (codes: readonly string[]) => (groups.length <= NAMED ? codes.join(" ") : "");
  const rows = groups.map((g): RankingRow => {
    const row = found.get(g.code);
    return {
      ...g,
      ranked: row
        ? {...row, alike: named(row.alike), alike_count: row.alike.length, alike_alone: named(row.alike_alone)}
        : null,
      change: changes.get(g.code) ?? null,
      peers: expected.peers(g.code, among)
    };
  });
  return {
    period_ix,
    period: periodText(period_ix),
    level,
    target: rated.length ? spread.target : null,
    phi: spread.phi,
    tau2: spread.tau2,
    rows: rows.sort((a, b) => order(a, b))
  };
}

/** Beyond so many groups those that are alike are counted, not named. */
const NAMED = 100;
const EDGE = 1.959964;

async function readChanges(db: Db): Promise<Map<string, Change>> {
  const rows = await db.all<{code: string; change: number; error: number}>(sqlOf("changes"));
  return new Map(
    rows.map(({code, change, error}) => {
      const [low, high] = [change - EDGE * error, change + EDGE * error];
      return [code, {points: change, low, high, word: low > 0 ? "worse" : high < 0 ? "better" : null}];
    })
  );
}

/** Highest rate first; equal ones by code; those without a rate last, by late amount. */
function order(a: RankingRow, b: RankingRow): number {
  const rate = (row: RankingRow) => row.ranked?.rate ?? -1;
  return rate(b) - rate(a) || b.late - a.late || (a.code < b.code ? -1 : 1);
}

async function readJumps(db: Db) {
  type Row = {code: string; sector: string; is_working: boolean; size: number; bin: number; employers: number};
  const exposures = await db.all<Row & {receivable: number}>(sqlOf("exposures"));
  const events = await db.all<Row & {is_stranded: boolean; total: number}>(sqlOf("events"));
  const classed = ({code, sector, is_working, size, bin, employers}: Row) => ({
    group: code,
    sector,
    isWorking: is_working,
    size,
    bin,
    employers
  });
  return riskJumps(
    exposures.map((row): Exposure => ({...classed(row), receivable: row.receivable})),
    events.filter((row) => !row.is_stranded).map((row): LateEvent => ({...classed(row), part: row.total})),
    events
      .filter((row) => row.is_stranded)
      .map((row): Stranded => ({group: row.code, employers: row.employers, late: row.total}))
  );
}

function sqlOf(name: string): string {
  return readFileSync(join(PROGRAM, "loaders", "ranking", "sql", `${name}.sql`), "utf8");
}
