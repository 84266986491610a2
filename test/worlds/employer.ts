/** One employer of a random world: where it stands, what it owes and pays month by month, and its versions. */
import {crosswalk} from "../oracle/places.js";
import {SWITCH} from "../oracle/rules.js";
import {FUNDS, type EmployerRow, type Fund, type FundRow, type InterestRow, type LedgerRow} from "../oracle/types.js";
import type {Random} from "./random.js";
import type {WorldSpec} from "./spec.js";

export interface SimulatedEmployer {
  rows: LedgerRow[];
  versions: EmployerRow[];
}

const PAYERS = ["prompt", "lagging", "chronic", "intermittent", "vanished", "ahead", "moody"] as const;
type Payer = (typeof PAYERS)[number];

const PERMILLE: Record<Fund, bigint> = {si: 255n, hi: 45n, ui: 20n, oa: 5n};
const HEADCOUNTS = [0, 1, 9, 10, 49, 50, 199, 200, 499, 500];

/** The code of an old place in a month: its own until 2025-06, that of the province of today afterwards. */
export function codeIn(place: string, month: number): string {
  return month < SWITCH ? place : crosswalk.get(place)!;
}

/** An employer with code `employer` that begins in `home` and may move to other `places`, unless it is `anchored`. */
export function simulateEmployer(
  r: Random,
  spec: WorldSpec,
  employer: string,
  home: string,
  places: string[],
  anchored: boolean
): SimulatedEmployer {
  const last = spec.first + spec.months - 1;
  const start = anchored || r.chance(0.7) ? spec.first : r.int(spec.first, last);
  const end = anchored || r.chance(0.85) ? last : r.int(start, last);
  const stays = anchored ? () => home : staysOf(r, home, places, start, end);
  const versions = r.chance(0.85) ? versionsOf(r, spec, employer, start, end, stays) : [];
  const months: number[] = [];
  const gaps = !anchored && r.chance(0.3) ? r.int(1, 3) : 0;
  const missing = new Set<number>();
  for (let i = 0; i < gaps; i++) {
    const from = r.int(start + 1, end);
    for (let month = from; month <= from + r.int(0, 4); month++) missing.add(month);
  }
  for (let month = start; month <= end; month++) if (month === start || !missing.has(month)) months.push(month);
  return {rows: rowsOf(r, employer, months, stays), versions};
}

type Stays = (month: number) => string;

/** Where the employer stands: moves crowd around the change of the map, where a move and a merger look alike. */
function staysOf(r: Random, home: string, places: string[], start: number, end: number): Stays {
  const moves: {from: number; place: string}[] = [{from: -1, place: home}];
  const count = r.chance(0.3) ? r.int(1, 2) : 0;
  for (let i = 0; i < count; i++) {
    const from = r.chance(0.5) ? r.int(SWITCH - 1, SWITCH + 1) : r.int(start, end);
    moves.push({from, place: r.pick(places)});
  }
  moves.sort((a, b) => a.from - b.from);
  return (month) => moves.findLast((move) => move.from <= month)!.place;
}

function rowsOf(r: Random, employer: string, months: number[], stays: Stays): LedgerRow[] {
  const payer = r.pick(PAYERS);
  const scale = 10n ** BigInt(r.pick([0, 2, 6, 8, 10]));
  let headcount = r.chance(0.5) ? r.pick(HEADCOUNTS) : r.int(1, 700);
  let before: LedgerRow | null = null;
  const rows: LedgerRow[] = [];
  for (const period of months) {
    if (r.chance(0.15)) headcount = r.chance(0.5) ? r.pick(HEADCOUNTS) : r.int(0, 60);
    const wageBase = BigInt(headcount * r.int(1, 9)) * scale;
    const gap: boolean = before !== null && before.period < period - 1;
    const funds = {} as Record<Fund, FundRow>;
    for (const fund of FUNDS) {
      const last: bigint | null = before ? before.funds[fund].closing : null;
      funds[fund] = fundRow(r, payer, openingOf(r, last, gap, scale), accruedOf(fund, wageBase), period);
    }
    const interest = interestRow(r, before?.interest.closing ?? 0n, scale);
    const row: LedgerRow = {
      period,
      province: codeIn(stays(period), period),
      employer,
      headcount,
      wageBase,
      funds,
      interest
    };
    rows.push(row);
    before = row;
  }
  return rows;
}

function accruedOf(fund: Fund, wageBase: bigint): bigint {
  return (wageBase * PERMILLE[fund] + 500n) / 1000n;
}

/** The last closing; after a gap something arose or was paid meanwhile; now and then simply another number (a break). */
function openingOf(r: Random, last: bigint | null, gap: boolean, scale: bigint): bigint {
  if (last === null) return r.chance(0.25) ? BigInt(r.int(-3, 9)) * scale : 0n;
  if (gap) return r.chance(0.2) ? last : last + BigInt(r.int(-40, 80)) * scale;
  return r.chance(0.01) ? last + BigInt(r.int(-9, 9)) * scale : last;
}

function fundRow(r: Random, payer: Payer, opening: bigint, accrued: bigint, period: number): FundRow {
  let adjusted = 0n;
  if (r.chance(0.07)) adjusted = r.share(accrued, 800);
  if (r.chance(0.05)) adjusted = -r.share(accrued, 3000);
  let paid = payment(r, payer, opening, accrued + adjusted, period);
  if (r.chance(0.02)) paid = -r.share(accrued, 900);
  return {opening, accrued, adjusted, paid, closing: opening + accrued + adjusted - paid};
}

function payment(r: Random, payer: Payer, opening: bigint, arising: bigint, period: number): bigint {
  const due = opening + arising > 0n ? opening + arising : 0n;
  const old = opening > 0n ? opening : 0n;
  switch (payer) {
    case "prompt":
      return due;
    case "lagging":
      return old;
    case "chronic":
      return r.share(due, 900);
    case "intermittent":
      return r.chance(0.25) ? due : 0n;
    case "vanished":
      return r.chance(0.03) ? due : 0n;
    case "ahead":
      return r.chance(0.8) ? due + r.share(due, 300) : 0n;
    case "moody":
      return period % 12 === 11 ? due : r.share(due, r.pick([0, 300, 1000]));
  }
}

function interestRow(r: Random, last: bigint, scale: bigint): InterestRow {
  const opening = last;
  const accrued = r.chance(0.3) ? BigInt(r.int(0, 9)) * scale : 0n;
  const paid = r.chance(0.2) ? r.share(opening, 1000) : 0n;
  return {opening, accrued, paid, closing: opening + accrued - paid};
}

/** One to four versions; the first may begin before the first ledger row, or later than it. */
function versionsOf(
  r: Random,
  spec: WorldSpec,
  employer: string,
  start: number,
  end: number,
  stays: Stays
): EmployerRow[] {
  const from = new Set<number>([r.chance(0.75) ? start - r.int(0, 20) : r.int(start, end)]);
  const count = r.int(0, 3);
  for (let i = 0; i < count; i++) from.add(r.chance(0.3) ? r.int(SWITCH - 2, SWITCH + 2) : r.int(start, end));
  const cycle = r.pick([1, 1, 3, 3, 6] as const);
  return [...from].map((validFrom, i) => {
    const row = versionRow(r, employer, validFrom, codeIn(stays(validFrom), validFrom), spec.faults && r.chance(0.2));
    return i > 0 && r.chance(0.6) ? row : {...row, cycle};
  });
}

const DIVISIONS = [
  "01",
  "05",
  "10",
  "33",
  "35",
  "37",
  "41",
  "46",
  "47",
  "49",
  "55",
  "58",
  "59",
  "60",
  "61",
  "62",
  "63"
];
const MORE_DIVISIONS = ["64", "66", "68", "69", "75", "77", "82", "84", "85", "86", "88", "90", "93", "94", "97", "99"];

/** A version with every attribute drawn anew; a cell that must be filled may be empty in a faulty one. */
export function versionRow(
  r: Random,
  employer: string,
  validFrom: number,
  province: string,
  faulty: boolean
): EmployerRow {
  const sectorVersion = r.chance(0.5) ? "2018" : "2025";
  const oldOnly = sectorVersion === "2018" && r.chance(0.15);
  const division = r.pick(r.chance(0.6) ? DIVISIONS : MORE_DIVISIONS);
  return {
    employer,
    validFrom,
    province,
    employerType: faulty && r.chance(0.3) ? "" : String(r.int(1, 12)),
    sector: faulty && r.chance(0.3) ? "" : oldOnly ? "45" : division,
    sectorVersion,
    cycle: r.pick([1, 3, 6] as const),
    hardToCollect: r.chance(0.75) ? "" : r.pick(["missing", "bankrupt", "dissolved", "other"] as const),
    frozen: r.chance(0.12)
  };
}
