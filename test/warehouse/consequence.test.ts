/**
 * What rows in quarantine could change: nothing where there are none; exactly what the clean world says where a row is
 * only spoilt in a column that no rate needs; a range that holds the clean world where amounts are spoilt too.
 */
import {expect, test} from "vitest";
import {readMart} from "../../loaders/marts/read.js";
import type {ConsequenceRow} from "../../loaders/marts/types.js";
import {world as place} from "../../loaders/paths.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {monthOf, type Delivery, type LedgerRow} from "../oracle/types.js";
import {Desk, MONDAY} from "../models/desk.js";
import {Random} from "../worlds/random.js";
import type {WorldSpec} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";

interface Rate {
  code: string;
  period_ix: number;
  rate: number | null;
}

interface Read {
  rows: ConsequenceRow[];
  rates: Rate[];
}

async function read(deliveries: Delivery[]): Promise<Read> {
  return Desk.open(async (desk) => {
    await desk.load(deliveries, MONDAY);
    await buildWarehouse({data: desk.data, only: ["warehouse.fct_consequence", "metrics.rates"]});
    return withDatabase(place(desk.data).database, {readOnly: true}, async (db) => ({
      rows: await readMart<ConsequenceRow>(db, "consequence"),
      rates: await db.all<Rate>(`select code, period_ix, arrears_rate as rate from metrics.rates
        where level = 'province' and map = 'as-is'`)
    }));
  });
}

/** The deliveries with some ledger rows spoilt. */
function spoil(deliveries: Delivery[], seed: number, share: number, fault: (row: LedgerRow, r: Random) => LedgerRow) {
  const r = new Random(seed);
  return deliveries.map((d) => ({...d, ledger: d.ledger.map((row) => (r.chance(share) ? fault(row, r) : row))}));
}

const bad =
  (column: string, text = "mười") =>
  (row: LedgerRow) => ({...row, fault: {column, text}});

const spec = (seed: number): WorldSpec => ({
  ...{seed, employers: 40, places: "few", layout: "national", faults: false},
  ...{first: monthOf("2024-06"), months: 22}
});

test.each([11, 13])("rows spoilt in a column that no rate needs change it exactly (seed %i)", async (seed) => {
  const {deliveries} = makeWorld(spec(seed));
  const clean = await read(deliveries);
  expect(clean.rows.filter((row) => row.rows === 0 || row.rows_counted > 0)).toEqual([]);
  const column = seed % 2 ? "headcount" : "interest_paid";
  const spoilt = await read(spoil(deliveries, seed, 0.04, bad(column)));
  const rates = new Map(clean.rates.map((r) => [`${r.code} ${r.period_ix}`, r.rate]));
  let compared = 0;
  for (const row of spoilt.rows) {
    if (row.rate_low === null || row.rows_bounded > 0) continue;
    compared++;
    expect([row.rate_low, row.rate_high], `${row.code} ${row.period_ix}`).toEqual([
      rates.get(`${row.code} ${row.period_ix}`),
      rates.get(`${row.code} ${row.period_ix}`)
    ]);
    expect(row.late_low).toBe(row.late_high);
  }
  expect(compared).toBeGreaterThan(5);
});

test("ranks are those of the clean world", async () => {
  const {deliveries} = makeWorld(spec(21));
  const clean = await read(deliveries);
  const spoilt = await read(spoil(deliveries, 3, 0.1, bad("headcount")));
  const exact = spoilt.rows.filter((row) => row.rank !== null && row.rank_low === row.rank_high);
  expect(exact.length).toBeGreaterThan(3);
  for (const row of exact) {
    const peers = clean.rates.filter((r) => r.period_ix === row.period_ix && r.rate !== null);
    const own = peers.find((r) => r.code === row.code)!.rate!;
    const others = new Set(
      spoilt.rates.filter((r) => r.period_ix === row.period_ix && r.rate !== null).map((r) => r.code)
    );
    // Others without rows of their own in quarantine that month still have them in their twelve months.
    expect(row.rank_low).toBe(1 + peers.filter((r) => others.has(r.code) && r.rate! > own).length);
    expect(row.moves_rank).toBe(row.rank !== row.rank_low);
  }
});

test("a spoilt balance gives a range that holds the truth", async () => {
  const seed = 31;
  const {deliveries} = makeWorld(spec(seed));
  const clean = await read(deliveries);
  const contradict = (row: LedgerRow, r: Random): LedgerRow => {
    const fund = r.pick(["si", "hi"] as const);
    return {
      ...row,
      fault: {column: `${fund}_closing`, text: String(row.funds[fund].closing + BigInt(r.int(1, 5_000)))}
    };
  };
  const faults = [contradict, contradict, bad("si_closing"), bad("hi_accrued", "1e9")];
  const spoilt = await read(spoil(deliveries, seed, 0.1, (row, r) => r.pick(faults)(row, r)));
  const rates = new Map(clean.rates.map((r) => [`${r.code} ${r.period_ix}`, r.rate]));
  let ranged = 0;
  for (const row of spoilt.rows) {
    const truth = rates.get(`${row.code} ${row.period_ix}`);
    if (row.rate_low === null || truth == null || row.rows_bounded > 0) continue;
    if (row.rate_low < row.rate_high!) ranged++;
    expect(truth).toBeGreaterThanOrEqual(row.rate_low - 1e-12);
    expect(truth).toBeLessThanOrEqual(row.rate_high! + 1e-12);
  }
  expect(ranged).toBeGreaterThan(0);
});

test("a row without a readable employer counts up to all of its balance; one that says nothing is left open", async () => {
  const {deliveries} = makeWorld({...spec(41), employers: 30});
  const last = Math.max(...deliveries.flatMap((d) => d.ledger.map((row) => row.period)));
  const candidates = deliveries
    .flatMap((d) => d.ledger)
    .filter((row) => row.period === last && row.funds.si.closing > 0n);
  const hit = candidates[0]!;
  const owed = Object.values(hit.funds).reduce((sum, f) => sum + (f.closing > 0n ? f.closing : 0n), 0n);
  const change = (fault: LedgerRow["fault"]) =>
    deliveries.map((d) => ({...d, ledger: d.ledger.map((row) => (row === hit ? {...row, fault: fault!} : row))}));
  const unnamed = await read(change({column: "employer_code", text: hit.employer.toLowerCase()}));
  const found = unnamed.rows.find((row) => row.rows > 0)!;
  expect(found).toMatchObject({rows: 1, rows_bounded: 1, late_low: 0, late_high: Number(owed)});
  const unplaced = await read(change({column: "period", text: "tháng"}));
  expect(unplaced.rows.filter((row) => row.rows > 0)).toEqual([]);
});
