import {expect, test} from "vitest";
import {runBatch} from "./batch.js";

/** The same check over many more files: `npx tsx test/extract/fuzz/run.ts --files 10000`. */
test("damaged files: no crash, no hang, no wrong acceptance", async () => {
  const result = await runBatch(1, 120);
  expect(result.findings).toEqual([]);
  expect(Object.values(result.answers).reduce((a, b) => a + b)).toBeGreaterThanOrEqual(120);
  expect(result.answers["refused"]).toBeGreaterThan(12);
  expect(result.rows).toBeGreaterThan(100);
});
