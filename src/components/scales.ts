import {extent, range} from "d3-array";
import {scaleLinear} from "d3-scale";
import type {ScaleLinear} from "d3-scale";
import {decimal, THIN_SPACE} from "../domain/format.js";
import type {Lang} from "../domain/format.js";
import type {Unit} from "./types.js";

export interface ValueScale {
  scale: ScaleLinear<number, number>;
  ticks: {value: number; label: string}[];
  /** What the numbers on the axis are counted in; empty when the tick labels say it themselves. */
  unitLabel: string;
}

const STEPS: {from: number; vi: string; en: string}[] = [
  {from: 1e12, vi: "nghìn tỷ đồng", en: "trillion đồng"},
  {from: 1e9, vi: "tỷ đồng", en: "billion đồng"},
  {from: 1e6, vi: "triệu đồng", en: "million đồng"},
  {from: 1, vi: "đồng", en: "đồng"}
];

/** A value axis with readable ticks. "fromZero" is for bars, whose length must be the number. */
export function valueScale(
  values: (number | null)[],
  unit: Unit,
  lang: Lang,
  pixels: [number, number],
  options: {fromZero?: boolean; ticks?: number} = {}
): ValueScale {
  const [low, high] = domainOf(values, options.fromZero ?? false);
  const wanted = options.ticks ?? 5;
  const scale = scaleLinear([low, high], pixels).nice(wanted);
  const ticks = scale.ticks(wanted);
  const step = unit === "dong" ? STEPS.find(({from}) => Math.max(Math.abs(low), Math.abs(high)) >= from) : undefined;
  const factor = unit === "percent" ? 100 : 1 / (step?.from ?? 1);
  const digits = decimals(ticks.map((t) => t * factor));
  const label = (t: number) => decimal(t * factor, digits, lang) + (unit === "percent" ? THIN_SPACE + "%" : "");
  return {scale, ticks: ticks.map((value) => ({value, label: label(value)})), unitLabel: step?.[lang] ?? ""};
}

function domainOf(values: (number | null)[], fromZero: boolean): [number, number] {
  const [low, high] = extent(values.filter((v): v is number => v !== null));
  if (low === undefined || high === undefined) return [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  // Below this nothing is left to tell apart: neither an amount of money nor a rate is ever so small.
  if (size < 1e-9) return [0, 1];
  if (fromZero) return [Math.min(0, low), Math.max(0, high)];
  if (high - low < size * 1e-9) return [low - size * 0.1, high + size * 0.1];
  // A line that reaches down to a third of its top is shown on a full axis: little is lost and nothing exaggerated.
  return low >= 0 && low < high / 3 ? [0, high] : [low - (high - low) * 0.08, high + (high - low) * 0.08];
}

/** The fewest decimals that tell all ticks apart. */
function decimals(ticks: number[]): number {
  return [0, 1, 2, 3, 4].find((digits) => ticks.every((t) => Math.abs(t - Number(t.toFixed(digits))) < 1e-9)) ?? 4;
}

/** A number as the end label of a line or bar says it: short, with its unit. */
export function shortValue(value: number, unit: Unit, lang: Lang): string {
  if (unit === "percent") return decimal(value * 100, 2, lang) + THIN_SPACE + "%";
  if (unit === "count") return decimal(value, 0, lang);
  const step = STEPS.find(({from}) => Math.abs(value) >= from) ?? STEPS.at(-1)!;
  const scaled = value / step.from;
  const size = Math.abs(scaled);
  const digits = step.from === 1 || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return `${decimal(scaled, digits, lang)} ${step[lang]}`;
}

export interface PeriodTick {
  index: number;
  label: string;
}

/** Where years begin on a monthly axis; short spans are marked by quarter, very short ones by month. */
export function periodTicks(periods: string[], lang: Lang, most: number): PeriodTick[] {
  const month = (p: string) => Number(p.slice(5, 7));
  const januaries = range(periods.length).filter((i) => month(periods[i]!) === 1);
  if (periods.length > 18 && januaries.length > 0) {
    const every = Math.ceil(januaries.length / most);
    return januaries.filter((_, k) => k % every === 0).map((index) => ({index, label: periods[index]!.slice(0, 4)}));
  }
  const every = Math.max(1, Math.ceil(periods.length / most));
  const label = (p: string) => (lang === "vi" ? `${month(p)}/${p.slice(0, 4)}` : `${p.slice(5, 7)}/${p.slice(0, 4)}`);
  return range(0, periods.length, every).map((index) => ({index, label: label(periods[index]!)}));
}
