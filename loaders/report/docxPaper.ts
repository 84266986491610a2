import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  convertMillimetersToTwip
} from "docx";
import {messages} from "../../src/i18n/index.js";
import {SINGLE} from "./docxTables.js";
import type {Pack} from "./model.js";

const NONE = {style: BorderStyle.NONE, size: 0, color: "FFFFFF"};
const NO_BORDERS = {top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE};
const mm = convertMillimetersToTwip;
/** The two halves of head and foot. */
const HALVES = [mm(68), mm(104)];

interface Look {
  size?: number;
  bold?: boolean;
  italics?: boolean;
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  before?: number;
  after?: number;
}

function line(text: string, look: Look = {}): Paragraph {
  const {size = 26, bold = false, italics = false, alignment = AlignmentType.CENTER, before = 0, after = 0} = look;
  return new Paragraph({
    alignment,
    spacing: {before, after, ...SINGLE},
    children: [new TextRun({text, size, bold, italics})]
  });
}

/** A short rule under a line: a paragraph's border between wide indents. */
function rule(indent: number): Paragraph {
  return new Paragraph({
    indent: {left: indent, right: indent},
    spacing: {before: 0, after: 0, line: 60, lineRule: "exact"},
    border: {top: {style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1}},
    children: []
  });
}

function halves(left: Paragraph[], right: Paragraph[]): Table {
  const cell = (children: Paragraph[], width: number) =>
    new TableCell({
      children,
      width: {size: width, type: WidthType.DXA},
      borders: NO_BORDERS,
      margins: {left: 0, right: 0}
    });
  return new Table({
    borders: NO_BORDERS,
    layout: TableLayoutType.FIXED,
    // Wider than the text, to both sides: the state's name stands on one line.
    alignment: AlignmentType.CENTER,
    columnWidths: HALVES,
    width: {size: HALVES[0]! + HALVES[1]!, type: WidthType.DXA},
    rows: [new TableRow({cantSplit: true, children: [cell(left, HALVES[0]!), cell(right, HALVES[1]!)]})]
  });
}

/** Name of the state, of the office, number, place and date, title and addressee. */
export function letterHead({
  paper,
  requestId,
  lang
}: Pick<Pack, "paper" | "requestId" | "lang">): (Paragraph | Table)[] {
  const t = messages[lang].explanation.paper;
  const [state = "", motto = ""] = paper.motto;
  return [
    halves(
      [
        line(paper.parent, {size: 24}),
        line(paper.agency, {size: 24, bold: true}),
        rule(mm(22)),
        line(paper.number, {before: 120})
      ],
      [
        line(state, {size: 24, bold: true}),
        line(motto, {bold: true}),
        rule(mm(27)),
        line(paper.placeDate, {italics: true, before: 120})
      ]
    ),
    line(paper.title, {size: 28, bold: true, before: 320}),
    line(paper.about, {bold: true, before: 40}),
    ...(requestId ? [line(t.request(requestId), {size: 22, before: 40})] : []),
    line(paper.to, {before: 200, after: 160})
  ];
}

/** Recipients on the left, signature on the right with `room` for it in twentieths of a point. */
export function signature({paper, lang}: Pick<Pack, "paper" | "lang">, room = 1200): (Paragraph | Table)[] {
  const t = messages[lang].explanation.paper;
  const left = (text: string, look: Look) => line(text, {...look, alignment: AlignmentType.LEFT});
  const list = paper.recipients.map((text, i) =>
    left(`- ${text}${i === paper.recipients.length - 1 ? "." : ";"}`, {size: 22})
  );
  return [
    new Paragraph({spacing: {before: 240, ...SINGLE}, keepNext: true, children: []}),
    halves(
      [left(t.recipients, {size: 24, bold: true, italics: true}), ...list],
      [line(paper.signer, {bold: true}), line(t.signature, {size: 22, italics: true, before: 40, after: room})]
    )
  ];
}
