import {escapeIdentifier, type Client, type QueryConfig} from "pg";
import {UserError} from "../errors.js";
import type {Column} from "../extract/contract.js";
import {isLost} from "./connect.js";
import type {Mapped, Mapping, Origin} from "./mapping.js";
import {asText, typeFault} from "./text.js";

/** One column of the contract as the database gives it. */
export interface Field {
  column: Column;
  /** The bare column or expression. */
  sql: string;
  /** PostgreSQL's number of its type. */
  oid: number;
  /** The SQL of its text as the contract writes it. */
  text: string;
}

/** The rows of one kind, checked against the database. */
export interface Source {
  kind: Mapped["kind"];
  /** The relation's name for people. */
  name: string;
  /** The relation's name in SQL. */
  relation: string;
  /** Columns of the extract, in the order of the contract. */
  fields: readonly Field[];
  where: string | null;
  /** The fields that part the rows into files. */
  batch: readonly Field[];
}

/** Checks a mapping against the database. Throws a UserError that lists all faults of all kinds. */
export async function resolveSources(client: Client, mapping: Mapping): Promise<Source[]> {
  const faults: string[] = [];
  const sources: Source[] = [];
  for (const mapped of mapping.kinds) {
    const tell = (fault: string) => faults.push(`${mapping.file}: ${mapped.kind.id}${fault}`);
    const before = faults.length;
    const source = await resolveSource(client, mapped, tell);
    if (!source || faults.length > before) continue;
    // All together once: parts that are right alone need not be right beside each other.
    const fault = await attempt(client, () => typeOf(client, "1", `(${selectRows(source)}) as row_text`));
    if (typeof fault === "string") tell(`: ${fault}`);
    sources.push(source);
  }
  if (faults.length) throw new UserError(faults);
  return sources;
}

async function resolveSource(client: Client, mapped: Mapped, tell: (fault: string) => void): Promise<Source | null> {
  const relation = mapped.relation.map(escapeIdentifier).join(".");
  const name = mapped.relation.join(".");
  const present = await attempt(client, () => columnsOf(client, relation));
  if (typeof present === "string" || present === null) {
    tell(`.relation: ${present ?? `"${name}" is not in the database (expected a table or view, with its schema)`}`);
    return null;
  }
  const origins = findOrigins(mapped, name, present, tell);
  const fields: Field[] = [];
  for (const [column, origin] of origins) {
    const sql = "sql" in origin ? enclosed(origin.sql) : escapeIdentifier(origin.column);
    const oid = await attempt(client, () => typeOf(client, sql, relation));
    const fault = typeof oid === "string" ? oid : typeFault(column, oid);
    const what = "sql" in origin ? "the expression" : `"${origin.column}"`;
    if (fault !== null) tell(`.columns.${column.name}: ${what}: ${fault}`);
    else if (typeof oid === "number") fields.push({column, sql, oid, text: asText(column, sql, oid)});
  }
  const where = mapped.where === null ? null : enclosed(mapped.where);
  if (where !== null) {
    const fault = await attempt(client, () => typeOf(client, "1", `${relation} where ${where}`));
    if (typeof fault === "string") tell(`.where: ${fault}`);
  }
  const batch = mapped.batch.flatMap((of) => fields.filter((field) => field.column.name === of));
  return {kind: mapped.kind, name, relation, fields, where, batch};
}

/** The query for the rows of a source, every value as text under its name in the contract. */
export function selectRows(source: Source, conditions: readonly string[] = []): string {
  const columns = source.fields.map((field) => `${field.text} as ${escapeIdentifier(field.column.name)}`);
  const all = [...(source.where === null ? [] : [source.where]), ...conditions];
  return `select ${columns.join(", ")} from ${source.relation}${all.length ? ` where ${all.join(" and ")}` : ""}`;
}

/** Parentheses on lines of their own: a comment at the end of an expression must not swallow what follows. */
function enclosed(sql: string): string {
  return `(\n${sql}\n)`;
}

/** The columns of a relation, or null when there is none of that name. */
async function columnsOf(client: Client, relation: string): Promise<string[] | null> {
  const found = await client.query<{oid: number | null}>("select to_regclass($1)::oid as oid", [relation]);
  const oid = found.rows[0]?.oid ?? null;
  if (oid === null) return null;
  await typeOf(client, "1", relation);
  const columns = await client.query<{name: string}>(
    "select attname as name from pg_attribute where attrelid = $1 and attnum > 0 and not attisdropped order by attnum",
    [oid]
  );
  return columns.rows.map((row) => row.name);
}

/** Where each column of the contract comes from: as mapped, else from the column of its own name. */
function findOrigins(mapped: Mapped, name: string, present: string[], tell: (fault: string) => void) {
  const origins = new Map<Column, Origin>();
  const absent: string[] = [];
  const unmapped: string[] = [];
  for (const column of mapped.kind.columns) {
    const origin = mapped.columns.get(column.name);
    if (origin && "column" in origin && !present.includes(origin.column))
      absent.push(`"${origin.column}" (for ${column.name})`);
    else if (origin) origins.set(column, origin);
    else if (present.includes(column.name)) origins.set(column, {column: column.name});
    else if (column.need !== "optional") unmapped.push(column.name);
  }
  const has = `"${name}" has: ${present.join(", ")}`;
  if (absent.length) tell(`.columns: no such column: ${absent.join(", ")} (${has})`);
  if (unmapped.length) tell(`.columns: required and not mapped: ${unmapped.join(", ")} (${has})`);
  return origins;
}

/** The type of an expression, without reading a row. */
async function typeOf(client: Client, sql: string, from: string): Promise<number> {
  // The extended protocol takes one statement and no more, so text from the mapping file cannot bring another along.
  const probe: QueryConfig & {queryMode: "extended"} = {
    text: `select ${sql} from ${from} limit 0`,
    queryMode: "extended"
  };
  const result = await client.query(probe);
  if (result.fields.length !== 1) throw new Error(`is ${result.fields.length} columns (expected one value)`);
  return result.fields[0]!.dataTypeID;
}

/** Asks something that may fail, without losing the transaction; gives the server's words when it did. */
async function attempt<T>(client: Client, ask: () => Promise<T>): Promise<T | string> {
  await client.query("savepoint asked");
  try {
    const answer = await ask();
    await client.query("release savepoint asked");
    return answer;
  } catch (error) {
    if (isLost(error)) throw error;
    await client.query("rollback to savepoint asked");
    return (error as Error).message;
  }
}
