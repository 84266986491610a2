import {readFileSync} from "node:fs";
import {join} from "node:path";
import {PROGRAM} from "../paths.js";
import {REFERENCE, SWITCH_2025_07} from "../reference.js";
import type {Metric} from "../metrics/definitions.js";
import {literal, type Db} from "./open.js";

const SIZE_CLASSES = ["0", "1–9", "10–49", "50–199", "200–499", "500+"];
const AGE_CLASSES = ["<1", "1–<3", "3–<6", "6–<12", ">=12"];

/** Puts the reference tables into schema `ref`: provinces with their months of validity, sectors by version, … */
export async function loadReference(db: Db, metrics: readonly Metric[]): Promise<void> {
  const csv = (name: string) =>
    `read_csv(${literal(join(REFERENCE, `${name}.csv`))}, header = true, all_varchar = true)`;
  const list = (codes: string[]) => codes.map((code, i) => `(${literal(code)}, ${i + 1})`).join(", ");
  await db.run(`
    create schema if not exists ref;
    create table ref.provinces as
      select '63' as map, code, name_vi, name_en, full_name_vi, region, new_code_34 as as_is_code, 0 as from_ix,
        ${SWITCH_2025_07} as to_ix from ${csv("provinces_63")}
      union all
      select '34', code, name_vi, name_en, full_name_vi, region, code, ${SWITCH_2025_07}, null from ${csv("provinces_34")};
    create table ref.divisions as
      select version, division, name_vi, section_2025 as section
      from ${csv("vsic_divisions")} cross join (values ('2018'), ('2025')) as v(version);
    create table ref.sections as
      select section, name_vi, name_en, short_vi, short_en from ${csv("vsic2025_sections")};
    create table ref.employer_types as
      select code, name_vi, name_en, short_vi, short_en, is_non_state = '1' as is_non_state from ${csv("employer_types")};
    create table ref.size_classes as select * from (values ${list(SIZE_CLASSES)}) as t(code, sort);
    create table ref.age_classes as select * from (values ${list(AGE_CLASSES)}) as t(code, sort);
    create table ref.published as
      select * replace (value::double as value) from ${csv("published_arrears_rates")};
    create table ref.events as
      select date, left(date, 4)::integer * 12 + date[6:7]::integer - 1 as period_ix, kind, label_vi, label_en, source
      from ${csv("events")}
      union all
      select mung_1_tet, left(mung_1_tet, 4)::integer * 12 + mung_1_tet[6:7]::integer - 1, 'tet', 'Tết ' || year, 'Tết ' || year, source
      from ${csv("tet_dates")};
    create table ref.regional_min_wage as select * from ${csv("regional_min_wage")};`);
  const baseline = JSON.parse(readFileSync(join(REFERENCE, "baseline.json"), "utf8")) as Record<
    string,
    string | number
  >;
  await db.run(
    `create table ref.baseline as select ${Object.entries(baseline)
      .map(([key, value]) => `${typeof value === "number" ? `${value}::double` : literal(value)} as ${key}`)
      .join(", ")}`
  );
  await loadLimits(db);
  await loadDefinitions(db, metrics);
}

/** The plausible limits between months: data/rules/reconciliation.json. */
async function loadLimits(db: Db): Promise<void> {
  interface Reconciliation {
    limits: Record<string, {value: number; vi: string; en: string}>;
    least_employers: number;
  }
  const rule = JSON.parse(
    readFileSync(join(PROGRAM, "data", "rules", "reconciliation.json"), "utf8")
  ) as Reconciliation;
  const rows = Object.entries(rule.limits).map(
    ([id, l]) => `(${literal(id)}, ${l.value}::double, ${literal(l.vi)}, ${literal(l.en)})`
  );
  await db.run(`
    create table ref.limits as select * from (values ${rows.join(", ")}) as t(id, value, label_vi, label_en);
    create table ref.reconciliation as select ${rule.least_employers}::integer as least_employers;`);
}

async function loadDefinitions(db: Db, metrics: readonly Metric[]): Promise<void> {
  const rows = metrics.map((m) =>
    [
      m.id,
      m.title.vi,
      m.title.en,
      m.why_it_matters.vi,
      m.why_it_matters.en,
      m.numerator.column,
      m.numerator.vi,
      m.numerator.en,
      m.denominator.column,
      m.denominator.vi,
      m.denominator.en,
      m.unit,
      m.direction,
      m.zero_denominator,
      m.source,
      m.owner,
      m.reviewed_on
    ].map((text) => (text === null ? "null::varchar" : literal(text)))
  );
  await db.run(`create schema if not exists metrics;
    create table metrics.definitions as select * from (values ${rows.map((r, i) => `(${r.join(", ")}, ${metrics[i]!.is_headline}, ${metrics[i]!.order})`).join(", ")})
      as t(id, title_vi, title_en, why_vi, why_en, numerator, numerator_vi, numerator_en, denominator, denominator_vi, denominator_en,
        unit, direction, zero_denominator, source, owner, reviewed_on, is_headline, sort)`);
}
