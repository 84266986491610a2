import type {Exact} from "../../domain/explorer/dims.js";
import type {ExactColumn} from "../../domain/explorer/rowColumns.js";
import {EMPTY, EXACT_NAMES} from "../../domain/explorer/state.js";
import type {Ctx} from "./context.js";
import {comparing} from "./comparing.js";
import {button, h} from "./dom.js";
import {keyRun} from "./keyRun.js";
import type {Link} from "./link.js";
import {saveCsv, saveXlsx} from "./exports.js";
import {openView, saveView} from "./saved.js";
import {describe, EXACT_KEYS} from "./words.js";

/** Search, measure, undo, comparison, views, exports. */
export function toolbar(ctx: Ctx, link: Link): HTMLElement {
  return h(
    "div",
    {class: "xp-tools", role: "group", "aria-label": ctx.t.actions.toolbar},
    searchBox(ctx),
    measureBox(ctx),
    ...steps(ctx),
    ...comparing(ctx),
    ...files(ctx, link),
    exactBox(ctx),
    noteBox(ctx)
  );
}

function searchBox({t, store}: Ctx): HTMLElement {
  const input = h<HTMLInputElement>("input", {
    type: "search",
    id: "xp-search",
    placeholder: t.searchHint,
    autocomplete: "off",
    value: store.state.search
  });
  let waiting: ReturnType<typeof setTimeout>;
  const run = keyRun(input);
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const own = run();
    waiting = setTimeout(() => store.change({search: input.value.trim()}, own), 250);
  });
  store.listen(({search}) => {
    if (search !== input.value.trim()) input.value = search;
  });
  return h("span", {class: "xp-search"}, h("label", {for: "xp-search"}, t.search), input);
}

function measureBox({t, store}: Ctx): HTMLElement {
  const select = h<HTMLSelectElement>(
    "select",
    {id: "xp-measure"},
    h("option", {value: "rows"}, t.actions.measureRows),
    h("option", {value: "late"}, t.actions.measureLate)
  );
  select.value = store.state.measure;
  select.addEventListener("change", () => store.change({measure: select.value === "late" ? "late" : "rows"}));
  store.listen(({measure}) => (select.value = measure));
  return h("span", {class: "xp-measure"}, h("label", {for: "xp-measure"}, t.actions.measure), select);
}

function steps({t, store}: Ctx): HTMLElement[] {
  const undo = button(t.actions.undo, "undo", () => store.undo());
  const redo = button(t.actions.redo, "redo", () => store.redo());
  const clear = button(t.actions.clear, "clear", () => store.change({...EMPTY}));
  const show = () => {
    undo.disabled = !store.canUndo;
    redo.disabled = !store.canRedo;
  };
  store.listen(show);
  show();
  return [undo, redo, clear];
}

function files(ctx: Ctx, link: Link): HTMLElement[] {
  const {t, store} = ctx;
  const file = h<HTMLInputElement>("input", {
    type: "file",
    accept: ".json,application/json",
    class: "visually-hidden",
    tabindex: -1,
    "aria-label": t.actions.open
  });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (chosen) void openView(ctx, chosen);
  });
  const copy = button(t.actions.link, "link", () => {
    const done = () => {
      copy.textContent = t.actions.linkDone;
      setTimeout(() => (copy.textContent = t.actions.link), 2000);
    };
    void navigator.clipboard?.writeText(store.address).then(done, () => prompt(t.actions.link, store.address));
  });
  return [
    button(t.actions.csv, "csv", () => void saveCsv(ctx, link)),
    button(t.actions.xlsx, "xlsx", () => void saveXlsx(ctx, link)),
    button(t.actions.save, "save", () => saveView(ctx)),
    button(t.actions.open, "open", () => file.click()),
    file,
    copy,
    button(t.actions.print, "print", () => window.print())
  ];
}

/** Conditions on exact values, where a class of a chart is too coarse. */
function exactBox({t, store}: Ctx): HTMLElement {
  const inputs = (Object.keys(EXACT_NAMES) as ExactColumn[]).map((column) => {
    const name = t.columns[EXACT_KEYS[column]!]!;
    const box = (label: string) =>
      h<HTMLInputElement>("input", {type: "number", step: 1, "aria-label": label, inputmode: "numeric"});
    return {column, name, from: box(t.exactFrom(name)), to: box(t.exactTo(name))};
  });
  const number = (text: string) =>
    text.trim() === "" || !Number.isFinite(Number(text)) ? null : Math.round(Number(text));
  const read = () =>
    inputs.flatMap(({column, from, to}): Exact[] => {
      const limits = {column, from: number(from.value), to: number(to.value)};
      return limits.from === null && limits.to === null ? [] : [limits];
    });
  const write = (exact: readonly Exact[]) => {
    for (const {column, from, to} of inputs) {
      const found = exact.find((one) => one.column === column);
      from.value = found?.from === null || !found ? "" : String(found.from);
      to.value = found?.to === null || !found ? "" : String(found.to);
    }
  };
  write(store.state.exact);
  store.listen(({exact}) => write(exact));
  const rows = inputs.map(({name, from, to}) =>
    h(
      "div",
      {class: "xp-limits"},
      h("span", {"aria-hidden": "true"}, name),
      from,
      h("span", {"aria-hidden": "true"}, "–"),
      to
    )
  );
  const element = h("details", {class: "xp-exact"}, h("summary", {}, t.exact), ...rows);
  element.addEventListener("change", () => store.change({exact: read()}));
  return element;
}

function noteBox({t, store}: Ctx): HTMLElement {
  const area = h<HTMLTextAreaElement>("textarea", {id: "xp-note", rows: 2, "aria-describedby": "xp-note-hint"});
  area.value = store.note;
  area.addEventListener("input", () => (store.note = area.value));
  area.addEventListener("xp-note", () => (area.value = store.note));
  return h(
    "details",
    {class: "xp-note"},
    h("summary", {}, t.note),
    h("label", {for: "xp-note", class: "visually-hidden"}, t.note),
    area,
    h("p", {class: "note", id: "xp-note-hint"}, t.noteHint)
  );
}

/** The filters in words, each with a button that lets go of it. */
export function chips(ctx: Ctx) {
  const {t, store} = ctx;
  const element = h("div", {class: "xp-chips", role: "group", "aria-label": t.filters});
  const drop = (part: ReturnType<typeof describe>[number]["part"]) => {
    if (part === "search") store.change({search: ""});
    else if (part === "exact") store.change({exact: []});
    else store.choose({[part]: undefined});
  };
  const update = () => {
    const list = describe(ctx, store.state);
    element.replaceChildren(
      ...(list.length === 0
        ? [h("p", {class: "note"}, t.noFilters)]
        : list.map(({part, text}) =>
            h(
              "button",
              {
                type: "button",
                class: "xp-chip",
                "data-part": part,
                "aria-label": t.removeFilter(text),
                onclick: () => drop(part)
              },
              text,
              h("span", {"aria-hidden": "true"}, " ×")
            )
          ))
    );
  };
  return {element, update};
}
