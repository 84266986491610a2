import {searchContributors, type Contributor, type SearchOptions} from "../../src/domain/stats/contributorSearch.js";
import {meets, named, total, type LeafTable} from "../../src/domain/stats/leaves.js";
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
}

/** Reads a table and names the sets of attribute = value that explain its change. */
export async function findContributors(columns: TableColumns, options: SearchOptions = {}): Promise<ContributorReport> {
  const table = await readLeafTable(columns);
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
    seconds
  };
}

function ranked(table: LeafTable, contributor: Contributor, rank: number): RankedSet {
  const {conditions, leaves, effect, share, score} = contributor;
  const {before, after} = sides(table, (leaf) => meets(table, leaf, conditions));
  return {rank, set: named(table, conditions), leaves, before, after, effect, share, score};
}

function sides(table: LeafTable, holds: (leaf: number) => boolean): {before: Side; after: Side} {
  const kept = (values: Float64Array) => total(values.filter((_, leaf) => holds(leaf)));
  const side = (values: Float64Array, counts: Float64Array | null): Side => {
    const [value, count] = [kept(values), counts && kept(counts)];
    return {value, count, rate: count ? value / count : null};
  };
  return {before: side(table.before, table.beforeCount), after: side(table.after, table.afterCount)};
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
