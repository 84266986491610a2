import {binner} from "./bins.js";
import type {SingleDim} from "./dims.js";
import {KIND_BIT, URGENT_BIT} from "./meta.js";
import type {RowColumns} from "./rowColumns.js";

/** The change of headcount as a ratio to the month before; null when that is not known or was 0. */
export function headRatio(head: number, before: number): number | null {
  return before > 0 ? head / before : null;
}

/** The change of the average wage as a ratio; null when one of the two is not known. */
export function wageRatio(head: number, before: number, wage: number, wageBefore: number): number | null {
  return head > 0 && before > 0 && wage > 0 && wageBefore > 0 ? (wage * before) / (wageBefore * head) : null;
}

/** The bins of all rows. */
export function binRows(c: RowColumns): Record<SingleDim, Uint8Array> {
  const n = c.rows;
  const make = () => new Uint8Array(n);
  const bins = {dh: make(), dw: make(), late: make(), ml: make(), size: make(), tier: make()};
  const [dh, dw, late] = [binner("dh"), binner("dw"), binner("late")];
  const [ml, size] = [binner("ml"), binner("size")];
  const none = ml(null);
  const tiers = c.flags.values.map((flags) => (flags === 0 ? 0 : flags & URGENT_BIT ? 2 : 1));
  for (let i = 0; i < n; i++) {
    const head = c.headcount.get(i);
    const before = c.headBefore.get(i);
    const months = c.monthsLate.get(i);
    bins.dh[i] = dh(headRatio(head, before));
    bins.dw[i] = dw(wageRatio(head, before, c.wageBase.get(i), c.wageBefore.get(i)));
    bins.late[i] = late(c.late.get(i));
    bins.ml[i] = months < 0 ? none : ml(months);
    bins.size[i] = size(head);
    bins.tier[i] = tiers[c.flags.codes[i]!]!;
  }
  return {...bins, period: c.period, prov: c.province, sect: c.section, type: c.type, why: c.why};
}

/** Kinds of flags: every row has a set of them, few sets occur. */
export interface Kinds {
  /** The set of a row, by its code of flags. */
  setOf: Uint16Array;
  /** Bins of each set: 0 none, then the kinds of the head. The first set is {none}. */
  members: number[][];
}

/** The sets of kinds that occur. */
export function kindSets({flags}: RowColumns, kinds: number): Kinds {
  const members: number[][] = [[0]];
  const places = new Map([[0, 0]]);
  const setOf = Uint16Array.from(flags.values, (value) => {
    const bits = Math.floor(value / 2 ** KIND_BIT);
    let place = places.get(bits);
    if (place === undefined) {
      const list = Array.from({length: kinds}, (_, k) => k).filter((k) => Math.floor(bits / 2 ** k) % 2 === 1);
      place = members.push(list.map((k) => k + 1)) - 1;
      places.set(bits, place);
    }
    return place;
  });
  return {setOf, members};
}
