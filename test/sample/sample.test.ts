import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeSample} from "../../loaders/sample/index.js";
import type {SampleSummary} from "../../loaders/sample/index.js";
import {lines, measure, rate, readSample, versionAt} from "./measure.js";
import type {LedgerRow, Month, Sample} from "./measure.js";

const root = mkdtempSync(join(tmpdir(), "sample-"));
const ix = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;
const FROM = ix("2022-01");
const TO = ix("2026-10");
const reference = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, `../../data/reference/${name}.csv`), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1);

interface World {
  name: string;
  folder: string;
  summary: SampleSummary;
  sample: Sample;
  months: Map<number, Month>;
}

const worlds: World[] = [];

async function makeWorld(employers: number, seed: number): Promise<void> {
  const name = `${employers} employers, seed ${seed}`;
  const folder = join(root, `${employers}-${seed}`);
  const summary = await writeSample({employers, from: "2022-01", to: "2026-10", seed, out: folder});
  const sample = readSample(folder);
  const december = (t: number): boolean => t % 12 === 11 || t % 12 === 0 || t % 12 === 3 || t >= ix("2025-06");
  worlds.push({name, folder, summary, sample, months: measure(sample, december)});
}

beforeAll(async () => {
  await makeWorld(7000, 1);
  await makeWorld(2000, 20260501);
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

const eachRow = (world: World, visit: (row: LedgerRow, before: LedgerRow | undefined) => void): void =>
  world.sample.rows.forEach((rows) => rows.forEach((row, k) => visit(row, rows[k - 1])));
const percent = (world: World, period: string): number => 100 * rate(world.months, ix(period))!;
const inBoth = (check: (world: World) => void): void => worlds.forEach(check);

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
        expect(percent(world, `${year}-01`)).toBeGreaterThan(1.15 * percent(world, `${year - 1}-12`));
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
        worlds[0]!.months.get(t)!.byProvince.forEach((v, code) => sums.set(code, (sums.get(code) ?? 0) + v.receivable));
      }
      const late = worlds[0]!.months.get(ix(period))!.byProvince;
      return new Map([...sums].map(([code, sum]) => [code, (late.get(code)?.late ?? 0) / sum]));
    };
    const end = provinces("2024-12");
    const first = [...end.values()];
    expect(first.filter((r) => r > 0.0364).length).toBeGreaterThan(5);
    expect(first.filter((r) => r < 0.0218).length).toBeGreaterThan(15);
    // Places that kept their borders, against the nation's own change.
    const last = provinces("2026-10");
    const change = ["01", "22", "38", "40", "42", "46", "48"].map((code) => last.get(code)! / end.get(code)!);
    const nation = percent(worlds[0]!, "2026-10") / percent(worlds[0]!, "2024-12");
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
    const world = worlds[0]!;
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
      expect(found.notDue / (rows * 9), world.name).toBeGreaterThan(0.35);
    }));

  it("steps with the law and dips after Tết", () => {
    const wage = (period: string): number => {
      const month = worlds[0]!.months.get(ix(period))!;
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
    const heads = (period: string): number => worlds[0]!.months.get(ix(period))!.headcount;
    expect(heads("2024-02")).toBeLessThan(0.995 * heads("2024-01"));
    expect(heads("2024-04")).toBeGreaterThan(heads("2024-02"));
  });
});

describe("the register", () => {
  it("has valid codes, sectors of the version in force, tax codes with a right check digit", () =>
    inBoth((world) => {
      const divisions = new Set(reference("vsic_divisions").map((line) => line.slice(0, 2)));
      const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
      for (const row of [...world.sample.versions.values()].flat()) {
        const {fields} = row;
        expect(fields.employer_code).toMatch(/^[A-Z][A-Z0-9]{6}$/);
        expect(fields.agency_code).toBe(`0${fields.province_code}${fields.agency_code!.slice(3)}`);
        expect(fields.agency_code).toMatch(/^\d{5}$/);
        expect(divisions.has(fields.sector_code!)).toBe(true);
        expect(fields.sector_version).toBe(row.from >= ix("2026-01") ? "2025" : "2018");
        if (fields.sector_version === "2025") expect(fields.sector_code).not.toBe("45");
        expect(fields.tax_code).toMatch(/^(\d{10}(-\d{3})?|\d{12})$/);
        const digits = [...fields.tax_code!].map(Number);
        const sum = weights.reduce((total, weight, k) => total + weight * digits[k]!, 0);
        if (fields.tax_code!.length !== 12) expect(10 - (sum % 11)).toBe(digits[9]);
        expect(fields.synthetic).toBe("1");
      }
      expect(world.sample.versions.size).toBe(Number(world.name.split(" ")[0]));
    }));

  it("holds every kind of payer, cycle, state and change", () =>
    inBoth((world) => {
      world.summary.payers.forEach((count, kind) => expect(count, `payer ${kind}`).toBeGreaterThan(0));
      const all = [...world.sample.versions.values()];
      const values = (name: string): Set<string> => new Set(all.flat().map((version) => version.fields[name]!));
      expect([...values("payment_cycle")].sort()).toEqual(["1", "3", "6"]);
      expect([...values("min_wage_region")].sort()).toEqual(["I", "II", "III", "IV"]);
      expect([...values("hard_to_collect")].sort()).toEqual(["", "bankrupt", "dissolved", "missing", "other"]);
      expect(values("frozen")).toEqual(new Set(["0", "1"]));
      expect([...values("status")].sort()).toEqual(["active", "dissolved", "dissolving", "missing", "suspended"]);
      const changes = (name: string): number =>
        all.filter(
          (versions) => new Set(versions.filter((v) => v.from < ix("2025-07")).map((v) => v.fields[name])).size > 1
        ).length;
      expect(changes("province_code")).toBeGreaterThan(0);
      expect(changes("sector_code")).toBeGreaterThan(0);
      expect(Math.min(...all.map((versions) => versions.length))).toBe(1);
    }));

  it("has a heavy tail and many micro employers", () =>
    inBoth((world) => {
      const month = world.months.get(TO)!;
      const heads = [...world.sample.rows.values()].map((rows) => rows.at(-1)!.headcount);
      expect(month.headcount / month.employers).toBeGreaterThan(14);
      expect(month.headcount / month.employers).toBeLessThan(28);
      expect(heads.filter((head) => head < 10).length / heads.length).toBeGreaterThan(0.5);
      expect(Math.max(...heads)).toBeGreaterThan(500);
    }));
});

describe("the deliveries", () => {
  it("leave one province-month out and deliver another again, in a file that sorts last", () =>
    inBoth((world) => {
      const {missing, corrected, files} = world.summary;
      const has = (name: string, cell: {province: string; period: string}): string[][] =>
        lines(join(world.folder, name)).filter((row) => row[0] === cell.period && row[1] === cell.province);
      expect(has(`ledger-${missing!.period}.csv`, missing!)).toEqual([]);
      const again = `ledger-correction-${corrected!.period}.csv`;
      expect(files.at(-1)).toBe(again);
      const [first, second] = [has(`ledger-${corrected!.period}.csv`, corrected!), has(again, corrected!)];
      expect(second.length).toBe(lines(join(world.folder, again)).length);
      expect(second.length).toBeGreaterThan(0);
      expect(first).not.toEqual(second);
      expect(files).toEqual([...files].sort());
      expect(readdirSync(world.folder).sort()).toEqual([...files, "labels.csv"].sort());
    }));

  it("come with an answer key of abnormal and innocent changes", () =>
    inBoth((world) => {
      const labels = lines(join(world.folder, "labels.csv"));
      const kinds = new Set(labels.map((row) => row[2]));
      for (const kind of [
        "headcount_jump",
        "headcount_collapse",
        "headcount_shaved",
        "mass_leave_return",
        "headcount_collapse_debt_stays",
        "wage_jump",
        "wage_collapse",
        "wage_cut_to_minimum",
        "wage_inflated_before_benefit",
        "payment_stop",
        "code_shuffle",
        "innocent_code_split",
        "innocent_sector_shock",
        "innocent_province_shock"
      ]) {
        expect(kinds.has(kind), `${world.name}: ${kind}`).toBe(true);
      }
      for (const [code, period] of labels) {
        expect(
          world.sample.rows.get(code!)!.some((row) => row.t === ix(period!)),
          `${code} ${period}`
        ).toBe(true);
      }
      const jump = labels.find((row) => row[2] === "headcount_jump")!;
      const rows = world.sample.rows.get(jump[0]!)!;
      const at = rows.findIndex((row) => row.t === ix(jump[1]!));
      expect(rows[at]!.headcount / rows[at - 1]!.headcount).toBeGreaterThan(1.3);
    }));
});

describe("the generator", () => {
  const digest = (folder: string): string => {
    const hash = createHash("sha256");
    readdirSync(folder)
      .sort()
      .forEach((name) => hash.update(name).update(readFileSync(join(folder, name))));
    return hash.digest("hex");
  };

  it("is a pure function of its options", async () => {
    const make = async (name: string, seed: number): Promise<string> => {
      const out = join(root, name);
      await writeSample({employers: 300, from: "2024-10", to: "2026-02", seed, out});
      return digest(out);
    };
    const first = await make("a", 5);
    expect(await make("b", 5)).toBe(first);
    expect(await make("c", 6)).not.toBe(first);
  });

  it("writes tiny and odd worlds, and refuses nonsense", async () => {
    const out = join(root, "odd");
    const one = await writeSample({employers: 1, from: "2025-06", to: "2025-06", seed: 0, out: join(out, "1")});
    expect(one.files).toEqual(["employers.csv", "ledger-2025-06.csv"]);
    const some = await writeSample({employers: 40, from: "2020-11", to: "2021-12", seed: 3, out: join(out, "40")});
    expect(some.ledgerRows).toBeGreaterThan(400);
    await expect(writeSample({employers: 0, from: "2025-06", to: "2025-07", seed: 1, out})).rejects.toThrow(
      /employers/
    );
    await expect(writeSample({employers: 5, from: "2025-07", to: "2025-06", seed: 1, out})).rejects.toThrow(
      /before it begins/
    );
    await expect(writeSample({employers: 5, from: "2025-13", to: "2026-06", seed: 1, out})).rejects.toThrow(
      /not a month/
    );
    await expect(writeSample({employers: 5, from: "2025-01", to: "2026-06", seed: 1.5, out})).rejects.toThrow(/seed/);
  });
});
