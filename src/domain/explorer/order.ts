/** Sorting millions of row numbers by one column, without comparing them one by one. */

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

/**
 * The rows in the order of `key`; rows of one key keep the order in which they come. Keys are numbers of any size;
 * null stands last in both directions.
 */
export function sortRows(rows: Uint32Array, key: (row: number) => number | null, isDescending: boolean): Uint32Array {
  const n = rows.length;
  const [low, high] = keysOf(rows, key, isDescending);
  let from = new Uint32Array(n);
  let to = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  for (const word of [low, high]) {
    for (let shift = 0; shift < 32; shift += DIGIT) {
      if (radixPass(word, shift, from, to)) [from, to] = [to, from];
    }
  }
  for (let i = 0; i < n; i++) to[i] = rows[from[i]!]!;
  return to;
}

/** The bits of doubles, turned so that they order as whole numbers do. */
function keysOf(
  rows: Uint32Array,
  key: (row: number) => number | null,
  isDescending: boolean
): [Uint32Array, Uint32Array] {
  const n = rows.length;
  const low = new Uint32Array(n);
  const high = new Uint32Array(n);
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  for (let i = 0; i < n; i++) {
    const value = key(rows[i]!);
    if (value === null) {
      low[i] = high[i] = 0xffffffff;
      continue;
    }
    double[0] = isDescending ? -value + 0 : value + 0;
    const isNegative = words[1]! >>> 31 === 1;
    low[i] = isNegative ? ~words[0]! : words[0]!;
    high[i] = isNegative ? ~words[1]! : words[1]! ^ 0x80000000;
  }
  return [low, high];
}

/** One stable pass; false when all rows share the digit, so that nothing moves. */
function radixPass(word: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < word.length; i++) starts[((word[i]! >>> shift) & (BUCKETS - 1)) + 1]! += 1;
  if (starts.some((count) => count === word.length)) return false;
  for (let b = 0; b < BUCKETS; b++) starts[b + 1]! += starts[b]!;
  for (let i = 0; i < from.length; i++) {
    const row = from[i]!;
    to[starts[(word[row]! >>> shift) & (BUCKETS - 1)]!++] = row;
  }
  return true;
}
