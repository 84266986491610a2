import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {intensitiesAt, sumBelow, sumQuantile, type Jumps} from "../../src/domain/stats/compoundPoisson.js";
import {
  adjustedScore,
  dispersion,
  poissonLimits,
  proportionScores,
  ratioScores
} from "../../src/domain/stats/funnel.js";
import {normalBelow, normalQuantile, normals} from "../../src/domain/stats/normals.js";
import {randomEffects, type Tau2Method} from "../../src/domain/stats/randomEffects.js";
import {rankSets, ranksOf} from "../../src/domain/stats/rankSets.js";
import {Draw} from "./draw.js";

const read = <T>(name: string) => JSON.parse(readFileSync(`test/fixtures/vectors/${name}.json`, "utf8")) as T;
const near = (found: readonly number[], wanted: readonly number[], digits: number) =>
  found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, digits));

describe("funnel (FunnelPlotR, Spiegelhalter 2005)", () => {
  interface Case {
    phi: number;
    tau2: number;
    Uz: number[];
  }
  const vectors = read<{
    sr_case: Case & {num: number[]; den: number[]; published_phi: number};
    sr_cqc: Case;
    pr_case_63: Case & {y: number[]; n: number[]; z_adj: number[]};
    poisson_limits_published: {number_seq: number; ll95: number; ul95: number; ll998: number; ul998: number}[];
  }>("funnel_overdispersion");

  it("standardised ratios, by logs with ends cut and by roots with ends drawn in", () => {
    const {num, den, published_phi, phi, tau2, Uz} = vectors.sr_case;
    const log = ratioScores(num, den, "log");
    near(log.z, Uz, 10);
    const found = dispersion(log.z, log.s, "truncate");
    expect(found.phi).toBeCloseTo(published_phi, 6);
    expect(found.phi).toBeCloseTo(phi, 12);
    expect(found.tau2).toBeCloseTo(tau2, 12);
    const root = ratioScores(num, den, "root");
    near(root.z, vectors.sr_cqc.Uz, 10);
    expect(dispersion(root.z, root.s, "winsorise")).toMatchObject({
      phi: expect.closeTo(vectors.sr_cqc.phi, 10) as number,
      tau2: expect.closeTo(vectors.sr_cqc.tau2, 10) as number
    });
  });

  it("63 proportions by the arcsine", () => {
    const {y, n, Uz, phi, tau2, z_adj} = vectors.pr_case_63;
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const {z, s} = proportionScores(y, n, sum(y) / sum(n));
    near(z, Uz, 9);
    const found = dispersion(z, s, "winsorise");
    expect(found.phi).toBeCloseTo(phi, 9);
    expect(found.tau2).toBeCloseTo(tau2, 12);
    near(
      z.map((score, i) => adjustedScore(score, s[i]!, found.tau2)),
      z_adj,
      8
    );
  });

  it("exact Poisson limits", () => {
    for (const {number_seq, ll95, ul95, ll998, ul998} of vectors.poisson_limits_published) {
      near(poissonLimits(number_seq, 0.025), [ll95, ul95], 6);
      near(poissonLimits(number_seq, 0.001), [ll998, ul998], 6);
    }
  });

  it("units that differ by chance alone have a mean square of 1 once drawing in is made good", () => {
    const next = normals(5);
    const z = Array.from({length: 20_000}, next);
    expect(
      dispersion(
        z,
        z.map(() => 1),
        "winsorise",
        true
      ).phi
    ).toBeCloseTo(1, 1);
    expect(
      dispersion(
        z,
        z.map(() => 1),
        "winsorise"
      ).phi
    ).toBeCloseTo(0.679, 1);
  });
});

describe("random effects (metafor, BCG trials)", () => {
  interface Fit {
    method: string;
    tau2: number;
    mu: number;
    se: number;
    blup: number[];
    blup_se: number[];
  }
  const {yi, vi, fits} = read<{yi: number[]; vi: number[]; fits: Fit[]}>("random_effects_blup");
  // The reference stops its iterations at 1e-5; DerSimonian-Laird has none. Its EB solves the equation of PM.
  const digits: Record<string, number> = {DL: 9, REML: 4, PM: 4, EB: 4, ML: 4};

  for (const fit of fits)
    it(`between variance, mean and shrunken values: ${fit.method}`, () => {
      const method = (fit.method === "EB" ? "PM" : fit.method) as Tau2Method;
      const found = randomEffects(yi, vi, method);
      const places = digits[fit.method]!;
      expect(found.tau2).toBeCloseTo(fit.tau2, places);
      expect(found.mu).toBeCloseTo(fit.mu, places);
      expect(found.se).toBeCloseTo(fit.se, places);
      near(found.blup, fit.blup, places - 1);
      near(found.blupSe, fit.blup_se, places - 1);
    });
});

describe("rank intervals (csranks, PISA 2018)", () => {
  interface Sets {
    L: number[];
    U: number[];
  }
  const vectors = read<{
    jurisdiction: string[];
    estimate: number[];
    se: number[];
    rank: number[];
    marginal95: Sets;
    simultaneous95: Sets;
  }>("rank_intervals_csranks");
  const {estimate: value, se} = vectors;

  it("ranks as published", () => {
    expect(ranksOf(value)).toEqual(vectors.rank);
    expect(ranksOf([3, 5, 5, 1])).toEqual([3, 1, 1, 4]);
  });

  for (const [name, wanted, simultaneous] of [
    ["marginal", vectors.marginal95, false],
    ["simultaneous", vectors.simultaneous95, true]
  ] as const)
    it(`${name} sets within a rank of the published ones`, () => {
      const found = rankSets({value, down: se, up: se}, {simultaneous, draws: 10_000});
      found.low.forEach((low, i) => expect(Math.abs(low - wanted.L[i]!)).toBeLessThanOrEqual(1));
      found.high.forEach((high, i) => expect(Math.abs(high - wanted.U[i]!)).toBeLessThanOrEqual(1));
    });

  it("leaves ties open and is sure of what is far apart", () => {
    const far = rankSets({value: [10, 5, 5, 0], down: [0.1, 0.1, 0.1, 0.1], up: [0.1, 0.1, 0.1, 0.1]});
    expect(far).toEqual({low: [1, 2, 2, 4], high: [1, 3, 3, 4], alike: [[], [2], [1], []]});
    const wide = rankSets({value: [10, 5], down: [20, 20], up: [20, 20]});
    expect(wide).toMatchObject({low: [1, 1], high: [2, 2]});
  });
});

describe("sums of jumps that arrive by chance", () => {
  const jumps: Jumps = {
    size: Float64Array.from([0.001, 0.02, 0.4, 1.5, 9]),
    rate: Float64Array.from([900, 40, 3, 0.8, 0.1])
  };

  it("has the distribution that drawing gives", () => {
    const draw = new Draw(3);
    const sums = Array.from({length: 20_000}, () =>
      jumps.size.reduce((sum, size, i) => sum + size * draw.poisson(jumps.rate[i]!), 0)
    ).sort((a, b) => a - b);
    for (const p of [0.03, 0.25, 0.5, 0.9, 0.98]) {
      const s = sums[Math.floor(p * sums.length)]!;
      expect(Math.abs(sumBelow(jumps, s) - p)).toBeLessThan(0.02);
      expect(sumQuantile(jumps, sumBelow(jumps, s)) / s).toBeCloseTo(1, 2);
    }
  });

  it("is the Poisson distribution when all jumps are alike, and its limits are the exact ones", () => {
    const alike: Jumps = {size: Float64Array.of(1), rate: Float64Array.of(1)};
    const [low, high] = intensitiesAt(alike, 16, [1 - 0.025, 0.025]);
    expect(high! / 16).toBeCloseTo(poissonLimits(16, 0.025)[1], 3);
    // P(sum <= 16) = 0.975 is the lower limit of a count of 17: sums have no gaps, counts do.
    expect(low! / 17).toBeCloseTo(poissonLimits(17, 0.025)[0], 3);
  });

  it("knows what nothing, and nothing to expect, mean", () => {
    expect(intensitiesAt(jumps, 0, [0.975, 0.025])[0]).toBe(0);
    expect(intensitiesAt(jumps, 0, [0.975, 0.025])[1]).toBeCloseTo(-Math.log(0.05) / 943.9, 6);
    expect(intensitiesAt({size: Float64Array.of(), rate: Float64Array.of()}, 5, [0.975, 0.025])).toEqual([0, Infinity]);
  });
});

describe("the normal distribution", () => {
  it("has its quantiles", () => {
    near([0.025, 0.5, 0.975, 0.999, 1e-6].map(normalQuantile), [-1.959964, 0, 1.959964, 3.090232, -4.753424], 5);
    expect(normalBelow(1)).toBeCloseTo(0.8413447, 6);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });

  it("is drawn alike from the same seed", () => {
    const [a, b] = [normals(9), normals(9)];
    const first = Array.from({length: 20_000}, a);
    expect(first.slice(0, 5)).toEqual(Array.from({length: 5}, b));
    const mean = first.reduce((sum, x) => sum + x, 0) / first.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(first.reduce((sum, x) => sum + x * x, 0) / first.length).toBeCloseTo(1, 1);
  });
});
