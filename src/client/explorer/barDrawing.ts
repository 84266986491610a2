import {h} from "./dom.js";

/** One bar of a drawing of bars. */
export interface Bar {
  label: string;
  value: number;
  /** The value as it is read. */
  text: string;
  /** Not among what is chosen. */
  isOut?: boolean;
}

const WIDTH = 760;
const ROW = 22;
const LABEL = 250;
/** Room for the value behind its bar. */
const VALUE = 150;
const LETTER = 7;

/** Bars one under the other, names before and values behind them; values below 0 are drawn by their size. */
export function barDrawing(label: string, bars: readonly Bar[]): SVGSVGElement {
  const top = Math.max(...bars.map(({value}) => Math.abs(value)), 0) || 1;
  const most = Math.floor(LABEL / LETTER);
  const marks = bars.flatMap(({label: name, value, text, isOut}, i) => {
    const width = (Math.abs(value) / top) * (WIDTH - LABEL - 8 - VALUE);
    return [
      h(
        "text",
        {class: "tick", x: LABEL, y: i * ROW + 15, "text-anchor": "end"},
        name.length > most ? `${name.slice(0, most - 1)}…` : name
      ),
      h("rect", {
        class: isOut ? "xp-bar xp-out" : "xp-bar",
        x: LABEL + 8,
        y: i * ROW + 3,
        width: width.toFixed(1),
        height: ROW - 7
      }),
      h("text", {class: "tick", x: (LABEL + 14 + width).toFixed(1), y: i * ROW + 15}, text)
    ];
  });
  return h<SVGSVGElement>(
    "svg",
    {class: "drawing", viewBox: `0 0 ${WIDTH} ${bars.length * ROW + 4}`, role: "img", "aria-label": label},
    ...marks
  );
}
