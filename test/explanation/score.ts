import type {Condition, LeafTable} from "../../src/domain/stats/leaves.js";
import {incident, type Kind} from "./incidents.js";

export type Searcher = (table: LeafTable) => Condition[][];

export interface Score {
  f1: number;
  precision: number;
  recall: number;
  /** Milliseconds of processor time, the median and the worst: a busy machine does not change them. */
  middle: number;
  worst: number;
}

/** A set as a text that does not depend on the order of its conditions. */
export function keyOf(set: readonly Condition[]): string {
  return set
    .map((c) => `${c.attribute}=${c.code}`)
    .sort()
    .join("&");
}

/** F1 over all incidents of a kind: a set counts when it is exactly one that went wrong. */
export function measure(searcher: Searcher, kinds: readonly Kind[], seeds: readonly number[]): Score {
  let [right, named, true_] = [0, 0, 0];
  const times: number[] = [];
  for (const kind of kinds)
    for (const seed of seeds) {
      const {table, causes} = incident(kind, seed);
      const started = process.cpuUsage().user;
      const answer = searcher(table);
      times.push((process.cpuUsage().user - started) / 1000);
      const wanted = new Set(causes.map(keyOf));
      named += answer.length;
      true_ += causes.length;
      right += answer.filter((set) => wanted.has(keyOf(set))).length;
    }
  times.sort((a, b) => a - b);
  const [precision, recall] = [named ? right / named : 0, right / true_];
  return {
    f1: right ? (2 * precision * recall) / (precision + recall) : 0,
    precision,
    recall,
    middle: times[times.length >> 1]!,
    worst: times.at(-1)!
  };
}
