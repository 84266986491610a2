import {el, round, text, textWidth, wrap} from "./svg.js";
import type {Layout} from "./svg.js";
import {periodShort} from "../domain/format.js";
import type {Lang} from "../domain/format.js";
import type {ChartEvent} from "./types.js";

interface Axis {
  periods: string[];
  lang: Lang;
  x: (index: number) => number;
  layout: Layout;
  right: number;
  /** Up to here the unit of the scale stands beside the lowest labels. */
  unitEnd?: number;
}

export interface EventMarks {
  /** Room needed above the plot. */
  height: number;
  /** Room needed under the axis, for events that are explained there. */
  keyHeight: number;
  draw: (top: number, bottom: number) => string;
  key: (top: number) => string;
}

interface Placed extends ChartEvent {
  at: number;
  /** Text at the rule itself: the label, or the number that the key explains. */
  shown: string;
  lane: number;
  anchor: "start" | "end" | "middle";
}

interface Mark {
  rule: string;
  label: string;
}

const MAX_LANES = {wide: 4, half: 3, narrow: 0};

/**
 * Events as thin rules. Their labels stand in a few lanes above the plot; where they do not fit, as on a phone,
 * numbers stand there instead and are explained under the axis. Tết comes every year and is told apart by its dots.
 */
export function eventMarks(events: ChartEvent[], axis: Axis): EventMarks {
  const {layout, periods, x} = axis;
  const known = events
    .map((event) => ({...event, at: x(periods.indexOf(event.period)), index: periods.indexOf(event.period)}))
    .filter(({index}) => index >= 0)
    .sort((a, b) => a.at - b.at);
  const named = known.filter((e) => e.kind !== "tet");
  const tet = known.filter((e) => e.kind === "tet");
  const inLanes = placeInLanes(named, axis);
  const placed = inLanes ?? numbered(named, axis);
  const lineHeight = layout.font * 1.35;
  const lanes = Math.max(0, ...placed.map((p) => p.lane + 1)) + (tet.length ? 1 : 0);
  const explained = inLanes ? [] : keyLines(named, axis);
  const keyRows = Math.max(0, ...explained.map((line) => line.row));
  return {
    height: lanes * lineHeight + (lanes ? 4 : 0),
    keyHeight: explained.length ? (keyRows + 1) * lineHeight + layout.font * 0.6 : 0,
    draw: (top, bottom) => {
      const marks = placed.map((p) => mark(p, top, bottom, lineHeight, tet.length ? 1 : 0, layout));
      // Labels after all rules: their rim of paper interrupts a rule that passes behind them.
      const named = [...marks.map((m) => m.rule), tetMarks(tet, top, bottom, axis), ...marks.map((m) => m.label)];
      return el("g", {class: "events"}, ...named);
    },
    key: (top) =>
      explained
        .map(({text: said, x, row}) => text(said, {x, y: top + layout.font * 1.2 + row * lineHeight, class: "tick"}))
        .join("")
  };
}

type Located = ChartEvent & {at: number};

/**
 * A lane for each label, so that no label runs into another and rules cross as few of them as can be: from right to
 * left, a label that reaches over later rules stands above their labels. Null when more lanes were needed.
 */
function placeInLanes(events: Located[], {layout}: Axis): Placed[] | null {
  const placed: (Placed & {from: number; to: number})[] = [];
  for (const event of [...events].reverse()) {
    const width = textWidth(event.label, layout.font) + 12;
    const flips = event.at + width > layout.width;
    const [from, to] = flips ? [event.at - width, event.at] : [event.at, event.at + width];
    if (from < 0) return null;
    const crossed = placed.filter((p) => (p.at > from && p.at < to) || (p.from < to && p.to > from));
    const lane = Math.max(-1, ...crossed.map((p) => p.lane)) + 1;
    if (lane >= MAX_LANES[layout.name]) return null;
    placed.push({...event, from, to, shown: event.label, lane, anchor: flips ? "end" : "start"});
  }
  return placed;
}

function numbered(events: Located[], {layout}: Axis): Placed[] {
  let [end, lane] = [-Infinity, 0];
  return events.map((event, i) => {
    const shown = String(i + 1);
    const half = textWidth(shown, layout.font) / 2 + 2;
    lane = event.at - half < end && lane === 0 ? 1 : 0;
    end = event.at + half;
    return {...event, shown, lane, anchor: "middle"};
  });
}

interface KeyLine {
  text: string;
  x: number;
  row: number;
}

/** Numbers with dates and labels, in two columns unless the drawing is narrow. */
function keyLines(events: Located[], {layout, lang}: Axis): KeyLine[] {
  const columns = layout.name === "narrow" ? 1 : 2;
  const perColumn = Math.ceil(events.length / columns);
  const width = layout.width / columns;
  const rows = Array.from({length: columns}, () => 0);
  return events.flatMap((event, i) => {
    const column = Math.floor(i / perColumn);
    const label = `(${i + 1}) ${periodShort(event.period, lang)}: ${event.label}`;
    return wrap(label, width - 24, layout.font).map((line, k) => {
      return {text: line, x: column * width + (k === 0 ? 0 : 14), row: rows[column]!++};
    });
  });
}

function mark(p: Placed, top: number, bottom: number, lineHeight: number, shift: number, {font}: Layout): Mark {
  const at = round(p.at);
  const labelY = top - font * 0.9 - (p.lane + shift) * lineHeight;
  const dx = p.anchor === "start" ? 4 : p.anchor === "end" ? -4 : 0;
  const from = p.anchor === "middle" ? labelY + 4 : labelY - font * 0.7;
  return {
    rule: el("path", {class: `event event-${p.kind}`, d: `M${at} ${round(from)}V${round(bottom)}`}),
    label: text(p.shown, {
      x: at + dx,
      y: labelY,
      "text-anchor": p.anchor === "start" ? null : p.anchor,
      class: "event-label"
    })
  };
}

/** The lunar new year: dotted rules, named at each of them where there is room, else at the first. */
function tetMarks(events: Located[], top: number, bottom: number, {layout, unitEnd = 0}: Axis): string {
  let end = unitEnd || -Infinity;
  return events
    .map((event) => {
      const half = textWidth(event.label, layout.font) / 2 + 3;
      const fits = event.at - half >= end && event.at + half <= layout.width;
      if (fits) end = event.at + half;
      const label = fits
        ? text(event.label, {x: event.at, y: top - layout.font * 0.9, "text-anchor": "middle", class: "event-label"})
        : "";
      const from = round(top - layout.font * 0.6);
      return el("path", {class: "event event-tet", d: `M${round(event.at)} ${from}V${round(bottom)}`}) + label;
    })
    .join("");
}
