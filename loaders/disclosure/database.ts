import {mkdirSync, rmSync} from "node:fs";
import {dirname} from "node:path";
import {group} from "d3-array";
import {TABLES} from "../../src/domain/disclosure.js";
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
    await db.run("drop table main.scope");
    await db.run("detach full_state");
  });
}

/** The statement that makes one table of the edition. */
function copyOf(columns: readonly Column[], {edition}: Scope): string {
  const [{table_schema: schema, table_name: name}] = columns as [Column];
  const declared = TABLES[`${schema}.${name}`] ?? TABLES[`${schema}.*`];
  const allowed = new Set(declared?.columns.split(" ") ?? []);
  const list = columns
    .map(({column_name: column, data_type: type}) =>
      allowed.has(column) || allowed.has("*") ? `"${column}"` : `cast(null as ${type}) as "${column}"`
    )
    .join(", ");
  const has = (column: string) => columns.some((c) => c.column_name === column);
  const conditions =
    declared?.rule === "open"
      ? ["true"]
      : declared?.rule === "own" && has("employer_id")
        ? [
            "employer_id in (select employer_id from main.scope)",
            // Months in another province are that province's to show.
            ...(edition.province && has("as_is_code") ? [`as_is_code = ${literal(edition.province)}`] : []),
            ...(edition.province && !has("as_is_code") && has("period_ix") ? [ownMonths(edition.province)] : [])
          ]
        : declared?.rule === "own_place" && edition.kind === "province" && has("as_is_code")
          ? [`as_is_code = ${literal(edition.province!)}`]
          : ["false"];
  return `create schema if not exists "${schema}";
    create table "${schema}"."${name}" as select ${list} from full_state."${schema}"."${name}" where ${conditions.join(" and ")}`;
}

function ownMonths(province: string): string {
  return `(employer_id, period_ix) in (
    select (employer_id, period_ix) from full_state.warehouse.fct_ledger where as_is_code = ${literal(province)})`;
}
