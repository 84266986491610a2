import type {PanelEmployer} from "./panel.js";
import {uniform, type EvalWorld} from "./worlds.js";

/** What is planted: what it does to heads and to the average wage in the tested month and before. */
interface Recipe {
  kind: string;
  heads: (ago: number) => number;
  wage: (ago: number) => number;
}

const still = () => 1;
const now = (factor: number) => (ago: number) => (ago === 0 ? factor : 1);

/** Kinds of anomalies, each first visible in the tested month but erosion, which is in its tenth. */
export const RECIPES: readonly Recipe[] = [
  {kind: "jump x1.5", heads: now(1.5), wage: still},
  {kind: "cut to 2/3", heads: now(2 / 3), wage: still},
  {kind: "mass leave x0.3", heads: now(0.3), wage: still},
  {kind: "wage x1.5", heads: still, wage: now(1.5)},
  {kind: "wage x0.6", heads: still, wage: now(0.6)},
  {kind: "shaved in two steps", heads: (ago) => [0.72, 0.86][ago] ?? 1, wage: still},
  {kind: "erosion 4 % a month", heads: (ago) => 0.96 ** Math.max(0, 10 - ago), wage: still}
];

export interface Planted {
  employers: PanelEmployer[];
  /** Kind by number of the employer. */
  truth: Map<number, string>;
  /** Employers in sectors and places that were shocked. */
  shocked: Set<number>;
}

/** Changes a share of the employers up to month `t`; with `shocks`, also some sectors and places as a whole. */
export function plant(
  world: EvalWorld,
  t: number,
  options: {share: number; kinds: readonly string[]; shocks: boolean; seed: number}
): Planted {
  const next = uniform(options.seed * 7919 + t);
  const shake = options.shocks ? shaker(world, next) : () => null;
  const shocked = new Set<number>();
  const employers = world.panel.employers.map((e, i) => {
    const factor = shake(e);
    const cut = {...e, heads: e.heads.slice(0, t + 1), wages: wagesOf(e).slice(0, t + 1)};
    if (factor === null) return cut;
    shocked.add(i);
    const own = factor(next());
    return apply(cut, t, {kind: "", heads: now(own), wage: still}, world.unit);
  });
  const eligible = employers.flatMap((e, i) =>
    Math.min(...e.heads.slice(-12).map((h) => h ?? 0)) >= world.least ? [i] : []
  );
  const truth = new Map<number, string>();
  const wanted = Math.max(options.kinds.length, Math.round(options.share * employers.length));
  for (let k = 0; k < wanted && eligible.length; k++) {
    const i = eligible.splice(Math.floor(next() * eligible.length), 1)[0]!;
    const recipe = RECIPES.find((r) => r.kind === options.kinds[k % options.kinds.length])!;
    employers[i] = apply(employers[i]!, t, recipe, world.unit);
    truth.set(i, recipe.kind);
  }
  return {employers, truth, shocked};
}

function wagesOf(e: PanelEmployer): (number | null)[] {
  return [...(e.wages ?? e.heads.map((h) => (h === null ? null : h * (e.wage ?? 6_000_000))))];
}

function apply(e: PanelEmployer, t: number, recipe: Recipe, unit: number): PanelEmployer {
  const [heads, wages] = [[...e.heads], wagesOf(e)];
  for (let month = Math.max(0, t - 12); month <= t; month++) {
    const was = heads[month];
    if (!was) continue;
    const factor = recipe.heads(t - month);
    const is = factor === 1 ? was : Math.max(unit, Math.round((was * factor) / unit) * unit);
    heads[month] = is;
    wages[month] = Math.round((wages[month]! / was) * recipe.wage(t - month)) * is;
  }
  return {...e, heads, wages};
}

/** About 15 % of the sectors fall by a quarter and a tenth of the places grow by a fifth, each employer a little differently. */
function shaker(world: EvalWorld, next: () => number): (e: PanelEmployer) => ((own: number) => number) | null {
  const pick = (all: string[], share: number) => {
    const left = [...new Set(all)].sort();
    return new Set(
      Array.from(
        {length: Math.max(1, Math.round(left.length * share))},
        () => left.splice(Math.floor(next() * left.length), 1)[0]!
      )
    );
  };
  const sectors = pick(
    world.panel.employers.map((e) => e.division),
    0.15
  );
  const places = pick(
    world.panel.employers.map((e) => e.place),
    0.1
  );
  return (e) => {
    const [inSector, inPlace] = [sectors.has(e.division), places.has(e.place)];
    if (!inSector && !inPlace) return null;
    return (own) => (inSector ? 1 - 0.25 * (0.8 + 0.4 * own) : 1) * (inPlace ? 1 + 0.2 * (0.8 + 0.4 * own) : 1);
  };
}
