import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {versionAt} from "./measure.js";
import {eachRow, FROM, ix, makeWorlds, percent, reference, TO} from "./worlds.js";
import type {World} from "./worlds.js";

let made: Awaited<ReturnType<typeof makeWorlds>>;
beforeAll(async () => {
  made = await makeWorlds();
});
afterAll(() => made.drop());
const inBoth = (check: (world: World) => void): void => made.worlds.forEach(check);

describe("calibration on published figures", () => {
  it("meets the national rate at three year ends, and its spring levels", () =>
    inBoth((world) => {
      expect(Math.abs(percent(world, "2022-12") - 2.91), world.name).toBeLessThan(0.03);
      expect(Math.abs(percent(world, "2023-12") - 2.69), world.name).toBeLessThan(0.03);
      expect(Math.abs(percent(world, "2024-12") - 2.59), world.name).toBeLessThan(0.03);
      expect(Math.abs(percent(world, "2024-04") - 3.28), world.name).toBeLessThan(0.1);
      expect(Math.abs(percent(world, "2025-04") - 2.96), world.name).toBeLessThan(0.1);
    }));

  it("spikes in January and drops by about a third when the due date moves", () =>
    inBoth((world) => {
      for (const year of [2023, 2024, 2025, 2026]) {
        // A month later due, January's late amount is December's dues not paid by the end of January: a smaller step.
        const least = year < 2026 ? 1.15 : 1.05;
        expect(percent(world, `${year}-01`)).toBeGreaterThan(least * percent(world, `${year - 1}-12`));
      }
      const drop = 1 - percent(world, "2025-07") / percent(world, "2025-06");
      expect(drop, world.name).toBeGreaterThan(0.25);
      expect(drop, world.name).toBeLessThan(0.42);
      expect(world.months.get(ix("2025-07"))!.ages[0]).toBe(0);
    }));

  it("owes four fifths of what is late in non-state firms at the end of 2022", () =>
    inBoth((world) => {
      const month = world.months.get(ix("2022-12"))!;
      expect(Math.abs((100 * month.nonState) / month.late - 80.5), world.name).toBeLessThan(3);
    }));

  it("ages like the published province at the end", () =>
    inBoth((world) => {
      const month = world.months.get(TO)!;
      [34, 10, 10, 3, 43].forEach((share, k) => {
        expect(Math.abs((100 * month.ages[k]!) / month.late - share), `${world.name}, class ${k}`).toBeLessThan(8);
      });
    }));

  it("spreads provinces to both sides of the nation, and some worsen while others improve", () => {
    const provinces = (period: string): Map<string, number> => {
      const sums = new Map<string, number>();
      for (let t = ix(period) - 11; t <= ix(period); t++) {
        made.worlds[0]!.months.get(t)!.byProvince.forEach((v, code) =>
          sums.set(code, (sums.get(code) ?? 0) + v.receivable)
        );
      }
      const late = made.worlds[0]!.months.get(ix(period))!.byProvince;
      return new Map([...sums].map(([code, sum]) => [code, (late.get(code)?.late ?? 0) / sum]));
    };
    const end = provinces("2024-12");
    const first = [...end.values()];
    expect(first.filter((r) => r > 0.0364).length).toBeGreaterThan(5);
    expect(first.filter((r) => r < 0.0218).length).toBeGreaterThan(15);
    // Places that kept their borders, against the nation's own change.
    const last = provinces("2026-10");
    const change = ["01", "22", "38", "40", "42", "46", "48"].map((code) => last.get(code)! / end.get(code)!);
    const nation = percent(made.worlds[0]!, "2026-10") / percent(made.worlds[0]!, "2024-12");
    expect(change.some((ratio) => ratio > 1.1 * nation)).toBe(true);
    expect(change.some((ratio) => ratio < 0.9 * nation)).toBe(true);
  });
});

describe("the ledger", () => {
  it("holds its identities to the đồng, and every opening equals the closing before it", () =>
    inBoth((world) => {
      const missing = world.summary.missing!;
      let faults = 0;
      eachRow(world, (row, before) => {
        const afterGap =
          before?.province === missing.province && before.t < ix(missing.period) && row.t > ix(missing.period);
        row.funds.forEach(([opening, accrued, adjusted, paid, closing], fund) => {
          if (closing !== opening! + accrued! + adjusted! - paid! || accrued! < 0) faults++;
          if (before && !afterGap && before.funds[fund]![4] !== opening) faults++;
        });
        const [opening, accrued, paid, closing] = row.interest;
        if (closing !== opening! + accrued! - paid!) faults++;
        if (before && !afterGap && before.interest[3] !== opening) faults++;
        if (row.headcount < 0 || row.wageBase < 0 || !row.funds.flat().every(Number.isSafeInteger)) faults++;
      });
      expect(faults, world.name).toBe(0);
    }));

  it("knows each employer once a month, in a place that exists then", () =>
    inBoth((world) => {
      const old = new Set(reference("provinces_63").map((line) => line.slice(0, 2)));
      const merged = new Set(reference("provinces_34").map((line) => line.slice(0, 2)));
      const cells = new Set<string>();
      let faults = 0;
      eachRow(world, (row, before) => {
        if (before?.t === row.t || !(row.t < ix("2025-07") ? old : merged).has(row.province)) faults++;
        cells.add(`${row.t} ${row.province}`);
      });
      expect(faults, world.name).toBe(0);
      // 63 places for 42 months, 34 for 16, one delivery left out.
      expect(cells.size, world.name).toBe(63 * 42 + 34 * 16 - 1);
    }));

  it("applies the rates in force: relief for firms until 2022-06 and 2022-09, none for public bodies", () => {
    const world = made.worlds[0]!;
    const share = (code: string, t: number): number[] => {
      const row = world.sample.rows.get(code)!.find((r) => r.t === t)!;
      return row.funds.map((fund) => Math.round((1000 * fund[1]!) / row.wageBase));
    };
    const find = (type: string): string =>
      [...world.sample.rows].find(([code, rows]) => {
        const fields = versionAt(world.sample, code, FROM)?.fields;
        return fields?.employer_type === type && rows.length === 58 && rows.every((r) => r.headcount > 3);
      })![0];
    const [firm, school] = [find("3"), find("5")];
    expect(share(firm, ix("2022-06"))).toEqual([250, 45, 10, 0]);
    expect(share(firm, ix("2022-09"))).toEqual([250, 45, 10, 5]);
    expect(share(firm, ix("2022-10"))).toEqual([250, 45, 20, 5]);
    expect(share(school, ix("2022-06"))).toEqual([250, 45, 20, 5]);
  });

  it("is quiet: in about 60 % of employer-months nobody comes or goes", () =>
    inBoth((world) => {
      let same = 0;
      let all = 0;
      eachRow(world, (row, before) => {
        if (before?.t !== row.t - 1 || row.headcount + before.headcount === 0) return;
        all++;
        if (row.headcount === before.headcount) same++;
      });
      expect(Math.abs(same / all - 0.6), world.name).toBeLessThan(0.04);
    }));

  it("has credits, refunds, corrections above the accrual, suspensions, lost debts, unpaid but not late months", () =>
    inBoth((world) => {
      const found = {credit: 0, refund: 0, correction: 0, suspended: 0, notDue: 0, lost: 0};
      eachRow(world, (row, before) => {
        for (const [, accrued, adjusted, paid, closing] of row.funds) {
          if (closing! < 0) found.credit++;
          if (paid! < 0) found.refund++;
          if (-adjusted! > accrued!) found.correction++;
        }
        if (before && row.t > before.t + 2) found.suspended++;
        if (row.t > ix("2026-01") && row.funds[0]![4]! === row.funds[0]![1]! && row.funds[0]![1] > 0) found.notDue++;
      });
      world.sample.rows.forEach((rows) => {
        const end = rows.at(-1)!;
        if (end.t < TO && end.funds.some((fund) => fund[4] !== 0)) found.lost++;
      });
      for (const [what, times] of Object.entries(found)) expect(times, `${world.name}: ${what}`).toBeGreaterThan(0);
      const rows = world.months.get(TO)!.employers;
      expect(found.notDue / (rows * 9), world.name).toBeGreaterThan(0.03);
    }));

  it("steps with the law and dips after Tết", () => {
    const wage = (period: string): number => {
      const month = made.worlds[0]!.months.get(ix(period))!;
      return month.wageBase / month.headcount;
    };
    for (const [before, after, least] of [
      ["2022-06", "2022-07", 1.015],
      ["2023-06", "2023-07", 1.03],
      ["2024-06", "2024-07", 1.06],
      ["2025-12", "2026-01", 1.02],
      ["2026-06", "2026-07", 1.015]
    ] as const) {
      expect(wage(after) / wage(before), after).toBeGreaterThan(least);
    }
    const heads = (period: string): number => made.worlds[0]!.months.get(ix(period))!.headcount;
    expect(heads("2024-02")).toBeLessThan(0.995 * heads("2024-01"));
    expect(heads("2024-04")).toBeGreaterThan(heads("2024-02"));
  });
});
