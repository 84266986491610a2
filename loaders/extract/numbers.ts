import type {Column} from "./contract.js";
import type {Grid} from "./expressions.js";
import type {NumberStyle} from "./numberSql.js";
import {refusal} from "./header.js";

const VIETNAMESE = /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d{1,6})?$/;
const ENGLISH = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,6})?$/;
const PLAIN = /^-?\d+$/;

/** Collects, cell by cell, in which styles the numbers of a file can be read. */
export class NumberStyles {
  private onlyVietnamese = "";
  private onlyEnglish = "";
  private different = "";
  private isGroupedZero = false;

  /** Takes one money cell. Cells that are no number in any style are a row's fault, not the file's. */
  see(cell: string): void {
    if (PLAIN.test(cell)) return;
    const vietnamese = VIETNAMESE.test(cell);
    const english = ENGLISH.test(cell);
    // "0.000" is 0 in both.
    if (vietnamese && english && /[1-9]/.test(cell)) this.different ||= cell;
    else if (vietnamese && english) this.isGroupedZero = true;
    else if (vietnamese) this.onlyVietnamese ||= cell;
    else if (english) this.onlyEnglish ||= cell;
  }

  /** The style that the cells seen so far speak for, when they speak for one alone. */
  guess(): NumberStyle {
    if (this.onlyVietnamese && !this.onlyEnglish) return "vietnamese";
    return this.onlyEnglish && !this.onlyVietnamese ? "english" : "plain";
  }

  /** The one style of the file. Throws a refusal when none fits all cells or two fit with different results. */
  decide(): NumberStyle {
    const {onlyVietnamese, onlyEnglish, different} = this;
    if (onlyVietnamese && onlyEnglish)
      throw refusal(
        `no single way of writing numbers fits the file: "${onlyVietnamese}" is Vietnamese, "${onlyEnglish}" is English`
      );
    if (onlyVietnamese) return "vietnamese";
    if (onlyEnglish) return "english";
    if (different)
      throw refusal(
        `numbers can be read two ways with different results: "${different}" (write them without separators)`
      );
    return this.isGroupedZero ? "vietnamese" : "plain";
  }
}

/** Positions of the cells that the style of numbers is decided from: money, or other decimals where there is none. */
export function numberPositions(grid: Grid): number[] {
  const at = (type: Column["type"]) =>
    grid.kind.columns.filter((c) => c.type === type).flatMap((c) => grid.positions.get(c.name) ?? []);
  const money = at("money");
  return money.length ? money : at("decimal");
}
