import {createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync} from "node:fs";
import {basename, join} from "node:path";
import {pipeline} from "node:stream/promises";
import type {Client} from "pg";
import copyStreams from "pg-copy-streams";
import {UserError} from "../errors.js";
import type {Kind} from "../extract/contract.js";
import {withLock} from "../extract/lock.js";
import {syncPath} from "../extract/records.js";
import {world} from "../paths.js";
import {batchQuery, listBatches, pathSafe, type Batch} from "./batches.js";
import {explain, placeOf, withSnapshot, type Place, type Snapshot} from "./connect.js";
import {readMapping} from "./mapping.js";
import {resolveSources} from "./source.js";

export interface PullOptions {
  /** Folder of the world. */
  data: string;
  /** Address of the database. */
  address: string;
  /** Path of the mapping file. */
  mapping: string;
  /** Pull batches again that are already here. */
  refresh?: boolean;
  /** Called after every batch. */
  onBatch?: (batch: Batch, done: number, total: number) => void;
}

/** What has come from the database: files to load, in order, and how they came. */
export interface Pulled {
  files: string[];
  pulled: number;
  /** Batches that were here already and have not changed. */
  kept: number;
  rows: number;
  notes: string[];
}

/** A file that is being written; never loaded, removed by the next run when this one is killed. */
const PART = ".part";

/**
 * Brings the rows that the mapping names into files below the world's folder, all as of one moment of the database, and
 * runs `use` on them while no other run can touch them. A batch stands under its name only when it is complete.
 */
export async function withPulled<T>(options: PullOptions, use: (pulled: Pulled) => Promise<T>): Promise<T> {
  const mapping = readMapping(options.mapping);
  const place = placeOf(options.address);
  const folder = join(world(options.data).build, "incoming", "postgres", folderName(place));
  // What is pulled may name people and firms: only the owner reads it.
  mkdirSync(folder, {recursive: true, mode: 0o700});
  return withLock(join(folder, "lock.json"), "load from PostgreSQL", async () => {
    const personal = mapping.kinds.filter((mapped) => isPersonal(mapped.kind)).map((mapped) => mapped.kind.id);
    try {
      const pulled = await withSnapshot(options.address, async (snapshot) => {
        const sources = await resolveSources(snapshot.client, mapping);
        const batches: Batch[] = [];
        for (const source of sources) batches.push(...(await listBatches(snapshot.client, source)));
        return pullBatches(snapshot, folder, batches, options);
      });
      for (const {kind, relation} of mapping.kinds) {
        const wanted = new Set(pulled.files.map((file) => basename(file)));
        pulled.notes.push(...clearOld(join(folder, kindFolder(kind.id, relation.join("."))), wanted));
      }
      return await use(pulled);
    } finally {
      for (const name of readdirSync(folder))
        if (personal.some((id) => name.startsWith(`${id}.`)))
          rmSync(join(folder, name), {recursive: true, force: true});
    }
  });
}

/** Two databases, or two databases of one name on two servers, do not share a folder. */
function folderName({host, port, database}: Place): string {
  return [host, String(port), database].map(pathSafe).join("_");
}

function kindFolder(kind: string, relation: string): string {
  return `${kind}.${pathSafe(relation)}`;
}

/** Numbers of persons are never kept: files that hold them are removed when they have been loaded, or could not be. */
function isPersonal(kind: Kind): boolean {
  return kind.columns.some((column) => column.type === "person");
}

async function pullBatches(
  {client, place}: Snapshot,
  folder: string,
  batches: readonly Batch[],
  {refresh = false, onBatch}: PullOptions
): Promise<Pulled> {
  const result: Pulled = {files: [], pulled: 0, kept: 0, rows: 0, notes: []};
  for (const [index, batch] of batches.entries()) {
    const home = join(folder, kindFolder(batch.source.kind.id, batch.source.name));
    mkdirSync(home, {recursive: true, mode: 0o700});
    const target = join(home, batch.file);
    if (!refresh && existsSync(target)) result.kept++;
    else {
      try {
        await pullBatch(client, batch, home);
      } catch (error) {
        const {message} = explain(error, place);
        const far = `${index} of ${batches.length} batches are complete and will not be pulled again`;
        throw new UserError(`${message} (while pulling ${batch.label} from "${batch.source.name}"; ${far})`);
      }
      result.pulled++;
      result.rows += batch.rows;
    }
    result.files.push(target);
    onBatch?.(batch, index + 1, batches.length);
  }
  return result;
}

/** Written beside its place, on the disk for good, then moved there: under its name a batch is whole or not there. */
async function pullBatch(client: Client, batch: Batch, home: string): Promise<void> {
  const part = join(home, `${batch.label}${PART}`);
  try {
    const copy = client.query(
      copyStreams.to(`copy (${batchQuery(batch)}) to stdout (format csv, header true, encoding 'UTF8')`)
    );
    await pipeline(copy, createWriteStream(part, {mode: 0o600}));
    // The count arrives behind the rows: it is known when the server is ready for the next question.
    await client.query("select");
    if (copy.rowCount !== batch.rows)
      throw new UserError(`${copy.rowCount} rows came where ${batch.rows} were counted (an expression that changes?)`);
    syncPath(part);
    renameSync(part, join(home, batch.file));
    syncPath(home);
  } finally {
    rmSync(part, {force: true});
  }
}

/** Removes earlier states of batches and what a killed run left; says which batches the database no longer has. */
function clearOld(home: string, wanted: ReadonlySet<string>): string[] {
  if (!existsSync(home)) return [];
  const labelOf = (file: string) => file.slice(0, file.indexOf("."));
  const labels = new Set([...wanted].map(labelOf));
  const gone = new Set<string>();
  for (const name of readdirSync(home)) {
    if (wanted.has(name)) continue;
    rmSync(join(home, name), {force: true});
    if (!name.endsWith(PART) && !labels.has(labelOf(name))) gone.add(labelOf(name));
  }
  return [...gone].sort().map((label) => `${label}: no longer in the database; what was loaded of it stays`);
}
