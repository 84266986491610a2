/** What a random world is made from: everything else follows from these few values. */
import fc from "fast-check";
import {monthOf} from "../oracle/types.js";

export const LAYOUTS = ["national", "province", "period", "block"] as const;

export interface WorldSpec {
  seed: number;
  employers: number;
  first: number;
  months: number;
  /** How the ledger is cut into files. */
  layout: (typeof LAYOUTS)[number];
  /** `few` places with several employers each, or `all` 63 places (and 34 after) with at least one. */
  places: "few" | "all";
  /** Rows and cells that are refused: identities, text in numbers, employers twice, codes swapped. */
  faults: boolean;
}

const few = fc.record({
  seed: fc.nat(2 ** 31 - 1),
  employers: fc.integer({min: 10, max: 60}),
  first: fc.integer({min: monthOf("2022-03"), max: monthOf("2025-09")}),
  months: fc.integer({min: 14, max: 50}),
  layout: fc.constantFrom(...LAYOUTS),
  places: fc.constant("few" as const),
  faults: fc.boolean()
});

const all = fc.record({
  seed: fc.nat(2 ** 31 - 1),
  employers: fc.integer({min: 66, max: 80}),
  first: fc.integer({min: monthOf("2024-05"), max: monthOf("2025-04")}),
  months: fc.integer({min: 14, max: 16}),
  layout: fc.constantFrom("national" as const, "period" as const),
  places: fc.constant("all" as const),
  faults: fc.boolean()
});

/** Any world. */
export const anyWorld: fc.Arbitrary<WorldSpec> = fc.oneof({weight: 5, arbitrary: few}, {weight: 1, arbitrary: all});

/** The same `count` worlds every time. */
export function sampleWorlds(count: number, seed: number, of: fc.Arbitrary<WorldSpec> = anyWorld): WorldSpec[] {
  return fc.sample(fc.noBias(of), {numRuns: count, seed});
}

/** For the name of a test. */
export function describeSpec(spec: WorldSpec): string {
  const last = spec.first + spec.months - 1;
  const text = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  const faults = spec.faults ? "with faults" : "clean";
  return `seed ${spec.seed}: ${spec.employers} employers, ${text(spec.first)} to ${text(last)}, ${spec.places} places, by ${spec.layout}, ${faults}`;
}

/** The worlds on which the command is compared with its recomputation; more of them with `WORLDS=200`. */
export const MODEL_WORLDS = sampleWorlds(
  Number(process.env["WORLDS"] ?? 8),
  Number(process.env["WORLDS_SEED"] ?? 2026)
);
