import {readFileSync} from "node:fs";
import {basename} from "node:path";
import {UserError} from "../errors.js";
import {KINDS, type Kind} from "../extract/contract.js";

/** Where the values of one column of the contract come from. */
export type Origin = {column: string} | {sql: string};

/** Where the rows of one kind of extract come from. */
export interface Mapped {
  kind: Kind;
  /** Name of a table or view, with its schema in front or without. */
  relation: readonly string[];
  /** By name in the contract. What is not named comes from the relation's column of the same name. */
  columns: ReadonlyMap<string, Origin>;
  /** SQL condition on the rows of the relation. */
  where: string | null;
  /** Columns of the contract that part the rows into files. */
  batch: readonly string[];
}

export interface Mapping {
  /** Name of the file, for messages. */
  file: string;
  kinds: readonly Mapped[];
}

const ENTRY_KEYS = ["relation", "columns", "where", "batch"];

/** Reads a mapping file. Throws a UserError that lists all its faults. */
export function readMapping(path: string): Mapping {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(`${path}: cannot be read: ${(error as Error).message}`);
  }
  return parseMapping(text, basename(path));
}

/** The mapping that `text` declares; `file` names it in messages. Throws a UserError that lists all its faults. */
export function parseMapping(text: string, file: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UserError(`${file}: is not JSON: ${(error as Error).message}`);
  }
  const known = KINDS.map((kind) => kind.id).join(", ");
  if (!isObject(json) || Object.keys(json).length === 0)
    throw new UserError(`${file}: no kind of extract is named (expected an object with one or more of: ${known})`);
  const faults: string[] = [];
  const kinds: Mapped[] = [];
  for (const [id, entry] of Object.entries(json)) {
    const kind = KINDS.find((k) => k.id === id);
    if (!kind) faults.push(`"${id}" is not a kind of extract (known: ${known})`);
    else {
      const own = new Faults(id);
      kinds.push(parseEntry(kind, entry, own));
      faults.push(...own.list);
    }
  }
  if (faults.length) throw new UserError(faults.map((fault) => `${file}: ${fault}`));
  const order = (m: Mapped) => KINDS.indexOf(m.kind);
  return {file, kinds: kinds.sort((a, b) => order(a) - order(b))};
}

class Faults {
  readonly list: string[] = [];
  constructor(private readonly where: string) {}
  add(part: string, fault: string): void {
    this.list.push(`${this.where}${part}: ${fault}`);
  }
}

function parseEntry(kind: Kind, entry: unknown, faults: Faults): Mapped {
  if (!isObject(entry)) {
    faults.add("", `expected an object with relation, and columns, where, batch where needed`);
    return {kind, relation: [], columns: new Map(), where: null, batch: []};
  }
  for (const key of Object.keys(entry))
    if (!ENTRY_KEYS.includes(key)) faults.add("", `unknown key "${key}" (known: ${ENTRY_KEYS.join(", ")})`);
  return {
    kind,
    relation: parseRelation(entry["relation"], faults),
    columns: parseColumns(kind, entry["columns"], faults),
    where: parseWhere(entry["where"], faults),
    batch: parseBatch(kind, entry["batch"], faults)
  };
}

function parseRelation(value: unknown, faults: Faults): string[] {
  const parts: unknown[] = typeof value === "string" ? value.split(".") : Array.isArray(value) ? value : [];
  if (parts.length >= 1 && parts.length <= 2 && parts.every(isName)) return parts;
  const expected = 'expected "table", "schema.table", or ["schema", "table"] when a name holds a dot';
  faults.add(".relation", `${value === undefined ? "is missing" : show(value)} (${expected})`);
  return [];
}

function parseColumns(kind: Kind, value: unknown, faults: Faults): Map<string, Origin> {
  const columns = new Map<string, Origin>();
  if (value === undefined) return columns;
  if (!isObject(value)) {
    faults.add(".columns", `${show(value)} (expected an object: name in the contract to column)`);
    return columns;
  }
  const names = kind.columns.map((column) => column.name);
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  if (unknown.length)
    faults.add(".columns", `not in the contract: ${unknown.map(show).join(", ")} (known: ${names.join(", ")})`);
  for (const [name, origin] of Object.entries(value)) {
    if (isName(origin)) columns.set(name, {column: origin});
    else if (isObject(origin) && Object.keys(origin).join() === "sql" && isSql(origin["sql"]))
      columns.set(name, {sql: origin["sql"]});
    else faults.add(`.columns.${name}`, `${show(origin)} (expected a column's name, or {"sql": "an expression"})`);
  }
  return columns;
}

function parseWhere(value: unknown, faults: Faults): string | null {
  if (value === undefined) return null;
  if (isSql(value)) return value;
  faults.add(".where", `${show(value)} (expected an SQL condition as text)`);
  return null;
}

/** Kinds with so many rows that one file is too large, and the whole too much to send again for one correction. */
const LARGE: readonly string[] = ["ledger", "workers"];

/** A large kind is parted by month and, where it has one, province; others are one file unless the mapping says more. */
function parseBatch(kind: Kind, value: unknown, faults: Faults): string[] {
  const parting = ["period", "year", "province"];
  const possible = [kind.cell.period, kind.cell.province].filter(
    (name) => name !== null && kind.columns.some((c) => c.name === name && parting.includes(c.type))
  ) as string[];
  if (value === undefined) return LARGE.includes(kind.id) ? possible : [];
  const names: unknown[] | null = Array.isArray(value) ? value : null;
  if (names?.every((name) => possible.some((p) => p === name)) && new Set(names).size === names.length)
    return possible.filter((name) => names.includes(name));
  faults.add(".batch", `${show(value)} (expected a list of: ${possible.join(", ") || "nothing"}; [] for one file)`);
  return [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** PostgreSQL holds names of at most 63 bytes and cuts longer ones off, which would name another column. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !/\p{Cc}/u.test(value) && Buffer.byteLength(value) <= 63;
}

function isSql(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && !value.includes("\0");
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
