import {readdir, readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {gzipSync} from "node:zlib";
import {tagsOf} from "./html.js";

export interface PageWeight {
  /** Kind of page: "vi/provinces/*". */
  type: string;
  pages: number;
  /** Bytes of a first visit to the heaviest page of the kind, compressed, fonts included. */
  bytes: number;
  html: number;
  styles: number;
  scripts: number;
  fonts: number;
  /** The heaviest page itself. */
  heaviest: string;
}

/** What a first visit to each kind of page transfers. A report, not a test: limits are for people to judge. */
export async function weighSite(dist: string): Promise<PageWeight[]> {
  const weigh = scaleOf(dist);
  const byType = new Map<string, PageWeight>();
  for (const path of await pagesOf(dist)) {
    const type = path
      .replace(/\.html$/, "")
      .replace(/\/(?!index$)[^/]+$/, (part, at: number) => (at > 3 ? "/*" : part));
    const weight = await weighPage(dist, path, weigh);
    const known = byType.get(type);
    const pages = (known?.pages ?? 0) + 1;
    byType.set(type, !known || weight.bytes > known.bytes ? {...weight, type, pages} : {...known, pages});
  }
  return [...byType.values()].sort((a, b) => b.bytes - a.bytes || (a.type < b.type ? -1 : 1));
}

/** The report as lines, heaviest first. */
export function weightLines(weights: PageWeight[]): string[] {
  return weights.map(
    (w) =>
      `${w.type.padEnd(24)}${kb(w.bytes)}  (html${kb(w.html)}, style${kb(w.styles)}, scripts${kb(w.scripts)}, fonts${kb(w.fonts)}; ${w.pages} pages)`
  );
}

/** The heaviest kind of page in words. */
export function heaviest([first]: PageWeight[]): string {
  return first
    ? `${kb(first.bytes).trim()} compressed on a first visit to the heaviest page, ${first.heaviest}`
    : "no page";
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`.padStart(8);
}

async function pagesOf(dist: string): Promise<string[]> {
  const entries = await readdir(dist, {recursive: true});
  return entries
    .map((e) => e.replaceAll("\\", "/"))
    .filter((e) => /^(vi|en)\/.*\.html$/.test(e))
    .sort();
}

type Scale = (path: string) => Promise<{bytes: number; content: string}>;

/** Compressed size and text of a file, each read once; fonts are compressed already. */
function scaleOf(dist: string): Scale {
  const known = new Map<string, Promise<{bytes: number; content: string}>>();
  const weigh = async (path: string) => {
    const raw = await readFile(join(dist, path));
    const bytes = path.endsWith(".woff2") ? raw.length : gzipSync(raw, {level: 9}).length;
    return {bytes, content: raw.toString("utf8")};
  };
  return (path) => {
    if (!known.has(path)) known.set(path, weigh(path));
    return known.get(path)!;
  };
}

async function weighPage(dist: string, path: string, weigh: Scale): Promise<PageWeight> {
  const {bytes: html, content} = await weigh(path);
  const folder = posix.dirname(path);
  const linked = tagsOf(content)
    .filter(({name, attributes}) => name === "link" && /stylesheet|preload/.test(attributes.get("rel") ?? ""))
    .map(({attributes}) => posix.join(folder, attributes.get("href")!));
  const imported = [...content.matchAll(/\b(?:from|import)\s*"(\.[^"]+\.js)"/g)].map((m) => posix.join(folder, m[1]!));
  const scripts = await withImports([...linked.filter((p) => p.endsWith(".js")), ...imported], weigh);
  const sum = async (paths: Iterable<string>) => {
    let total = 0;
    for (const p of new Set(paths)) total += (await weigh(p)).bytes;
    return total;
  };
  const parts = {
    html,
    styles: await sum(linked.filter((p) => p.endsWith(".css"))),
    scripts: await sum(scripts),
    fonts: await sum(linked.filter((p) => p.endsWith(".woff2")))
  };
  const bytes = parts.html + parts.styles + parts.scripts + parts.fonts;
  return {type: "", pages: 0, bytes, ...parts, heaviest: path};
}

/** Scripts with everything that they import at once; what is imported on demand is not part of a first visit. */
async function withImports(paths: string[], weigh: Scale): Promise<Set<string>> {
  const found = new Set<string>();
  const queue = [...paths];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const {content} = await weigh(path);
    for (const [, address] of content.matchAll(/\b(?:from|import)\s*"(\.[^"]+\.js)"/g)) {
      queue.push(posix.join(posix.dirname(path), address!));
    }
  }
  return found;
}
