import {createHash} from "node:crypto";
import {join} from "node:path";
import {readFile, rename} from "node:fs/promises";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import type {Meta} from "../../../../src/domain/explorer/meta.js";
import {count, money, type Lang} from "../../../../src/domain/format.js";
import {messages} from "../../../../src/i18n/index.js";
import {bundleExplorer, type Bundle} from "../../explorer/bundle.js";
import {packExplorer} from "../../explorer/pack.js";
import type {Page} from "../../page.js";
import {contextOf} from "../context.js";
import {page} from "../layout.js";
import type {ReadRoom} from "../room.js";
import type {World} from "../world.js";

const PATH = "explorer";

/** The analysts' explorer: one page, the shipped set and its scripts in a folder of the site. */
export const readExplorer: ReadRoom = async (db, world, work) => {
  if (work === null) return null;
  const folder = join(work, PATH);
  const meta = await packExplorer(db, folder);
  if (!meta) return null;
  const bundle = await bundleExplorer(folder);
  const head = await nameByContent(folder);
  return {
    nav: {path: PATH, label: (lang) => messages[lang].explorer.nav},
    pages: (w: World, lang: Lang) => [explorerPage(w, lang, {meta, bundle, head})],
    folders: [{from: folder, to: PATH}]
  };
};

/** The head's name changes with its content, as all names of the set do: nothing stale is ever read. */
async function nameByContent(folder: string): Promise<string> {
  const bytes = await readFile(join(folder, "meta.json"));
  const name = `meta-${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.json`;
  await rename(join(folder, "meta.json"), join(folder, name));
  return name;
}

interface Built {
  meta: Meta;
  bundle: Bundle;
  head: string;
}

function explorerPage(world: World, lang: Lang, {meta, bundle, head}: Built): Page {
  const ctx = contextOf(world, lang, PATH);
  const {explorer: t} = ctx.t;
  const base = "../explorer/";
  const app = el(
    "div",
    {
      id: "explorer",
      class: "explorer",
      "data-lang": lang,
      "data-base": base,
      "data-meta": head,
      "data-worker": bundle.worker,
      "data-engine": bundle.console.wasm,
      "data-engine-worker": bundle.console.script,
      "data-engine-bytes": String(bundle.console.bytes)
    },
    el("p", {class: "xp-status", role: "status"}, escapeHtml(t.loading("0 %"))),
    el("noscript", {}, el("p", {}, escapeHtml(t.needsScript)))
  );
  const made = page(ctx, {
    title: t.title,
    answer: t.answer(count(meta.rows, lang), count(meta.employers, lang), money(BigInt(meta.late), lang)),
    lead: [t.lead],
    content: [app, `<script type="module" src="${base}${bundle.app}"></script>`],
    cautions: t.cautions,
    links: [
      {label: t.linkProvinces, to: "provinces"},
      {label: t.linkSectors, to: "sectors"},
      {label: t.linkStatus, to: "data-status"}
    ]
  });
  return made;
}
