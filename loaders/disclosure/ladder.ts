import {group, sum} from "d3-array";
import type {Db} from "../warehouse/open.js";

/** Late employers of the nation at one or several states of the ladder, at the last month. Money is whole đồng. */
export interface NationState {
  /** States of the ladder that are told together: steps due, `waiting`, `apart`. */
  states: string[];
  employers: number;
  late: bigint;
}

/** Employers of one province at one state; `published` are those that are published by name. */
export interface StatePart {
  state: string;
  place: string;
  employers: number;
  published: number;
  late: bigint;
}

const STEPS = [
  ...["dunning_notice", "violation_record", "inspection_decision", "inspection_conclusion"],
  ...["penalty_decision", "enforcement_decision", "police_referral"]
];
/** How finely the nation is told, the finest first; a state that no set holds is told by itself. */
const GROUPINGS: readonly (readonly (readonly string[])[])[] = [
  [],
  [
    ["inspection_decision", "inspection_conclusion"],
    ["penalty_decision", "enforcement_decision", "police_referral"]
  ],
  [STEPS],
  [STEPS, ["waiting", "apart"]]
];

/** The nation's ladder as provinces and officers may see it; null when even its coarsest form has few employers somewhere. */
export async function nationLadder(db: Db, threshold: number): Promise<NationState[] | null> {
  const parts = await db.all<StatePart>(`
    select
      case when handling is not null then 'apart' else coalesce(step_due, 'waiting') end as state, as_is_code as place,
      count(*)::integer as employers, sum(late)::bigint as late,
      (count(*) filter (publishable and published_on is not null))::integer as published
    from ladder.fct_step where period_ix = (select max(period_ix) from warehouse.dim_period)
    group by all order by all`);
  return tellNation(parts, threshold);
}

/**
 * The finest grouping in which no set has few employers, nor few beside those of any one province, nor few beside those
 * published by name. All sets of it are shown: none has to be hidden, so none can be worked out from the nation's total.
 * @param threshold fewer employers than this are few; 0 are not.
 */
export function tellNation(parts: readonly StatePart[], threshold: number): NationState[] | null {
  if (parts.length === 0) return null;
  const few = (n: number) => n > 0 && n < threshold;
  for (const grouping of GROUPINGS) {
    const setOf = (state: string) => grouping.find((states) => states.includes(state)) ?? [state];
    const sets = [...group(parts, ({state}) => setOf(state).join(" "))];
    const isSafe = sets.every(([, rows]) => {
      const all = sum(rows, (row) => row.employers);
      const known = [0, sum(rows, (row) => row.published)];
      for (const own of group(rows, (row) => row.place).values()) known.push(sum(own, (row) => row.employers));
      return known.every((part) => !few(all - part));
    });
    if (isSafe)
      return sets.map(([key, rows]) => ({
        states: key.split(" "),
        employers: sum(rows, (row) => row.employers),
        late: rows.reduce((total, row) => total + row.late, 0n)
      }));
  }
  return null;
}
