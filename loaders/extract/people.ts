import {createHmac, randomBytes} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, renameSync} from "node:fs";
import {dirname} from "node:path";
import {UserError} from "../errors.js";
import type {Kind} from "./contract.js";
import type {Grid} from "./expressions.js";
import {syncPath, writeDurably} from "./records.js";
import type {RawRow} from "./rows.js";

/** What a number of a person looks like, wherever it may have slipped. */
export const PERSON_LIKE = "\\d{9,}";
export const WITHHELD = "(withheld)";

const KEY_BYTES = 32;

/** Whether rows of a kind are about single people. */
export function isPersonal(kind: Kind): boolean {
  return kind.columns.some((c) => c.type === "person");
}

/**
 * Puts keyed hashes (HMAC-SHA-256) in the place of the numbers of people, before anything of a row is written anywhere.
 * The same person has the same hash in every file of this world; without the key nobody can tell whose it is.
 * @param keyPath file of the key: outside the warehouse, made on first need, readable by its owner alone.
 */
export async function* hidePeople(rows: AsyncIterable<RawRow>, grid: Grid, keyPath: string): AsyncGenerator<RawRow> {
  const key = readKey(keyPath);
  const person = grid.kind.columns.flatMap((c) => (c.type === "person" ? (grid.positions.get(c.name) ?? []) : []));
  const numbers = new Set(grid.kind.columns.filter((c) => c.type === "money").map((c) => grid.positions.get(c.name)));
  const like = new RegExp(PERSON_LIKE, "g");
  for await (const row of rows) {
    const cells = row.cells.map((cell, i) => {
      if (row.structural || row.role) return cell.replace(like, WITHHELD);
      if (person.includes(i)) return pseudonym(cell.trim(), key);
      return numbers.has(i) ? cell : cell.replace(like, WITHHELD);
    });
    yield {...row, cells};
  }
}

function pseudonym(id: string, key: Buffer): string {
  if (id === "") return "";
  if (!/^\d{10}$/.test(id)) return `(withheld: ${id.length} characters)`;
  return createHmac("sha256", key).update(id).digest("hex");
}

function readKey(path: string): Buffer {
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  if (!existsSync(path)) {
    // There whole or not at all, and for good before the first row that was hashed with it counts.
    writeDurably(`${path}.tmp`, `${randomBytes(KEY_BYTES).toString("hex")}\n`, 0o600);
    renameSync(`${path}.tmp`, path);
    syncPath(dirname(path));
  }
  const text = readFileSync(path, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new UserError(`${path}: not a key (expected 64 hexadecimal digits; put back the one this world began with)`);
  return Buffer.from(text, "hex");
}
