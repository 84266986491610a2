import {readFileSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {UserError} from "../errors.js";
import type {Db} from "../warehouse/open.js";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** A mart as its file declares it: the head comment carries description, grain and checks. */
export interface MartFile {
  name: string;
  description: string;
  grain: string[];
  checks: string[];
  mayBeEmpty: boolean;
  sql: string;
}

/** Names of all marts, sorted. */
export function martNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -4))
    .sort();
}

/** Reads the file of a mart and its head comment. */
export function martFile(name: string): MartFile {
  const sql = readFileSync(`${FOLDER}${name}.sql`, "utf8");
  const lines = sql.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("--"));
  const head = lines.slice(0, end).map((line) => line.slice(3));
  const tagged = (tag: string) => head.find((line) => line.startsWith(`${tag}: `))?.slice(tag.length + 2);
  const list = (text = "", mark: string) =>
    text
      .split(mark)
      .map((part) => part.trim())
      .filter(Boolean);
  const file = {
    name,
    description: head.filter((line) => !/^(grain|checks|empty): /.test(line)).join(" "),
    grain: list(tagged("grain"), ","),
    checks: list(tagged("checks"), ";"),
    mayBeEmpty: tagged("empty") === "allowed",
    sql
  };
  if (!file.description || !file.grain.length) throw new Error(`${name}.sql: head without description or grain`);
  return file;
}

/**
 * Runs one mart and holds it to its head: rows unique by grain, no row that breaks a check, not empty unless the head
 * allows it. The checks are columns of the same query, so that a mart runs once.
 */
export async function readMart<T extends object>(db: Db, name: string): Promise<T[]> {
  const file = martFile(name);
  const checks = file.checks.map((check, i) => `, coalesce(${check}, true) as "${CHECK}${i}"`).join("");
  const rows = await db.all<Record<string, unknown>>(`select mart.*${checks} from (${file.sql}) as mart`);
  const problems = [...grainProblems(file, rows), ...checkProblems(file, rows)];
  if (!rows.length && !file.mayBeEmpty) problems.push(`marts/${name}.sql: no rows`);
  if (problems.length) throw new UserError(problems);
  for (const row of rows) file.checks.forEach((_, i) => delete row[CHECK + i]);
  return rows as T[];
}

const CHECK = "check ";

function grainProblems(file: MartFile, rows: Record<string, unknown>[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const row of rows) {
    const key = file.grain.map((column) => String(row[column])).join(", ");
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  if (!twice.size) return [];
  const grain = file.grain.join(", ");
  return [`marts/${file.name}.sql: grain (${grain}) is not unique: ${twice.size} keys, first (${[...twice][0]})`];
}

function checkProblems(file: MartFile, rows: Record<string, unknown>[]): string[] {
  return file.checks.flatMap((check, i) => {
    const broken = rows.filter((row) => !row[CHECK + i]);
    if (!broken.length) return [];
    const first = file.grain.map((column) => String(broken[0]![column])).join(", ");
    return [`marts/${file.name}.sql: check (${check}) fails: ${broken.length} rows, first (${first})`];
  });
}
