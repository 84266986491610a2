import {createHash} from "node:crypto";
import {escapeIdentifier, escapeLiteral, type Client} from "pg";
import {selectRows, type Field, type Source} from "./source.js";
import {indexable} from "./text.js";

/** Rows of one source that share their month and province (or what the mapping parts them by): one file. */
export interface Batch {
  source: Source;
  /** Values of the source's batch columns, as the file writes them; null where they are missing. */
  values: readonly (string | null)[];
  rows: number;
  /** What is the same for all states of the batch. */
  label: string;
  /** Name of its file. It holds a digest of the rows, so a file of that name is these rows, whole. */
  file: string;
}

/** Part of every digest: raised when the same rows come to be written as other bytes. */
const FORM = 1;

/**
 * The batches of a source, in the order of their values. The server reads all rows once and gives, per batch, their
 * number and the sum of their hashes: what has not changed since an earlier run need not be pulled again.
 */
export async function listBatches(client: Client, source: Source): Promise<Batch[]> {
  const keys = source.batch.map((_, i) => `part_${i}`);
  const parts = source.batch.map((field, i) => `row_text.${quoted(field)} collate "C" as ${keys[i]}`);
  const order = keys.map((key) => `${key} nulls last`);
  const {rows} = await client.query<Record<string, string | null>>(`
    select ${[...parts, "count(*)::text as rows", `sum(hashtextextended(row_text::text collate "C", 0))::text as hash`].join(", ")}
    from (${selectRows(source)}) as row_text
    ${keys.length ? `group by ${keys.join(", ")} order by ${order.join(", ")}` : "having count(*) > 0"}`);
  return rows.map((row) => {
    const values = keys.map((key) => row[key] ?? null);
    const label = [source.kind.id, ...values.map(pathSafe)].join("_");
    const facts = [FORM, source.fields.map((field) => field.column.name), values, row["rows"], row["hash"]];
    const digest = createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 16);
    return {source, values, rows: Number(row["rows"]), label, file: `${label}.${digest}.csv`};
  });
}

/** The query whose result is a batch's file: every value as text, rows in the order of the key, ties by all columns. */
export function batchQuery(batch: Batch): string {
  const {source, values} = batch;
  const conditions = source.batch.flatMap((field, i) => {
    const value = values[i] ?? null;
    const exact = value === null ? `${field.text} is null` : `(${field.text}) = ${escapeLiteral(value)}`;
    return [exact, indexable(field.column, field.sql, field.oid, value)].filter((c) => c !== null);
  });
  const isKey = (field: Field) => source.kind.key.includes(field.column.name);
  const order = [...source.fields.filter(isKey), ...source.fields.filter((field) => !isKey(field))];
  return `select * from (${selectRows(source, conditions)}) as row_text
    order by ${order.map((field) => `${quoted(field)} collate "C"`).join(", ")}`;
}

function quoted(field: Field): string {
  return escapeIdentifier(field.column.name);
}

/** A value as part of a file's name: whatever stands in the column, it stays one name in one folder. */
export function pathSafe(value: string | null): string {
  if (value === null) return "~";
  const safe = value.replace(/[^0-9A-Za-z-]/gu, (c) => `~${c.codePointAt(0)!.toString(16)}`);
  return safe.slice(0, 60);
}
