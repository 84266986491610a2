import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {PROGRAM, type World} from "../paths.js";
import {readRun, runPath} from "../warehouse/build.js";

/** Code that the site is made by: any change of it makes the published site old. */
const CODE = ["src", "loaders/site", "loaders/marts", "observablehq.config.ts", "package-lock.json"];

/** Stands for everything a site depends on: the warehouse's inputs and the code of the pages. */
export function siteInputs(database: string): string {
  const hash = createHash("sha256").update(readRun(runPath(database))?.inputs ?? "");
  for (const place of CODE) addFiles(hash, join(PROGRAM, place));
  return hash.digest("hex");
}

/** Whether `out` holds the site made from `inputs`. */
export function isPublished(place: World, out: string, inputs: string): boolean {
  const mark = markPath(place);
  if (!existsSync(mark) || !existsSync(join(out, "index.html"))) return false;
  const published = JSON.parse(readFileSync(mark, "utf8")) as {out: string; inputs: string};
  return published.out === resolve(out) && published.inputs === inputs;
}

/** Remembers that `out` holds the site made from `inputs`. */
export function markPublished(place: World, out: string, inputs: string): void {
  mkdirSync(dirname(markPath(place)), {recursive: true});
  writeFileSync(markPath(place), JSON.stringify({out: resolve(out), inputs}));
}

/** Forgets what `out` holds, because something else is put there. */
export function forgetPublished(place: World, out: string): void {
  const mark = markPath(place);
  if (existsSync(mark) && (JSON.parse(readFileSync(mark, "utf8")) as {out: string}).out === resolve(out)) rmSync(mark);
}

function markPath(place: World): string {
  return join(place.build, "published.json");
}

function addFiles(hash: ReturnType<typeof createHash>, path: string): void {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) addFiles(hash, join(path, name));
  else hash.update(path.slice(PROGRAM.length)).update(readFileSync(path));
}
