import type {DeliveryRow} from "../../marts/types.js";

/** Months in a row in which the deliveries of a province were in the same state. */
export interface DeliveryRun extends DeliveryRow {
  first_ix: number;
  last_ix: number;
}

/**
 * Deliveries to look at, months in a row put together: a province that never delivers is one line and not one for each
 * month. Counts are sums; the latest run comes first.
 */
export function deliveryRuns(deliveries: DeliveryRow[]): DeliveryRun[] {
  const open = new Map<string, DeliveryRun>();
  const runs: DeliveryRun[] = [];
  for (const row of [...deliveries].sort((a, b) => a.period_ix - b.period_ix)) {
    if (row.state === "delivered") continue;
    const place = `${row.map}/${row.province_code}`;
    const run = open.get(place);
    if (run && continues(run, row)) extend(run, row);
    else {
      const started = {...row, first_ix: row.period_ix, last_ix: row.period_ix};
      open.set(place, started);
      runs.push(started);
    }
  }
  return runs.sort((a, b) => b.last_ix - a.last_ix || (a.province_code < b.province_code ? -1 : 1));
}

function continues(run: DeliveryRun, row: DeliveryRow): boolean {
  const isNext = row.period_ix === run.last_ix + 1;
  return (
    isNext && row.state === run.state && row.is_correction === run.is_correction && row.loaded_at === run.loaded_at
  );
}

function extend(run: DeliveryRun, row: DeliveryRow): void {
  run.last_ix = row.period_ix;
  run.rows = sum(run.rows, row.rows);
  run.accepted = sum(run.accepted, row.accepted);
  run.quarantined = sum(run.quarantined, row.quarantined);
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
