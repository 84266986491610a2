import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {contributorLines, findContributors} from "../../loaders/explanation/contributors.js";

const folder = mkdtempSync(join(tmpdir(), "arrears-table-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const columns = {time: "t", value: "v", count: "n", before: "A", after: "B"};

function file(name: string, lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** A grid of three attributes in which network N2 fails in region "Đông, Bắc". */
function grid(): string[] {
  const lines = ["region,network,t,device,v,n"];
  for (const region of ["Tây", '"Đông, Bắc"', "Nam"])
    for (const network of ["N1", "N2", "N3"])
      for (const device of ["d1", "d2", "d3", ""])
        for (const t of ["A", "B", "C"]) {
          const bad = t === "B" && network === "N2" && region.includes("Bắc");
          lines.push(`${region},${network},${t},${device},${bad ? 90 : t === "A" ? 30 : 31},300`);
        }
  return lines;
}

describe("contributors of a table in a file", () => {
  it("names the set, with its sums and rates at both times", async () => {
    const report = await findContributors({file: file("grid.csv", grid()), ...columns});
    expect(report.attributes).toEqual(["region", "network", "device"]);
    expect(report.leaves).toBe(36);
    expect(report.milliseconds).toBeGreaterThan(0);
    expect(report.milliseconds).toBeCloseTo(report.seconds * 1000, 2);
    expect(report.whole.before).toEqual({value: 1080, count: 10800, rate: 0.1});
    expect(report.sets).toHaveLength(1);
    expect(report.sets[0]).toMatchObject({
      rank: 1,
      set: {region: "Đông, Bắc", network: "N2"},
      leaves: 4,
      before: {value: 120, count: 1200, rate: 0.1},
      after: {value: 360, count: 1200, rate: 0.3}
    });
    expect(contributorLines(report)[1]).toContain("region = Đông, Bắc and network = N2: 0.1 (120 of 1200) -> 0.3");
  });

  it("adds up rows of the same combination and takes a combination that is missing at one time as 0", async () => {
    const doubled = grid().flatMap((line, i) => (i > 0 && line.includes(",A,") ? [line, line] : [line]));
    const cut = doubled.filter((line) => !line.startsWith("Nam,N1,B,d1"));
    const report = await findContributors({file: file("doubled.csv", cut), ...columns});
    expect(report.whole.before.value).toBe(2160);
    expect(report.whole.after.count).toBe(10500);
    expect(report.sets[0]!.set).toEqual({region: "Đông, Bắc", network: "N2"});
  });

  it("looks at the value alone without a count", async () => {
    const lines = grid().map((line) => line.split(",").slice(0, -1).join(","));
    const alone = {...columns, count: undefined};
    const report = await findContributors({file: file("alone.csv", lines), ...alone});
    expect(report.sets[0]!.set).toEqual({region: "Đông, Bắc", network: "N2"});
    expect(report.whole.before).toEqual({value: 1080, count: null, rate: null});
    expect(contributorLines(report)[0]).toContain("1080 in A -> ");
  });

  it("says what is wrong with a table", async () => {
    const path = file("wrong.csv", [...grid(), "Tây,N1,A,d9,many,5", "Tây,N1,B,d9,-1,5"]);
    await expect(findContributors({file: path, ...columns})).rejects.toThrow(
      "v or n is not a number of 0 or more in 2 rows"
    );
    await expect(findContributors({file: path, ...columns, after: "D"})).rejects.toThrow(
      'no rows of t "D" (has: A, B, C)'
    );
    await expect(findContributors({file: path, ...columns, value: "w"})).rejects.toThrow('no column "w" (has: region');
    await expect(findContributors({file: path, ...columns, value: "n"})).rejects.toThrow("must be different columns");
    await expect(findContributors({file: join(folder, "none.csv"), ...columns})).rejects.toThrow("no such file");
    const bare = file("bare.csv", ["t,v,n", "A,1,2", "B,1,2"]);
    await expect(findContributors({file: bare, ...columns})).rejects.toThrow("no attributes beside t, v, n");
  });
});
