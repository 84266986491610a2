import {productEffects} from "../../src/domain/stats/factors.js";
import {EXIT, UserError} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import {world} from "../paths.js";
import {periodIndex, SWITCH_2025_07} from "../reference.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {makeAccount, readAccount, residual, type Term} from "./account.js";
import {provinceTerms, rateAccount, readCells, reversals, type ProvinceTerm, type RateAccount} from "./accountRate.js";
import {readEnd, type End} from "./ends.js";
import {cellSets, readChangers, type CellSet, type Changers} from "./changers.js";
import {attachPublished, readCorrected, type Corrected, type Published} from "./published.js";
import {NATION, type Scope} from "./scope.js";
import {readSeason, type Season} from "./season.js";

/** The late amount as a product, at both ends, and what each factor added. */
export interface Driver {
  factor: "employers" | "heads_per_employer" | "wage_per_head" | "receivable_per_wage" | "rate";
  from: number;
  to: number;
  effect: number;
}

/** The whole account of a change. Money is whole đồng. */
export interface Explanation {
  level: Scope["level"];
  code: string;
  from: string;
  to: string;
  complete: {from: boolean; to: boolean};
  stock: {
    start: number;
    start_employers: number;
    terms: {term: Term; amount: number; employers: number}[];
    end: number;
    end_employers: number;
    residual: number;
  };
  /** Null when one of the twelve months of an end is not known. */
  rate: RateAccount | null;
  /** What deliveries after the publication of the start changed in it; null when nothing had been published before. */
  corrected: Corrected | null;
  season: Season;
  provinces: ProvinceTerm[];
  reversals: {by: string; kind: string}[];
  drivers: Driver[];
  employers: Changers;
  cells: CellSet[];
  notes: string[];
}

export interface ExplainOptions {
  data: string;
  from: string;
  to: string;
  scope?: Scope;
  asOf?: string;
  /** Named employers. */
  most?: number;
  /** The state in which the start was published, attached as `published`. */
  published?: Published | null;
}

/** Explains the change of the late amount and of its rate between two months of a world. */
export async function explainChange(options: ExplainOptions): Promise<Explanation> {
  const place = world(options.data);
  const database = await databaseAsOf(place, options.asOf);
  return withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`attach ${literal(database)} as w (read_only); use w`);
    return explainIn(db, {...options, published: await attachPublished(db, place, options.from, options.asOf)});
  });
}

/** The same on an open database. */
export async function explainIn(db: Db, options: ExplainOptions): Promise<Explanation> {
  const [fromIx, toIx] = [periodIndex(options.from), periodIndex(options.to)];
  if (fromIx >= toIx) throw new UserError(`--from ${options.from} is not before --to ${options.to}`, EXIT.usage);
  await makeAccount(db, fromIx, toIx);
  return explainScope(db, options);
}

/** The account of one scope; makeAccount must have been called for the two months. */
export async function explainScope(db: Db, options: ExplainOptions): Promise<Explanation> {
  const {from, to, scope = NATION, most = 20, published = null} = options;
  const [fromIx, toIx] = [periodIndex(from), periodIndex(to)];
  const [start, end] = [await readEnd(db, scope, from), await readEnd(db, scope, to)];
  const account = await readAccount(db, scope);
  const open = residual(account);
  if (open !== 0n) throw new Error(`the account of ${scope.code} ${from}..${to} does not close: ${open} đồng are left`);
  const cells = await readCells(db, scope);
  const isRated = start.receivable_12m !== null && end.receivable_12m !== null;
  const rate = isRated ? rateAccount(cells) : null;
  return {
    level: scope.level,
    code: scope.code,
    from,
    to,
    complete: {from: start.complete, to: end.complete},
    stock: {
      start: safe(account.start),
      start_employers: account.startEmployers,
      terms: account.terms.map((term) => ({...term, amount: safe(term.amount)})),
      end: safe(account.end),
      end_employers: account.endEmployers,
      residual: safe(open)
    },
    rate,
    corrected: await readCorrected(db, scope, from, {late: start.late, rate: rate?.from ?? null}, published),
    season: await readSeason(db, scope, {from, to, start: start.late, end: end.late}, rate),
    provinces: isRated && scope.level === "nation" ? provinceTerms(cells) : [],
    reversals: isRated ? reversals(cells, scope) : [],
    drivers: isRated ? drivers(start, end) : [],
    employers: await readChangers(db, scope, account.end - account.start, most),
    cells: isRated ? cellSets(cells, scope) : [],
    notes: notes(fromIx, toIx, start, end)
  };
}

/** Money that leaves as a number must be exact as one. */
function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER))
    throw new Error(`too large to be exact as a number: ${value}`);
  return Number(value);
}

const FACTORS: readonly Driver["factor"][] = [
  "employers",
  "heads_per_employer",
  "wage_per_head",
  "receivable_per_wage",
  "rate"
];

/** Late = employers x heads per employer x wage per head x receivable per wage x rate (LMDI); none where one is 0. */
function drivers(start: End, end: End): Driver[] {
  const factors = (e: End) => [
    e.employers,
    e.headcount / e.employers,
    e.wage_base / e.headcount,
    e.receivable_12m! / e.wage_base,
    e.late / e.receivable_12m!
  ];
  const [before, after] = [factors(start), factors(end)];
  if (![...before, ...after].every((x) => x > 0 && Number.isFinite(x))) return [];
  const effects = productEffects([before], [after]);
  return FACTORS.map((factor, i) => ({factor, from: before[i]!, to: after[i]!, effect: effects[i]!}));
}

function notes(fromIx: number, toIx: number, start: End, end: End): string[] {
  const found: string[] = [];
  if (fromIx < SWITCH_2025_07 && toIx >= SWITCH_2025_07)
    found.push(
      "due dates moved one month on in 2025-07 (Law 41/2024): terms are taken under the old ones, the rest stands as law"
    );
  if (fromIx === SWITCH_2025_07) found.push("nothing fell due in 2025-07: the month after it must rise");
  if (!start.complete || !end.complete) found.push("not all deliveries of both ends are whole");
  if (start.receivable_12m === null || end.receivable_12m === null)
    found.push("no rate: one of the twelve months of an end is not known");
  return found;
}
