import {searchContributors, type Contributor, type SearchOptions} from "../../src/domain/stats/contributorSearch.js";
import {meets, named, type LeafTable} from "../../src/domain/stats/leaves.js";
import {readLeafTable, type TableColumns} from "./leafTable.js";

/** Sums of a part of the table at one time; rate is null where nothing was counted, and without counts. */
export interface Side {
  value: number;
  count: number | null;
  rate: number | null;
}

/** One set that explains the change. */
export interface RankedSet {
  rank: number;
  /** Attribute = value, all of which hold. */
  set: Record<string, string>;
  leaves: number;
  before: Side;
  after: Side;
  /** Value after beyond what was to be expected. */
  effect: number;
  /** The effect as a part of the whole change that is not due to a changed mix. */
  share: number;
  /** Evidence in nats, less the cost of naming the set. */
  score: number;
}

export interface ContributorReport {
  file: string;
  before: string;
  after: string;
  attributes: string[];
  leaves: number;
  whole: {before: Side; after: Side};
  sets: RankedSet[];
  /** Of the search alone, after loading. */
  seconds: number;
  milliseconds: number;
}

/** Reads a table and names the sets of attribute = value that explain its change. */
export async function findContributors(columns: TableColumns, options: SearchOptions = {}): Promise<ContributorReport> {
  const reading = readLeafTable(columns);
  // A failure is told below: not before something waits for it.
  reading.catch(() => undefined);
  practise();
  const table = await reading;
  const started = process.hrtime.bigint();
  const found = searchContributors(table, options);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return {
    file: columns.file,
    before: columns.before,
    after: columns.after,
    attributes: table.attributes,
    leaves: table.before.length,
    whole: sides(table, () => true),
    sets: found.map((contributor, i) => ranked(table, contributor, i + 1)),
    seconds,
    milliseconds: Math.round(seconds * 1e6) / 1e3
  };
}

/** Leaves and values per attribute of the table that is searched while another one is read. */
const PRACTICE = {leaves: 3000, values: [9, 7, 5, 6, 4]};

/**
 * Searches a made-up table: the engine reads files on threads of its own, and meanwhile the search is compiled, which
 * would otherwise take longer than the search.
 */
function practise(): void {
  const {leaves, values} = PRACTICE;
  // Multiplicative hashing: even and the same every time.
  const mixed = (leaf: number, turn: number) => (Math.imul(leaf + 1, 2654435761 + 97 * turn) >>> 0) / 2 ** 32;
  const codes = values.map((size, a) => Int32Array.from({length: leaves}, (_, i) => Math.floor(mixed(i, a) * size)));
  const count = (turn: number) => Float64Array.from({length: leaves}, (_, i) => 20 + Math.floor(80 * mixed(i, turn)));
  const [beforeCount, afterCount] = [count(7), count(8)];
  const isHit = (i: number) => codes[0]![i] === 2 || (codes[1]![i] === 1 && codes[2]![i] === 3);
  searchContributors({
    attributes: values.map((_, a) => String(a)),
    labels: values.map((size) => Array.from({length: size}, (_, code) => String(code))),
    codes,
    before: beforeCount.map((n, i) => Math.floor(n * (0.05 + 0.1 * mixed(i, 9)))),
    after: afterCount.map((n, i) => Math.floor(n * (0.05 + 0.1 * mixed(i, 11)) * (isHit(i) ? 2.5 : 1))),
    beforeCount,
    afterCount
  });
}

function ranked(table: LeafTable, contributor: Contributor, rank: number): RankedSet {
  const {conditions, leaves, effect, share, score} = contributor;
  const {before, after} = sides(table, (leaf) => meets(table, leaf, conditions));
  return {rank, set: named(table, conditions), leaves, before, after, effect, share, score};
}

function sides(table: LeafTable, holds: (leaf: number) => boolean): {before: Side; after: Side} {
  const sums = [0, 0, 0, 0];
  const columns = [table.before, table.after, table.beforeCount, table.afterCount];
  for (let leaf = 0; leaf < table.before.length; leaf++)
    if (holds(leaf)) columns.forEach((values, c) => (sums[c]! += values?.[leaf] ?? 0));
  const side = (value: number, counted: number): Side => {
    const count = table.beforeCount ? counted : null;
    return {value, count, rate: count ? value / count : null};
  };
  return {before: side(sums[0]!, sums[2]!), after: side(sums[1]!, sums[3]!)};
}

/** The report as lines to read. */
export function contributorLines(report: ContributorReport): string[] {
  const {whole, sets} = report;
  const lines = [
    `change     ${sideText(whole.before)} in ${report.before} -> ${sideText(whole.after)} in ${report.after}, ${report.leaves} leaves`
  ];
  for (const {rank, set, before, after, share, leaves} of sets) {
    const conditions = Object.entries(set).map(([attribute, value]) => `${attribute} = ${value}`);
    lines.push(
      `${String(rank).padEnd(10)} ${conditions.join(" and ")}: ${sideText(before)} -> ${sideText(after)}; ` +
        `${(share * 100).toFixed(0)} % of the change, ${leaves} leaves`
    );
  }
  if (!sets.length) lines.push("no set stands out: the change is spread over the whole");
  return lines;
}

function sideText({value, count, rate}: Side): string {
  const short = (x: number) => String(Number(x.toPrecision(4)));
  return count === null
    ? short(value)
    : `${rate === null ? "no rate" : short(rate)} (${short(value)} of ${short(count)})`;
}
