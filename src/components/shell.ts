import {escapeHtml} from "../domain/escape.js";
import {linksFrom} from "../domain/links.js";
import type {Lang} from "../domain/format.js";
import {el} from "./svg.js";

export interface ShellLabels {
  skip: string;
  mainNavigation: string;
  /** Opens the navigation where it does not stand open: on a phone. */
  menu: string;
  theme: string;
  themeAuto: string;
  themeLight: string;
  themeDark: string;
  /** The other language, named in itself, and what its link does. */
  otherLanguage: string;
  otherLanguageTitle: string;
  status: string;
}

export interface ShellOptions {
  lang: Lang;
  /** The page's own path without extension: "vi/provinces/79". */
  path: string;
  product: string;
  nav: {path: string; label: string}[];
  labels: ShellLabels;
  /** Said on every page of a synthetic edition. */
  notice?: string;
  /** Month, reading, as-of, completeness: short label and value each. */
  status: {label: string; value: string; warning?: boolean}[];
  /** Sentences; plain text. */
  footer: string[];
}

/** The frame of a page: goes around the body that the page itself writes. */
export interface Shell {
  header: string;
  footer: string;
  /** Stands on top of every printed page, beside the page's title: month, reading, as-of, completeness. */
  running: string;
}

/** Header and footer of a page: name, navigation, language and theme, the synthetic notice and the status line. */
export function shell(options: ShellOptions): Shell {
  const {labels, notice} = options;
  const header = [
    el("a", {class: "skip", href: "#observablehq-main"}, escapeHtml(labels.skip)),
    notice ? el("p", {class: "notice"}, escapeHtml(notice)) : "",
    el(
      "div",
      {class: "masthead"},
      el("div", {class: "masthead-row"}, brand(options), tools(options)),
      navigation(options)
    ),
    statusLine(options)
  ].join("\n");
  const footer = options.footer.map((line) => el("p", {}, escapeHtml(line))).join("\n");
  const running = [...options.status.map(({label, value}) => `${label} ${value}`), notice];
  return {header, footer, running: running.filter(Boolean).join(" · ")};
}

function brand({lang, path, product}: ShellOptions): string {
  return el("a", {class: "brand", href: linksFrom(path)(`${lang}/index`)}, escapeHtml(product));
}

function navigation({path, nav, labels}: ShellOptions): string {
  const href = linksFrom(path);
  const items = nav.map((item) => {
    const section = item.path.replace(/\/index$/, "");
    const isSelf = item.path === path;
    const isInside = !item.path.match(/^\w+\/index$/) && path.startsWith(`${section}/`);
    const current = isSelf ? "page" : isInside ? "true" : null;
    return el("li", {}, el("a", {href: href(item.path), "aria-current": current}, escapeHtml(item.label)));
  });
  const here = nav.find((item) => item.path === path)?.label;
  const summary = el("summary", {}, escapeHtml(labels.menu), here ? el("span", {}, escapeHtml(here)) : "");
  const list = el("details", {class: "nav-list", open: ""}, summary, el("ul", {}, ...items));
  return el("nav", {class: "nav", "aria-label": labels.mainNavigation}, list, `<script>${FOLD}</script>`);
}

/** Folds the navigation before anything is painted on a phone, and opens it again where there is room; without script it stands open. */
const FOLD =
  "{const d=document.querySelector('.nav-list'),m=matchMedia('(max-width:640px)');d.open=!m.matches;m.addEventListener('change',()=>{d.open=!m.matches})}";

/** Language switch and theme choice; the theme needs a script and hides without one. */
function tools({lang, path, labels}: ShellOptions): string {
  const other: Lang = lang === "vi" ? "en" : "vi";
  const otherPath = path.replace(/^(vi|en)\//, `${other}/`);
  const language = el(
    "a",
    {
      class: "language",
      href: linksFrom(path)(otherPath),
      hreflang: other,
      lang: other,
      title: labels.otherLanguageTitle,
      "data-language": ""
    },
    escapeHtml(labels.otherLanguage)
  );
  const choices = [
    ["auto", labels.themeAuto],
    ["light", labels.themeLight],
    ["dark", labels.themeDark]
  ].map(([value, label]) => el("option", {value}, escapeHtml(label!)));
  const theme = el(
    "label",
    {class: "theme", hidden: "", "data-needs-script": ""},
    el("span", {}, escapeHtml(labels.theme)),
    el("select", {"data-theme-choice": ""}, ...choices)
  );
  return el("div", {class: "tools"}, theme, language);
}

function statusLine({status, labels}: ShellOptions): string {
  const items = status.map(({label, value, warning}) =>
    el(
      "div",
      {class: warning ? "status-item status-warning" : "status-item"},
      el("dt", {}, escapeHtml(label)),
      el("dd", {}, escapeHtml(value))
    )
  );
  return el("section", {class: "status", "aria-label": labels.status}, el("dl", {}, ...items));
}
