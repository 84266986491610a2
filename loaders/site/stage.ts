import {cp, mkdir, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Page, SiteContent} from "./page.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
/** What a page's scripts import, and the style sheets. */
const SHARED = ["client", "components", "domain", "styles"];

/**
 * Writes a fresh Framework root: one Markdown file per page, the files of the content, the browser's modules.
 * A root of its own keeps generated pages out of the source tree, and several worlds apart.
 */
export async function stageSite({pages, files}: SiteContent, root: string): Promise<void> {
  await rm(root, {recursive: true, force: true});
  await mkdir(root, {recursive: true});
  for (const folder of SHARED) await cp(join(PROJECT, "src", folder), join(root, folder), {recursive: true});
  for (const page of pages) await write(root, `${page.path}.md`, pageSource(page));
  for (const file of files) await write(root, file.path, file.body);
}

async function write(root: string, path: string, body: string): Promise<void> {
  const target = join(root, path);
  if (!target.startsWith(root)) throw new Error(`invalid path: ${path}`);
  await mkdir(dirname(target), {recursive: true});
  await writeFile(target, body);
}

/** A page as Framework reads it. Header and footer travel as front matter, which puts them outside <main>. */
export function pageSource(page: Page): string {
  const matter = [
    `title: ${JSON.stringify(page.title)}`,
    `header: ${JSON.stringify(oneBlock(page.header))}`,
    `footer: ${JSON.stringify(oneBlock(page.footer))}`
  ];
  return `---\n${matter.join("\n")}\n---\n\n<div class="page">\n${oneBlock(page.body)}\n</div>\n\n${script(page)}`;
}

/**
 * HTML that Markdown leaves alone: no blank line (it would end the block), no indentation (it would start code),
 * no placeholder (Framework would run it).
 */
function oneBlock(html: string): string {
  const lines = html.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .join("\n")
    .replaceAll("${", "&#36;{");
}

function script({ranking}: Page): string {
  const option = ranking ? `{ranking: FileAttachment(${JSON.stringify(`/${ranking}`)})}` : "";
  return ["```js", `import {enhance} from "/client/enhance.js";`, `enhance(${option});`, "```", ""].join("\n");
}
