import fc from "fast-check";
import {expect, it} from "vitest";
import {allot, dueMonths, lastDue} from "../../loaders/people/allot.js";
import {paceOf} from "../../src/domain/stats/pace.js";

const ix = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;
const at = (period: string, paid: string | null, more = {}) => ({
  periodIx: ix(period),
  paidThroughIx: paid === null ? null : ix(paid),
  leftIx: null,
  joinedIx: null,
  monthsLate: 3,
  ...more
});

it("parts an amount into whole đồng that add up to it, each within one đồng of its share", () =>
  fc.assert(
    fc.property(
      fc.bigInt({min: 0n, max: 10n ** 15n}),
      fc.array(fc.bigInt({min: 0n, max: 10n ** 11n}), {minLength: 1, maxLength: 40}),
      (amount, weights) => {
        const total = weights.reduce((a, b) => a + b, 0n);
        const parts = allot(
          amount,
          weights.map((weight, i) => ({key: String(i), weight}))
        );
        if (total === 0n) {
          expect(parts).toBeNull();
          return;
        }
        expect([...parts!.values()].reduce((a, b) => a + b, 0n)).toBe(amount);
        weights.forEach((weight, i) => {
          const off = parts!.get(String(i))! * total - amount * weight;
          expect(off > -total && off < total).toBe(true);
        });
      }
    ),
    // Nobody has a weight only once in thousands of draws.
    {
      examples: [
        [7n, [0n]],
        [0n, [0n, 0n]]
      ]
    }
  ));

it("does not depend on the order of the workers", () => {
  const weights = ["c", "a", "b"].map((key) => ({key, weight: 1n}));
  const expected = new Map([
    ["a", 4n],
    ["b", 3n],
    ["c", 3n]
  ]);
  for (const order of [weights, [...weights].reverse()])
    for (const [key, part] of expected) expect(allot(10n, order)!.get(key)).toBe(part);
});

it("counts the months that are due, before and after 2025-07", () => {
  expect(lastDue(ix("2025-06"))).toBe(ix("2025-06"));
  expect(lastDue(ix("2025-07"))).toBe(ix("2025-06"));
  expect(dueMonths(at("2025-06", "2025-03"))).toBe(3);
  expect(dueMonths(at("2025-07", "2025-03"))).toBe(3);
  expect(dueMonths(at("2025-08", "2025-03"))).toBe(4);
  expect(dueMonths(at("2026-02", "2025-12"))).toBe(1);
  expect(dueMonths(at("2026-02", "2026-02"))).toBe(0);
  expect(dueMonths(at("2026-02", "2025-06", {leftIx: ix("2025-09")}))).toBe(3);
});

it("takes the employer's months where a worker was never paid for, from the first list on for newcomers", () => {
  expect(dueMonths(at("2026-02", null))).toBe(4);
  expect(dueMonths(at("2026-02", null, {joinedIx: ix("2026-01")}))).toBe(1);
  expect(dueMonths(at("2026-02", null, {joinedIx: ix("2026-02")}))).toBe(0);
});

it("projects a year's count and says whether the plan is reached", () => {
  const even = Array<number>(12).fill(100);
  expect(paceOf(even, 900, 1200, 3)).toMatchObject({expected: 1200, low: 1200, high: 1200, verdict: "likely"});
  expect(paceOf(even, 900, 1201, 3)!.verdict).toBe("unlikely");
  expect(paceOf(even, 900, 1201, 3)!.monthsToPlan).toBe(4);
  expect(paceOf(even, 900, 900, 3)!.verdict).toBe("reached");
  const uneven = [50, 150, 50, 150, 50, 150, 50, 150, 50, 150, 50, 150];
  const pace = paceOf(uneven, 900, 1210, 3)!;
  expect(pace.verdict).toBe("uncertain");
  // sd = 52.22, half width = 1.96 * sd * sqrt(3 + 9/12)
  expect(pace.high - pace.expected).toBeCloseTo(1.959964 * 52.2233 * Math.sqrt(3.75), 2);
  expect(paceOf([100, 100], 900, 1200, 3)).toBeNull();
  expect(paceOf([0, 0, 0], 0, 10, 3)!.monthsToPlan).toBeNull();
});
