import {deflateSync} from "node:zlib";
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType
} from "docx";
import {crc32} from "../extract/formats/zip.js";
import {SINGLE} from "./docxTables.js";
import type {PackTable} from "./model.js";

/** Orange for what makes more late, blue for what makes less, as on the pages; side and shade tell them apart in print. */
const COLOURS = {more: [0xb4, 0x53, 0x09], less: [0x2f, 0x6c, 0xa8]} as const;
/** Height of a bar in pixels of a 96th of an inch; fifteen twentieths of a point each. */
const BAR = 14;
const TWIPS = 15;
const MARGIN = 60;
const NONE = {style: BorderStyle.NONE, size: 0, color: "auto"};
const FRAME = {top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE};
const AXIS = {style: BorderStyle.SINGLE, size: 6, color: "555555"};

/**
 * The account's terms as bars on both sides of nothing: a frameless table, so that labels are text in the document's own
 * type, and a bar is one coloured pixel drawn out. Null without terms. The table of the numbers stands beside it.
 */
export function accountBars(table: PackTable, width: number): Table | null {
  const totals = new Set(table.totals);
  const rows = table.rows
    .filter((_, i) => !totals.has(i))
    .map((row) => ({label: row["term"]!.text, value: Number(row["amount"]!.value), said: row["amount"]!.text}));
  const most = Math.max(0, ...rows.map(({value}) => Math.abs(value)));
  if (most === 0) return null;
  const sizes = [0.34, 0.22, 0.22, 0.22].map((share) => Math.floor(share * width));
  const room = (sizes[1]! - 2 * MARGIN) / TWIPS;
  const drawn = rows.map(({label, value, said}, at) => {
    const length = Math.max(1, Math.round((Math.abs(value) / most) * room));
    const run = value === 0 ? null : bar(value > 0 ? "more" : "less", length, `${label}: ${said}`);
    const isLast = at === rows.length - 1;
    return new TableRow({
      cantSplit: true,
      children: [
        cell(new TextRun({text: label, size: 22}), sizes[0]!, AlignmentType.LEFT, isLast),
        cell(value < 0 ? run : null, sizes[1]!, AlignmentType.RIGHT, isLast, true),
        cell(value > 0 ? run : null, sizes[2]!, AlignmentType.LEFT, isLast),
        cell(new TextRun({text: said, size: 22}), sizes[3]!, AlignmentType.RIGHT, isLast)
      ]
    });
  });
  return new Table({
    rows: drawn,
    borders: FRAME,
    columnWidths: sizes,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: {size: sizes.reduce((a, b) => a + b, 0), type: WidthType.DXA}
  });
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

function cell(run: TextRun | ImageRun | null, size: number, alignment: Alignment, isLast: boolean, isAxis = false) {
  return new TableCell({
    width: {size, type: WidthType.DXA},
    margins: {marginUnitType: WidthType.DXA, top: 20, bottom: 20, left: MARGIN, right: isAxis ? 0 : MARGIN},
    verticalAlign: VerticalAlign.CENTER,
    ...(isAxis ? {borders: {right: AXIS}} : {}),
    // A chart is not parted between pages.
    children: [new Paragraph({spacing: SINGLE, alignment, keepNext: !isLast, children: run ? [run] : []})]
  });
}

function bar(side: keyof typeof COLOURS, length: number, said: string): ImageRun {
  return new ImageRun({
    type: "png",
    data: pixel(COLOURS[side]),
    transformation: {width: length, height: BAR},
    altText: {name: said, title: said, description: said}
  });
}

/** A PNG of one pixel. */
export function pixel([red, green, blue]: readonly [number, number, number]): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named, 0));
    return Buffer.concat([length, named, sum]);
  };
  // One by one, eight bits, true colour; a row begins with its filter, which is none.
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const row = deflateSync(Buffer.from([0, red, green, blue]));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", row), chunk("IEND", Buffer.alloc(0))]);
}
