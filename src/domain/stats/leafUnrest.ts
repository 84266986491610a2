import type {Cuboid} from "./cuboids.js";
import type {GroupSums} from "./groupSums.js";
import {MEDIAN_CHI2} from "./leafNoise.js";
import {selected} from "./middle.js";

/**
 * Per number of conditions, how many times more than by chance groups move: read off those that moved against the whole,
 * before anything has been taken out.
 */
export function unrestOf(cuboids: readonly Cuboid[], {sums}: GroupSums): number[] {
  const deepest = cuboids.at(-1)?.attributes.length ?? 0;
  return Array.from({length: deepest + 1}, (_, size) => {
    const own = [...cuboids.keys()].filter((c) => cuboids[c]!.attributes.length === size);
    const squares = new Float64Array(own.reduce((sum, c) => sum + cuboids[c]!.groups, 0));
    let count = 0;
    for (const c of own) count = addSquares(squares, count, sums[c]!);
    return count < 5 ? 1 : Math.max(1, selected(squares, count, count >> 1) / MEDIAN_CHI2);
  });
}

function addSquares(squares: Float64Array, start: number, sums: Float64Array): number {
  let count = start;
  for (let at = 0; at < sums.length - 2; at += 2) {
    const [pull, hold] = [sums[at]!, sums[at + 1]!];
    if (pull < 0) squares[count++] = hold > 0 ? (pull * pull) / hold : 0;
  }
  return count;
}
