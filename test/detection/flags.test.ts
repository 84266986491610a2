/** Who is named, as what, and who is cleared. */
import {describe, expect, it} from "vitest";
import {asFacts, factsSql} from "../../loaders/detection/exports.js";
import {readRules} from "../../loaders/detection/rules.js";
import type {Db} from "../../loaders/warehouse/open.js";
import {withDetection, type Panel, type PanelEmployer} from "../../loaders/eval/panel.js";
import {cusum} from "../../src/domain/stats/control.js";
import {flagReason} from "../../src/domain/reasons.js";
import {changed, FROM, ordinary, times} from "./panels.js";

const MONTHS = 24;
const LAST = MONTHS - 1;

interface Flag {
  employer: number;
  t: number;
  variable: string;
  kind: string;
  direction: string;
  tier: string | null;
  explained: string;
  survived: string;
  course: string | null;
}

const flagsOf = (panel: Panel): Promise<Flag[]> =>
  withDetection(panel, (db) =>
    db.all<Flag>(`select employer_id as employer, period_ix - ${FROM} as t, variable, kind, direction, tier, course,
      coalesce(array_to_string(explained_by, ','), '') as explained, coalesce(array_to_string(survived, ','), '') as survived
      from detection.fct_flag order by all`)
  );

/** A quiet crowd with one employer more, the last. */
const crowd = changed(ordinary(300, MONTHS, 5), (e) => e);
const withOne = (e: Partial<PanelEmployer>, ...more: Partial<PanelEmployer>[]): Panel => {
  const base = {place: "01", division: "10", section: "C"};
  const added = [e, ...more].map((x, i) => ({...base, code: `TZ0000${i}`, heads: [], ...x}));
  return {...crowd, employers: [...crowd.employers, ...added]};
};
const NEW = crowd.employers.length;
const level = (from: number, to: number, at: number, n = MONTHS) =>
  Array.from({length: n}, (_, t) => (t < at ? from : to));
/** Surprises of the headcounts of the employers added. */
const scoredMonths = (db: Db) =>
  db.all<{employer: number; t: number; e: number; z: number}>(
    `select employer_id as employer, period_ix - ${FROM} as t, e_h::double as e, z_h::double as z
      from detection.fct_score where employer_id >= ${NEW} and z_h > 0`
  );
const found = async (panel: Panel, employer = NEW) => (await flagsOf(panel)).filter((f) => f.employer === employer);

describe("named patterns", () => {
  it("a sudden change, seen once, with what came after", async () => {
    const flags = await found(withOne({heads: level(200, 90, 15)}));
    expect(flags.map((f) => [f.t, f.variable, f.kind, f.direction, f.course])).toEqual([
      [15, "headcount", "sudden_change", "down", "persists"],
      [15, "wage_base", "sudden_change", "down", "persists"]
    ]);
    const spike = await found(withOne({heads: level(200, 200, 0).map((h, t) => (t === 15 ? 330 : h))}));
    expect(spike.map((f) => [f.t, f.kind, f.course])).toEqual([
      [15, "sudden_change", "reverted"],
      [15, "sudden_change", "reverted"]
    ]);
  });

  it("mass leavers who return, in one month or in two; leave and return count together", async () => {
    const leave = (from: number) => level(200, 200, 0).map((h, t) => (t > 12 && t < 16 ? (t < from ? 120 : 60) : h));
    const panel = withOne({heads: leave(13)}, {heads: leave(14)});
    await withDetection(panel, async (db) => {
      const rows = await db.all<{employer: number; t: number; kind: string; score: number}>(
        `select employer_id as employer, period_ix - ${FROM} as t, kind, score::double as score
          from detection.fct_flag where variable = 'headcount' and employer_id >= ${NEW} order by all`
      );
      const of = (employer: number) => rows.filter((r) => r.employer === employer);
      expect(of(NEW).map((r) => [r.t, r.kind])).toEqual([
        [13, "sudden_change"],
        [16, "mass_leave_return"]
      ]);
      const moves = await scoredMonths(db);
      const share = readRules().find((r) => r.id === "mass_leave_return")!.parameters.leave_share!;
      for (const employer of [NEW, NEW + 1]) {
        const z = moves.filter((m) => m.employer === employer);
        const back = z.find((m) => m.t === 16)!.z;
        const falls = z.filter((m) => m.t < 16 && m.e < 0).map((m) => m.z);
        expect(falls).toHaveLength(employer === NEW ? 1 : 2);
        const score = of(employer).find((r) => r.kind === "mass_leave_return")!.score;
        expect(score).toBeCloseTo(Math.sqrt(back ** 2 + share * Math.max(...falls) ** 2), 4);
        expect(score).toBeGreaterThan(1.05 * back);
      }
    });
  });

  it("headcount collapses while the debt stays", async () => {
    const late = level(0, 600_000_000, 13);
    const flags = await found(withOne({heads: level(120, 6, 15), late}));
    expect(flags.find((f) => f.variable === "headcount")).toMatchObject({t: 15, kind: "headcount_collapse_debt_stays"});
    const paid = await found(withOne({heads: level(120, 6, 15)}));
    expect(paid.map((f) => f.kind)).not.toContain("headcount_collapse_debt_stays");
  });

  it("the wage base is cut to the regional minimum, not merely cut", async () => {
    const heads = level(40, 40, 0);
    const cut = (to: number) => withOne({heads, region: "I", wages: level(40 * 8_000_000, 40 * to, 15)});
    // 1.07 x 4,680,000 (region I to June 2024).
    expect((await found(cut(5_007_000))).find((f) => f.variable === "wage_base")?.kind).toBe("wage_cut_to_minimum");
    expect((await found(cut(5_900_000))).find((f) => f.variable === "wage_base")?.kind).toBe("sudden_change");
  });

  it("wages are inflated in a small employer whose headcount stays", async () => {
    const heads = level(8, 8, 0);
    const flags = await found(withOne({heads, wages: level(8 * 6_000_000, 8 * 10_000_000, 15)}));
    expect(flags.find((f) => f.variable === "wage_base")).toMatchObject({
      kind: "wage_inflated_before_benefit",
      direction: "up"
    });
  });

  it("payments stop after a year of payments, in the third month, once", async () => {
    const late = Array.from({length: MONTHS}, (_, t) => (t > 17 ? (t - 17) * 40_000_000 : 0));
    const flags = await found(withOne({heads: level(20, 20, 0), paid: level(1, 0, 18), late}));
    expect(flags.map((f) => [f.t, f.variable, f.kind])).toEqual([[20, "paid", "payment_stop"]]);
  });

  it("two codes shuffle workers and leave the debt; without debt it is a split", async () => {
    const giver = {heads: level(100, 40, 15)};
    const taker = {heads: level(30, 90, 15)};
    const owing = await flagsOf(withOne({...giver, late: level(0, 300_000_000, 14)}, taker));
    for (const employer of [NEW, NEW + 1])
      expect(owing.find((f) => f.employer === employer && f.variable === "headcount")?.kind).toBe("code_shuffle");
    const split = await flagsOf(withOne(giver, {heads: [...Array<null>(15).fill(null), ...Array<number>(9).fill(60)]}));
    for (const f of split.filter((x) => x.employer === NEW))
      expect(f).toMatchObject({tier: null, explained: "clear_split"});
  });

  it("headcount shaved just under a threshold, in two steps", async () => {
    const heads = level(115, 96, 16).map((h, t) => (t === 15 ? 105 : h));
    const flags = await found(withOne({heads}));
    expect(flags.find((f) => f.variable === "headcount")).toMatchObject({t: 16, kind: "headcount_shaved"});
  });

  it("slow erosion, where no month stands out", async () => {
    const heads = Array.from({length: MONTHS}, (_, t) => Math.round(300 * 0.97 ** Math.max(0, t - 8)));
    const flags = await found(withOne({heads}));
    expect(flags.filter((f) => f.kind === "sudden_change")).toEqual([]);
    expect(flags.find((f) => f.kind === "slow_erosion")).toMatchObject({variable: "headcount", direction: "down"});
  });
});

describe("innocents", () => {
  it("nobody is named for what the whole sector or province did", async () => {
    const inSector = changed(crowd, (e) => (e.section === "C" ? times(e, LAST, 0.8) : e));
    const inPlace = changed(crowd, (e) => (e.place === "79" ? times(e, LAST, 0.8) : e));
    for (const [panel, hit] of [
      [inSector, (e: PanelEmployer) => e.section === "C"],
      [inPlace, (e: PanelEmployer) => e.place === "79"]
    ] as const) {
      const flags = (await flagsOf(panel)).filter((f) => f.t === LAST && f.tier !== null);
      expect(flags.filter((f) => hit(panel.employers[f.employer]!))).toEqual([]);
    }
  });

  it("a wage base that stayed is not named, whatever its parts did and used to do", async () => {
    // Every twelfth month the headcount dips; in the last one the wage of those who stay makes up for it.
    const heads = level(100, 100, 0).map((h, t) => (t % 12 === 11 ? 70 : h));
    const wages = heads.map((h, t) => (t === LAST ? 100 : h) * 6_000_000);
    expect((await found(withOne({heads, wages}))).filter((f) => f.t === LAST).map((f) => f.variable)).toEqual([
      "average_wage"
    ]);
  });

  it("every flag says which tests it survived", async () => {
    const [flag] = await found(withOne({heads: level(200, 330, 15)}));
    expect(flag!.survived.split(",")).toEqual([
      ...[
        "clear_tet",
        "clear_sector",
        "clear_province",
        "clear_split",
        "clear_reclassified",
        "clear_delivery",
        "clear_season"
      ]
    ]);
  });
});

describe("budget", () => {
  it("shows at most its share of the tested, the urgent among them, nobody who did not change", async () => {
    const many = changed(ordinary(2000, MONTHS, 9), (e, i) =>
      i % 20 === 0 && e.heads[0]! >= 30 ? times(e, LAST, 2) : e
    );
    const flags = (await flagsOf(many)).filter((f) => f.t === LAST && f.tier !== null);
    const employers = new Set(flags.map((f) => f.employer));
    expect(employers.size).toBe(10);
    expect(new Set(flags.filter((f) => f.tier === "urgent").map((f) => f.employer)).size).toBe(2);
    for (const i of employers) {
      const e = many.employers[i]!;
      expect([e.heads[LAST], e.wages![LAST]]).not.toEqual([e.heads[LAST - 1], e.wages![LAST - 1]]);
    }
  });
});

describe("slow erosion is the tabular CUSUM", () => {
  it("gives the sums of the pure function on the same surprises", async () => {
    const panel = withOne({
      heads: Array.from({length: MONTHS}, (_, t) => Math.round(400 * 0.95 ** Math.max(0, t - 6)))
    });
    await withDetection(panel, async (db) => {
      const steps = await db.all<{employer: number; t: number; x: number}>(
        `select employer_id as employer, period_ix - ${FROM} as t, x_h::double as x from detection.fct_score where x_h <> 0`
      );
      const drift = await db.all<{
        employer: number;
        t: number;
        side: number;
        cusum: number;
        since: number;
        score: number;
      }>(
        `select employer_id as employer, period_ix - ${FROM} as t, side::integer as side, cusum::double as cusum,
          since_ix - ${FROM} as since, score::double as score from detection.fct_drift where variable = 'headcount'`
      );
      expect(drift.length).toBeGreaterThan(3);
      for (const row of drift) {
        const series = Array<number>(MONTHS).fill(0);
        for (const s of steps) if (s.employer === row.employer) series[s.t] = Math.max(-2.5, Math.min(2.5, s.x));
        const sums = cusum(series, 0.5);
        expect((row.side > 0 ? sums.high : sums.low)[row.t]).toBeCloseTo(row.cusum, 4);
        const run = series.slice(row.since + 1, row.t + 1).reduce((a, b) => a + b, 0) * row.side;
        expect(row.score).toBeCloseTo(run / Math.sqrt(row.t - row.since), 4);
      }
    });
  });
});

describe("reasons", () => {
  it("are made from the same numbers as the flag", async () => {
    const panel = withOne({heads: level(412, 187, 20)});
    const facts = await withDetection(panel, (db) =>
      db.all<never>(factsSql(`f.employer_id = ${NEW} and f.variable = 'headcount'`))
    );
    const sentence = flagReason(asFacts(facts[0]!), "vi");
    expect(sentence).toContain("Số lao động giảm từ 412 xuống 187 (−54,6\u202f%)");
    expect(sentence).toContain("chưa từng giảm trong 19 tháng");
    // September: Tết has nothing to say.
    expect(sentence).toContain("đã loại trừ: biến động cả ngành, biến động cả tỉnh");
    expect(sentence).not.toContain("Tết");
  });
});
