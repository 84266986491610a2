import {count, decimal, THIN_SPACE} from "../../domain/format.js";
import {download, csvText} from "../csv.js";
import type {Ctx} from "./context.js";
import {button, h} from "./dom.js";
import type {Link} from "./link.js";
import type {QueryEngine, Result} from "./sql.js";
import {SQL_COLUMNS} from "./sqlColumns.js";
import {resultChart} from "./resultChart.js";
import {sqlOf} from "./words.js";

const SHOWN = 500;

/** The SQL console: nothing of it is loaded before the reader asks for it. */
export function consolePanel(ctx: Ctx, link: Link, root: HTMLElement): HTMLElement {
  const {t, lang} = ctx;
  const c = t.console;
  const size = `${decimal(Number(root.dataset.engineBytes) / 1e6, 1, lang)}${THIN_SPACE}MB`;
  const status = h("p", {role: "status", class: "note"}, c.weight(size));
  const open = h<HTMLButtonElement>("button", {type: "button", class: "action", "data-do": "console"}, c.open);
  const place = h("div", {});
  open.addEventListener("click", () => {
    open.disabled = true;
    status.textContent = c.opening;
    void import("./sql.js")
      .then(({openEngine}) =>
        openEngine(
          ctx,
          link,
          root,
          (share) => (status.textContent = `${c.opening}: ${decimal(share * 100, 0, lang)}${THIN_SPACE}%`)
        )
      )
      .then((engine) => {
        open.remove();
        status.textContent = "";
        place.replaceChildren(...desk(ctx, engine));
        place.querySelector("textarea")?.focus();
      })
      .catch((error: Error) => {
        open.disabled = false;
        status.textContent = `${c.failed}: ${error.message}`;
      });
  });
  return h(
    "section",
    {class: "xp-console", id: "xp-console", "aria-label": c.title},
    h("h2", {}, c.title),
    open,
    status,
    place
  );
}

/** Schema, examples, the query and its result. */
function desk(ctx: Ctx, engine: QueryEngine): HTMLElement[] {
  const {t, lang} = ctx;
  const c = t.console;
  const query = h<HTMLTextAreaElement>("textarea", {id: "xp-sql", rows: 7, spellcheck: "false"});
  query.value = c.samples[0]![1]!;
  const result = h("div", {class: "xp-result"});
  const said = h("p", {role: "status", class: "note", id: "xp-sql-said"});
  const run = async () => {
    said.textContent = "…";
    said.dataset.state = "busy";
    try {
      const found = await engine.query(query.value);
      result.replaceChildren(...resultParts(ctx, query.value, found));
      said.textContent = c.rows(count(Math.min(SHOWN, found.rows.length), lang), count(found.rows.length, lang));
    } catch (error) {
      result.replaceChildren();
      said.textContent = `${c.failed}: ${(error as Error).message}`;
    }
    said.dataset.state = "done";
  };
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void run();
    }
  });
  const ask = (name: string, sql: () => string) =>
    button(name, "sample", () => {
      query.value = sql();
      void run();
    });
  const samples = [
    ...c.samples.map(([name, sql]) => ask(name!, () => sql!)),
    ask(
      c.selected,
      () =>
        `select count(*) as n, count(distinct employer_code) as employers, sum(late) as late\nfrom rows\nwhere ${sqlOf(ctx, ctx.store.state)}`
    )
  ];
  return [
    h(
      "details",
      {},
      h("summary", {}, c.schema),
      h(
        "pre",
        {},
        `rows (\n${SQL_COLUMNS.map(([name, type]) => `  ${name} ${type}`).join(",\n")}\n)\nemployers (employer_code, employer_name)\nprovinces, sections, employer_types, flag_kinds (code, vi, en)`
      )
    ),
    h("p", {}, c.examples),
    h("div", {class: "xp-tools xp-samples"}, ...samples),
    h("label", {for: "xp-sql"}, c.query),
    query,
    h(
      "div",
      {class: "xp-tools"},
      h("button", {type: "button", class: "action", "data-do": "run", onclick: () => void run()}, c.run)
    ),
    said,
    result
  ];
}

function resultParts(ctx: Ctx, sql: string, {columns, rows}: Result): (Node | string)[] {
  const c = ctx.t.console;
  const text = (value: Result["rows"][number][number]) => (value === null ? "" : String(value));
  const table = h(
    "div",
    {class: "table-frame", role: "group", tabindex: 0, "aria-label": c.result},
    h(
      "table",
      {},
      h("caption", {}, c.result),
      h(
        "thead",
        {},
        h("tr", {}, ...columns.map(({name, isNumber}) => h("th", {scope: "col", class: isNumber ? "num" : null}, name)))
      ),
      h(
        "tbody",
        {},
        ...rows
          .slice(0, SHOWN)
          .map((row) =>
            h("tr", {}, ...row.map((value, i) => h("td", {class: columns[i]!.isNumber ? "num" : null}, text(value))))
          )
      )
    )
  );
  const csv = h(
    "button",
    {
      type: "button",
      class: "action",
      "data-do": "sql-csv",
      onclick: () => {
        const lines = [columns.map(({name}) => name), ...rows.map((row) => row.map(text))];
        download("sql.csv", new Blob([csvText(lines)], {type: "text/csv;charset=utf-8"}));
      }
    },
    c.csv
  );
  const chart = resultChart(ctx, sql, {columns, rows});
  return [csv, ...(chart ? [chart] : []), table];
}
