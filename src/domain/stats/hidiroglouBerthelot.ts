/**
 * The ratio edit of Hidiroglou and Berthelot (Survey Methodology 12, 1986): ratios made symmetric about their median,
 * weighted by size. Offices differ in quantile, exponent and bounds; both published conventions are options here.
 */
import {quantileSorted, type QuantileType} from "./robust.js";

export interface HbOptions {
  /** Weight of size, U: 0 = none, 0.5 = usual, 1 = the size itself. */
  exponent: number;
  /** Least distance of a quartile, as a share of the median of effects, A. */
  least: number;
  /** Width of the bounds in distances, C. */
  width: number;
  /** Lower quantile; the upper is its mirror image. */
  p: number;
  quantile: QuantileType;
}

export const HB_DEFAULTS: HbOptions = {exponent: 0.5, least: 0.05, width: 4, p: 0.25, quantile: 7};

export interface HbResult {
  /** Median ratio. */
  median: number;
  /** Effect of each pair, null where either value is missing or not positive. */
  effects: (number | null)[];
  /** Lower quantile, median and upper quantile of the effects. */
  quartiles: [number, number, number];
  bounds: [number, number];
}

/** Effects and bounds of pairs (earlier, later). */
export function hidiroglouBerthelot(
  earlier: readonly (number | null)[],
  later: readonly (number | null)[],
  options: Partial<HbOptions> = {}
): HbResult {
  const o = {...HB_DEFAULTS, ...options};
  const sorted = (values: (number | null)[]) => Float64Array.from(values.filter((v) => v !== null)).sort();
  const ratios = earlier.map((x, i) => {
    const y = later[i] ?? null;
    return x !== null && y !== null && x > 0 && y > 0 ? y / x : null;
  });
  const centre = quantileSorted(sorted(ratios), 0.5, o.quantile);
  const effects = ratios.map((r, i) => {
    if (r === null) return null;
    const side = r < centre ? 1 - centre / r : r / centre - 1;
    return side * Math.max(earlier[i]!, later[i]!) ** o.exponent;
  });
  return {median: centre, effects, ...boundsOf(sorted(effects), o)};
}

/** Bounds of plain values, without ratios: the "current" method of the same offices. */
export function boundsOf(
  sorted: ArrayLike<number>,
  options: Partial<HbOptions> = {}
): Pick<HbResult, "quartiles" | "bounds"> {
  const o = {...HB_DEFAULTS, ...options};
  const [low, middle, high] = [o.p, 0.5, 1 - o.p].map((p) => quantileSorted(sorted, p, o.quantile)) as [
    number,
    number,
    number
  ];
  const least = Math.abs(o.least * middle);
  return {
    quartiles: [low, middle, high],
    bounds: [middle - o.width * Math.max(middle - low, least), middle + o.width * Math.max(high - middle, least)]
  };
}

/** How far each effect lies outside, in units of its side's distance: 1 is the quantile, `width` the bound. */
export function hbScores(
  earlier: readonly (number | null)[],
  later: readonly (number | null)[],
  options: Partial<HbOptions> = {}
): number[] {
  const {effects, quartiles, bounds} = hidiroglouBerthelot(earlier, later, {...options, width: 1});
  const below = Math.max(quartiles[1] - bounds[0], 1e-9);
  const above = Math.max(bounds[1] - quartiles[1], 1e-9);
  return effects.map((e) =>
    e === null ? 0 : e < quartiles[1] ? (quartiles[1] - e) / below : (e - quartiles[1]) / above
  );
}
