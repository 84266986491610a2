import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binCount, binner, condition, SCALES, type ScaleName} from "../../src/domain/explorer/bins.js";
import {ByteReader, ByteWriter} from "../../src/domain/explorer/codec.js";
import {headRatio, wageRatio} from "../../src/domain/explorer/binRows.js";
import {monthsBefore, monthsSpanned} from "../../src/domain/explorer/compare.js";
import {bitsOf, DIMS, VIEWS, type Dim, type Filter, type SingleDim, type View} from "../../src/domain/explorer/dims.js";
import {Engine} from "../../src/domain/explorer/engine.js";
import {Haystack, Lines} from "../../src/domain/explorer/lines.js";
import {Narrow} from "../../src/domain/explorer/narrow.js";
import {sortRows} from "../../src/domain/explorer/order.js";
import {RowColumns, type Row} from "../../src/domain/explorer/rowColumns.js";
import {readRows, RowWriter} from "../../src/domain/explorer/rows.js";
import {answerFrom, totalsFrom} from "../../src/domain/explorer/tile.js";
import {decodeState, encodeState, firstState, type State} from "../../src/domain/explorer/state.js";
import type {Meta} from "../../src/domain/explorer/meta.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

const list = (n: number, prefix: string) =>
  Array.from({length: n}, (_, i) => ({code: `${prefix}${i}`, vi: `vi ${i}`, en: `en ${i}`}));
const META = {
  periods: Array.from({length: 14}, (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`),
  provinces: list(5, "p"),
  sections: list(4, "s"),
  types: list(3, "t"),
  kinds: list(2, "k")
} as unknown as Meta;

/** Employer-months as they come: growing and shrinking, with gaps, movers, credits, quarterly payers' stocks. */
const rowsOf = (seed: number, employers: number, unit: number): Row[] => {
  let state = seed;
  const random = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const rows: Row[] = [];
  for (let employer = 0; employer < employers; employer++) {
    let head = random(60);
    let wage = head * 5_000 * unit;
    for (let period = random(3); period < 14; period += 1 + (random(4) === 0 ? random(4) : 0)) {
      const isKnown = random(5) > 0;
      const before = random(3) === 0 ? random(80) : head;
      const late = random(2) ? 0 : random(2) ? Math.round(wage * 0.32) : random(1e6) * 1_234_567;
      const why = (late > 0 ? 2 : 0) | (random(3) === 0 ? 4 : 0);
      rows.push({
        employer, period,
        province: random(5), section: random(4), type: random(3), why: why || 4,
        headcount: head, headBefore: isKnown ? before : -1,
        wageBase: wage, wageBefore: isKnown ? before * 4_900 * unit : -1,
        receivable: Math.round(wage * 0.32) - (random(9) === 0 ? random(5_000_000) : 0),
        late, monthsLate: late > 0 ? random(40) : -1,
        flags: random(8) === 0 ? 1 + random(120) : 0
      }); // prettier-ignore
      if (random(2)) head = random(90);
      wage = head * (4_000 + random(3_000)) * unit;
    }
  }
  return rows;
};

function columnsOf(rows: Row[]): RowColumns {
  const columns = new RowColumns(rows.length, new Set(rows.map((row) => row.employer)).size);
  rows.forEach((row, i) => columns.put(i, row));
  return columns;
}

describe("columns as bytes", () => {
  it("gives back whole numbers of either sign up to 2^53", () => {
    const number = fc.oneof(
      fc.integer({min: -300, max: 300}),
      fc.maxSafeInteger().map((n) => Math.trunc(n / 2))
    );
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const writer = new ByteWriter();
        for (const n of numbers) writer.signed(n);
        const reader = new ByteReader(writer.done());
        expect(numbers.map(() => reader.signed())).toEqual(numbers.map((n) => n + 0));
        expect(reader.isAtEnd).toBe(true);
      })
    );
    expect(() => new ByteWriter().varint(2 ** 53)).toThrow("not a whole number");
  });

  it.each([1, 1000])("gives back every row exactly, wages in multiples of %i", (unit) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const rows = rowsOf(seed, 40, unit);
      const writer = new RowWriter(unit);
      for (const row of rows) writer.add(row);
      const codes = [...new Set(rows.map((row) => row.employer))].map((e) => `E${e}`);
      const columns = new RowColumns(rows.length, codes.length);
      const found = readRows(writer.done(codes), columns, 0, 0);
      expect({...found, codes: new TextDecoder().decode(found.codes)}).toEqual({
        rows: rows.length,
        employers: codes.length,
        codes: codes.join("\n")
      });
      // Any order of asking finds the employer of a row.
      for (const i of [...rows.keys(), ...rows.keys()].sort((a, b) => ((a * 7919) % 101) - ((b * 7919) % 101)))
        expect(columns.get(i)).toEqual(rows[i]);
    }
  });

  it.each([8, 16, 32] as const)("keeps whole numbers of any size in %i bits and what is beyond", (bits) => {
    const number = fc.oneof(fc.integer({min: -2, max: 400}), fc.integer({min: -(2 ** 31), max: 2 ** 38}));
    fc.assert(
      fc.property(fc.array(number, {maxLength: 700}), fc.constantFrom(0, -1), (numbers, least) => {
        const column = new Narrow(numbers.length, bits, least);
        numbers.forEach((_, i) => column.set(i, 2 ** 35));
        numbers.forEach((value, i) => column.set(i, value));
        expect(numbers.map((_, i) => column.get(i))).toEqual(numbers);
      })
    );
    const wide = new Narrow(1, 32);
    for (const value of [2 ** 53 - 1, 1 - 2 ** 53]) {
      wide.set(0, value);
      expect(wide.get(0)).toBe(value);
    }
  });

  it("finds lines by number, by text and by words", () => {
    const texts = ["", "Đà", "b c", "", "bc b"];
    const lines = Lines.of(texts);
    lines.add(new TextEncoder().encode("last"));
    const all = [...texts, "last"];
    expect([lines.length, ...all.map((_, i) => lines.get(i))]).toEqual([6, ...all]);
    expect([...lines.all()]).toEqual(all);
    expect(["Đà", "last", "b", ""].map((text) => lines.find(text))).toEqual([1, 5, -1, 0]);
    const stack = new Haystack(["ab ab", "b", "", "a", "cab"]);
    expect([["a"], ["b", "a"], ["x"], ["b"]].map((words) => [...stack.holding(words)].join(""))).toEqual([
      "10011", "10001", "00000", "11001"
    ]); // prettier-ignore
  });
});

describe("bins", () => {
  it.each(Object.keys(SCALES) as ScaleName[])("of %s are what SQL chooses with their condition", async (name) => {
    const isRatio = name === "dh" || name === "dw";
    const near = SCALES[name].lower.map((limit) => (isRatio ? Math.round((1 + limit) * 1000) / 1000 : limit));
    const values = [null, ...near, ...near.map((v) => v * 1.0001), ...near.map((v) => (isRatio ? v * 0.9999 : Math.max(0, v - 1)))]
      .map((v) => (v === null || isRatio ? v : Math.floor(v))); // prettier-ignore
    const known = SCALES[name].hasUnknown ? values : values.filter((v) => v !== null);
    const bin = binner(name);
    const column = {
      dh: "headcount_ratio",
      dw: "average_wage_ratio",
      late: "late",
      ml: "months_late",
      size: "headcount"
    }[name];
    const sql = Array.from({length: binCount(SCALES[name])}, (_, b) => `when ${condition(name, [b])} then ${b}`);
    const pair = [2, 3, 5].filter((b) => b < binCount(SCALES[name]));
    await withDatabase(":memory:", {}, async (db) => {
      const found = await db.all<{b: number; c: boolean}>(`
        select (case ${sql.join(" ")} end)::integer as b, coalesce(${condition(name, pair)}, false) as c
        from (select unnest([${known.map((v) => (v === null ? "null" : `${v}::double`)).join(", ")}]) as ${column})`);
      expect(found.map((row) => row.b)).toEqual(known.map((v) => bin(v)));
      expect(found.map((row) => row.c)).toEqual(known.map((v) => pair.includes(bin(v))));
    });
  });

  it("of changes know the exact limit, both sides of no change, and what is not known", () => {
    const bin = binner("dh");
    expect(bin(null)).toBe(0);
    expect([headRatio(8, 10), headRatio(79, 100), headRatio(10, 10), headRatio(101, 100)].map(bin)).toEqual([
      10, 9, 15, 16
    ]);
    expect(headRatio(5, 0)).toBeNull();
    expect(wageRatio(10, 10, 0, 5)).toBeNull();
    expect(wageRatio(20, 10, 200, 100)).toBe(1);
  });
});

/** Bins of a dimension that a row is in, worked out anew. */
function binsIn(row: Row, dim: Dim): number[] {
  if (dim !== "kind") return [binIn(row, dim)];
  const kinds = [1, 2].filter((kind) => Math.floor(row.flags / 2 ** (4 + kind)) % 2 === 1);
  return kinds.length ? kinds : [0];
}

function binIn(row: Row, view: SingleDim): number {
  switch (view) {
    case "period":
      return row.period;
    case "dh":
      return binner("dh")(headRatio(row.headcount, row.headBefore));
    case "dw":
      return binner("dw")(wageRatio(row.headcount, row.headBefore, row.wageBase, row.wageBefore));
    case "late":
      return binner("late")(row.late);
    case "ml":
      return binner("ml")(row.monthsLate < 0 ? null : row.monthsLate);
    case "size":
      return binner("size")(row.headcount);
    case "prov":
      return row.province;
    case "sect":
      return row.section;
    case "type":
      return row.type;
    case "why":
      return row.why;
    case "tier":
      return row.flags === 0 ? 0 : row.flags & 16 ? 2 : 1;
  }
}

const PAIR: Partial<Record<View, [Dim, Dim]>> = {matrix: ["prov", "sect"], scatter: ["dh", "dw"]};

/** Counts of a view the plain way: rows that every dimension but the view's own allows. */
function plainCounts(
  rows: Row[],
  filter: Filter,
  view: View,
  sizes: Record<View, number>,
  weigh: (row: Row) => number
) {
  const own: Dim[] = PAIR[view] ?? [view as Dim];
  const out = new Float64Array(sizes[view]);
  for (const row of rows) {
    const isIn = DIMS.every(
      (dim) => own.includes(dim) || !filter.bins[dim] || binsIn(row, dim).some((b) => filter.bins[dim]!.includes(b))
    );
    const isExact = filter.exact.every(
      ({column, from, to}) => row[column] >= (from ?? -Infinity) && row[column] <= (to ?? Infinity)
    );
    const {search} = filter;
    const isFound = !search || search.employers[row.employer] === 1 || search.provinces[row.province] === 1;
    if (!isIn || !isExact || !isFound) continue;
    const [first, second] = own.map((dim) => binsIn(row, dim));
    for (const at of first!) out[second ? at * sizes[own[1]!] + second[0]! : at]! += weigh(row);
  }
  return out;
}

describe("cross-filter", () => {
  const rows = rowsOf(9, 120, 1000);
  const filters: Filter[] = [
    {bins: {}, search: null, exact: []},
    {bins: {dh: [8, 9, 10, 11, 12], prov: [1, 3]}, search: null, exact: []},
    {bins: {period: [2, 3, 4], dw: [0, 15], late: [3, 4, 5, 6, 7, 8], tier: [0]}, search: null, exact: [{column: "headcount", from: 3, to: 50}]},
    {bins: {sect: []}, search: null, exact: []},
    {bins: {kind: [2], prov: [0, 1, 2, 3]}, search: null, exact: []},
    {bins: {kind: [0, 1]}, search: {employers: Uint8Array.from({length: 120}, (_, i) => i % 3 === 0 ? 1 : 0), provinces: Uint8Array.from([0, 1, 0, 0, 0])}, exact: []}
  ]; // prettier-ignore

  it.each(filters.map((filter, i) => [i, filter] as const))(
    "gives each view what the others leave (%i)",
    (_, filter) => {
      const engine = new Engine(columnsOf(rows), META);
      for (const other of filters) engine.set(other);
      engine.set(filter);
      for (const measure of ["rows", "late"] as const) {
        const {counts, totals} = engine.answer(measure);
        const weigh = (row: Row) => (measure === "late" ? row.late : 1);
        for (const view of VIEWS)
          expect([...counts[view]], view).toEqual([...plainCounts(rows, filter, view, engine.layout.sizes, weigh)]);
        const chosen = rows.filter((_, i) => engine.has(i));
        const sum = (key: keyof Row) => chosen.reduce((total, row) => total + BigInt(row[key]), 0n);
        expect(totals).toEqual({
          rows: chosen.length,
          employers: new Set(chosen.map((row) => row.employer)).size,
          lateRows: chosen.filter((row) => row.late > 0).length,
          flaggedRows: chosen.filter((row) => row.flags).length,
          headcount: Number(sum("headcount")),
          late: sum("late"),
          wageBase: sum("wageBase"),
          receivable: sum("receivable")
        });
      }
    }
  );

  it.each(VIEWS.filter((view) => view !== "kind"))(
    "a tile of %s answers every brush as a pass over the rows does",
    (view) => {
      const engine = new Engine(columnsOf(rows), META);
      const filter = filters[2]!;
      engine.set(filter);
      const tile = engine.tile(view, "late");
      const [first, second] = PAIR[view] ?? [view as Dim, undefined];
      const bins = {
        [first]: [1, 2, 3].filter((b) => b < engine.layout.sizes[first]),
        ...(second && {[second]: [0, 2]})
      };
      const brushed: Filter = {...filter, bins: {...filter.bins, ...bins}};
      engine.set(brushed);
      const expected = engine.answer("late");
      const chosen = second
        ? bins[first]!.flatMap((a) => bins[second]!.map((b) => a * engine.layout.sizes[second] + b))
        : bins[first]!;
      expect({...totalsFrom(tile, chosen), employers: 0}).toEqual({...expected.totals, employers: 0});
      const {counts} = answerFrom(tile, chosen);
      const others = VIEWS.filter((v) => (bitsOf(v) & bitsOf(view)) === 0);
      for (const other of others) expect([...counts[other]], other).toEqual([...expected.counts[other]]);
    }
  );

  it("adds money exactly beyond 2^53", () => {
    const big = rows.slice(0, 40).map((row, i) => ({...row, late: 2 ** 52 + i, receivable: -(2 ** 50) - i}));
    const {totals} = new Engine(columnsOf(big), META).answer("rows");
    expect(totals.late).toBe(big.reduce((sum, row) => sum + BigInt(row.late), 0n));
    expect(totals.receivable).toBe(big.reduce((sum, row) => sum + BigInt(row.receivable), 0n));
  });
});

describe("order", () => {
  it("is that of the numbers, nulls last, equal ones as they came", () => {
    const [few, whole] = [fc.oneof(fc.constant(null), fc.integer({min: -3, max: 3})), fc.maxSafeInteger()];
    const lists = fc.oneof(
      fc.array(few),
      fc.array(fc.oneof(few, fc.integer({min: 0, max: 2 ** 40}))),
      fc.array(fc.oneof(few, whole, fc.double({noNaN: true})))
    );
    fc.assert(
      fc.property(lists, fc.boolean(), (values, isDescending) => {
        const expected = [...values.keys()].sort((a, b) => {
          const [x, y] = [values[a]!, values[b]!];
          if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
          return (isDescending ? y - x : x - y) || (x < y ? -1 : x > y ? 1 : 0) * (isDescending ? -1 : 1) || a - b;
        });
        expect([...sortRows(values.length, (row) => values[row]!, isDescending)]).toEqual(expected);
      })
    );
  });
});

describe("earlier months", () => {
  it("are as many months back, and none where the set begins later", () => {
    expect([monthsBefore([12, 13, 20], 12), monthsBefore([1, 2], 2), monthsBefore([1], 2)]).toEqual([
      [0, 1, 8],
      [0],
      null
    ]);
    expect([monthsSpanned([4, 2, 3]), monthsSpanned([7]), monthsSpanned([])]).toEqual([3, 1, 0]);
  });
});

describe("address", () => {
  it("keeps every choice, and only choices", () => {
    expect(encodeState(firstState(), META)).toBe("");
    const state: State = {
      ...firstState(),
      bins: {
        period: [2, 3, 4, 9],
        dh: [0, 9, 10, 15, 16],
        prov: [1, 4],
        late: [2, 3],
        ml: [0, 1],
        why: [2, 6],
        kind: [0, 2]
      },
      search: "giày dép & =50%",
      exact: [{column: "late", from: 5, to: null}],
      measure: "late",
      sort: {key: "months_late", isDescending: false},
      columns: ["period", "late"],
      other: {bins: {dw: [3]}, search: "a~b", exact: []},
      employer: "TP6632I"
    };
    const text = encodeState(state, META);
    expect(decodeState(`#${text}`, META)).toEqual(state);
    expect(text).toMatch(/^t=2024-03~2024-05,2024-10&dh=na,-0.25~-0.2,0~0\+&l=/);
  });

  it("that nobody wrote is read as far as it can be", () => {
    expect(decodeState("#t=1999-01&dh=x&o=drop&c=zz&e=<b>&vs=%&xl=~", META)).toEqual({
      ...firstState(),
      bins: {period: [], dh: []},
      other: {bins: {}, search: "", exact: []}
    });
  });
});
