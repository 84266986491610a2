import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {diffStates, type Difference} from "../../loaders/diff/diff.js";
import {differenceLines} from "../../loaders/diff/lines.js";
import {keepPrevious} from "../../loaders/diff/state.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {world} from "../../loaders/paths.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";

const data = mkdtempSync(join(tmpdir(), "arrears-diff-"));
const HEADER = [
  "period,province_code,employer_code,headcount,wage_base",
  ...["si", "hi", "ui", "oa"].map((f) => `${f}_opening,${f}_accrued,${f}_paid,${f}_closing`),
  "interest_opening,interest_accrued,interest_paid,interest_closing"
].join(",");
const MONTHS = Array.from({length: 12}, (_, i) => `2023-${String(i + 1).padStart(2, "0")}`);

/** Twelve months of one employer that pays all but the last month's `closing`. */
function year(province: string, code: string, closing: number): string[] {
  return MONTHS.map((period, i) => {
    const left = i === 11 ? closing : 0;
    return [period, province, code, 10, 1000, 0, 250, 250 - left, left, ...Array<number>(16).fill(0)].join(",");
  });
}
async function deliver(name: string, rows: string[], now: string): Promise<void> {
  const path = join(data, name);
  writeFileSync(path, `${[HEADER, ...rows].join("\n")}\n`);
  await loadPaths({data, paths: [path], now});
  await buildWarehouse({data, beforeSwap: () => keepPrevious(world(data))});
}
let difference: Difference;

beforeAll(async () => {
  await deliver(
    "all.csv",
    [...year("01", "TA00001", 30), ...year("79", "TA00002", 60), ...year("48", "TA00003", 90)],
    "2024-01-05T00:00:00Z"
  );
  // December of 01 again, with more left: it passes 79, and the nation changes with it.
  await deliver("fix.csv", year("01", "TA00001", 75).slice(11), "2024-01-20T00:00:00Z");
  difference = await diffStates(data, "previous", "current");
});
afterAll(() => rmSync(data, {recursive: true, force: true}));

describe("the difference between two builds", () => {
  it("names exactly the numbers that changed, before and after, and the file that changed them", () => {
    const province = difference.changes.filter((c) => c.level === "province" && c.map === "as-is");
    expect(province.map((c) => [c.code, c.period, c.measure, c.before, c.after, c.files])).toEqual([
      ["01", "2023-12", "late", "30", "75", ["fix.csv"]],
      ["01", "2023-12", "arrears_rate", 0.01, 0.025, ["fix.csv"]]
    ]);
    expect(difference.changes.filter((c) => c.level === "nation").map((c) => [c.measure, c.before, c.after])).toEqual([
      ["late", "180", "225"],
      ["arrears_rate", 180 / 9000, 225 / 9000]
    ]);
    expect(difference.files.map((f) => [f.file, f.side])).toEqual([["fix.csv", "added"]]);
  });

  it("tells whose rank moved in the same month", () => {
    expect(difference.ranks).toEqual([
      {level: "province", code: "01", period: "2023-12", before: 3, after: 2},
      {level: "province", code: "79", period: "2023-12", before: 2, after: 3}
    ]);
  });

  it("is the same between the two dates, turns round, and is empty against itself", async () => {
    const dates = await diffStates(data, "2024-01-10", "2024-01-20");
    expect(dates.changes).toEqual(difference.changes);
    const back = await diffStates(data, "current", "previous");
    expect(back.files.map((f) => f.side)).toEqual(["removed"]);
    expect(back.changes.map((c) => [c.after, c.before])).toEqual(difference.changes.map((c) => [c.before, c.after]));
    expect((await diffStates(data, "current", "current")).changes).toEqual([]);
  });

  it("speaks in lines", () => {
    const lines = differenceLines(difference);
    expect(lines).toContain("  nation VN 2023-12: 2.0000 % -> 2.5000 % (fix.csv)");
    expect(lines).toContain("  province 01 2023-12: 3 -> 2");
  });
});
