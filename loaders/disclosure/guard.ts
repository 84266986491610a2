import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {World} from "../paths.js";
import type {Db} from "../warehouse/open.js";
import {ENGINE_FILES, packedEngine} from "../site/explorer/engine.js";
import {layersOf, readingsOf} from "./layers.js";
import {isFigure} from "./figures.js";
import type {Scope} from "./scope.js";
import {identitiesOf, peopleOf, wordsOf, type Identity, type People} from "./secrets.js";

/** Searches a finished edition for what its readers may not see. */
export interface Guard {
  /** One line for every thing found in every file, empty when all is well. */
  search: (folder: string, scope: Scope) => Promise<string[]>;
  /** Whether a text names anybody whom the readers of an edition may not see. */
  isClean: (scope: Scope) => (text: string) => boolean;
}

/** Named per file; the rest is counted. */
const MOST_PER_FILE = 5;

/** Reads once who is in the world; each search then knows who is out of an edition's scope. */
export async function guardOf(db: Db, world: World): Promise<Guard> {
  const employers = await identitiesOf(db);
  const people = await peopleOf(db, world);
  return {
    search: (folder, scope) => search(folder, wantedOf(employers, scope), people),
    isClean: (scope) => {
      const wanted = wantedOf(employers, scope);
      return (text) => textFinds(text, "text", wanted, people).next().done === true;
    }
  };
}

/**
 * The query engine exactly as its package brings it, or as sites have it, byte for byte: tens of megabytes without
 * anything of a world, most of the time that a search would take.
 */
async function isEngine(layer: Buffer): Promise<boolean> {
  if (layer.length < SMALLEST_ENGINE) return false;
  for (const name of ENGINE_FILES) {
    const {bytes, digest} = await packedEngine(name);
    if (layer.equals(bytes) || createHash("sha256").update(layer).digest("hex") === digest) return true;
  }
  return false;
}

/** Bytes that no file of the engine is smaller than, packed or not. */
const SMALLEST_ENGINE = 200_000;

/** What must not be found of employers. */
interface Wanted {
  codes: ReadonlySet<string>;
  taxCodes: ReadonlySet<string>;
  names: Words;
}

/** Names word by word: each step leads to the words that may follow; "" ends a name. */
type Words = Map<string, Words | null>;

/** Names of fewer letters than this could be any word of a page. */
const SHORTEST_NAME = 8;

function wantedOf(employers: readonly Identity[], {employers: inScope}: Scope): Wanted {
  const own = new Set(inScope);
  const [mine, others] = [true, false].map((is) => employers.filter((e) => own.has(e.employer_id) === is)) as [
    Identity[],
    Identity[]
  ];
  // What an employer in scope is called too tells nothing about another.
  const without = (of: (e: Identity) => readonly string[]) => {
    const shared = new Set(mine.flatMap((e) => of(e)));
    return others.flatMap((e) => of(e)).filter((text) => !shared.has(text));
  };
  const names: Words = new Map();
  for (const name of without((e) => e.names.map((text) => wordsOf(text).join(" ")))) {
    if (name.length >= SHORTEST_NAME) addName(names, name.split(" "));
  }
  return {codes: new Set(without((e) => [e.code])), taxCodes: new Set(without((e) => e.tax_codes)), names};
}

function addName(names: Words, words: readonly string[]): void {
  let at = names;
  for (const word of words) {
    let next = at.get(word);
    if (!next) at.set(word, (next = new Map()));
    at = next;
  }
  at.set("", null);
}

async function search(folder: string, wanted: Wanted, people: People): Promise<string[]> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const found: string[] = [];
  for (const file of files) {
    const name = file.slice(folder.length + 1).replaceAll("\\", "/");
    const tokens = new Set<string>(textFinds(name, name, wanted, people));
    try {
      for (const layer of await layersOf(readFileSync(file)))
        if (!(await isEngine(layer)))
          for (const text of readingsOf(layer))
            for (const find of textFinds(text, name, wanted, people)) tokens.add(find);
    } catch (error) {
      tokens.add(`cannot be read for the search: ${(error as Error).message}`);
    }
    const lines = [...tokens];
    found.push(...lines.slice(0, MOST_PER_FILE).map((find) => `${name}: ${find}`));
    if (lines.length > MOST_PER_FILE) found.push(`${name}: ${lines.length - MOST_PER_FILE} more`);
  }
  return found;
}

/** Everything in one text that must not be there. */
export function* textFinds(text: string, file: string, wanted: Wanted, people: People): Generator<string> {
  for (const {0: run} of text.matchAll(/[A-Z0-9]{7,}/g)) {
    for (let at = 0; at + 7 <= run.length; at++) {
      const code = run.slice(at, at + 7);
      if (wanted.codes.has(code)) yield `employer code ${code}`;
    }
  }
  for (const {0: digits, index} of text.matchAll(/(?<![\d.,])\d{10}(?:-\d{3}|\d{2})?(?!\d)/g)) {
    if (isFigure(text, index, digits.length, file)) continue;
    if (wanted.taxCodes.has(digits)) yield `tax code ${digits}`;
    if (digits.length === 10 && people.isNumber(digits)) yield `social insurance number ${digits}`;
  }
  for (const {0: hex} of text.matchAll(/(?<![0-9a-zA-Z])[0-9a-fA-F]{16,}(?![0-9a-zA-Z])/g)) {
    if (people.isPseudonym(hex)) yield `worker's pseudonym ${hex}`;
    else if (HASH_LENGTHS.has(hex.length) && /\d/.test(hex) && !isProgram(file)) yield `a hash ${hex}`;
  }
  if (!isProgram(file)) for (const {0: base64} of text.matchAll(BASE64_HASH)) yield `a hash ${base64}`;
  yield* nameFinds(text, wanted.names);
}

/** Scripts, styles and fonts are the same in every world: they may hold what looks like a hash. */
function isProgram(file: string): boolean {
  return /\.(?:js|css|woff2?|txt)$/.test(file);
}

/** Hexadecimal digits of MD5, SHA-1 and SHA-256: no page has a reason to show one. */
const HASH_LENGTHS = new Set([32, 40, 64]);
const BASE64_HASH = /(?<![\w+/=-])(?:[A-Za-z0-9+/_-]{22}==|[A-Za-z0-9+/_-]{27}=|[A-Za-z0-9+/_-]{43}=)(?![\w+/=])/g;

function* nameFinds(text: string, names: Words): Generator<string> {
  if (names.size === 0) return;
  const words = wordsOf(text);
  for (let start = 0; start < words.length; start++) {
    let at = names.get(words[start]!);
    for (let end = start + 1; at; end++) {
      if (at.has("")) yield `employer name "${words.slice(start, end).join(" ")}"`;
      at = end < words.length ? at.get(words[end]!) : undefined;
    }
  }
}
