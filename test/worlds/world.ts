/** Random small worlds: employers with their histories, cut into the files that offices deliver. */
import {NEW_CODES, OLD_CODES, crosswalk, oldCodesOf} from "../oracle/places.js";
import {monthText, yearOf, type Delivery, type EmployerRow, type LedgerRow, type PlanRow} from "../oracle/types.js";
import {corrections, type Truth} from "./correction.js";
import {codeIn, simulateEmployer} from "./employer.js";
import {withFaults} from "./faults.js";
import {Random} from "./random.js";
import type {WorldSpec} from "./spec.js";

export interface World {
  spec: WorldSpec;
  /** What offices deliver first, in load order. */
  deliveries: Delivery[];
  /** What they deliver later. */
  corrections: Delivery[];
}

/** Codes that mean one place until 2025-06 and a larger one afterwards, with another seat. */
const REUSED = ["15", "24", "44", "52", "80", "82", "91"];

/** The world of `spec`: the same for the same values. */
export function makeWorld(spec: WorldSpec): World {
  const r = new Random(spec.seed);
  const places = spec.places === "all" ? OLD_CODES : fewPlaces(r);
  const truth: Truth = {rows: [], versions: [], plans: []};
  for (let i = 0; i < spec.employers; i++) {
    const home = i < places.length ? places[i]! : r.pick(places);
    // One employer of each place is there all the time, so that all deliveries of the country can arrive.
    const anchored = spec.places === "all" && i < places.length;
    const code = `T${r.pick(["A", "B", "9"])}${String(i * 7 + 1).padStart(5, "0")}`;
    const {rows, versions} = simulateEmployer(r, spec, code, home, places, anchored);
    truth.rows.push(...rows);
    truth.versions.push(...versions);
  }
  truth.plans = r.chance(0.7) ? plansOf(r, spec, places) : [];
  const delivered = spec.places === "all" && r.chance(0.5) ? truth.rows : withMissingCells(r, truth.rows);
  const ledger = spec.faults ? withFaults(r, delivered) : delivered;
  const deliveries = [...ledgerFiles(r, spec, ledger), ...employerFiles(r, truth.versions), ...planFiles(truth.plans)];
  const ordered = r.chance(0.5) ? deliveries : r.shuffle(deliveries);
  return {spec, deliveries: ordered, corrections: corrections(r, spec, truth)};
}

/** Two to five places of old, most of them of the same few provinces of today. */
function fewPlaces(r: Random): string[] {
  const provinces = new Set([r.pick(REUSED), r.chance(0.5) ? r.pick(REUSED) : r.pick(NEW_CODES)]);
  if (r.chance(0.5)) provinces.add(r.pick(NEW_CODES));
  const places = [...provinces].flatMap(oldCodesOf);
  return r.chance(0.7) ? places : r.shuffle(places).slice(0, r.int(2, 4));
}

function plansOf(r: Random, spec: WorldSpec, places: string[]): PlanRow[] {
  const plans: PlanRow[] = [];
  const present = r.chance(0.6) ? 1 : 0.8;
  for (let year = yearOf(spec.first); year <= yearOf(spec.first + spec.months - 1); year++) {
    for (const province of new Set(places.map((place) => codeIn(place, year * 12)))) {
      const value = BigInt(r.int(0, 10) === 0 ? 0 : r.int(1, 1_000_000_000));
      if (r.chance(present)) plans.push({province, year, measure: "collection_plan", value});
    }
  }
  return plans;
}

/** Some deliveries never arrive: single cells, and here and there all of a province for some months. */
function withMissingCells(r: Random, rows: LedgerRow[]): LedgerRow[] {
  const missing = new Set<string>();
  for (let i = r.int(0, 4); i > 0; i--) {
    const row = r.pick(rows);
    missing.add(`${row.province} ${row.period}`);
  }
  if (r.chance(0.15)) {
    const {period} = r.pick(rows);
    for (const row of rows) if (row.period === period) missing.add(`${row.province} ${period}`);
  }
  const left = rows.filter((row) => !missing.has(`${row.province} ${row.period}`));
  return left.length ? left : rows;
}

function ledgerFiles(r: Random, spec: WorldSpec, rows: LedgerRow[]): Delivery[] {
  const files = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const name = fileOf(spec, row);
    files.set(name, [...(files.get(name) ?? []), row]);
  }
  return [...files].map(([file, ledger]) => ({
    file,
    ledger: r.chance(0.5) ? ledger : r.shuffle(ledger),
    employers: [],
    plans: []
  }));
}

function fileOf(spec: WorldSpec, row: LedgerRow): string {
  switch (spec.layout) {
    case "national":
      return "ledger.csv";
    case "province":
      return `ledger-${row.province}.csv`;
    case "period":
      return `ledger-${monthText(row.period)}.csv`;
    case "block":
      return `ledger-${crosswalk.get(row.province) ?? row.province}-${Math.floor(row.period / 18)}.csv`;
  }
}

/** All versions in one file, or those of odd and of even employers in two. */
function employerFiles(r: Random, versions: EmployerRow[]): Delivery[] {
  const halves = r.chance(0.5)
    ? [versions]
    : [0, 1].map((half) => versions.filter((row) => Number(row.employer.at(-1)) % 2 === half));
  return halves
    .filter((employers) => employers.length > 0)
    .map((employers, i) => ({file: `employers-${i}.csv`, ledger: [], employers: r.shuffle(employers), plans: []}));
}

function planFiles(plans: PlanRow[]): Delivery[] {
  return plans.length ? [{file: "plans.csv", ledger: [], employers: [], plans}] : [];
}
