import {readFileSync} from "node:fs";
import {join} from "node:path";
import {PROGRAM} from "../paths.js";
import type {Db} from "../warehouse/open.js";
import {within, type Scope} from "./scope.js";

/** The terms between start and end, in the order in which they are told. */
export const TERMS = [
  "newly_late",
  "deepened",
  "paid",
  "cured",
  "adjusted",
  "moved_in",
  "moved_out",
  "broken",
  "missing",
  "back",
  "law"
] as const;
export type Term = (typeof TERMS)[number];

export interface TermAmount {
  term: Term;
  /** Whole đồng; what lowers the late amount is negative. */
  amount: bigint;
  employers: number;
}

/** start + the sum of all terms = end, to the đồng. */
export interface Account {
  start: bigint;
  startEmployers: number;
  terms: TermAmount[];
  end: bigint;
  endEmployers: number;
}

const SQL = join(PROGRAM, "loaders", "explanation", "sql");

/** The text of a model of this folder. */
export function model(name: string): string {
  return readFileSync(join(SQL, `${name}.sql`), "utf8");
}

/** Makes the tables of the account between two months, for every scope at once. */
export async function makeAccount(db: Db, fromIx: number, toIx: number): Promise<void> {
  await db.run(`set variable from_ix = ${fromIx}; set variable to_ix = ${toIx}`);
  for (const name of ["account_employers", "account_terms", "account_cells"])
    await db.run(`create or replace temp table ${name} as ${model(name)}`);
}

/** Rows of account_terms that belong to a scope. */
export function termsWithin(scope: Scope): string {
  return `from account_terms where ${within(scope)} and ("by" is null or "by" = '${scope.level}')`;
}

/** The account of one scope; makeAccount must have been called. */
export async function readAccount(db: Db, scope: Scope): Promise<Account> {
  const rows = await db.all<{term: Term | "start" | "end"; amount: string; employers: number}>(
    `select term, sum(amount)::varchar as amount, count(distinct employer_id)::integer as employers
     ${termsWithin(scope)} group by term`
  );
  const found = new Map(rows.map((row) => [row.term, {amount: BigInt(row.amount), employers: row.employers}]));
  const get = (term: Term | "start" | "end") => found.get(term) ?? {amount: 0n, employers: 0};
  return {
    start: get("start").amount,
    startEmployers: get("start").employers,
    terms: TERMS.map((term) => ({term, ...get(term)})),
    end: get("end").amount,
    endEmployers: get("end").employers
  };
}

/** What is left over: 0 in every account. */
export function residual({start, terms, end}: Account): bigint {
  return terms.reduce((sum, {amount}) => sum + amount, start) - end;
}
