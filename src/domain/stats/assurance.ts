import {seasonalLevel, type MonthValue, type Seasonal} from "./seasonal.js";
import {xmr, xmrSignals, type Signal, type XmrLimits} from "./control.js";

/** Whether a process as it runs will meet a target: always, never, or now and then. */
export type Assurance = "pass" | "fail" | "hit_and_miss";
/** What the latest month says: special cause for better or worse, or nothing but the usual up and down. */
export type Variation = "better" | "worse" | "common";

export interface ControlPoint {
  ix: number;
  value: number;
  /** Value with its calendar month's usual distance taken off. */
  adjusted: number;
  signal: Signal;
  /** Which way the signal points: 1 for higher (worse), -1 for lower. */
  way: 1 | -1 | 0;
}

export interface ControlChart {
  points: ControlPoint[];
  limits: XmrLimits;
  seasonal: Seasonal | null;
  variation: Variation;
  /** Against the target in the calendar month that counts; null without a target. */
  assurance: Assurance | null;
}

/** With fewer months limits say little. */
export const LEAST_POINTS = 12;
/** Limits are of the last so many months: an old level does not judge a new one. */
const BASE = 24;

/**
 * Control chart of a rate that is better low: individuals and moving ranges on values without their season, rules as the
 * NHS reads them, and assurance: limits of the month that counts against the target. Null with too few months.
 */
export function controlChart(
  series: readonly MonthValue[],
  target: number | null,
  targetMonth: number | null = null
): ControlChart | null {
  if (series.length < LEAST_POINTS) return null;
  const seasonal = seasonalLevel(series);
  const effect = (ix: number) => seasonal?.effect[((ix % 12) + 12) % 12] ?? 0;
  const adjusted = series.map(({ix, value}) => value - effect(ix));
  const limits = xmr(adjusted.slice(-BASE));
  const signals = xmrSignals(adjusted, limits);
  const points = series.map(({ix, value}, i) => ({
    ix,
    value,
    adjusted: adjusted[i]!,
    signal: signals[i]!,
    way: wayOf(adjusted, i, signals[i]!, limits.mean)
  }));
  const last = points.at(-1)!;
  const shift = targetMonth === null ? 0 : effect(targetMonth);
  return {
    points,
    limits,
    seasonal,
    variation: last.signal === null ? "common" : last.way > 0 ? "worse" : "better",
    assurance: target === null ? null : assuranceOf(limits.lower + shift, limits.upper + shift, target)
  };
}

/** What limits say of a target that is met at or below it. */
export function assuranceOf(lower: number, upper: number, target: number): Assurance {
  return upper <= target ? "pass" : lower > target ? "fail" : "hit_and_miss";
}

/** A trend points where it runs; every other signal to its side of the mean. */
function wayOf(values: readonly number[], i: number, signal: Signal, mean: number): 1 | -1 | 0 {
  if (signal === null) return 0;
  const step = signal === "trend" ? values[i]! - values[Math.max(0, i - 1)]! : values[i]! - mean;
  return step > 0 ? 1 : -1;
}
