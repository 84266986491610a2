import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  convertMillimetersToTwip,
  type ISectionOptions
} from "docx";
import {messages} from "../../src/i18n/index.js";
import {accountBars} from "./docxBars.js";
import {SINGLE, dataRows, fieldRows} from "./docxTables.js";
import {letterHead, signature} from "./docxPaper.js";
import type {Block, Pack, PackTable, Section} from "./model.js";

/** Half points: the body is 13 pt, as administrative documents are. */
export const SIZE = {body: 26, small: 22, note: 20};
export const FONT = "Times New Roman";
const mm = convertMillimetersToTwip;
/** Margins of an administrative document: 20 mm above, below and right, 30 mm left. */
const MARGIN = {top: mm(20), bottom: mm(20), left: mm(30), right: mm(20), header: mm(10), footer: mm(10)};
/** Width of the text on an upright and on a turned page. */
const WIDTH = {upright: mm(210 - 50), turned: mm(297 - 30)};

/** The pack as a Word document. */
export async function docxOf(pack: Pack): Promise<Buffer> {
  const upright = pack.sections.filter((s) => !s.isWide);
  const wide = pack.sections.filter((s) => s.isWide);
  const document = new Document({
    title: `${pack.paper.about} - ${pack.name}`,
    subject: pack.requestId ?? pack.period,
    creator: pack.paper.agency,
    description: pack.paper.about,
    styles: {
      default: {
        document: {
          run: {font: FONT, size: SIZE.body, language: {value: pack.lang === "vi" ? "vi-VN" : "en-GB"}},
          // The library ends a section with an empty paragraph: one point high, or it may fill a page of its own.
          paragraph: {spacing: {before: 0, after: 0, line: 20, lineRule: "exact"}}
        }
      }
    },
    sections: [
      {
        ...pageOf(pack, false),
        children: [
          ...letterHead(pack),
          ...pack.answer.map((s) => paragraph(s.text)),
          ...upright.flatMap((section) => sectionParts(section, WIDTH.upright)),
          ...signature(pack)
        ]
      },
      ...wide.map((section): ISectionOptions => ({
        ...pageOf(pack, true),
        children: sectionParts(section, WIDTH.turned)
      }))
    ]
  });
  return Packer.toBuffer(document);
}

function pageOf(pack: Pack, isTurned: boolean): Omit<ISectionOptions, "children"> {
  const t = messages[pack.lang].explanation.paper;
  const centred = (children: string[]) =>
    new Paragraph({
      spacing: SINGLE,
      alignment: AlignmentType.CENTER,
      children: [new TextRun({children, size: SIZE.small})]
    });
  const notes = [t.asOf(pack.asOf), ...(pack.isSynthetic ? [t.synthetic] : []), ...(t.english ? [t.english] : [])];
  const foot = new Footer({
    children: [
      new Paragraph({
        spacing: SINGLE,
        border: {top: {style: BorderStyle.SINGLE, size: 4, color: "808080", space: 4}},
        children: [new TextRun({text: notes.join(" "), size: 18, italics: true})]
      })
    ]
  });
  // Pages are numbered at the top from the second on.
  return {
    properties: {
      type: isTurned ? SectionType.NEXT_PAGE : undefined,
      titlePage: !isTurned,
      page: {
        // The library turns width and height itself.
        size: {
          width: mm(210),
          height: mm(297),
          orientation: isTurned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
        },
        margin: isTurned ? {...MARGIN, left: mm(15), right: mm(15)} : MARGIN
      }
    },
    headers: {default: new Header({children: [centred([PageNumber.CURRENT])]}), first: new Header({children: []})},
    footers: {default: foot, first: foot}
  };
}

/** A paragraph of text in which ** marks what is bold. */
export function paragraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: {firstLine: mm(10)},
    spacing: {before: 60, after: 60, line: 276, lineRule: "auto"},
    children: runs(text)
  });
}

function runs(text: string): TextRun[] {
  return text
    .split("**")
    .map((part, i) => new TextRun({text: part, bold: i % 2 === 1}))
    .filter((_, i, all) => all.length === 1 || text.split("**")[i] !== "");
}

function sectionParts(section: Section, width: number) {
  const title = new Paragraph({
    keepNext: true,
    spacing: {before: 200, after: 80, ...SINGLE},
    children: [new TextRun({text: section.heading, bold: true})]
  });
  return [title, ...section.blocks.flatMap((block) => blockParts(block, width))];
}

function blockParts(block: Block, width: number) {
  switch (block.kind) {
    case "sentence":
      return [paragraph(block.text)];
    case "heading":
      return [
        new Paragraph({
          keepNext: true,
          spacing: {before: 140, after: 60, ...SINGLE},
          indent: {firstLine: mm(10)},
          children: [new TextRun({text: block.text, bold: true, italics: true})]
        })
      ];
    case "blank":
      return Array.from({length: block.lines}, () => dotted(width));
    case "fields":
      return [caption(block.title), fieldRows(block, width), gap()];
    case "table":
      return [caption(block.title), ...barsOf(block, width), dataRows(block, width), gap()];
  }
}

/** The account is drawn above its numbers, as on its page. */
function barsOf(block: PackTable, width: number) {
  const bars = block.id === "account" ? accountBars(block, width) : null;
  return bars ? [bars, gap()] : [];
}

function caption(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    alignment: AlignmentType.CENTER,
    spacing: {before: 120, after: 60, ...SINGLE},
    children: [new TextRun({text, bold: true, size: SIZE.small})]
  });
}

function gap(): Paragraph {
  return new Paragraph({spacing: {before: 0, after: 60, ...SINGLE}, children: []});
}

/** A line to write on: a tab filled with dots up to the right margin. */
function dotted(width: number): Paragraph {
  return new Paragraph({
    // A signature does not stand alone on its page.
    keepNext: true,
    spacing: {before: 120, after: 60, ...SINGLE},
    tabStops: [{type: "right", position: width, leader: "dot"}],
    children: [new TextRun({children: ["\t"]})]
  });
}
