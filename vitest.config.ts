import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Warehouses and browsers are started inside tests: two files at a time is what two cores carry.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    env: {TZ: "Pacific/Auckland"}
  }
});
