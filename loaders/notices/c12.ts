import {reference} from "../reference.js";
import {FUNDS, total, type ByFund, type Statement} from "./types.js";

/** A line of form C12-TS: its place ("A.2.1") and its words. */
export interface C12Line {
  line: string;
  label: {vi: string; en: string};
}

/** Values of a line by column; null where the extracts say nothing, which is not 0. */
export type C12Values = Record<keyof ByFund | "sum", bigint | null>;

/** The lines of the form in their order: data/reference/c12_lines.csv. */
export function c12Lines(): C12Line[] {
  return reference("c12_lines").map((row) => ({
    line: row["line"]!,
    label: {vi: row["label_vi"]!, en: row["label_en"]!}
  }));
}

/** Only known for the employer as a whole. */
const whole = (sum: bigint | null): C12Values => ({si: null, hi: null, ui: null, oa: null, sum});

/** Known for every fund; `beside` is what belongs to no fund (interest). */
function funds(of: (fund: keyof ByFund) => bigint, beside = 0n): C12Values {
  const values = Object.fromEntries(FUNDS.map((fund) => [fund, of(fund)])) as ByFund;
  return {...values, sum: total(values) + beside};
}

const positive = (value: bigint) => (value > 0n ? value : 0n);

/** How much a figure is up and down on the month before; the extracts know only the net change. */
function change(now: bigint, before: bigint | null): [up: C12Values, down: C12Values] {
  return before === null ? [whole(null), whole(null)] : [whole(positive(now - before)), whole(positive(before - now))];
}

/**
 * The values of all lines of C12-TS for one employer and month. Identity of the form, in every column: Đ = A + B - C, net
 * of overpayment. Interest is one ledger for all funds and stands in the column of sums alone. Lines of which the extracts
 * say nothing (parts of earlier years, payment orders, the 2 % kept back) have no values.
 */
export function c12Values(s: Statement): Record<string, C12Values> {
  const {interest} = s;
  const [workersUp, workersDown] = change(s.headcount, s.headcount_before);
  const [wagesUp, wagesDown] = change(s.wage_base, s.wage_base_before);
  const {before} = s;
  const none = whole(null);
  return {
    ...carried("A", s.opening, s.headcount_before, interest.opening),
    "A.3": whole(interest.opening),
    B: funds((f) => s.accrued[f] + s.adjusted[f], interest.accrued),
    "B.1": whole(s.headcount),
    "B.1.1": workersUp,
    "B.1.2": workersDown,
    "B.2": whole(s.wage_base),
    "B.2.1": wagesUp,
    "B.2.2": wagesDown,
    "B.3": funds((f) => s.accrued[f]),
    "B.3.1": before ? funds((f) => positive(s.accrued[f] - before[f])) : none,
    "B.3.2": before ? funds((f) => positive(before[f] - s.accrued[f])) : none,
    "B.4": funds((f) => s.adjusted[f]),
    "B.4.1": funds((f) => positive(s.adjusted[f])),
    "B.4.2": funds((f) => positive(-s.adjusted[f])),
    "B.5": whole(interest.accrued),
    "B.5.3": whole(interest.accrued),
    C: funds((f) => s.paid[f], interest.paid),
    D: funds((f) => s.paid[f], interest.paid),
    "D.1": funds((f) => s.paid[f]),
    "D.2": whole(interest.paid),
    ...carried("Đ", s.closing, s.headcount, interest.closing),
    "Đ.2.3": whole(interest.closing)
  };
}

/** What is carried in or forward: net, and parted into overpaid and unpaid. */
function carried(at: "A" | "Đ", balance: ByFund, headcount: bigint | null, interest: bigint) {
  return {
    [at]: funds((f) => balance[f], interest),
    [`${at}.1`]: whole(headcount),
    [`${at}.2`]: funds((f) => balance[f]),
    [`${at}.2.1`]: funds((f) => positive(-balance[f])),
    [`${at}.2.2`]: funds((f) => positive(balance[f]))
  };
}

/** Lines and columns in which Đ = A + B - C does not hold; empty for every accepted row of a ledger. */
export function c12Breaks(values: Record<string, C12Values>): string[] {
  return ([...FUNDS, "sum"] as const).filter(
    (column) => values["Đ"]![column] !== values["A"]![column]! + values["B"]![column]! - values["C"]![column]!
  );
}

/**
 * The last month of which everything is paid: the month before the oldest amount that is unpaid, or the month of the
 * notice when nothing is. `isBound`: the debt is from before the first known month, so the month may be an earlier one.
 */
export function paidThrough(s: Pick<Statement, "pieces">, ix: number): {ix: number; isBound: boolean} {
  const oldest = s.pieces[0];
  return oldest ? {ix: oldest.arisen_ix - 1, isBound: oldest.is_bound} : {ix, isBound: false};
}
