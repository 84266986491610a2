/**
 * Only new months are computed: what the database of the build before knows of earlier months stays as it is, as long
 * as nothing that those months were computed from has changed (docs/detection.md).
 */
import {existsSync} from "node:fs";
import {literal, type Db} from "../warehouse/open.js";
import type {Model} from "../warehouse/models.js";

/** Which months detection computes, and why. */
export interface Span {
  /** First month that is computed (period_ix); 0 = all of them. */
  from: number;
  /** The same as text, YYYY-MM; null = all of them. */
  period: string | null;
  why: string;
}

/** Nothing is kept: detection computes every month. */
export const everyMonth = (why: string): Span => ({from: 0, period: null, why});

/** The database of the build before, attached under this name while a build goes on. */
export const BEFORE = "before";

/** What a flag says about the month after it: so many months before the first changed one are computed again. */
const LOOKS_AHEAD = 1;

/** Attributes of a register's version that detection and the ageing of debts read. */
const VERSION = ["section", "sector_code", "employer_type", "min_wage_region", "payment_cycle"];

/**
 * Attaches the database of the build before, when the same program made it. Gives null, or why nothing of it can be kept.
 */
export async function attachBefore(db: Db, path: string, program: string): Promise<string | null> {
  if (!existsSync(path)) return "nothing was built before";
  try {
    await db.run(`attach ${literal(path)} as ${BEFORE} (read_only)`);
    const [made] = await db.all<{value: string}>(`select value from ${BEFORE}.warehouse.run where key = 'program'`);
    if (made?.value === program) return null;
    await detachBefore(db);
    return "the program, its rules or its reference data have changed";
  } catch {
    await detachBefore(db);
    return "the database before cannot be read";
  }
}

/** Lets go of the database of the build before. */
export async function detachBefore(db: Db): Promise<void> {
  await db.run(`detach database if exists ${BEFORE}`);
}

/**
 * Compares the warehouse just made with the one before and says which months detection has to compute; those before them
 * are unaffected. To be asked when warehouse, strata and resolution are made, before any other model of detection.
 */
export async function chooseSpan(db: Db): Promise<Span> {
  const [now] = await db.all<{first: number; last: number; same_first: boolean; same_heads: boolean}>(`
    select min(period_ix) as first, max(period_ix) as last,
      min(period_ix) = (select min(period_ix) from ${BEFORE}.warehouse.dim_period) as same_first,
      (from detection.dim_resolution select unit) = (from ${BEFORE}.detection.dim_resolution select unit) as same_heads
    from warehouse.dim_period`);
  if (!now!.same_first) return everyMonth("the first month is another");
  if (!now!.same_heads) return everyMonth("headcounts are given more or less finely than before");
  await matchIds(db);
  const [change] = await db.all<{period_ix: number | null; what: string | null}>(FIRST_CHANGE);
  const first = Math.min(change?.period_ix ?? now!.last + 1, now!.last + 1);
  const from = first - LOOKS_AHEAD;
  // Reading what is kept has its price too.
  if (2 * (from - now!.first) < now!.last + 1 - now!.first)
    return everyMonth(`${change?.what ?? "so little is known"} of ${period(first)}`);
  const rows = await keptRows(db, "fct_score", from);
  await db.run(`set variable detect_from = ${from}; create or replace temp view kept_score as ${rows}`);
  return {
    from,
    period: period(from),
    why: change?.what ? `${change.what} of ${period(first)}` : "no month has changed"
  };
}

/** Adds the months that are kept to a model whose head says "kept", and gives how many rows that was. */
export async function keepMonths(db: Db, model: Model, span: Span): Promise<number> {
  if (!model.isKept || span.from === 0) return 0;
  const rows = await keptRows(db, model.name.split(".")[1]!, span.from);
  const [added] = await db.all<{Count: bigint}>(`insert into ${model.name} by name ${rows}`);
  return Number(added!.Count);
}

const period = (ix: number) => `${Math.floor(ix / 12)}-${String((ix % 12) + 1).padStart(2, "0")}`;

/** Which number an employer and a comparison group had before, and have now: new ones move those behind them. */
async function matchIds(db: Db): Promise<void> {
  await db.run(`
    create or replace temp table kept_employer as
      select o.employer_id as old_id, n.employer_id
      from ${BEFORE}.warehouse.dim_employer as o
      inner join warehouse.dim_employer as n on o.employer_code = n.employer_code;
    create or replace temp table kept_stratum as
      select o.stratum_id as old_id, n.stratum_id
      from ${BEFORE}.detection.dim_stratum as o
      inner join detection.dim_stratum as n
        on o.section = n.section and o.division is not distinct from n.division and o.is_public = n.is_public`);
}

/** Rows of a table of detection before a month, under the numbers of today. */
async function keptRows(db: Db, table: string, from: number): Promise<string> {
  const columns = await db.all<{column_name: string}>(
    `select column_name from duckdb_columns() where database_name = '${BEFORE}' and schema_name = 'detection' and table_name = ${literal(table)}`
  );
  const moved: string[] = [];
  const joins: string[] = [];
  for (const {column_name: column} of columns) {
    const kind = {employer_id: "employer", partner_id: "employer", stratum_id: "stratum"}[column];
    if (!kind || !(await hasMoved(db, kind))) continue;
    moved.push(`${column}_now.${kind}_id as ${column}`);
    joins.push(`left join kept_${kind} as ${column}_now on o.${column} = ${column}_now.old_id`);
  }
  return `select o.*${moved.length ? ` replace (${moved.join(", ")})` : ""} from ${BEFORE}.detection.${table} as o ${joins.join(" ")} where o.period_ix < ${from}`;
}

async function hasMoved(db: Db, kind: string): Promise<boolean> {
  const [found] = await db.all<{moved: boolean}>(
    `select count(*) filter (old_id <> ${kind}_id) > 0 as moved from kept_${kind}`
  );
  return found!.moved;
}

/** Rows that stand in only one of two relations, by their month and with what they are. */
const differing = (what: string, now: string, before: string) =>
  `select period_ix, '${what}' as what from ((from (${now}) except all from (${before})) union all (from (${before}) except all from (${now})))`;

const delivery =
  "period_ix, province_code, load_seq, sha256, loaded_at, rows, accepted, quarantined, is_held, as_is_code";
/** What clear_delivery.json reads of the reconciliation. */
const blocks = (schema: string) =>
  `select period_ix, province_code, check_id, expected, found, is_provisional from ${schema}.fct_reconciliation where check_id in ('headcount_change', 'receivable_change')`;
const known = VERSION.join(", ");

/**
 * The first month of which anything differs that detection reads. A version of an employer that no ledger knew before
 * stands beside deliveries that differ anyway.
 */
const FIRST_CHANGE = `
  with verdicts as (
    select period_ix, employer_id, variable, verdict from warehouse.fct_verdict
  ),
  verdicts_before as (
    select v.period_ix, k.employer_id, v.variable, v.verdict
    from ${BEFORE}.warehouse.fct_verdict as v left join kept_employer as k on v.employer_id = k.old_id
  ),
  versions as (
    select k.employer_id, v.from_ix, coalesce(v.to_ix, 99999) as to_ix, row(${known}) as is_what
    from warehouse.dim_employer_version as v inner join kept_employer as k on v.employer_id = k.employer_id
  ),
  versions_before as (
    select k.employer_id, v.from_ix, coalesce(v.to_ix, 99999) as to_ix, row(${known}) as is_what
    from ${BEFORE}.warehouse.dim_employer_version as v inner join kept_employer as k on v.employer_id = k.old_id
  ),
  changes as (
    ${differing("deliveries", `select ${delivery} from warehouse.fct_delivery`, `select ${delivery} from ${BEFORE}.warehouse.fct_delivery`)}
    union all
    ${differing("reconciliation", blocks("warehouse"), blocks(`${BEFORE}.warehouse`))}
    union all
    ${differing("verdicts", "from verdicts", "from verdicts_before")}
    union all
    select
      case when n.employer_id is null or b.employer_id is null or n.is_what is distinct from b.is_what
        then coalesce(n.from_ix, b.from_ix) else least(n.to_ix, b.to_ix) end, 'the register'
    from versions as n
    full join versions_before as b on n.employer_id = b.employer_id and n.from_ix = b.from_ix
    where n.employer_id is null or b.employer_id is null or n.is_what is distinct from b.is_what or n.to_ix <> b.to_ix
  )
  select min(period_ix)::integer as period_ix, arg_min(what, period_ix) as what from changes`;
