/** The value that would stand at `place` were the first `count` values sorted; the values change their places. */
export function selected(values: Float64Array, count: number, place: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const held = values[i]!;
      values[i++] = values[j]!;
      values[j--] = held;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place]!;
}

/**
 * The least value up to which values make up `wanted` of the weights: the first `count` of both change their places.
 * NaN when all together weigh less.
 */
export function weightedPlace(values: Float64Array, weights: Float64Array, count: number, wanted: number): number {
  let low = 0;
  let high = count - 1;
  let rest = wanted;
  while (low <= high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      swap(values, i, j);
      swap(weights, i++, j--);
    }
    // What lies up to j is no more than the pivot, what lies from i on no less, between them stands the pivot.
    let below = 0;
    for (let k = low; k <= j; k++) below += weights[k]!;
    let between = 0;
    for (let k = j + 1; k < i; k++) between += weights[k]!;
    if (below >= rest && j >= low) {
      if (low === j) return values[low]!;
      high = j;
    } else if (below + between >= rest) return pivot;
    else {
      rest -= below + between;
      low = i;
    }
  }
  return NaN;
}

function swap(values: Float64Array, i: number, j: number): void {
  const held = values[i]!;
  values[i] = values[j]!;
  values[j] = held;
}
