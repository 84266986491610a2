import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
  type IParagraphOptions
} from "docx";
import type {Lang} from "../../src/domain/format.js";

const FONT = "Times New Roman";
export const mm = convertMillimetersToTwip;
/** Width of the text on the page of a notice: margins of 15 mm right and 20 mm left, less than a letter's, for one page. */
export const WIDTH = mm(210 - 35);
const LINE = {style: BorderStyle.SINGLE, size: 4, color: "555555"};

export type Block = Paragraph | Table;

/** The document that holds the text of one employer: fonts, page, footer. */
export function documentOf(lang: Lang, title: string, creator: string, foot: string, children: Block[]): Document {
  return new Document({
    ...{title, creator},
    styles: {
      default: {document: {run: {font: FONT, size: 24, language: {value: lang === "vi" ? "vi-VN" : "en-GB"}}}},
      paragraphStyles: [
        style("Cell", 17, {}),
        style("CellBold", 17, {}, true),
        style("Num", 17, {alignment: AlignmentType.RIGHT}),
        style("NumBold", 17, {alignment: AlignmentType.RIGHT}, true),
        style("Head", 17, {alignment: AlignmentType.CENTER, keepNext: true}, true)
      ]
    },
    sections: [
      {
        properties: {
          page: {
            size: {width: mm(210), height: mm(297), orientation: PageOrientation.PORTRAIT},
            margin: {top: mm(13), bottom: mm(13), left: mm(20), right: mm(15), header: mm(6), footer: mm(6)}
          }
        },
        footers: {
          default: new Footer({
            children: [new Paragraph({children: [new TextRun({text: foot, size: 15, italics: true})]})]
          })
        },
        children
      }
    ]
  });
}

function style(id: string, size: number, paragraph: object, bold = false) {
  return {id, name: id, run: {size, bold, font: FONT}, paragraph: {spacing: {before: 0, after: 0}, ...paragraph}};
}

/** Begins a page: letterheads are tables, which cannot do it themselves. */
export function newPage(): Paragraph {
  return new Paragraph({
    pageBreakBefore: true,
    spacing: {before: 0, after: 0, line: 20, lineRule: "exact"},
    children: []
  });
}

export interface Look {
  size?: number;
  bold?: boolean;
  italics?: boolean;
}

/** A paragraph in which ** marks what is bold. */
export function say(
  text: string,
  {size = 23, bold = false, italics = false}: Look = {},
  options: IParagraphOptions = {}
) {
  const runs = text.split("**").map((part, i) => new TextRun({text: part, size, italics, bold: bold || i % 2 === 1}));
  return new Paragraph({spacing: {before: 40, after: 40}, ...options, children: runs});
}

/** A paragraph in the middle. */
export function centred(text: string, look: Look = {}, before = 40) {
  return say(text, look, {alignment: AlignmentType.CENTER, spacing: {before, after: 40}});
}

export interface GridColumn {
  label: string;
  /** Share of the width. */
  share: number;
  isNumber: boolean;
}

/** A ruled table; rows whose number is in `bold` are set in bold. Cells carry styles and nothing else: small bytes. */
export function grid(
  columns: readonly GridColumn[],
  rows: readonly (readonly string[])[],
  bold: ReadonlySet<number>
): Table {
  const all = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.floor((WIDTH * column.share) / all));
  const cell = (text: string, name: string) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      children: [new Paragraph({style: name, children: [new TextRun(text)]})]
    });
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: {size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA},
    borders: {top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE},
    margins: {marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 50, right: 50},
    rows: [
      new TableRow({tableHeader: true, cantSplit: true, children: columns.map(({label}) => cell(label, "Head"))}),
      ...rows.map(
        (texts, i) =>
          new TableRow({
            cantSplit: true,
            children: texts.map((text, k) =>
              cell(text, `${columns[k]!.isNumber ? "Num" : "Cell"}${bold.has(i) ? "Bold" : ""}`)
            )
          })
      )
    ]
  });
}
