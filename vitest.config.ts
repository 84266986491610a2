import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    // Warehouses and browsers are started inside tests: two files at a time is what two cores carry.
    maxWorkers: 2,
    // Files share their process: each would otherwise load the engine and all modules anew.
    isolate: false,
    // Limits are there for what hangs; a machine that others use as well may be many times slower than an idle one.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: {poll: {timeout: 60_000}},
    // Two files at a time have a processor each; small worlds only lose by being shared out among threads.
    env: {TZ: "Pacific/Auckland", ARREARS_THREADS: "1"}
  }
});
