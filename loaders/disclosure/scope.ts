import {editionName, type Edition} from "../../src/domain/disclosure.js";
import {EXIT, UserError} from "../errors.js";
import {literal, type Db} from "../warehouse/open.js";

/** An edition and the employers that its readers may see one by one. */
export interface Scope {
  edition: Edition;
  /** Numbers of the employers in this warehouse. */
  employers: readonly number[];
}

/**
 * The employers of an edition. A province's own are those whose last ledger row stands in it (by today's 34 codes), an
 * officer's own those of them whose newest entry in the register names the officer; the public's are those that are
 * lawfully published at the last month: a document `publication` counts and the conditions of publication still hold.
 * Throws a UserError for a province or officer that is not there, or an officer's code that several provinces use.
 */
export async function scopeOf(db: Db, edition: Edition): Promise<Scope> {
  if (edition.kind === "officer") return officerScope(db, edition);
  if (edition.kind === "province") await needProvince(db, edition.province!);
  const sql =
    edition.kind === "province"
      ? `select employer_id from (${LAST_PLACE}) where as_is_code = ${literal(edition.province!)} order by employer_id`
      : edition.kind === "public"
        ? PUBLISHED
        : "select employer_id from warehouse.dim_employer order by employer_id";
  const rows = await db.all<{employer_id: number}>(sql);
  return {edition, employers: rows.map(({employer_id}) => employer_id)};
}

const LAST_PLACE =
  "select employer_id, arg_max(as_is_code, period_ix) as as_is_code from warehouse.fct_ledger group by employer_id";

const PUBLISHED = `
  select employer_id from ladder.fct_step
  where period_ix = (select max(period_ix) from warehouse.dim_period) and publishable and published_on is not null
  order by employer_id`;

async function needProvince(db: Db, code: string): Promise<void> {
  const rows = await db.all<{code: string}>("select code from ref.provinces where map = '34' order by code");
  if (rows.some((row) => row.code === code)) return;
  const known = rows.map((row) => row.code).join(", ");
  throw new UserError(`edition province:${code}: no province of today has this code (there are ${known})`, EXIT.usage);
}

async function officerScope(db: Db, edition: Edition): Promise<Scope> {
  const rows = await db.all<{employer_id: number; as_is_code: string}>(`
    select employer_id, as_is_code
    from (${LAST_PLACE}) as place
    inner join (
      select employer_id, arg_max(coalesce(officer_code, ''), from_ix) as officer_code
      from warehouse.dim_employer_version
      where from_ix <= (select max(period_ix) from warehouse.dim_period) group by employer_id
    ) as register using (employer_id)
    where officer_code = ${literal(edition.officer!)}
    order by employer_id`);
  const places = [...new Set(rows.map((row) => row.as_is_code))].sort();
  const province = edition.province ?? places[0] ?? null;
  if (edition.province === null && places.length > 1) {
    const forms = places.map((code) => `officer:${code}/${edition.officer}`).join(", ");
    throw new UserError(
      `edition officer:${edition.officer}: ${places.length} provinces have an officer of this code; say which: ${forms}`,
      EXIT.usage
    );
  }
  const mine = rows.filter((row) => row.as_is_code === province);
  if (mine.length === 0)
    throw new UserError(`edition ${editionName({...edition, province})}: no employer has this officer`, EXIT.usage);
  return {edition: {...edition, province}, employers: mine.map(({employer_id}) => employer_id)};
}

/** Every edition of a province of today, in the order of the codes. */
export async function provinceEditions(db: Db): Promise<Edition[]> {
  const rows = await db.all<{code: string}>("select code from ref.provinces where map = '34' order by code");
  return rows.map(({code}) => ({kind: "province", province: code, officer: null}));
}
