/** Published and independently computed values of every method that detection and its peers use. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {averagePath, isolationForest} from "../../loaders/eval/isolationForest.js";
import {cusum, ewma, ewmaLimits, xmr, xmrSignals} from "../../src/domain/stats/control.js";
import {benjaminiHochberg} from "../../src/domain/stats/falseDiscovery.js";
import {boundsOf, hidiroglouBerthelot} from "../../src/domain/stats/hidiroglouBerthelot.js";
import {mad, median} from "../../src/domain/stats/robust.js";
import {stream} from "./panels.js";

const vector = <T>(name: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/vectors", `${name}.json`), "utf8")) as T;

interface HbCase {
  "median.r": number;
  "quartiles.E": number[];
  "bounds.E": number[];
  excluded: number[];
  outliers: number;
}
type Pairs = (number | null)[];
interface Univ {
  yt1: Pairs;
  yt2: Pairs;
  default: HbCase;
  pct10: HbCase;
  U03_C4_7: HbCase;
  E: number[];
  ids: number[];
}
interface BanffFlag {
  ident: string;
  var: "V1" | "V2";
  effect: number;
  IMP_BND_L: number;
  IMP_BND_R: number;
  EXCL_BND_L: number;
}
type BanffCase = {name: string; ident: string[]; expected_flags: BanffFlag[]} & Record<
  "V1" | "V2" | "H1" | "H2",
  number[]
>;
interface Nist {
  ewma: {x: number[]; recomputed: number[]} & Record<"lambda" | "target" | "s" | "L" | "UCL" | "LCL", number>;
  cusum: Record<"x" | "recomputed_hi" | "recomputed_lo", number[]> &
    Record<"k" | "h" | "target" | "first_alarm_index_1based", number>;
}
interface XmrCase {
  y: number[];
  screen_outliers: boolean;
  published: {mean: number; lpl: number; upl: number};
  recomputed: {amr: number};
}
interface Bounds {
  x: number[];
  LocScaleB: {
    method: string;
    pars: {median: number; scale: number};
    bounds: Record<"lower.low" | "upper.up", number>;
  }[];
}

describe("Hidiroglou-Berthelot", () => {
  // univOutl 0.5.0, documented example of ?HBmethod, run with the package's own code.
  const u = vector<Univ>("hb_univoutl");
  it("agrees with univOutl: median, effects, quantiles, bounds, outliers", () => {
    for (const [key, options] of [
      ["default", {}],
      ["pct10", {p: 0.1}]
    ] as const) {
      const want = u[key];
      const {median: centre, effects, quartiles, bounds} = hidiroglouBerthelot(u.yt1, u.yt2, options);
      expect(centre).toBeCloseTo(want["median.r"], 12);
      want["quartiles.E"].forEach((q, i) => expect(quartiles[i]).toBeCloseTo(q, 12));
      want["bounds.E"].forEach((b, i) => expect(bounds[i]).toBeCloseTo(b, 12));
      u.ids.forEach((id, i) => expect(effects[id - 1]).toBeCloseTo(u.E[i]!, 12));
      const out = effects.flatMap((e, i) => (e !== null && (e < bounds[0] || e > bounds[1]) ? [i + 1] : []));
      expect(out).toEqual([want.outliers]);
      expect(effects.flatMap((e, i) => (e === null ? [i + 1] : []))).toEqual(want.excluded);
    }
  });

  it("agrees with univOutl for another exponent and a width of its own on each side", () => {
    const want = u.U03_C4_7["bounds.E"];
    expect(hidiroglouBerthelot(u.yt1, u.yt2, {exponent: 0.3, width: 4}).bounds[0]).toBeCloseTo(want[0]!, 12);
    expect(hidiroglouBerthelot(u.yt1, u.yt2, {exponent: 0.3, width: 7}).bounds[1]).toBeCloseTo(want[1]!, 12);
  });

  // Statistics Canada, Banff, expected values of its own unit tests.
  it("agrees with Banff: quantile type 6, exponent 0", () => {
    const banff = vector<{cases: BanffCase[]}>("hb_banff").cases.find((c) => c.name === "C03_historic")!;
    for (const flag of banff.expected_flags) {
      const history = banff[flag.var === "V1" ? "H1" : "H2"];
      const run = (width: number) => hidiroglouBerthelot(history, banff[flag.var], {exponent: 0, quantile: 6, width});
      expect(run(3).bounds[0]).toBeCloseTo(flag.IMP_BND_L, 8);
      expect(run(3).bounds[1]).toBeCloseTo(flag.IMP_BND_R, 8);
      expect(run(2).bounds[0]).toBeCloseTo(flag.EXCL_BND_L, 8);
      expect(run(3).effects[banff.ident.indexOf(flag.ident)]).toBeCloseTo(flag.effect, 8);
    }
  });
});

describe("bounds of plain values", () => {
  // Banff's "current" method: no ratio, quantile type 6 (log of its own SAS run).
  it("agree with Banff: quartiles, both bounds, who is outside which", () => {
    interface Current {
      ident: string[];
      V1: number[];
      expected: Record<"q1" | "median" | "q3", number> &
        Record<"accept" | "imputation_outside", number[]> & {flags: Record<string, string>};
    }
    const c = vector<{cases: (Current & {name: string})[]}>("hb_banff").cases.find((x) => x.name === "B05_current")!;
    const sorted = Float64Array.from(c.V1).sort();
    const run = (width: number) => boundsOf(sorted, {width, quantile: 6, least: 0.05});
    expect(run(2).quartiles).toEqual([c.expected.q1, c.expected.median, c.expected.q3]);
    const [accept, outside] = [run(2).bounds, run(3).bounds];
    expect(accept).toEqual(c.expected.accept);
    expect(outside).toEqual(c.expected.imputation_outside);
    const status = (v: number) =>
      v < outside[0] ? "ODIL" : v > outside[1] ? "ODIR" : v < accept[0] ? "ODEL" : v > accept[1] ? "ODER" : "";
    const found = c.ident.flatMap((id, i) => (status(c.V1[i]!) ? [[id, status(c.V1[i]!)]] : []));
    expect(Object.fromEntries(found)).toEqual(c.expected.flags);
  });
});

describe("robust location and scale", () => {
  // univOutl LocScaleB on MASS::chem.
  it("agrees with the MAD bounds of univOutl", () => {
    const {x, LocScaleB} = vector<Bounds>("univoutl_bounds");
    const want = LocScaleB.find((m) => m.method === "MAD")!;
    expect(median(x)).toBeCloseTo(want.pars.median, 12);
    expect(mad(x)).toBeCloseTo(want.pars.scale, 12);
    expect(median(x) - 3 * mad(x)).toBeCloseTo(want.bounds["lower.low"], 6);
    expect(median(x) + 3 * mad(x)).toBeCloseTo(want.bounds["upper.up"], 6);
  });
  it("is 0 when more than half are tied", () => expect(mad([1, 1, 1, 9])).toBe(0));
  it("gives the same bounds for plain values", () =>
    expect(boundsOf(Float64Array.from([1, 2, 3, 4, 5]), {width: 1, least: 0}).bounds).toEqual([2, 4]));
});

describe("control charts", () => {
  // NIST/SEMATECH e-Handbook 6.3.2.3 and 6.3.2.4.
  const nist = vector<Nist>("spc_nist_ewma_cusum");
  it("agrees with NIST: EWMA and its limits", () => {
    const {x, lambda, target, s, L, recomputed, UCL, LCL} = nist.ewma;
    ewma(x, lambda, target).forEach((z, i) => expect(z).toBeCloseTo(recomputed[i]!, 10));
    const [low, high] = ewmaLimits(lambda, target, s, L);
    expect(Math.abs(high - UCL)).toBeLessThan(0.005);
    expect(Math.abs(low - LCL)).toBeLessThan(0.005);
  });
  it("agrees with NIST: CUSUM and its first alarm", () => {
    const {x, k, h, target, recomputed_hi, recomputed_lo, first_alarm_index_1based} = nist.cusum;
    const {high, low} = cusum(x, k, target);
    high.forEach((v, i) => expect(v).toBeCloseTo(recomputed_hi[i]!, 8));
    low.forEach((v, i) => expect(v).toBeCloseTo(recomputed_lo[i]!, 8));
    expect(high.findIndex((v) => v > h) + 1).toBe(first_alarm_index_1based);
  });
  // r-cran-spc: observations to a false alarm (465 for k = 0.5, h = 5), and until a shift by one or two is seen.
  const {cusum2_k05, ewma: charts} = vector<{
    cusum2_k05: Record<"h" | "ARL0" | "ARL_shift1" | "ARL_shift2", number>[];
    ewma: Record<"lambda" | "L" | "ARL0" | "ARL_shift1", number>[];
  }>("spc_arl");
  const normals = (seed: number) => {
    const next = stream(seed);
    return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  };
  const runs = 1500;
  it.each([3, 4, 5])("CUSUM runs as long as tabulated: h = %d", (h) => {
    const want = cusum2_k05.find((c) => c.h === h)!;
    const normal = normals(11 + h);
    for (const [shift, length] of [
      [0, want.ARL0],
      [1, want.ARL_shift1],
      [2, want.ARL_shift2]
    ] as const) {
      let steps = 0;
      for (let run = 0; run < runs; run++) {
        const at = {up: 0, down: 0};
        for (; at.up <= h && at.down <= h; steps++) {
          const v = normal() + shift;
          at.up = Math.max(0, at.up + v - 0.5);
          at.down = Math.max(0, at.down - v - 0.5);
        }
      }
      expect(Math.abs(steps / runs / length - 1)).toBeLessThan(0.1);
    }
  });
  it("EWMA runs as long as tabulated: 0.2 and 2.86", () => {
    const want = charts.find((c) => c.lambda === 0.2 && c.L === 2.86)!;
    const [low, high] = ewmaLimits(0.2, 0, 1, 2.86);
    const normal = normals(5);
    let steps = 0;
    for (let run = 0; run < runs; run++) {
      for (let z = 0; z >= low && z <= high; steps++) z = ewma([normal()], 0.2, z)[0]!;
    }
    expect(Math.abs(steps / runs / want.ARL0 - 1)).toBeLessThan(0.1);
  });

  // NHSRplotthedots 0.2.2, its own snapshots.
  it("agrees with NHSRplotthedots: XmR limits, screened and not", () => {
    for (const c of vector<{cases: XmrCase[]}>("xmr_nhs").cases) {
      const limits = xmr(c.y, c.screen_outliers);
      expect(limits.mean).toBeCloseTo(c.published.mean, 6);
      expect(limits.lower).toBeCloseTo(c.published.lpl, 4);
      expect(limits.upper).toBeCloseTo(c.published.upl, 4);
      expect(limits.range).toBeCloseTo(c.recomputed.amr, 10);
    }
  });
  it("signals seven on a side, seven in a trend, two of three near a limit, and the gravest first", () => {
    const limits = {mean: 0, range: 1, lower: -3, upper: 3};
    expect(xmrSignals([1, 1.5, 1, 1.5, 1, 1.5], limits)).toEqual(Array(6).fill(null));
    expect(xmrSignals([1, 1.5, 1, 1.5, 1, 1.5, 1], limits)).toEqual(Array(7).fill("shift"));
    expect(xmrSignals([-1.5, -1, -0.5, 0, 0.5, 1, 1.5], limits)).toEqual(Array(7).fill("trend"));
    expect(xmrSignals([0, 2.5, 0, 2.5, 0], limits)).toEqual([null, "near_limit", null, "near_limit", null]);
    expect(xmrSignals([0, 2.5, 0, -2.5, 4], limits)).toEqual([null, null, null, null, "outside"]);
    expect(xmrSignals([], limits)).toEqual([]);
  });
});

describe("false discoveries", () => {
  // Benjamini and Hochberg 1995, section 4.1; adjusted values of stats::p.adjust.
  it("agrees with p.adjust and rejects the four of the paper", () => {
    const {p, BH, rejected_q05} = vector<{p: number[]; BH: number[]; rejected_q05: number}>("bh_fdr");
    const adjusted = benjaminiHochberg(p);
    adjusted.forEach((q, i) => expect(q).toBeCloseTo(BH[i]!, 12));
    expect(adjusted.filter((q) => q <= 0.05).length).toBe(rejected_q05);
  });
});

describe("isolation forest (peer)", () => {
  const v = vector<{c_n: Record<string, number>; X: number[][]; scores: number[]}>("isolation_forest");
  it("compares paths with those of the paper", () => {
    for (const [n, c] of Object.entries(v.c_n)) expect(averagePath(Number(n))).toBeCloseTo(c, 8);
  });
  it("ranks the points as the reference does", () => {
    const scores = isolationForest(v.X, stream(3), 200);
    const top = (list: number[]) =>
      list
        .map((_, i) => i)
        .sort((a, b) => list[b]! - list[a]!)
        .slice(0, 5);
    const reference = top(v.scores);
    expect(top(scores).filter((i) => reference.includes(i)).length).toBeGreaterThanOrEqual(4);
  });
});
