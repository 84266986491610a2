import {describe, expect, it} from "vitest";
import {
  auditModel,
  makeModel,
  parseModel,
  readModels,
  refuseProblems,
  releaseScratch
} from "../../loaders/warehouse/models.js";
import {ratesModel, readMetrics} from "../../loaders/metrics/definitions.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

const FOLDERS = ["staging", "warehouse", "metrics"];

describe("models", () => {
  it("says in its head what a row is: every table has a grain and a description", () => {
    const models = readModels(FOLDERS, [ratesModel(readMetrics())]);
    const without = models.filter((m) => !m.isView && m.grain.length === 0 && m.name !== "warehouse.quarantine");
    expect(without.map((m) => m.name)).toEqual([]);
    expect(models.filter((m) => !m.sql.startsWith("-- ")).map((m) => m.name)).toEqual([]);
  });

  it("comes after what it reads", () => {
    const names = readModels(FOLDERS, [ratesModel(readMetrics())]).map((m) => m.name);
    expect(names.indexOf("warehouse.fct_ledger")).toBeLessThan(names.indexOf("warehouse.fct_late"));
    expect(names.indexOf("metrics.rates_base")).toBeLessThan(names.indexOf("metrics.rates"));
  });

  it("names a table that nobody makes", () => {
    const stray = parseModel("metrics.stray", "metrics/stray.sql", "-- x\nselect * from warehouse.nowhere");
    expect(() => readModels(FOLDERS, [stray, ratesModel(readMetrics())])).toThrow(
      'metrics/stray.sql: unknown table "warehouse.nowhere"'
    );
  });

  it("reports a grain that is not unique and every check that fails, null included", async () => {
    await withDatabase(":memory:", {}, async (db) => {
      await db.run("create schema warehouse");
      const model = parseModel(
        "warehouse.bad",
        "warehouse/bad.sql",
        "-- Two rows of one key.\n-- grain: a\n-- checks: b >= 0; b < 10\nselect * from (values (1, -1), (1, null), (2, 5)) as t(a, b)"
      );
      expect(await makeModel(db, model)).toBe(3);
      const problems = await auditModel(db, model);
      expect(problems).toEqual([
        "warehouse/bad.sql: grain (a) is not unique: 1 keys, first (1)",
        "warehouse/bad.sql: check (b >= 0) fails in 2 rows",
        "warehouse/bad.sql: check (b < 10) fails in 1 rows"
      ]);
      expect(() => refuseProblems(problems)).toThrow(/not replaced[^]*grain[^]*fails in 2[^]*fails in 1/);
      expect(() => refuseProblems([])).not.toThrow();
    });
  });

  it("names the file of a model that the engine refuses", async () => {
    await withDatabase(":memory:", {}, async (db) => {
      const model = parseModel("main.broken", "warehouse/broken.sql", "-- x\nselect nothing from nowhere");
      await expect(makeModel(db, model)).rejects.toThrow("warehouse/broken.sql");
    });
  });

  it("keeps detection's scratch in memory until its last reader is made, and no longer", async () => {
    await withDatabase(":memory:", {}, async (db) => {
      await db.run("create schema detection; attach ':memory:' as staging; attach ':memory:' as scratch");
      const models = [
        parseModel("staging.int_one", "detection/int_one.sql", "-- x\nselect 1 as a"),
        parseModel("detection.two", "detection/two.sql", "-- x\nfrom staging.int_one"),
        parseModel("detection.three", "detection/three.sql", "-- x\nfrom staging.int_one")
      ];
      const standing: number[] = [];
      for (const [i, model] of models.entries()) {
        await makeModel(db, model);
        await releaseScratch(db, models, i);
        const tables = await db.all("select 1 from duckdb_tables() where database_name = 'scratch'");
        standing.push(tables.length);
      }
      expect(standing).toEqual([1, 1, 0]);
      expect(await db.all("from detection.three")).toEqual([{a: 1}]);
    });
  });
});
