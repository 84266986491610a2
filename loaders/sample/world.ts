import type {MonthLaw} from "./law.js";
import type {Places} from "./places.js";
import type {Plant, Shock} from "./plant.js";

/** How an employer pays. Regular ones are prompt or slow by the month's mood and their own discipline. */
export const PAYER = {regular: 0, intermittent: 1, chronic: 2, vanished: 3, stopped: 4} as const;
/** Values of the contract's `status` and `hard_to_collect`, by position. */
export const STATUS = ["active", "suspended", "dissolving", "dissolved", "missing"] as const;
export const HARD = ["", "missing", "bankrupt", "dissolved", "other"] as const;
/** A month that never comes. */
export const NEVER = 1_000_000;

/** The nation: one entry per employer in each array (times four, fund by fund, for money of the funds). */
export interface World {
  n: number;
  from: number;
  to: number;
  seed: number;
  laws: readonly MonthLaw[];
  places: Places;
  plants: Plant[];
  shocks: Shock[];
  key: Uint32Array;
  /** Employer type 1..12, VSIC division, place (position of the old province), minimum-wage region 1..4, cycle. */
  type: Uint8Array;
  division: Uint8Array;
  place: Uint8Array;
  region: Uint8Array;
  cycle: Uint8Array;
  /** First month, last month, first and first-again month of a suspension. */
  open: Int32Array;
  close: Int32Array;
  gapFrom: Int32Array;
  gapTo: Int32Array;
  /** Long-run size, today's size before season and shocks, today's headcount, mean wage before the cap. */
  home: Float64Array;
  size: Float64Array;
  head: Int32Array;
  wage: Float64Array;
  /** 0 own scale, 1 on the regional minimum, 2 coefficient of the base salary; with its multiple. */
  wageMode: Uint8Array;
  wageMultiple: Float64Array;
  payer: Uint8Array;
  /** Month in which the present way of paying began. */
  since: Int32Array;
  trait: Float64Array;
  status: Uint8Array;
  hard: Uint8Array;
  frozen: Uint8Array;
  /** The register row of this month must be written. */
  changed: Uint8Array;
  /** Position in `plants`, -1 for none. */
  plant: Int16Array;
  /** Per fund: balance carried in, not yet due after this month's accrual, became due this month, accrued, adjusted. */
  balance: Float64Array;
  pending: Float64Array;
  newly: Float64Array;
  accrued: Float64Array;
  adjusted: Float64Array;
  base: Float64Array;
  interest: Float64Array;
  late: Float64Array;
  /** Intent of the month: 1 when the employer has a row; score against the mood; amount the mood decides on. */
  present: Uint8Array;
  score: Float64Array;
  flexible: Float64Array;
  /** Thousandths left unpaid of what became due this month, and of what was due before. */
  keepNew: Int16Array;
  keepOld: Int16Array;
  /** Last month with a row. */
  seen: Int32Array;
}

type Frame = Pick<World, "n" | "from" | "to" | "seed" | "laws" | "places">;

/** An empty nation of `n` employers. */
export function emptyWorld(frame: Frame): World {
  const {n} = frame;
  const bytes = (): Uint8Array => new Uint8Array(n);
  const integers = (value = 0): Int32Array => new Int32Array(n).fill(value);
  const numbers = (): Float64Array => new Float64Array(n);
  return {
    ...frame,
    ...emptyMoney(n),
    plants: [],
    shocks: [],
    key: new Uint32Array(n),
    type: bytes(),
    division: bytes(),
    place: bytes(),
    region: bytes(),
    cycle: bytes(),
    open: integers(frame.from),
    close: integers(NEVER),
    gapFrom: integers(NEVER),
    gapTo: integers(NEVER),
    home: numbers(),
    size: numbers(),
    head: integers(),
    wage: numbers(),
    wageMode: bytes(),
    wageMultiple: numbers(),
    payer: bytes(),
    since: integers(frame.from - 1),
    trait: numbers(),
    status: bytes(),
    hard: bytes(),
    frozen: bytes(),
    changed: bytes(),
    plant: new Int16Array(n).fill(-1)
  };
}

type Money =
  | "balance"
  | "pending"
  | "newly"
  | "accrued"
  | "adjusted"
  | "base"
  | "interest"
  | "late"
  | "present"
  | "score"
  | "flexible"
  | "keepNew"
  | "keepOld"
  | "seen";

/** The arrays of the ledger, and of what an employer intends in the month. */
function emptyMoney(n: number): Pick<World, Money> {
  return {
    balance: new Float64Array(4 * n),
    pending: new Float64Array(4 * n),
    newly: new Float64Array(4 * n),
    accrued: new Float64Array(4 * n),
    adjusted: new Float64Array(4 * n),
    base: new Float64Array(n),
    interest: new Float64Array(n),
    late: new Float64Array(n),
    present: new Uint8Array(n),
    score: new Float64Array(n),
    flexible: new Float64Array(n),
    keepNew: new Int16Array(n),
    keepOld: new Int16Array(n),
    seen: new Int32Array(n).fill(-1)
  };
}

/** Whether the employer is open and not suspended in a month (an employer with debts keeps rows after closing). */
export function isOpen(world: World, i: number, t: number): boolean {
  if (t < world.open[i]! || t > world.close[i]!) return false;
  return t < world.gapFrom[i]! || t >= world.gapTo[i]!;
}
