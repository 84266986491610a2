import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {makeAccount, readAccount, residual, TERMS, type Account} from "../../loaders/explanation/account.js";
import {explainIn} from "../../loaders/explanation/explain.js";
import {explanationLines} from "../../loaders/explanation/explainText.js";
import type {Scope} from "../../loaders/explanation/scope.js";
import {literal, withDatabase, type Db} from "../../loaders/warehouse/open.js";
import {periodText} from "../../loaders/reference.js";
import {Desk, MONDAY, TUESDAY} from "../models/desk.js";
import {makeWorld} from "../worlds/world.js";
import type {WorldSpec} from "../worlds/spec.js";

const WORLDS: WorldSpec[] = [
  {seed: 41, employers: 50, first: 2024 * 12 + 2, months: 26, layout: "province", places: "few", faults: true},
  {seed: 42, employers: 60, first: 2022 * 12 + 5, months: 40, layout: "national", places: "few", faults: false},
  {seed: 43, employers: 70, first: 2024 * 12 + 6, months: 15, layout: "period", places: "all", faults: true}
];

/** Every digit that is shown, as a whole number. */
const units = (value: number) => Math.round(value * 1e12);

async function onDatabase<T>(desk: Desk, use: (db: Db) => Promise<T>): Promise<T> {
  return withDatabase(":memory:", {}, async (db) => {
    await db.run(`attach ${literal(join(desk.data, "build", "contributions.duckdb"))} as w (read_only); use w`);
    return use(db);
  });
}

/** Pairs of months: neighbours, the whole span, and across the change of due dates. */
function pairs(first: number, last: number): [number, number][] {
  const found: [number, number][] = [
    [first, last],
    [first, first + 1],
    [last - 1, last],
    [Math.max(first, last - 12), last - 2],
    [24305, 24306],
    [24304, 24310]
  ];
  return found.filter(([from, to]) => from >= first && to <= last && from < to);
}

async function scopes(db: Db): Promise<Scope[]> {
  const rows = await db.all<Scope>(`select distinct level, code from metrics.rates
    where level = 'nation' or level = 'sector' or (level = 'province' and map = 'as-is') order by level, code`);
  const officers = await db.all<{code: string}>(`select distinct coalesce(officer_code, 'unknown') as code
    from warehouse.fct_ledger left join warehouse.dim_employer_version using (version_id) order by code`);
  return [
    ...rows.map(({level, code}) => ({level, code})),
    ...officers.map(({code}) => ({level: "officer" as const, code}))
  ];
}

async function lateOf(db: Db, {level, code}: Scope, ix: number): Promise<bigint> {
  if (level === "officer") {
    const [sum] = await db.all<{late: string}>(`select coalesce(sum(t.late), 0)::varchar as late
      from warehouse.fct_late as t inner join warehouse.fct_ledger as l using (employer_id, period_ix)
      left join warehouse.dim_employer_version as v using (version_id)
      where t.period_ix = ${ix} and coalesce(v.officer_code, 'unknown') = '${code}'`);
    return BigInt(sum!.late);
  }
  const [row] = await db.all<{late: string}>(`select late::varchar as late from metrics.rates
    where level = '${level}' and code = '${code}' and coalesce(map, '') <> 'as-was' and period_ix = ${ix}`);
  return BigInt(row?.late ?? 0);
}

function total(accounts: Account[], term: string): bigint {
  return accounts.reduce((sum, account) => sum + account.terms.find((t) => t.term === term)!.amount, 0n);
}

describe.each(WORLDS)("the account in a random world (seed $seed)", (spec) => {
  it("closes to the đồng and to the last digit in every scope, adds up over scopes, agrees with rates and employers", async () => {
    const world = makeWorld(spec);
    await Desk.open(async (desk) => {
      await desk.load(world.deliveries, MONDAY);
      await desk.load(world.corrections, TUESDAY, "second", 2);
      const {employers} = await desk.build();
      await onDatabase(desk, async (db) => {
        const all = await scopes(db);
        const [span] = await db.all<{a: number; b: number}>(
          "select min(period_ix) as a, max(period_ix) as b from warehouse.dim_period"
        );
        for (const [from, to] of pairs(span!.a, span!.b)) {
          await makeAccount(db, from, to);
          const byLevel: Record<string, Account[]> = {};
          for (const scope of all) {
            const account = await readAccount(db, scope);
            expect(residual(account)).toBe(0n);
            expect(account.start).toBe(await lateOf(db, scope, from));
            expect(account.end).toBe(await lateOf(db, scope, to));
            signs(account);
            (byLevel[scope.level] ??= []).push(account);
          }
          const nation = byLevel["nation"]![0]!;
          for (const level of ["province", "sector", "officer"])
            for (const term of TERMS) {
              if (term.startsWith("moved")) continue;
              expect(total(byLevel[level]!, term)).toBe(total([nation], term));
            }
          expect(total(byLevel["province"]!, "moved_in")).toBe(-total(byLevel["province"]!, "moved_out"));
          for (const level of ["sector", "officer"])
            expect(total(byLevel[level]!, "moved_in")).toBe(-total(byLevel[level]!, "moved_out"));
          if (!(from < 24306 && to >= 24306)) expectBehaviour(nation, employers, from, to);
        }
        const last = span!.b;
        const officers = all.filter(({level}) => level === "officer");
        expect(officers.length).toBeGreaterThan(2);
        for (const scope of [...all.slice(0, 8), ...officers.slice(0, 2)])
          for (const from of [last - 2, Math.max(span!.a, 24300)]) await checkRate(db, scope, from, last - 1);
      });
    });
  });
});

async function checkRate(db: Db, scope: Scope, from: number, to: number): Promise<void> {
  if (scope.level === "officer") return checkOfficer(db, scope, from, to);
  const known = await db.all<{rate: number | null; receivable_12m: bigint | null}>(`
    select arrears_rate as rate, receivable_12m from metrics.rates where level = '${scope.level}' and code = '${scope.code}'
      and coalesce(map, '') <> 'as-was' and period_ix in (${from}, ${to}) order by period_ix`);
  if (known.length < 2) return;
  const found = await explainIn(db, {data: "", scope, from: periodText(from), to: periodText(to)});
  expect(explanationLines(found).length).toBeGreaterThan(4);
  const hasRates = known.every(({rate}) => rate !== null);
  expect(found.rate !== null).toBe(hasRates);
  if (!found.rate) return;
  const {rate} = found;
  expect(rate.from).toBeCloseTo(known[0]!.rate!, 11);
  expect(rate.to).toBeCloseTo(known[1]!.rate!, 11);
  const sum = (...values: number[]) => values.reduce((s, value) => s + units(value), 0);
  expect(sum(rate.from, rate.change)).toBe(units(rate.to));
  expect(sum(rate.byAmounts.numerator, rate.byAmounts.denominator, rate.law)).toBe(units(rate.change));
  expect(sum(rate.byMix.mix, rate.byMix.rate, rate.byMix.unrated, rate.law)).toBe(units(rate.change));
  for (const p of found.provinces) expect(sum(p.between, p.mix, p.rate, p.unrated, p.law)).toBe(units(p.total));
  if (scope.level === "nation") expect(sum(...found.provinces.map((p) => p.total))).toBe(units(rate.change));
}

/** An officer's account closes as any other does, where the officer has employers at both ends. */
async function checkOfficer(db: Db, scope: Scope, from: number, to: number): Promise<void> {
  const found = await explainIn(db, {data: "", scope, from: periodText(from), to: periodText(to)}).catch(
    (error: unknown) => {
      expect(String(error)).toMatch(/nothing is known/);
      return null;
    }
  );
  if (!found) return;
  expect(found.stock.residual).toBe(0);
  if (!found.rate) return;
  const {rate} = found;
  expect(units(rate.from + rate.byAmounts.numerator + rate.byAmounts.denominator + rate.law)).toBe(units(rate.to));
  expect(units(rate.byMix.mix + rate.byMix.rate + rate.byMix.unrated + rate.law)).toBe(units(rate.change));
}

/** Terms go the way their names say. */
function signs({terms}: Account): void {
  for (const {term, amount} of terms) {
    if (["newly_late", "deepened", "moved_in", "back"].includes(term)) expect(amount >= 0n).toBe(true);
    if (["paid", "cured", "moved_out", "missing", "law"].includes(term)) expect(amount <= 0n).toBe(true);
  }
}

/** What employers did, recomputed from their exported late amounts alone. */
function expectBehaviour(nation: Account, csv: string, from: number, to: number): void {
  const rows = parse<Record<string, string>>(csv, {columns: true});
  const lateIn = (period: string) =>
    new Map(rows.filter((row) => row["period"] === period).map((row) => [row["employer_code"]!, BigInt(row["late"]!)]));
  const [a, b] = [lateIn(periodText(from)), lateIn(periodText(to))];
  let [up, down, missing, added] = [0n, 0n, 0n, 0n];
  for (const [code, late] of a) {
    const after = b.get(code);
    if (after === undefined) missing -= late;
    else if (after > late) up += after - late;
    else down += after - late;
  }
  for (const [code, late] of b) if (!a.has(code)) added += late;
  const of = (term: string) => total([nation], term);
  expect(of("missing")).toBe(missing);
  // Adjustments and breaks go the way the late amount went; the rest of each way is behaviour.
  expect(
    of("newly_late") + of("deepened") + of("back") + of("paid") + of("cured") + of("adjusted") + of("broken")
  ).toBe(up + down + added);
  expect(of("newly_late") + of("deepened") + of("back") <= up + added).toBe(true);
  expect(of("paid") + of("cured") >= down).toBe(true);
}
