/** The sentence of one flag, with some of its numbers changed. */
import {flagReason, type FlagFacts} from "../../src/domain/reasons.js";

const facts: FlagFacts = {
  period_ix: 2026 * 12 + 9,
  kind: "sudden_change",
  variable: "headcount",
  direction: "down",
  observed: 187,
  expected: 407,
  before: 412,
  earlier: null,
  span: 1,
  course: null,
  next_observed: null,
  impact: 431_000_000,
  peers: 1204,
  peers_median: -0.012,
  most_before: -0.0571,
  months_known: 30,
  late: 0,
  months_late: null,
  heads: 187,
  heads_then: 412,
  wage: 6_000_000,
  minimum: 4_960_000,
  threshold: null,
  partner: null,
  partner_moved: null,
  split_doubt: null,
  split_others: null,
  survived: ["clear_tet", "clear_sector"]
};
const plain = (text: string) => text.replaceAll("\u202f", " ").replaceAll("\u00a0", " ");
export const vi = (change: Partial<FlagFacts> = {}) => plain(flagReason({...facts, ...change}, "vi"));
export const en = (change: Partial<FlagFacts> = {}) => plain(flagReason({...facts, ...change}, "en"));
