import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {UserError} from "../errors.js";

interface Holder {
  pid: number;
  doing: string;
  since: string;
}

/**
 * Runs `use` while holding the world's lock. One writer at a time; a lock whose process is gone is taken over.
 * Throws a UserError that names the holder when another process has it.
 */
export async function withLock<T>(path: string, doing: string, use: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), {recursive: true});
  acquire(path, {pid: process.pid, doing, since: new Date().toISOString()});
  try {
    return await use();
  } finally {
    rmSync(path, {force: true});
  }
}

function acquire(path: string, me: Holder): void {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(me), {flag: "wx"});
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = read(path);
    if (holder && isAlive(holder.pid))
      throw new UserError(
        `${path}: held by process ${holder.pid} (${holder.doing}) since ${holder.since}; wait for it to end`
      );
    rmSync(path, {force: true});
  }
  throw new UserError(`${path}: cannot be taken`);
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    // Half-written or just removed: nobody holds it.
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
