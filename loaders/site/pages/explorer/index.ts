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
import {ANOMALIES, RULES} from "../anomalies/paths.js";
import {contextOf, type Context} from "../context.js";
import {page} from "../layout.js";
import type {ReadRoom} from "../room.js";
import type {World} from "../world.js";
import {EXPLORER, exploreSection} from "./sections.js";

/** The analysts' explorer: one page, the shipped set and its scripts in a folder of the site. */
export const readExplorer: ReadRoom = async (db, world, work) => {
  if (work === null) return null;
  const folder = join(work, EXPLORER);
  const meta = await packExplorer(db, folder);
  if (!meta) return null;
  const bundle = await bundleExplorer(folder);
  const head = await nameByContent(folder);
  return {
    nav: {path: EXPLORER, label: (lang) => messages[lang].explorer.nav},
    pages: (w: World, lang: Lang) => [explorerPage(w, lang, {meta, bundle, head})],
    folders: [{from: folder, to: EXPLORER}],
    sections: (ctx, level, code) => exploreSection(ctx, meta, level, code)
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

/** What to do where scripts do not run: the same numbers on pages and in exports. */
function withoutScript(ctx: Context): string {
  const {explorer: t, common} = ctx.t;
  const ways = [
    {label: common.nav.provinces, to: "provinces"},
    {label: common.nav.sectors, to: "sectors"},
    {label: common.nav.employerTypes, to: "employer-types"},
    ...ctx.world.rooms.flatMap(({nav}) =>
      nav && nav.path !== EXPLORER ? [{label: nav.label(ctx.lang), to: nav.path}] : []
    )
  ];
  const links = ways.map(({label, to}) => el("li", {}, el("a", {href: ctx.href(to)}, escapeHtml(label))));
  return [
    el("p", {}, escapeHtml(t.needsScript)),
    el("ul", {class: "plain"}, ...links),
    el("p", {}, escapeHtml(t.needsScriptExport)),
    el("pre", {}, "arrears export employers --out employers.csv\narrears export flags --out flags.csv")
  ].join("");
}

function explorerPage(world: World, lang: Lang, {meta, bundle, head}: Built): Page {
  const ctx = contextOf(world, lang, EXPLORER);
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
      "data-rules": world.rooms.some((room) => room.nav?.path === ANOMALIES) ? ctx.href(RULES) : null,
      "data-engine": bundle.console.wasm,
      "data-engine-worker": bundle.console.script,
      "data-engine-bytes": String(bundle.console.bytes)
    },
    el("p", {class: "xp-status", role: "status", hidden: ""}, escapeHtml(t.loading("0 %"))),
    el("noscript", {}, withoutScript(ctx))
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
