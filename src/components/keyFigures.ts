import {escapeHtml} from "../domain/escape.js";
import {el} from "./svg.js";

export interface KeyFigure {
  label: string;
  /** Formatted, unit included. */
  value: string;
  /** What it is compared with, in words. */
  note?: string;
  /** The side of the baseline: gives colour and a mark of its own shape. */
  side?: "above" | "below" | "near";
  href?: string;
}

/** The few numbers a reader needs first, as a list. */
export function keyFigures(figures: KeyFigure[]): string {
  const items = figures.map(({label, value, note, side, href}) => {
    const name = href ? el("a", {href}, escapeHtml(label)) : escapeHtml(label);
    return el(
      "div",
      {class: side ? `key-figure side-${side}` : "key-figure"},
      el("dt", {}, name),
      el("dd", {class: "key-value"}, escapeHtml(value)),
      note ? el("dd", {class: "key-note"}, escapeHtml(note)) : ""
    );
  });
  return el("dl", {class: `key-figures columns-${columns(figures.length)}`}, ...items);
}

/** As many columns as leave no figure alone in a row. */
function columns(count: number): number {
  return [4, 3, 5].find((n) => count % n === 0) ?? (count % 4 === 1 ? 5 : 4);
}

/**
 * The answer in one sentence. Parts in **double stars** are set large, the way a writer of messages marks them.
 */
export function answer(sentence: string): string {
  const marked = escapeHtml(sentence).replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>");
  return el("p", {class: "answer"}, marked);
}

/** What the reader must not conclude: one or two plain lines in a frame of their own. */
export function caution(heading: string, lines: string[]): string {
  const paragraphs = lines.map((line) => el("p", {}, escapeHtml(line)));
  return el("aside", {class: "caution", "aria-label": heading}, el("h2", {}, escapeHtml(heading)), ...paragraphs);
}
