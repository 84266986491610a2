import {cp, mkdir, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Page, SiteContent} from "./page.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
/** What a page's scripts import, and the style sheets. */
const SHARED = ["client", "components", "domain", "i18n", "styles"];

/**
 * Writes a fresh Framework root: one Markdown file per page, the files of the content, the browser's modules.
 * A root of its own keeps generated pages out of the source tree, and several worlds apart.
 */
export async function stageSite({pages, files}: SiteContent, root: string): Promise<void> {
  await rm(root, {recursive: true, force: true});
  await mkdir(root, {recursive: true});
  for (const folder of SHARED) await cp(join(PROJECT, "src", folder), join(root, folder), {recursive: true});
  for (const page of new Set(templatePages(pages).values())) await write(root, `${page.path}.md`, pageSource(page));
  for (const file of files) if (!file.isPublic) await write(root, file.path, file.body);
}

/**
 * The page of which Framework's rendering serves a page. Pages in folders of the same depth with the same scripts differ
 * in nothing but title and content, which finish.ts puts in; so Framework renders one of them for all.
 */
export function templatePages(pages: readonly Page[]): Map<Page, Page> {
  const first = new Map<string, Page>();
  const kind = (page: Page) => [page.path.split("/").length, page.ranking ?? "", page.module ?? ""].join(" ");
  for (const page of pages) if (!first.has(kind(page))) first.set(kind(page), page);
  return new Map(pages.map((page) => [page, first.get(kind(page))!]));
}

async function write(root: string, path: string, body: string): Promise<void> {
  const target = join(root, path);
  if (!target.startsWith(root)) throw new Error(`invalid path: ${path}`);
  await mkdir(dirname(target), {recursive: true});
  await writeFile(target, body);
}

/** Where a page's own content goes, in what Framework renders. */
export const SLOT = '<div class="page"></div>';

/**
 * A page as Framework reads it: title, script, and an empty place for the content. Framework takes every fragment of
 * HTML apart several times over, at half a second for a page of ours; what needs none of its care is put in afterwards
 * (finish.ts), which makes the build of a hundred and fifty pages several times faster.
 */
export function pageSource(page: Page): string {
  return `---\ntitle: ${JSON.stringify(page.title)}\n---\n\n${SLOT}\n\n${script(page)}`;
}

function script({ranking, module}: Page): string {
  const option = ranking ? `{ranking: FileAttachment(${JSON.stringify(`/${ranking}`)})}` : "";
  const own = module ? [`import {start} from "/client/${module}.js";`, "start();"] : [];
  return ["```js", `import {enhance} from "/client/enhance.js";`, `enhance(${option});`, ...own, "```", ""].join("\n");
}
