/** A named pattern is worth what it is rare: as much as the sudden change that as few employers reach in that month. */
import {beforeAll, describe, expect, it} from "vitest";
import {scoresSql} from "../../loaders/detection/exports.js";
import {readRules} from "../../loaders/detection/rules.js";
import {scoresOf, withDetection, type PanelEmployer, type Scored} from "../../loaders/eval/panel.js";
import {changed, FROM, ordinary, stream, times} from "./panels.js";

const MONTHS = 20;
const LAST = MONTHS - 1;
const N = 1500;
const until = (t: number) => Array.from({length: MONTHS}, (_, k) => (k < t ? 1 : 0));

/** Payments end three months before LAST: at once, or after months of which ever less is paid. */
const stops = (slow: readonly number[]): Partial<PanelEmployer> => ({
  heads: Array.from({length: MONTHS}, () => 20),
  paid: until(LAST - 2).map((p, t) => slow[t - (LAST - 2 - slow.length)] ?? p),
  late: until(LAST - 2 - slow.length).map((p, t) => (p ? 0 : (t - (LAST - 3 - slow.length)) * 4e7))
});
const STOPS = [stops([0.7, 0.5, 0.25]), stops([]), stops([]), stops([])];

interface World {
  scores: Scored[];
  rows: {code: string; variable: string; observed: string; score: number; impact: number}[];
  flags: {employer: number; variable: string; kind: string; score: number}[];
}

/** The same employers in a quiet crowd, or in one whose last month is wild for a fiftieth of the employers. */
function world(wild: boolean): Promise<World> {
  const next = stream(7);
  const crowd = changed(ordinary(N, MONTHS, 5), (e) => (wild && next() < 0.02 ? times(e, LAST, 1.3 + 2 * next()) : e));
  const added = STOPS.map((e, i): PanelEmployer => {
    const base = {place: "01", division: "10", section: "C", heads: []};
    return {...base, code: `TR0000${i}`, ...e};
  });
  return withDetection({...crowd, employers: [...crowd.employers, ...added]}, async (db) => ({
    scores: await scoresOf(db, FROM + LAST),
    rows: await db.all(`select employer_code as code, variable, observed, score::double as score, impact::double as impact
      from (${scoresSql(FROM + LAST)})`),
    flags: await db.all(`select employer_id as employer, variable, kind, score::double as score
      from detection.fct_flag where period_ix = ${FROM + LAST}`)
  }));
}

const parameter = (rule: string, name: string) => readRules().find((r) => r.id === rule)!.parameters[name]!;

/** The score that a share of all tested reach, by the definition: the least that fewer than so many exceed. */
function reached(scores: readonly Scored[], share: number): number {
  const all = scores.map((s) => Math.round(Math.max(s.z_h, s.z_w, s.z_b) * 100) / 100).filter((z) => z > 0.5);
  const most = Math.max(1, share * scores.length);
  return Math.min(...all.filter((z) => all.filter((other) => other > z).length < most));
}

let quiet: World;
let wild: World;
beforeAll(async () => {
  quiet = await world(false);
  wild = await world(true);
});

describe("score of a named pattern", () => {
  it("is the score of the month that as few employers reach, times the price of looking for several patterns", () => {
    for (const w of [quiet, wild]) {
      const prior = parameter("budget", "pattern_prior");
      // All four of the first month in which anybody matches: nobody can have matched before.
      const share = (4 + parameter("payment_stop", "usual_share") * prior) / (w.scores.length + prior);
      const price = parameter("budget", "pattern_price");
      const of = (i: number) => w.flags.find((f) => f.employer === N + i && f.kind === "payment_stop")!.score;
      expect(of(1)).toBeCloseTo(reached(w.scores, price * share), 6);
      // The only one that slowed down before is as rare as one in four of them.
      expect(of(0)).toBeCloseTo(reached(w.scores, (price * share) / 4), 6);
      expect(of(0)).toBeGreaterThan(of(1));
      expect([of(2), of(3)]).toEqual([of(1), of(1)]);
    }
  });

  it("follows the month: the same pattern scores higher where the tail is heavy than where it is quiet", () => {
    const [low, high] = [quiet, wild].map((w) => w.flags.find((f) => f.employer === N)!.score) as [number, number];
    expect(high).toBeGreaterThan(1.5 * low);
  });

  it("stands in the export of scores: paid, what was paid, what it costs; the change of an unchanged one stays 0", () => {
    const rows = wild.rows.filter((r) => r.code === "TR00000");
    expect(rows.filter((r) => r.score > 0).map((r) => [r.variable, r.observed])).toEqual([["paid", "0"]]);
    const paid = rows.find((r) => r.variable === "paid")!;
    expect(paid.score).toBeCloseTo(wild.flags.find((f) => f.employer === N)!.score, 3);
    expect(paid.impact).toBeGreaterThan(20 * 6_000_000 * 0.32 * 0.8);
    expect(wild.rows.filter((r) => r.variable === "paid").map((r) => r.code)).toEqual(
      STOPS.map((_, i) => `TR0000${i}`)
    );
  });
});
