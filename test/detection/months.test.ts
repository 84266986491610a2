/**
 * Building month after month, each time computing only what is new, gives what a build of everything gives: all tables,
 * all columns. More worlds with MONTHS_WORLDS=20 (compared after every delivery).
 */
import {copyFileSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {attachBefore, chooseSpan} from "../../loaders/detection/kept.js";
import {prepareDetection} from "../../loaders/detection/rules.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {world} from "../../loaders/paths.js";
import {buildWarehouse, readRun, runPath} from "../../loaders/warehouse/build.js";
import {literal, withDatabase, type Db} from "../../loaders/warehouse/open.js";
import {FUNDS, monthOf, type Delivery, type EmployerRow, type LedgerRow} from "../oracle/types.js";
import {codeIn} from "../worlds/employer.js";
import type {WorldSpec} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";
import {writeDeliveries} from "../worlds/write.js";

const FIRST = monthOf("2024-03");
const MONTHS = 24;
const LAST = FIRST + MONTHS - 1;
const worlds = Number(process.env["MONTHS_WORLDS"] ?? 1);

interface Batch {
  what: string;
  deliveries: Delivery[];
  /** First month that detection has to compute; 0 = all. */
  from?: number;
}

/** Files of a world in the order of a life: a past, then months, halves of months, corrections, newcomers. */
function batchesOf(seed: number): Batch[] {
  const spec: WorldSpec = {
    seed,
    employers: 140,
    first: FIRST,
    months: MONTHS,
    layout: "period",
    places: "few",
    faults: true
  };
  const {deliveries, corrections} = makeWorld(spec);
  const planted = plant(deliveries.flatMap((d) => d.ledger).find((r) => r.period === FIRST && !r.fault)!.province);
  const rows = [...deliveries.flatMap((d) => d.ledger), ...planted.rows];
  const codes = [...new Set(rows.map((r) => r.employer))].sort();
  // Whoever sorts before all others comes in late: every number of an employer moves.
  const late = (r: LedgerRow) => r.employer === codes[0] && r.period < LAST - 1;
  const file = (name: string, of: LedgerRow[]): Delivery => ({
    file: `${name}.csv`,
    ledger: of,
    employers: [],
    plans: []
  });
  const month = (ix: number, which: (r: LedgerRow) => boolean = () => true) =>
    rows.filter((r) => r.period === ix && !late(r) && which(r));
  const provinces = [...new Set(rows.map((r) => r.province))].sort();
  const half = (r: LedgerRow) => provinces.indexOf(r.province) % 2 === 0;
  const others = deliveries.filter((d) => !d.ledger.length);
  const newcomer: EmployerRow = {
    employer: codes[0]!,
    validFrom: LAST - 1,
    province: planted.versions.at(-1)!.province,
    employerType: "5",
    sector: "02",
    sectorVersion: "2025",
    cycle: 1,
    hardToCollect: "",
    frozen: false
  };
  const known = others.map((d) => ({...d, employers: d.employers.filter((e) => e.employer !== codes[0])}));
  const past = rows.filter((r) => r.period < LAST - 2 && !late(r));
  return [
    {
      what: "the past",
      deliveries: [
        file("past", past),
        ...known,
        {file: "planted.csv", ledger: [], plans: [], employers: planted.versions}
      ],
      from: 0
    },
    {what: "half of a month", deliveries: [file("b", month(LAST - 2, half))], from: LAST - 3},
    {
      what: "the other half, the month after and a newcomer of a sector of its own",
      deliveries: [
        file(
          "c",
          month(LAST - 2, (r) => !half(r))
        ),
        file("d", month(LAST - 1)),
        {file: "newcomer.csv", ledger: [], plans: [], employers: [newcomer]}
      ],
      from: LAST - 3
    },
    {
      what: "the last month, and the one before corrected",
      deliveries: [file("e", month(LAST - 1).map(doubled)), file("f", month(LAST))],
      from: LAST - 2
    },
    ...(worlds > 1 ? [{what: "corrections of any month", deliveries: corrections}] : [])
  ].filter((b) => b.deliveries.some((d) => d.ledger.length + d.employers.length + d.plans.length > 0));
}

/**
 * What looks back over the border of the months computed: payments that stop in the third month after it; workers who go
 * to a new code, which proves nothing where another code as large came two months before.
 */
function plant(place: string) {
  const rows: LedgerRow[] = [];
  const versions: EmployerRow[] = [];
  const add = (employer: string, from: number, heads: (ix: number) => number, pays: (ix: number) => boolean) => {
    const version = {employerType: "3", sector: "62", sectorVersion: "2018", cycle: 1, hardToCollect: ""} as const;
    versions.push({...version, employer, validFrom: from, province: codeIn(place, from), frozen: false});
    const owed = {si: 0n, hi: 0n, ui: 0n, oa: 0n};
    for (let period = from; period <= LAST; period++) {
      const accrued = BigInt(heads(period)) * 500_000n;
      const funds = {} as LedgerRow["funds"];
      for (const fund of FUNDS) {
        const paid = pays(period) ? owed[fund] + accrued : 0n;
        funds[fund] = {opening: owed[fund], accrued, adjusted: 0n, paid, closing: owed[fund] + accrued - paid};
        owed[fund] = funds[fund].closing;
      }
      const province = codeIn(place, period);
      const interest = {opening: 0n, accrued: 0n, paid: 0n, closing: 0n};
      rows.push({period, province, employer, headcount: heads(period), wageBase: accrued * 12n, funds, interest});
    }
  };
  const always = () => true;
  add(
    "TP00001",
    FIRST,
    () => 40,
    (ix) => ix < LAST - 4
  );
  add("TP00002", FIRST, (ix) => (ix < LAST - 1 ? 300 : 30), always);
  add("TP00003", LAST - 1, () => 270, always);
  add("TP00004", LAST - 3, () => 270, always);
  return {rows, versions};
}

function doubled(row: LedgerRow, i: number): LedgerRow {
  return i % 3 || row.fault ? row : {...row, headcount: row.headcount * 2, wageBase: row.wageBase * 2n};
}

class Office {
  readonly data = mkdtempSync(join(tmpdir(), "arrears-months-"));
  readonly database = world(this.data).database;
  private batches = 0;

  /** Loads a batch and builds; gives the month from which detection was computed. */
  async receive(batch: Batch) {
    const n = this.batches++;
    const paths = await writeDeliveries(
      join(this.data, `in-${n}`),
      batch.deliveries.filter((d) => d.ledger.length + d.employers.length + d.plans.length > 0),
      n
    );
    await loadPaths({data: this.data, paths, now: new Date(Date.UTC(2031, 0, 1 + n)).toISOString()});
    const {detected} = await buildWarehouse({data: this.data});
    return detected!;
  }

  /** Tables in which what stands differs from a build of everything. */
  async differing(): Promise<string[]> {
    const target = join(this.data, "build", "contributions-all.duckdb");
    rmSync(target, {force: true});
    await buildWarehouse({data: this.data, target, force: true});
    return withDatabase(":memory:", {}, async (db) => {
      await db.run(`attach ${literal(this.database)} as a (read_only); attach ${literal(target)} as b (read_only)`);
      const tables = await db.all<{t: string}>(
        "select schema_name || '.' || table_name as t from duckdb_tables() where database_name in ('a', 'b') group by 1 order by 1"
      );
      const found: string[] = [];
      for (const {t} of tables) {
        const [n] = await db.all<{n: bigint}>(
          `select count(*) as n from ((from a.${t} except all from b.${t}) union all (from b.${t} except all from a.${t}))`
        );
        if (n!.n > 0n) found.push(`${t}: ${n!.n}`);
      }
      return found;
    });
  }

  close() {
    rmSync(this.data, {recursive: true, force: true});
  }
}

describe("month after month", () => {
  const offices: Office[] = [];
  const open = () => offices[offices.push(new Office()) - 1]!;
  afterAll(() => offices.forEach((o) => o.close()));

  it.each(Array.from({length: worlds}, (_, i) => i + 1))(
    "gives what a build of everything gives (world %i)",
    async (seed) => {
      const office = open();
      for (const batch of batchesOf(seed)) {
        const detected = await office.receive(batch);
        if (batch.from !== undefined)
          expect([batch.what, detected.from, detected.why]).toEqual([batch.what, batch.from, detected.why]);
        expect(readRun(runPath(office.database))).toMatchObject({detected});
        if (worlds > 1) expect([batch.what, await office.differing()]).toEqual([batch.what, []]);
      }
      const flags = await withDatabase(office.database, {readOnly: true}, (db) =>
        db.all<{old: bigint}>(`select count(*) as old from detection.fct_flag where period_ix < ${LAST - 6}`)
      );
      expect(Number(flags[0]!.old)).toBeGreaterThan(5);
      expect(await office.differing()).toEqual([]);
    },
    300_000 * worlds
  );

  describe("what has to be computed again", () => {
    let office: Office;
    let before: string;
    beforeAll(() => {
      office = offices[0]!;
      before = office.database;
    });

    /** The warehouse after `change`, asked which months differ from the one before. */
    async function spanAfter(change: string, program?: string) {
      const copy = join(office.data, "changed.duckdb");
      copyFileSync(before, copy);
      return withDatabase(copy, {}, async (db: Db) => {
        const [made] = await db.all<{value: string}>("select value from warehouse.run where key = 'program'");
        await db.run("attach ':memory:' as staging");
        await prepareDetection(db);
        const nothing = await attachBefore(db, before, program ?? made!.value);
        if (nothing) return nothing;
        await db.run(change);
        const span = await chooseSpan(db);
        return span.from || span.why;
      });
    }
    const some = "(select min(employer_id) from warehouse.fct_ledger)";

    it.each([
      ["nothing", "select 1", LAST],
      ["a delivery", `update warehouse.fct_delivery set sha256 = 'x' where period_ix = ${LAST - 2}`, LAST - 3],
      ["a delivery that went", `delete from warehouse.fct_delivery where period_ix = ${LAST - 1}`, LAST - 2],
      [
        "a delivery held back",
        `update warehouse.fct_delivery set is_held = not is_held where period_ix = ${LAST}`,
        LAST - 1
      ],
      [
        "an old delivery",
        `update warehouse.fct_delivery set sha256 = 'x' where period_ix = ${FIRST + 3}`,
        /deliveries of/
      ],
      [
        "a verdict",
        `insert into warehouse.fct_verdict (employer_id, period_ix, variable, verdict) values (${some}, ${LAST - 1}, 'headcount', 'explained')`,
        LAST - 2
      ],
      [
        "an old verdict",
        `insert into warehouse.fct_verdict (employer_id, period_ix, variable, verdict) values (${some}, ${FIRST + 1}, 'headcount', 'explained')`,
        /verdicts of 2024-04/
      ],
      ["another name in the register", "update warehouse.dim_employer_version set employer_name = 'x'", LAST],
      [
        "a new word of the register",
        `insert into warehouse.dim_employer_version by name select * replace (${LAST - 1} as from_ix, 7 as payment_cycle)
          from warehouse.dim_employer_version where to_ix is null and from_ix < ${LAST - 3} limit 1`,
        LAST - 2
      ],
      [
        "a type since ever",
        `update warehouse.dim_employer_version set employer_type = '9' where from_ix = (select min(from_ix) from warehouse.dim_employer_version)`,
        /the register of/
      ],
      [
        "a province that jumped",
        `insert into warehouse.fct_reconciliation (period_ix, province_code, check_id, is_provisional) values (${LAST - 2}, '01', 'headcount_change', true)`,
        LAST - 3
      ],
      ["an earlier first month", `insert into warehouse.dim_period (period_ix) values (${FIRST - 1})`, /first month/],
      ["rounded headcounts", "update detection.dim_resolution set unit = 10", /finely/]
    ])("%s", async (_what, change, expected) => {
      const found = await spanAfter(change);
      if (expected instanceof RegExp) expect(String(found)).toMatch(expected);
      else expect(found).toBe(expected);
    });

    it("everything, when rules, code or reference data are others", async () => {
      expect(await spanAfter("select 1", "another")).toMatch(/rules/);
    });
  });
});
