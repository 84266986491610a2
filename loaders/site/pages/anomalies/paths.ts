import {periodText} from "../../../reference.js";
import type {Detected} from "./data.js";

/** Pages of the room, without language. */
export const ANOMALIES = "anomalies";
export const RULES = "anomalies/rules";
/** The page that shows any employer; another room makes it. */
export const EXPLORER = "explorer";
export const BACKTEST = "anomalies/back-test";

/** The list of a month: the last one is the room's first page. */
export function listPath(detected: Detected, ix: number): string {
  return ix === detected.last.period_ix ? ANOMALIES : `anomalies/${periodText(ix)}`;
}

export function employerPath(code: string): string {
  return `anomalies/employers/${code}`;
}
