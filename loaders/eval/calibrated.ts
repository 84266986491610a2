/**
 * Two worlds made up so that the peers do in them what was measured with them on real data (docs/detection-eval.md): a panel
 * of areas x industries, and a register of which six in ten employers do not change in a month. No row of either is real.
 */
import {reference} from "../reference.js";
import type {PanelEmployer} from "./panel.js";
import {gauss, poisson} from "./register.js";
import {uniform, type EvalWorld} from "./worlds.js";

type Next = () => number;
const FROM = 2022 * 12;
const MONTHS = 24;
const NOVEMBER = 22;

/** Student's t of three degrees of freedom, scaled to a standard deviation of one. */
const heavy = (next: Next) => gauss(next) / Math.sqrt(gauss(next) ** 2 + gauss(next) ** 2 + gauss(next) ** 2);
const wide = (next: Next, spread: number) => Math.exp(spread * gauss(next));

/** Numbers 0 to n - 1 drawn with unequal chances. */
function unequal(n: number, next: Next): () => number {
  const weights = Array.from({length: n}, () => -Math.log(1 - next()));
  const total = weights.reduce((a, b) => a + b, 0);
  return () => {
    let u = next() * total;
    for (const [i, w] of weights.entries()) if ((u -= w) < 0) return i;
    return n - 1;
  };
}

const DIVISIONS = 70;
const FINE = 4;

/** A year's pattern of each of the industries (four in a division), levels as logarithms. */
function patterns(next: Next): number[][] {
  return Array.from({length: DIVISIONS * FINE}, () => {
    const size = 0.02 * wide(next, 0.9);
    const year = Array.from({length: 12}, () => size * 1.2 * heavy(next));
    const mean = year.reduce((a, b) => a + b, 0) / 12;
    return year.map((v) => v - mean);
  });
}

/**
 * Areas x industries, each cell an employer of 5 to 20,000 heads: industries have their season, cells depart from it, noise
 * differs widely from cell to cell and has heavy tails, some cells break, more of them in January (reclassification);
 * wages are known by the quarter, a third of them standing in each month.
 */
export function cellWorld(n: number, seed: number): EvalWorld {
  const next = uniform(seed);
  const [places, divisions] = [reference("provinces_34"), reference("vsic_divisions")];
  const [year, industry, place] = [patterns(next), unequal(DIVISIONS * FINE, next), unequal(places.length, next)];
  const common = year.map(() => Array.from({length: MONTHS}, () => 0.004 * gauss(next)));
  const local = places.map(() => Array.from({length: MONTHS}, () => 0.003 * gauss(next)));
  const bonus = year.map(() => Array.from({length: 4}, () => 0.05 * gauss(next)));
  const employers: PanelEmployer[] = [];
  while (employers.length < n) {
    const [k, p] = [industry(), place()];
    const heads = cellHeads(year[k]!, common[k]!, local[p]!, next);
    if (Math.min(...heads) < 5) continue;
    const division = divisions[Math.floor(k / FINE)]!;
    employers.push({
      code: `C${String(employers.length).padStart(6, "0")}`,
      place: places[p]!["code"]!,
      ...{division: division["division"]!, section: division["section_2025"]!},
      ...{heads, wages: quarterly(heads, bonus[k]!, next)}
    });
  }
  const name = `cells, calibrated: ${n} areas x industries`;
  return {name, panel: {from: FROM, employers}, months: [NOVEMBER, NOVEMBER + 1, 17], least: 5, unit: 1};
}

function cellHeads(year: readonly number[], common: readonly number[], local: readonly number[], next: Next): number[] {
  const size = Math.min(20_000, Math.max(5, Math.exp(Math.log(60) + 1.6 * gauss(next))));
  const smaller = (size / 60) ** -0.4;
  const noise = 0.025 * wide(next, 0.7) * smaller;
  const [answer, departs] = [wide(next, 0.5), 0.35 * 0.02 * wide(next, 0.9) * smaller];
  const own = Array.from({length: 12}, () => departs * 1.02 * heavy(next));
  const trend = 0.001 + 0.003 * gauss(next);
  let level = Math.log(size);
  return Array.from({length: MONTHS}, (_, t) => {
    level += trend + common[t]! + local[t]!;
    if (next() < 0.75) level += noise * heavy(next);
    if (next() < (t % 12 === 0 ? 0.03 : t % 3 === 0 ? 0.004 : 0.002)) level += 0.87 * heavy(next);
    const passing = 0.4 * noise * heavy(next);
    const expected = Math.exp(Math.min(11, level + year[t % 12]! * answer + own[t % 12]! + passing));
    return Math.floor(expected + next());
  });
}

function quarterly(heads: readonly number[], bonus: readonly number[], next: Next): number[] {
  let wage = Math.log(7_000_000) + 0.4 * gauss(next);
  const spread = 0.03 * wide(next, 0.6);
  let sum = 0;
  return heads.map((_, t) => {
    if (t % 3 === 0) {
      wage += 0.003 + spread * 0.5 * heavy(next);
      const mean = heads.slice(t, t + 3).reduce((a, b) => a + b, 0) / Math.min(3, heads.length - t);
      sum = Math.exp(wage + spread * heavy(next) + bonus[(t / 3) % 4]!) * mean;
    }
    return Math.round(sum);
  });
}

/**
 * A register in which heads are counted: six in ten employers do not change in a month, and the ratio edit of
 * Hidiroglou and Berthelot flags employers as often, in all and by size, as it does in a real register.
 */
export function stillRegister(n: number, seed: number): EvalWorld {
  const next = uniform(seed);
  const [places, all] = [reference("provinces_34"), reference("vsic_divisions")];
  const divisions = all.filter((_, i) => i % 3 !== 2);
  const [sector, place] = [unequal(divisions.length, next), unequal(places.length, next)];
  const common = divisions.map(() =>
    Array.from({length: MONTHS}, () => 0.003 * gauss(next) + (next() < 0.03 ? 0.06 * gauss(next) : 0))
  );
  const employers = Array.from({length: n}, (_, i): PanelEmployer => {
    const [s, p] = [sector(), place()];
    const heads = stillHeads(common[s]!, next);
    return {
      code: `R${String(i).padStart(6, "0")}`,
      place: places[p]!["code"]!,
      ...{division: divisions[s]!["division"]!, section: divisions[s]!["section_2025"]!},
      ...{heads, wages: stillWages(heads, next)}
    };
  });
  const name = `still register, calibrated: ${n} employers`;
  return {name, panel: {from: FROM, employers}, months: [NOVEMBER, NOVEMBER + 1, 17], least: 5, unit: 1};
}

function stillHeads(common: readonly number[], next: Next): number[] {
  const size = Math.min(20_000, Math.max(1, Math.round(Math.exp(Math.log(10) + 1.5 * gauss(next)))));
  const [rate, spread] = [0.019 * wide(next, 0.6), 0.035 * wide(next, 0.7)];
  const tide = next() < 0.02 ? Array.from({length: 12}, () => 0.17 * heavy(next)) : Array<number>(12).fill(0);
  let now = size;
  return Array.from({length: MONTHS}, (_, t) => {
    if (t === 0) return now;
    now = Math.max(1, now + poisson(rate * now + 0.15 * rate * size, next) - Math.min(now, poisson(rate * now, next)));
    const decided = next() < 0.1 * (now / 10) ** 0.12 ? spread * heavy(next) : 0;
    const burst = next() < 0.003 ? 0.87 * heavy(next) : 0;
    const season = tide[t % 12]! - tide[(t + 11) % 12]!;
    const move = Math.max(-3, Math.min(3, decided + burst + season + (next() < 0.8 ? common[t]! : 0)));
    if (decided || burst || season || Math.abs(common[t]!) > 0.02)
      now = Math.max(1, Math.floor(now * Math.exp(move) + next()));
    return now;
  });
}

function stillWages(heads: readonly number[], next: Next): number[] {
  let wage = 7_000_000 * wide(next, 0.4);
  const spread = 0.017 * wide(next, 0.5);
  return heads.map((now, t) => {
    if (next() < 0.12) wage *= Math.exp(0.005 + spread * heavy(next));
    if (t % 12 === 0 && next() < 0.4) wage *= Math.exp(0.05 + 0.02 * gauss(next));
    return now * Math.round(wage / 1000) * 1000;
  });
}
