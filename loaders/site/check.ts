import {readdir, readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {inlineScripts, readableText, tagsOf} from "./html.js";
import type {Tag} from "./html.js";

/** What a file of the site is to the check; HTML is read once and kept as tags. */
interface Built {
  files: Map<string, string>;
  ids: Map<string, Set<string>>;
  tags: Map<string, Tag[]>;
}

const ADDRESSES: Record<string, string[]> = {
  a: ["href"],
  area: ["href"],
  link: ["href"],
  use: ["href"],
  script: ["src"],
  img: ["src", "srcset"],
  source: ["src", "srcset"],
  iframe: ["src"],
  form: ["action"],
  object: ["data"]
};
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const TEXT_FAULTS: [RegExp, string][] = [
  [/\[\[[^\]]*\]\]/, "untranslated text"],
  [/\bundefined\b/, "undefined in the text"],
  [/\bNaN\b/, "NaN in the text"],
  [/\bInfinity\b/, "Infinity in the text"],
  [/\[object \w+\]/, "an object in the text"]
];

/** All faults of a built site, each with the file it is in; an empty list means that it may be published. */
export async function checkSite(dist: string): Promise<string[]> {
  const built = await readSite(dist);
  const problems: string[] = [];
  for (const [path, content] of built.files) {
    const found = path.endsWith(".html")
      ? checkPage(path, content, built)
      : path.endsWith(".css")
        ? checkStyle(path, content, built)
        : path.endsWith(".js")
          ? checkScript(content)
          : path.endsWith(".json")
            ? checkJson(content)
            : [];
    problems.push(...[...new Set(found)].map((problem) => `${path}: ${problem}`));
  }
  return [...problems, ...checkLanguages([...built.files.keys()])];
}

async function readSite(dist: string): Promise<Built> {
  const entries = await readdir(dist, {recursive: true, withFileTypes: true});
  const paths = entries
    .filter((e) => e.isFile())
    .map((e) => posix.relative(dist.replaceAll("\\", "/"), join(e.parentPath, e.name).replaceAll("\\", "/")))
    .sort();
  const built: Built = {files: new Map(), ids: new Map(), tags: new Map()};
  for (const path of paths) {
    const isText = /\.(html|css|js|json)$/.test(path);
    built.files.set(path, isText ? await readFile(join(dist, path), "utf8") : "");
    if (path.endsWith(".html")) {
      const tags = tagsOf(built.files.get(path)!);
      built.tags.set(path, tags);
      built.ids.set(path, new Set(tags.flatMap(({attributes}) => attributes.get("id") ?? [])));
    }
  }
  return built;
}

function checkPage(path: string, html: string, built: Built): string[] {
  const tags = built.tags.get(path)!;
  const problems: string[] = [];
  if (html.includes("observablehq--error")) problems.push("a script of the page does not run (observablehq--error)");
  const lang = tags.find(({name}) => name === "html")?.attributes.get("lang");
  const expected = path.startsWith("en/") ? "en" : "vi";
  if (lang !== expected) problems.push(`html lang is ${lang ?? "missing"}, expected ${expected}`);
  if (/name="viewport"[^>]*(maximum-scale|user-scalable)/.test(html)) problems.push("zoom is restricted");
  if (!/<title>[^<]+<\/title>/.test(html)) problems.push("no title");
  const headings = tags.filter(({name}) => name === "h1").length;
  if (headings !== 1) problems.push(`${headings} h1 headings, expected 1`);
  const text = readableText(html);
  for (const [pattern, name] of TEXT_FAULTS) {
    const match = pattern.exec(text);
    if (match) problems.push(`${name}: "…${text.slice(Math.max(0, match.index - 30), match.index + 40).trim()}…"`);
  }
  problems.push(...duplicateIds(tags), ...addressesOf(tags).flatMap((address) => checkAddress(path, address, built)));
  return [...problems, ...inlineScripts(html).flatMap(checkScript), ...missingReferences(tags, built.ids.get(path)!)];
}

function duplicateIds(tags: Tag[]): string[] {
  const seen = new Set<string>();
  return tags.flatMap(({attributes}) => {
    const id = attributes.get("id");
    if (!id) return [];
    if (seen.has(id)) return [`id "${id}" stands twice`];
    seen.add(id);
    return [];
  });
}

/** Labels and descriptions that point to nothing leave a control without a name. */
function missingReferences(tags: Tag[], ids: Set<string>): string[] {
  return tags.flatMap(({name, attributes}) =>
    ["aria-labelledby", "aria-describedby", ...(name === "label" ? ["for"] : [])].flatMap((attribute) =>
      (attributes.get(attribute) ?? "")
        .split(" ")
        .filter((id) => id && !ids.has(id))
        .map((id) => `${attribute} points to missing id "${id}"`)
    )
  );
}

function addressesOf(tags: Tag[]): string[] {
  return tags.flatMap(({name, attributes}) =>
    (ADDRESSES[name] ?? []).flatMap((attribute) => {
      const value = attributes.get(attribute);
      if (value === undefined) return [];
      return attribute === "srcset" ? value.split(",").map((part) => part.trim().split(" ")[0]!) : [value];
    })
  );
}

function checkAddress(from: string, address: string, built: Built): string[] {
  if (OUTSIDE.test(address)) return [`outside host: ${address}`];
  if (/^(data|blob|mailto|tel):/.test(address)) return [];
  if (/^[a-z]+:/i.test(address)) return [`unexpected address: ${address}`];
  const [path = "", anchor] = address.split("#");
  if (path.startsWith("/")) return [`address from the root does not work in a folder: ${address}`];
  const bare = path.split("?")[0]!;
  let target = bare === "" ? from : posix.normalize(posix.join(posix.dirname(from), decodeURI(bare)));
  if (target.endsWith("/") || target === ".") target = posix.join(target, "index.html");
  if (!built.files.has(target)) return [`broken link: ${address}`];
  const ids = built.ids.get(target);
  // What holds "=" is a state for the page's script, no place on the page.
  if (anchor && !anchor.includes("=") && ids && !ids.has(decodeURIComponent(anchor)))
    return [`broken anchor: ${address}`];
  return [];
}

function checkStyle(path: string, css: string, built: Built): string[] {
  const addresses = [
    ...[...css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? ""),
    ...[...css.matchAll(/@import\s+["']([^"']+)/g)].map((m) => m[1]!)
  ];
  return addresses.filter((a) => !a.startsWith("#")).flatMap((a) => checkAddress(path, a.trim(), built));
}

/** Addresses that a script would ask for by itself; sentences and name spaces that only look like one are left alone. */
function checkScript(code: string): string[] {
  const asked =
    /(?:\bfetch\(|\bimport\(|\bfrom\s*|\bimport\s*|\bnew (?:URL|Worker|WebSocket|EventSource)\(|\b(?:src|href)\s*=\s*|\burl\()\s*["'`]?((?:https?|wss?):\/\/[^"'`\s)]+)/g;
  return [...code.matchAll(asked)].map(([, address]) => `outside host in a script: ${address}`);
}

function checkJson(content: string): string[] {
  try {
    const value: unknown = JSON.parse(content);
    const isEmpty = value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
    return isEmpty ? ["empty data file"] : [];
  } catch {
    return ["not readable as JSON"];
  }
}

/** Every page in both languages. */
function checkLanguages(paths: string[]): string[] {
  const pages = new Set(paths.filter((p) => /^(vi|en)\/.*\.html$/.test(p)));
  if (pages.size === 0) return ["no pages under vi/ and en/"];
  const twin = (p: string) => (p.startsWith("vi/") ? `en/${p.slice(3)}` : `vi/${p.slice(3)}`);
  return [...pages].filter((p) => !pages.has(twin(p))).map((p) => `${p}: exists in one language only`);
}
