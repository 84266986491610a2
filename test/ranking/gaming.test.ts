import {describe, expect, it} from "vitest";
import {world} from "../../loaders/paths.js";
import {closingMonth, gamingOf, gamingRules, type GamingFinding} from "../../loaders/ranking/gaming.js";
import {rankingOf, rankingsOf} from "../../loaders/ranking/rankingOf.js";
import {outlooksOf} from "../../loaders/ranking/outlook.js";
import {periodIndex} from "../../loaders/reference.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {withDatabase, type Db} from "../../loaders/warehouse/open.js";
import {binned} from "../../src/domain/stats/lateBins.js";
import {riskJumps} from "../../src/domain/stats/lateRisk.js";
import {fairRanking} from "../../src/domain/stats/fairRanking.js";
import {Desk, MONDAY} from "../models/desk.js";
import {each, employersFile, history, ledgerFile, version, type Step} from "../oracle/make.js";
import type {Delivery} from "../oracle/types.js";

const CLOSING = "2024-12";
const usual = {accrued: 1000, paid: 1000};
/** In debt by two months from the start, paying what arises. */
const debtor = (changes: Record<string, Partial<Step>>): Step[] =>
  each("2023-01", "2025-05", usual).map((step, i) => ({
    ...step,
    ...(i < 8 ? {paid: 0} : {}),
    ...changes[step.period]
  }));

/** One province for each way to a better rate, each with the same honest neighbours. */
const WAYS: Record<string, Record<string, Partial<Step>>> = {
  "01": {[CLOSING]: {accrued: 60_000}, "2025-02": {adjusted: -59_000}},
  "04": {[CLOSING]: {adjusted: -6000}},
  "08": {},
  "11": {[CLOSING]: {paid: 7000}, "2025-02": {paid: -6000}},
  "12": {},
  "14": {[CLOSING]: {paid: 8000}}
};

function deliveries(): Delivery[] {
  const rows = Object.entries(WAYS).flatMap(([place, changes], i) => [
    place === "12"
      ? history(`TA0000${i}`, place, debtor(changes)).filter(({period}) => period !== periodIndex(CLOSING))
      : history(`TA0000${i}`, place, debtor(changes)),
    ...Array.from({length: 5}, (_, k) => history(`TB000${i}${k}`, place, each("2023-01", "2025-05", usual)))
  ]);
  return [
    ledgerFile("ledger.csv", ...rows),
    employersFile(
      "employers.csv",
      ...Object.keys(WAYS).flatMap((place, i) => [
        version(`TA0000${i}`, "2023-01", {province: place}),
        ...(place === "08" ? [version(`TA0000${i}`, CLOSING, {province: place, hardToCollect: "missing"})] : [])
      ])
    )
  ];
}

async function on<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return Desk.open(async (desk) => {
    await desk.load(deliveries(), MONDAY);
    await buildWarehouse({data: desk.data});
    return withDatabase(world(desk.data).database, {readOnly: true}, work);
  });
}

describe("around a closing date", () => {
  it("names what was planted where it was planted, and nothing of the honest improver", async () => {
    const findings = await on((db) => gamingOf(db, periodIndex(CLOSING)));
    const flagged = findings.filter(({isFlagged}) => isFlagged);
    const said = (f: GamingFinding) => `${f.province} ${f.rule} ${f.amount} ${f.employers}`;
    expect(flagged.map(said).sort()).toEqual(
      [
        // 60.000 where 1.000 is usual: 58.500 beyond one and a half times that, 59.000 taken back.
        "01 receivable_inflated 58500 1",
        "04 written_off 6000 1",
        "08 reclassified 8000 1",
        "11 payment_reversed 6000 1",
        "12 month_missing 8000 1"
      ].sort()
    );
    // The province that collected 7.000 of its debt improves as much, and is not asked.
    expect(findings.filter(({province}) => province === "14")).toEqual([]);
    expect(flagged.every(({effect, usual}) => effect > 0.0005 && usual === 0)).toBe(true);
  });

  it("knows its closing months, and refuses a rule file without its numbers", () => {
    const rules = gamingRules();
    expect(closingMonth(periodIndex("2025-05"), rules)).toBe(periodIndex("2024-12"));
    expect(closingMonth(periodIndex("2025-06"), rules)).toBe(periodIndex("2025-06"));
    expect(rules.rules.map(({id}) => id)).toEqual([
      "receivable_inflated",
      "written_off",
      "reclassified",
      "payment_reversed",
      "month_missing"
    ]);
  });
});

describe("from a warehouse", () => {
  it("ranks as the same employers in memory do", async () => {
    await on(async (db) => {
      const ix = periodIndex("2025-05");
      const {rows, target} = await rankingOf(db, ix, "province");
      const employers = await db.all<{group: string; sector: string; receivable: number; late: number}>(`
        select l.as_is_code as "group", coalesce(v.section, 'unknown') as sector,
          (select sum(y.si_accrued + y.si_adjusted) from warehouse.fct_ledger as y
            where y.employer_id = l.employer_id and y.period_ix between ${ix - 11} and ${ix})::double as receivable,
          coalesce(t.late, 0)::double as late
        from warehouse.fct_ledger as l
        left join warehouse.dim_employer_version as v on l.version_id = v.version_id
        left join warehouse.fct_late as t on t.employer_id = l.employer_id and t.period_ix = l.period_ix
        where l.period_ix = ${ix}`);
      const {exposures, events, stranded} = binned(employers.map((e) => ({...e, isWorking: true})));
      const jumps = riskJumps(exposures, events, stranded);
      const again = fairRanking(
        rows.map((row) => ({
          code: row.code,
          late: row.late,
          receivable: row.receivable_12m!,
          expected: row.ranked!.expected_rate * row.receivable_12m!,
          jumps: jumps.get(row.code)!
        }))
      );
      expect(again.target).toBe(target);
      for (const row of rows) {
        const other = again.groups.find(({code}) => code === row.code)!;
        expect(row.ranked!.rate_low).toBeCloseTo(other.rate_low, 9);
        expect(row.ranked!.rate_high).toBeCloseTo(other.rate_high, 9);
        expect([row.ranked!.rank, row.ranked!.rank_low, row.ranked!.rank_high]).toEqual([
          other.rank,
          other.rank_low,
          other.rank_high
        ]);
      }
      const [rated] = await db.all<{late: number}>(
        `select sum(late)::double as late from metrics.rates where level = 'province' and map = 'as-is' and period_ix = ${ix}`
      );
      expect(rows.reduce((s, r) => s + r.late, 0)).toBe(rated!.late);
      expect(rows.reduce((s, r) => s + r.ranked!.expected_rate * r.receivable_12m!, 0)).toBeCloseTo(rated!.late, 3);
    });
  });

  it("has sectors too, no officers where none are named, and the months before a rate as groups without one", async () => {
    await on(async (db) => {
      const levels = await rankingsOf(db, periodIndex("2025-05"));
      expect(levels.map(({level, rows}) => [level, rows.length > 0])).toEqual([
        ["province", true],
        ["sector", true],
        ["officer", expect.any(Boolean) as boolean]
      ]);
      const early = await rankingOf(db, periodIndex("2023-06"), "province");
      expect(early.rows.every(({ranked}) => ranked === null)).toBe(true);
      expect(early.target).toBeNull();
      const {provinces, tests} = await outlooksOf(db, periodIndex("2025-05"), 0.0291);
      expect(provinces.get("14")!.control).not.toBeNull();
      expect(tests.every(({error}) => error >= 0)).toBe(true);
    });
  });
});
