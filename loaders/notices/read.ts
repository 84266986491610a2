import {readFileSync} from "node:fs";
import {join} from "node:path";
import {PROGRAM} from "../paths.js";
import {literal, type Db} from "../warehouse/open.js";
import {FUNDS, type ByFund, type Piece, type Statement} from "./types.js";

export interface Scope {
  ix: number;
  /** Province of today. */
  province: string;
  agency?: string;
  employer?: string;
}

const sql = (name: string) => readFileSync(join(PROGRAM, "loaders", "notices", "sql", `${name}.sql`), "utf8");

/**
 * Makes the tables of the notices, `scope`, `statement` and `piece`, as temporary ones, and gives the number of employers.
 * @param db attached to a warehouse that is the default database
 */
export async function prepareStatements(db: Db, scope: Scope): Promise<number> {
  const text = (value: string | undefined) => (value === undefined ? "null::varchar" : literal(value));
  await db.run(`set variable notice_ix = ${scope.ix}; set variable notice_province = ${literal(scope.province)};
    set variable notice_agency = ${text(scope.agency)}; set variable notice_employer = ${text(scope.employer)}`);
  for (const name of ["scope", "statement", "piece"])
    await db.run(`create or replace temp table ${name} as ${sql(name)}`);
  const [found] = await db.all<{n: number}>("select count(*)::integer as n from scope");
  return found!.n;
}

type Row = Record<string, bigint | number | string | null>;

/** The statements from position `from` to before `to`, in the order of printing, with what each leaves unpaid. */
export async function readStatements(db: Db, from: number, to: number): Promise<Statement[]> {
  const rows = await db.all<Row>(`select * from statement where n >= ${from} and n < ${to} order by n`);
  const pieces = await db.all<Piece & {employer_id: number}>(`
    select p.* from piece as p inner join scope as s on p.employer_id = s.employer_id
    where s.n >= ${from} and s.n < ${to} order by s.n, p.arisen_ix`);
  const byEmployer = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const list = byEmployer.get(piece.employer_id);
    if (list) list.push(piece);
    else byEmployer.set(piece.employer_id, [piece]);
  }
  return rows.map((row) => statementOf(row, byEmployer.get(row["employer_id"] as number) ?? []));
}

function statementOf(row: Row, pieces: Piece[]): Statement {
  const big = (key: string) => BigInt(row[key] as bigint | number);
  const maybe = (key: string) => (row[key] === null ? null : big(key));
  const funds = (name: string) => Object.fromEntries(FUNDS.map((f) => [f, big(`${f}_${name}`)])) as ByFund;
  const text = (key: string) => row[key] as string | null;
  return {
    n: row["n"] as number,
    employer_id: row["employer_id"] as number,
    employer_code: row["employer_code"] as string,
    agency_code: row["agency_code"] as string,
    employer_name: text("employer_name"),
    tax_code: text("tax_code"),
    officer_code: text("officer_code"),
    headcount: big("headcount"),
    headcount_before: maybe("headcount_before"),
    wage_base: big("wage_base"),
    wage_base_before: maybe("wage_base_before"),
    opening: funds("opening"),
    accrued: funds("accrued"),
    adjusted: funds("adjusted"),
    paid: funds("paid"),
    closing: funds("closing"),
    before: row["si_before"] === null ? null : funds("before"),
    interest: {
      opening: big("interest_opening"),
      accrued: big("interest_accrued"),
      paid: big("interest_paid"),
      closing: big("interest_closing")
    },
    pieces
  };
}
