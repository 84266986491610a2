import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeSample} from "../../loaders/sample/index.js";
import type {SampleSummary} from "../../loaders/sample/index.js";
import {measure, rate, readSample} from "./measure.js";
import type {LedgerRow, Month, Sample} from "./measure.js";

/** A sample written for the tests, and read again. */
export interface World {
  name: string;
  folder: string;
  summary: SampleSummary;
  sample: Sample;
  months: Map<number, Month>;
}

/** Month index of `YYYY-MM`. */
export const ix = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1;
export const FROM = ix("2022-01");
export const TO = ix("2026-10");

/** Lines of a reference table, without its header. */
export const reference = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, `../../data/reference/${name}.csv`), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1);

async function makeWorld(root: string, employers: number, seed: number): Promise<World> {
  const folder = join(root, `${employers}-${seed}`);
  const summary = await writeSample({employers, from: "2022-01", to: "2026-10", seed, out: folder});
  const sample = readSample(folder);
  const wanted = (t: number): boolean => t % 12 === 11 || t % 12 === 0 || t % 12 === 3 || t >= ix("2025-06");
  return {name: `${employers} employers, seed ${seed}`, folder, summary, sample, months: measure(sample, wanted)};
}

/** Two nations of different size and seed, in a folder of their own that `drop` removes. */
export async function makeWorlds(): Promise<{root: string; worlds: World[]; drop: () => void}> {
  const root = mkdtempSync(join(tmpdir(), "sample-"));
  const worlds = [await makeWorld(root, 7000, 1), await makeWorld(root, 2000, 20260501)];
  return {root, worlds, drop: () => rmSync(root, {recursive: true, force: true})};
}

/** Visits every ledger row with the row of the same employer before it. */
export const eachRow = (world: World, visit: (row: LedgerRow, before: LedgerRow | undefined) => void): void =>
  world.sample.rows.forEach((rows) => rows.forEach((row, k) => visit(row, rows[k - 1])));

/** The national rate of a month in per cent. */
export const percent = (world: World, period: string): number => 100 * rate(world.months, ix(period))!;
