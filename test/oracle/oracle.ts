/**
 * Everything that the `arrears` command exports, recomputed from the contract alone with plain loops: slow, and meant to
 * be read. Nothing here knows the warehouse.
 */
import {current} from "./current.js";
import {groups, type Fact} from "./groups.js";
import {AGE_CLASSES, lateAt} from "./late.js";
import {RULES, type Rules} from "./rules.js";
import {monthText, type Delivery, type Exports, type OutputRow} from "./types.js";
import {rateRow} from "./rates.js";

/** The exports after `deliveries`, in load order. */
export function oracle(deliveries: Delivery[], rules: Rules = RULES): Exports {
  const now = current(deliveries, rules);
  const facts: Fact[] = [];
  for (const [employer, rows] of now.ledger) {
    const versions = now.versions.get(employer) ?? [];
    rows.forEach((row, at) => {
      const version = rules.versionIn(versions, row.period);
      facts.push({row, version, late: lateAt(rows, at, versions, rules)});
    });
  }
  const rates: OutputRow[] = [];
  const ageing: OutputRow[] = [];
  for (const group of groups(facts, rules)) {
    for (const period of group.months.keys()) {
      rates.push(rateRow(group, period, now));
      ageing.push(...ageingRows(group.key, period, group.months.get(period)!));
    }
  }
  return {rates, ageing, employers: facts.map(employerRow)};
}

function ageingRows(key: {level: string; map: string; code: string}, period: number, facts: Fact[]): OutputRow[] {
  return AGE_CLASSES.map((age, index) => {
    let employers = 0;
    let late = 0n;
    for (const fact of facts) {
      late += fact.late.byAge[age];
      if (fact.late.monthsLate !== null && classIndex(fact.late.monthsLate) === index) employers++;
    }
    return {...key, period: monthText(period), age_class: age, employers: String(employers), late: String(late)};
  });
}

function classIndex(monthsLate: number): number {
  return [1, 3, 6, 12, Infinity].findIndex((end) => monthsLate < end);
}

function employerRow({row, version, late}: Fact): OutputRow {
  return {
    period: monthText(row.period),
    employer_code: row.employer,
    province_code: row.province,
    sector_code: version?.sector || null,
    employer_type: version?.employerType || null,
    headcount: String(row.headcount),
    wage_base: String(row.wageBase),
    late: String(late.late),
    si_late: String(late.byFund.si),
    hi_late: String(late.byFund.hi),
    ui_late: String(late.byFund.ui),
    oa_late: String(late.byFund.oa),
    months_late: late.monthsLate === null ? null : String(late.monthsLate)
  };
}
