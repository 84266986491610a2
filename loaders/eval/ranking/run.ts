/**
 * `npx tsx loaders/eval/ranking/run.ts [--nations N] [--family name] [--seed S]`: how often 95 % intervals of rates and
 * of ranks hold the truth in simulated nations, and how many provinces fall outside the funnel.
 */
import {parseArgs} from "node:util";
import {coverage} from "./coverage.js";
import {FAMILIES} from "./families.js";
import {FRESH, freshNation} from "./fresh.js";
import {nation} from "./nation.js";

const {values: options} = parseArgs({
  options: {
    nations: {type: "string", default: "60"},
    family: {type: "string", default: ""},
    seed: {type: "string", default: "1"}
  }
});
const percent = (x: number) => (100 * x).toFixed(2).padStart(6);
process.stdout.write(
  "family                                 nations  rate  above  below width   rank   all ranks wide outside  s\n"
);
const all = [
  ...FAMILIES.map((family) => ({...family, make: (seed: number) => nation(family, seed)})),
  ...FRESH.map((family) => ({...family, make: (seed: number) => freshNation(family, seed)}))
];
for (const family of all.filter(({name}) => name.includes(options.family))) {
  const started = performance.now();
  const nations = family.employers > 20_000 ? Math.ceil(Number(options.nations) / 4) : Number(options.nations);
  const c = coverage(family.name, family.make, nations, Number(options.seed));
  process.stdout.write(
    `${c.name.padEnd(38)} ${String(nations).padStart(6)} ${percent(c.rate)} ${percent(c.above)} ${percent(c.below)} ` +
      `${c.width.toFixed(2).padStart(5)} ${percent(c.rank)} ${percent(c.rankAll)} ${c.rankWidth.toFixed(1).padStart(8)} ` +
      `${percent(c.outside)} ${((performance.now() - started) / 1000).toFixed(0).padStart(4)}\n`
  );
}
