import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadPaths} from "../../loaders/extract/load.js";
import {world} from "../../loaders/paths.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

const data = mkdtempSync(join(tmpdir(), "arrears-reconciliation-"));
const HEADER = [
  "period,province_code,employer_code,headcount,wage_base",
  ...["si", "hi", "ui", "oa"].map((f) => `${f}_opening,${f}_accrued,${f}_paid,${f}_closing`),
  "interest_opening,interest_accrued,interest_paid,interest_closing"
].join(",");

/** One row of 10 heads that owes `closing` of the pension fund at the end. */
function row(period: string, province: string, n: number, {heads = 10, opening = 0, closing = 0} = {}): string {
  const code = `TA${String(n).padStart(5, "0")}`;
  return [
    period,
    province,
    code,
    heads,
    1000,
    opening,
    250,
    opening + 250 - closing,
    closing,
    ...Array<number>(16).fill(0)
  ].join(",");
}
function deliver(name: string, rows: string[]): string {
  const path = join(data, name);
  writeFileSync(path, `${[HEADER, ...rows].join("\n")}\n`);
  return path;
}
const hundred = Array.from({length: 100}, (_, i) => i + 1);

interface Found {
  period: string;
  province_code: string;
  check_id: string;
  employers: bigint;
  expected: bigint;
  found: bigint;
  is_provisional: boolean;
}
let rows: Found[] = [];
let rated: {code: string; provisional: number}[] = [];

beforeAll(async () => {
  const paths = [
    deliver("a.csv", [
      ...hundred.map((n) => row("2024-01", "01", n, {closing: n <= 10 ? 50 : 0})),
      ...hundred.map((n) => row("2024-01", "79", n + 200, {closing: 7}))
    ]),
    deliver("b.csv", [
      // Ten employers with a balance are gone (10 %); the others keep their heads.
      ...hundred.slice(10).map((n) => row("2024-02", "01", n)),
      // Heads fall by 40 %; one opening balance differs by 3 đồng.
      ...hundred.map((n) => row("2024-02", "79", n + 200, {heads: 6, opening: n === 1 ? 10 : 7, closing: 7}))
    ])
  ];
  await loadPaths({data, paths, now: "2024-03-05T00:00:00Z"});
  await buildWarehouse({data});
  await withDatabase(world(data).database, {readOnly: true}, async (db) => {
    rows = await db.all<Found>(`select t.period, r.* from warehouse.fct_reconciliation as r
      inner join warehouse.dim_period as t on r.period_ix = t.period_ix order by province_code, check_id`);
    rated = await db.all(
      "select code, provisional from metrics.rates where level = 'province' and map = 'as-is' and period = '2024-02' order by code"
    );
  });
});
afterAll(() => rmSync(data, {recursive: true, force: true}));

describe("reconciliation", () => {
  it("lists lost employers, broken balances and jumps of a province, to the đồng", () => {
    expect(
      rows.map((r) => [r.period, r.province_code, r.check_id, r.employers, r.expected, r.found, r.is_provisional])
    ).toEqual([
      ["2024-02", "01", "lost_share", 10n, 500n, 0n, true],
      ["2024-02", "79", "break_share", 1n, 7n, 10n, false],
      ["2024-02", "79", "headcount_change", 100n, 1000n, 600n, true]
    ]);
  });

  it("marks the groups that use a month beyond its limits as provisional", () => {
    expect(rated).toEqual([
      {code: "01", provisional: 1},
      {code: "79", provisional: 1}
    ]);
  });
});
