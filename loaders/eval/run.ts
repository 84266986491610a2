/**
 * `npm run eval`: plants anomalies and innocents in worlds of its own making and in real public series, and scores this
 * detector and its peers on the same employers in the same run. Nothing is fitted in this
 * run, but the real series were also looked at while the detector was chosen.
 */
import {parseArgs} from "node:util";
import {scoresSql} from "../detection/exports.js";
import {cellWorld, stillRegister} from "./calibrated.js";
import {endIf, endsEarly} from "../options.js";
import {plantInnocents} from "./innocents.js";
import {averagePrecision, mean, overrepresentation, ranking, recallAt} from "./measure.js";
import {withDetection} from "./panel.js";
import {PEERS} from "./peers.js";
import {plant, RECIPES, type Planted} from "./plant.js";
import {countedRegister} from "./register.js";
import {newYorkWorld, registerWorld, sampleWorld, statesWorld, type EvalWorld} from "./worlds.js";

const OPTIONS = {
  employers: {type: "string", default: "4000"},
  seed: {type: "string", default: "20261122"}
} as const;
const USAGE = `Usage: npm run eval -- [--employers <n>] [--seed <n>]

  --employers <n>  employers of the worlds of its own making (default ${OPTIONS.employers.default})
  --seed <n>       the same seed plants the same anomalies (default ${OPTIONS.seed.default})`;
endIf(endsEarly(process.argv.slice(2), USAGE, OPTIONS, {employers: 100, seed: 0}));
const {values: options} = parseArgs({options: OPTIONS});
const seed = Number(options.seed);
const BUDGET = 0.01;
const OWN = "this detector";
const METHODS = [OWN, ...Object.keys(PEERS)];

interface Outcome {
  scores: Record<string, number[]>;
  planted: Planted;
  flagged: Set<number>;
  unchanged: number;
  unchangedFlagged: number;
}

/** Scores of every method for the last month of a planted panel, and whom the default settings flag. */
async function score(world: EvalWorld, t: number, planted: Planted, withWages = false): Promise<Outcome> {
  const ix = world.panel.from + t;
  const own = await withDetection({from: world.panel.from, employers: planted.employers}, async (db) => ({
    // As an outside reader gets them: the export, the strongest variable of each employer.
    rows: await db.all<{code: string; score: number}>(
      `select employer_code as code, max(score)::double as score from (${scoresSql(ix)}) group by employer_code`
    ),
    flags: await db.all<{employer: number}>(
      `select distinct employer_id as employer from detection.fct_flag where period_ix = ${ix} and tier is not null`
    )
  }));
  const scores = Array<number>(planted.employers.length).fill(0);
  const number = new Map(planted.employers.map((e, i) => [e.code, i]));
  for (const row of own.rows) scores[number.get(row.code)!] = row.score;
  const flagged = new Set(own.flags.map((f) => f.employer));
  const same = planted.employers.flatMap((e, i) =>
    e.heads.at(-1) === e.heads.at(-2) && e.wages!.at(-1) === e.wages!.at(-2) ? [i] : []
  );
  const peers = Object.fromEntries(
    Object.entries(PEERS).map(([name, method]) => [name, method(planted.employers, withWages)])
  );
  return {
    scores: {[OWN]: scores, ...peers},
    planted,
    flagged,
    unchanged: same.length,
    unchangedFlagged: same.filter((i) => flagged.has(i)).length
  };
}

const print = (line = "") => process.stdout.write(`${line}\n`);
const cell = (value: number, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : "–").padStart(9);
const table = (title: string, columns: string[], rows: [string, number[]][]) => {
  print(`  ${title.padEnd(34)}${columns.map((c) => c.padStart(9)).join("")}`);
  for (const [name, values] of rows) print(`  ${name.padEnd(34)}${values.map((v) => cell(v)).join("")}`);
  print();
};

async function evaluate(world: EvalWorld): Promise<void> {
  const n = world.panel.employers.length;
  const budget = Math.max(1, Math.round(BUDGET * n));
  const runs = {jumps: [] as Outcome[], kinds: [] as Outcome[], shocks: [] as Outcome[]};
  for (const t of world.months) {
    const base = {share: BUDGET, seed};
    runs.jumps.push(await score(world, t, plant(world, t, {...base, kinds: ["jump x1.5"], shocks: false})));
    const everyKind = RECIPES.map((r) => r.kind);
    runs.kinds.push(await score(world, t, plant(world, t, {...base, kinds: everyKind, shocks: false}), true));
    runs.shocks.push(await score(world, t, plant(world, t, {...base, kinds: ["jump x1.5"], shocks: true})));
  }
  const over = (list: Outcome[], name: string, what: (order: number[], o: Outcome) => number) =>
    mean(list.map((o) => what(ranking(o.scores[name]!), o)));
  const ofKind = (o: Outcome, kind: string) =>
    new Set([...o.planted.truth].filter(([, k]) => k === kind).map(([i]) => i));
  const truth = (o: Outcome) => new Set(o.planted.truth.keys());
  print(`${world.name}: ${n} employers, ${world.months.length} tested months, budget ${budget} (${BUDGET * 100} %)`);
  table(
    "",
    ["recall", "AP", "r.shock", "AP kinds", "alerts"],
    METHODS.map((m) => [
      m,
      [
        over(runs.jumps, m, (order, o) => recallAt(order, truth(o), budget)),
        over(runs.jumps, m, (order, o) => averagePrecision(order, truth(o))),
        over(runs.shocks, m, (order, o) => recallAt(order, truth(o), budget)),
        over(runs.kinds, m, (order, o) => averagePrecision(order, truth(o))),
        over(runs.shocks, m, (order, o) => overrepresentation(order, o.planted.shocked, budget))
      ]
    ])
  );
  table(
    "recall by kind",
    METHODS.map((_, i) => ["this", "z", "HB", "HB sect.", "forest", "own p90"][i]!),
    RECIPES.map(({kind}) => [
      kind,
      METHODS.map((m) => over(runs.kinds, m, (order, o) => recallAt(order, ofKind(o, kind), o.planted.truth.size)))
    ])
  );
  const innocent = (o: Outcome) => [...o.planted.shocked].filter((i) => !o.planted.truth.has(i));
  const cleared = mean(
    runs.shocks.map((o) => 1 - innocent(o).filter((i) => o.flagged.has(i)).length / innocent(o).length)
  );
  const all = [...runs.jumps, ...runs.kinds, ...runs.shocks];
  print(
    `  default settings: ${(100 * mean(all.map((o) => o.flagged.size / n))).toFixed(2)} % flagged; of ${all.reduce((s, o) => s + o.unchanged, 0)} who did not change, ${all.reduce((s, o) => s + o.unchangedFlagged, 0)};`
  );
  print(
    `  ${(100 * cleared).toFixed(1)} % of the innocents of shocked sectors and places not flagged; unchanged in a month: ${(100 * mean(runs.jumps.map((o) => o.unchanged / n))).toFixed(0)} %`
  );
  await innocents(world);
  print();
}

/** Of employers whose last change has an innocent reason: the share that the default settings do not show, by reason. */
async function innocents(world: EvalWorld): Promise<void> {
  const shown = new Map<string, [innocent: number, flagged: number]>();
  for (const t of world.months) {
    const given = plantInnocents(world, t, 0.03, seed);
    const flags = await withDetection(given.panel, (db) =>
      db.all<{employer: number}>(
        `select distinct employer_id as employer from detection.fct_flag where period_ix = ${world.panel.from + t} and tier is not null`
      )
    );
    const flagged = new Set(flags.map((f) => f.employer));
    for (const [i, reason] of given.reason) {
      const [n, k] = shown.get(reason) ?? [0, 0];
      shown.set(reason, [n + 1, k + (flagged.has(i) ? 1 : 0)]);
    }
  }
  const parts = [...shown].map(([reason, [n, k]]) => `${reason} ${n - k}/${n}`);
  const [all, cleared] = [...shown.values()].reduce(([a, c], [n, k]) => [a + n, c + n - k], [0, 0]);
  if (all) print(`  planted innocents not flagged: ${((100 * cleared) / all).toFixed(1)} % (${parts.join("; ")})`);
}

const size = Number(options.employers);
print(
  `Planted anomalies, scored for the last month of each panel; recall and alerts at a budget of ${BUDGET * 100} % of employers.`
);
print(
  "Peers see headcounts where only headcounts are planted, the stronger of headcount and average wage otherwise. HB: 10 % quantiles, exponent 0.5. AP: average precision. alerts in shock: share among alerts / share among employers."
);
print();
await evaluate(newYorkWorld());
await evaluate(statesWorld());
await evaluate(cellWorld(size, seed));
await evaluate(stillRegister(size, seed));
await evaluate(registerWorld(size, 36, seed));
const plain = {employers: size, seed, spread: 0.8, turnover: 0.01, wild: 0.05, still: 0.5, sectors: 20, provinces: 34};
await evaluate(countedRegister({...plain, months: 30}));
await evaluate(countedRegister({...plain, months: 60, still: 0.7, turnover: 0.02, wild: 0.1}));
await evaluate(countedRegister({...plain, months: 8, still: 0.2, turnover: 0.03, sectors: 4, provinces: 1}));
await evaluate(await sampleWorld(size, seed));
