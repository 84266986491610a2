/** Leaves that are still free, in their order. */
export function remaining(free: Uint8Array): Int32Array {
  const left = new Int32Array(free.length);
  let count = 0;
  for (let leaf = 0; leaf < free.length; leaf++) if (free[leaf]) left[count++] = leaf;
  return left.subarray(0, count);
}

/** Sum of values over chosen leaves. */
export function sumOver(values: Float64Array, leaves: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < leaves.length; at++) sum += values[leaves[at]!]!;
  return sum;
}

/** Codes of an attribute that chosen leaves have. */
export function codesOf(codes: Int32Array, leaves: Int32Array): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < leaves.length; at++) found.add(codes[leaves[at]!]!);
  return found;
}
