import {searchContributors} from "../../src/domain/stats/contributorSearch.js";
import {named, type LeafTable} from "../../src/domain/stats/leaves.js";
import type {Db} from "../warehouse/open.js";
import {termsWithin} from "./account.js";
import type {AccountCell} from "./accountRate.js";
import type {Scope} from "./scope.js";

/** An employer whose late amount within the scope changed. */
export interface ChangedEmployer {
  employer_code: string;
  employer_name: string | null;
  late_start: number;
  late_end: number;
  change: number;
  /** The terms of the account that make the change, the largest first. */
  terms: string[];
}

/** Who makes the change: of all that rose, or fell, as the whole did. */
export interface Changers {
  direction: "rise" | "fall" | "none";
  /** Sum over employers that went that way, and how many they are. */
  gross: number;
  employers: number;
  /** The fewest employers that make half, and four fifths, of it. */
  half: number;
  fourFifths: number;
  top: ChangedEmployer[];
}

/** Employers by how much they moved the scope's late amount, in its direction. */
export async function readChangers(db: Db, scope: Scope, net: bigint, most: number): Promise<Changers> {
  const sign = net > 0n ? 1 : net < 0n ? -1 : 0;
  if (sign === 0) return {direction: "none", gross: 0, employers: 0, half: 0, fourFifths: 0, top: []};
  const ranked = `
    with changes as (
      select employer_id, sum(amount) filter (term = 'start') as late_start, sum(amount) filter (term = 'end') as late_end,
        coalesce(late_end, 0) - coalesce(late_start, 0) as change,
        list(term order by abs(amount) desc, term) filter (term not in ('start', 'end')) as terms
      ${termsWithin(scope)} group by employer_id having change * ${sign} > 0
    ),
    ordered as (
      select *, row_number() over w as place, sum(abs(change)) over w as so_far, sum(abs(change)) over () as gross
      from changes window w as (order by abs(change) desc, employer_id rows between unbounded preceding and current row)
    )`;
  const [sums] = await db.all<{gross: string | null; employers: number; half: number; four_fifths: number}>(`${ranked}
    select max(gross)::varchar as gross, count(*)::integer as employers,
      min(place) filter (so_far * 2 >= gross)::integer as half,
      min(place) filter (so_far * 5 >= gross * 4)::integer as four_fifths
    from ordered`);
  const top = await db.all<ChangedEmployer>(`${ranked}
    select e.employer_code, v.employer_name, coalesce(o.late_start, 0)::double as late_start,
      coalesce(o.late_end, 0)::double as late_end, o.change::double as change, o.terms
    from ordered as o
    inner join warehouse.dim_employer as e on o.employer_id = e.employer_id
    left join warehouse.dim_employer_version as v on o.employer_id = v.employer_id
      and v.from_ix <= getvariable('to_ix') and (v.to_ix is null or v.to_ix > getvariable('to_ix'))
    where o.place <= ${most} order by o.place`);
  return {
    direction: sign > 0 ? "rise" : "fall",
    gross: Number(sums!.gross ?? 0),
    employers: sums!.employers,
    half: sums!.half,
    fourFifths: sums!.four_fifths,
    top: top.map((row) => ({...row, terms: Array.from(row.terms)}))
  };
}

/** A set of cells that moved on its own. */
export interface CellSet {
  set: Record<string, string>;
  effect: number;
  share: number;
}

/** The sets of cells that explain the change of the rate, several columns at once. */
export function cellSets(cells: readonly AccountCell[], scope: Scope): CellSet[] {
  const columns = {
    province: "place",
    sector: "section",
    employer_type: "employer_type",
    size_class: "size_class"
  } as const;
  const attributes = (Object.keys(columns) as (keyof typeof columns)[]).filter((name) => name !== scope.level);
  if (!cells.length) return [];
  const labels = attributes.map((name) => [...new Set(cells.map((cell) => cell[columns[name]]))].sort());
  const positive = (value: bigint) => Math.max(0, Number(value));
  const table: LeafTable = {
    attributes,
    labels,
    codes: attributes.map((name, a) => Int32Array.from(cells, (cell) => labels[a]!.indexOf(cell[columns[name]]))),
    before: Float64Array.from(cells, (cell) => positive(cell.late1)),
    after: Float64Array.from(cells, (cell) => positive(cell.late2)),
    beforeCount: Float64Array.from(cells, (cell) => positive(cell.base1)),
    afterCount: Float64Array.from(cells, (cell) => positive(cell.base2))
  };
  return searchContributors(table).map(({conditions, effect, share}) => ({
    set: named(table, conditions),
    effect,
    share
  }));
}
