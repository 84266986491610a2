import {fold} from "../domain/fold.js";
import {rawValue} from "./csv.js";

type Direction = "ascending" | "descending";

/** Numbers compare as numbers, names as Vietnamese orders them; what is not known stands last either way. */
export function compareValues(a: string, b: string, isText: boolean, direction: Direction): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const order = isText ? a.localeCompare(b, "vi", {numeric: true}) : compareNumbers(a, b);
  return direction === "ascending" ? order : -order;
}

/** Amounts in đồng may have more digits than a double holds. */
function compareNumbers(a: string, b: string): number {
  if (/^-?\d{16,}$/.test(a) && /^-?\d+$/.test(b)) return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0;
  return Number(a) - Number(b);
}

/** Puts the rows of a table in the order of one column and says so in its heading. */
export function sortBy(table: HTMLTableElement, head: HTMLElement, direction: Direction): void {
  const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
  const index = heads.indexOf(head);
  const isText = head.dataset.kind === "text" || head.dataset.kind === "html";
  const body = table.tBodies[0]!;
  const rows = [...body.rows].map((row, i) => ({row, i, value: rawValue(row.cells[index]!)}));
  rows.sort((a, b) => compareValues(a.value, b.value, isText, direction) || a.i - b.i);
  body.append(...rows.map(({row}) => row));
  for (const other of heads) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", direction);
}

/** The first click on numbers shows the largest first, on names the first letter first. */
function nextDirection(head: HTMLElement): Direction {
  const now = head.getAttribute("aria-sort");
  if (now === "none") return head.dataset.kind === "text" ? "ascending" : "descending";
  return now === "ascending" ? "descending" : "ascending";
}

/** Shows the rows that hold every word of the search box and the chosen value of every filter. */
function narrow(table: HTMLTableElement): void {
  const input = document.querySelector<HTMLInputElement>(`input[data-search="${table.id}"]`);
  const words = fold(input?.value ?? "").split(" ").filter(Boolean);
  const filters = filtersOf(table).filter(({value}) => value !== "");
  let shown = 0;
  for (const row of table.tBodies[0]!.rows) {
    const content = fold(row.textContent ?? "");
    const fits = filters.every(({index, value}) => shownText(row.cells[index]!) === value);
    row.hidden = !fits || !words.every((word) => content.includes(word));
    if (!row.hidden) shown += 1;
  }
  const output = document.querySelector<HTMLOutputElement>(`output[data-count="${table.id}"]`);
  if (output) output.value = countText(table, shown);
}

function filtersOf(table: HTMLTableElement): {index: number; value: string}[] {
  const keys = [...table.querySelectorAll<HTMLElement>("thead th")].map((head) => head.dataset.key);
  const selects = document.querySelectorAll<HTMLSelectElement>(`select[data-filter="${table.id}"]`);
  return [...selects].map((select) => ({index: keys.indexOf(select.dataset.column), value: select.value}));
}

function shownText(cell: HTMLElement): string {
  return (cell.textContent ?? "").replace(/\u200b/g, "").trim();
}

function countText(table: HTMLTableElement, shown: number): string {
  const all = table.tBodies[0]!.rows.length;
  if (table.dataset.lang === "en") return shown === all ? `${all} rows` : `${shown} of ${all} rows`;
  return shown === all ? `${all} dòng` : `${shown}/${all} dòng`;
}

export function enhanceTables(root: ParentNode): void {
  for (const table of root.querySelectorAll<HTMLTableElement>("table[data-filename]")) {
    for (const head of table.querySelectorAll<HTMLElement>("th[aria-sort]")) {
      head.querySelector("button")?.addEventListener("click", () => sortBy(table, head, nextDirection(head)));
    }
  }
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-search]")) {
    const table = document.getElementById(input.dataset.search!) as HTMLTableElement;
    input.addEventListener("input", () => narrow(table));
  }
  for (const select of root.querySelectorAll<HTMLSelectElement>("select[data-filter]")) {
    const table = document.getElementById(select.dataset.filter!) as HTMLTableElement;
    select.addEventListener("change", () => narrow(table));
  }
}
