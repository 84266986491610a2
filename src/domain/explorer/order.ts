/** Sorting millions of row numbers by one column, without comparing them one by one. */

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;
const WORD = 2 ** 32;

type Key = (row: number) => number | null;
/** Gives the words (low, then high) by which a row is ordered; null's are the largest. */
type Words = [low: (value: number | null) => number, high: ((value: number | null) => number) | null];

/**
 * The rows 0 … n - 1 in the order of `key`; rows of one key keep their order. Keys are numbers of any size; null stands
 * last in both directions. Keys are asked for again rather than kept: three lists of n numbers are all it takes.
 */
export function sortRows(n: number, key: Key, isDescending: boolean): Uint32Array {
  const words = wordsOf(n, key, isDescending);
  const word = new Uint32Array(n);
  let from: Uint32Array | null = null;
  let to: Uint32Array = new Uint32Array(n);
  for (const wordOf of words) {
    if (wordOf === null) continue;
    for (let i = 0; i < n; i++) word[i] = wordOf(key(i));
    for (let shift = 0; shift < 32; shift += DIGIT) {
      if (radixPass(word, shift, from, to)) [from, to] = [to, from ?? new Uint32Array(n)];
    }
  }
  if (from !== null) return from;
  for (let i = 0; i < n; i++) to[i] = i;
  return to;
}

/** Whole numbers are ordered by their distance from the least one, other numbers by the bits of a double. */
function wordsOf(n: number, key: Key, isDescending: boolean): Words {
  let least = Infinity;
  let most = -Infinity;
  let isWhole = true;
  for (let i = 0; i < n; i++) {
    const value = key(i);
    if (value === null) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    isWhole &&= Number.isSafeInteger(value);
  }
  return isWhole && (most < least || most - least < Number.MAX_SAFE_INTEGER)
    ? wholeWords(least, most, isDescending)
    : doubleWords(isDescending);
}

function wholeWords(least: number, most: number, isDescending: boolean): Words {
  const distance = isDescending ? (value: number) => most - value : (value: number) => value - least;
  const low = (value: number | null) => (value === null ? WORD - 1 : distance(value) % WORD);
  if (most - least < WORD - 1) return [low, null];
  return [low, (value) => (value === null ? WORD - 1 : Math.floor(distance(value) / WORD))];
}

/** The bits of doubles, turned so that they order as whole numbers do. */
function doubleWords(isDescending: boolean): Words {
  const double = new Float64Array(1);
  const parts = new Uint32Array(double.buffer);
  const word = (value: number | null, which: 0 | 1) => {
    if (value === null) return WORD - 1;
    double[0] = isDescending ? -value + 0 : value + 0;
    const isNegative = parts[1]! >>> 31 === 1;
    if (isNegative) return ~parts[which]! >>> 0;
    return which === 1 ? (parts[1]! ^ 0x80000000) >>> 0 : parts[0]!;
  };
  return [(value) => word(value, 0), (value) => word(value, 1)];
}

/** One stable pass; `from` null: the rows as they come. False when all rows share the digit, so that nothing moves. */
function radixPass(word: Uint32Array, shift: number, from: Uint32Array | null, to: Uint32Array): boolean {
  const n = word.length;
  const starts = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < n; i++) starts[((word[i]! >>> shift) & (BUCKETS - 1)) + 1]! += 1;
  if (starts.some((count) => count === n)) return false;
  for (let b = 0; b < BUCKETS; b++) starts[b + 1]! += starts[b]!;
  for (let i = 0; i < n; i++) {
    const row = from === null ? i : from[i]!;
    to[starts[(word[row]! >>> shift) & (BUCKETS - 1)]!++] = row;
  }
  return true;
}
