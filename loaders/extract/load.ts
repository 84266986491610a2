import {existsSync, mkdirSync, readdirSync, rmSync, statSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {UserError} from "../errors.js";
import {scratchFolder, world, type World} from "../paths.js";
import {reference} from "../reference.js";
import type {Db} from "../warehouse/open.js";
import {controlNames, isControl} from "./controls.js";
import {Lanes} from "./lanes.js";
import {withLock} from "./lock.js";
import {lookupTypes, ruleTable} from "./lookups.js";
import {offer, type KnownBytes, type Offer} from "./offer.js";
import type {FileOutcome} from "./outcome.js";
import {Session} from "./session.js";

export type {Answer, FileOutcome} from "./outcome.js";

export interface LoadOptions {
  /** Folder of the world. */
  data: string;
  /** Files and folders to load; folders are read in the order of names, at every depth. */
  paths: readonly string[];
  /** ISO time that counts as the moment of loading; the clock's when not given. */
  now?: string;
  /** Called after every file. */
  onFile?: (outcome: FileOutcome, done: number, total: number) => void;
}

/** Left aside in folders: the answer key of a made-up nation is not read. */
const ASIDE = /^labels\.csv$|^README(\.\w+)?$|^\./i;

/** Loads extracts into the world: each file once, whole, or not at all. Gives one outcome per file. */
export async function loadPaths(options: LoadOptions): Promise<FileOutcome[]> {
  const place = world(options.data);
  return withLock(place.lock, "load", async () => {
    const files = listFiles(options.paths);
    clearScratch(place);
    const outcomes: FileOutcome[] = [];
    await Lanes.open(LANES, {tmp: join(scratchFolder(place), "spill")}, prepare, async (lanes) => {
      const session = new Session(lanes, place, options.now);
      const offers = new Offers(files, session);
      try {
        for (const i of files.keys()) {
          const turn = session.load(await offers.take(i));
          // Bytes of the files to come are read, and the next one is judged, while this one is.
          void offers.ahead(i + 1)?.then((next) => session.begin(next));
          void offers.ahead(i + 2);
          for (const outcome of await turn) {
            outcomes.push(outcome);
            options.onFile?.(outcome, i + 1, files.length);
          }
        }
      } finally {
        await session.settle();
      }
      await session.finish();
      session.refuseSuperseded(outcomes);
    });
    rmSync(scratchFolder(place), {recursive: true, force: true});
    return outcomes;
  });
}

/** Files that are read at a time: the parts of one that only one thread can do run beside the other. */
const LANES = 2;

/** Offers of files, one after the other, each begun when it is first asked for. */
class Offers {
  private readonly begun = new Map<number, Promise<Offer>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly files: readonly string[],
    private readonly known: KnownBytes
  ) {}

  ahead(i: number): Promise<Offer> | undefined {
    const file = this.files[i];
    if (file === undefined || this.begun.has(i)) return this.begun.get(i);
    const offered = this.last.then(() => offer(file, file, basename(file), this.known));
    this.last = offered;
    this.begun.set(i, offered);
    return offered;
  }

  take(i: number): Promise<Offer> {
    const offered = this.ahead(i)!;
    this.begun.delete(i);
    return offered;
  }
}

async function prepare(db: Db): Promise<void> {
  await db.run(lookups());
  await db.run(ruleTable());
}

/** Takes away what a run that was killed left behind: scratch files, and rows that no record ever came to stand for. */
function clearScratch(place: World): void {
  rmSync(scratchFolder(place), {recursive: true, force: true});
  for (const folder of [place.accepted, scratchFolder(place)]) mkdirSync(folder, {recursive: true});
  for (const name of readdirSync(place.accepted)) {
    const isOrphan = name.endsWith(".parquet") && !existsSync(join(place.accepted, `${name.slice(0, 64)}.json`));
    if (name.endsWith(".tmp") || isOrphan) rmSync(join(place.accepted, name), {force: true});
  }
}

function lookups(): string {
  const codes = (name: string, column: string) => reference(name).map((row) => row[column]!);
  return lookupTypes(codes("provinces_63", "code"), codes("provinces_34", "code"), codes("vsic_divisions", "division"));
}

/** The files behind the paths a user gave. Throws a UserError that names every path that does not exist. */
export function listFiles(paths: readonly string[]): string[] {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length) throw new UserError(missing.map((path) => `${path}: no such file or folder`));
  const controls = new Set(paths.flatMap((path) => (isControl(path) ? [] : controlNames(resolve(path)))));
  return paths.flatMap((path) => {
    if (statSync(path).isDirectory()) return walk(resolve(path));
    return controls.has(resolve(path)) ? [] : [resolve(path)];
  });
}

function walk(folder: string): string[] {
  const byName = (a: {name: string}, b: {name: string}) => (a.name < b.name ? -1 : 1);
  const entries = readdirSync(folder, {withFileTypes: true}).sort(byName);
  // Control totals belong to their extract; those of none (or of an archive) are offered, so that somebody is told.
  const controls = new Set(
    entries.flatMap(({name}) => (isControl(name) || /\.zip$/i.test(name) ? [] : controlNames(name)))
  );
  return entries.flatMap((entry) => {
    if (ASIDE.test(entry.name) || controls.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}
