import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

// A reading of the sample that shares no code with the generator: oldest debts are cleared first, money is due as the
// contract says. It is what the calibration is checked with.

export interface LedgerRow {
  t: number;
  province: string;
  code: string;
  headcount: number;
  wageBase: number;
  /** Per fund: opening, accrued, adjusted, paid, closing. */
  funds: number[][];
  interest: number[];
}

export interface Version {
  from: number;
  fields: Record<string, string>;
}

export interface Sample {
  rows: Map<string, LedgerRow[]>;
  versions: Map<string, Version[]>;
}

const LAW_41 = 2025 * 12 + 6;
const index = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;

/** The rows of a CSV without quotes. */
export function lines(path: string): string[][] {
  const all = readFileSync(path, "utf8").trimEnd().split("\n");
  return all.slice(1).map((line) => line.split(","));
}

function ledgerRow(cells: string[]): LedgerRow {
  const numbers = cells.slice(3).map(Number);
  return {
    t: index(cells[0]!),
    province: cells[1]!,
    code: cells[2]!,
    headcount: numbers[0]!,
    wageBase: numbers[1]!,
    funds: [0, 1, 2, 3].map((fund) => numbers.slice(2 + fund * 5, 7 + fund * 5)),
    interest: numbers.slice(22, 26)
  };
}

/** Reads a sample as a loader would: files by name, a later file replacing the cells that it holds. */
export function readSample(folder: string): Sample {
  const cells = new Map<string, LedgerRow[]>();
  for (const name of readdirSync(folder)
    .filter((file) => file.startsWith("ledger"))
    .sort()) {
    const own = new Map<string, LedgerRow[]>();
    for (const row of lines(join(folder, name)).map(ledgerRow)) {
      const key = `${row.t} ${row.province}`;
      const cell = own.get(key);
      if (cell) cell.push(row);
      else own.set(key, [row]);
    }
    own.forEach((rows, key) => cells.set(key, rows));
  }
  const rows = new Map<string, LedgerRow[]>();
  for (const row of [...cells.values()].flat()) {
    const list = rows.get(row.code);
    if (list) list.push(row);
    else rows.set(row.code, [row]);
  }
  rows.forEach((list) => list.sort((a, b) => a.t - b.t));
  return {rows, versions: readVersions(folder)};
}

function readVersions(folder: string): Map<string, Version[]> {
  const header = readFileSync(join(folder, "employers.csv"), "utf8").split("\n", 1)[0]!.split(",");
  const versions = new Map<string, Version[]>();
  for (const cells of lines(join(folder, "employers.csv"))) {
    const fields = Object.fromEntries(header.map((name, k) => [name, cells[k]!]));
    const list = versions.get(cells[0]!) ?? [];
    list.push({from: index(fields.valid_from!), fields});
    versions.set(cells[0]!, list);
  }
  return versions;
}

/** The version of an employer valid in a month. */
export function versionAt(sample: Sample, code: string, t: number): Version | undefined {
  return sample.versions.get(code)?.findLast((version) => version.from <= t);
}

function dueMonth(s: number, cycle: number): number {
  const end = s + cycle - 1 - (s % cycle);
  return end + (s >= LAW_41 ? 1 : 0);
}

/** Late money of one fund at the k-th row, by age in months. */
export function lateByAge(rows: readonly LedgerRow[], k: number, fund: number, cycle: number): Map<number, number> {
  const t = rows[k]!.t;
  const ages = new Map<number, number>();
  let left = Math.max(rows[k]!.funds[fund]![4]!, 0);
  const take = (due: number, amount: number): void => {
    const part = Math.min(Math.max(amount, 0), left);
    left -= part;
    if (part > 0 && due <= t) ages.set(t - due, (ages.get(t - due) ?? 0) + part);
  };
  for (let at = k; at >= 0 && left > 0; at--) {
    const row = rows[at]!;
    const [opening, accrued, adjusted] = row.funds[fund]!;
    take(dueMonth(row.t, cycle), accrued! + adjusted!);
    const before = rows[at - 1];
    if (before && before.t < row.t - 1) take(dueMonth(row.t - 1, cycle), opening! - before.funds[fund]![4]!);
  }
  if (left > 0) take(rows[0]!.t - 1, left);
  return ages;
}

export interface Month {
  late: number;
  receivable: number;
  nonState: number;
  /** <1, 1–<3, 3–<6, 6–<12, >=12 months. */
  ages: number[];
  employers: number;
  employersLate: number;
  headcount: number;
  wageBase: number;
  hard: number;
  byProvince: Map<string, {late: number; receivable: number}>;
}

const NON_STATE = new Set(["3", "8", "9", "10"]);
const ageClass = (age: number): number => (age < 1 ? 0 : age < 3 ? 1 : age < 6 ? 2 : age < 12 ? 3 : 4);

/** Months of a sample with what is late in them; `wanted` limits the (slow) reading of ages to some months. */
export function measure(sample: Sample, wanted?: (t: number) => boolean): Map<number, Month> {
  const months = new Map<number, Month>();
  for (const [code, rows] of sample.rows) {
    rows.forEach((row, k) => {
      const month = months.get(row.t) ?? emptyMonth();
      months.set(row.t, month);
      const fields = versionAt(sample, code, row.t)?.fields;
      const receivable = row.funds.reduce((sum, [, accrued, adjusted]) => sum + accrued! + adjusted!, 0);
      const province = month.byProvince.get(row.province) ?? {late: 0, receivable: 0};
      month.byProvince.set(row.province, province);
      month.receivable += receivable;
      province.receivable += receivable;
      month.employers++;
      month.headcount += row.headcount;
      month.wageBase += row.wageBase;
      if (wanted && !wanted(row.t)) return;
      const late = addLate(month, rows, k, Number(fields?.payment_cycle ?? 1));
      province.late += late;
      if (late > 0) month.employersLate++;
      if (NON_STATE.has(fields?.employer_type ?? "")) month.nonState += late;
      if (fields?.hard_to_collect) month.hard += late;
    });
  }
  return new Map([...months].sort((a, b) => a[0] - b[0]));
}

function addLate(month: Month, rows: readonly LedgerRow[], k: number, cycle: number): number {
  let late = 0;
  for (let fund = 0; fund < 4; fund++) {
    for (const [age, amount] of lateByAge(rows, k, fund, cycle)) {
      late += amount;
      month.ages[ageClass(age)] = month.ages[ageClass(age)]! + amount;
    }
  }
  month.late += late;
  return late;
}

function emptyMonth(): Month {
  const zero = {
    late: 0,
    receivable: 0,
    nonState: 0,
    employers: 0,
    employersLate: 0,
    headcount: 0,
    wageBase: 0,
    hard: 0
  };
  return {...zero, ages: [0, 0, 0, 0, 0], byProvince: new Map()};
}

/** Late money over the receivable of the twelve months ending in t; null when they are not all there. */
export function rate(months: ReadonlyMap<number, Month>, t: number): number | null {
  let receivable = 0;
  for (let s = t - 11; s <= t; s++) {
    const month = months.get(s);
    if (!month) return null;
    receivable += month.receivable;
  }
  return months.get(t)!.late / receivable;
}
