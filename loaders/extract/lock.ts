import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {UserError} from "../errors.js";
import {holdFile} from "../warehouse/open.js";

interface Holder {
  pid: number;
  doing: string;
  since: string;
}

/** A killed process may take a moment to go: its lock goes with it. */
const PATIENCE_MS = 5000;
/** Locks of this very process: the operating system does not keep a process from itself. */
const mine = new Set<string>();

/**
 * Runs `use` while holding the world's lock: one writer at a time. The lock is the operating system's own on a file
 * beside `path`, so it ends with its process however that ends; `path` only tells who holds it. Throws a UserError that
 * names the holder when another process has it.
 */
export async function withLock<T>(path: string, doing: string, use: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), {recursive: true});
  const release = await acquire(path);
  try {
    writeFileSync(path, JSON.stringify({pid: process.pid, doing, since: new Date().toISOString()} satisfies Holder));
    return await use();
  } finally {
    rmSync(path, {force: true});
    mine.delete(path);
    release();
  }
}

async function acquire(path: string): Promise<() => void> {
  if (mine.has(path)) throw held(path);
  mine.add(path);
  try {
    for (let waited = 0; ; waited += 100) {
      const release = await holdFile(`${path}.hold`);
      if (release) return release;
      if (waited >= PATIENCE_MS) throw held(path);
      await sleep(100);
    }
  } catch (error) {
    mine.delete(path);
    throw error;
  }
}

function held(path: string): UserError {
  const holder = read(path);
  const who = holder ? `process ${holder.pid} (${holder.doing}) since ${holder.since}` : "another process";
  return new UserError(`${path}: held by ${who}; wait for it to end`);
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    // Not written yet, or just removed.
    return null;
  }
}
