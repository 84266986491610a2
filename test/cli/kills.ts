/** Commands that are killed at random instants, and what is left of a world after them. */
import {spawn} from "node:child_process";
import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {mkdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {exportTable} from "../../loaders/export/export.js";
import {PROGRAM, world} from "../../loaders/paths.js";
import {writeSample} from "../../loaders/sample/index.js";
import {zip} from "../extract/pack.js";
import type {Random} from "../worlds/random.js";

export type Stage = "load" | "build";
export const STAGES: readonly Stage[] = ["load", "build"];

/** A folder of deliveries that goes through every reader: text, archives, wide characters, bad rows, a correction. */
export async function writeFolder(folder: string, employers: number, seed: number): Promise<void> {
  await mkdir(folder, {recursive: true});
  await writeSample({employers, from: "2023-01", to: "2024-06", seed, out: folder, log: () => undefined});
  const path = (month: string) => join(folder, `ledger-${month}.csv`);
  const change = (month: string, to: (text: string) => string) =>
    writeFileSync(path(month), to(readFileSync(path(month), "utf8")));
  change("2023-02", (text) =>
    text.replace(/\n(2023-02,\d\d,)T/g, (_, row: string, at: number) => `\n${row}${at % 50 ? "T" : "t"}`)
  );
  // A last digit more: the identity of interest breaks.
  change("2023-03", (text) => text.replace(/,1\n$/, "7,1\n"));
  writeFileSync(path("2023-04"), `\ufeff${readFileSync(path("2023-04"), "utf8")}`, "utf16le");
  writeFileSync(`${path("2023-05")}.gz`, gzipSync(readFileSync(path("2023-05"))));
  const pair = ["2023-06", "2023-07"].map((m) => ({name: `ledger-${m}.csv`, body: readFileSync(path(m))}));
  writeFileSync(join(folder, "ledger-2023-06-07.zip"), zip(pair));
  for (const month of ["2023-05", "2023-06", "2023-07"]) await rm(path(month));
}

/** What became of a command that may have been killed. */
export interface Run {
  isKilled: boolean;
  code: number | null;
  /** Seconds from the moment it held the lock, or from its start when it never did. */
  seconds: number;
  err: string;
}

/**
 * Runs a command and kills it with all its threads after `delay` seconds of work, counted from when it holds the
 * world's lock; a negative delay counts from its start. Without a delay it runs to its end.
 */
export async function runStage(stage: Stage, data: string, delay: number | null): Promise<Run> {
  const args = stage === "load" ? ["load", join(data, "..", "extracts"), "--data", data] : ["build", "--data", data];
  const child = spawn(process.execPath, ["--import", "tsx", join(PROGRAM, "loaders/cli.ts"), ...args], {
    cwd: PROGRAM,
    stdio: ["ignore", "ignore", "pipe"]
  });
  let err = "";
  child.stderr.on("data", (more: Buffer) => (err += more.toString()));
  let started = performance.now();
  let isWorking = false;
  let isKilled = false;
  const timer = setInterval(() => {
    if (!isWorking && holds(data, child.pid!)) {
      isWorking = true;
      started = performance.now();
    }
    const elapsed = (performance.now() - started) / 1000;
    if (delay === null || (delay >= 0 && !isWorking) || elapsed < Math.abs(delay)) return;
    isKilled = child.kill("SIGKILL") || isKilled;
  }, 2);
  const code = await new Promise<number | null>((done) => child.on("close", (found) => done(found)));
  clearInterval(timer);
  return {isKilled: isKilled && code === null, code, seconds: (performance.now() - started) / 1000, err};
}

function holds(data: string, pid: number): boolean {
  try {
    return readFileSync(world(data).lock, "utf8").includes(`"pid":${pid},`);
  } catch {
    return false;
  }
}

/** Seconds of work until a command is killed: a tenth of the kills come before it has begun to work. */
export function instant(random: Random, seconds: number): number {
  const part = random.int(1, 10_000) / 10_000;
  return random.chance(0.1) ? -part : part * seconds;
}

const EXPORTS = ["rates", "ageing", "employers", "quarantine", "flags", "loads"];

/** The text of every export; loads without the moments, which differ from run to run. */
export async function exportTexts(data: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of EXPORTS) {
    const out = join(data, `${name}.csv`);
    await exportTable({data, name, out});
    const text = readFileSync(out, "utf8");
    texts[name] = name === "loads" ? text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "") : text;
  }
  return texts;
}

/** Everything in a world that a finished run has no use for. */
export function leftovers(data: string): string[] {
  const place = world(data);
  const names = readdirSync(place.accepted);
  const isRecord = (name: string) => name.endsWith(".json") && !name.endsWith(".members.json");
  const counted = new Set(names.filter(isRecord).map((name) => name.slice(0, 64)));
  const orphans = names.filter(
    (name) => name.endsWith(".tmp") || (name.endsWith(".parquet") && !counted.has(name.slice(0, 64)))
  );
  const scratch = existsSync(place.tmp) ? readdirSync(place.tmp) : [];
  const half = readdirSync(place.build).filter((name) => /\.tmp$|\.new$|^lock\.json$|\.wal$/.test(name));
  return [...orphans, ...scratch, ...half];
}
