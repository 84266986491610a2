import {orderBy, rowListOf} from "./rowList.js";

type Direction = "ascending" | "descending";

/** Numbers compare as numbers, names as Vietnamese orders them; what is not known stands last either way. */
export function compareValues(a: string, b: string, isText: boolean, direction: Direction): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const order = isText ? names.compare(a, b) : compareNumbers(a, b);
  return direction === "ascending" ? order : -order;
}

const names = new Intl.Collator("vi", {numeric: true});

/** Amounts in đồng may have more digits than a double holds. */
function compareNumbers(a: string, b: string): number {
  if (/^-?\d{16,}$/.test(a) && /^-?\d+$/.test(b)) return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0;
  return Number(a) - Number(b);
}

/** Puts the rows of a table in the order of one column and says so in its heading. */
export async function sortBy(table: HTMLTableElement, head: HTMLElement, direction: Direction): Promise<void> {
  const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
  const isText = head.dataset.kind === "text" || head.dataset.kind === "html";
  for (const other of heads) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", direction);
  await rowListOf(table).sort(orderBy(heads.indexOf(head), (a, b) => compareValues(a, b, isText, direction)));
}

/** The first click on numbers shows the largest first, on names the first letter first. */
function nextDirection(head: HTMLElement): Direction {
  const now = head.getAttribute("aria-sort");
  if (now === "none") return head.dataset.kind === "text" ? "ascending" : "descending";
  return now === "ascending" ? "descending" : "ascending";
}

export function enhanceTables(root: ParentNode): void {
  for (const table of root.querySelectorAll<HTMLTableElement>("table[data-filename]")) {
    for (const head of table.querySelectorAll<HTMLElement>("th[aria-sort]")) {
      head.querySelector("button")?.addEventListener("click", () => void sortBy(table, head, nextDirection(head)));
    }
  }
  const tableOf = (id: string | undefined) => document.getElementById(id!) as HTMLTableElement;
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-search]"))
    input.addEventListener("input", () => void rowListOf(tableOf(input.dataset.search)).narrow());
  for (const select of root.querySelectorAll<HTMLSelectElement>("select[data-filter]"))
    select.addEventListener("change", () => void rowListOf(tableOf(select.dataset.filter)).narrow());
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-more]"))
    button.addEventListener("click", () => void rowListOf(tableOf(button.dataset.more)).more());
}
