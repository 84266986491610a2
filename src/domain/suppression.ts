import {least} from "./simplex.js";

/** One figure of a table that readers see. */
export interface Cell {
  key: string;
  /** How many employers or workers the figure counts: 0 is published, 1 to threshold − 1 is small. */
  count: number;
  /** Amounts (đồng, >= 0) that stand beside the count and are hidden with it. */
  amounts?: readonly number[];
  /** Share (0..1) that the largest single contributor has in the amounts, for the rule of dominance. */
  largest?: number;
  /** Hidden whatever it counts. */
  small?: boolean;
  /** Hidden only when nothing else helps (a total that every reader expects). */
  keep?: boolean;
}

/** A total and the cells that add up to it. */
export interface Relation {
  total: string;
  parts: readonly string[];
}

/** Cells that readers see together (one month), and how they add up. */
export interface Table {
  cells: readonly Cell[];
  relations: readonly Relation[];
}

export interface SuppressionRule {
  /** Figures over fewer contributors are hidden, and stay uncertain by at least this many. */
  threshold: number;
  /** A single contributor with a larger share hides the figure; absent: no such rule. */
  dominance?: number;
  /** Hidden amounts stay uncertain by at least this share of themselves (0..1). */
  width: number;
}

export interface Suppression {
  /** Keys of all cells to hide; readers are not told which of them are small. */
  hidden: ReadonlySet<string>;
  /** Of them: small in at least one table. */
  primary: ReadonlySet<string>;
}

/** A reader who knows more than what is published. */
export interface Insider {
  /** Keys of the cells that he knows exactly. */
  known: readonly string[];
  /** By table: what he knows to be part of a cell (his own contributors and their amounts); absent: nothing. */
  parts?: readonly ReadonlyMap<string, Pick<Cell, "count" | "amounts">>[];
}

interface Measure {
  /** Which amount; -1 for the count. */
  at: number;
  value: Map<string, number>;
  need: (value: number) => number;
  /** What a hidden cell that is not 0 is known to be at least. */
  floor: number;
}

interface View {
  table: Table;
  measure: Measure;
  hidden: Set<string>;
  kept: Set<string>;
  reader: Reader;
}

/** One reader as far as a table and a measure go. */
interface Reader {
  known: ReadonlySet<string>;
  /** What he knows a cell to be at least, beyond what all know. */
  floor: (key: string) => number;
}

const PUBLIC: Reader = {known: new Set(), floor: () => 0};

/** The cells that a proof changes, and by how much it lowers them. */
type Proof = ReadonlyMap<string, number>;

/**
 * Which cells to hide so that no small one can be worked out: one pattern for all tables (the months of a series), so that
 * nothing hidden in one month stands open in the next. Every small cell gets, in every table, a proof: another table of
 * figures that agrees with everything published and differs in that cell by the rule's width. Readers are assumed to know
 * the totals, that figures are not negative, that zeros are published, and (`insiders`) what their own edition shows: the
 * proof must hold for every one of them. Cells that protect are chosen by least count, one small cell after the other (a
 * linear programme each). Throws when what an insider knows leaves nothing to hide behind.
 */
export function suppress(
  tables: readonly Table[],
  rule: SuppressionRule,
  insiders: readonly (readonly string[] | Insider)[] = []
): Suppression {
  const primary = new Set(tables.flatMap(({cells}) => cells.filter((cell) => isSmall(cell, rule)).map(({key}) => key)));
  const hidden = new Set(primary);
  const known = insiders.map((insider) => new Set("known" in insider ? insider.known : insider));
  tables.forEach((table, place) => {
    const kept = new Set(table.cells.filter(({keep}) => keep).map(({key}) => key));
    for (const measure of measuresOf(table, rule)) {
      const readers = insiders.map((insider, i) => readerOf(insider, known[i]!, place, measure));
      for (const {key} of table.cells) {
        if (primary.has(key)) protect({table, measure, hidden, kept, reader: PUBLIC}, key, readers);
      }
    }
  });
  return {hidden, primary};
}

function readerOf(
  insider: readonly string[] | Insider,
  known: ReadonlySet<string>,
  place: number,
  {at}: Measure
): Reader {
  const parts = "known" in insider ? insider.parts?.[place] : undefined;
  if (!parts) return {known, floor: () => 0};
  return {known, floor: (key) => (at < 0 ? parts.get(key)?.count : parts.get(key)?.amounts?.[at]) ?? 0};
}

/** Whether a figure may not be shown for its own sake. */
export function isSmall({count, largest, small}: Cell, {threshold, dominance}: SuppressionRule): boolean {
  if (small) return true;
  if (count <= 0) return false;
  return count < threshold || (dominance !== undefined && largest !== undefined && largest > dominance);
}

function measuresOf({cells}: Table, {threshold, width}: SuppressionRule): Measure[] {
  const amounts = Math.max(0, ...cells.map((cell) => cell.amounts?.length ?? 0));
  return [
    {at: -1, value: new Map(cells.map(({key, count}) => [key, count])), need: () => threshold, floor: 1},
    ...Array.from({length: amounts}, (_, at) => ({
      at,
      value: new Map(cells.map((cell) => [cell.key, cell.amounts?.[at] ?? 0])),
      need: (value: number) => value * width,
      floor: 0
    }))
  ];
}

/** Finds the proofs of one cell: for the public, then for every insider whose knowledge contradicts those found so far. */
function protect(view: View, key: string, insiders: readonly Reader[]): void {
  const value = view.measure.value.get(key) ?? 0;
  if (value <= 0) return;
  const proofs = [proof(view, key)];
  for (const reader of insiders) {
    if (reader.known.has(key) || proofs.some((changes) => convinces(changes, view, reader))) continue;
    proofs.push(proof({...view, reader}, key));
  }
}

/** Whether a reader cannot tell the other table of a proof from the true one. */
function convinces(changes: Proof, {measure}: View, {known, floor}: Reader): boolean {
  for (const [cell, down] of changes) {
    if (known.has(cell)) return false;
    if (down > 0 && (measure.value.get(cell) ?? 0) - down < floor(cell) - 1e-6) return false;
  }
  return true;
}

/** A proof for one reader; cells not hidden yet that it changes become hidden. */
function proof(view: View, key: string): Proof {
  const {table, hidden, kept, reader} = view;
  const open = table.cells.map((cell) => cell.key).filter((cell) => !reader.known.has(cell));
  const tries = [
    open.filter((cell) => hidden.has(cell)),
    open.filter((cell) => hidden.has(cell) || !kept.has(cell)),
    open
  ];
  for (const candidates of tries) {
    const changes = otherTable(view, key, candidates);
    if (!changes) continue;
    for (const cell of changes.keys()) hidden.add(cell);
    return changes;
  }
  throw new Error(`nothing can hide "${key}": what one reader knows leaves no other figure to hide it behind`);
}

/** A table that agrees with all but the candidates and is larger in `key` by the width needed: its changed cells, or null. */
function otherTable({table, measure, hidden, reader}: View, key: string, candidates: readonly string[]): Proof | null {
  const value = (cell: string) => measure.value.get(cell) ?? 0;
  const unit = measure.need(value(key));
  if (unit <= 0) return new Map([[key, 0]]);
  const usable = candidates.filter((cell) => cell === key || value(cell) > 0 || hidden.has(cell));
  const places = new Map(usable.map((cell): [string, [number, number][]] => [cell, []]));
  table.relations.forEach(({total, parts}, at) => {
    places.get(total)?.push([at, -1]);
    for (const part of parts) places.get(part)?.push([at, 1]);
  });
  const greatest = Math.max(1, ...usable.map(value));
  const cost = (cell: string) => (hidden.has(cell) ? 0 : 0.05 + (0.95 * value(cell)) / greatest);
  const columns = usable.flatMap((cell) => {
    const entries = places.get(cell)!;
    if (cell === key) return [{cell, entries, cost: -1e6, bound: 1}];
    const down = Math.max(0, value(cell) - Math.max(measure.floor, reader.floor(cell))) / unit;
    return [
      {cell, entries, cost: cost(cell), bound: Infinity},
      {cell, entries: entries.map(([at, factor]): [number, number] => [at, -factor]), cost: cost(cell), bound: down}
    ];
  });
  const values = least({equations: table.relations.length, columns});
  const reached = values[columns.findIndex(({cell}) => cell === key)]!;
  if (reached < 1 - 1e-6) return null;
  const changes = new Map<string, number>();
  columns.forEach(({cell, entries}, index) => {
    if (values[index]! <= 1e-7) return;
    const isDown = entries !== places.get(cell);
    changes.set(cell, (changes.get(cell) ?? 0) + (isDown ? values[index]! * unit : 0));
  });
  return changes;
}
