import {cellRows, csvText, download, recordsOf} from "./csv.js";
import {rowListOf} from "./rowList.js";

/** Buttons that hand over a table as CSV: the rows that fit its search and filters, in the order that is seen. */
export function enhanceCsv(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-csv]")) {
    button.addEventListener("click", () => {
      void saveTable(document.getElementById(button.dataset.csv!) as HTMLTableElement);
    });
  }
}

async function saveTable(table: HTMLTableElement): Promise<void> {
  const list = rowListOf(table);
  const rows = await list.chosen();
  const text = (await linesOf(table, rows)) ?? csvText(cellRows(table, rows));
  const name = `${table.dataset.filename ?? "table"}${list.isNarrowed ? "-filtered" : ""}.csv`;
  download(name, new Blob([text], {type: "text/csv;charset=utf-8"}));
}

/** The lines of the table's own CSV that its rows come from, letter by letter; null where there is none to be had. */
async function linesOf(table: HTMLTableElement, rows: HTMLTableRowElement[]): Promise<string | null> {
  const address = table.dataset.lines;
  if (!address) return null;
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const [head, ...lines] = recordsOf(await response.text());
    // Reading it as text has taken the byte order mark away.
    return ["\ufeff", head, ...rows.map((row) => lines[Number(row.dataset.line)])].join("");
  } catch {
    return null;
  }
}
