/** What chance alone would bring: measured on ordinary months, so that a month full of signs does not explain itself. */
import {describe, expect, it} from "vitest";
import {withDetection, type Panel} from "../../loaders/eval/panel.js";
import {changed, FROM, ordinary, stream, times} from "./panels.js";

const MONTHS = 30;
const AT = 24;
const PLANTED = 25;

const next = stream(12);
/** Every other month an employer moves for no reason, now and then far: a tail like that of registers. */
const moving = changed(ordinary(1500, MONTHS, 11), (e) =>
  Array.from({length: MONTHS - 1}, (_, t) => t + 1).reduce(
    (now, t) => (next() < 0.5 ? times(now, t, Math.exp(0.02 * ((1 - next()) ** -0.35 - 1))) : now),
    e
  )
);
/** One grows fivefold in the first month that can be compared. */
const panel = changed(moving, (e, i) => (i === 5 ? times(e, 1, 5, MONTHS) : e));
/** Every sixtieth employer doubles in one month. */
const planted = changed(panel, (e, i) => (i % (1500 / PLANTED) === 7 ? times(e, AT, 2) : e));

const account = (p: Panel) =>
  withDetection(p, async (db) => ({
    months: await db.all<{t: number; shown: number; expected: number; cut: number}>(`
      select m.period_ix - ${FROM} as t, m.shown::integer as shown, m.expected_false as expected, n.z_01 as cut
      from detection.fct_month as m inner join detection.fct_null as n on m.period_ix = n.period_ix order by t`),
    first: await db.all<{tier: string | null}>(
      "select tier from detection.fct_flag where months_known = 0 and explained_by is null"
    ),
    rates: await db.all<{t: number; score: number; q: number; chance: number}>(`
      select period_ix - ${FROM} as t, score::double as score, q, chance from detection.fct_flag
      where period_ix = ${FROM + AT} order by score desc`)
  }));

const before = account(panel);
const after = account(planted);
const month = ({months}: Awaited<typeof before>) => months.find((m) => m.t === AT)!;

describe("expected false alarms", () => {
  it("are few in a month full of signs, many in a month like those before", async () => {
    const [usual, full] = [await before, await after];
    expect(month(usual).shown).toBeGreaterThan(0);
    expect(month(usual).expected).toBeGreaterThan(0.7 * month(usual).shown);
    expect(month(full).shown).toBeGreaterThan(0);
    expect(month(full).expected).toBeLessThan(0.4 * month(full).shown);
    for (const m of [...usual.months, ...full.months]) expect(m.expected).toBeLessThanOrEqual(m.shown + 1e-9);
  });

  it("nobody is urgent in the first month that can be compared", async () => {
    const {first} = await after;
    expect(first.filter(({tier}) => tier !== null).length).toBeGreaterThan(0);
    expect(first.filter(({tier}) => tier === "urgent")).toEqual([]);
  });

  it("come from the months before alone", async () => {
    const [usual, full] = [await before, await after];
    const cuts = (a: typeof usual) => a.months.filter((m) => m.t <= AT).map((m) => m.cut);
    expect(cuts(full)).toEqual(cuts(usual));
    expect(cuts(full).length).toBeGreaterThan(20);
  });

  it("fall with the score, and stay between nobody and everybody", async () => {
    const {rates} = await after;
    expect(rates.length).toBeGreaterThan(10);
    for (const r of rates) {
      for (const share of [r.q, r.chance]) expect(share >= 0 && share <= 1).toBe(true);
    }
    const [highest, lowest] = [rates[0]!, rates.at(-1)!];
    expect(highest.q).toBeLessThan(0.2);
    expect(lowest.q).toBeGreaterThan(highest.q);
  });
});
