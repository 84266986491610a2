import {group} from "d3-array";
import {
  suppress,
  type Relation,
  type Suppression,
  type SuppressionRule,
  type Table
} from "../../../../../src/domain/suppression.js";

/** Months of cover missing, and states of workers: two ways in which the same workers are parted. */
export const MISSING = ["missing_0", "missing_1", "missing_3", "missing_6", "missing_12", "never_paid"] as const;
export const STATES = ["working", "on_leave", "left_unsettled", "left_settled"] as const;
export type Measure = "workers" | (typeof MISSING)[number] | (typeof STATES)[number];

/** Workers of a group in a month. */
export type WorkerCells = Record<Measure, number> & {
  level: "nation" | "province" | "sector";
  code: string;
  period_ix: number;
  period: string;
  employers: number;
  newly_left: number;
  newly_settled: number;
  joined: number;
};

/** The key of a figure: who, and what of them. */
export const cellKey = ({level, code}: Pick<WorkerCells, "level" | "code">, measure: Measure): string =>
  `${level}/${code}/${measure}`;

/**
 * Which figures of the workers' tables stay hidden, in all months alike: small ones, and those by which a small one could be
 * worked out from totals. Sums known to the reader: workers of a group over cover and over states, and the nation over
 * provinces and over sectors. Sectors are parted by cover only.
 */
export function hiddenCells(rows: readonly WorkerCells[], rule: SuppressionRule): Suppression {
  const months = [...group(rows, (row) => row.period_ix).values()];
  return suppress(months.map(tableOf), {threshold: rule.threshold, width: rule.width});
}

function measuresOf({level}: WorkerCells): Measure[] {
  return level === "sector" ? ["workers", ...MISSING] : ["workers", ...MISSING, ...STATES];
}

/** The figures of one month and how they add up. */
export function tableOf(rows: readonly WorkerCells[]): Table {
  const nation = rows.find((row) => row.level === "nation");
  const cells = rows.flatMap((row) =>
    measuresOf(row).map((measure) => ({
      key: cellKey(row, measure),
      count: row[measure],
      keep: row.level === "nation"
    }))
  );
  const relations: Relation[] = rows.flatMap((row) => [
    {total: cellKey(row, "workers"), parts: MISSING.map((measure) => cellKey(row, measure))},
    ...(row.level === "sector"
      ? []
      : [{total: cellKey(row, "workers"), parts: STATES.map((measure) => cellKey(row, measure))}])
  ]);
  if (nation)
    for (const level of ["province", "sector"] as const) {
      const groups = rows.filter((row) => row.level === level);
      for (const measure of groups[0] ? measuresOf(groups[0]) : [])
        relations.push({total: cellKey(nation, measure), parts: groups.map((row) => cellKey(row, measure))});
    }
  return {cells, relations};
}
