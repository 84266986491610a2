import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {flagReason, type FlagFacts} from "../../src/domain/reasons.js";
import {literal, type Db} from "../warehouse/open.js";

/** Money in whole đồng; heads whole where they are, an expectation of heads to two decimals. */
function value(column: string, variable: string): string {
  return `case when ${variable} = 'headcount' and (${column}) <> round(${column}) then printf('%.2f', ${column}) else round(${column})::hugeint::varchar end`;
}

/** What remains of the suspicion of a change for which an innocent explanation was found, be it large enough for a flag or
 * not (workers who went to another code or came from one, an employer that changed province, sector or type). */
const EXPLAINED = 0.2;

/** Rows of `arrears export scores --period P`: every employer tested that month, whether it changed or not, and with the
 * variable `paid` those who match a pattern of payments. Who has stood at
 * the minimum for a year is scored in every month, be anything of it changed or not. A named pattern counts with its own score where that is higher; a change that is explained keeps a fifth of its suspicion. */
export function scoresSql(periodIx: number): string {
  return `
    with rates as (
      select (parameters::json ->> 'contribution_rate')::double as rate from ref.rules where id = 'budget'
    ),
    tested as (
      select l.employer_id, l.headcount as heads, l.wage_base as wages, b.wage_base as wages_before,
        coalesce(nullif(l.wage_base, 0)::double / nullif(l.headcount, 0), b.wage_base::double / b.headcount) as wage,
        b.wage_base::double / b.headcount as wage_before,
        coalesce(s.e_h, 0)::double as e_h, coalesce(s.z_h, 0)::double as z_h, coalesce(s.e_w, 0)::double as e_w,
        coalesce(s.z_w, 0)::double as z_w, coalesce(s.z_b, 0)::double as z_b,
        l.as_is_code <> b.as_is_code or coalesce(v.sector_code <> o.sector_code, false) or coalesce(v.employer_type <> o.employer_type, false)
          as is_reclassified
      from warehouse.fct_ledger as l
      inner join warehouse.fct_ledger as b on l.employer_id = b.employer_id and b.period_ix = ${periodIx - 1} and b.headcount > 0
      left join detection.fct_score as s on l.employer_id = s.employer_id and s.period_ix = ${periodIx}
      left join warehouse.dim_employer_version as v on l.version_id = v.version_id
      left join warehouse.dim_employer_version as o on b.version_id = o.version_id
      where l.period_ix = ${periodIx}
    ),
    long as (
      select employer_id, 'headcount' as variable, heads::double as observed, greatest(heads, 0.5) / exp(e_h) as expected,
        z_h as score, wage_before as price, is_reclassified
      from tested
      union all
      select employer_id, 'average_wage', wage, wage / exp(e_w), z_w, heads, is_reclassified
      from tested where heads > 0 and wages > 0 and wages_before > 0
      union all
      select employer_id, 'wage_base', wages::double, greatest(heads, 0.5) / exp(e_h) * wage / exp(e_w), z_b, 1, is_reclassified
      from tested where wages_before > 0
      union all
      select employer_id, 'paid', observed, expected, score, 1 / rate, false
      from detection.fct_flag cross join rates where period_ix = ${periodIx} and variable = 'paid'
    ),
    drift as (
      select employer_id, variable, max(score) * any_value(r.weight) as score
      from detection.fct_drift
      cross join (select (parameters::json ->> 'score_of_sum')::double as weight from ref.rules where id = 'slow_erosion') as r
      where period_ix = ${periodIx} group by employer_id, variable
    ),
    named as (
      select employer_id, variable, max(score) as score, bool_or(explained_by is not null) as is_explained
      from detection.fct_flag where period_ix = ${periodIx} group by employer_id, variable
    ),
    frozen as (
      select r.employer_id, 'wage_base' as variable, r.score, m.expected
      from detection.fct_rarity as r inner join detection.fct_match as m using (employer_id, period_ix, kind)
      where r.period_ix = ${periodIx} and r.kind = 'wage_frozen_at_minimum'
    ),
    judged as (
      select l.employer_id, l.variable, l.observed, l.price, l.is_reclassified, f.is_explained,
        case when l.score = 0 then coalesce(z.expected, l.observed) else l.expected end as expected,
        greatest(coalesce(z.score, 0), case when l.score = 0 then 0 else greatest(l.score, coalesce(d.score, 0), coalesce(f.score, 0)) end) as score
      from long as l
      left join drift as d on l.employer_id = d.employer_id and l.variable = d.variable
      left join named as f on l.employer_id = f.employer_id and l.variable = f.variable
      left join frozen as z on l.employer_id = z.employer_id and l.variable = z.variable
    ),
    moved as (
      select employer_id, bool_or(is_giver) as is_giver
      from detection.fct_partner where period_ix = ${periodIx} and not leaves_debt group by employer_id
    )
    select t.period, e.employer_code, l.variable,
      ${value("l.observed", "l.variable")} as observed,
      ${value("l.expected", "l.variable")} as expected,
      round(l.score * case when l.is_explained or l.is_reclassified or p.is_giver is not null and (l.variable <> 'average_wage' or not p.is_giver) then ${EXPLAINED} else 1 end, 4) as score,
      round(abs(l.observed - l.expected) * l.price * r.rate)::hugeint as impact
    from judged as l
    inner join warehouse.dim_employer as e on l.employer_id = e.employer_id
    inner join warehouse.dim_period as t on t.period_ix = ${periodIx}
    left join moved as p on l.employer_id = p.employer_id
    cross join rates as r
    order by e.employer_code, l.variable`;
}

/** Rows of `arrears export flags`: what the nation's budget shows, of one month or of all; reasons from `flag_reasons`. */
export function flagsSql(periodIx: number | null): string {
  return `
    select t.period, e.employer_code, f.variable,
      case when f.kind <> 'sudden_change' or f.course is null then f.kind when f.course = 'reverted' then 'spike' else 'level_shift' end as kind,
      f.direction, ${value("f.observed", "f.variable")} as observed, ${value("f.expected", "f.variable")} as expected, round(f.score, 4) as score,
      f.impact::hugeint as impact, f.tier, r.reasons
    from detection.fct_flag as f
    inner join warehouse.dim_employer as e on f.employer_id = e.employer_id
    inner join warehouse.dim_period as t on f.period_ix = t.period_ix
    inner join flag_reasons as r on f.employer_id = r.employer_id and f.period_ix = r.period_ix and f.variable = r.variable
    where f.tier is not null ${periodIx === null ? "" : `and f.period_ix = ${periodIx}`}
    order by t.period, e.employer_code, f.variable`;
}

/** What a sentence is made of, for flags that fulfil \`where\` (a condition on f). */
export function factsSql(where: string): string {
  return `
    select f.employer_id, f.period_ix, f.variable, f.kind, f.direction, f.observed, f.expected, f.before, f.earlier,
      f.period_ix - f.since_ix as span, f.next_observed, f.impact::double as impact, f.peers::integer as peers, f.peers_median,
      f.most_before, f.months_known::integer as months_known, f.late::double as late, f.months_late,
      f.heads, f.heads_then, f.wages::double / nullif(f.heads, 0) as wage, f.minimum::double as minimum, f.threshold, p.employer_code as partner, f.partner_moved, f.split_doubt, f.split_others,
      array_to_string(f.survived, ',') as survived
    from detection.fct_flag as f
    left join warehouse.dim_employer as p on f.partner_id = p.employer_id
    where ${where}`;
}

type Row = FlagFacts & {employer_id: number; period_ix: number; survived: string};

/** Makes the temporary table flag_reasons(employer_id, period_ix, variable, reasons): one Vietnamese sentence per flag. */
export async function makeReasons(db: Db, folder: string, periodIx: number | null): Promise<void> {
  const shown = `f.tier is not null ${periodIx === null ? "" : `and f.period_ix = ${periodIx}`}`;
  const rows = await db.all<Row>(factsSql(shown));
  const file = join(folder, `reasons-${process.pid}.json`);
  const lines = rows.map((row) =>
    JSON.stringify({
      employer_id: row.employer_id,
      period_ix: row.period_ix,
      variable: row.variable,
      reasons: flagReason(asFacts(row), "vi")
    })
  );
  writeFileSync(file, lines.join("\n"));
  try {
    await db.run(`create or replace temp table flag_reasons as select * from read_json(${literal(file)}, format = 'newline_delimited',
      columns = {employer_id: 'INTEGER', period_ix: 'INTEGER', variable: 'VARCHAR', reasons: 'VARCHAR'})`);
  } finally {
    rmSync(file, {force: true});
  }
}

/** A row of factsSql as the sentence wants it. */
export function asFacts(row: Omit<FlagFacts, "survived"> & {survived: string | null}): FlagFacts {
  return {...row, survived: (row.survived ?? "").split(",").filter(Boolean)};
}
