/** What was found out about a month decides whether it counts as what the employer ordinarily does. */
import {describe, expect, it} from "vitest";
import {scoresOf, withDetection, type Panel} from "../../loaders/eval/panel.js";
import {changed, FROM, ordinary} from "./panels.js";

const MONTHS = 30;
const SWINGS = [6, 7, 12, 13, 18, 19];
const crowd = ordinary(200, MONTHS, 11);
const NEW = crowd.employers.length;
/** Up by half in three months, back the month after, and once more in the last month. */
const heads = Array.from({length: MONTHS}, (_, t) => ([6, 12, 18, MONTHS - 1].includes(t) ? 150 : 100));
const world = (verdicts: Panel["verdicts"] = []): Panel => ({
  ...changed(crowd, (e) => e),
  employers: [...crowd.employers, {code: "TZ00000", place: "01", division: "10", section: "C", heads}],
  verdicts
});
const scoreOf = async (panel: Panel) =>
  withDetection(panel, async (db) => (await scoresOf(db, FROM + MONTHS - 1)).find((s) => s.employer === NEW)!.z_h);
const all = (verdict: string, variable = "headcount") => SWINGS.map((t) => ({employer: NEW, t, variable, verdict}));

describe("verdicts and the baseline", () => {
  it("explained and confirmed months are no part of it; false alarms are", async () => {
    const plain = await scoreOf(world());
    const explained = await scoreOf(world(all("explained")));
    // With every swing known the past is as still as that of an employer that never moved.
    const still = world();
    const quiet = {...still, employers: still.employers.map((e, i) => (i === NEW ? stillUntilLast(e) : e))};
    expect(explained).toBeGreaterThan(1.5 * plain);
    expect(explained / (await scoreOf(quiet))).toBeCloseTo(1, 1);
    expect(await scoreOf(world(all("confirmed")))).toBeCloseTo(explained, 5);
    expect(await scoreOf(world(all("confirmed", "wage_base")))).toBeCloseTo(explained, 5);
    expect(await scoreOf(world(all("false_alarm")))).toBe(plain);
    expect(await scoreOf(world(all("explained", "paid")))).toBe(plain);
  });

  it("a verdict on the month itself, or on somebody else, changes nothing in its score", async () => {
    const plain = await scoreOf(world());
    expect(await scoreOf(world([{employer: NEW, t: MONTHS - 1, variable: "headcount", verdict: "explained"}]))).toBe(
      plain
    );
    expect(await scoreOf(world(all("explained").map((v) => ({...v, employer: 0}))))).toBeCloseTo(plain, 1);
  });

  it("a confirmed anomaly is no season that excuses the next year's", async () => {
    const yearly = Array.from({length: MONTHS}, (_, t) => (t === MONTHS - 13 || t === MONTHS - 1 ? 160 : 100));
    const panel = (verdict?: string): Panel => ({
      ...world(verdict ? [{employer: NEW, t: MONTHS - 13, variable: "headcount", verdict}] : []),
      employers: [...crowd.employers, {code: "TZ00000", place: "01", division: "10", section: "C", heads: yearly}]
    });
    expect(await scoreOf(panel())).toBeLessThan(1);
    expect(await scoreOf(panel("explained"))).toBeLessThan(1);
    expect(await scoreOf(panel("confirmed"))).toBeGreaterThan(4);
  });
});

function stillUntilLast<T extends {heads: readonly (number | null)[]}>(e: T): T {
  return {...e, heads: e.heads.map((h, t) => (t === MONTHS - 1 ? h : 100))};
}
