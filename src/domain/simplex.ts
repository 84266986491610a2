/** A linear programme over variables 0 <= v <= bound with equations whose right sides are all 0. */
export interface Programme {
  equations: number;
  /** One column per variable: the equations that it stands in, its cost and its upper bound (Infinity when there is none). */
  columns: readonly {entries: readonly (readonly [equation: number, factor: number])[]; cost: number; bound: number}[];
}

const EPS = 1e-9;
/** Columns are priced by the steepest gain this many times per equation, then by the first gain, which cannot cycle. */
const STEEP_ROUNDS = 12;

interface State {
  programme: Programme;
  /** Inverse of the basis, row by row. */
  inverse: Float64Array[];
  /** Variable of each row of the basis; negative ones are the artificial variables of the start, fixed at 0. */
  basis: Int32Array;
  /** Value of each basic variable. */
  value: Float64Array;
  /** Of each variable outside the basis: whether it stands at its upper bound. */
  atBound: Uint8Array;
  inBasis: Uint8Array;
}

/**
 * Values of the variables that make the sum of cost × value least, starting from all 0 (which always satisfies the
 * equations): revised simplex for bounded variables with a dense inverse. Throws when it does not come to an end.
 */
export function least(programme: Programme): Float64Array {
  const state = start(programme);
  const limit = 400 * (programme.equations + 10) + 20 * programme.columns.length;
  for (let round = 0; round < limit; round++) {
    const entering = price(state, round < STEEP_ROUNDS * (programme.equations + 4));
    if (entering < 0) return result(state);
    move(state, entering);
  }
  throw new Error(`the linear programme did not come to an end in ${limit} rounds`);
}

function start(programme: Programme): State {
  const size = programme.equations;
  const inverse = Array.from({length: size}, (_, row) => {
    const line = new Float64Array(size);
    line[row] = 1;
    return line;
  });
  return {
    programme,
    inverse,
    basis: new Int32Array(size).fill(-1),
    value: new Float64Array(size),
    atBound: new Uint8Array(programme.columns.length),
    inBasis: new Uint8Array(programme.columns.length)
  };
}

/** The variable to move, or -1 when none makes the cost less. */
function price({programme, inverse, basis, atBound, inBasis}: State, steepest: boolean): number {
  const dual = new Float64Array(programme.equations);
  basis.forEach((variable, row) => {
    const cost = variable < 0 ? 0 : programme.columns[variable]!.cost;
    if (cost === 0) return;
    const line = inverse[row]!;
    for (let column = 0; column < line.length; column++) dual[column]! += cost * line[column]!;
  });
  let best = -1;
  let gain = 1e-7;
  for (let index = 0; index < programme.columns.length; index++) {
    if (inBasis[index]) continue;
    const column = programme.columns[index]!;
    let reduced = column.cost;
    for (const [equation, factor] of column.entries) reduced -= dual[equation]! * factor;
    const here = atBound[index] ? reduced : -reduced;
    if (here <= gain) continue;
    best = index;
    if (!steepest) return best;
    gain = here;
  }
  return best;
}

/** Moves a variable as far as the bounds of the others allow; it changes places with the one that stops it. */
function move(state: State, entering: number): void {
  const {programme, inverse, basis, value, atBound, inBasis} = state;
  const column = programme.columns[entering]!;
  const direction = atBound[entering] ? -1 : 1;
  const change = inverse.map((line) => column.entries.reduce((sum, [at, factor]) => sum + line[at]! * factor, 0));
  let step = column.bound;
  let leaving = -1;
  change.forEach((factor, row) => {
    if (Math.abs(factor) <= EPS) return;
    const bound = basis[row]! < 0 ? 0 : programme.columns[basis[row]!]!.bound;
    const room = factor * direction > 0 ? value[row]! : bound - value[row]!;
    const ratio = Math.max(0, room) / Math.abs(factor);
    const first = ratio < step - EPS || (leaving >= 0 && ratio <= step + EPS && basis[row]! < basis[leaving]!);
    if (!first) return;
    step = Math.min(step, ratio);
    leaving = row;
  });
  if (step === Infinity) throw new Error("the linear programme has no least value");
  change.forEach((factor, row) => (value[row]! -= direction * step * factor));
  if (leaving < 0) {
    atBound[entering] = direction > 0 ? 1 : 0;
    return;
  }
  const left = basis[leaving]!;
  if (left >= 0) {
    inBasis[left] = 0;
    atBound[left] = change[leaving]! * direction > 0 ? 0 : 1;
  }
  value[leaving] = direction > 0 ? step : column.bound - step;
  basis[leaving] = entering;
  inBasis[entering] = 1;
  atBound[entering] = 0;
  pivot(inverse, change, leaving);
}

function pivot(inverse: Float64Array[], change: readonly number[], leaving: number): void {
  const line = inverse[leaving]!;
  const by = change[leaving]!;
  for (let column = 0; column < line.length; column++) line[column]! /= by;
  inverse.forEach((other, row) => {
    const factor = row === leaving ? 0 : change[row]!;
    if (Math.abs(factor) <= 1e-13) return;
    for (let column = 0; column < other.length; column++) other[column]! -= factor * line[column]!;
  });
}

function result({programme, basis, value, atBound}: State): Float64Array {
  const all = Float64Array.from(programme.columns, (column, index) => (atBound[index] ? column.bound : 0));
  basis.forEach((variable, row) => {
    if (variable >= 0) all[variable] = value[row]!;
  });
  return all;
}
