import {EXIT, UserError} from "../errors.js";
import {periodIndex} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";
import {mapOf, type Scope} from "./scope.js";

/** A scope at one month. */
export interface End {
  late: number;
  employers: number;
  headcount: number;
  wage_base: number;
  /** Null when one of the twelve months is not known. */
  receivable_12m: number | null;
  complete: boolean;
}

/** A scope at the end of a month. Throws when nothing is known of it. `from` names another database to read. */
export async function readEnd(db: Db, scope: Scope, period: string, from = ""): Promise<End> {
  const [row] = await db.all<End>(
    scope.level === "officer" ? officerSql(scope.code, periodIndex(period), from) : groupSql(scope, period, from)
  );
  if (!row) throw new UserError(`${scope.level} "${scope.code}": nothing is known of ${period}`, EXIT.usage);
  return row;
}

function groupSql(scope: Scope, period: string, from: string): string {
  return `
    select late::double as late, employers::double as employers, headcount::double as headcount,
      wage_base::double as wage_base, receivable_12m::double as receivable_12m, complete
    from ${from}metrics.rates where level = ${literal(scope.level)} and coalesce(map, '') = ${literal(mapOf(scope))}
      and code = ${literal(scope.code)} and period = ${literal(period)}`;
}

/** Officers have no rates of their own: their employers' months are added up. */
function officerSql(code: string, ix: number, from: string): string {
  return `
    with months as (
      select l.*, coalesce(t.late, 0) as late
      from ${from}warehouse.fct_ledger as l
      inner join ${from}warehouse.dim_employer_version as v on l.version_id = v.version_id and v.officer_code = ${literal(code)}
      left join ${from}warehouse.fct_late as t on l.employer_id = t.employer_id and l.period_ix = t.period_ix
      where l.period_ix between ${ix - 11} and ${ix}
    )
    select sum(late) filter (period_ix = ${ix})::double as late, count(*) filter (period_ix = ${ix})::double as employers,
      sum(headcount) filter (period_ix = ${ix})::double as headcount, sum(wage_base) filter (period_ix = ${ix})::double as wage_base,
      case when (select count(*) from ${from}metrics.group_coverage where scope = 'all' and is_known and period_ix between ${ix - 11} and ${ix}) = 12
        then sum(si_accrued + si_adjusted + hi_accrued + hi_adjusted + ui_accrued + ui_adjusted + oa_accrued + oa_adjusted)::double
      end as receivable_12m,
      (select bool_and(complete) from ${from}metrics.group_coverage where scope = 'all' and period_ix = ${ix}) as complete
    from months having count(*) filter (period_ix = ${ix}) > 0`;
}
