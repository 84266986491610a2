import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readMetrics} from "../../loaders/metrics/definitions.js";
import {PROGRAM} from "../../loaders/paths.js";
import {periodIndex, periodText, reference} from "../../loaders/reference.js";

const folder = mkdtempSync(join(tmpdir(), "arrears-metrics-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const good = JSON.parse(readFileSync(join(PROGRAM, "data/metrics/arrears_rate.json"), "utf8")) as Record<
  string,
  unknown
>;

describe("metrics as data", () => {
  it("are the six rates of the contract, one of them the headline", () => {
    const metrics = readMetrics();
    expect(metrics.map((m) => m.id)).toEqual([
      "arrears_rate",
      "arrears_rate_ytd",
      "arrears_rate_plan",
      "arrears_rate_interest_bearing",
      "arrears_rate_collectible",
      "arrears_rate_old_due"
    ]);
    expect(metrics.filter((m) => m.is_headline).map((m) => m.id)).toEqual(["arrears_rate"]);
  });

  it("are refused with every fault of every file", () => {
    writeFileSync(join(folder, "arrears_rate.json"), JSON.stringify(good));
    writeFileSync(
      join(folder, "a.json"),
      JSON.stringify({...good, is_headline: true, numerator: {column: "lost", vi: "x", en: "y"}, reviewed_on: "soon"})
    );
    writeFileSync(join(folder, "b.json"), "{");
    const message = (() => {
      try {
        readMetrics(folder);
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message).toContain('metric a.json: id "arrears_rate" is not the file\'s name');
    expect(message).toContain('metric a.json: unknown numerator "lost"');
    expect(message).toContain('metric a.json: reviewed_on "soon"');
    expect(message).toContain("metric b.json: ");
    expect(message).toContain("exactly one must be the headline");
  });
});

describe("reference data", () => {
  it("has 63 and 34 provinces; seven codes mean another place since 2025-07; every old code has a place today", () => {
    const old = reference("provinces_63");
    const now = reference("provinces_34");
    expect([old.length, now.length]).toEqual([63, 34]);
    const today = new Set(now.map((p) => p["code"]));
    expect(old.filter((p) => !today.has(p["new_code_34"]))).toEqual([]);
    const names = new Map(now.map((p) => [p["code"], p["name_en"]]));
    const plain = (name: string | undefined) =>
      (name ?? "").normalize("NFD").replace(/\p{M}/gu, "").replace(/[\s-]/g, "").toLowerCase();
    const renamed = old
      .filter((p) => today.has(p["code"]) && plain(names.get(p["code"])) !== plain(p["name_en"]))
      .map((p) => p["code"]);
    expect(renamed).toEqual(["15", "24", "44", "52", "80", "82", "91"]);
  });

  it("gives every row a source", () => {
    for (const table of [
      "provinces_63",
      "provinces_34",
      "vsic_divisions",
      "vsic2025_sections",
      "employer_types",
      "published_arrears_rates",
      "regional_min_wage",
      "base_salary",
      "contribution_rates",
      "tet_dates",
      "events"
    ])
      expect(reference(table).filter((row) => !row["source"]).length, table).toBe(0);
  });

  it("moves the letters of sectors as VSIC 2025 does", () => {
    const section = new Map(reference("vsic_divisions").map((row) => [row["division"], row["section_2025"]]));
    expect(["45", "58", "60", "61", "63", "64", "68", "84", "85", "99"].map((d) => section.get(d))).toEqual([
      "G",
      "J",
      "J",
      "K",
      "K",
      "L",
      "M",
      "P",
      "Q",
      "V"
    ]);
  });

  it("counts months as integers, both ways", () => {
    expect(periodIndex("2025-07")).toBe(24306);
    for (const period of ["1990-01", "2025-06", "2025-12", "2026-01"])
      expect(periodText(periodIndex(period))).toBe(period);
    for (const wrong of ["2025-13", "2025-00", "25-01", "2025-1"])
      expect(() => periodIndex(wrong)).toThrow("not a month");
  });
});
