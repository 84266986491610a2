/** A planted world for the pages of anomalies: a quiet crowd, a few employers of whom everything is known. */
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {exportTable} from "../../loaders/export/export.js";
import {world as place} from "../../loaders/paths.js";
import {pages} from "../../loaders/site/pages/index.js";
import type {SiteContent} from "../../loaders/site/page.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {FUNDS, monthOf, type Delivery, type Fund, type FundRow, type LedgerRow} from "../oracle/types.js";
import {Desk, MONDAY, TUESDAY} from "../models/desk.js";
import {stream} from "../detection/panels.js";

export const [FIRST, LAST] = ["2025-03", "2026-10"];
const PROVINCES = ["01", "31", "51", "79"];
const SECTORS = ["10", "41", "47", "62"];
const CROWD = 1040;
const WAGE = 6_000_000;

/** The employer that loses half of its workers in the last month, in Hồ Chí Minh. */
export const FALLEN = "TZ00001";
/** The employer that swings four times, in Hà Nội, and once more in the last month. */
export const SWINGING = "TZ00002";
export const SWINGS = ["2025-11", "2026-01", "2026-04", "2026-07"];
/** A name as an attacker would register it. */
export const HOSTILE_NAME = `<b>Cty</b> "A" & ${"${x}"} =1+1`;

interface Plan {
  code: string;
  province: string;
  sector: string;
  heads: (t: number) => number;
}

const MONTHS = monthOf(LAST) - monthOf(FIRST) + 1;

function crowd(): Plan[] {
  const next = stream(21);
  return Array.from({length: CROWD}, (_, i) => {
    const usual = 12 + Math.round(60 * next());
    // A head more or less now and then, never a drift.
    const heads = Array.from({length: MONTHS}, () => usual + (next() < 0.3 ? Math.round(2 * (next() - 0.5)) : 0));
    return {
      code: `TA${String(i).padStart(5, "0")}`,
      province: PROVINCES[i % 4]!,
      sector: SECTORS[Math.floor(i / 4) % 4]!,
      heads: (t) => heads[t]!
    };
  });
}

function planted(): Plan[] {
  const swings = SWINGS.map((month) => monthOf(month) - monthOf(FIRST));
  return [
    {code: "TZ00003", province: "31", sector: "47", heads: (t) => (t === MONTHS - 1 ? 60 : 120)},
    {code: "TZ00004", province: "51", sector: "41", heads: (t) => (t === MONTHS - 1 ? 130 : 70)},
    {code: FALLEN, province: "79", sector: "10", heads: (t) => (t === MONTHS - 1 ? 90 : 200)},
    {
      code: SWINGING,
      province: "01",
      sector: "10",
      heads: (t) => (swings.includes(t) ? 160 : t === MONTHS - 1 ? 135 : 100)
    }
  ];
}

function rowOf(plan: Plan, t: number): LedgerRow {
  const heads = plan.heads(t);
  const accrued = (BigInt(heads) * BigInt(WAGE) * 32n) / 100n;
  const nothing: FundRow = {opening: 0n, accrued: 0n, adjusted: 0n, paid: 0n, closing: 0n};
  const funds = Object.fromEntries(FUNDS.map((fund) => [fund, {...nothing}])) as Record<Fund, FundRow>;
  funds.si = {opening: 0n, accrued, adjusted: 0n, paid: accrued, closing: 0n};
  return {
    period: monthOf(FIRST) + t,
    province: plan.province,
    employer: plan.code,
    headcount: heads,
    wageBase: BigInt(heads) * BigInt(WAGE),
    funds,
    interest: {opening: 0n, accrued: 0n, paid: 0n, closing: 0n}
  };
}

/** All rows as they truly were; the four codes mean the same places in both maps. */
export function truth(): LedgerRow[] {
  return [...crowd(), ...planted()].flatMap((plan) => Array.from({length: MONTHS}, (_, t) => rowOf(plan, t)));
}

const EMPLOYERS =
  "employer_code,valid_from,tax_code,employer_name,province_code,agency_code,employer_type,sector_code," +
  "sector_version,payment_cycle,min_wage_region,officer_code,status,hard_to_collect,frozen";

function registrations(): string {
  const lines = [...crowd(), ...planted()].map((plan) => {
    const name = plan.code === FALLEN ? HOSTILE_NAME : `Đơn vị ${plan.code}`;
    return `${plan.code},${FIRST},,"${name.replaceAll('"', '""')}",${plan.province},00001,3,${plan.sector},2018,1,I,CB1,active,,0`;
  });
  return [EMPLOYERS, ...lines].join("\n") + "\n";
}

export interface Seen {
  content: SiteContent;
  flags: Record<string, string>[];
  /** Scores of the last month by employer and variable. */
  scores: Map<string, number>;
}

/** A step of an office: files with ledger rows, or texts of other kinds, loaded one after the other. */
export type Step = {ledger: LedgerRow[]} | {text: string};

/** Loads the register and the steps, builds, writes all pages and exports the flags. */
export async function see(steps: Step[]): Promise<Seen> {
  return Desk.open(async (desk) => {
    await prepare(desk, steps);
    const flags = await table(desk.data, "flags");
    const scores = await table(desk.data, "scores", LAST);
    return {
      content: await withDatabase(place(desk.data).database, {readOnly: true}, (db) => pages(db)),
      flags,
      scores: new Map(scores.map((row) => [`${row["employer_code"]} ${row["variable"]}`, Number(row["score"])]))
    };
  });
}

/** Loads the register and the steps, and builds the warehouse. */
export async function prepare(desk: Desk, steps: Step[]): Promise<void> {
  await desk.loadText("employers.csv", registrations(), MONDAY);
  for (const [i, step] of steps.entries()) {
    const now = i === 0 ? MONDAY : TUESDAY;
    const files: Delivery[] =
      "ledger" in step ? [{file: `l${i}.csv`, ledger: step.ledger, employers: [], plans: []}] : [];
    if (files.length) await desk.load(files, now, `step${i}`);
    else await desk.loadText(`t${i}.csv`, (step as {text: string}).text, now);
  }
  await buildWarehouse({data: desk.data});
}

async function table(data: string, name: string, period?: string): Promise<Record<string, string>[]> {
  const out = join(data, `${name}.csv`);
  await exportTable({data, name, out, ...(period ? {period} : {})});
  return parse<Record<string, string>>(await readFile(out, "utf8"), {columns: true});
}

/** Text of a verdicts' file. */
export function verdicts(rows: [employer: string, period: string, variable: string, verdict: string][]): string {
  const lines = rows.map((row) => [...row, "tách nhập", "2026-11-20", "CB1"].join(","));
  return ["employer_code,period,variable,verdict,cause,date,officer_code", ...lines].join("\n") + "\n";
}
