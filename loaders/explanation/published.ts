import {databaseAsOf} from "../export/export.js";
import {asOfInstant, readRecords, type LoadRecord} from "../extract/records.js";
import type {World} from "../paths.js";
import {periodIndex} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";
import {readEnd} from "./ends.js";
import {within, type Scope} from "./scope.js";

/** What deliveries after the publication of the start month changed in it. */
export interface Corrected {
  /** The end of this day is the last at which the start month was the newest known. */
  as_of: string;
  /** Late amount and rate of the start month as they were known then; null when the scope was not known. */
  late: number | null;
  rate: number | null;
  /** Đồng: the start as it is known now, less what was known then. */
  amount: number;
  /** Employers whose late amount of the start month is another one now, the largest difference first. */
  employers: {employer_code: string; before: number; now: number}[];
}

/** The state of a world in which a month was published. */
export interface Published {
  as_of: string;
  /** Whether anything that came later can have changed the month. */
  has_changed: boolean;
}

/**
 * When a month was published: the end of the day (UTC) before the first delivery of a later month was loaded. Null when
 * it was not known by then, so that nothing had been published before the later month was there; or when no later month
 * has come.
 */
export function publicationOf(records: readonly LoadRecord[], ix: number): Published | null {
  const ledgers = records.filter((r) => r.status === "accepted" && r.kind === "ledger");
  const first = ledgers.find((r) => r.cells.some((cell) => cell.period_ix > ix));
  if (!first) return null;
  const day = dayBefore(first.loaded_at);
  const isThen = (r: LoadRecord) => r.loaded_at <= asOfInstant(day);
  if (!ledgers.some((r) => isThen(r) && r.cells.some((cell) => cell.period_ix === ix))) return null;
  const touches = (r: LoadRecord) =>
    r.status === "accepted" &&
    (r.kind === "employers" || (r.kind === "ledger" && r.cells.some((cell) => cell.period_ix <= ix)));
  return {as_of: day, has_changed: records.some((r) => !isThen(r) && touches(r))};
}

function dayBefore(instant: string): string {
  return new Date(Date.parse(`${instant.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * Attaches the state in which a month was published as database `published`, built beside the world when a later file
 * touches the month. Null when nothing was published before.
 */
export async function attachPublished(
  db: Db,
  place: World,
  period: string,
  asOf: string | undefined
): Promise<Published | null> {
  const records = readRecords(place.accepted, asOf === undefined ? undefined : asOfInstant(asOf));
  const found = publicationOf(records, periodIndex(period));
  if (found?.has_changed)
    await db.run(`attach ${literal(await databaseAsOf(place, found.as_of))} as published (read_only)`);
  return found;
}

/** Employers that are named at most. */
const NAMED = 10;

/** What was corrected in a scope's start month; `published` is what attachPublished gave. */
export async function readCorrected(
  db: Db,
  scope: Scope,
  period: string,
  now: {late: number; rate: number | null},
  published: Published | null
): Promise<Corrected | null> {
  if (!published) return null;
  if (!published.has_changed) return {as_of: published.as_of, ...now, amount: 0, employers: []};
  const then = await readEnd(db, scope, period, "published.").catch(() => null);
  const rate = then?.receivable_12m ? then.late / then.receivable_12m : null;
  return {
    as_of: published.as_of,
    late: then?.late ?? null,
    rate,
    amount: now.late - (then?.late ?? 0),
    employers: await correctedEmployers(db, scope, periodIndex(period))
  };
}

function stateSql(prefix: string, ix: number): string {
  return `select e.employer_code, l.as_is_code as place, coalesce(v.section, 'unknown') as section,
      coalesce(v.officer_code, 'unknown') as officer, t.late
    from ${prefix}warehouse.fct_late as t
    inner join ${prefix}warehouse.fct_ledger as l on t.employer_id = l.employer_id and t.period_ix = l.period_ix
    inner join ${prefix}warehouse.dim_employer as e on t.employer_id = e.employer_id
    left join ${prefix}warehouse.dim_employer_version as v on l.version_id = v.version_id
    where t.period_ix = ${ix} and t.late > 0`;
}

async function correctedEmployers(db: Db, scope: Scope, ix: number): Promise<Corrected["employers"]> {
  return db.all(`
    with before as (select employer_code, late from (${stateSql("published.", ix)}) where ${within(scope)}),
    now as (select employer_code, late from (${stateSql("", ix)}) where ${within(scope)})
    select employer_code, coalesce(b.late, 0)::double as before, coalesce(n.late, 0)::double as now
    from before as b full join now as n using (employer_code)
    where coalesce(b.late, 0) <> coalesce(n.late, 0)
    order by abs(coalesce(n.late, 0) - coalesce(b.late, 0)) desc, employer_code limit ${NAMED}`);
}
