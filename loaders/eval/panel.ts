import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {prepareDetection, readRules, type Rule} from "../detection/rules.js";
import {ratesModel, readMetrics} from "../metrics/definitions.js";
import {periodIndex, reference} from "../reference.js";
import {FOLDERS} from "../warehouse/build.js";
import {auditModel, makeModel, readModels} from "../warehouse/models.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";

/** One employer of a panel: where it stands, what it does, how much it declares each month (null = no row). */
export interface PanelEmployer {
  code: string;
  /** As-is province. */
  place: string;
  /** The province that its months are delivered for, where that is not `place` (one of the 63). */
  delivered?: string;
  division: string;
  section: string;
  type?: string;
  region?: string;
  heads: readonly (number | null)[];
  /** Wage base of each month; headcount times `wage` when not given. */
  wages?: readonly (number | null)[];
  wage?: number;
  /** Late at the end of each month, where anything is. */
  late?: readonly number[];
  /** Share of the month's contributions that is paid; all of them when not given. */
  paid?: readonly number[];
  /** Months between two payments; 1 when not given. */
  cycle?: number;
  /** What the register says from month `t` on. */
  later?: {t: number; place?: string; division?: string; section?: string; type?: string};
}

export interface Panel {
  /** Month index of the first column. */
  from: number;
  employers: readonly PanelEmployer[];
  /** What was found out about months of employers (by number, months from the first column). */
  verdicts?: readonly {employer: number; t: number; variable: string; verdict: string}[];
  /** Deliveries of which a part stands in quarantine. */
  unsound?: readonly {place: string; t: number}[];
  /** Months in which a province's headcount moved beyond its limit: heads before and now. */
  moved?: readonly {place: string; t: number; before: number; now: number}[];
}

/** A tested employer's line of a month, as the detector gives it. */
export interface Scored {
  employer: number;
  z_h: number;
  z_w: number;
  z_b: number;
}

/** Puts a panel into a database of its own, runs the detector's models on it as the build does, and hands it over. */
export async function withDetection<T>(
  panel: Panel,
  use: (db: Db) => Promise<T>,
  rules: readonly Rule[] = readRules()
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "arrears-panel-"));
  try {
    return await withDatabase(":memory:", {tmp: folder}, async (db) => {
      await db.run(
        "set preserve_insertion_order = false; create schema warehouse; create schema detection; attach ':memory:' as staging"
      );
      await fill(db, panel, folder);
      await prepareDetection(db, rules);
      for (const model of readModels(FOLDERS, [ratesModel(readMetrics())]).filter((m) =>
        m.file.startsWith("detection/")
      )) {
        await makeModel(db, model);
        const problems = await auditModel(db, model);
        if (problems.length) throw new Error(problems.join("\n"));
      }
      return use(db);
    });
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function fill(db: Db, panel: Panel, folder: string): Promise<void> {
  const ledger = join(folder, "ledger.csv");
  const employers = join(folder, "employers.csv");
  writeFileSync(
    ledger,
    ["id,ix,version,place,delivered,heads,wages,late,months_late,paid", ...ledgerLines(panel)].join("\n")
  );
  writeFileSync(
    employers,
    [
      "version,id,code,place,division,section,type,region,cycle",
      ...panel.employers.flatMap((e, i) =>
        versionsOf(e).map((v, k) =>
          [
            ...[k * LATER + i, i, v.code, v.place, v.division, v.section, v.type ?? "3", v.region ?? ""],
            e.cycle ?? 1
          ].join(",")
        )
      )
    ].join("\n")
  );
  const months = Math.max(1, ...panel.employers.map((e) => e.heads.length));
  await db.run(`
    create table given as select * from read_csv(${literal(ledger)}, header = true, columns = {employer_id: 'INTEGER', period_ix: 'INTEGER', version_id: 'INTEGER',
      as_is_code: 'VARCHAR', province_code: 'VARCHAR', headcount: 'INTEGER', wage_base: 'BIGINT', late: 'BIGINT', months_late: 'INTEGER', paid: 'DOUBLE'});
    create table warehouse.dim_employer_version as
      select version as version_id, id as employer_id, 0 as from_ix, null::integer as to_ix, place as province_code, division as sector_code,
        '2018' as sector_version, section, type as employer_type, nullif(region, '') as min_wage_region, cycle as payment_cycle
      from read_csv(${literal(employers)}, header = true, columns = {version: 'INTEGER', id: 'INTEGER', code: 'VARCHAR', place: 'VARCHAR', division: 'VARCHAR',
        section: 'VARCHAR', type: 'VARCHAR', region: 'VARCHAR', cycle: 'INTEGER'});
    create table warehouse.dim_employer as select distinct id::integer as employer_id, code as employer_code
      from read_csv(${literal(employers)}, header = true, all_varchar = true);
    create table warehouse.dim_period as
      select ix::integer as period_ix, printf('%04d-%02d', ix // 12, ix % 12 + 1) as period from range(${panel.from}, ${panel.from + months}) as t(ix);
    create table warehouse.fct_ledger as
      select employer_id, period_ix, province_code, as_is_code, version_id, headcount, wage_base,
        (wage_base * 0.32)::bigint as si_accrued, 0::bigint as hi_accrued, 0::bigint as ui_accrued, 0::bigint as oa_accrued,
        (wage_base * 0.32 * paid)::bigint as si_paid, 0::bigint as hi_paid, 0::bigint as ui_paid, 0::bigint as oa_paid
      from given;
    create table warehouse.fct_late as select employer_id, period_ix, late, months_late from given where late > 0;
    create table warehouse.fct_delivery as
      select distinct period_ix, province_code, as_is_code, 1000 as rows, 0 as quarantined, false as is_held from given;
    ${(panel.unsound ?? []).map((d) => `update warehouse.fct_delivery set quarantined = 200 where period_ix = ${panel.from + d.t} and province_code = ${literal(d.place)};`).join("\n")}
    create table warehouse.fct_reconciliation(period_ix integer, province_code varchar, check_id varchar, expected hugeint, found hugeint, is_provisional boolean);
    ${(panel.moved ?? []).map((d) => `insert into warehouse.fct_reconciliation values (${panel.from + d.t}, ${literal(d.place)}, 'headcount_change', ${d.before}, ${d.now}, true);`).join("\n")}
    create table warehouse.fct_verdict(employer_id integer, period_ix integer, variable varchar, verdict varchar);
    create schema ref;
    create table ref.events as select * from (values ${tets()}) as t(kind, period_ix)`);
  for (const v of panel.verdicts ?? [])
    await db.run(`insert into warehouse.fct_verdict
      values (${v.employer}, ${panel.from + v.t}, ${literal(v.variable)}, ${literal(v.verdict)})`);
}

/** What is added to an employer's number for its later version. */
const LATER = 10_000_000;

function versionsOf(e: PanelEmployer): PanelEmployer[] {
  return e.later ? [e, {...e, ...e.later}] : [e];
}

function versionAt(e: PanelEmployer, t: number): number {
  return e.later && t >= e.later.t ? 1 : 0;
}

function tets(): string {
  return reference("tet_dates")
    .map((r) => `('tet', ${periodIndex(r["month_of_tet"]!)})`)
    .join(", ");
}

function ledgerLines(panel: Panel): string[] {
  return panel.employers.flatMap((e, i) => {
    let months = -1;
    return e.heads.flatMap((heads, t) => {
      months = e.late?.[t] ? months + 1 : -1;
      if (heads === null) return [];
      const wages = e.wages ? e.wages[t] : heads * (e.wage ?? 6_000_000);
      const version = versionsOf(e)[versionAt(e, t)]!;
      return [
        [
          ...[i, panel.from + t, versionAt(e, t) * LATER + i, version.place, version.delivered ?? version.place, heads],
          ...[Math.round(wages ?? 0), e.late?.[t] ?? 0, months, e.paid?.[t] ?? 1]
        ].join(",")
      ];
    });
  });
}

/** The scores of one month for every tested employer; 0 for who did not change. */
export async function scoresOf(db: Db, periodIx: number): Promise<Scored[]> {
  return db.all<Scored>(`
    select l.employer_id as employer, coalesce(s.z_h, 0)::double as z_h, coalesce(s.z_w, 0)::double as z_w, coalesce(s.z_b, 0)::double as z_b
    from warehouse.fct_ledger as l
    inner join warehouse.fct_ledger as b on l.employer_id = b.employer_id and b.period_ix = ${periodIx - 1} and b.headcount > 0
    left join detection.fct_score as s on l.employer_id = s.employer_id and s.period_ix = ${periodIx}
    where l.period_ix = ${periodIx} order by 1`);
}
