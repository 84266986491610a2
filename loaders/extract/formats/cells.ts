import type {Column} from "../contract.js";
import type {Grid} from "../expressions.js";
import {TYPED} from "../numberSql.js";

/** A cell that knows what it holds: text, a number in plain notation, a day as YYYY-MM-DD, or 1 or 0 for true or false. */
export interface TypedCell {
  type: "text" | "number" | "date" | "truth";
  text: string;
  /** A formula gave it when the workbook was last stored. */
  isComputed?: boolean;
}

export const EMPTY: TypedCell = {type: "text", text: ""};

/**
 * Turns cells that know their type into the text that the contract reads. Numbers keep a mark that they were numbers
 * already; a number in a column of codes is padded to the code's length, and counted so that it can be reported.
 */
export class CellTexts {
  private readonly columns: (Column | undefined)[];
  private readonly padded = new Map<string, number>();
  private computed = 0;

  constructor(grid: Grid) {
    this.columns = Array.from({length: grid.width}, () => undefined);
    for (const column of grid.kind.columns) {
      const at = grid.positions.get(column.name);
      if (at !== undefined) this.columns[at] = column;
    }
  }

  /** The text of the cell in column `position`. */
  of(cell: TypedCell, position: number): string {
    const column = this.columns[position];
    if (cell.isComputed && column) this.computed++;
    // The mark of a number must not come from outside.
    if (cell.type === "text") return cell.text.replaceAll(TYPED, "\ufffd");
    if (cell.type === "date") return dayText(cell.text, column);
    if (cell.type === "truth") return truthText(cell.text, column);
    if (!column || column.type === "text") return cell.text;
    if (column.type === "money" || column.type === "count" || column.type === "decimal") return TYPED + cell.text;
    return this.code(cell.text, column);
  }

  private code(text: string, column: Column): string {
    const digits = column.type === "period" ? 6 : (column.digits ?? 0);
    if (!/^\d+$/.test(text) || text.length >= digits) return text;
    this.padded.set(column.name, (this.padded.get(column.name) ?? 0) + 1);
    return text.padStart(digits, "0");
  }

  /** What was done to the cells, worth knowing. */
  notes(): string[] {
    const n = this.computed;
    const hold = n === 1 ? "1 cell holds a formula" : `${n} cells hold formulas`;
    return [
      ...(n ? [`${hold}: the value that was stored with it was taken`] : []),
      ...[...this.padded].map(([name, n]) => `${name}: ${n} ${n === 1 ? "number" : "numbers"} padded with zeros`)
    ];
  }
}

/** Yes or no is 1 or 0 in a column of just these two; in every other it is no amount, no count and no code. */
function truthText(text: string, column: Column | undefined): string {
  const isFlag = column?.values?.join() === "0,1";
  return isFlag || text === "" ? text : text === "0" ? "FALSE" : "TRUE";
}

function dayText(day: string, column: Column | undefined): string {
  if (column?.type === "period") return day.slice(0, 7);
  return column?.type === "year" ? day.slice(0, 4) : day;
}

/** A double in plain notation: whole numbers as they are, others to fifteen digits, which is what people saw. */
export function plainNumber(raw: string): string {
  if (/^-?\d{1,18}$/.test(raw)) return raw.replace(/^(-?)0+(?=\d)/, "$1");
  const value = Number(raw);
  // Beyond fifteen digits a double is not what was typed: the cell is shown as it stands, and judged to be no number.
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return raw;
  const shown = Number(value.toPrecision(15));
  if (Number.isInteger(shown)) return BigInt(shown).toString();
  // The sixth decimal is the last that any scaling can make whole.
  return shown.toFixed(6).replace(/0+$/, "").replace(/\.$/, "").replace(/^-0$/, "0");
}
