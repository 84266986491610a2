/** Properties of scores and flags for panels that nobody chose: drawn at random, small, with corners of every kind. */
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {scoresOf, withDetection, type Panel, type PanelEmployer, type Scored} from "../../loaders/eval/panel.js";
import {changed, FROM, times} from "./panels.js";

const RUNS = {numRuns: 6, seed: 20261122};
const SECTORS = [
  ["10", "C"],
  ["14", "C"],
  ["46", "G"],
  ["84", "P"]
] as const;

/** One employer: level, how it moves, where months are missing. */
const employer = (months: number) =>
  fc
    .record({
      level: fc.constantFrom(0, 1, 3, 9, 10, 40, 250),
      style: fc.constantFrom("still", "noisy", "jump", "trend"),
      sector: fc.integer({min: 0, max: 3}),
      place: fc.constantFrom("01", "31", "79"),
      noise: fc.array(fc.integer({min: -2, max: 2}), {minLength: months, maxLength: months}),
      gaps: fc.array(fc.integer({min: 0, max: 9}), {minLength: months, maxLength: months}),
      holes: fc.boolean(),
      wage: fc.integer({min: 3_000, max: 20_000})
    })
    .map((g) => {
      const heads = g.noise.map((n, t) => {
        if (g.holes && g.gaps[t] === 0) return null;
        const moved = {still: 0, noisy: n, jump: t >= months - 1 ? g.level : 0, trend: -t}[g.style];
        return Math.max(0, g.level + moved);
      });
      const wages = heads.map((h, t) =>
        h === null ? null : h * (g.wage + (g.style === "noisy" ? 10 * g.noise[t]! : 0)) * 1000
      );
      return {heads, wages, place: g.place, sector: g.sector};
    });

const panels = fc.integer({min: 1, max: 16}).chain((months) =>
  fc.array(employer(months), {minLength: 1, maxLength: 60}).map((list): Panel => ({
    from: FROM,
    employers: list.map((e, i): PanelEmployer => ({
      code: `TA${String(i).padStart(5, "0")}`,
      ...{heads: e.heads, wages: e.wages, place: e.place},
      ...{division: SECTORS[e.sector]![0], section: SECTORS[e.sector]![1]}
    }))
  }))
);

const months = (panel: Panel) => panel.employers[0]!.heads.length;
interface Result {
  scores: Scored[];
  flags: {employer: number; t: number; variable: string}[];
}
const run = (panel: Panel, t = months(panel) - 1): Promise<Result> =>
  withDetection(panel, async (db) => ({
    scores: await scoresOf(db, FROM + t),
    flags: await db.all(
      `select employer_id as employer, period_ix - ${FROM} as t, variable from detection.fct_flag order by all`
    )
  }));
const same = (a: Scored, b: Scored) => {
  for (const z of ["z_h", "z_w", "z_b"] as const) expect(b[z]).toBeCloseTo(a[z], 5);
};
const property = (check: (panel: Panel, pick: number) => Promise<void>) =>
  fc.assert(fc.asyncProperty(panels, fc.integer({min: 0, max: 1000}), check), RUNS);

describe("whatever the panel", () => {
  it("rows may stand in any order", () =>
    property(async (panel) => {
      const back = await run({...panel, employers: [...panel.employers].reverse()});
      const n = panel.employers.length;
      const byNumber = new Map(back.scores.map((s) => [n - 1 - s.employer, s]));
      for (const s of (await run(panel)).scores) same(s, byNumber.get(s.employer)!);
    }));

  it("money may be counted in any unit", () =>
    property(async (panel, pick) => {
      const factor = [10, 1000, 25][pick % 3]!;
      const scaled = changed(panel, (e) => ({...e, wages: e.wages!.map((w) => w && w * factor)}));
      const [a, b] = [await run(panel), await run(scaled)];
      expect(b.scores.length).toBe(a.scores.length);
      a.scores.forEach((s, i) => same(s, b.scores[i]!));
    }));

  it("a constant factor on a sector's month leaves everybody else's score of that month as it was", () =>
    property(async (panel, pick) => {
      const [division] = SECTORS[pick % 4]!;
      const t = months(panel) - 1;
      const shaken = changed(panel, (e) => (e.division === division ? times(e, t, 2 + (pick % 3)) : e));
      const [a, b] = [await run(panel), await run(shaken)];
      const after = new Map(b.scores.map((s) => [s.employer, s]));
      for (const s of a.scores) if (panel.employers[s.employer]!.division !== division) same(s, after.get(s.employer)!);
    }));

  it("who does not change is never flagged for change, and every score is a number", () =>
    property(async (panel) => {
      const {scores, flags} = await run(panel);
      for (const s of scores) {
        const e = panel.employers[s.employer]!;
        for (const z of [s.z_h, s.z_w, s.z_b]) expect(Number.isFinite(z) && z >= 0).toBe(true);
        if (e.heads.at(-1) === e.heads.at(-2) && e.wages!.at(-1) === e.wages!.at(-2))
          expect([s.z_h, s.z_w, s.z_b]).toEqual([0, 0, 0]);
      }
      for (const f of flags) {
        const e = panel.employers[f.employer]!;
        expect([e.heads[f.t], e.wages![f.t]]).not.toEqual([e.heads[f.t - 1], e.wages![f.t - 1]]);
      }
    }));

  it("a copy of the world beside itself, in other sectors and provinces, changes no score", () =>
    property(async (panel) => {
      const other: Record<string, readonly [string, string]> = {
        "10": ["49", "H"],
        "14": ["55", "I"],
        "46": ["41", "F"],
        "84": ["90", "S"]
      };
      const place: Record<string, string> = {"01": "04", "31": "08", "79": "11"};
      const twice = [
        ...panel.employers,
        ...panel.employers.map((e, i) => {
          const [division, section] = other[e.division]!;
          return {...e, code: `TB${String(i).padStart(5, "0")}`, place: place[e.place]!, division, section};
        })
      ];
      const [a, b] = [await run(panel), await run({...panel, employers: twice})];
      const after = new Map(b.scores.map((s) => [s.employer, s]));
      // Size bands are of the whole nation: small ones are drawn to all by their number, so the scale may move a little.
      for (const s of a.scores) {
        const [x, y] = [after.get(s.employer)!, after.get(s.employer + panel.employers.length)!];
        same(x, y);
        expect(Math.abs(x.z_h - s.z_h)).toBeLessThan(0.5 + 0.25 * s.z_h);
      }
    }));
});

describe("groups that are all alike", () => {
  const group = (heads: (number | null)[], n = 12): Panel => ({
    from: FROM,
    employers: Array.from({length: n}, (_, i) => ({
      ...{code: `TA${String(i).padStart(5, "0")}`, place: "01", division: "10", section: "C", heads},
      wages: heads.map((h) => h && h * 6_000_000)
    }))
  });
  it.each([
    ["all equal and still", [50, 50, 50, 50]],
    ["all equal and moving as one", [50, 60, 30, 90]],
    ["all zero", [0, 0, 0, 0]],
    ["a month that none of them has", [50, 50, null, 50]]
  ])("%s: nobody scores", async (_, heads) => {
    const {scores, flags} = await run(group(heads));
    for (const s of scores) expect(Math.max(s.z_h, s.z_w, s.z_b)).toBeLessThan(1e-6);
    expect(flags).toEqual([]);
  });
  it("one month only, and one employer only", async () => {
    expect(await run(group([50]))).toEqual({scores: [], flags: []});
    const {scores} = await run(group([50, 50, 50, 50, 50, 50, 50, 100], 1));
    expect(scores[0]!.z_h).toBeGreaterThan(3);
  });
});
