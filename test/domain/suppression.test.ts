import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {suppress, type Cell, type Relation, type Table} from "../../src/domain/suppression.js";

const THRESHOLD = 4;
const RULE = {threshold: THRESHOLD, width: 0.2};

/** A table with margins: rows × columns, keys "r,c"; "r,*" and "*,c" are totals, "*,*" the grand total. */
function crossed(inner: readonly (readonly number[])[]): Table {
  const rows = inner.map((_, row) => row);
  const columns = inner[0]!.map((_, column) => column);
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const cells: Cell[] = [
    ...rows.flatMap((row) => columns.map((column) => ({key: `${row},${column}`, count: inner[row]![column]!}))),
    ...rows.map((row) => ({key: `${row},*`, count: sum([...inner[row]!])})),
    ...columns.map((column) => ({key: `*,${column}`, count: sum(inner.map((line) => line[column]!))})),
    {key: "*,*", count: sum(inner.flat()), keep: true}
  ];
  const relations: Relation[] = [
    ...rows.map((row) => ({total: `${row},*`, parts: columns.map((column) => `${row},${column}`)})),
    ...columns.map((column) => ({total: `*,${column}`, parts: rows.map((row) => `${row},${column}`)})),
    {total: "*,*", parts: rows.map((row) => `${row},*`)},
    {total: "*,*", parts: columns.map((column) => `*,${column}`)}
  ];
  return {cells, relations};
}

interface Bounds {
  low: Map<string, number>;
  high: Map<string, number>;
}

/** Narrows bounds by every relation until nothing changes; false when they contradict each other. */
function narrow({low, high}: Bounds, relations: readonly Relation[]): boolean {
  const tighten = (key: string, from: number, to: number): boolean => {
    if (from <= low.get(key)! && to >= high.get(key)!) return false;
    low.set(key, Math.max(from, low.get(key)!));
    high.set(key, Math.min(to, high.get(key)!));
    return true;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const {total, parts} of relations) {
      const least = parts.reduce((sum, part) => sum + low.get(part)!, 0);
      const most = parts.reduce((sum, part) => sum + high.get(part)!, 0);
      changed = tighten(total, least, most) || changed;
      for (const part of parts) {
        const from = low.get(total)! - (most - high.get(part)!);
        const to = high.get(total)! - (least - low.get(part)!);
        changed = tighten(part, from, to) || changed;
      }
      if ([total, ...parts].some((key) => low.get(key)! > high.get(key)!)) return false;
    }
  }
  return true;
}

/** Whether whole numbers within the bounds satisfy the relations: tried out, no linear programme. */
function possible(bounds: Bounds, relations: readonly Relation[]): boolean {
  const {low, high} = {low: new Map(bounds.low), high: new Map(bounds.high)};
  if (!narrow({low, high}, relations)) return false;
  const open = [...low.keys()].filter((key) => low.get(key)! < high.get(key)!);
  if (open.length === 0) return true;
  const key = open.reduce((a, b) => (high.get(a)! - low.get(a)! <= high.get(b)! - low.get(b)! ? a : b));
  for (let value = low.get(key)!; value <= high.get(key)!; value++) {
    if (possible({low: new Map(low).set(key, value), high: new Map(high).set(key, value)}, relations)) return true;
  }
  return false;
}

/** The width of what an attacker can say about a hidden cell who knows all the others and that hidden ones are not 0. */
function uncertainty(
  {cells, relations}: Table,
  hidden: ReadonlySet<string>,
  known: readonly string[],
  key: string
): number {
  const secret = (cell: Cell) => hidden.has(cell.key) && !known.includes(cell.key);
  const most = Math.max(...cells.map(({count}) => count)) + 2 * THRESHOLD;
  const bounds = {
    low: new Map(cells.map((cell) => [cell.key, secret(cell) ? 1 : cell.count])),
    high: new Map(cells.map((cell) => [cell.key, secret(cell) ? most : cell.count]))
  };
  const feasible = Array.from({length: most + 1}, (_, value) => value).filter((value) =>
    value < 1
      ? false
      : possible({low: new Map(bounds.low).set(key, value), high: new Map(bounds.high).set(key, value)}, relations)
  );
  return feasible.at(-1)! - feasible[0]!;
}

const inner = fc
  .tuple(fc.integer({min: 3, max: 4}), fc.integer({min: 2, max: 4}))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({min: 0, max: 14}), {minLength: columns, maxLength: columns}), {
      minLength: rows,
      maxLength: rows
    })
  );

describe("suppression of small cells", () => {
  it("hides every small cell and no zero, and leaves large tables alone", () => {
    const {hidden, primary} = suppress(
      [
        crossed([
          [50, 60],
          [70, 80]
        ])
      ],
      RULE
    );
    expect([...hidden, ...primary]).toEqual([]);
    const some = suppress(
      [
        crossed([
          [50, 2, 9],
          [70, 80, 12],
          [0, 40, 30]
        ])
      ],
      RULE
    );
    expect([...some.primary]).toEqual(["0,1"]);
    expect(some.hidden.has("2,0")).toBe(false);
    expect(some.hidden.has("*,*")).toBe(false);
    expect(some.hidden.size).toBeGreaterThanOrEqual(4);
  });

  it("leaves no small cell more certain than the rule allows, whatever the table", () => {
    fc.assert(
      fc.property(inner, (counts) => {
        const table = crossed(counts);
        const {hidden, primary} = suppress([table], RULE);
        for (const {key, count} of table.cells) {
          expect(primary.has(key)).toBe(count > 0 && count < THRESHOLD);
          if (count > 0 && count < THRESHOLD)
            expect(uncertainty(table, hidden, [], key)).toBeGreaterThanOrEqual(THRESHOLD);
        }
      }),
      {numRuns: 60, seed: 7}
    );
  });

  it("holds against a reader who knows a row of his own", () => {
    fc.assert(
      fc.property(inner, fc.nat(3), (counts, pick) => {
        const table = crossed([...counts, counts[0]!.map((count) => count + 9), counts[0]!.map((count) => count + 7)]);
        const own = table.relations.slice(0, counts.length + 2).map(({total, parts}) => [total, ...parts]);
        const {hidden, primary} = suppress([table], RULE, own);
        const known = own[pick % own.length]!;
        for (const key of primary) {
          if (!known.includes(key)) expect(uncertainty(table, hidden, known, key)).toBeGreaterThanOrEqual(THRESHOLD);
        }
      }),
      {numRuns: 25, seed: 11}
    );
  });

  it("hides a cell in every month of a series when it is small in one", () => {
    const months = [
      [9, 20, 30, 12],
      [2, 21, 30, 13],
      [9, 22, 31, 3]
    ].map((line) => crossed([line, [10, 10, 10, 10]]));
    const {hidden, primary} = suppress(months, RULE);
    expect([...primary].sort()).toEqual(["0,0", "0,3"]);
    for (const [month, key] of [
      [1, "0,0"],
      [2, "0,3"]
    ] as const) {
      expect(uncertainty(months[month]!, hidden, [], key)).toBeGreaterThanOrEqual(THRESHOLD);
    }
  });

  it("hides figures that one contributor dominates, and keeps hidden amounts uncertain", () => {
    const cell = (key: string, count: number, amount: number, largest = 0.1) => ({
      key,
      count,
      amounts: [amount],
      largest
    });
    const cells = [
      cell("a", 90, 900, 0.95),
      cell("b", 80, 20),
      cell("c", 70, 600),
      cell("d", 60, 5),
      {...cell("all", 300, 1525), keep: true}
    ];
    const table = {cells, relations: [{total: "all", parts: ["a", "b", "c", "d"]}]};
    const {hidden, primary} = suppress([table], {...RULE, dominance: 0.8});
    expect([...primary]).toEqual(["a"]);
    const others = [...hidden]
      .filter((key) => key !== "a")
      .reduce((sum, key) => sum + cells.find((c) => c.key === key)!.amounts[0]!, 0);
    expect(others).toBeGreaterThanOrEqual(0.2 * 900);
    expect(suppress([table], RULE).hidden.size).toBe(0);
  });

  it("gives up a total that is expected before it gives up a small cell", () => {
    const table = crossed([[3, 3]]);
    const {hidden} = suppress([table], RULE);
    expect(hidden.has("*,*")).toBe(true);
    expect(uncertainty(table, hidden, [], "0,0")).toBeGreaterThanOrEqual(THRESHOLD);
  });

  it("refuses when an insider knows all the rest", () => {
    const table = crossed([
      [3, 30],
      [20, 20]
    ]);
    const all = table.cells.map(({key}) => key).filter((key) => key !== "0,0");
    expect(() => suppress([table], RULE, [all])).toThrow(/nothing can hide "0,0"/);
  });
});
