/** The order, the names and the number of times in which files come change nothing. */
import {expect, test} from "vitest";
import type {Delivery} from "../oracle/types.js";
import {sampleWorlds, type WorldSpec} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";
import {Random} from "../worlds/random.js";
import {BETWEEN, Desk, MONDAY, TUESDAY, type Texts} from "./desk.js";

const specs = sampleWorlds(3, 11).map((spec): WorldSpec => ({...spec, layout: "block", faults: false}));

function numbers({rates, ageing, employers}: Texts): Partial<Texts> {
  return {rates, ageing, employers};
}

/** The same bytes under other names: the dress of a file hangs on its place in the list. */
function renamed(deliveries: Delivery[]): Delivery[] {
  return deliveries.map((delivery, i) => ({...delivery, file: `again-${i}.csv`}));
}

test.each(specs)("files that do not overlap may come in any order (seed $seed)", async (spec) => {
  const {deliveries} = makeWorld(spec);
  const orders = [deliveries, [...deliveries].reverse(), new Random(spec.seed + 1).shuffle(deliveries)];
  const results = [];
  for (const order of orders) {
    results.push(
      await Desk.open(async (desk) => {
        const middle = Math.floor(order.length / 2);
        await desk.load(order.slice(0, middle), MONDAY, "first");
        await desk.load(order.slice(middle), TUESDAY, "second");
        // What no order may change is made from the figures; that the rest can be made is seen once.
        return numbers(await (order === deliveries ? desk.build() : desk.figures()));
      })
    );
  }
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

test.each(sampleWorlds(2, 12))(
  "the same bytes again, or under other names, change no byte (seed $seed)",
  async (spec) => {
    const {deliveries, corrections} = makeWorld(spec);
    await Desk.open(async (desk) => {
      await desk.load(deliveries, MONDAY, "first", 5);
      const once = await desk.build();
      await desk.load(deliveries, TUESDAY, "first", 5);
      await desk.load(renamed(deliveries), TUESDAY, "again", 5);
      expect(await desk.figures()).toEqual(once);

      await desk.load(corrections, TUESDAY, "second", 6);
      const corrected = await desk.build();
      expect(corrected).not.toEqual(once);
      await desk.load(renamed(corrections), TUESDAY, "third", 6);
      // Bytes that have been superseded since are refused, not taken for news.
      await desk.load(renamed(deliveries), TUESDAY, "again", 5);
      expect(await desk.figures()).toEqual(corrected);
    });
  }
);

test("an export as of a moment is the state of then, and leaves the warehouse as it is", async () => {
  const {deliveries, corrections} = makeWorld(specs[1]!);
  await Desk.open(async (desk) => {
    await desk.load(deliveries, MONDAY);
    const before = await desk.build();
    const ladder = await desk.export("ladder");
    expect(ladder.split("\n").length).toBeGreaterThan(10);
    await desk.load(corrections, TUESDAY, "second", 2);
    const after = await desk.build();
    // Made for these exports alone; what another one needs is made when it is asked for, and answers for these as well.
    expect(await desk.exportAll(BETWEEN)).toEqual(before);
    expect(await desk.export("ladder", BETWEEN)).toBe(ladder);
    expect(await desk.exportAll(BETWEEN)).toEqual(before);
    expect(await desk.exportAll()).toEqual(after);
  });
});
