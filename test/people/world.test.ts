/** Workers, sheets and plans of one made-up nation, counted again from the files that were delivered. */
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, expect, it} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {world} from "../../loaders/paths.js";
import {writeScoring} from "../../loaders/people/scoringBook.js";
import {writeWorkers} from "../../loaders/people/workers.js";
import {writeSample} from "../../loaders/sample/index.js";
import {readPeopleData, type People} from "../../loaders/site/pages/ladder/people/data.js";
import {cellKey, MISSING, STATES, tableOf} from "../../loaders/site/pages/ladder/people/workerCells.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {attack} from "./attack.js";

type Row = Record<string, string>;
const ix = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;

let folder: string;
let data: string;
let people: People;
const read = (path: string): Row[] => parse<Row>(readFileSync(path, "utf8"), {columns: true, bom: true});
const extract = (kind: string) => read(join(folder, "extracts", `${kind}.csv`));
const ask = <T extends object>(sql: string) =>
  withDatabase(world(data).database, {readOnly: true}, (db) => db.all<T>(sql));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "people-"));
  data = join(folder, "data");
  const out = join(folder, "extracts");
  const {files} = await writeSample({employers: 700, from: "2024-04", to: "2025-12", seed: 21, out});
  await loadPaths({data, paths: files.map((name) => join(out, name)), now: "2026-02-02T08:00:00Z"});
  await buildWarehouse({data});
  people = await withDatabase(world(data).database, {readOnly: true}, readPeopleData);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

it("counts workers by state, cover missing and change, as a walk over the lists does", async () => {
  const lists = new Map<string, Map<string, Row>>();
  for (const row of extract("workers")) {
    const key = `${row["employer_code"]} ${row["period"]}`;
    if (!lists.has(key)) lists.set(key, new Map());
    lists.get(key)!.set(row["worker_id"]!, row);
  }
  const expected = new Map<string, Record<string, number | null>>();
  const leftSince = new Map<string, number>();
  for (const [key, list] of [...lists].sort(([a], [b]) => (a.slice(-7) < b.slice(-7) ? -1 : 1))) {
    const [code, period] = key.split(" ") as [string, string];
    const t = ix(period);
    const before = lists.get(`${code} ${Math.floor((t - 1) / 12)}-${String(((t - 1) % 12) + 1).padStart(2, "0")}`);
    const counts: Record<string, number> = {workers: 0, joined: 0, newly_left: 0, newly_settled: 0, months_missing: 0};
    for (const name of [...MISSING, "working", "left_unsettled", "left_settled"]) counts[name] = 0;
    let covered = Infinity;
    for (const [id, row] of list) {
      const state = row["status"]!;
      const [then, person] = [before?.get(id)?.["status"], `${code} ${id}`];
      if (!state.startsWith("left")) leftSince.delete(person);
      else if (!leftSince.has(person)) leftSince.set(person, t);
      const paid = row["paid_through"] ? ix(row["paid_through"]) : null;
      const missing = paid === null ? null : Math.max((leftSince.get(person) ?? t) - paid, 0);
      const classes = [0, 2, 5, 11, Infinity].findIndex((most) => (missing ?? Infinity) <= most);
      counts["workers"]!++;
      counts[missing === null ? "never_paid" : MISSING[classes]!]!++;
      counts["months_missing"]! += missing ?? 0;
      if (state in counts) counts[state]!++;
      if (before && then === undefined) counts["joined"]!++;
      if (then !== undefined && !then.startsWith("left") && state.startsWith("left")) counts["newly_left"]!++;
      if (then === "left_unsettled" && state === "left_settled") counts["newly_settled"]!++;
      if (state !== "left_settled" && paid !== null) covered = Math.min(covered, paid);
    }
    expected.set(key, {...counts, covered_to_ix: Number.isFinite(covered) ? covered : null});
  }
  const names = Object.keys([...expected.values()][0]!);
  const rows = await ask<Record<string, string | number>>(`
    select employer_code || ' ' || strftime(make_date((period_ix // 12)::bigint, (period_ix % 12 + 1)::bigint, 1::bigint), '%Y-%m') as key,
      ${names.map((name) => `${name}::double as ${name}`).join(", ")}
    from ladder.fct_worker_month inner join warehouse.dim_employer using (employer_id) order by key`);
  const found = new Map(rows.map(({key, ...counts}) => [key as string, counts]));
  expect(found.size).toBeGreaterThan(100);
  expect(found.size).toBe(expected.size);
  for (const [key, counts] of expected) expect(found.get(key), key).toEqual(counts);
});

it("keeps no number of a person and no stand-in for one in the database", async () => {
  const columns = await ask<{column_name: string}>(
    "select column_name from information_schema.columns where column_name like '%worker_id%' or column_name like '%hash%'"
  );
  expect(columns).toEqual([]);
  const bytes = readFileSync(world(data).database).toString("latin1");
  const ids = new Set(extract("workers").map((row) => row["worker_id"]!));
  expect((bytes.match(/00\d{8}/g) ?? []).filter((found) => ids.has(found))).toEqual([]);
});

it("hides what is small, and nothing hidden can be worked out from the sums of any month", () => {
  const {hidden, primary} = people.hidden;
  const {threshold} = people.rule;
  const months = [...new Set(people.workers.map((row) => row.period_ix))];
  expect(months.length).toBe(6);
  let small = 0;
  for (const month of months) {
    const rows = people.workers.filter((row) => row.period_ix === month);
    const table = tableOf(rows);
    for (const {key, count} of table.cells) {
      const isSmall = count > 0 && count < threshold;
      if (isSmall) small++;
      if (isSmall) expect(hidden.has(key), key).toBe(true);
    }
    for (const row of rows) {
      const of = (names: readonly string[]) => names.reduce((sum, name) => sum + row[name as "workers"], 0);
      expect(of(MISSING)).toBe(row.workers);
      expect(of(STATES)).toBe(row.workers);
    }
    const {solved, width} = attack(table, new Set(table.cells.map(({key}) => key).filter((key) => hidden.has(key))));
    const given = solved.filter((key) => primary.has(key) && table.cells.find((cell) => cell.key === key)!.count > 0);
    expect(given).toEqual([]);
    for (const {key, count} of table.cells)
      if (count > 0 && count < threshold) expect(width.get(key), key).toBeGreaterThanOrEqual(threshold);
  }
  expect(small).toBeGreaterThan(20);
  expect(people.workers.some((row) => !hidden.has(cellKey(row, "workers")))).toBe(true);
  // The attack itself: without the cells that protect, some small ones are given away.
  const last = tableOf(people.workers.filter((row) => row.period_ix === months.at(-1)));
  const bare = new Set(last.cells.filter(({count}) => count > 0 && count < threshold).map(({key}) => key));
  expect(attack(last, bare).solved.length).toBeGreaterThan(0);
});

it("parts an employer's late amount among its workers, to the đồng, under stand-ins", async () => {
  const [one] = await ask<{employer_code: string}>(`
    select employer_code from ladder.fct_worker_month inner join warehouse.dim_employer using (employer_id)
    where period_ix = (select max(period_ix) from ladder.fct_worker_month) and late > 0
    order by workers desc, employer_code limit 1`);
  const out = join(folder, "workers.csv");
  const done = await writeWorkers({data, employer: one!.employer_code, month: "2025-12", out, lang: "vi"});
  const rows = read(out);
  expect(done.rows).toBe(rows.length);
  const lates = await ask<{period: string; late: bigint; headcount: number}>(`
    select period, late, headcount from warehouse.fct_late inner join warehouse.dim_employer using (employer_id)
    inner join warehouse.dim_period using (period_ix) inner join warehouse.fct_ledger using (employer_id, period_ix)
    where employer_code = '${one!.employer_code}'`);
  const months = new Set(rows.map((row) => row["period"]!));
  expect(months.size).toBeGreaterThan(1);
  for (const period of months) {
    const own = rows.filter((row) => row["period"] === period);
    const active = own.filter((row) => !row["status"]!.startsWith("left")).length;
    const {late, headcount} = lates.find((row) => row.period === period)!;
    const wanted = headcount > active ? (late * BigInt(active)) / BigInt(headcount) : late;
    const sum = own.reduce((total, row) => total + BigInt(row["late"] || 0), 0n);
    if (own.some((row) => row["due_months"] !== "0")) expect(sum, period).toBe(wanted);
  }
  const text = readFileSync(out, "utf8");
  expect(extract("workers").filter((row) => text.includes(row["worker_id"]!))).toEqual([]);
  const wrong = {data, employer: "TX0000X", month: "2025-12", out, lang: "vi"} as const;
  await expect(writeWorkers(wrong)).rejects.toThrow(/TX0000X/);
});

it("sums plans and progress of merged provinces, and compares installs with the plan", () => {
  const merged = new Map(
    read(join(import.meta.dirname, "../../data/reference/provinces_63.csv")).map((r) => [r["code"]!, r["new_code_34"]!])
  );
  const place = (code: string, period: string) => (period < "2025-07" ? merged.get(code)! : code);
  const [plan, done] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, key: string, value: string) => to.set(key, (to.get(key) ?? 0) + Number(value));
  for (const row of extract("plans"))
    if (row["measure"] === "vssid_installs" && row["year"] === "2025")
      add(plan, merged.get(row["province_code"]!)!, row["value"]!);
  for (const row of extract("progress"))
    if (row["measure"] === "vssid_installs" && row["period"]!.startsWith("2025"))
      add(done, place(row["province_code"]!, row["period"]!), row["value"]!);
  const last = people.installs.filter((row) => row.period === "2025-12");
  expect(last.length).toBeGreaterThan(25);
  for (const row of last) {
    expect(row.done_year, row.code).toBe(done.get(row.code));
    if (row.planned !== null) expect(row.planned, row.code).toBe(plan.get(row.code));
  }
  expect(last.filter((row) => row.planned !== null).length).toBeGreaterThan(25);
});

it("scores by weight what could be measured, with an interval that holds the score", async () => {
  const out = join(folder, "scoring.csv");
  await exportTable({data, name: "scoring", out});
  const groups = new Map<string, Row[]>();
  for (const row of read(out)) {
    const key = `${row["span"]} ${row["province_code"]} ${row["officer_code"]}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  expect([...groups.keys()].some((key) => key.startsWith("2025-Q4"))).toBe(true);
  expect([...groups.keys()].some((key) => key.startsWith("2025 "))).toBe(true);
  const n = (row: Row, name: string) => Number(row[name]);
  for (const [key, rows] of groups) {
    const total = rows.find((row) => row["criterion"] === "total")!;
    const parts = rows.filter((row) => row["criterion"] !== "total");
    const weight = parts.reduce((sum, row) => sum + n(row, "weight"), 0);
    const score = parts.reduce((sum, row) => sum + n(row, "weight") * n(row, "points"), 0) / weight;
    expect(n(total, "points"), key).toBeCloseTo(score, 9);
    expect(n(total, "points_low") - 1e-9).toBeLessThanOrEqual(score);
    expect(n(total, "points_high") + 1e-9).toBeGreaterThanOrEqual(score);
  }
  const book = await writeScoring({data, out: join(folder, "scoring.xlsx"), lang: "vi"});
  expect(book).toMatchObject({span: "2025-Q4", sheets: 3});
});

it("bars from commendation whoever is late under the law of 2024, and nobody before it", async () => {
  const rows = await ask<{span: string; n: number; wrong: number}>(`
    select b.span, count(*)::double as n, count(*) filter (l.late is distinct from b.late or b.to_ix < 24306)::double as wrong
    from ladder.fct_barred as b left join warehouse.fct_late as l on b.employer_id = l.employer_id and b.to_ix = l.period_ix
    group by b.span order by b.span`);
  const late = await ask<{n: number}>(
    "select count(*)::double as n from warehouse.fct_late where late > 0 and period_ix = 24311"
  );
  expect(rows.map((row) => row.span)).toEqual(["2025", "2025-Q3", "2025-Q4"]);
  expect(rows.every((row) => row.wrong === 0)).toBe(true);
  expect(rows.find((row) => row.span === "2025-Q4")!.n).toBe(late[0]!.n);
});
