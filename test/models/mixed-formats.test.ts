/** Formats, encodings, headings and ways of writing numbers are the office's affair: no byte of an export hangs on them. */
import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {writeSample} from "../../loaders/sample/index.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {tableOf, WRITERS, type Table} from "../worlds/dressed.js";
import {Random} from "../worlds/random.js";
import {describeSpec, sampleWorlds} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";
import {deliveryText} from "../worlds/write.js";
import {Desk, MONDAY} from "./desk.js";

const EXPORTS = ["rates", "ageing", "employers", "flags"];
const plain = ({columns, rows}: Table) =>
  [columns, ...rows]
    .map((cells) => `${cells.map((c) => (/[",]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(",")}\n`)
    .join("");

/** The exports of a world whose files `write` puts into a folder, one for each table, in their order. */
async function exportsOf(tables: Table[], write: (table: Table, path: string, i: number) => Promise<void> | void) {
  return Desk.open(async (desk) => {
    const folder = join(desk.data, "incoming");
    await mkdir(folder);
    const paths = tables.map((_, i) => join(folder, `file-${i}`));
    for (const [i, table] of tables.entries()) await write(table, paths[i]!, i);
    const outcomes = await loadPaths({data: desk.data, paths, now: MONDAY});
    await buildWarehouse({data: desk.data});
    const texts: Record<string, string> = {};
    for (const name of EXPORTS) {
      const out = join(desk.data, `${name}.csv`);
      await exportTable({data: desk.data, name, out});
      texts[name] = await readFile(out, "utf8");
    }
    return {
      texts,
      outcomes: outcomes.map(({answer, rows, accepted, messages}) => ({answer, rows, accepted, messages}))
    };
  });
}

async function compare(tables: Table[], seed: number) {
  const expected = await exportsOf(tables, (table, path) => writeFile(path, plain(table)));
  const names = Object.keys(WRITERS);
  const shuffled = new Random(seed).shuffle(names);
  const at = (i: number) => shuffled[i % shuffled.length]!;
  const found = await exportsOf(tables, (table, path, i) => WRITERS[at(i)]!(table, path));
  for (const [i, outcome] of found.outcomes.entries()) {
    const {answer, rows, accepted} = expected.outcomes[i]!;
    expect(outcome, `${at(i)}: ${outcome.messages.join("; ")}`).toMatchObject({answer, rows, accepted});
  }
  for (const name of EXPORTS) expect(found.texts[name] === expected.texts[name], name).toBe(true);
  return expected.texts;
}

const specs = sampleWorlds(20, 31).filter((s) => s.faults && s.layout !== "period");

test.each(specs.slice(0, 2))("a world in mixed formats gives the exports of plain CSV (seed $seed)", async (spec) => {
  const {deliveries} = makeWorld(spec);
  const tables = deliveries.map((delivery, i) => tableOf(deliveryText(delivery, new Random(spec.seed + i))));
  const {rates} = await compare(tables, spec.seed);
  expect(rates!.split("\n").length, describeSpec(spec)).toBeGreaterThan(100);
});

test("a made-up nation in mixed formats gives the exports of plain CSV, flags too", async () => {
  await Desk.open(async (desk) => {
    const out = join(desk.data, "sample");
    const {files} = await writeSample({
      employers: 500,
      from: "2024-01",
      to: "2025-09",
      seed: 3,
      out,
      log: () => undefined
    });
    expect((await readdir(out)).length).toBeGreaterThan(files.length);
    const tables = await Promise.all(files.map(async (name) => tableOf(await readFile(join(out, name), "utf8"))));
    expect(tables.length).toBeGreaterThanOrEqual(Object.keys(WRITERS).length);
    const {flags} = await compare(tables, 5);
    expect(flags!.split("\n").length).toBeGreaterThan(10);
  });
});
