import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {loadPaths} from "../../loaders/extract/load.js";
import {world} from "../../loaders/paths.js";
import {reference} from "../../loaders/reference.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

const data = mkdtempSync(join(tmpdir(), "arrears-complete-"));
afterAll(() => rmSync(data, {recursive: true, force: true}));

const HEADER = [
  "period,province_code,employer_code,headcount,wage_base",
  ...["si", "hi", "ui", "oa"].map((f) => `${f}_opening,${f}_accrued,${f}_paid,${f}_closing`),
  "interest_opening,interest_accrued,interest_paid,interest_closing"
].join(",");
const row = (period: string, province: string, code: string) =>
  [period, province, code, 1, 100, 0, 25, 25, 0, ...Array<number>(16).fill(0)].join(",");
const nation = (period: string) =>
  reference("provinces_63").map((p, i) => row(period, p["code"]!, `TA${String(i).padStart(5, "0")}`));

async function complete(name: string, rows: string[], now: string) {
  const path = join(data, name);
  writeFileSync(path, `${[HEADER, ...rows].join("\n")}\n`);
  await loadPaths({data, paths: [path], now});
  await buildWarehouse({data});
  return withDatabase(world(data).database, {readOnly: true}, async (db) => {
    const rows = await db.all<{level: string; period: string; complete: boolean}>(
      "select level, period, bool_and(complete) as complete from metrics.rates where level in ('nation', 'sector', 'province') group by all"
    );
    return Object.fromEntries(rows.map((r) => [`${r.level} ${r.period}`, r.complete]));
  });
}

describe("a row whose province cannot be read", () => {
  it("makes its own month incomplete for the nation and its sectors, no province, and no other month", async () => {
    const rows = [...nation("2024-01"), ...nation("2024-02"), row("2024-02", "99", "TA09999")];
    expect(await complete("both.csv", rows, "2024-03-05T00:00:00Z")).toEqual({
      "nation 2024-01": true,
      "sector 2024-01": true,
      "province 2024-01": true,
      "nation 2024-02": false,
      "sector 2024-02": false,
      "province 2024-02": true
    });
  });

  it("counts no longer when its month has been delivered again", async () => {
    const after = await complete("february.csv", nation("2024-02"), "2024-03-09T00:00:00Z");
    expect(after["nation 2024-02"]).toBe(true);
  });
});
