/** A world of its own that is filled from a database, by the command or from within. */
import {spawn, type ChildProcess} from "node:child_process";
import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {loadPaths, type FileOutcome} from "../../loaders/extract/load.js";
import {PROGRAM, world} from "../../loaders/paths.js";
import {withPulled, type Pulled} from "../../loaders/postgres/pull.js";

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Writes a mapping file into the world's folder. */
export function writeMapping(data: string, mapping: unknown, name = "mapping.json"): string {
  const path = join(data, name);
  writeFileSync(path, JSON.stringify(mapping, null, 2));
  return path;
}

/** Pulls and loads as the command does. */
export async function pullAndLoad(
  options: {data: string; address: string; mapping: unknown; refresh?: boolean},
  now: string
): Promise<{pulled: Pulled; outcomes: FileOutcome[]}> {
  const mapping = writeMapping(options.data, options.mapping);
  return withPulled({...options, mapping}, async (pulled) => {
    const outcomes = await loadPaths({data: options.data, paths: pulled.files, now});
    return {pulled, outcomes};
  });
}

const argumentsOf = (data: string, address: string, more: readonly string[]) => [
  "--import",
  "tsx",
  join(PROGRAM, "loaders/cli.ts"),
  "load",
  address,
  "--data",
  data,
  ...more
];

/** The command, to its end. */
export function load(
  data: string,
  address: string,
  more: readonly string[],
  env: NodeJS.ProcessEnv = {}
): Promise<Run> {
  return startLoad(data, address, more, env).end;
}

/** The command, left running. */
export function startLoad(
  data: string,
  address: string,
  more: readonly string[],
  env: NodeJS.ProcessEnv = {}
): {child: ChildProcess; end: Promise<Run>} {
  const child = spawn(process.execPath, argumentsOf(data, address, more), {
    cwd: PROGRAM,
    env: {...process.env, INIT_CWD: data, ...env}
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const end = new Promise<Run>((resolve) => child.once("close", (code) => resolve({code, out, err})));
  return {child, end};
}

export interface Delivered {
  name: string;
  path: string;
  text: string;
  /** Changes when the file is written again. */
  written: number;
}

/** All files below the folder where pulled batches stand, the lock left out, that `of` wants. */
export function incoming(data: string, of: (name: string) => boolean = () => true): Delivered[] {
  const folder = join(world(data).build, "incoming", "postgres");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.startsWith("lock.json") && of(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return {name: entry.name, path, text: readFileSync(path, "utf8"), written: statSync(path).mtimeMs};
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Waits until something is so while a command runs; fails with what it said when it ends before that. */
export async function until(isSo: () => boolean, end: Promise<Run>): Promise<void> {
  let ended: Run | null = null;
  void end.then((run) => (ended = run));
  while (!isSo()) {
    if (ended) throw new Error(`ended too early: ${JSON.stringify(ended)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
