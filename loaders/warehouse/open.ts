import {existsSync, linkSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {availableParallelism, totalmem} from "node:os";
import {basename, dirname, join} from "node:path";
import {DuckDBInstance, version, type DuckDBConnection} from "@duckdb/node-api";

/** A connection to the engine. This file is the only one that imports it. */
export interface Db {
  /** Runs one or several statements and drops their results. */
  run(sql: string): Promise<void>;
  /** Rows as plain objects; BIGINT and HUGEINT arrive as bigint, DOUBLE and INTEGER as number. */
  all<T = Record<string, unknown>>(sql: string, parameters?: Record<string, string | number>): Promise<T[]>;
  /** Rows as lists of plain values, some at a time, for results that memory should not hold. */
  stream(sql: string): AsyncIterable<unknown[][]>;
  /** Columns of plain values, some rows at a time: for millions of rows that are looked at once. */
  columns(sql: string): AsyncIterable<unknown[][]>;
}

export interface OpenOptions {
  readOnly?: boolean;
  /** Memory the engine may use, in gigabytes; the rest of the process comes on top. */
  memoryGb?: number;
  /** Threads of the engine; ARREARS_THREADS, or else one for each processor, when not given. */
  threads?: number;
  /** Where the engine spills; beside the database when not given. */
  tmp?: string;
}

/** Memory for the engine: a share of the machine, never more than what a build is promised to stay within. */
export function defaultMemoryGb(): number {
  return Math.max(1, Math.min(6, Math.floor((totalmem() / 2 ** 30) * 0.6)));
}

/** Threads for the engine: what ARREARS_THREADS allows (a machine that is shared), or one for each processor. */
function defaultThreads(): number {
  const allowed = Number(process.env["ARREARS_THREADS"] ?? "");
  return Number.isInteger(allowed) && allowed > 0 ? allowed : availableParallelism();
}

/** Opens the database at `path` (":memory:" for none), runs `use`, and closes it whatever happens. */
export function withDatabase<T>(path: string, options: OpenOptions, use: (db: Db) => Promise<T>): Promise<T> {
  return withConnections(path, options, 1, ([db]) => use(db!));
}

/** Like `withDatabase`, with several connections that can be asked at the same time. */
export async function withConnections<T>(
  path: string,
  options: OpenOptions,
  count: number,
  use: (dbs: Db[]) => Promise<T>
): Promise<T> {
  const settings: Record<string, string> = {
    threads: String(options.threads ?? defaultThreads()),
    memory_limit: `${options.memoryGb ?? defaultMemoryGb()}GB`,
    // Extensions would be fetched from outside: the program must never try.
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false"
  };
  if (options.readOnly) settings["access_mode"] = "READ_ONLY";
  const tmp = options.tmp ?? (path === ":memory:" ? undefined : join(dirname(path), "tmp"));
  if (tmp && !options.readOnly) settings["temp_directory"] = tmp;
  const instance = await DuckDBInstance.create(path, settings);
  const connections: DuckDBConnection[] = [];
  try {
    while (connections.length < count) connections.push(await instance.connect());
    for (const connection of connections) await connection.run("set timezone = 'UTC'").catch(() => undefined);
    return await use(connections.map(asDb));
  } finally {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  }
}

function asDb(connection: DuckDBConnection): Db {
  return {
    async run(sql) {
      const extracted = await connection.extractStatements(sql);
      for (let i = 0; i < extracted.count; i++) {
        const statement = await extracted.prepare(i);
        await statement.run();
        statement.destroySync();
      }
    },
    async all<T>(sql: string, parameters?: Record<string, string | number>) {
      const reader = await connection.runAndReadAll(sql, parameters);
      return reader.getRowObjectsJS() as T[];
    },
    async *stream(sql) {
      const result = await connection.stream(sql);
      yield* result.yieldRowsJs();
    },
    async *columns(sql) {
      const result = await connection.stream(sql);
      for await (const chunk of result) yield chunk.getColumns();
    }
  };
}

/**
 * Takes the operating system's lock on a file, which the engine sets on every database that it may write. Gives the
 * function that lets go, or null when another process has it. The lock ends with the process, however it ends.
 */
export async function holdFile(path: string): Promise<(() => void) | null> {
  for (let attempt = 0; ; attempt++) {
    if (!existsSync(path)) await putEmpty(path);
    try {
      const instance = await DuckDBInstance.create(path);
      clearBegun(path);
      return () => instance.closeSync();
    } catch (error) {
      if (/Could not set lock|Conflicting lock|being used by another process/i.test((error as Error).message))
        return null;
      // Half of a file that a killed process began: nobody holds it.
      if (attempt > 0) throw error;
      rmSync(path, {force: true});
    }
  }
}

let empty: Buffer | undefined;
let puts = 0;

/**
 * Puts an empty database at `path` in one step: who comes at the same moment finds the whole of it and its lock, never
 * the beginning of a file that looks like a killed process's.
 */
async function putEmpty(path: string): Promise<void> {
  const own = `${path}.${process.pid}-${++puts}.tmp`;
  try {
    if (!empty) {
      (await DuckDBInstance.create(own)).closeSync();
      empty = readFileSync(own);
    } else writeFileSync(own, empty);
    linkSync(own, path);
  } catch (error) {
    // Somebody else was first, and may have cleared what was begun here; or this file system has no links, then the engine makes the file as it always has.
    if (!["EEXIST", "ENOENT", "EPERM", "ENOTSUP", "ENOSYS"].includes((error as NodeJS.ErrnoException).code ?? ""))
      throw error;
  } finally {
    rmSync(own, {force: true});
  }
}

/** Takes away what killed processes began to put at `path`; asked of the one who holds it. */
function clearBegun(path: string): void {
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(`${basename(path)}.`) && /\.\d+-\d+\.tmp$/.test(name))
      rmSync(join(dirname(path), name), {force: true});
}

/** The engine's own version. */
export const engineVersion = (): string => version();

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
