/** Groups, denominators, places and what is current, on cases worked out by hand. */
import {describe, expect, test} from "vitest";
import {each, employersFile, history, ledgerFile, version} from "./make.js";
import {NEW_CODES, OLD_CODES, crosswalk} from "./places.js";
import {oracle} from "./oracle.js";
import {RULES} from "./rules.js";
import type {Delivery, OutputRow} from "./types.js";

function rates(deliveries: Delivery[], key: Record<string, string>): OutputRow[] {
  return oracle(deliveries).rates.filter((row) => Object.entries(key).every(([name, value]) => row[name] === value));
}

const year = history("TA00001", "01", each("2024-01", "2025-03", {accrued: 100, paid: 90}));

describe("denominators", () => {
  test("the rate needs twelve known months, the rate of the year its months from January", () => {
    const deliveries = [ledgerFile("a", year)];
    const [november] = rates(deliveries, {level: "nation", period: "2024-11"});
    expect(november).toMatchObject({receivable_12m: null, arrears_rate: null, arrears_rate_ytd: 110 / 1100});
    const [december] = rates(deliveries, {level: "nation", period: "2024-12"});
    expect(december).toMatchObject({late: "120", receivable_12m: "1200", arrears_rate: 0.1, arrears_rate_ytd: 0.1});
    const [march] = rates(deliveries, {level: "nation", period: "2025-03"});
    expect(march).toMatchObject({late: "150", receivable_12m: "1200", arrears_rate_ytd: 150 / 300});
  });

  test("a month without a delivery is not known: null for the twelve months that hold it", () => {
    const gap = year.filter((row) => row.period !== year[5]!.period);
    expect(rates([ledgerFile("a", gap)], {level: "nation", period: "2024-12"})[0]!["arrears_rate"]).toBeNull();
    const other = history("TA00002", "04", each("2024-01", "2024-12", {accrued: 50, paid: 50}));
    const both = [ledgerFile("a", gap), ledgerFile("b", other)];
    expect(rates(both, {level: "nation", period: "2024-12"})[0]!["receivable_12m"]).toBe("1700");
    expect(rates(both, {map: "as-is", code: "01", period: "2024-12"})[0]!["receivable_12m"]).toBeNull();
  });

  test("a denominator of zero or less gives no rate", () => {
    const rows = history("TA00001", "01", each("2024-01", "2024-12", {opening: 10, accrued: 0, adjusted: -1}));
    const [row] = rates([ledgerFile("a", rows)], {level: "nation", period: "2024-12"});
    expect(row).toMatchObject({receivable_12m: "-12", arrears_rate: null, arrears_rate_ytd: null});
  });

  test("plans: summed over the provinces that have one, null when one with rows has none", () => {
    const other = history("TA00002", "04", each("2024-01", "2024-12", {accrued: 100, paid: 90}));
    const plan = (province: string, value: bigint) =>
      ({province, year: 2024, measure: "collection_plan", value}) as const;
    const files = (...plans: ReturnType<typeof plan>[]): Delivery[] => [
      ledgerFile("a", year, other),
      {file: "p", ledger: [], employers: [], plans}
    ];
    const key = {level: "nation", period: "2024-12"};
    expect(rates(files(), key)[0]!["arrears_rate_plan"]).toBeNull();
    expect(rates(files(plan("01", 500n)), key)[0]!["arrears_rate_plan"]).toBeNull();
    expect(rates(files(plan("01", 500n), plan("04", 700n), plan("08", 800n)), key)[0]!["arrears_rate_plan"]).toBe(0.12);
    const province = {map: "as-was", code: "01", period: "2024-12"};
    expect(rates(files(plan("01", 500n)), province)[0]!["arrears_rate_plan"]).toBe(0.24);
    expect(
      rates(files(plan("01", 500n)), {level: "size_class", period: "2024-12"})[0]!["arrears_rate_plan"]
    ).toBeNull();
  });
});

describe("places", () => {
  test("there are 63 places and 34 of today", () => {
    expect([OLD_CODES.length, NEW_CODES.length, crosswalk.get("80"), crosswalk.get("72")]).toEqual([
      63,
      34,
      "80",
      "80"
    ]);
  });

  test("old 72 and 80 are today's 80; the code 80 as delivered is two places and has no rate until 2026-06", () => {
    const a = history("TA00001", "72", [
      ...each("2024-07", "2025-06", {accrued: 100, paid: 80}),
      ...each("2025-07", "2026-06", {accrued: 100, paid: 80, province: "80"})
    ]);
    const b = history("TA00002", "80", each("2024-07", "2026-06", {accrued: 300, paid: 300}));
    const files = [ledgerFile("a", a, b)];
    expect(rates(files, {map: "as-is", code: "80", period: "2025-06"})[0]).toMatchObject({receivable_12m: "4800"});
    expect(rates(files, {map: "as-was", code: "80", period: "2025-06"})[0]).toMatchObject({receivable_12m: "3600"});
    expect(rates(files, {map: "as-was", code: "72", period: "2025-06"})[0]).toMatchObject({late: "240"});
    expect(rates(files, {map: "as-was", code: "80", period: "2026-05"})[0]).toMatchObject({
      receivable_12m: null,
      arrears_rate: null,
      arrears_rate_ytd: null
    });
    expect(rates(files, {map: "as-was", code: "80", period: "2026-06"})[0]).toMatchObject({receivable_12m: "4800"});
    expect(oracle(files).rates.filter((row) => row["map"] === "as-is" && row["code"] === "72")).toEqual([]);
  });

  test("a cell whose employers stood elsewhere is held back; the merger itself is no move", () => {
    const stay = history("TA00001", "72", [{period: "2025-06"}, {period: "2025-07", province: "80"}]);
    const move = history("TA00002", "27", [{period: "2025-06"}, {period: "2025-07", province: "80"}]);
    const half = oracle([ledgerFile("a", stay, move)]);
    expect(half.employers.filter((row) => row["period"] === "2025-07").length).toBe(2);
    const move2 = history("TA00003", "27", [{period: "2025-06"}, {period: "2025-07", province: "80"}]);
    const more = oracle([ledgerFile("a", stay, move, move2)]);
    expect(more.employers.filter((row) => row["period"] === "2025-07")).toEqual([]);
  });

  test("complete asks for every province that can hold rows", () => {
    const rows = ["72", "80"].map((code, i) => history(`TA0000${i}`, code, [{period: "2024-01"}, {period: "2024-02"}]));
    const missing = [ledgerFile("a", rows[0]!, rows[1]!.slice(0, 1))];
    const key = {map: "as-is", code: "80"};
    expect(rates(missing, key).map((row) => row["complete"])).toEqual(["true", "false"]);
    expect(rates(missing, {level: "nation"}).map((row) => row["complete"])).toEqual(["false", "false"]);
    const broken = {...rows[1]![1]!, fault: {column: "headcount", text: "x"}};
    const quarantined = [ledgerFile("a", rows[0]!, rows[1]!), ledgerFile("b", [broken])];
    expect(rates(quarantined, key).map((row) => row["complete"])).toEqual(["true", "false"]);
  });

  test("all provinces delivered make the nation complete", () => {
    const rows = OLD_CODES.map((code, i) => history(`TA000${10 + i}`, code, [{period: "2025-06"}]));
    expect(rates([ledgerFile("a", ...rows)], {level: "nation"})[0]!["complete"]).toBe("true");
  });
});

describe("employers and what is current", () => {
  test("sections of VSIC 2025 for old and new divisions, unknown without a row", () => {
    const section = (division: string) => RULES.section(division, "2018");
    expect(["45", "47", "58", "60", "61", "63", "64", "68", "99", ""].map(section).join("")).toBe("GGJJKKLMVunknown");
  });

  test("size classes at their borders", () => {
    expect([0, 1, 9, 10, 49, 50, 199, 200, 499, 500].map((n) => RULES.sizeClass(n))).toEqual([
      "0",
      "1–9",
      "1–9",
      "10–49",
      "10–49",
      "50–199",
      "50–199",
      "200–499",
      "200–499",
      "500+"
    ]);
  });

  test("a later row of the same start of validity replaces the earlier one; before the first there is none", () => {
    const files = [
      ledgerFile("a", history("TA00001", "01", each("2024-01", "2024-03", {accrued: 100}))),
      employersFile("e1", version("TA00001", "2024-02", {sector: "47"})),
      employersFile(
        "e2",
        version("TA00001", "2024-02", {sector: "64", frozen: true}),
        version("TA00001", "2024-03", {})
      )
    ];
    const result = oracle(files);
    expect(result.employers.map((row) => row["sector_code"])).toEqual([null, "64", "47"]);
    const nation = result.rates.filter((row) => row["level"] === "nation");
    expect(nation.map((row) => `${row["late"]} ${row["late_collectible"]}`)).toEqual(["100 100", "200 0", "300 300"]);
  });

  test("an employer twice in a month: within a file no row counts, across files the first", () => {
    const here = history("TA00001", "01", [{period: "2024-01", accrued: 1}]);
    const there = history("TA00001", "04", [{period: "2024-01", accrued: 2}]);
    expect(oracle([ledgerFile("a", here, there)]).employers).toEqual([]);
    const across = oracle([ledgerFile("a", here), ledgerFile("b", there)]).employers;
    expect(across.map((row) => row["province_code"])).toEqual(["01"]);
  });

  test("a correction replaces the cells that it holds, and only those", () => {
    const files = [
      ledgerFile(
        "a",
        history("TA00001", "01", each("2024-01", "2024-02", {accrued: 100})),
        history("TA00002", "01", [{period: "2024-02"}])
      ),
      ledgerFile("b", history("TA00001", "01", [{period: "2024-02", opening: 100, accrued: 100, paid: 150}]))
    ];
    const result = oracle(files).employers.map((row) => `${row["employer_code"]} ${row["period"]} ${row["late"]}`);
    expect(result).toEqual(["TA00001 2024-01 100", "TA00001 2024-02 50"]);
  });
});
