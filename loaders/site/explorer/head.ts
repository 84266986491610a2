import type {Named} from "../../../src/domain/explorer/meta.js";
import {periodText} from "../../reference.js";
import type {Db} from "../../warehouse/open.js";

export interface Head {
  asOf: string;
  isSynthetic: boolean;
  firstIx: number;
  periods: string[];
  provinces: Named[];
  sections: Named[];
  types: Named[];
  kinds: Named[];
  steps: Named[];
  hasLadder: boolean;
  lastEmployer: number;
  /** Wages are whole multiples of it. */
  wageUnit: number;
}

/** What all rows share: months, codes with names, kinds of flags. */
export async function readHead(db: Db): Promise<Head> {
  const run = new Map(
    (await db.all<{key: string; value: string}>("select key, value from warehouse.run")).map((r) => [r.key, r.value])
  );
  const [span] = await db.all<{first_ix: number; last_ix: number; employers: number; unit: number}>(`
    select min(period_ix) as first_ix, max(period_ix) as last_ix,
      (select max(employer_id) from warehouse.dim_employer) as employers,
      case when bool_and(wage_base % 1000 = 0) then 1000 else 1 end as unit
    from warehouse.fct_ledger`);
  const months = span!.last_ix - span!.first_ix + 1;
  const [ladder] = await db.all<{n: bigint}>(
    "select count(*) as n from duckdb_tables() where schema_name || '.' || table_name in ('ladder.fct_step', 'warehouse.fct_document', 'ref.steps')"
  );
  const hasLadder = Number(ladder!.n) === 3;
  const named = async (sql: string) => [
    ...(await db.all<Named>(sql)),
    {code: "unknown", vi: "Chưa xác định", en: "Unknown"}
  ];
  return {
    asOf: run.get("as_of") || run.get("known_until") || "",
    isSynthetic: /^(1|true)$/.test(run.get("is_synthetic") ?? ""),
    firstIx: span!.first_ix,
    periods: Array.from({length: months}, (_, i) => periodText(span!.first_ix + i)),
    provinces: await named(
      "select code, name_vi as vi, name_en as en from ref.provinces where map = '34' order by code"
    ),
    sections: await named("select section as code, short_vi as vi, short_en as en from ref.sections order by section"),
    types: await named("select code, short_vi as vi, short_en as en from ref.employer_types order by code::integer"),
    kinds: await db.all<Named>(`
      select f.kind as code, coalesce(any_value(r.title_vi), f.kind) as vi, coalesce(any_value(r.title_en), f.kind) as en
      from detection.fct_flag as f left join ref.rules as r on f.kind = r.id group by f.kind order by f.kind`),
    steps: hasLadder
      ? await db.all<Named>(`
          select id as code, arg_max(title_vi, from_ix) as vi, arg_max(title_en, from_ix) as en
          from ref.steps group by id order by min(sort)`)
      : [],
    hasLadder,
    lastEmployer: span!.employers,
    wageUnit: span!.unit
  };
}

/** The change of headcount and average wage of each section's employers, month by month: 10 %, 50 % and 90 %. */
export async function readPeers(db: Db): Promise<Record<string, (number[] | null)[]>> {
  const rows = await db.all<{section: string; ix: number; q_h: number[]; q_w: number[]}>(`
    with changes as (
      select coalesce(v.section, 'unknown') as section, l.period_ix,
        l.headcount::float / b.headcount - 1 as d_h,
        case when l.headcount > 0 and b.wage_base > 0 and l.wage_base > 0
          then (l.wage_base::float * b.headcount) / (b.wage_base::float * l.headcount) - 1 end as d_w
      from warehouse.fct_ledger as l
      inner join warehouse.fct_ledger as b on l.employer_id = b.employer_id and l.period_ix = b.period_ix + 1 and b.headcount >= 5
      left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    )
    select section, (period_ix - (select min(period_ix) from warehouse.fct_ledger))::integer as ix,
      [round(x, 4) for x in quantile_cont(d_h, [0.1, 0.5, 0.9])] as q_h,
      [round(x, 4) for x in quantile_cont(d_w, [0.1, 0.5, 0.9])] as q_w
    from changes group by section, ix order by section, ix`);
  const [span] = await db.all<{n: number}>(
    "select (max(period_ix) - min(period_ix) + 1)::integer as n from warehouse.fct_ledger"
  );
  const out: Record<string, (number[] | null)[]> = {};
  for (const row of rows) {
    const months = (out[row.section] ??= Array.from({length: span!.n}, () => null));
    months[row.ix] = [...items(row.q_h), ...items(row.q_w)];
  }
  return out;
}

/** A list of the engine as numbers; an empty one where nobody was there. */
function items(list: unknown): number[] {
  const values = (list as {items?: unknown[]} | null)?.items ?? (list as unknown[] | null) ?? [];
  return Array.from(values, Number);
}
