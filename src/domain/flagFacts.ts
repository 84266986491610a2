/** The numbers behind one flag (detection.fct_flag). */
export interface FlagFacts {
  /** The month, as year * 12 + (month - 1). */
  period_ix: number;
  kind: string;
  variable: string;
  direction: string;
  observed: number;
  expected: number;
  /** The level of the month compared with, `span` months earlier. */
  before: number | null;
  /** The level another month earlier, where a sudden change began a month before and its expected level counts from there. */
  earlier: number | null;
  span: number;
  /** What the month after did: reverted, persists, or not known yet. */
  course: string | null;
  /** The level of the month after, of a change without a name of its own. */
  next_observed: number | null;
  /** What the difference between observed and expected costs in contributions a month. */
  impact: number;
  /** Other employers of the same division (and way of paying wages) in the province as it is now whose change is known. */
  peers: number;
  /** The median of their changes against the month before; null of fewer than three. */
  peers_median: number | null;
  /** The largest change of one month in the same direction in the months known before, as a fraction. */
  most_before: number | null;
  /** Months before that could be compared with the one before them, of the last three years. */
  months_known: number;
  late: number;
  months_late: number | null;
  heads: number;
  heads_then: number;
  wage: number | null;
  minimum: number | null;
  /** The limit that the headcount was brought under. */
  threshold: number | null;
  /** The other code of a pair, and by how many heads it moved in the same month. */
  partner: string | null;
  partner_moved: number | null;
  /**
   * Why a code that moved by the opposite number of heads in the month was not taken for a split or merger (debt, several,
   * wages, usual, few, alike); null where there is none. That code is `partner`, `partner_moved` its heads.
   */
  split_doubt: string | null;
  /** How many codes moved so, where it is more than one. */
  split_others: number | null;
  survived: string[];
}
