import {rowsShown, wholeWords} from "../components/rowWords.js";
import {fold} from "../domain/fold.js";
import {count} from "../domain/format.js";
import type {Lang} from "../domain/format.js";
import {rawValue} from "./csv.js";

type Row = HTMLTableRowElement;
export type Order = (a: Row, b: Row) => number;

/**
 * The rows of one table under its search box and filters. Of a list that is longer than what stands in the page the whole
 * is fetched when it is first sorted, searched, filtered or continued; from then on every row of it takes part, and the
 * page shows as many of the first as before.
 */
export class RowList {
  private readonly step: number;
  private limit: number;
  /** All rows of a longer list in their present order; null while only the first are here. */
  private whole: Row[] | null = null;
  private loading: Promise<void> | null = null;
  private failed = false;
  private readonly texts = new WeakMap<Row, string>();

  constructor(readonly table: HTMLTableElement) {
    this.step = this.limit = this.body.rows.length;
  }

  private get body(): HTMLTableSectionElement {
    return this.table.tBodies[0]!;
  }

  private get lang(): Lang {
    return this.table.dataset.lang === "en" ? "en" : "vi";
  }

  private get rows(): Row[] {
    return this.whole ?? [...this.body.rows];
  }

  /** Rows that fit the search and the filters, in their present order. */
  async chosen(): Promise<Row[]> {
    await this.load();
    if (this.table.dataset.whole) this.show();
    return this.rows.filter(this.test());
  }

  /** Whether search or filters leave rows out. */
  get isNarrowed(): boolean {
    const {words, filters} = this.choice();
    return words.length > 0 || filters.length > 0;
  }

  async sort(order: Order): Promise<void> {
    await this.load();
    const places = new Map(this.rows.map((row, i) => [row, i]));
    const sorted = this.rows.sort((a, b) => order(a, b) || places.get(a)! - places.get(b)!);
    if (this.whole) this.limit = this.step;
    else this.body.append(...sorted);
    this.show();
  }

  async narrow(): Promise<void> {
    await this.load();
    this.limit = this.step;
    this.show();
  }

  /** Shows the next rows; the focus goes to the first of them when nothing is left to ask for. */
  async more(): Promise<void> {
    await this.load();
    const first = this.limit;
    this.limit += this.step;
    this.show();
    if (!this.button || this.button.hidden) this.body.rows[first]?.querySelector<HTMLElement>("a, button")?.focus();
  }

  private get button(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`button[data-more="${this.table.id}"]`);
  }

  private show(): void {
    const fits = this.test();
    const rows = this.rows;
    const fitting = rows.filter(fits);
    if (this.whole) this.body.replaceChildren(...fitting.slice(0, this.limit));
    else {
      const kept = new Set(fitting);
      for (const row of rows) row.hidden = !kept.has(row);
    }
    const shown = this.whole ? Math.min(this.limit, fitting.length) : fitting.length;
    if (this.button) this.button.hidden = shown >= fitting.length;
    if (this.failed) this.say(wholeWords[this.lang].failed(count(this.step, this.lang)));
    else this.say(rowsShown({shown, fitting: fitting.length, all: rows.length}, this.lang));
  }

  private say(text: string): void {
    const output = document.querySelector<HTMLOutputElement>(`output[data-count="${this.table.id}"]`);
    if (output) output.value = text;
  }

  /** The whole of a longer list, fetched once; when it does not come, the first rows are worked with. */
  private load(): Promise<void> {
    const address = this.table.dataset.whole;
    if (!address || this.whole) return Promise.resolve();
    this.loading ??= this.fetchRows(address).finally(() => (this.loading = null));
    return this.loading;
  }

  private async fetchRows(address: string): Promise<void> {
    this.say(wholeWords[this.lang].loading);
    this.table.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      const holder = document.createElement("table");
      holder.innerHTML = `<tbody>${((await response.json()) as string[]).join("")}</tbody>`;
      this.whole = [...holder.tBodies[0]!.rows];
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.table.removeAttribute("aria-busy");
  }

  /** What the reader has asked for in the search box and the filters. */
  private choice() {
    const {id} = this.table;
    const input = document.querySelector<HTMLInputElement>(`input[data-search="${id}"]`);
    const keys = [...this.table.querySelectorAll<HTMLElement>("thead th")].map((head) => head.dataset.key);
    const selects = [...document.querySelectorAll<HTMLSelectElement>(`select[data-filter="${id}"]`)];
    return {
      words: fold(input?.value ?? "")
        .split(" ")
        .filter(Boolean),
      filters: selects
        .filter(({value}) => value !== "")
        .map(({value, dataset}) => ({index: keys.indexOf(dataset.column), value}))
    };
  }

  /** Rows that hold every word of the search box and the chosen value of every filter. */
  private test(): (row: Row) => boolean {
    const {words, filters} = this.choice();
    return (row) =>
      filters.every(({index, value}) => shownText(row.cells[index]!) === value) &&
      (words.length === 0 || words.every((word) => this.textOf(row).includes(word)));
  }

  /** Folded text of a row; rows of a ranking change with its month, those of a whole list never. */
  private textOf(row: Row): string {
    if (!this.whole) return fold(row.textContent ?? "");
    let text = this.texts.get(row);
    if (text === undefined) this.texts.set(row, (text = fold(row.textContent ?? "")));
    return text;
  }
}

function shownText(cell: HTMLElement): string {
  return (cell.textContent ?? "").replace(/\u200b/g, "").trim();
}

const lists = new WeakMap<HTMLTableElement, RowList>();

/** The rows of a table, the same for everyone who asks. */
export function rowListOf(table: HTMLTableElement): RowList {
  const known = lists.get(table);
  if (known) return known;
  const made = new RowList(table);
  lists.set(table, made);
  return made;
}

/** The order by one column. */
export function orderBy(index: number, compare: (a: string, b: string) => number): Order {
  return (a, b) => compare(rawValue(a.cells[index]!), rawValue(b.cells[index]!));
}
