import {mkdirSync, readFileSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {group} from "d3-array";
import {TABLES} from "../../src/domain/disclosure.js";
import {PROGRAM} from "../paths.js";
import {literal, withDatabase} from "../warehouse/open.js";
import type {Scope} from "./scope.js";

interface Column {
  table_schema: string;
  table_name: string;
  column_name: string;
  data_type: string;
}

/**
 * Writes the database of an edition: every table of the warehouse, of each the rows and columns that TABLES declares.
 * What an edition may not show is not in it at all, so nothing that reads it can show it. A table or column that nobody
 * has declared comes out empty.
 * @param warehouse path of the full database, which is only read. @param path of the new one; one that stands there goes.
 */
export async function writeEditionDatabase(warehouse: string, path: string, scope: Scope): Promise<void> {
  mkdirSync(dirname(path), {recursive: true});
  for (const file of [path, `${path}.wal`]) rmSync(file, {force: true});
  await withDatabase(path, {}, async (db) => {
    await db.run(`attach ${literal(warehouse)} as full_state (read_only)`);
    await db.run("create table main.scope (employer_id integer)");
    for (let at = 0; at < scope.employers.length; at += 5000) {
      const some = scope.employers.slice(at, at + 5000);
      await db.run(`insert into main.scope values ${some.map((id) => `(${id})`).join(", ")}`);
    }
    const columns = await db.all<Column>(`
      select table_schema, table_name, column_name, data_type from information_schema.columns
      where table_catalog = 'full_state' order by table_schema, table_name, ordinal_position`);
    for (const columnsOfTable of group(columns, (c) => `${c.table_schema}.${c.table_name}`).values())
      await db.run(copyOf(columnsOfTable, scope));
    if (scope.edition.kind === "officer") await db.run(testedOf(scope));
    await db.run("drop table main.scope");
    await db.run("detach full_state");
    for (const [name, {model}] of Object.entries(TABLES))
      if (model) await db.run(`create or replace table ${name} as ${modelOf(model)}`);
  });
}

/** The SQL of a model of the warehouse. */
function modelOf(path: string): string {
  return readFileSync(join(PROGRAM, "loaders", path), "utf8");
}

/** The statement that makes one table of the edition. */
function copyOf(columns: readonly Column[], scope: Scope): string {
  const [{table_schema: schema, table_name: name}] = columns as [Column];
  const declared = TABLES[`${schema}.${name}`] ?? TABLES[`${schema}.*`];
  const allowed = new Map(
    declared?.columns.split(" ").map((word) => {
      const [column, source] = word.split("=") as [string, string?];
      return [column, source ?? column];
    })
  );
  const list = columns
    .map(({column_name: column, data_type: type}) => {
      const source = allowed.has("*") ? column : allowed.get(column);
      return source ? `"${source}" as "${column}"` : `cast(null as ${type}) as "${column}"`;
    })
    .join(", ");
  const has = (column: string) => columns.some((c) => c.column_name === column);
  const conditions =
    declared?.rule === "open"
      ? ["true"]
      : declared?.rule === "own"
        ? ownRows(has, scope)
        : declared?.rule === "own_place"
          ? [ownPlace(has, scope)]
          : ["false"];
  return `create schema if not exists "${schema}";
    create table "${schema}"."${name}" as select ${list} from full_state."${schema}"."${name}" where ${conditions.join(" and ")}`;
}

type Has = (column: string) => boolean;

/** Rows of employers in scope; months in another province are that province's to show. */
function ownRows(has: Has, {edition: {province}}: Scope): string[] {
  if (!has("employer_id")) return ["false"];
  const scoped = "employer_id in (select employer_id from main.scope)";
  if (province === null) return [scoped];
  if (has("as_is_code")) return [scoped, `as_is_code = ${literal(province)}`];
  return has("period_ix") ? [scoped, ownMonths(province)] : [scoped];
}

/** Rows of the reader's province, by whichever column says where a row belongs; a file that holds others' rows too is not its own. */
function ownPlace(has: Has, {edition: {kind, province}}: Scope): string {
  if (kind !== "province" || province === null) return "false";
  if (has("as_is_code")) return `as_is_code = ${literal(province)}`;
  if (has("place")) return `place = ${literal(province)}::utinyint`;
  if (has("province_code") && has("period_ix"))
    return `(province_code, period_ix) in (
      select (province_code, period_ix) from full_state.warehouse.fct_expected where as_is_code = ${literal(province)})`;
  if (has("sha256"))
    return `sha256 in (select sha256 from full_state.warehouse.fct_delivery
      group by sha256 having bool_and(as_is_code = ${literal(province)}))`;
  return "false";
}

function ownMonths(province: string): string {
  return `(employer_id, period_ix) in (
    select (employer_id, period_ix) from full_state.warehouse.fct_ledger where as_is_code = ${literal(province)})`;
}

/**
 * How many of an officer's own employers were tested each month: the province's number is not his. Tested is who is known
 * in the month and the one before and had workers then (detection/int_change.sql).
 */
function testedOf({edition: {province}}: Scope): string {
  return `insert into detection.fct_tested (period_ix, place, tested, changed)
    select now.period_ix, ${literal(province!)}::utinyint, count(*),
      count(*) filter (
        now.headcount <> before.headcount
        or now.wage_base::double * before.headcount <> before.wage_base::double * now.headcount
      )
    from warehouse.fct_ledger as now
    inner join warehouse.fct_ledger as before
      on now.employer_id = before.employer_id and now.period_ix = before.period_ix + 1 and before.headcount > 0
    group by now.period_ix`;
}
