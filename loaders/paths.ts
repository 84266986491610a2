import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

/** The folder of the program itself: reference data, metrics and SQL models are read from here, never from a world. */
export const PROGRAM = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Where one world lives: everything that is read or built for it stays under `data`. */
export interface World {
  data: string;
  extracts: string;
  build: string;
  accepted: string;
  tmp: string;
  database: string;
  run: string;
  lock: string;
  site: string;
  /** Key of the pseudonyms of workers: outside everything that is built, so that no copy of the build holds it. */
  workerKey: string;
}

/** The paths of the world whose folder is `data` (absolute or relative to the working directory). */
export function world(data: string): World {
  const root = resolve(data);
  const build = join(root, "build");
  return {
    data: root,
    extracts: join(root, "extracts"),
    build,
    accepted: join(build, "accepted"),
    tmp: join(build, "tmp"),
    database: join(build, "contributions.duckdb"),
    run: join(build, "run.json"),
    lock: join(build, "lock.json"),
    site: join(build, "site"),
    workerKey: join(root, "secret", "worker.key")
  };
}

/** Scratch files of the run that holds the world's lock for loading; what a killed one left goes with the next. */
export function scratchFolder(place: World): string {
  return join(place.tmp, "load");
}
