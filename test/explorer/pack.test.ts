import {mkdtemp, readFile, rm} from "node:fs/promises";
import {readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {averageWage, COLUMNS, rawCell, type Source} from "../../src/domain/explorer/columns.js";
import {Engine} from "../../src/domain/explorer/engine.js";
import {Lines} from "../../src/domain/explorer/lines.js";
import type {Meta} from "../../src/domain/explorer/meta.js";
import {RowColumns} from "../../src/domain/explorer/rowColumns.js";
import {readRows} from "../../src/domain/explorer/rows.js";
import {parseSeries} from "../../src/domain/explorer/series.js";
import {exportTable} from "../../loaders/export/export.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {world} from "../../loaders/paths.js";
import {writeSample} from "../../loaders/sample/index.js";
import {packExplorer} from "../../loaders/site/explorer/pack.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

let folder: string;
let data: string;
let meta: Meta;
let source: Source;
const PER_FILE = 60;

/** A nation over both maps of provinces, packed and read back as the browser reads it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "explorer-pack-"));
  data = join(folder, "data");
  const extracts = join(folder, "extracts");
  const sample = await writeSample({employers: 260, from: "2024-09", to: "2025-10", seed: 11, out: extracts});
  await loadPaths({data, paths: sample.files.map((name) => join(extracts, name)), now: "2025-12-02T08:00:00Z"});
  await buildWarehouse({data});
  const database = world(data).database;
  meta = (await withDatabase(database, {readOnly: true}, (db) => packExplorer(db, join(folder, "set"), PER_FILE)))!;
  const columns = new RowColumns(meta.rows, meta.employers);
  const codes = new Lines();
  const names = new Lines();
  let at = 0;
  for (const file of meta.files) {
    const found = readRows(unpacked(file.core), columns, at, codes.length);
    at += found.rows;
    codes.add(found.codes);
    names.add(unpacked(file.names));
  }
  source = {columns, meta, codes, names};
});
afterAll(() => rm(folder, {recursive: true, force: true}));

function unpacked(name: string): Uint8Array {
  return gunzipSync(readFileSync(join(folder, "set", name)));
}

async function csvOf(name: string): Promise<Record<string, string>[]> {
  const out = join(folder, `${name}.csv`);
  await exportTable({data, name, out});
  return parse<Record<string, string>>(await readFile(out), {columns: true});
}

const keyOf = (row: Record<string, string>) => `${row.period} ${row.employer_code}`;
const cellsOf = (keys: string[]) => {
  const columns = keys.map((key) => COLUMNS.find((column) => column.key === key)!);
  return Array.from({length: meta.rows}, (_, i) =>
    Object.fromEntries(columns.map((column) => [column.key, rawCell(source, column, i)]))
  );
};

describe("the shipped set", () => {
  it("holds every employer-month that is late, to the đồng, as the export of employers says", async () => {
    const employers = await csvOf("employers");
    const shipped = new Map(
      cellsOf(["period", "employer_code", "headcount", "wage_base", "late", "months_late"]).map((row) => [
        keyOf(row),
        row
      ])
    );
    expect(shipped.size).toBe(meta.rows);
    const late = employers.filter((row) => row.late !== "0");
    expect(late.length).toBeGreaterThan(300);
    for (const row of late) expect(shipped.has(keyOf(row)), keyOf(row)).toBe(true);
    const all = new Map(employers.map((row) => [keyOf(row), row]));
    for (const [key, row] of shipped) {
      const {headcount, wage_base, late: amount, months_late} = all.get(key)!;
      expect(row, key).toMatchObject({headcount, wage_base, late: amount, months_late});
    }
    expect(BigInt(meta.late)).toBe(late.reduce((sum, row) => sum + BigInt(row.late!), 0n));
  });

  it("holds every flagged employer-month and says why each row is in it", async () => {
    const flags = await csvOf("flags");
    expect(flags.length).toBeGreaterThan(0);
    const rows = cellsOf(["period", "employer_code", "why", "flags", "late"]);
    const flagged = rows.filter((row) => row.why!.includes("flagged"));
    expect(new Set(flagged.map(keyOf))).toEqual(new Set(flags.map(keyOf)));
    for (const flag of flags) {
      const words = flagged.find((row) => keyOf(row) === keyOf(flag))!.flags!.split(" ");
      expect(words).toContain(flag.variable);
    }
    for (const row of rows) {
      expect(row.why).not.toBe("");
      expect(row.why!.includes("late")).toBe(row.late !== "0");
    }
  });

  it("holds every change beyond the employer's own usual one, a single head only when it is beyond it by half", async () => {
    const scores = await withDatabase(world(data).database, {readOnly: true}, (db) =>
      db.all<{period: string; employer_code: string; z_h: number; z_w: number; heads: number}>(`
        select d.period, e.employer_code, s.z_h::double as z_h, s.z_w::double as z_w, abs(l.headcount - b.headcount)::integer as heads
        from detection.fct_score as s
        join warehouse.dim_period as d using (period_ix)
        join warehouse.dim_employer as e using (employer_id)
        join warehouse.fct_ledger as l using (employer_id, period_ix)
        join warehouse.fct_ledger as b on b.employer_id = s.employer_id and b.period_ix = s.period_ix - 1`)
    );
    const wanted = scores.filter(
      ({z_h, z_w, heads}) => z_w > 1 || z_h > 1.5 || (z_h > 1 && heads !== 1 && heads !== 0)
    );
    expect(wanted.length).toBeGreaterThan(20);
    const changed = cellsOf(["period", "employer_code", "why"]).filter((row) => row.why!.includes("changed"));
    expect(new Set(changed.map(keyOf))).toEqual(new Set(wanted.map((row) => `${row.period} ${row.employer_code}`)));
  });

  it("knows the month before, the place of the month and what was receivable, as SQL finds them", async () => {
    const expected = await withDatabase(world(data).database, {readOnly: true}, (db) =>
      db.all<Record<string, string | number | bigint | null>>(`
        select d.period, e.employer_code, l.as_is_code as province, coalesce(v.section, 'unknown') as section,
          coalesce(v.employer_type, 'unknown') as employer_type, b.headcount as headcount_before, b.wage_base as wage_base_before,
          l.si_accrued + l.si_adjusted + l.hi_accrued + l.hi_adjusted + l.ui_accrued + l.ui_adjusted + l.oa_accrued + l.oa_adjusted as receivable,
          case when l.headcount > 0 then floor(l.wage_base::double / l.headcount + 0.5)::bigint end as average_wage,
          l.headcount::double / nullif(b.headcount, 0) - 1 as headcount_change,
          (select arg_max(n.employer_name, n.from_ix) from warehouse.dim_employer_version as n where n.employer_id = l.employer_id) as employer_name
        from warehouse.fct_ledger as l
        join warehouse.dim_employer as e using (employer_id)
        join warehouse.dim_period as d using (period_ix)
        left join warehouse.dim_employer_version as v on v.version_id = l.version_id
        left join warehouse.fct_ledger as b on b.employer_id = l.employer_id and b.period_ix = l.period_ix - 1`)
    );
    const byKey = new Map(expected.map((row) => [`${row.period} ${row.employer_code}`, row]));
    for (const row of cellsOf(Object.keys(expected[0]!))) {
      const found = byKey.get(keyOf(row))!;
      const texts = Object.entries(found).map(([name, value]) => [name, value === null ? "" : String(value)]);
      expect(row).toEqual(Object.fromEntries(texts));
    }
  });

  it("is counted alike by the engine and by the export", async () => {
    const {totals} = new Engine(source.columns, meta).answer("rows");
    const employers = await csvOf("employers");
    const shipped = new Set(cellsOf(["period", "employer_code"]).map(keyOf));
    const chosen = employers.filter((row) => shipped.has(keyOf(row)));
    const sum = (name: string) => chosen.reduce((total, row) => total + BigInt(row[name]!), 0n);
    expect(totals).toMatchObject({
      rows: chosen.length,
      employers: new Set(chosen.map((row) => row.employer_code)).size,
      late: sum("late"),
      wageBase: sum("wage_base"),
      headcount: Number(sum("headcount"))
    });
  });

  it("comes with the full series of every employer, each found in its own file", async () => {
    const employers = await csvOf("employers");
    const lines = meta.series.files.map((name) =>
      new TextDecoder()
        .decode(unpacked(`series/${name}`))
        .trimEnd()
        .split("\n")
    );
    expect(lines.slice(0, -1).every((list) => list.length === PER_FILE)).toBe(true);
    const found = lines.map((list) => list.map((line) => parseSeries(line)));
    expect(found.map((list) => list[0]!.code)).toEqual(meta.series.first);
    const months = found.flat().flatMap((s) =>
      s.period.map((ix, i) => ({
        period: meta.periods[ix - meta.firstIx]!,
        employer_code: s.code,
        headcount: String(s.headcount[i]),
        wage_base: String(s.wage_base[i]),
        late: String(s.late[i]),
        months_late: s.months_late[i] === null ? "" : String(s.months_late[i])
      }))
    );
    const wanted = employers.map(({period, employer_code, headcount, wage_base, late, months_late}) => ({
      period,
      employer_code,
      headcount,
      wage_base,
      late,
      months_late
    }));
    const order = (a: {employer_code?: string; period?: string}, b: typeof a) =>
      `${a.employer_code} ${a.period}` < `${b.employer_code} ${b.period}` ? -1 : 1;
    expect(months.sort(order)).toEqual(wanted.sort(order));
    for (const s of found.flat())
      for (const [i, ages] of s.ages.entries()) expect(ages.reduce((a, b) => a + b, 0)).toBe(s.late[i]);
    expect(found.flat().flatMap((s) => s.flags).length).toBe((await csvOf("flags")).length);
  });

  it("rounds average wages as SQL does and says nothing where nobody is", () => {
    expect([averageWage(10, 4), averageWage(11, 4), averageWage(5, 0)]).toEqual([3, 3, null]);
  });
});
