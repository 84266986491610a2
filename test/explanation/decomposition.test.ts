import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {asNumber, closing, ONE, ratio, shownUnits} from "../../src/domain/stats/exact.js";
import {factorEffects, productEffects, productGrowth} from "../../src/domain/stats/factors.js";
import {groupedChange, rateChange, reversal, type Part} from "../../src/domain/stats/kitagawa.js";

const read = <T>(name: string) => JSON.parse(readFileSync(`test/fixtures/vectors/${name}.json`, "utf8")) as T;

describe("published decompositions", () => {
  const vectors = read<{
    two_factor: {avg_earnings: number[]; earner_prop: number[]; published: Record<string, number[]>};
    mix_vs_rate: Record<string, number[]> & {published: Record<string, number[]>};
    three_factor: {a: number[]; b: number[]; c: number[]; published_diff: number[]};
    ratio_function: Record<"A" | "B" | "C" | "D", number[][]> & {published_diff: Record<string, number>};
  }>("decomposition_kitagawa_dasgupta");

  it("mix against rate (Kitagawa; Das Gupta 1993, household sizes 1970 and 1985)", () => {
    const {size1970, size1985, rate1970, rate1985, published} = vectors.mix_vs_rate;
    // Shares and rates with one decimal become whole numbers: late = share x rate, base = share.
    const parts: Part[] = size1970!.map((size, i) => ({
      key: String(i),
      base1: BigInt(Math.round(size * 10)) * 1000n,
      late1: BigInt(Math.round(size * 10)) * BigInt(Math.round(rate1970![i]! * 10)),
      base2: BigInt(Math.round(size1985![i]! * 10)) * 1000n,
      late2: BigInt(Math.round(size1985![i]! * 10)) * BigInt(Math.round(rate1985![i]! * 10))
    }));
    const found = rateChange(parts)!;
    expect(percent(found.mix)).toBeCloseTo(published["structure"]![2]!, 4);
    expect(percent(found.rate)).toBeCloseTo(published["rate"]![2]!, 4);
    expect(percent(found.change)).toBeCloseTo(published["crude"]![2]!, 4);
  });

  it("two and three factors", () => {
    const product = (factors: readonly number[]) => factors.reduce((p, x) => p * x, 1);
    const {avg_earnings: e, earner_prop: q, published} = vectors.two_factor;
    const two = factorEffects(product, [e[0]!, q[0]!], [e[1]!, q[1]!]);
    expect(two[0]).toBeCloseTo(published["avg_earnings"]![2]!, 2);
    expect(two[1]).toBeCloseTo(published["earner_prop"]![2]!, 2);
    const {a, b, c, published_diff: wanted} = vectors.three_factor;
    factorEffects(product, [a[0]!, b[0]!, c[0]!], [a[1]!, b[1]!, c[1]!]).forEach((effect, i) =>
      expect(effect).toBeCloseTo(wanted[i]!, 6)
    );
  });

  it("a ratio of sums of vectors", () => {
    const {A, B, C, D, published_diff: wanted} = vectors.ratio_function;
    const value = ([a, b, c, d]: readonly number[][]) => {
      const inside = a!.reduce((s, x, i) => s + x * b![i]! * c![i]!, 0);
      return inside / (inside + a!.reduce((s, x, i) => s + x * (1 - b![i]!) * d![i]!, 0));
    };
    const effects = factorEffects(value, [A[0]!, B[0]!, C[0]!, D[0]!], [A[1]!, B[1]!, C[1]!, D[1]!]);
    ["A", "B", "C", "D"].forEach((key, i) => expect(effects[i]).toBeCloseTo(wanted[key]!, 6));
  });

  it("logarithmic mean Divisia index (LMDIR)", () => {
    const {X, published_dV, published_D} = read<{X: number[][][]; published_dV: number[][]; published_D: number[][]}>(
      "lmdi"
    );
    published_dV.forEach((wanted, t) => {
      productEffects(X[t]!, X[t + 1]!).forEach((effect, j) => expect(effect).toBeCloseTo(wanted[j]!, 7));
      productGrowth(X[t]!, X[t + 1]!).forEach((growth, j) => expect(growth).toBeCloseTo(published_D[t]![j]!, 8));
    });
  });
});

const percent = (value: bigint) => asNumber(shownUnits(value)) * 100;
const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
/** Far below the last place that is shown; every division rounds at the 40th. */
const DUST = ONE / 10n ** 20n;
const isDust = (value: bigint) => abs(value) < DUST;
const abs = (value: bigint) => (value < 0n ? -value : value);

const money = fc.oneof(fc.constant(0n), fc.bigInt({min: 0n, max: 10n ** 13n}), fc.bigInt({min: 0n, max: 50n}));
const base = fc.oneof({arbitrary: money, weight: 9}, {arbitrary: fc.bigInt({min: -(10n ** 6n), max: 0n}), weight: 1});
const part = fc.record({key: fc.constant("x"), late1: money, base1: base, late2: money, base2: base});
const parts = fc.array(part, {minLength: 1, maxLength: 24}).map((list) => list.map((p, i) => ({...p, key: String(i)})));

describe("the change of a rate", () => {
  it("closes by numerator and denominator, and by mix and rate, over random parts", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const found = rateChange(list);
        if (!found) return;
        expect(isDust(found.numerator + found.denominator - found.change)).toBe(true);
        expect(isDust(found.mix + found.rate + found.unrated - found.change)).toBe(true);
      }),
      {numRuns: 400}
    );
  });

  it("groups add up to the whole over random hierarchies", () => {
    fc.assert(
      fc.property(fc.array(parts, {minLength: 1, maxLength: 6}), (lists) => {
        const groups = new Map(lists.map((list, i) => [`g${i}`, list]));
        const whole = rateChange(lists.flat());
        const found = groupedChange(groups);
        expect(found === null).toBe(whole === null);
        if (!whole || !found) return;
        const terms = found.flatMap((g) => [g.between, g.mix, g.rate, g.unrated]);
        expect(isDust(sum(terms) - whole.change)).toBe(true);
      }),
      {numRuns: 300}
    );
  });

  it("rounds so that what is shown adds up", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({min: -ONE, max: ONE}), {minLength: 1, maxLength: 12}),
        fc.integer({min: 2, max: 15}),
        (list, places) => {
          const total = shownUnits(sum(list), places);
          const shown = closing(list, total, places);
          expect(sum(shown)).toBe(total);
          const unit = ONE / 10n ** BigInt(places);
          shown.forEach((units, i) => expect(abs(units * unit - list[i]!) <= 2n * unit).toBe(true));
        }
      )
    );
  });
});

describe("reversals (Simpson)", () => {
  it("finds a planted one and calls the mix what it is", () => {
    const list: Part[] = [
      {key: "good", late1: 10n, base1: 1000n, late2: 1n, base2: 200n},
      {key: "bad", late1: 50n, base1: 500n, late2: 117n, base2: 1300n}
    ];
    expect(reversal(list)).toBe("parts improve, whole worsens");
    const found = rateChange(list)!;
    expect(found.rate).toBeLessThan(0n);
    expect(found.mix).toBeGreaterThan(found.change);
    const turned = list.map((p) => ({key: p.key, late1: p.late2, base1: p.base2, late2: p.late1, base2: p.base1}));
    expect(reversal(turned)).toBe("parts worsen, whole improves");
  });

  it("is planted in random hierarchies and always found; never where one part goes with the whole", () => {
    const planted = fc.record({
      low: fc.integer({min: 1, max: 40}),
      gap: fc.integer({min: 200, max: 500}),
      n: fc.integer({min: 2, max: 6})
    });
    fc.assert(
      fc.property(planted, ({low, gap, n}) => {
        // Rates fall by a tenth of themselves, and the weight moves from the low rates to the high ones.
        const list = Array.from({length: 2 * n}, (_, i): Part => {
          const rate = BigInt(i < n ? low : low + gap) * 100n;
          const [base1, base2] = i < n ? [9000n, 1000n] : [1000n, 9000n];
          return {
            key: String(i),
            base1: base1 * 1000n,
            late1: base1 * rate,
            base2: base2 * 1000n,
            late2: (base2 * rate * 9n) / 10n
          };
        });
        expect(reversal(list)).toBe("parts improve, whole worsens");
        const withOne = [...list, {key: "with", base1: 1000n, late1: 1n, base2: 1000n, late2: 2n}];
        expect(reversal(withOne)).toBeNull();
      })
    );
  });

  it("needs two parts that moved, and a whole that did", () => {
    expect(reversal([{key: "a", late1: 1n, base1: 10n, late2: 2n, base2: 10n}])).toBeNull();
    expect(reversal([{key: "a", late1: 1n, base1: 0n, late2: 2n, base2: 0n}])).toBeNull();
    expect(ratio(1n, 3n)).toBe(ONE / 3n);
  });
});
