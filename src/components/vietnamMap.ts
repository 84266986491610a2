import {scaleSqrt} from "d3-scale";
import {escapeHtml} from "../domain/escape.js";
import {decimal, money, percent, points} from "../domain/format.js";
import type {Lang} from "../domain/format.js";
import {el, text} from "./svg.js";
import {MAP_HEIGHT, MAP_WIDTH, provinceShapes} from "./mapShapes.js";
import type {ProvinceShape} from "./mapShapes.js";
import {words} from "./words.js";
import type {ChartText} from "./types.js";

export interface MapProvince {
  code34: string;
  rate: number | null;
  /** Amount late, in đồng. */
  late: number;
  label: string;
  href: string;
}

export interface VietnamMapOptions extends ChartText {
  provinces: MapProvince[];
  baseline: number;
}

/** Limits of the colour steps, as distance to the baseline in fractions; the last class is open. */
const STEPS = [0.0025, 0.01];
const DOT_RADIUS = 22;
const ARCHIPELAGOS = [
  {code: "48", x: 704, y: 394, name: {vi: "Hoàng Sa", en: "Hoàng Sa"}},
  {code: "56", x: 690, y: 606, name: {vi: "Trường Sa", en: "Trường Sa"}}
];

/** The colour class of a rate: how far above or below the baseline. */
export function mapClass(rate: number | null, baseline: number): string {
  if (rate === null) return "map-missing";
  const distance = rate - baseline;
  const step = STEPS.filter((limit) => Math.abs(distance) > limit).length;
  if (step === 0) return "map-near";
  return `map-${distance > 0 ? "above" : "below"}-${step}`;
}

/**
 * The 34 provinces with both archipelagos: colour is the distance of the rate to the baseline, the dot is the amount
 * late. Every province is a link that says its numbers.
 */
export function vietnamMap(options: VietnamMapOptions): string {
  const {id, title, description, lang, provinces} = options;
  const byCode = new Map(provinces.map((p) => [p.code34, p]));
  const radius = scaleSqrt([0, Math.max(1, ...provinces.map((p) => p.late))], [0, DOT_RADIUS]);
  const shapes = provinceShapes();
  const areas = shapes.map((shape) => province(shape, byCode.get(shape.code), options));
  const dots = shapes.map((shape) => dot(shape, byCode.get(shape.code), radius));
  const svg = el(
    "svg",
    {
      class: "drawing map",
      viewBox: `0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`,
      role: "group",
      "aria-label": title,
      "aria-describedby": `${id}-desc`
    },
    el("desc", {id: `${id}-desc`}, escapeHtml(description)),
    hatches(id),
    ...areas,
    el("g", {class: "map-dots", "aria-hidden": "true"}, ...dots),
    ...ARCHIPELAGOS.map((a) => archipelagoName(a, byCode.get(a.code), lang)),
    key(options, radius)
  );
  const credit = el("p", {class: "map-credit"}, escapeHtml(words[lang].mapCredit));
  return el("div", {class: "chart chart-map", style: hatchStyle(id)}, svg, credit);
}

function province({code, d, islands}: ProvinceShape, data: MapProvince | undefined, o: VietnamMapOptions): string {
  const className = `province ${mapClass(data?.rate ?? null, o.baseline)}`;
  const shapeId = `${o.id}-p${code}`;
  // Drawn twice: a wide edge in the colour of the paper, then the fill, so that former borders inside do not show.
  const land =
    el("defs", {}, el("path", {id: shapeId, d})) +
    el("use", {href: `#${shapeId}`, class: "province-edge"}) +
    el("use", {href: `#${shapeId}`, class: "province-fill"}) +
    (islands ? el("path", {d: islands, class: "province-fill islands"}) : "");
  if (!data) return el("g", {class: className}, land);
  const said = describe(data, o);
  return el("a", {href: data.href, class: className, "aria-label": said}, el("title", {}, escapeHtml(said)), land);
}

function describe({label, rate, late}: MapProvince, {lang, baseline}: VietnamMapOptions): string {
  const {mapMissing, mapLate} = words[lang];
  if (rate === null) return `${label}: ${mapMissing}`;
  return `${label}: ${percent(rate, lang)} (${points(rate - baseline, lang)}), ${mapLate} ${money(late, lang)}`;
}

function dot({centre}: ProvinceShape, data: MapProvince | undefined, radius: (v: number) => number): string {
  if (!data || !(data.late > 0)) return "";
  return el("circle", {cx: centre[0], cy: centre[1], r: Math.max(1.5, radius(data.late))});
}

function archipelagoName(
  {x, y, name}: (typeof ARCHIPELAGOS)[number],
  owner: MapProvince | undefined,
  lang: Lang
): string {
  const belongs = owner ? text(`(${owner.label})`, {x, y, dy: "1.15em", class: "map-owner"}) : "";
  return el("g", {class: "map-name", "text-anchor": "middle"}, text(name[lang], {x, y}), belongs);
}

/** The key stands in the empty sea: colour steps from far above to far below, then the dot. */
function key({lang, baseline}: VietnamMapOptions, radius: Radius): string {
  const {mapAgainst, mapOrMore, mapOrLess, mapTo, mapMissing} = words[lang];
  const limit = (v: number) => decimal(v * 100, 2, lang, true);
  const [near, far] = STEPS as [number, number];
  const rows: [string, string][] = [
    ["map-above-2", mapOrMore(limit(far))],
    ["map-above-1", mapTo(limit(near), limit(far))],
    ["map-near", mapTo(limit(-near), limit(near))],
    ["map-below-1", mapTo(limit(-far), limit(-near))],
    ["map-below-2", mapOrLess(limit(-far))],
    ["map-missing", mapMissing]
  ];
  const [x, y, height] = [432, 40, 35];
  const swatches = rows.map(([className, label], i) => {
    const top = y + i * height;
    const box = el("rect", {x, y: top, width: 30, height: height - 6, class: "province-fill"});
    return el("g", {class: className}, box) + text(label, {x: x + 42, y: top + height / 2 - 3, dy: ".35em"});
  });
  const heading = text(mapAgainst(percent(baseline, lang)), {x, y: y - 12, class: "map-heading"});
  const sample = dotSample(lang, radius, x, y + rows.length * height + 26);
  return el("g", {class: "map-key", "aria-hidden": "true"}, heading, ...swatches, sample);
}

interface Radius {
  (value: number): number;
  invert(radius: number): number;
}

/** A dot of a round amount, so that sizes can be read. */
function dotSample(lang: Lang, radius: Radius, x: number, y: number): string {
  const rough = radius.invert(DOT_RADIUS * 0.7);
  const power = 10 ** Math.floor(Math.log10(rough));
  const amount = power * ([5, 2, 1].find((step) => step * power <= rough) ?? 1);
  const circle = el("circle", {cx: x + 15, cy: y, r: radius(amount)});
  return (
    el("g", {class: "map-dots"}, circle) +
    text(words[lang].mapDot, {x: x + 42, y, dy: "-.2em"}) +
    text(money(amount, lang), {x: x + 42, y, dy: "1em"})
  );
}

/** Hatching tells above from below where there is no colour; the style sheet uses it in print only. */
function hatches(id: string): string {
  const hatch = (step: number, gap: number) =>
    el(
      "pattern",
      {
        id: `${id}-hatch-${step}`,
        width: gap,
        height: gap,
        patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)"
      },
      el("path", {d: `M0 0V${gap}`, stroke: "#000", "stroke-width": 2.2})
    );
  return el("defs", {}, hatch(1, 10), hatch(2, 5));
}

function hatchStyle(id: string): string {
  return `--hatch-1:url(#${id}-hatch-1);--hatch-2:url(#${id}-hatch-2)`;
}
