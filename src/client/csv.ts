/** A spreadsheet runs what begins like a formula; an apostrophe in front makes it text. Numbers stay numbers. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** One field of a CSV: quoted where needed, safe to open in a spreadsheet. */
export function csvField(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV text with a byte order mark, which tells spreadsheets that it is UTF-8. */
export function csvText(rows: string[][]): string {
  return "\ufeff" + rows.map((row) => row.map(csvField).join(",")).join("\r\n") + "\r\n";
}

/** The records of a CSV text as they stand in it, line ends included. */
export function recordsOf(text: string): string[] {
  const records: string[] = [];
  let [start, quoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] !== "\n" || quoted) continue;
    records.push(text.slice(start, at + 1));
    start = at + 1;
  }
  return start < text.length ? [...records, text.slice(start)] : records;
}

/** Rows of a table as exact values: what is not known is empty, columns of pictures are left out. */
export function cellRows(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): string[][] {
  const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
  const kept = heads.map((head, i) => ({head, i})).filter(({head}) => head.dataset.kind !== "html");
  const names = kept.map(({head}) => clean(head.querySelector(".label")?.textContent ?? head.textContent));
  return [names, ...rows.map((row) => kept.map(({i}) => rawValue(row.cells[i]!)))];
}

/** The exact value of a cell: what it carries beside its text, else the text itself. */
export function rawValue(cell: HTMLElement): string {
  return cell.dataset.value ?? clean(cell.textContent);
}

function clean(text: string | null): string {
  return (text ?? "").replace(/[\s\u200b]+/g, " ").trim();
}

/** Hands a file to the reader. */
export function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
