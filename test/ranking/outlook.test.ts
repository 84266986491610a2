import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {assuranceOf, controlChart} from "../../src/domain/stats/assurance.js";
import {backtest, band, forecast, seasonalNaive, type RateSeries} from "../../src/domain/stats/forecast.js";
import {seasonalLevel} from "../../src/domain/stats/seasonal.js";
import {howMany, targetPath} from "../../src/domain/stats/target.js";
import {xmr} from "../../src/domain/stats/control.js";
import {normals} from "../../src/domain/stats/normals.js";

const FROM = 2022 * 12;
const SWITCH = 2025 * 12 + 6;
const options = {switchIx: SWITCH};
/** December low, January high, as contributions go. */
const SEASON = [4, 3, 2, 1, 0, 0, 0, 0, 0, -1, -3, -6].map((x) => x * 0.0005);

function series(code: string, months: number, level: (t: number) => number, noise = 0, seed = 1): RateSeries {
  const next = normals(seed);
  const old = Array.from({length: months}, (_, t) => Math.max(0, level(t) + SEASON[t % 12]! + noise * next()));
  // From 2025-07 on a part is not due yet: the law takes a third off.
  const rate = old.map((value, t) => (FROM + t >= SWITCH ? value * 0.67 : value));
  return {code, from: FROM, rate, oldDue: old};
}

describe("seasonal level", () => {
  it("finds the season of a rising series, and says nothing of a short one", () => {
    const values = Array.from({length: 48}, (_, t) => ({ix: FROM + t, value: 0.03 + t * 0.0001 + SEASON[t % 12]!}));
    const found = seasonalLevel(values)!;
    const mean = SEASON.reduce((a, b) => a + b, 0) / 12;
    found.effect.forEach((effect, month) => expect(effect).toBeCloseTo(SEASON[month]! - mean, 6));
    expect(seasonalLevel(values.slice(0, 20))).toBeNull();
  });
});

describe("control chart with assurance", () => {
  const chart = (level: (t: number) => number, target: number) => {
    const {oldDue} = series("01", 48, level, 0.0004, 3);
    return controlChart(
      oldDue.map((value, t) => ({ix: FROM + t, value: value!})),
      target,
      11
    )!;
  };

  it("takes limits as published (XmR vectors) from what is left without the season", () => {
    const vectors = JSON.parse(readFileSync("test/fixtures/vectors/xmr_nhs.json", "utf8")) as {
      cases: {y: number[]; screen_outliers: boolean; recomputed: {mean: number; lpl: number; upl: number}}[];
    };
    const {y, recomputed} = vectors.cases[0]!;
    const found = controlChart(
      y.map((value, t) => ({ix: FROM + t, value})),
      null
    )!;
    expect(found.seasonal).toBeNull();
    expect(found.limits.mean).toBeCloseTo(recomputed.mean, 9);
    expect(found.limits.lower).toBeCloseTo(recomputed.lpl, 9);
    expect(found.limits.upper).toBeCloseTo(xmr(y).upper, 12);
  });

  it("calls a season no signal, a step up a change for the worse, a step down one for the better", () => {
    expect(chart(() => 0.03, 0.03)).toMatchObject({variation: "common"});
    expect(chart((t) => (t > 40 ? 0.036 : 0.03), 0.03).variation).toBe("worse");
    expect(chart((t) => (t > 40 ? 0.024 : 0.03), 0.03).variation).toBe("better");
  });

  it("passes, fails, or hits and misses in December", () => {
    expect(chart(() => 0.02, 0.0291).assurance).toBe("pass");
    expect(chart(() => 0.05, 0.0291).assurance).toBe("fail");
    expect(chart(() => 0.032, 0.0291).assurance).toBe("hit_and_miss");
    expect(assuranceOf(0.01, 0.0291, 0.0291)).toBe("pass");
    expect(assuranceOf(0.0291, 0.04, 0.0291)).toBe("hit_and_miss");
    expect(assuranceOf(0.03, 0.04, 0.0291)).toBe("fail");
  });

  it("needs twelve months", () => {
    expect(controlChart([{ix: FROM, value: 0.03}], 0.0291)).toBeNull();
  });
});

describe("forecast", () => {
  const world = (noise: number, drift: number, seed = 5) =>
    Array.from({length: 34}, (_, i) =>
      series(String(i), 58, (t) => 0.03 * (1 + (i - 17) / 60) * (1 + drift * t), noise, seed + i)
    );

  it("beats the seasonal naive forecast where rates move, at every distance", () => {
    for (const ahead of [1, 2, 3, 6, 9, 12]) {
      const found = backtest(world(0.0008, -0.004), FROM + 57, ahead, options)!;
      expect(found.cases).toBeGreaterThan(300);
      expect(found.error).toBeLessThan(found.naiveError);
    }
  });

  it("sees nothing that came after its origin", () => {
    const all = world(0.001, 0);
    const cut = all.map((s) => ({...s, rate: s.rate.slice(0, 50), oldDue: s.oldDue.slice(0, 50)}));
    for (const ahead of [1, 3, 8])
      expect(forecast(cut[4]!, cut, FROM + 49, ahead, options)).toBe(forecast(all[4]!, all, FROM + 49, ahead, options));
  });

  it("compares across 2025-07 under the old due dates", () => {
    const flat: RateSeries = {code: "01", from: FROM, rate: [], oldDue: []};
    for (let t = 0; t < 58; t++) {
      flat.oldDue.push(0.03);
      flat.rate.push(FROM + t >= SWITCH ? 0.02 : 0.03);
    }
    expect(forecast(flat, [flat], SWITCH - 2, 4, options)).toBeCloseTo(0.03, 9);
    expect(forecast(flat, [flat], SWITCH + 14, 2, options)).toBeCloseTo(0.02, 9);
    expect(seasonalNaive(flat, SWITCH - 2, 4, options)).toBe(0.03);
    expect(backtest([flat], FROM + 57, 3, options)!.error).toBeCloseTo(0, 9);
  });

  it("says nothing without a past", () => {
    const short = series("01", 6, () => 0.03);
    expect(forecast(short, [short], FROM + 5, 2, options)).toBeNull();
    expect(backtest([short], FROM + 5, 2, options)).toBeNull();
  });

  it("its band holds what 80 % of past errors stayed within", () => {
    const all = world(0.001, 0, 50);
    const test = backtest(all.slice(0, 20), FROM + 57, 2, options)!;
    let [held, cases] = [0, 0];
    for (let ix = FROM + 30; ix <= FROM + 55; ix++)
      for (const s of all.slice(20)) {
        if (ix < SWITCH && ix + 2 >= SWITCH) continue;
        const value = forecast(s, all, ix, 2, options)!;
        const [low, high] = band(value, test.within80);
        const came = s.rate[ix + 2 - FROM]!;
        cases++;
        held += Number(low <= came && came <= high);
      }
    expect(held / cases).toBeGreaterThan(0.72);
    expect(held / cases).toBeLessThan(0.95);
  });
});

describe("the path to the target", () => {
  const flat = series("01", 58, () => 0.06);
  const ix = FROM + 57;
  const test = {ahead: 2, cases: 9, error: 0.001, naiveError: 0.002, within80: 0.1, within95: 0.2};
  const input = {series: flat, all: [flat], ix, targetIx: ix + 2, target: 0.0291, options, test};

  it("adds up: what is to be expected less what is allowed is what must be collected beyond it", () => {
    const path = targetPath({...input, late: 4_000_000, receivable: 1e8, receivableYearAgo: 1e8})!;
    expect(path.receivable).toBe(1e8);
    expect(path.allowed).toBe(2_910_000);
    expect(path.fall).toBe(1_090_000);
    expect(path.beyond).toBeCloseTo(Math.max(0, path.rate * 1e8 - 2_910_000), 6);
    expect(path.beyondSafe).toBeGreaterThan(path.beyond);
    expect(path.band80[0]).toBeLessThan(path.rate);
    expect(path.band95[1]).toBeGreaterThan(path.band80[1]);
  });

  it("in the month itself nothing is forecast", () => {
    const path = targetPath({...input, targetIx: ix, late: 2e6, receivable: 1e8, receivableYearAgo: null, test: null})!;
    expect(path).toMatchObject({ahead: 0, rate: 0.02, band80: [0.02, 0.02], beyond: 0, beyondSafe: 0, fall: 0});
  });

  it("counts the largest that it takes", () => {
    expect(howMany([50, 30, 10], 60)).toBe(2);
    expect(howMany([50, 30, 10], 0)).toBe(0);
    expect(howMany([50, 30, 10], 90)).toBe(3);
    expect(howMany([50, 30, 10], 91)).toBeNull();
  });
});
