/** What must hold of the scores whatever the data. */
import {describe, expect, it} from "vitest";
import {readRules} from "../../loaders/detection/rules.js";
import {scoresOf, withDetection, type Panel, type PanelEmployer, type Scored} from "../../loaders/eval/panel.js";
import {changed, FROM, ordinary, times} from "./panels.js";

const MONTHS = 20;
const LAST = FROM + MONTHS - 1;
const scores = (panel: Panel, ix = LAST): Promise<Scored[]> => withDetection(panel, (db) => scoresOf(db, ix));
const panel = ordinary(240, MONTHS, 7);

describe("invariances", () => {
  it("does not depend on the order of rows", async () => {
    const shuffled = {...panel, employers: [...panel.employers].reverse()};
    const [a, b] = [await scores(panel), await scores(shuffled)];
    const n = panel.employers.length;
    const back = b.map((s) => ({...s, employer: n - 1 - s.employer})).sort((x, y) => x.employer - y.employer);
    for (const [i, s] of a.entries())
      for (const z of ["z_h", "z_w", "z_b"] as const) expect(back[i]![z]).toBeCloseTo(s[z], 6);
  });

  it("does not depend on the unit of money", async () => {
    const scaled = changed(panel, (e) => ({...e, wages: e.wages!.map((w) => w! * 1000)}));
    const [a, b] = [await scores(panel), await scores(scaled)];
    for (const [i, s] of a.entries())
      for (const z of ["z_h", "z_w", "z_b"] as const) expect(b[i]![z]).toBeCloseTo(s[z], 6);
  });

  it("leaves everybody outside a sector alone when the sector's month is multiplied", async () => {
    for (const section of ["C", "G", "K"]) {
      const shaken = changed(panel, (e) => (e.section === section ? times(e, MONTHS - 1, 3) : e));
      const [a, b] = [await scores(panel), await scores(shaken)];
      for (const [i, s] of a.entries())
        if (panel.employers[s.employer]!.section !== section)
          for (const z of ["z_h", "z_w", "z_b"] as const) expect(b[i]![z]).toBeCloseTo(s[z], 6);
    }
  });

  it("leaves other divisions of the same section alone too", async () => {
    const shaken = changed(panel, (e) => (e.division === "10" ? times(e, MONTHS - 1, 2) : e));
    const [a, b] = [await scores(panel), await scores(shaken)];
    for (const [i, s] of a.entries())
      if (panel.employers[s.employer]!.division !== "10") expect(b[i]!.z_b).toBeCloseTo(s.z_b, 6);
  });

  it("takes a common factor of a whole sector out of its own scores", async () => {
    const shaken = changed(panel, (e) => (e.section === "G" ? times(e, MONTHS - 1, 2) : e));
    const after = await scores(shaken);
    const hit = after.filter(
      (s) => panel.employers[s.employer]!.section === "G" && panel.employers[s.employer]!.heads[0]! >= 20
    );
    expect(hit.filter((s) => s.z_b > 4).length).toBe(0);
  });

  it("takes out what one of the provinces did that have been merged since, and leaves the other alone", async () => {
    const merged = changed(panel, (e, i) => ({...e, place: "19", delivered: i % 3 ? "24" : "06"}));
    const shaken = changed(merged, (e) => (e.delivered === "06" ? times(e, MONTHS - 1, 1.4) : e));
    const large = (s: Scored, part: string) =>
      merged.employers[s.employer]!.delivered === part && merged.employers[s.employer]!.heads[0]! >= 20;
    const [before, after] = [await scores(merged), await scores(shaken)];
    expect(after.filter((s) => large(s, "06") && s.z_b > 4).length).toBe(0);
    const others = (list: Scored[]) => list.filter((s) => large(s, "24")).map((s) => s.z_b);
    const moved = others(after).map((z, i) => Math.abs(z - others(before)[i]!));
    expect(moved.length).toBeGreaterThan(60);
    expect(Math.max(...moved)).toBeLessThan(1);
  });

  it("never scores who did not change, even when everybody else does", async () => {
    const shaken = changed(panel, (e, i) =>
      i % 5 ? times(e, MONTHS - 1, 2) : {...e, heads: frozen(e.heads), wages: frozen(e.wages!)}
    );
    for (const s of await scores(shaken)) if (s.employer % 5 === 0) expect([s.z_h, s.z_w, s.z_b]).toEqual([0, 0, 0]);
  });
});

const frozen = (list: readonly (number | null)[]) => list.map((v, t) => (t === MONTHS - 1 ? list[MONTHS - 2]! : v));

describe("corners", () => {
  const one = (heads: (number | null)[], i = 0) => ({
    code: `TB0000${i}`,
    place: "01",
    division: "10",
    section: "C",
    heads
  });
  it("survives one month, no change at all, nobody at all, an empty panel", async () => {
    expect(await scores({from: FROM, employers: [one([5])]}, FROM)).toEqual([]);
    expect(await scores({from: FROM, employers: [one([5, 5, 5]), one([5, 5, 5], 1)]}, FROM + 2)).toEqual([
      {employer: 0, z_h: 0, z_w: 0, z_b: 0},
      {employer: 1, z_h: 0, z_w: 0, z_b: 0}
    ]);
    expect(await scores({from: FROM, employers: [one([0, 0, 0])]}, FROM + 2)).toEqual([]);
    expect(await scores({from: FROM, employers: []}, FROM)).toEqual([]);
  });

  it("sees the change of an employer that is alone in its sector and province", async () => {
    const alone = {from: FROM, employers: [one([...Array<number>(12).fill(100), 50])]};
    expect((await scores(alone, FROM + 12))[0]!.z_h).toBeGreaterThan(6);
  });

  it("counts a quarter of what a change exceeds a half by, on the log scale", async () => {
    const change = (to: number) => ({from: FROM, employers: [one([...Array<number>(12).fill(1000), to])]});
    const [moderate, extreme] = await Promise.all(
      [1500, 100_000].map(async (n) => (await scores(change(n), FROM + 12))[0]!)
    );
    // No past moves: the scale is the floor and the share of the common shock, which a lone employer hardly has.
    expect(moderate!.z_h).toBeGreaterThan(0.9 * (Math.log(1.5) / 0.03));
    const counted = 0.5 + 0.25 * (Math.log(100) - 0.5);
    expect(extreme!.z_h / moderate!.z_h).toBeCloseTo(counted / Math.log(1.5), 1);
  });

  it("takes headcount and wage together where both stand out in the same direction", async () => {
    const to = async (wage: number) => {
      const wages = [...Array<number>(12).fill(100 * 6_000_000), 112 * wage];
      const e = {...one([...Array<number>(12).fill(100), 112]), wages};
      return (await scores({from: FROM, employers: [e]}, FROM + 12))[0]!;
    };
    const [both, against] = [await to(6_600_000), await to(5_400_000)];
    for (const z of [both.z_h, both.z_w, against.z_w]) expect(z).toBeGreaterThan(2);
    expect(both.z_b).toBeGreaterThanOrEqual(Math.sqrt(both.z_h ** 2 + both.z_w ** 2 - 4) - 1e-4);
    expect(against.z_b).toBeLessThan(against.z_w);
  });

  it("weighs a wage finely where nobody came or went, and headcounts are whole", async () => {
    const {
      head_wage: moved,
      head_wage_still: still,
      floor_wage: floor
    } = readRules().find((r) => r.id === "sudden_change")!.parameters;
    const month = async (unit: number, to: number) => {
      const sizes = Array.from({length: 30}, (_, i) => (i + 1) * unit);
      const employers = sizes.map((size, i): PanelEmployer => ({
        ...one(Array<number>(13).fill(size)),
        code: `TB${1000 + i}`
      }));
      const heads = [...Array<number>(12).fill(5 * unit), to];
      employers[4] = {...employers[4]!, heads, wages: heads.map((h, t) => h * (t < 12 ? 6e6 : 7.2e6))};
      return (await scores({from: FROM, employers}, FROM + 12))[4]!.z_w;
    };
    // Nobody else moves, and this one never did: the scale is what one head, or the rounding, leaves open.
    const expected = (part: number, heads: number, before: number, now: number) =>
      Math.log(1.2) / Math.sqrt((part * heads) ** 2 / (before * now) + floor! ** 2);
    expect(await month(1, 5)).toBeCloseTo(expected(still!, 1, 5, 5), 3);
    expect(await month(1, 6)).toBeCloseTo(expected(moved!, 1, 5, 6), 3);
    expect(await month(10, 50)).toBeCloseTo(expected(moved!, 4.1, 50, 50), 3);
  });

  it("does not count a season as restlessness", async () => {
    const seasonal = (peak: number) => one([...Array.from({length: 36}, (_, t) => (t % 12 === 5 ? peak : 100)), 150]);
    const [calm, tidal] = await Promise.all(
      [100, 130].map(async (peak) => (await scores({from: FROM, employers: [seasonal(peak)]}, FROM + 36))[0]!.z_h)
    );
    expect(tidal).toBeGreaterThan(0.7 * calm!);
  });

  it("tests nobody across a gap and goes on after it", async () => {
    const gap = {from: FROM, employers: [one([100, 100, null, 20, 20, 60])]};
    expect(await scores(gap, FROM + 3)).toEqual([]);
    expect((await scores(gap, FROM + 5))[0]!.z_h).toBeGreaterThan(4);
  });

  it("counts nobody left as a collapse", async () => {
    const [s] = await scores({from: FROM, employers: [one([...Array<number>(12).fill(40), 0])]}, FROM + 12);
    expect(s!.z_h).toBeGreaterThan(10);
  });
});

describe("what is no surprise", () => {
  const steady = (heads: number[]) => ({code: "TC00001", place: "01", division: "10", section: "C", heads});
  it("a return after a one-month spike", async () => {
    const heads = [...Array<number>(15).fill(100), 160, 101];
    const found = await withDetection({from: FROM, employers: [steady(heads)]}, async (db) => [
      await scoresOf(db, FROM + 15),
      await scoresOf(db, FROM + 16)
    ]);
    expect(found[0]![0]!.z_h).toBeGreaterThan(6);
    expect(found[1]![0]!.z_h).toBeLessThan(1);
  });

  it("a way back that stops short of the level from before; one that goes beyond it is", async () => {
    const z = [];
    for (const next of [60, 160]) {
      const heads = [...Array<number>(15).fill(100), 40, next];
      z.push((await scores({from: FROM, employers: [steady(heads)]}, FROM + 16))[0]!.z_h);
    }
    expect(z[0]).toBe(0);
    expect(z[1]).toBeGreaterThan(3);
  });

  it("a season that came the year before as well", async () => {
    const heads = Array.from({length: 26}, (_, t) => (t % 12 === 5 || t % 12 === 6 ? 150 : 100));
    const found = await withDetection({from: FROM, employers: [steady(heads)]}, async (db) => [
      await scoresOf(db, FROM + 5),
      await scoresOf(db, FROM + 17)
    ]);
    expect(found[0]![0]!.z_h).toBeGreaterThan(5);
    expect(found[1]![0]!.z_h).toBeLessThan(1);
  });

  it("a past anomaly does not blunt the scale, many do", async () => {
    const quiet = steady([...Array<number>(24).fill(100), 150]);
    const once = steady([...Array.from({length: 24}, (_, t) => (t === 8 ? 160 : 100)), 150]);
    const wild = steady([...Array.from({length: 24}, (_, t) => (t % 2 ? 140 : 100)), 150]);
    const z = [];
    for (const e of [quiet, once, wild]) z.push((await scores({from: FROM, employers: [e]}, FROM + 24))[0]!.z_h);
    expect(z[1]).toBeGreaterThan(0.85 * z[0]!);
    expect(z[2]).toBeLessThan(0.4 * z[0]!);
  });
});
