/** Columns of whole numbers in few bytes: most values fit a narrow array, the few large ones stand apart. */

const BLOCK_BITS = 8;
const BLOCK = 1 << BLOCK_BITS;

const ARRAYS = {8: Uint8Array, 16: Uint16Array, 32: Uint32Array} as const;

/**
 * Whole numbers from -2^53 to 2^53. What does not fit the narrow array is carried by a high word beside it, which exists
 * only for blocks of 256 rows that need one.
 */
export class Narrow {
  readonly low: Uint8Array | Uint16Array | Uint32Array;
  /** High words by block of rows; null: all of them are 0. */
  readonly high: (Int32Array | null)[];
  private readonly span: number;

  /** @param least what a stored 0 stands for: -1 where null is common. */
  constructor(
    readonly length: number,
    readonly bits: keyof typeof ARRAYS,
    private readonly least = 0
  ) {
    this.low = new ARRAYS[bits](length);
    this.high = new Array<Int32Array | null>(Math.ceil(length / BLOCK)).fill(null);
    this.span = 2 ** bits;
  }

  get(row: number): number {
    const high = this.high[row >> BLOCK_BITS]!;
    const low = this.low[row]! + this.least;
    return high === null ? low : low + high[row & (BLOCK - 1)]! * this.span;
  }

  set(row: number, value: number): void {
    const stored = value - this.least;
    const block = row >> BLOCK_BITS;
    const isSmall = stored >= 0 && stored < this.span;
    if (isSmall && this.high[block] === null) {
      this.low[row] = stored;
      return;
    }
    const high = isSmall ? 0 : Math.floor(stored / this.span);
    this.low[row] = stored - high * this.span;
    (this.high[block] ??= new Int32Array(BLOCK))[row & (BLOCK - 1)] = high;
  }

  /** The high word of a row: how often the width of the narrow array goes into the value. */
  highOf(row: number): number {
    const high = this.high[row >> BLOCK_BITS]!;
    return high === null ? 0 : high[row & (BLOCK - 1)]!;
  }

  /** Rows from..to in an array of doubles. */
  slice(from: number, to: number): Float64Array {
    const out = new Float64Array(to - from);
    for (let i = from; i < to; i++) out[i - from] = this.get(i);
    return out;
  }
}

/** Numbers of which few differ: a place in the list of those that occur. The first one is 0. */
export class Coded {
  readonly codes: Uint16Array;
  readonly values: number[] = [0];
  private readonly places = new Map([[0, 0]]);

  constructor(readonly length: number) {
    this.codes = new Uint16Array(length);
  }

  get(row: number): number {
    return this.values[this.codes[row]!]!;
  }

  set(row: number, value: number): void {
    if (value === 0) {
      this.codes[row] = 0;
      return;
    }
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      if (place > 0xffff) throw new Error("more than 65,535 different values in a coded column");
      this.places.set(value, place);
    }
    this.codes[row] = place;
  }
}
