import {rankingCells, RANKING_KEYS} from "../components/ranking.js";
import type {RankingKey} from "../components/ranking.js";
import type {Cell} from "../components/cells.js";
import {rankingAt} from "../domain/ranking.js";
import type {RankingData} from "../domain/ranking.js";
import type {Lang} from "../domain/format.js";

/** The file of the ranking, as Framework hands it over; read only when the reader asks for another month. */
export interface RankingFile {
  json(): Promise<RankingData>;
}

/** Redraws a ranking for another month: numbers, order and marks change, row names and their courses stay. */
export function showMonth(table: HTMLTableElement, data: RankingData, period: string): void {
  const lang = (table.dataset.lang ?? "vi") as Lang;
  const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
  const columns = heads.map((head) => head.dataset.key as RankingKey);
  const body = table.tBodies[0]!;
  const rows = new Map([...body.rows].map((row) => [row.dataset.code, row]));
  for (const ranked of rankingAt(data, period)) {
    const row = rows.get(ranked.code);
    if (!row) continue;
    const found = rankingCells(ranked, lang);
    columns.forEach((key, i) => {
      if (key !== "label" && RANKING_KEYS.includes(key)) fill(row.cells[i]!, found[key]);
    });
    body.append(row);
  }
  for (const head of heads) if (head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
}

function fill(target: HTMLTableCellElement, cell: Cell): void {
  target.classList.toggle("unknown", cell.value === null);
  target.dataset.value = cell.value === null ? "" : String(cell.value);
  if (cell.html) target.innerHTML = cell.html;
  else target.textContent = cell.text;
}

export function enhanceRanking(root: ParentNode, file: RankingFile): void {
  let data: Promise<RankingData> | undefined;
  for (const select of root.querySelectorAll<HTMLSelectElement>("select[data-ranking-for]")) {
    const table = document.getElementById(select.dataset.rankingFor!) as HTMLTableElement;
    select.addEventListener("change", () => {
      data ??= file.json();
      void data.then((read) => showMonth(table, read, select.value));
    });
  }
}
