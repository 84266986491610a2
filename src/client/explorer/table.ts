import {COLUMNS} from "../../domain/explorer/columns.js";
import type {Totals} from "../../domain/explorer/tile.js";
import {count, dong, percent, periodShort} from "../../domain/format.js";
import type {Ctx} from "./context.js";
import {h} from "./dom.js";
import type {Link} from "./link.js";
import type {ShownRow} from "./protocol.js";

const ROW = 33;
/** A browser cannot scroll further than this; beyond it the place in the list is taken in proportion. */
const MOST_HEIGHT = 12_000_000;
const SHOWN = 16;
const SPARE = 6;

/** The selected rows: only those in sight are in the page. */
export class RowTable {
  readonly element: HTMLElement;
  private readonly frame: HTMLElement;
  private readonly spacer: HTMLElement;
  private readonly table: HTMLTableElement;
  private readonly said: HTMLElement;
  private rows: ShownRow[] = [];
  private from = 0;
  private total = 0;
  private active = 0;
  private totals: Totals | null = null;
  private asked = 0;

  constructor(
    private readonly ctx: Ctx,
    private readonly link: Link,
    private readonly open: (code: string) => void
  ) {
    const {t} = ctx;
    this.table = h<HTMLTableElement>("table", {role: "grid", "aria-label": t.table, class: "xp-rows"});
    this.spacer = h("div", {class: "xp-spacer"}, this.table);
    this.frame = h(
      "div",
      {class: "xp-scroll", tabindex: 0, role: "group", "aria-label": t.table, "aria-describedby": "xp-table-help"},
      this.spacer
    );
    this.said = h("p", {class: "note", role: "status", id: "xp-table-said"});
    this.element = h(
      "div",
      {},
      h("p", {class: "note", id: "xp-table-help"}, t.tableHelp),
      this.chooser(),
      this.frame,
      this.said
    );
    this.frame.addEventListener("scroll", () => void this.fetch());
    this.frame.addEventListener("keydown", (event) => this.key(event));
  }

  /** Another selection, order or columns: back to the top. */
  async refresh(totals: Totals | null): Promise<void> {
    this.totals = totals;
    this.active = 0;
    this.frame.scrollTop = 0;
    await this.fetch(true);
  }

  private get height(): number {
    return Math.min(MOST_HEIGHT, (this.total + 2) * ROW);
  }

  /** The first row in sight. */
  private get first(): number {
    const room = Math.max(1, this.height - this.frame.clientHeight);
    const isWhole = this.height === (this.total + 2) * ROW;
    if (isWhole) return Math.floor(this.frame.scrollTop / ROW);
    return Math.round((this.frame.scrollTop / room) * Math.max(0, this.total - SHOWN + 2));
  }

  private async fetch(isNew = false): Promise<void> {
    const from = Math.max(0, Math.min(this.first - SPARE, Math.max(0, this.total - SHOWN)));
    if (!isNew && Math.abs(from - this.from) < SPARE - 1 && this.rows.length) return;
    const asked = ++this.asked;
    const {sort} = this.ctx.store.state;
    const found = await this.link.ask("window", {sort, from, count: SHOWN + 2 * SPARE, lang: this.ctx.lang});
    if (asked !== this.asked) return;
    this.rows = found.rows;
    this.from = from;
    this.total = found.total;
    this.draw();
  }

  private draw(): void {
    const {ctx, table} = this;
    const {t, lang} = ctx;
    const keys = ctx.store.state.columns;
    const columns = keys.map((key) => COLUMNS.find((column) => column.key === key)!);
    const {sort} = ctx.store.state;
    const head = columns.map(({key, kind}) => {
      const order = sort.key !== key ? "none" : sort.isDescending ? "descending" : "ascending";
      const isRight = kind !== "text" && kind !== "period";
      return h(
        "th",
        {scope: "col", "aria-sort": order, class: isRight ? "num" : null, "data-key": key},
        h(
          "button",
          {type: "button", onclick: () => this.sort(key)},
          h("span", {class: "label"}, t.columns[key]),
          h("span", {class: "sort-mark", "aria-hidden": "true"})
        )
      );
    });
    const body = this.rows.map((row, i) => {
      const at = this.from + i;
      const cells = columns.map(({key, kind}) => {
        const text = this.text(row.cells[key] ?? null, kind, key);
        const isRight = kind !== "text" && kind !== "period";
        const content =
          key === "employer_code"
            ? h("button", {type: "button", class: "xp-link", tabindex: -1, onclick: () => this.open(row.code)}, text)
            : text;
        return h("td", {class: isRight ? "num" : null, title: kind === "text" ? text : null}, content);
      });
      return h(
        "tr",
        {
          "aria-rowindex": at + 2,
          "aria-selected": at === this.active ? "true" : "false",
          id: `xp-row-${at}`,
          onclick: () => this.activate(at)
        },
        ...cells
      );
    });
    table.setAttribute("aria-rowcount", String(this.total + 1));
    table.replaceChildren(
      h("thead", {}, h("tr", {"aria-rowindex": 1}, ...head)),
      h("tbody", {}, ...body),
      this.foot(keys)
    );
    this.spacer.style.height = `${this.height}px`;
    const isWhole = this.height === (this.total + 2) * ROW;
    const top = isWhole ? this.from * ROW : Math.max(0, this.frame.scrollTop - (this.first - this.from) * ROW);
    table.style.transform = `translateY(${Math.min(top, Math.max(0, this.height - table.offsetHeight))}px)`;
    const last = Math.min(this.total, this.first + SHOWN);
    this.said.textContent =
      this.total === 0 ? t.empty : t.tableRows(count(this.first + 1, lang), count(last, lang), count(this.total, lang));
  }

  private text(value: string | number | null, kind: string, key: string): string {
    const {lang, meta, t} = this.ctx;
    if (value === null) return "–";
    if (kind === "period") return periodShort(meta.periods[value as number]!, lang);
    if (kind === "percent") return percent(value as number, lang, 1);
    if (typeof value === "number") return count(value, lang);
    return key === "why"
      ? value
          .split(" ")
          .map((word) => t.whyBits[word as "late"] ?? word)
          .join(", ")
      : value;
  }

  /** The sums of the whole selection, under its last row: the same numbers as above the charts. */
  private foot(keys: readonly string[]): HTMLElement {
    const {totals, ctx} = this;
    const sums: Record<string, string> = totals
      ? {
          headcount: count(totals.headcount, ctx.lang),
          late: dong(totals.late, ctx.lang),
          wage_base: dong(totals.wageBase, ctx.lang),
          receivable: dong(totals.receivable, ctx.lang)
        }
      : {};
    const cells = keys.map((key, i) =>
      i === 0
        ? h("th", {scope: "row"}, `${ctx.t.totalRow}: ${totals ? count(totals.rows, ctx.lang) : ""}`)
        : h("td", {class: "num", "data-sum": key}, sums[key] ?? "")
    );
    return h("tfoot", {}, h("tr", {}, ...cells));
  }

  private sort(key: string): void {
    const {sort} = this.ctx.store.state;
    const kind = COLUMNS.find((column) => column.key === key)!.kind;
    const isDescending = sort.key === key ? !sort.isDescending : kind !== "text";
    this.ctx.store.change({sort: {key, isDescending}});
  }

  private chooser(): HTMLElement {
    const {t, store} = this.ctx;
    const boxes = COLUMNS.map(({key}) => {
      const box = h<HTMLInputElement>("input", {
        type: "checkbox",
        value: key,
        checked: store.state.columns.includes(key)
      });
      box.addEventListener("change", () => {
        const columns = COLUMNS.map((column) => column.key).filter(
          (one) => boxes.find(({value}) => value === one)!.checked
        );
        if (columns.length) store.change({columns});
        else box.checked = true;
      });
      return box;
    });
    store.listen(({columns}) => boxes.forEach((box) => (box.checked = columns.includes(box.value))));
    return h(
      "details",
      {class: "xp-columns"},
      h("summary", {}, t.columnsChoose),
      h(
        "div",
        {class: "xp-choices", role: "group", "aria-label": t.columnsChoose},
        ...boxes.map((box) => h("label", {}, box, t.columns[box.value]))
      )
    );
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.frame) return;
    const page = SHOWN - 2;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.total,
      End: this.total
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.activate(Math.max(0, Math.min(this.total - 1, this.active + step)));
    } else if (event.key === "Enter") {
      const row = this.rows[this.active - this.from];
      if (row) this.open(row.code);
    }
  }

  /** Moves to a row and brings it in sight. */
  private activate(at: number): void {
    this.active = at;
    const isWhole = this.height === (this.total + 2) * ROW;
    const first = this.first;
    if (at < first || at > first + SHOWN - 4) {
      const target = Math.max(0, at - (at < first ? 0 : SHOWN - 4));
      const room = this.height - this.frame.clientHeight;
      this.frame.scrollTop = isWhole ? target * ROW : (target / Math.max(1, this.total - SHOWN + 2)) * room;
      void this.fetch(true).then(() => this.mark());
    }
    this.mark();
  }

  private mark(): void {
    for (const row of this.table.tBodies[0]?.rows ?? [])
      row.setAttribute("aria-selected", row.id === `xp-row-${this.active}` ? "true" : "false");
    this.frame.setAttribute("aria-activedescendant", `xp-row-${this.active}`);
  }

  /** The code of the row that many places from the one given, within what is loaded around it. */
  async neighbour(code: string, step: number): Promise<string | null> {
    const {sort} = this.ctx.store.state;
    const {at} = await this.link.ask("locate", {sort, code});
    for (let next = at + step; next >= 0 && next < this.total; next += step) {
      const {rows} = await this.link.ask("window", {sort, from: next, count: 1, lang: this.ctx.lang});
      if (rows[0] && rows[0].code !== code) return rows[0].code;
    }
    return null;
  }
}
