import {uniform} from "../worlds.js";
import type {MixCell} from "../../../src/domain/stats/mix.js";
import {PROVINCES, type Nation} from "./nation.js";

/**
 * Families written apart from those of families.ts, after the method was settled: heavier sizes, debts of whole months,
 * chronic debtors of up to four years, size classes for the mix, provinces of Zipf sizes, planted outliers.
 */
export interface FreshFamily {
  name: string;
  employers: number;
  provinces: "zipf" | "even" | "lognormal";
  sizes: "pareto 1.1" | "pareto 1.4" | "lognormal 1.5" | "lognormal 2.1" | "micro and giants";
  /** Chance of being late at eight heads, and the power with which it falls with size. */
  chance: number;
  bySize: number;
  /** Spread (of logs) of provinces and sectors in chance, of provinces in months owed. */
  spread: number;
  sectors: number;
  severity: number;
  debts: "geometric" | "chronic" | "under two months" | "lognormal";
  /** Provinces in which three times as many are late. */
  planted: number;
}

const BASE: Omit<FreshFamily, "name"> = {
  ...{employers: 6000, chance: 0.12, bySize: 0.1, spread: 0, sectors: 0.2, severity: 0, planted: 0},
  ...{provinces: "zipf", sizes: "lognormal 1.5", debts: "geometric"}
};

export const FRESH: readonly FreshFamily[] = [
  {...BASE, name: "alike, Pareto 1.1, whole months", sizes: "pareto 1.1", bySize: 0, sectors: 0},
  {...BASE, name: "alike, spread 2.1, chronic", sizes: "lognormal 2.1", chance: 0.1, debts: "chronic"},
  {
    ...BASE,
    name: "alike, micro and giants, chronic",
    provinces: "lognormal",
    sizes: "micro and giants",
    chance: 0.05,
    debts: "chronic"
  },
  {...BASE, name: "alike, even, a third late, short", provinces: "even", chance: 0.3, debts: "under two months"},
  {...BASE, name: "alike, 20,000, Pareto 1.4", employers: 20_000, sizes: "pareto 1.4", chance: 0.1},
  {...BASE, name: "alike, 1,500", employers: 1500, provinces: "even", chance: 0.15},
  {...BASE, name: "alike but four planted", provinces: "lognormal", chance: 0.1, planted: 4},
  {...BASE, name: "differ by 0.3", spread: 0.3},
  {
    ...BASE,
    name: "differ by 0.5, Pareto 1.1, chronic",
    provinces: "lognormal",
    sizes: "pareto 1.1",
    chance: 0.1,
    spread: 0.5,
    severity: 0.2,
    debts: "chronic"
  },
  {
    ...BASE,
    name: "differ by 0.8, micro and giants",
    sizes: "micro and giants",
    chance: 0.05,
    spread: 0.8,
    severity: 0.2,
    debts: "lognormal"
  },
  {...BASE, name: "1,500, differ by 0.4, Pareto 1.4", employers: 1500, sizes: "pareto 1.4", chance: 0.15, spread: 0.4},
  {
    ...BASE,
    name: "20,000, near ties, spread 2.1, chronic",
    employers: 20_000,
    sizes: "lognormal 2.1",
    spread: 0.3,
    severity: 0.1,
    debts: "chronic"
  }
];

const SECTORS = 18;
const TYPES = 6;
const MONTHLY = 1_600_000;

interface Dice {
  next: () => number;
  gauss: () => number;
}

/** A nation of a family, with the cells of its mix. Truth: chance x mean months owed over its own employers' sizes. */
export function freshNation(family: FreshFamily, seed: number): Nation {
  const next = uniform(seed * 104_729 + 71);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const dice = {next, gauss};
  const weights = Array.from({length: PROVINCES}, (_, i) => weightOf(family, i, dice));
  const whole = weights.reduce((a, b) => a + b, 0);
  const sectors = Array.from({length: SECTORS}, () => Math.exp(family.sectors * gauss()));
  const made: Nation = {employers: [], truth: new Map(), expectedLate: new Map(), receivable: new Map(), cells: []};
  const cells = new Map<string, MixCell>();
  weights.forEach((weight, i) => {
    const group = String(i).padStart(2, "0");
    const count = Math.max(20, Math.round((family.employers * weight) / whole));
    const isPlanted = i >= 4 && i < 4 + family.planted;
    const place = {
      chance: Math.exp(family.spread * gauss()) * (isPlanted ? 3 : 1),
      severity: Math.exp(family.severity * gauss())
    };
    if (isPlanted) (made.planted ??= new Set()).add(group);
    fill(made, cells, family, {group, count, ...place, sectors}, dice);
  });
  made.cells = [...cells.values()];
  return made;
}

interface Place {
  group: string;
  count: number;
  chance: number;
  severity: number;
  sectors: readonly number[];
}

function fill(made: Nation, cells: Map<string, MixCell>, family: FreshFamily, place: Place, dice: Dice): void {
  const {group, count, severity} = place;
  const mean = meanDebt(family.debts, severity);
  let [expected, receivable] = [0, 0];
  for (let i = 0; i < count; i++) {
    const heads = headsOf(family.sizes, dice);
    const yearly = Math.round(heads * MONTHLY * 12 * Math.exp(0.3 * dice.gauss()));
    const sector = Math.floor(SECTORS * dice.next() ** 1.7);
    const letter = String.fromCharCode(65 + sector);
    const type = String(Math.floor(dice.next() * TYPES));
    const chance = Math.min(
      0.95,
      family.chance * place.chance * place.sectors[sector]! * (heads / 8) ** -family.bySize
    );
    const late = dice.next() < chance ? Math.round((yearly / 12) * debtOf(family.debts, severity, dice)) : 0;
    expected += (chance * mean * yearly) / 12;
    receivable += yearly;
    made.employers.push({group, sector: letter, isWorking: true, receivable: yearly, late});
    const key = [group, letter, type, sizeOf(heads)].join("|");
    const cell = cells.get(key) ?? {
      ...{code: group, sector: letter, employer_type: type, size_class: sizeOf(heads)},
      ...{employers: 0, late: 0, receivable: 0}
    };
    cells.set(key, cell);
    cell.employers++;
    cell.late += late;
    cell.receivable += yearly;
  }
  made.truth.set(group, expected / receivable);
  made.expectedLate.set(group, expected);
  made.receivable.set(group, receivable);
}

function weightOf({provinces}: FreshFamily, i: number, {gauss}: Dice): number {
  return provinces === "zipf" ? (i + 2) ** -0.9 : provinces === "even" ? 1 : Math.exp(0.8 * gauss());
}

function headsOf(sizes: FreshFamily["sizes"], {next, gauss}: Dice): number {
  switch (sizes) {
    case "pareto 1.1":
      return Math.min(25_000, Math.floor(1.5 * (1 - next()) ** (-1 / 1.1)));
    case "pareto 1.4":
      return Math.floor(3 * (1 - next()) ** (-1 / 1.4));
    case "lognormal 1.5":
      return Math.ceil(Math.exp(1.9 + 1.5 * gauss()));
    case "lognormal 2.1":
      return Math.ceil(Math.exp(1.2 + 2.1 * gauss()));
    case "micro and giants":
      return next() < 0.9 ? 1 + Math.floor(9 * next()) : Math.min(30_000, Math.floor(10 / (1 - next())));
  }
}

const sizeOf = (heads: number) =>
  heads < 10 ? "1–9" : heads < 50 ? "10–49" : heads < 200 ? "50–199" : heads < 500 ? "200–499" : "500+";

/** Months that a late employer owes. */
function debtOf(debts: FreshFamily["debts"], severity: number, {next, gauss}: Dice): number {
  if (debts === "under two months") return severity * (0.2 + 1.5 * next());
  if (debts === "lognormal") return Math.min(100, 2 * severity * Math.exp(gauss()));
  if (debts === "chronic") return severity * (next() < 0.8 ? 1 + Math.floor(3 * next()) : 6 + 42 * next());
  let months = 1;
  while (next() < 0.75 && months < 60) months++;
  return severity * months;
}

/** Mean of `debtOf`. */
function meanDebt(debts: FreshFamily["debts"], severity: number): number {
  if (debts === "under two months") return 0.95 * severity;
  if (debts === "chronic") return severity * (0.8 * 2 + 0.2 * 27);
  if (debts === "geometric") return severity * ((1 - 0.75 ** 60) / 0.25);
  let [sum, whole] = [0, 0];
  for (let z = -8; z <= 8; z += 0.002) {
    const density = Math.exp((-z * z) / 2);
    whole += density;
    sum += density * Math.min(100, 2 * severity * Math.exp(z));
  }
  return sum / whole;
}
