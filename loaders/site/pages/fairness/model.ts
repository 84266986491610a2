import type {RankingLevel, RankingOfMonth, RankingRow} from "../../../ranking/rankingOf.js";
import type {Outlooks} from "../../../ranking/outlook.js";
import {groupPath, type Context} from "../context.js";
import type {Closings} from "./closingPage.js";

export type FairLevel = RankingLevel;

/** A group that has a rate. */
export type Rated = RankingRow & {ranked: NonNullable<RankingRow["ranked"]>};

/** What the pages of the room read. */
export interface Fairness {
  rankings: Map<FairLevel, RankingOfMonth>;
}

/** Everything that the room is made from. */
export interface FairnessData extends Fairness {
  outlooks: Outlooks;
  closings: Closings;
}

const FOLDER: Record<FairLevel, string> = {province: "provinces", sector: "sectors", officer: "officers"};

/** The page of a level's fair ranking. */
export function fairPath(level: FairLevel): string {
  return `fair-ranking/${FOLDER[level]}`;
}

/** Groups with a rate, highest first. */
export function ratedRows({rankings}: Fairness, level: FairLevel): Rated[] {
  return (rankings.get(level)?.rows ?? []).filter((row): row is Rated => row.ranked !== null);
}

/** The name of a group; officers are known by their code. */
export function nameOf(ctx: Context, level: FairLevel, code: string): string {
  return level === "officer" ? code : ctx.name(level, code);
}

/** Its page, if it has one. */
export function hrefOf(ctx: Context, level: FairLevel, code: string): string | undefined {
  return level === "officer" ? undefined : ctx.href(groupPath(level, code));
}

/** On which side of a level an interval lies. */
export function sideOf(low: number, high: number, level: number): "above" | "below" | "across" {
  return low > level ? "above" : high < level ? "below" : "across";
}
