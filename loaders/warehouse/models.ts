import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";
import type {Db} from "./open.js";
import {whatIfModels} from "./whatIf.js";

/** One SQL file = one select = one table or view; its head says what a row is and what must hold. */
export interface Model {
  /** schema.table */
  name: string;
  file: string;
  sql: string;
  isView: boolean;
  /** Stands in memory while the build lasts: what detection needs only on its way, large and read back at once. */
  isScratch: boolean;
  /** Head "kept": months that the build before computed from the same are taken over (loaders/detection/kept.ts). */
  isKept: boolean;
  grain: string[];
  checks: string[];
  needs: string[];
}

/** Reads the models of the folders, in an order in which each finds what it needs. */
export function readModels(folders: readonly string[], generated: readonly Model[] = []): Model[] {
  const models = folders.flatMap((folder) =>
    readdirSync(join(PROGRAM, "loaders", folder))
      .filter((name) => name.endsWith(".sql"))
      .sort()
      .map((name) =>
        parseModel(
          // What detection and the ladder need only on their way is scratch, as staging is.
          `${["detection", "ladder"].includes(folder) && name.startsWith("int_") ? "staging" : folder}.${name.slice(0, -4)}`,
          `${folder}/${name}`,
          readFileSync(join(PROGRAM, "loaders", folder, name), "utf8")
        )
      )
  );
  return inOrder([...models, ...whatIfModels(models, parseModel), ...generated]);
}

/** Reads the head comment and the needs of one model. */
export function parseModel(name: string, file: string, sql: string): Model {
  const head = sql
    .split("\n")
    .filter((line) => line.startsWith("--"))
    .map((line) => line.slice(2).trim());
  const entry = (key: string) =>
    head
      .find((line) => line.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim();
  const needs = [
    ...sql.matchAll(/\b(?:from|join)\s+((?:staging|warehouse|metrics|detection|requests|ladder)\.\w+)/g)
  ].map((m) => m[1]!);
  return {
    name,
    file,
    sql,
    isView: head.includes("view"),
    isScratch: name.startsWith("staging.int_") && file.startsWith("detection/"),
    isKept: head.includes("kept"),
    grain:
      entry("grain")
        ?.split(",")
        .map((c) => c.trim()) ?? [],
    checks:
      entry("checks")
        ?.split(";")
        .map((c) => c.trim()) ?? [],
    needs: [...new Set(needs)].filter((need) => need !== name)
  };
}

function inOrder(models: Model[]): Model[] {
  const byName = new Map(models.map((m) => [m.name, m]));
  const done = new Set<string>();
  const ordered: Model[] = [];
  const visit = (model: Model, path: string[]) => {
    if (done.has(model.name)) return;
    if (path.includes(model.name)) throw new Error(`models need each other: ${[...path, model.name].join(" -> ")}`);
    for (const need of model.needs) {
      const needed = byName.get(need);
      if (!needed) throw new Error(`${model.file}: unknown table "${need}"`);
      visit(needed, [...path, model.name]);
    }
    done.add(model.name);
    ordered.push(model);
  };
  for (const model of models) visit(model, []);
  return ordered;
}

/** The models that make the tables of these names, with all that they need, in their order. */
export function withNeeds(models: readonly Model[], names: readonly string[]): Model[] {
  const wanted = new Set(names);
  // From the last to the first: whatever needs a model stands behind it.
  for (const model of [...models].reverse())
    if (wanted.has(model.name)) for (const need of model.needs) wanted.add(need);
  return models.filter((model) => wanted.has(model.name));
}

/** Makes one model and gives the rows it has, null for a view. */
export async function makeModel(db: Db, model: Model): Promise<number | null> {
  try {
    if (model.isScratch)
      await db.run(`create or replace table ${scratchOf(model)} as ${model.sql};
        create or replace view ${model.name} as from ${scratchOf(model)}`);
    else await db.run(`create or replace ${model.isView ? "view" : "table"} ${model.name} as ${model.sql}`);
  } catch (error) {
    throw new Error(`${model.file}: ${(error as Error).message}`);
  }
  if (model.isView) return null;
  const [count] = await db.all<{n: bigint}>(`select count(*) as n from ${model.name}`);
  return Number(count!.n);
}

/**
 * Where scratch stands: a database in memory beside the file of staging, where the engine would compress it, which takes
 * a quarter of the time of detection. Spills when memory is short. The model's own name is a view of it.
 */
const scratchOf = (model: Model) => model.name.replace("staging.", "scratch.");

/** Lets go of the scratch that no model after `models[made]` needs, so that memory is held no longer than of use. */
export async function releaseScratch(db: Db, models: readonly Model[], made: number): Promise<void> {
  const later = new Set(models.slice(made + 1).flatMap((model) => model.needs));
  const done = [models[made]!.name, ...models[made]!.needs];
  for (const model of models.slice(0, made + 1))
    if (model.isScratch && done.includes(model.name) && !later.has(model.name))
      await db.run(`drop view ${model.name}; drop table ${scratchOf(model)}`);
}

/** What is wrong with a model's table: a grain that is not unique, checks that do not hold. */
export async function auditModel(db: Db, model: Model): Promise<string[]> {
  const problems: string[] = [];
  if (model.grain.length) {
    const keys = model.grain.join(", ");
    const twice = `select ${keys} from ${model.name} group by ${keys} having count(*) > 1`;
    const [found] = await db.all<{n: bigint; first: string | null}>(
      `select count(*) as n, first(concat_ws(', ', ${keys})) as first from (${twice})`
    );
    if (found!.n > 0n)
      problems.push(`${model.file}: grain (${keys}) is not unique: ${found!.n} keys, first (${found!.first})`);
  }
  if (model.checks.length) {
    const counts = model.checks.map((check, i) => `count(*) filter (not coalesce((${check}), false)) as c${i}`);
    const [found] = await db.all<Record<string, bigint>>(`select ${counts.join(", ")} from ${model.name}`);
    for (const [i, check] of model.checks.entries())
      if (found![`c${i}`]! > 0n) problems.push(`${model.file}: check (${check}) fails in ${found![`c${i}`]} rows`);
  }
  return problems;
}

/** Throws one error that names all problems. */
export function refuseProblems(problems: readonly string[]): void {
  if (problems.length) throw new UserError(["the warehouse was not replaced:", ...problems]);
}
