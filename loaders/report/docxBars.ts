import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType
} from "docx";
import {SINGLE} from "./docxTables.js";
import type {PackTable} from "./model.js";

/** Orange for what makes more late, blue for what makes less, as on the pages; side and shade tell them apart in print. */
const COLOURS = {more: "B45309", less: "2F6CA8"} as const;
/** Height of a bar, and the margin of a cell, in twentieths of a point. */
const BAR = 200;
const MARGIN = 60;
const NONE = {style: BorderStyle.NONE, size: 0, color: "auto"};
const FRAME = {top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE};
const AXIS = {style: BorderStyle.SINGLE, size: 6, color: "555555"};

/**
 * The account's terms as bars on both sides of nothing: a frameless table, so that labels are text in the document's own
 * type, and a bar is an empty paragraph of one colour between its indents. Null without terms. The table of the numbers stands beside it.
 */
export function accountBars(table: PackTable, width: number): Table | null {
  const totals = new Set(table.totals);
  const rows = table.rows
    .filter((_, i) => !totals.has(i))
    .map((row) => ({label: row["term"]!.text, value: Number(row["amount"]!.value), said: row["amount"]!.text}));
  const most = Math.max(0, ...rows.map(({value}) => Math.abs(value)));
  if (most === 0) return null;
  const sizes = [0.34, 0.22, 0.22, 0.22].map((share) => Math.floor(share * width));
  const room = sizes[1]! - MARGIN;
  const drawn = rows.map(({label, value, said}, at) => {
    const length = Math.max(20, Math.round((Math.abs(value) / most) * room));
    const keepNext = at < rows.length - 1;
    const text = (content: string, alignment: Alignment) =>
      new Paragraph({spacing: SINGLE, alignment, keepNext, children: [new TextRun({text: content, size: 22})]});
    return new TableRow({
      cantSplit: true,
      children: [
        cell(text(label, AlignmentType.LEFT), sizes[0]!, MARGIN),
        cell(bar(value < 0 ? "less" : null, {left: room - length}, keepNext), sizes[1]!, 0, {right: AXIS}),
        cell(bar(value > 0 ? "more" : null, {right: room - length}, keepNext), sizes[2]!, 0),
        cell(text(said, AlignmentType.RIGHT), sizes[3]!, MARGIN)
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

function cell(paragraph: Paragraph, size: number, margin: number, borders?: {right: typeof AXIS}): TableCell {
  return new TableCell({
    width: {size, type: WidthType.DXA},
    margins: {marginUnitType: WidthType.DXA, top: 40, bottom: 40, left: margin, right: margin},
    verticalAlign: VerticalAlign.CENTER,
    ...(borders ? {borders} : {}),
    children: [paragraph]
  });
}

/** An empty paragraph, coloured between its indents; a chart is not parted between pages. */
function bar(side: keyof typeof COLOURS | null, indent: {left?: number; right?: number}, keepNext: boolean): Paragraph {
  const spacing = {line: BAR, lineRule: "exact"} as const;
  if (side === null) return new Paragraph({spacing, keepNext, children: []});
  const shading = {type: ShadingType.CLEAR, fill: COLOURS[side], color: "auto"};
  return new Paragraph({spacing, keepNext, indent, shading, children: []});
}
