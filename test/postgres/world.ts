/** Worlds as tables of a database: a register of its own names and types, and a plain copy where every value is text. */
import {FUNDS, monthText, type Delivery, type EmployerRow, type LedgerRow} from "../oracle/types.js";
import type {Server} from "./server.js";

type Cells = Record<string, string | number | boolean | null>;

/** The names that the register's tables have for the balances of a fund. */
const WORDS = {opening: "đầu kỳ", accrued: "phát sinh", adjusted: "điều chỉnh", paid: "đã nộp", closing: "cuối kỳ"};
const INTEREST = {opening: "lai_dau", accrued: "lai_ps", paid: "lai_nop", closing: "lai_cuoi"};

/** Names with spaces, marks, capitals and quotes; provinces as numbers, months as days, money in several types. */
export const LEDGER_TABLE = `
  create schema "Thu";
  create table "Thu"."Sổ ""thu""" (
    "Kỳ" date, ma_tinh integer, "Mã đơn vị" varchar(20), so_ld integer, quy_luong numeric(20, 3),
    ${FUNDS.flatMap((fund) => Object.values(WORDS).map((word) => `"${fund} ${word}" ${fund === "oa" ? "numeric(20, 2)" : "bigint"}`)).join(", ")},
    ${Object.values(INTEREST)
      .map((name) => `${name} double precision`)
      .join(", ")});
  create index on "Thu"."Sổ ""thu""" ("Kỳ");
  create table dsdv (ma char(10), tu_thang text, ten text, tinh text, khoi smallint, nganh text, phien_ban integer,
    chu_ky integer, kho_thu text, khoanh boolean);
  create view v_employers as select ma as employer_code, tu_thang as valid_from, ten as employer_name,
    tinh as province_code, khoi as employer_type, nganh as sector_code, phien_ban as sector_version,
    chu_ky as payment_cycle, kho_thu as hard_to_collect, khoanh as frozen from dsdv;
  create table plans (province_code text, year integer, measure text, value numeric);`;

/** The mapping of those tables. */
export const MAPPING = {
  ledger: {
    relation: ["Thu", 'Sổ "thu"'],
    columns: {
      period: "Kỳ",
      province_code: {sql: "to_char(ma_tinh, 'FM00') -- two digits"},
      employer_code: "Mã đơn vị",
      headcount: "so_ld",
      wage_base: "quy_luong",
      ...Object.fromEntries(
        FUNDS.flatMap((fund) => Object.entries(WORDS).map(([name, word]) => [`${fund}_${name}`, `${fund} ${word}`]))
      ),
      ...Object.fromEntries(Object.entries(INTEREST).map(([name, column]) => [`interest_${name}`, column]))
    }
  },
  employers: {relation: "public.v_employers"},
  plans: {relation: "plans"}
};

/** Fills the register with deliveries that have no faults. */
export async function fillRegister(server: Server, database: string, deliveries: readonly Delivery[]): Promise<void> {
  const insert = (table: string, rows: Cells[]) => insertRows(server, database, table, rows);
  await server.run(`create database ${database}`);
  await server.run(LEDGER_TABLE, undefined, database);
  const ledger = deliveries.flatMap((delivery) => delivery.ledger);
  await insert('"Thu"."Sổ ""thu"""', ledger.map(registerRow));
  await insert("dsdv", deliveries.flatMap((delivery) => delivery.employers).map(employerRow));
  await insert(
    "plans",
    deliveries.flatMap((d) => d.plans).map((p) => ({...p, province_code: p.province, value: String(p.value)}))
  );
}

/** Inserts rows into a table; values find their columns by name. */
export async function insertRows(server: Server, database: string, table: string, rows: Cells[]): Promise<void> {
  const sql = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`;
  await server.run(sql, [JSON.stringify(rows)], database);
}

function registerRow(row: LedgerRow): Cells {
  const cells: Cells = {
    Kỳ: `${monthText(row.period)}-17`,
    ma_tinh: Number(row.province),
    "Mã đơn vị": row.employer,
    so_ld: row.headcount,
    quy_luong: String(row.wageBase)
  };
  for (const fund of FUNDS)
    for (const [name, word] of Object.entries(WORDS))
      cells[`${fund} ${word}`] = String(row.funds[fund][name as keyof typeof WORDS]);
  for (const [name, column] of Object.entries(INTEREST))
    cells[column] = String(row.interest[name as keyof typeof INTEREST]);
  return cells;
}

function employerRow(row: EmployerRow): Cells {
  const [year, month] = monthText(row.validFrom).split("-");
  return {
    ma: row.employer,
    tu_thang: `${month}/${year}`,
    ten: `Employer ${row.employer}`,
    tinh: row.province,
    khoi: Number(row.employerType),
    nganh: row.sector,
    phien_ban: Number(row.sectorVersion),
    chu_ky: row.cycle,
    kho_thu: row.hardToCollect,
    khoanh: row.frozen
  };
}

/** A ledger row under the contract's names, every value as text: the columns of a staging table, faults included. */
export function plainRow(row: LedgerRow): Record<string, string> {
  const cells: Record<string, string> = {
    period: monthText(row.period),
    province_code: row.province,
    employer_code: row.employer,
    headcount: String(row.headcount),
    wage_base: String(row.wageBase)
  };
  for (const fund of FUNDS)
    for (const [name, value] of Object.entries(row.funds[fund])) cells[`${fund}_${name}`] = String(value);
  for (const [name, value] of Object.entries(row.interest)) cells[`interest_${name}`] = String(value);
  if (row.fault) cells[row.fault.column] = row.fault.text;
  return cells;
}

/** Makes a table of texts out of such rows. */
export async function fillPlain(
  server: Server,
  database: string,
  table: string,
  rows: readonly Record<string, string>[]
): Promise<void> {
  const columns = Object.keys(rows[0]!).map((name) => `${name} text`);
  await server.run(`create table ${table} (${columns.join(", ")})`, undefined, database);
  await insertRows(server, database, table, [...rows]);
}
