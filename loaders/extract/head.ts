import {parse} from "csv-parse/sync";
import {headerScore, isHeading, TITLE_LINES} from "./header.js";

export type Delimiter = "," | ";" | "\t";

/** A header that was found: one line, a line with breaks inside quoted headings, or two rows of headings. */
export interface FoundHeader {
  /** Position of its first and of its last line, 0-based. */
  first: number;
  last: number;
  cells: string[];
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];

/** The line and delimiter under which most headings are known; the first such line wins. */
export function findHeader(lines: readonly string[]): (FoundHeader & {delimiter: Delimiter}) | null {
  const search = new HeaderSearch<{delimiter: Delimiter}>();
  for (const delimiter of DELIMITERS) {
    const rows = lines.slice(0, TITLE_LINES + 1).map((line) => (line.trim() ? splitLine(line, delimiter) : null));
    search.see(rows, {delimiter});
    for (const [first, line] of lines.slice(0, TITLE_LINES).entries()) {
      const broken = openQuote(line) ? brokenHeader(lines, first, delimiter) : null;
      if (broken) search.offer({first, ...broken, delimiter});
    }
  }
  return search.best;
}

/** Whether the lines hold a header under a delimiter that the contract does not know. */
export function isBarSeparated(lines: readonly string[]): boolean {
  return lines.slice(0, TITLE_LINES).some((line) => headerScore(line.split("|")) > 0);
}

/** Keeps the header with most headings; of equals the one that stands first, and one row before two. */
export class HeaderSearch<T> {
  best: (FoundHeader & T) | null = null;
  private score = 0;

  /** Looks at rows of cells, each alone and then each with the one below. */
  see(rows: readonly (readonly string[] | null)[], rest: T): void {
    for (const [first, cells] of rows.slice(0, TITLE_LINES).entries())
      if (cells) this.offer({first, last: first, cells: [...cells], ...rest});
    for (const [first, top] of rows.slice(0, TITLE_LINES).entries()) {
      const bottom = rows[first + 1];
      if (top && bottom) this.offer({first, last: first + 1, cells: stacked(top, bottom), ...rest});
    }
  }

  offer(header: FoundHeader & T): void {
    const score = headerScore(header.cells);
    const isEarlier = score === this.score && header.first === header.last && header.first < (this.best?.first ?? 0);
    if (score === 0 || (score <= this.score && !isEarlier)) return;
    this.score = score;
    this.best = header;
  }
}

/** Two rows of headings as one: a group's name, which stands above its first column, belongs to all columns below it. */
function stacked(top: readonly string[], bottom: readonly string[]): string[] {
  let group = "";
  return Array.from({length: Math.max(top.length, bottom.length)}, (_, i) => {
    const [above, below] = [top[i]?.trim() ?? "", bottom[i]?.trim() ?? ""];
    if (above) group = above;
    if (!below) return above;
    const both = `${group} ${below}`;
    return isHeading(both) ? both : below;
  });
}

function openQuote(line: string): boolean {
  return (line.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** A header whose quoted headings are broken into several lines. */
function brokenHeader(
  lines: readonly string[],
  first: number,
  delimiter: Delimiter
): {last: number; cells: string[]} | null {
  let text = lines[first]!;
  for (let last = first + 1; last < Math.min(lines.length, first + 2 * TITLE_LINES); last++) {
    text += `\n${lines[last]!}`;
    if (openQuote(text)) continue;
    const cells = splitLine(text, delimiter);
    return cells ? {last, cells} : null;
  }
  return null;
}

/** The cells of one record, null when quotation marks make it none. */
export function splitLine(line: string, delimiter: string): string[] | null {
  if (!line.includes('"')) return line.split(delimiter);
  try {
    const records = parse(line, {delimiter, relax_column_count: true, relax_quotes: true});
    return records.length === 1 ? records[0]! : null;
  } catch {
    return null;
  }
}
