import type {Exposure, LateEvent, Stranded} from "./lateRisk.js";

/** One employer at the end of a month. */
export interface EmployerAtRisk {
  group: string;
  sector: string;
  isWorking: boolean;
  receivable: number;
  late: number;
}

/** Quarters of a logarithm are one bin. */
const BINS = 4;
/** Logs that one wide class of sizes spans. */
const WIDE = 1.5;
/** Debts beyond so many years' receivable say nothing about what others could owe. */
const STRANDED = 10;

/**
 * Employers gathered by class and bin, as loaders/ranking/sql does it for a warehouse (a test compares both): for
 * simulations and small tables.
 */
export function binned(employers: readonly EmployerAtRisk[]): {
  exposures: Exposure[];
  events: LateEvent[];
  stranded: Stranded[];
} {
  const exposures = new Map<string, Exposure>();
  const events = new Map<string, LateEvent>();
  const stranded = new Map<string, Stranded>();
  for (const {group, sector, isWorking, receivable, late} of employers) {
    const isApart = late > 0 && (receivable <= 0 || late > STRANDED * receivable);
    const size = receivable > 0 ? Math.max(-1, Math.floor(Math.log(receivable) / WIDE)) : 0;
    const cls = {group, sector, isWorking, size};
    const key = `${group}|${sector}|${isWorking}|${size}`;
    if (receivable > 0) {
      const bin = Math.floor(Math.log(receivable) * BINS);
      const there = getOr(exposures, `${key}|${bin}`, {...cls, bin, employers: 0, receivable: 0});
      there.employers++;
      there.receivable += receivable;
    }
    if (isApart) {
      const bin = Math.floor(Math.log(late) * BINS);
      const there = getOr(stranded, `${group}|${bin}`, {group, employers: 0, late: 0});
      there.employers++;
      there.late += late;
    } else if (late > 0) {
      const bin = Math.floor(Math.log(late / receivable) * BINS);
      const there = getOr(events, `${key}|${bin}`, {...cls, bin, employers: 0, part: 0});
      there.employers++;
      there.part += late / receivable;
    }
  }
  return {exposures: [...exposures.values()], events: [...events.values()], stranded: [...stranded.values()]};
}

function getOr<V>(map: Map<string, V>, key: string, fresh: V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  map.set(key, fresh);
  return fresh;
}
