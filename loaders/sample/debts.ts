import type {Places} from "./places.js";
import type {World} from "./world.js";

/** Due month and amount of one piece of late money. */
type Piece = [due: number, amount: number];

/**
 * How old the late money of each employer is: pieces by due month, paid oldest first, the funds taken together. The
 * offices of the sample act on this; the warehouse computes the ages itself, fund by fund.
 */
export class Debts {
  private readonly pieces = new Map<number, Piece[]>();

  constructor(private readonly world: World) {
    world.late.forEach((late, i) => {
      if (late > 0) this.pieces.set(i, [[world.from - 1, late]]);
    });
  }

  /** Takes note of a row just booked. */
  note(i: number, t: number): void {
    const {world} = this;
    let late = world.late[i]!;
    if (late <= 0) {
      this.pieces.delete(i);
      return;
    }
    const pieces = this.pieces.get(i) ?? [];
    let fresh = 0;
    for (let at = i * 4; at < i * 4 + 4; at++) fresh += Math.max(world.newly[at]!, 0);
    if (fresh > 0) pieces.push([t, fresh]);
    let first = pieces.length;
    while (first > 0 && late > 0) {
      const piece = pieces[--first]!;
      piece[1] = Math.min(piece[1], late);
      late -= piece[1];
    }
    // A correction of earlier months is older than what fell due now.
    if (late > 0) pieces.unshift([t - 1, late]);
    else pieces.splice(0, first);
    this.pieces.set(i, pieces);
  }

  /** The oldest month in which money fell due that is still unpaid; null when nothing is late. */
  oldest(i: number): number | null {
    return this.pieces.get(i)?.[0]?.[0] ?? null;
  }

  /** Everybody who was late at the end of the month last noted, in the order of employers. */
  late(): number[] {
    return [...this.pieces.keys()].sort((a, b) => a - b);
  }
}

/** The position of the place whose code stands for a place in a month: itself, or the seat it was merged with. */
export function officeOf(places: Places, place: number, newMap: boolean): number {
  return newMap ? places.codes.indexOf(places.codes34[place]!) : place;
}
