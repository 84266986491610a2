import {expect, it} from "vitest";
import {martFile, martNames, readMart} from "../../loaders/marts/read.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

it("every mart says what a row is, its grain and its checks", () => {
  expect(martNames().length).toBeGreaterThan(10);
  for (const name of martNames()) {
    const file = martFile(name);
    expect([name, file.grain.length > 0, file.checks.length > 0]).toEqual([name, true, true]);
  }
});

/** A warehouse that holds the mart's source and nothing else. */
function withBaseline<T>(rows: string, use: (read: () => Promise<unknown[]>) => Promise<T>): Promise<T> {
  return withDatabase(":memory:", {}, async (db) => {
    await db.run(`create schema ref;
      create table ref.baseline as select * from (values ${rows}) as t(id, value, label_vi, label_en, source)`);
    return use(() => readMart(db, "baseline"));
  });
}

it("reads rows without the columns of its checks", () =>
  withBaseline("('late_2022', 0.0291, 'Mốc', 'Baseline', '479')", async (read) => {
    expect(await read()).toEqual([
      {id: "late_2022", value: 0.0291, label_vi: "Mốc", label_en: "Baseline", source: "479"}
    ]);
  }));

it("refuses a mart whose grain is not unique", () =>
  withBaseline("('a', 0.1, '', '', ''), ('a', 0.2, '', '', '')", (read) =>
    expect(read()).rejects.toThrow("marts/baseline.sql: grain (id) is not unique: 1 keys, first (a)")
  ));

it("refuses a mart that breaks a check", () =>
  withBaseline("('a', 0.1, '', '', ''), ('b', -1, '', '', '')", (read) =>
    expect(read()).rejects.toThrow("marts/baseline.sql: check (value > 0) fails: 1 rows, first (b)")
  ));

it("refuses an empty mart", () =>
  withDatabase(":memory:", {}, async (db) => {
    await db.run(`create schema ref;
      create table ref.baseline(id varchar, value double, label_vi varchar, label_en varchar, source varchar)`);
    await expect(readMart(db, "baseline")).rejects.toThrow("marts/baseline.sql: no rows");
  }));
