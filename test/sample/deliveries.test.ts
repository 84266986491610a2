import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeSample} from "../../loaders/sample/index.js";
import {lines} from "./measure.js";
import {ix, makeWorlds, reference, TO} from "./worlds.js";
import type {World} from "./worlds.js";

let made: Awaited<ReturnType<typeof makeWorlds>>;
beforeAll(async () => {
  made = await makeWorlds();
});
afterAll(() => made.drop());
const inBoth = (check: (world: World) => void): void => made.worlds.forEach(check);

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
      expect(files.filter((name) => name.startsWith("ledger")).at(-1)).toBe(again);
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

describe("what follows late payment", () => {
  const read = (world: World, kind: string): string[][] => lines(join(world.folder, `${kind}.csv`));

  it("has every document of the ladder, numbered, dated in the sample, about known employers", () =>
    inBoth((world) => {
      const rows = read(world, "actions");
      const seen = new Set<string>();
      const wrong = rows.filter(([code, action, number, date, amount, days]) => {
        const key = [code, action, number, date].join();
        const isAgain = seen.has(key);
        seen.add(key);
        const isNamed = action === "force_majeure" || Math.min(Number(amount), Number(days)) > 0;
        const isNumbered = /^\d+\/[A-ZĐ-]+$/.test(number!);
        return isAgain || !isNamed || !isNumbered || !world.sample.rows.has(code!) || ix(date!.slice(0, 7)) > TO;
      });
      expect(wrong).toEqual([]);
      const days = rows.filter((row) => row[1] === "dunning_notice").map((row) => Number(row[3]!.slice(8)));
      expect(days.filter((day) => day <= 10).length / days.length).toBeGreaterThan(0.3);
      expect(days.filter((day) => day > 10).length / days.length).toBeGreaterThan(0.2);
      expect(new Set(rows.map((row) => row[1])).size).toBe(9);
    }));

  it("lists workers of late employers in the last months, under numbers that nobody has", () =>
    inBoth((world) => {
      const rows = read(world, "workers");
      expect(rows.length).toBeGreaterThan(3000);
      expect(rows.length).toBeLessThan(60_000);
      expect(new Set(rows.map((row) => row[0])).size).toBe(new Set(rows.map((row) => row[0]! + row[1]!)).size);
      const wrong = rows.filter(([id, , period, , wage, paid]) => {
        const isPaid = paid !== "" && ix(paid!) >= ix(period!);
        return isPaid || !/^00\d{8}$/.test(id!) || ix(period!) <= TO - 6 || !(Number(wage) > 3_000_000);
      });
      expect(wrong).toEqual([]);
      expect(new Set(rows.map((row) => row[3])).size).toBe(7);
    }));

  it("plans under the codes of 1 January, reports and assesses under those of the month", () =>
    inBoth((world) => {
      const old = new Set(reference("provinces_63").map((line) => line.slice(0, 2)));
      const today = new Set(reference("provinces_34").map((line) => line.slice(0, 2)));
      const valid = (code: string, t: number): boolean => (t >= ix("2025-07") ? today : old).has(code);
      const wrong = [
        ...read(world, "plans").filter(([code, year]) => !valid(code!, Number(year) * 12)),
        ...read(world, "progress").filter(([code, period]) => !valid(code!, ix(period!))),
        ...read(world, "assessments").filter((row) => !valid(row[0]!, ix(row[2]!)) || !(Number(row[4]) <= 10))
      ];
      expect(wrong).toEqual([]);
      expect(read(world, "plans").length).toBe(3 * (4 * 63 + 34));
    }));
});

describe("the generator", () => {
  const digest = (folder: string, names = readdirSync(folder)): string => {
    const hash = createHash("sha256");
    names.sort().forEach((name) => hash.update(name).update(readFileSync(join(folder, name))));
    return hash.digest("hex");
  };

  it("is a pure function of its options", async () => {
    const make = async (name: string, seed: number): Promise<string> => {
      const out = join(made.root, name);
      await writeSample({employers: 300, from: "2024-10", to: "2026-02", seed, out});
      return digest(out);
    };
    const first = await make("a", 5);
    // Ledger and register of a seed stay what they have always been, whatever else is written beside them.
    const kept = readdirSync(join(made.root, "a")).filter((name) => /^(ledger|employers|labels)/.test(name));
    expect(digest(join(made.root, "a"), kept)).toBe("25b531290e7ae21ddb15775afa8ee57e8cea14fa601f32cd48f07db50149ef82");
    expect(await make("b", 5)).toBe(first);
    expect(await make("c", 6)).not.toBe(first);
  });

  it("writes tiny and odd worlds, and refuses nonsense", async () => {
    const out = join(made.root, "odd");
    const one = await writeSample({employers: 1, from: "2025-06", to: "2025-06", seed: 0, out: join(out, "1")});
    expect(one.files.filter((name) => /^(ledger|employers)/.test(name))).toEqual([
      "employers.csv",
      "ledger-2025-06.csv"
    ]);
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
