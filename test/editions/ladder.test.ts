import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {tellNation, type StatePart} from "../../loaders/disclosure/ladder.js";

const STATES = ["dunning_notice", "violation_record", "inspection_decision", "police_referral", "waiting", "apart"];
const SMALL = 5;

const part = fc.record({
  state: fc.constantFrom(...STATES),
  place: fc.constantFrom("01", "79", "48"),
  employers: fc.integer({min: 1, max: 12}),
  late: fc.bigInt({min: 1n, max: 10n ** 9n}),
  published: fc.constant(0)
});
const parts: fc.Arbitrary<StatePart[]> = fc.uniqueArray(
  fc
    .tuple(part, fc.integer({min: 0, max: 2}))
    .map(([row, published]) => ({...row, published: Math.min(published, row.employers)})),
  {selector: ({state, place}) => `${state} ${place}`, minLength: 1, maxLength: 18}
);

describe("the nation's ladder in an edition", () => {
  it("adds up, and leaves no few employers to anybody who knows a part", () => {
    let told = 0;
    fc.assert(
      fc.property(parts, (rows) => {
        const found = tellNation(rows, SMALL);
        if (!found) return;
        told++;
        expect(found.flatMap(({states}) => states).length).toBe(new Set(found.flatMap(({states}) => states)).size);
        expect(found.reduce((sum, set) => sum + set.late, 0n)).toBe(rows.reduce((sum, row) => sum + row.late, 0n));
        for (const {states, employers} of found) {
          const here = rows.filter(({state}) => states.includes(state));
          expect(employers).toBe(here.reduce((sum, row) => sum + row.employers, 0));
          const known = ["01", "79", "48"].map((place) =>
            here.filter((row) => row.place === place).reduce((sum, row) => sum + row.employers, 0)
          );
          known.push(
            0,
            here.reduce((sum, row) => sum + row.published, 0)
          );
          for (const own of known) expect(employers - own === 0 || employers - own >= SMALL).toBe(true);
        }
      })
    );
    expect(told).toBeGreaterThan(5);
  });

  it("tells single steps where it can, several together where it must, and nothing where that is not enough", () => {
    const row = (state: string, place: string, employers: number): StatePart => ({
      ...{state, place, employers, published: 0},
      late: 100n
    });
    const even = STATES.flatMap((state) => ["01", "79"].map((place) => row(state, place, 9)));
    expect(tellNation(even, SMALL)).toHaveLength(STATES.length);
    const few = even.filter(({state}) => state !== "police_referral").concat(row("police_referral", "01", 2));
    expect(tellNation(few, SMALL)!.map(({states}) => states.length)).not.toContain(0);
    expect(tellNation(few, SMALL)!.length).toBeLessThan(STATES.length);
    expect(tellNation([row("waiting", "01", 30), row("waiting", "79", 3)], SMALL)).toBeNull();
    expect(tellNation([], SMALL)).toBeNull();
  });
});
