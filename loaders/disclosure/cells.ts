import {group} from "d3-array";
import {LEVELS} from "../../src/domain/disclosure.js";
import {suppress, type Cell, type Insider, type Relation, type Table} from "../../src/domain/suppression.js";
import type {Db} from "../warehouse/open.js";
import type {SmallCellRule} from "./smallCells.js";

/** What other readers than a group's own may not see. */
export interface Withheld {
  /** Groups, as "level/code", in every month. */
  groups: ReadonlySet<string>;
  /** Of them: small in some month (the others protect these). Nobody is told which. */
  small: ReadonlySet<string>;
  /** Whether the nation's ageing may be shown. */
  ageing: boolean;
  rule: SmallCellRule;
}

interface GroupRow {
  level: string;
  code: string;
  period_ix: number;
  employers: number;
  employers_late: number;
  late: number;
  receivable: number;
}

/** A part of a group that some readers know one by one. */
interface PartRow extends GroupRow {
  /** Code of a province, or "" for employers that are published by name. */
  reader: string;
}

/**
 * Groups that are withheld from all but their own readers, the same in every edition and every month: those over few
 * employers or few late ones in some month, those of which few would remain when a province takes away its own (or anybody
 * the published ones), and those without which these could be worked out. Every group is one of the nation's parts at its
 * level; levels meet in the nation's total alone.
 */
export async function withheldGroups(db: Db, rule: SmallCellRule): Promise<Withheld> {
  const groups = await db.all<GroupRow>(GROUPS);
  const parts = await db.all<PartRow>(PARTS);
  const byMonth = group(groups, (row) => row.period_ix);
  const partsOf = group(
    parts,
    (row) => row.period_ix,
    (row) => key(row)
  );
  const tables = [...byMonth].flatMap(([ix, rows]) =>
    tablesOf(rows, partsOf.get(ix) ?? new Map<string, PartRow[]>(), rule)
  );
  const {hidden, primary} = suppress(tables, rule, insidersOf([...byMonth.keys()], parts));
  return {groups: hidden, small: primary, ageing: await ageingIsSafe(db, rule), rule};
}

const key = ({level, code}: GroupRow) => `${level}/${code}`;

/** Employers with what they owe in one table, late ones in another: both are counts of contributors. */
function tablesOf(rows: readonly GroupRow[], parts: ReadonlyMap<string, PartRow[]>, rule: SmallCellRule): Table[] {
  const relations: Relation[] = LEVELS.map((level) => ({
    total: "nation/VN",
    parts: rows.filter((row) => row.level === level).map(key)
  }));
  const cells = (count: (row: GroupRow) => number, amount: (row: GroupRow) => number): Cell[] =>
    rows.map((row) => ({
      key: key(row),
      count: count(row),
      amounts: [Math.max(0, amount(row))],
      keep: row.level === "nation",
      small: (parts.get(key(row)) ?? []).some((part) => isFew(count(row) - count(part), rule))
    }));
  return [
    {
      cells: cells(
        (row) => row.employers,
        (row) => row.receivable
      ),
      relations
    },
    {
      cells: cells(
        (row) => row.employers_late,
        (row) => row.late
      ),
      relations
    }
  ];
}

function isFew(count: number, {threshold}: SmallCellRule): boolean {
  return count > 0 && count < threshold;
}

/** Each province knows its own group, and its part of all others. */
function insidersOf(months: readonly number[], parts: readonly PartRow[]): Insider[] {
  const byReader = group(
    parts.filter(({reader}) => reader !== ""),
    (row) => row.reader,
    (row) => row.period_ix
  );
  return [...byReader].map(([province, byMonth]) => ({
    known: [`province/${province}`],
    parts: months.flatMap((ix) => {
      const rows = byMonth.get(ix) ?? [];
      return [
        new Map(rows.map((row) => [key(row), {count: row.employers, amounts: [Math.max(0, row.receivable)]}])),
        new Map(rows.map((row) => [key(row), {count: row.employers_late, amounts: [Math.max(0, row.late)]}]))
      ];
    })
  }));
}

const GROUPS = `
  select level, code, period_ix, employers::double as employers, employers_late::double as employers_late,
    late::double as late, coalesce(receivable, 0)::double as receivable
  from metrics.rates where map in ('', 'as-is') and coalesce(deliveries, 0) > 0
  order by period_ix, level, code`;

const MEASURED = `sum(employers)::double as employers, sum(employers_late)::double as employers_late,
  sum(late)::double as late, sum(receivable)::double as receivable`;

/** What provinces have in the groups of the other levels, and what those published have at the last month. */
const PARTS = `
  select 'sector' as level, section as code, period_ix, as_is_code as reader, ${MEASURED}
  from warehouse.fct_cell group by all
  union all
  select 'employer_type', employer_type, period_ix, as_is_code, ${MEASURED} from warehouse.fct_cell group by all
  union all
  select level, code, period_ix, '', count(*)::double, count(*)::double, sum(late)::double, 0::double from (
    select s.period_ix, s.late, unnest([
      {level: 'province', code: s.as_is_code},
      {level: 'sector', code: coalesce(v.section, 'unknown')},
      {level: 'employer_type', code: coalesce(v.employer_type, 'unknown')}
    ], recursive := true)
    from ladder.fct_step as s
    inner join warehouse.fct_ledger as l on s.employer_id = l.employer_id and s.period_ix = l.period_ix
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    where s.publishable and s.published_on is not null
      and s.period_ix = (select max(period_ix) from warehouse.dim_period)
  ) group by level, code, period_ix
  order by 3, 1, 2, 4`;

/** The nation's ageing shows when no class of no month has few employers, nor few beside those of any one province. */
async function ageingIsSafe(db: Db, {threshold}: SmallCellRule): Promise<boolean> {
  const rows = await db.all(`
    with classes as (
      select period_ix, age_class, coalesce(sum(employers) filter (where level = 'nation'), 0) as n,
        [0] || list(coalesce(employers, 0)) filter (where level = 'province') as own
      from metrics.ageing where map in ('', 'as-is') group by period_ix, age_class
    )
    select 1 from classes where len(list_filter(own, part -> n - part between 1 and ${threshold - 1})) > 0 limit 1`);
  return rows.length === 0;
}
