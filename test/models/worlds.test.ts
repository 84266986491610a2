/** Random worlds: what the command exports equals the recomputation, before and after a correction, and as of before it. */
import {expect, test} from "vitest";
import {oracle} from "../oracle/oracle.js";
import type {Delivery} from "../oracle/types.js";
import {describeSpec, MODEL_WORLDS} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";
import {disagreements, isSorted, SHAPES, type ExportName} from "./compare.js";
import {BETWEEN, Desk, MONDAY, TUESDAY, type Texts} from "./desk.js";

const NAMES = Object.keys(SHAPES) as ExportName[];

/** The first disagreements: enough to see what is wrong. */
function compare(texts: Texts, deliveries: Delivery[]): string[] {
  const expected = oracle(deliveries);
  return NAMES.flatMap((name) => disagreements(name, texts[name], expected[name]).slice(0, 10));
}

test.each(MODEL_WORLDS.map((spec) => [describeSpec(spec), spec] as const))("%s", async (_name, spec) => {
  const world = makeWorld(spec);
  await Desk.open(async (desk) => {
    await desk.load(world.deliveries, MONDAY);
    const before = await desk.build();
    expect(compare(before, world.deliveries)).toEqual([]);
    expect(NAMES.filter((name) => !isSorted(name, before[name]))).toEqual([]);

    await desk.load(world.corrections, TUESDAY, "second", 2);
    const after = await desk.build();
    expect(compare(after, [...world.deliveries, ...world.corrections])).toEqual([]);

    expect(await desk.figures(BETWEEN)).toEqual(before);
  });
});
