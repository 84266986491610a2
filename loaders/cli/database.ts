import type {PullOptions, Pulled} from "../postgres/pull.js";
import {EXIT, UserError} from "../errors.js";
import {runLoad} from "./load.js";
import {secondsSince, stageLine, thousands, type Progress} from "./progress.js";

interface LoadOptions {
  data: string;
  asOf?: string;
  /** Mapping file of a database. */
  mapping?: string;
  /** Pull from the database what has not changed, too. */
  refresh?: boolean;
}

/** Loads what the user named, files or one database; `from` makes paths absolute. */
export async function runLoadOf(
  sources: readonly string[],
  options: LoadOptions,
  from: (path: string) => string,
  tell: Progress
) {
  const address = databaseAddress(sources, options);
  if (address === null) return runLoad({...options, paths: sources.map(from)}, tell);
  return runDatabaseLoad({...options, address, mapping: from(options.mapping!)}, tell);
}

/** The one address among what the user named, or null when all are files. An address is never repeated in a message. */
function databaseAddress(sources: readonly string[], {mapping, refresh}: LoadOptions): string | null {
  const addresses = sources.filter((source) => /^[a-z][a-z0-9+.-]+:\/\//i.test(source));
  const misuse = (message: string) => new UserError(message, EXIT.usage);
  if (addresses.length === 0) {
    if (mapping === undefined && !refresh) return null;
    throw misuse("--mapping and --refresh belong to a database (expected postgres://user@host/database)");
  }
  if (!addresses.every((address) => /^postgres(ql)?:\/\//i.test(address)))
    throw misuse("only postgres:// and postgresql:// addresses can be loaded from");
  if (sources.length > 1) throw misuse("a database is loaded from alone, without other paths");
  if (mapping === undefined) throw misuse("--mapping is missing: it names the tables and columns (docs/postgres.md)");
  return addresses[0]!;
}

/** Pulls extracts from a database into files and loads those like any others. */
async function runDatabaseLoad(options: PullOptions & {asOf?: string}, tell: Progress) {
  const started = process.hrtime.bigint();
  let isPulling = false;
  const onBatch = (batch: {label: string}, done: number, total: number) => {
    if (!isPulling) tell.start("pull", total, "batches");
    isPulling = true;
    tell.step(done, batch.label);
  };
  const load = (pulled: Pulled) => {
    isPulling = false;
    const parts = [`${pulled.pulled} batches, ${thousands(pulled.rows)} rows pulled`];
    if (pulled.kept) parts.push(`${pulled.kept} batches unchanged`);
    tell.end(stageLine("pull", parts.join("; "), secondsSince(started)));
    for (const note of pulled.notes) tell.say(`  ${note}`);
    return runLoad({data: options.data, paths: pulled.files, asOf: options.asOf}, tell);
  };
  try {
    // Imported when needed: most loads are of files.
    const {withPulled} = await import("../postgres/pull.js");
    return await withPulled({...options, onBatch}, load);
  } catch (error) {
    if (isPulling) tell.end(stageLine("pull", "broken off", secondsSince(started)));
    throw error;
  }
}
