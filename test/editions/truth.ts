/** What is true of the test's world, read from the full warehouse by SQL of the test's own. */
export const OWN = "79";
/** Codes of 2025-06 and before whose places are province OWN today. */
export const MERGED = ["74", "77"];
export const SMALL = 5;
export const LEVELS = {province: "provinces", sector: "sectors", employer_type: "employer-types"} as const;
export type Level = keyof typeof LEVELS;

export interface Truth {
  level: Level | "nation";
  code: string;
  period: string;
  employers: number;
  employers_late: number;
  late: number;
  own_employers: number;
  own_late_employers: number;
  own_late: number;
}

/** Groups with what province OWN knows to be its own part of them. */
export const TRUTH = `
  with cells as (
    select period_ix, as_is_code, unnest([
      {level: 'nation', code: 'VN'}, {level: 'province', code: as_is_code}, {level: 'sector', code: section},
      {level: 'employer_type', code: employer_type}
    ], recursive := true), employers, employers_late, late
    from warehouse.fct_cell
  )
  select level, code, period, sum(employers)::double as employers, sum(employers_late)::double as employers_late,
    sum(late)::double as late,
    coalesce(sum(employers) filter (as_is_code = '${OWN}'), 0)::double as own_employers,
    coalesce(sum(employers_late) filter (as_is_code = '${OWN}'), 0)::double as own_late_employers,
    coalesce(sum(late) filter (as_is_code = '${OWN}'), 0)::double as own_late
  from cells inner join warehouse.dim_period using (period_ix) group by level, code, period order by 1, 2, 3`;

/** Today's code of a province of the test's world. */
export const todays = (code: string) => (MERGED.includes(code) ? OWN : code);
