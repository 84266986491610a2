/**
 * Rows of the explorer, packed: one employer-month after the other, sorted by employer and month. Every value is written
 * as its difference from what the same employer's row before, or the law's contribution rate, lets expect. Writer and
 * reader share `Expectation`, so that the arithmetic of both sides is one.
 */
import {ByteReader, ByteWriter, packParts, unpackParts} from "./codec.js";
import {Expectation, WAYS} from "./expectation.js";
import type {Row, RowColumns} from "./rowColumns.js";

const PARTS = [
  "count",
  "period",
  "place",
  "section",
  "type",
  "heads",
  "before",
  "wage",
  "wageBefore",
  "receivable",
  "tag",
  "late",
  "months",
  "flags"
] as const;
type Part = (typeof PARTS)[number];

/** Packs rows as they come. */
export class RowWriter {
  private readonly out = Object.fromEntries(PARTS.map((part) => [part, new ByteWriter()])) as Record<Part, ByteWriter>;
  private readonly expected: Expectation;
  private last: Row | null = null;
  private inEmployer = 0;
  rows = 0;
  employers = 0;

  /** @param unit wages are whole multiples of it. */
  constructor(private readonly unit: number) {
    this.expected = new Expectation(unit);
  }

  add(row: Row): void {
    const {out, expected, unit} = this;
    const isNew = this.last === null || this.last.employer !== row.employer;
    if (isNew) this.begin();
    const last = isNew ? null : this.last;
    out.period.varint(row.period - (last ? last.period + 1 : 0));
    for (const [part, key] of [
      ["place", "province"],
      ["section", "section"],
      ["type", "type"]
    ] as const)
      out[part].byte((row[key] - (last ? last[key] : 0)) & 255);
    expected.at(row.period);
    const wage = row.wageBase / unit;
    out.heads.signed(row.headcount - expected.heads);
    const isKnown = row.headBefore >= 0;
    if (isKnown) out.before.varint(1 + zigzag(row.headBefore - expected.headBefore(row.headcount)));
    else out.before.varint(0);
    out.wage.signed(wage - expected.wages(row.headcount));
    if (isKnown)
      out.wageBefore.signed(row.wageBefore / unit - expected.wageBefore(row.headcount, row.headBefore, wage));
    out.receivable.signed(row.receivable - expected.receivables(wage));
    this.addLate(row);
    out.flags.varint(row.flags);
    expected.keep(row, wage);
    this.last = row;
    this.inEmployer += 1;
    this.rows += 1;
  }

  private addLate(row: Row): void {
    const {out, expected, unit} = this;
    const before = row.headBefore >= 0 ? row.wageBefore / unit : -1;
    let way = 0;
    while (way < WAYS - 1 && expected.lateBy(way, row.receivable, before) !== row.late) way += 1;
    out.tag.byte(way | (row.why << 3));
    if (way === WAYS - 1) out.late.varint(row.late);
    if (row.late > 0) out.months.signed(row.monthsLate - expected.monthsLate());
  }

  private begin(): void {
    if (this.last) this.out.count.varint(this.inEmployer);
    this.inEmployer = 0;
    this.employers += 1;
    this.expected.reset();
  }

  /** The finished file, not yet compressed; `codes` are those of its employers, in order. */
  done(codes: readonly string[]): Uint8Array {
    if (this.last) this.out.count.varint(this.inEmployer);
    const parts = Object.fromEntries(PARTS.map((part) => [part, this.out[part].done()]));
    const text = new TextEncoder().encode(codes.join("\n"));
    return packParts({rows: this.rows, employers: this.employers, unit: this.unit}, {...parts, codes: text});
  }
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}

/**
 * Unpacks a file into columns, from row `offset` on; employers are numbered from `firstEmployer` on.
 * @returns how many rows and employers the file held, and the codes of the employers, one a line.
 */
export function readRows(
  file: Uint8Array,
  columns: RowColumns,
  offset: number,
  firstEmployer: number
): {rows: number; employers: number; codes: Uint8Array} {
  const {head, parts} = unpackParts<{rows: number; employers: number; unit: number}>(file);
  const from = Object.fromEntries(PARTS.map((part) => [part, new ByteReader(parts[part]!)])) as Record<
    Part,
    ByteReader
  >;
  const expected = new Expectation(head.unit);
  const row = {} as Row;
  let at = offset;
  for (let e = 0; e < head.employers; e++) {
    expected.reset();
    Object.assign(row, {employer: firstEmployer + e, period: -1, province: 0, section: 0, type: 0});
    for (let n = from.count.varint(); n > 0; n--) {
      readRow(from, expected, row, head.unit);
      columns.put(at++, row);
    }
  }
  if (at - offset !== head.rows) throw new Error(`file of rows: ${at - offset} rows, expected ${head.rows}`);
  // A copy: a view would keep the whole file in memory.
  return {rows: head.rows, employers: head.employers, codes: parts.codes!.slice()};
}

function readRow(from: Record<Part, ByteReader>, expected: Expectation, row: Row, unit: number): void {
  row.period += 1 + from.period.varint();
  row.province = (row.province + from.place.byte()) & 255;
  row.section = (row.section + from.section.byte()) & 255;
  row.type = (row.type + from.type.byte()) & 255;
  expected.at(row.period);
  row.headcount = from.heads.signed() + expected.heads;
  const before = from.before.varint();
  const isKnown = before > 0;
  const code = before - 1;
  row.headBefore = isKnown ? expected.headBefore(row.headcount) + (code % 2 === 0 ? code / 2 : -(code + 1) / 2) : -1;
  const wage = from.wage.signed() + expected.wages(row.headcount);
  row.wageBase = wage * unit;
  const wageBefore = isKnown ? from.wageBefore.signed() + expected.wageBefore(row.headcount, row.headBefore, wage) : -1;
  row.wageBefore = isKnown ? wageBefore * unit : -1;
  row.receivable = from.receivable.signed() + expected.receivables(wage);
  const tag = from.tag.byte();
  row.why = tag >> 3;
  const way = tag & 7;
  row.late = way === WAYS - 1 ? from.late.varint() : expected.lateBy(way, row.receivable, wageBefore);
  row.monthsLate = row.late > 0 ? from.months.signed() + expected.monthsLate() : -1;
  row.flags = from.flags.varint();
  expected.keep(row, wage);
}
