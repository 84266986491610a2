import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

/** Files that take longest, by the beginnings of their names: begun first, so that none is left alone at the end. */
const LONGEST = [
  "browser/site",
  "models/worlds",
  "editions/editions",
  "models/order",
  "models/cases",
  "cli/",
  "postgres/",
  "browser/",
  "models/",
  "warehouse/consequence",
  "detection/invariances",
  "explanation/account",
  "extract/f",
  "quarantine/"
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({moduleId}: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.replaceAll("\\", "/").includes(`/test/${name}`));
      return found === -1 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    // Warehouses and browsers are started inside tests: two files at a time is what two cores carry.
    maxWorkers: 2,
    // Files share their process: each would otherwise load the engine and all modules anew.
    isolate: false,
    sequence: {sequencer: LongestFirst},
    // Limits are there for what hangs; a machine that others use as well may be many times slower than an idle one.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: {poll: {timeout: 60_000}},
    // Two files at a time have a processor each; small worlds only lose by being shared out among threads.
    env: {TZ: "Pacific/Auckland", ARREARS_THREADS: "1"}
  }
});
