/** One row of the `rates` export: sums of a group's month, its denominators, and whether all of it has arrived. */
import {cellKey, codesIn, type Current} from "./current.js";
import type {Fact, Group, GroupKey} from "./groups.js";
import {oldCodesOf} from "./places.js";
import {SWITCH} from "./rules.js";
import {FUNDS, monthText, yearOf, type OutputRow} from "./types.js";

/** Provinces of `period` whose deliveries can hold rows of the group. */
function codesOf(key: GroupKey, period: number): string[] {
  if (key.level !== "province") return codesIn(period);
  if (key.map === "as-was" || period >= SWITCH) return [key.code];
  return oldCodesOf(key.code);
}

/** At least one row that counts has arrived in a cell that can hold rows of the group. */
function isKnown(key: GroupKey, period: number, now: Current): boolean {
  return codesOf(key, period).some((code) => {
    const cell = now.cells.get(cellKey(code, period));
    return cell !== undefined && !cell.held && cell.rows.length > 0;
  });
}

function isComplete(key: GroupKey, period: number, now: Current): boolean {
  return codesOf(key, period).every((code) => {
    const cell = now.cells.get(cellKey(code, period));
    return cell !== undefined && !cell.held && cell.quarantined === 0;
  });
}

/** A code as delivered stands for one place as long as its map is in force; twelve months must lie in the same map. */
function mapIsYoung(key: GroupKey, period: number): boolean {
  return key.map === "as-was" && period >= SWITCH && period < SWITCH + 11;
}

/** Accrued and adjusted of all funds over months `from` to `to`; null when one of them is not known. */
function receivable(group: Group, from: number, to: number, now: Current): bigint | null {
  let sum = 0n;
  for (let month = from; month <= to; month++) {
    const otherMap = group.key.map === "as-was" && month < SWITCH && to >= SWITCH;
    if (otherMap || !isKnown(group.key, month, now)) return null;
    for (const {row} of group.months.get(month) ?? []) sum += receivableOf(row.funds);
  }
  return sum;
}

function receivableOf(funds: Fact["row"]["funds"]): bigint {
  let sum = 0n;
  for (const fund of FUNDS) sum += funds[fund].accrued + funds[fund].adjusted;
  return sum;
}

/** The plan of the group for the year of `period`: codes are those of 1 January; null when a province has none. */
function planOf(group: Group, period: number, now: Current): bigint | null {
  if (group.key.level !== "nation" && group.key.level !== "province") return null;
  const year = yearOf(period);
  const january = year * 12;
  const parents = new Set<string>();
  const required = new Set<string>();
  for (const cell of now.cells.values()) {
    if (yearOf(cell.period) !== year || cell.held || cell.rows.length === 0) continue;
    if (!codesOf(group.key, cell.period).includes(cell.province)) continue;
    const sameMap = cell.period < SWITCH === january < SWITCH;
    if (sameMap) required.add(cell.province);
    else parents.add(cell.province);
  }
  for (const code of required) if (!now.plans.has(`${code} ${year}`)) return null;
  for (const code of parents) if (!oldCodesOf(code).some((old) => now.plans.has(`${old} ${year}`))) return null;
  let sum: bigint | null = null;
  for (const code of codesOf(group.key, january)) {
    const plan = now.plans.get(`${code} ${year}`);
    if (plan !== undefined) sum = (sum ?? 0n) + plan;
  }
  return sum;
}

function rate(late: bigint, denominator: bigint | null, young: boolean): number | null {
  return young || denominator === null || denominator <= 0n ? null : Number(late) / Number(denominator);
}

function total(facts: Fact[], amount: (fact: Fact) => bigint): bigint {
  let sum = 0n;
  for (const fact of facts) sum += amount(fact);
  return sum;
}

function isCollectible({version}: Fact): boolean {
  return !version || (version.hardToCollect === "" && !version.frozen);
}

/** The row of the export, in the order of its columns. */
export function rateRow(group: Group, period: number, now: Current): OutputRow {
  const facts = group.months.get(period)!;
  const young = mapIsYoung(group.key, period);
  const late = total(facts, (fact) => fact.late.late);
  const interestBearing = total(facts, (fact) => fact.late.interestBearing);
  const collectible = total(facts, (fact) => (isCollectible(fact) ? fact.late.late : 0n));
  const oldDue = total(facts, (fact) => fact.late.oldDue);
  const twelve = receivable(group, period - 11, period, now);
  return {
    ...group.key,
    period: monthText(period),
    employers: String(facts.length),
    employers_late: String(facts.filter((fact) => fact.late.late > 0n).length),
    headcount: String(total(facts, (fact) => BigInt(fact.row.headcount))),
    wage_base: String(total(facts, (fact) => fact.row.wageBase)),
    late: String(late),
    late_interest_bearing: String(interestBearing),
    late_collectible: String(collectible),
    receivable: String(total(facts, (fact) => receivableOf(fact.row.funds))),
    receivable_12m: twelve === null ? null : String(twelve),
    interest_closing: String(total(facts, (fact) => fact.row.interest.closing)),
    arrears_rate: rate(late, twelve, young),
    arrears_rate_ytd: rate(late, receivable(group, yearOf(period) * 12, period, now), young),
    arrears_rate_plan: rate(late, planOf(group, period, now), young),
    arrears_rate_interest_bearing: rate(interestBearing, twelve, young),
    arrears_rate_collectible: rate(collectible, twelve, young),
    arrears_rate_old_due: rate(oldDue, twelve, young),
    complete: String(isComplete(group.key, period, now))
  };
}
