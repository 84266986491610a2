import {EXIT, UserError} from "../errors.js";
import {makeAccount} from "../explanation/account.js";
import {explainScope} from "../explanation/explain.js";
import type {Published} from "../explanation/published.js";
import {NATION, type Scope} from "../explanation/scope.js";
import {periodIndex, periodText} from "../reference.js";
import type {Db} from "../warehouse/open.js";
import {
  hasMonth,
  readDebt,
  readDocuments,
  readLevels,
  readNames,
  readPromises,
  readRequests,
  readRunFacts
} from "./queries.js";
import {readStandings} from "./standing.js";
import {DEBT_CLASSES, type DebtRow, type PackFacts, type ProvinceRow, type RequestFact} from "./types.js";

/** Employers that a pack names. */
export const NAMED_EMPLOYERS = 10;
/** Months back in which earlier requests are looked for. */
const EARLIER = 12;

export interface FactsOptions {
  /** Month YYYY-MM that is explained. */
  month: string;
  /** Provinces of today, or VN; all of them and VN when not given. */
  codes?: readonly string[];
  /** A province of which nothing is known is left out instead of being an error. */
  skipUnknown?: boolean;
  published?: Published | null;
}

/**
 * Reads what the packs of one month say, for the nation first and then the provinces by code. A province without rows in the month or the
 * one before has none. Throws a UserError for a month or a province that is not known.
 */
export async function readFacts(db: Db, options: FactsOptions): Promise<PackFacts[]> {
  const shared = await readShared(db, options);
  const {names} = shared.names;
  const all = ["VN", ...Object.keys(names.province).sort()];
  const unknown = (options.codes ?? []).filter((code) => !all.includes(code));
  if (unknown.length)
    throw new UserError(
      `unknown province "${unknown.join('", "')}" (expected one of today's: ${all.slice(1).join(", ")})`,
      EXIT.usage
    );
  await makeAccount(db, shared.ix - 1, shared.ix);
  const found: PackFacts[] = [];
  for (const code of all) {
    if (options.codes && !options.codes.includes(code)) continue;
    const facts = await factsOf(db, code, shared, options);
    if (facts) found.push(facts);
    else if (options.codes && !options.skipUnknown)
      throw new UserError(`province ${code}: nothing is known of ${shared.before} or ${options.month}`, EXIT.usage);
  }
  return found;
}

async function readShared(db: Db, {month}: FactsOptions) {
  const ix = periodIndex(month);
  const before = periodText(ix - 1);
  for (const period of [month, before])
    if (!(await hasMonth(db, period)))
      throw new UserError(`${month} cannot be explained: nothing is known of ${period}`, EXIT.usage);
  return {
    ix,
    before,
    levels: await readLevels(db, [ix, ix - 1, ix - 12]),
    debt: await readDebt(db, ix),
    documents: await readDocuments(db, ix),
    requests: await readRequests(db, ix - EARLIER, ix),
    promises: await readPromises(db, ix),
    names: await readNames(db),
    run: await readRunFacts(db),
    standings: await readStandings(db, ix)
  };
}

type Shared = Awaited<ReturnType<typeof readShared>>;

async function factsOf(
  db: Db,
  code: string,
  shared: Shared,
  {month, published}: FactsOptions
): Promise<PackFacts | null> {
  const isNation = code === "VN";
  const at = (period: string) => shared.levels.get(code)?.find((level) => level.period === period) ?? null;
  const [now, previous] = [at(month), at(shared.before)];
  if (!now || !previous) return null;
  const scope: Scope = isNation ? NATION : {level: "province", code};
  const explanation = await explainScope(db, {
    data: "",
    ...{from: shared.before, to: month, scope, most: NAMED_EMPLOYERS, published: published ?? null}
  });
  const {names, full} = shared.names;
  const name = isNation ? {vi: "Toàn quốc", en: "The nation"} : names.province[code]!;
  const requests = shared.requests.get(code) ?? [];
  const provinces = isNation ? provinceRows(shared, month) : [];
  return {
    level: isNation ? "nation" : "province",
    code,
    name,
    fullName: {vi: full.get(code) ?? name.vi, en: name.en},
    period: month,
    before: shared.before,
    ...shared.run,
    ...{now, previous, yearAgo: at(periodText(shared.ix - 12))},
    standing: shared.standings.get(code) ?? null,
    explanation,
    debt: wholeDebt(shared.debt.get(code) ?? []),
    documents: shared.documents.get(code) ?? [],
    request: requests.find((r) => r.period === month) ?? null,
    earlier: isNation ? earlierOfAll(shared, month) : requests.filter((r) => r.period < month),
    promises: isNation ? [...shared.promises.values()].flat() : (shared.promises.get(code) ?? []),
    provinces,
    names
  };
}

function earlierOfAll(shared: Shared, month: string): RequestFact[] {
  return [...shared.requests.values()]
    .flat()
    .filter((r) => r.period < month && r.is_asked)
    .sort((a, b) => (a.period === b.period ? (a.code < b.code ? -1 : 1) : a.period < b.period ? 1 : -1));
}

/** All classes, also those that nobody is in. */
function wholeDebt(rows: readonly DebtRow[]): DebtRow[] {
  const none = {employers: 0, headcount: 0, late: 0, si: 0, hi: 0, ui: 0, oa: 0, interest: 0};
  return DEBT_CLASSES.map((name) => rows.find((row) => row.class === name) ?? {class: name, ...none});
}

/** Provinces by rate, the highest first; those without a rate last, by code. */
function provinceRows(shared: Shared, month: string): ProvinceRow[] {
  const rows = Object.keys(shared.names.names.province).flatMap((code): ProvinceRow[] => {
    const at = (period: string) => shared.levels.get(code)?.find((level) => level.period === period);
    const [now, before] = [at(month), at(shared.before)];
    if (!now) return [];
    const request = shared.requests.get(code)?.find((r) => r.period === month) ?? null;
    const {late, rate} = now;
    return [
      {
        code,
        late,
        rate,
        late_before: before?.late ?? null,
        rate_before: before?.rate ?? null,
        standing: shared.standings.get(code) ?? null,
        request
      }
    ];
  });
  return rows.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || (a.code < b.code ? -1 : 1));
}
