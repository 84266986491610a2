/** How the employers of a simulated nation come by their sizes, and how they come to be late. */
export interface Family {
  name: string;
  employers: number;
  /** Provinces' sizes are lognormal with this spread. */
  provinces: number;
  /** Size (heads) of an employer: lognormal spread, or the exponent of a Pareto tail. */
  sizes: {kind: "lognormal"; spread: number} | {kind: "pareto"; exponent: number};
  /** Chance of being late of an employer with ten heads in an average province, and how it falls with size (power). */
  chance: number;
  bySize: number;
  /** Spread (of logs) of provinces and of sectors in chance, and of provinces in how long debts last. */
  spread: number;
  sectors: number;
  severity: number;
  /** Months owed by late ones: share of those with under two months, median and spread of the others' logs. */
  short: number;
  median: number;
  tail: number;
  /** Provinces whose largest employer is bankrupt for certain and owes two years. */
  giants: number;
  /** Chances of employers differ by a beta distribution with so many prior counts; 0 for no difference. */
  mixed: number;
}

const USUAL: Family = {
  name: "usual",
  employers: 7000,
  provinces: 0.9,
  sizes: {kind: "lognormal", spread: 1.5},
  chance: 0.12,
  bySize: 0.2,
  spread: 0.3,
  sectors: 0.3,
  severity: 0,
  short: 0.6,
  median: 5,
  tail: 1,
  giants: 0,
  mixed: 0
};

/** Kinds of nations, wide apart on purpose. */
export const FAMILIES: readonly Family[] = [
  USUAL,
  {...USUAL, name: "mild", sizes: {kind: "lognormal", spread: 1.1}, chance: 0.15, bySize: 0, tail: 0.6, median: 4},
  {...USUAL, name: "severity by province", severity: 0.4},
  {...USUAL, name: "heavy sizes", sizes: {kind: "lognormal", spread: 2}, severity: 0.3},
  {...USUAL, name: "pareto 1.2", sizes: {kind: "pareto", exponent: 1.2}},
  {...USUAL, name: "pareto 1.05", sizes: {kind: "pareto", exponent: 1.05}, severity: 0.2},
  {...USUAL, name: "bankrupt giants", sizes: {kind: "pareto", exponent: 1.2}, giants: 2},
  {...USUAL, name: "few and large", sizes: {kind: "lognormal", spread: 1.6}, chance: 0.03, bySize: -0.2, spread: 0.4},
  {...USUAL, name: "many late, little each", chance: 0.45, bySize: 0, short: 0.95, median: 3, tail: 0.5},
  {...USUAL, name: "sectors apart", sectors: 0.9},
  {...USUAL, name: "chances mixed", mixed: 2},
  {...USUAL, name: "provinces alike", spread: 0, sectors: 0},
  {...USUAL, name: "small nation", employers: 2000},
  {...USUAL, name: "large nation", employers: 40_000}
];
