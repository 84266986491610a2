/**
 * From deliveries in load order to what is current: which rows count, which cells (province and month) have arrived,
 * which have rows in quarantine or are held back, the versions of each employer, and the plans.
 */
import {NEW_CODES, OLD_CODES} from "./places.js";
import {SWITCH, type Rules} from "./rules.js";
import {FUNDS, type Delivery, type EmployerRow, type LedgerRow} from "./types.js";

/** One (province, month) of the latest file that holds it. */
export interface Cell {
  province: string;
  period: number;
  /** For each employer with a fault-free row: the load from which on every delivery of this cell has held it. */
  since: Map<string, number>;
  rows: LedgerRow[];
  quarantined: number;
  held: boolean;
}

export interface Current {
  cells: Map<string, Cell>;
  /** Rows that count, by employer, in the order of their months. */
  ledger: Map<string, LedgerRow[]>;
  versions: Map<string, EmployerRow[]>;
  /** collection_plan by "province year". */
  plans: Map<string, bigint>;
}

export function cellKey(province: string, period: number): string {
  return `${province} ${period}`;
}

/** Codes that are valid in a month. */
export function codesIn(period: number): string[] {
  return period < SWITCH ? OLD_CODES : NEW_CODES;
}

/** What counts after all deliveries. */
export function current(deliveries: Delivery[], rules: Rules): Current {
  const cells = new Map<string, Cell>();
  deliveries.forEach((delivery, load) => {
    for (const [key, cell] of cellsOf(delivery)) {
      for (const row of cell.rows) {
        const before = cells.get(key)?.since.get(row.employer);
        cell.since.set(row.employer, before ?? load);
      }
      cells.set(key, cell);
    }
  });
  quarantineSecondPlaces(cells);
  holdBack(cells, rules);
  return {cells, ledger: byEmployer(cells), versions: versionsOf(deliveries), plans: plansOf(deliveries)};
}

/** The cells that one file holds; a row in quarantine belongs to its cell, but does not count. */
function cellsOf(delivery: Delivery): Map<string, Cell> {
  const times = new Map<string, number>();
  for (const row of delivery.ledger) {
    // A row whose code cannot be read is no second row of anybody.
    if (row.fault?.column === "employer_code") continue;
    const key = `${row.employer} ${row.period}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const cells = new Map<string, Cell>();
  for (const row of delivery.ledger) {
    if (!codesIn(row.period).includes(row.province)) continue;
    const key = cellKey(row.province, row.period);
    const {province, period} = row;
    if (!cells.has(key)) cells.set(key, {province, period, since: new Map(), rows: [], quarantined: 0, held: false});
    const cell = cells.get(key)!;
    if (isFaulty(row) || times.get(`${row.employer} ${row.period}`)! > 1) cell.quarantined++;
    else cell.rows.push(row);
  }
  return cells;
}

function isFaulty(row: LedgerRow): boolean {
  if (row.fault) return true;
  for (const name of FUNDS) {
    const {opening, accrued, adjusted, paid, closing} = row.funds[name];
    if (closing !== opening + accrued + adjusted - paid || accrued < 0n) return true;
  }
  const {opening, accrued, paid, closing} = row.interest;
  return closing !== opening + accrued - paid || row.headcount < 0 || row.wageBase < 0n;
}

/**
 * An employer a second time in a month, in another place, by what is delivered now: the row of the place that has held it
 * longest without a break counts, the rows delivered later do not.
 */
function quarantineSecondPlaces(cells: Map<string, Cell>): void {
  const first = new Map<string, number>();
  for (const cell of cells.values()) {
    for (const row of cell.rows) {
      const key = `${row.employer} ${row.period}`;
      first.set(key, Math.min(first.get(key) ?? Infinity, cell.since.get(row.employer)!));
    }
  }
  for (const cell of cells.values()) {
    const kept = cell.rows.filter((row) => first.get(`${row.employer} ${row.period}`) === cell.since.get(row.employer));
    cell.quarantined += cell.rows.length - kept.length;
    cell.rows = kept;
  }
}

/** A cell of which more than half of the employers stood in another place the month before is held back. */
function holdBack(cells: Map<string, Cell>, rules: Rules): void {
  const placeOf = new Map<string, string>();
  for (const cell of cells.values()) {
    for (const row of cell.rows) placeOf.set(`${row.employer} ${row.period}`, row.province);
  }
  for (const cell of cells.values()) {
    let elsewhere = 0;
    for (const row of cell.rows) {
      const before = placeOf.get(`${row.employer} ${row.period - 1}`);
      if (before === undefined) continue;
      const acrossSwitch = row.period === SWITCH;
      const same = acrossSwitch ? rules.asIs(before, row.period - 1) === row.province : before === row.province;
      if (!same) elsewhere++;
    }
    cell.held = elsewhere * 2 > cell.rows.length;
  }
}

function byEmployer(cells: Map<string, Cell>): Map<string, LedgerRow[]> {
  const ledger = new Map<string, LedgerRow[]>();
  for (const cell of cells.values()) {
    if (cell.held) continue;
    for (const row of cell.rows) ledger.set(row.employer, [...(ledger.get(row.employer) ?? []), row]);
  }
  for (const rows of ledger.values()) rows.sort((a, b) => a.period - b.period);
  return ledger;
}

/** The latest row of each employer and start of validity, wherever it stood; a row in quarantine replaces nothing. */
function versionsOf(deliveries: Delivery[]): Map<string, EmployerRow[]> {
  const versions = new Map<string, EmployerRow[]>();
  for (const delivery of deliveries) {
    for (const row of delivery.employers) {
      const isSame = (other: EmployerRow): boolean =>
        other.employer === row.employer && other.validFrom === row.validFrom;
      const twice = delivery.employers.filter(isSame).length > 1;
      if (twice || row.employerType === "" || row.sector === "") continue;
      const others = (versions.get(row.employer) ?? []).filter((other) => !isSame(other));
      versions.set(row.employer, [...others, row]);
    }
  }
  return versions;
}

function plansOf(deliveries: Delivery[]): Map<string, bigint> {
  const plans = new Map<string, bigint>();
  for (const delivery of deliveries) {
    for (const row of delivery.plans) {
      if (row.measure === "collection_plan") plans.set(`${row.province} ${row.year}`, row.value);
    }
  }
  return plans;
}
