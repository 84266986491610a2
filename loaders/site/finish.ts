import {copyFile, cp, mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join, posix} from "node:path";
import {escapeHtml} from "../../src/domain/escape.js";
import {figuresFont} from "./figures-font.js";
import type {Page, SiteContent} from "./page.js";
import {SLOT, templatePages} from "./stage.js";

const require = createRequire(import.meta.url);
const FONT_FILES = [400, 600].flatMap((weight) =>
  ["vietnamese", "latin"].map((range) => ({weight, range, file: `be-vietnam-pro-${range}-${weight}-normal.woff2`}))
);
/** What the two files of a weight hold, as their package declares it, without ranges that no page uses. */
const RANGES: Record<string, string> = {
  vietnamese:
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
  latin: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+2191,U+2193,U+2212,U+2215"
};
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%2317202c'/%3E%3Cpath d='M2 9.5h12' stroke='%23fff' stroke-dasharray='2 1'/%3E%3Cpath d='M2 12l4-6 3 4 5-7' fill='none' stroke='%23f2a867' stroke-width='1.8'/%3E%3C/svg%3E";

/**
 * What Framework leaves undone: the language of each page, zoom, the fonts, links between the languages, and a first
 * page at the root of the site, which is the Vietnamese overview.
 */
export async function finishSite(dist: string, {pages, files, folders = [], edition}: SiteContent): Promise<void> {
  await addFonts(dist);
  const fileOf = (page: Page) => join(dist, `${page.path}.html`);
  const rendered = new Map<Page, string>();
  for (const page of new Set(templatePages(pages).values())) rendered.set(page, await readFile(fileOf(page), "utf8"));
  for (const [page, template] of templatePages(pages))
    await put(fileOf(page), finishPage(rendered.get(template)!, page, edition));
  for (const file of files) if (file.isPublic) await put(join(dist, file.path), file.body);
  for (const {from, to} of folders) await cp(from, join(dist, to), {recursive: true});
  const overview = await readFile(join(dist, "vi", "index.html"), "utf8");
  await writeFile(join(dist, "index.html"), moveToRoot(overview, "vi/index.html"));
}

async function put(file: string, body: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, body);
}

/** One page: its title, content, language, zoom, description, the other language, fonts first. */
export function finishPage(html: string, page: Page, edition?: string): string {
  const {path, lang, description} = page;
  const up = "../".repeat(path.split("/").length - 1);
  const other = lang === "vi" ? "en" : "vi";
  const head = [
    edition ? `<meta name="edition" content="${escapeHtml(edition)}">` : "",
    description ? `<meta name="description" content="${escapeHtml(description)}">` : "",
    `<link rel="alternate" hreflang="${other}" href="${up}${path.replace(/^(vi|en)\//, `${other}/`)}.html">`,
    `<link rel="icon" href="${ICON}">`,
    `<style>@page{@top-left{content:${cssString([page.title, page.running].filter(Boolean).join(" · "))}}}</style>`,
    ...FONT_FILES.map(
      ({file}) => `<link rel="preload" as="font" type="font/woff2" href="${up}fonts/${file}" crossorigin>`
    )
  ];
  return fillPage(html, page)
    .replace(/<html(?![^>]*\blang=)([^>]*)>/, `<html lang="${lang}"$1>`)
    .replace(/(<meta name="viewport" content="[^"]*?),\s*(?:maximum-scale|user-scalable)=[^",]*/g, "$1")
    .replace(/<title>[^<]*<\/title>/, () =>
      [`<title>${escapeHtml(page.title)}</title>`, ...head.filter(Boolean)].join("\n")
    );
}

/** A text inside a style sheet inside HTML: quotes, backslashes, line ends and tags as escapes. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\<>&\n\r]/g, (c) => `\\${c.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}

/** Puts header, body and footer into the places that Framework has left for them. */
function fillPage(html: string, {path, header, body, footer}: Page): string {
  const parts: [string, string][] = [
    ["<main ", `<header id="observablehq-header">\n${header}\n</header>\n<main `],
    [SLOT, `<div class="page">\n${body}\n</div>`],
    ["</main>", `</main>\n<footer id="observablehq-footer">\n<div>\n${footer}\n</div>\n</footer>`]
  ];
  return parts.reduce((filled, [place, content]) => {
    if (filled.split(place).length !== 2) throw new Error(`${path}: no single place for ${place} in the rendered page`);
    return filled.replace(place, () => content);
  }, html);
}

/** The fonts with the faces that name them, put before the rules of the style sheet that Framework has bundled. */
async function addFonts(dist: string): Promise<void> {
  const packed = dirname(require.resolve("@fontsource/be-vietnam-pro/package.json"));
  const source = join(packed, "files");
  await mkdir(join(dist, "fonts"), {recursive: true});
  await copyFile(join(packed, "LICENSE"), join(dist, "fonts", "LICENSE.txt"));
  for (const {file} of FONT_FILES) await copyFile(join(source, file), join(dist, "fonts", file));
  for (const weight of [400, 600]) {
    const latin = await readFile(join(source, `be-vietnam-pro-latin-${weight}-normal.woff`));
    await writeFile(join(dist, "fonts", figuresFile(weight)), figuresFont(latin));
  }
  const faces = [
    ...FONT_FILES.map(({weight, range, file}) => fontFace("Be Vietnam Pro", weight, file, RANGES[range]!)),
    ...[400, 600].map((weight) => fontFace("Be Vietnam Pro Figures", weight, figuresFile(weight), "U+0030-0039"))
  ].join("");
  const folder = join(dist, "_import", "styles");
  for (const name of (await readdir(folder)).filter((n) => n.endsWith(".css"))) {
    await writeFile(join(folder, name), faces + (await readFile(join(folder, name), "utf8")));
  }
}

function figuresFile(weight: number): string {
  return `be-vietnam-pro-figures-${weight}.woff`;
}

function fontFace(family: string, weight: number, file: string, range: string): string {
  const format = file.endsWith(".woff2") ? "woff2" : "woff";
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
    `src:url(../../fonts/${file}) format("${format}");unicode-range:${range}}`
  );
}

/** The same page one or more folders higher: every relative address is led from its old place. */
export function moveToRoot(html: string, from: string): string {
  const folder = posix.dirname(from);
  const lead = (address: string) => (/^(\.\.?\/)/.test(address) ? `./${posix.join(folder, address)}` : address);
  return html
    .replace(/\b(href|src)="([^"]*)"/g, (_, name: string, address: string) => `${name}="${lead(address)}"`)
    .replace(
      /(import\s*(?:[^"';]*?from\s*)?|import\(|"path":\s*)"(\.\.?\/[^"]*)"/g,
      (_, before: string, address: string) => `${before}"${lead(address)}"`
    );
}
