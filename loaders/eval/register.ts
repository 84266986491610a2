import {reference} from "../reference.js";
import type {PanelEmployer} from "./panel.js";
import {uniform, type EvalWorld} from "./worlds.js";

/** How a counted register behaves; shares and rates by month. */
export interface RegisterKind {
  employers: number;
  months: number;
  seed: number;
  /** Share of employer-months without a change. */
  still: number;
  /** Workers who come, and who leave, in a month in which an employer moves. */
  turnover: number;
  /** How different employers are in that (standard deviation of the logarithm). */
  spread: number;
  /** Share of moves that are much larger than usual. */
  wild: number;
  sectors: number;
  provinces: number;
}

/** A number of the normal distribution (Box-Muller). */
export const gauss = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** A number of the Poisson distribution; rounded normal where the mean is large. */
export function poisson(mean: number, next: () => number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss(next)));
  let [k, term, u] = [0, Math.exp(-mean), next()];
  while (u > term && k < 300) {
    u -= term;
    term *= mean / ++k;
  }
  return k;
}

/** A register in which every worker who comes or leaves is counted: sizes Pareto, a tenth of the employers seasonal. */
export function countedRegister(o: RegisterKind): EvalWorld {
  const next = uniform(o.seed);
  const places = reference("provinces_34").slice(0, o.provinces);
  const divisions = reference("vsic_divisions").filter((_, i) => i % Math.floor(87 / o.sectors) === 0);
  const sectors = divisions.slice(0, o.sectors);
  const shocks = sectors.map(() => Array.from({length: o.months}, () => (next() < 0.05 ? 0.08 * gauss(next) : 0)));
  const employers = Array.from({length: o.employers}, (_, i): PanelEmployer => {
    const at = Math.floor(next() * sectors.length);
    const path = walk(o, shocks[at]!, next);
    return {
      code: `E${String(i).padStart(6, "0")}`,
      place: places[Math.floor(next() * places.length)]!["code"]!,
      ...{division: sectors[at]!["division"]!, section: sectors[at]!["section_2025"]!, ...path}
    };
  });
  const name = `counted register: ${o.employers} x ${o.months} months, ${o.sectors} sectors, ${o.provinces} provinces, ${100 * o.still} % still`;
  return {name, panel: {from: 2022 * 12, employers}, months: [o.months - 1, o.months - 3], least: 5, unit: 1};
}

function walk(o: RegisterKind, shock: readonly number[], next: () => number) {
  const size = Math.min(20_000, Math.max(1, Math.round((1 - next()) ** (-1 / 0.6))));
  const turnover = o.turnover * Math.exp(o.spread * gauss(next));
  const still = Math.min(0.97, o.still * (0.4 + 1.2 * next()));
  const [season, phase] = [next() < 0.1 ? 0.15 : 0, Math.floor(next() * 12)];
  const tide = (t: number) => season * Math.sin(((t + phase) / 6) * Math.PI);
  let wage = 5_000_000 + 4_000_000 * next();
  let now = size;
  const heads: number[] = [];
  const wages: number[] = [];
  for (let t = 0; t < o.months; t++) {
    if (t > 0 && next() > still) {
      const flow = turnover * (next() < o.wild ? Math.exp(1.5 * Math.abs(gauss(next))) : 1) * now;
      now += poisson(flow + 0.02 * Math.max(0, size - now), next) - Math.min(now, poisson(flow, next));
    }
    const pull = t > 0 ? tide(t) - tide(t - 1) + shock[t]! : 0;
    if (pull) now = Math.floor(now * Math.exp(pull) + next());
    now = Math.max(1, now);
    if (next() < 0.15) wage *= 1 + 0.02 * gauss(next);
    heads.push(now);
    wages.push(now * Math.round(wage / 1000) * 1000);
  }
  return {heads, wages};
}
