import {literal, type Db} from "../warehouse/open.js";
import type {CriterionFact, DebtRow, DocumentRow, Level, Named, PromiseFact, RequestFact} from "./types.js";

/** Rows of one question, by the code of the scope that they belong to: a province of today, or VN. */
export type ByCode<T> = Map<string, T[]>;

function byCode<T extends {code: string}>(rows: readonly T[]): ByCode<T> {
  const groups: ByCode<T> = new Map();
  for (const row of rows) {
    const list = groups.get(row.code);
    if (list) list.push(row);
    else groups.set(row.code, [row]);
  }
  return groups;
}

/** Nation and provinces at the months asked for. */
export async function readLevels(db: Db, months: readonly number[]): Promise<ByCode<Level & {code: string}>> {
  return byCode(
    await db.all<Level & {code: string}>(`
      select code, period, late::double as late, arrears_rate as rate, receivable_12m::double as receivable_12m,
        employers::double as employers, employers_late::double as employers_late, headcount::double as headcount, complete,
        deliveries::integer as deliveries, deliveries_expected::integer as deliveries_expected
      from metrics.rates where (level = 'nation' or (level = 'province' and map = 'as-is')) and period_ix in (${months.join(", ")})
      order by code, period_ix desc`)
  );
}

/** The classes of B03a-TS at the end of a month, by province and for the nation. */
export async function readDebt(db: Db, ix: number): Promise<ByCode<DebtRow & {code: string}>> {
  return byCode(
    await db.all<DebtRow & {code: string}>(`
      with placed as (
        select l.as_is_code as code, l.headcount, t.late, t.si_late, t.hi_late, t.ui_late, t.oa_late, l.interest_closing,
          case when v.hard_to_collect is not null or v.is_frozen then 'hard' when t.months_late < 1 then 'under_1'
            when t.months_late < 3 then '1_3' when t.months_late < 6 then '3_6' when t.months_late < 12 then '6_12'
            else 'from_12' end as class
        from warehouse.fct_late as t
        inner join warehouse.fct_ledger as l on t.employer_id = l.employer_id and t.period_ix = l.period_ix
        left join warehouse.dim_employer_version as v on l.version_id = v.version_id
        where t.period_ix = ${ix} and t.late > 0
      )
      select case when grouping(code) = 1 then 'VN' else code end as code, class, count(*)::double as employers,
        sum(headcount)::double as headcount, sum(late)::double as late, sum(si_late)::double as si, sum(hi_late)::double as hi,
        sum(ui_late)::double as ui, sum(oa_late)::double as oa, sum(interest_closing)::double as interest
      from placed group by grouping sets ((code, class), (class)) order by code, class`)
  );
}

/** Documents sent, in the month and from January on, by province and for the nation. */
export async function readDocuments(db: Db, ix: number): Promise<ByCode<DocumentRow & {code: string}>> {
  return byCode(
    await db.all<DocumentRow & {code: string}>(`
      select case when grouping(code) = 1 then 'VN' else code end as code, action,
        count(*) filter (period_ix = ${ix})::double as month_documents,
        count(distinct employer_id) filter (period_ix = ${ix})::double as month_employers,
        coalesce(sum(amount) filter (period_ix = ${ix}), 0)::double as month_amount, count(*)::double as year_documents
      from warehouse.fct_document where period_ix between ${ix - (ix % 12)} and ${ix} and code is not null
      group by grouping sets ((code, action), (action)) order by code, action`)
  );
}

/** Every request of a span of months: those asked, and those of the last month whether asked or not. */
export async function readRequests(db: Db, fromIx: number, toIx: number): Promise<ByCode<RequestFact>> {
  const rows = await db.all<Omit<RequestFact, "criteria">>(`
    select q.request_id, q.period, q.code, q.is_asked, q.is_borderline, q.holding, q.least_criteria,
      q.reply_by::varchar as reply_by, s.state, s.answered_on::varchar as answered_on, s.decided_on::varchar as decided_on,
      coalesce(s.replies, 0) as replies, coalesce(s.returns, 0) as returns
    from requests.fct_request as q
    left join requests.fct_state as s on q.request_id = s.request_id
    where q.period_ix between ${fromIx} and ${toIx} and (q.is_asked or s.replies > 0 or q.period_ix = ${toIx})
    order by q.code, q.period_ix desc`);
  const criteria = await db.all<CriterionFact & {period: string; code: string}>(`
    select t.period, c.code, c.criterion, c.value, c.threshold, c.holds, c.is_near, r.label_vi, r.label_en
    from requests.fct_criterion as c
    inner join warehouse.dim_period as t on c.period_ix = t.period_ix
    inner join ref.request_criteria as r on c.criterion = r.id
    where c.period_ix between ${fromIx} and ${toIx} order by c.sort`);
  const found = new Map<string, CriterionFact[]>();
  for (const {period, code, ...fact} of criteria) {
    const key = `${period} ${code}`;
    found.set(key, [...(found.get(key) ?? []), fact]);
  }
  return byCode(
    rows.map((row) => ({
      ...row,
      state: row.state,
      criteria: found.get(`${row.period} ${row.code}`) ?? []
    }))
  );
}

/** What replies to earlier requests promised. */
export async function readPromises(db: Db, toIx: number): Promise<ByCode<PromiseFact>> {
  return byCode(
    await db.all<PromiseFact>(`
      select p.request_id, substr(p.request_id, 4, 7) as period, p.code, p.item, p.cause, p.measure, p.owner,
        p.due_date::varchar as due_date, p.late_target::double as late_target, p.late_at_due::double as late_at_due, p.is_kept
      from requests.fct_promise as p where p.period_ix between ${toIx - 12} and ${toIx} order by p.code, p.period_ix desc, p.item`)
  );
}

/** Names of provinces, sections and employer types. */
export async function readNames(db: Db) {
  const rows = await db.all<{kind: string; code: string; vi: string; en: string; full: string}>(`
    select 'province' as kind, code, name_vi as vi, name_en as en, full_name_vi as "full" from ref.provinces where map = '34'
    union all select 'sector', section, short_vi, short_en, '' from ref.sections
    union all select 'employer_type', code, short_vi, short_en, '' from ref.employer_types`);
  const of = (kind: string): Record<string, Named> =>
    Object.fromEntries(rows.filter((r) => r.kind === kind).map(({code, vi, en}) => [code, {vi, en}]));
  const full = new Map(rows.filter((r) => r.kind === "province").map((r) => [r.code, r.full]));
  return {names: {sector: of("sector"), employer_type: of("employer_type"), province: of("province")}, full};
}

/** The run and the baseline. */
export async function readRunFacts(db: Db) {
  const run = new Map(
    (await db.all<{key: string; value: string | null}>("select key, value from warehouse.run")).map((r) => [
      r.key,
      r.value
    ])
  );
  const [fixed] = await db.all<{baseline: number; documents: boolean}>(`
    select (select max(value) from ref.baseline) as baseline, exists (select 1 from warehouse.fct_document) as documents`);
  return {
    asOf: run.get("as_of") || run.get("known_until") || "",
    isSynthetic: /^(1|true)$/.test(run.get("is_synthetic") ?? ""),
    baseline: fixed!.baseline,
    hasDocuments: fixed!.documents
  };
}

/** Whether a month has rows. */
export async function hasMonth(db: Db, period: string): Promise<boolean> {
  const rows = await db.all(`select 1 from metrics.rates where level = 'nation' and period = ${literal(period)}`);
  return rows.length > 0;
}
