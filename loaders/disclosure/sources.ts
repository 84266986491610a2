import type {Edition} from "../../src/domain/disclosure.js";
import {attachPublished} from "../explanation/published.js";
import type {Marts} from "../marts/marts.js";
import {readMart} from "../marts/read.js";
import type * as rows from "../marts/types.js";
import {world as place} from "../paths.js";
import {readRankingInputs} from "../ranking/rankingOf.js";
import {periodText} from "../reference.js";
import {readFacts} from "../report/facts.js";
import type {PackFacts} from "../report/types.js";
import {readFairnessData} from "../site/pages/fairness/index.js";
import type {World} from "../site/pages/world.js";
import type {Db} from "../warehouse/open.js";
import type {RankingSource} from "./ranking.js";

/** The nation's ranking with what editions make of it, from the full warehouse. */
export async function readRankingSource(db: Db, world: World): Promise<RankingSource> {
  const ix = world.last.period_ix;
  const data = await readFairnessData(db, world, ["province", "sector"]);
  const officers = await readRankingInputs(db, ix, "officer");
  const places = await db.all<{officer: string; place: string}>(`
    select v.officer_code as officer, any_value(l.as_is_code) as place
    from warehouse.fct_ledger as l
    inner join warehouse.dim_employer_version as v on l.version_id = v.version_id
    where l.period_ix between ${ix - 11} and ${ix} and v.officer_code <> ''
    group by v.officer_code having count(distinct l.as_is_code) = 1`);
  return {...data, officers, officerPlaces: new Map(places.map((row) => [row.officer, row.place]))};
}

/** What the packs of the last month say of the provinces whose editions are asked for; none in a world of one month. */
export async function readPacks(
  db: Db,
  world: World,
  data: string,
  editions: readonly Edition[]
): Promise<ReadonlyMap<string, PackFacts>> {
  const codes = editions.flatMap(({kind, province}) => (kind === "province" ? [province!] : []));
  const {period_ix: ix, period: month} = world.last;
  if (!codes.length || !world.at("nation", "VN", ix) || !world.at("nation", "VN", ix - 1)) return new Map();
  const run = new Map(world.marts.run.map(({key, value}) => [key, value]));
  const published = await attachPublished(db, place(data), periodText(ix - 1), run.get("as_of") || undefined);
  const facts = await readFacts(db, {month, codes, published, skipUnknown: true});
  return new Map(facts.map((one) => [one.code, one]));
}

/**
 * The marts that are made from the edition's own database. What was delivered in a row that was set aside is shown as it
 * came, unless it names somebody whom the edition's readers may not see.
 */
export async function readRemade(db: Db, isClean: (text: string) => boolean): Promise<Partial<Marts>> {
  const quarantined = await readMart<rows.QuarantineRow>(db, "quarantine_rows");
  return {
    quarantine_rows: quarantined.map((row) => ({...row, value: row.value && isClean(row.value) ? row.value : null})),
    quarantine_reasons: await readMart<rows.QuarantineReasonRow>(db, "quarantine_reasons"),
    quarantine_totals: await readMart<rows.QuarantineTotals>(db, "quarantine_totals"),
    loads: await readMart<rows.LoadRow>(db, "loads"),
    breaks: await readMart<rows.BreakRow>(db, "breaks")
  };
}
