import {writeXlsx, type WriteSheet} from "hucre";
import {messages} from "../../src/i18n/index.js";
import {tablesOf, type Block, type Pack, type PackTable, type Sentence} from "./model.js";
import {replySheet} from "./reply.js";
import {SheetMaker} from "./sheet.js";

/** The pack as a workbook: numbers as numbers, filters, definitions, and the form that comes back. */
export async function xlsxOf(pack: Pack): Promise<Uint8Array> {
  const t = messages[pack.lang].explanation;
  const sheets: WriteSheet[] = [
    summary(pack),
    tables(pack, t.book.account, ["account", "rate"]),
    tables(pack, t.book.employers, ["employers", "corrected"]),
    tables(pack, t.book.debt, ["debt"], true),
    tables(pack, t.book.provinces, ["provinces", "standing", "contributions"]),
    tables(pack, t.book.criteria, ["criteria", "earlier", "promises"]),
    tables(pack, t.book.documents, ["documents"]),
    narrative(pack),
    ...(pack.requestId === null ? [] : [replySheet(pack)]),
    definitions(pack)
  ].filter((sheet) => sheet !== null);
  return writeXlsx({
    sheets,
    defaultFont: {name: "Times New Roman", size: 12},
    properties: {title: `${pack.paper.about} - ${pack.name}`, creator: pack.paper.agency}
  });
}

/** Title, month, as-of: at the head of every sheet. */
function begun(pack: Pack, name: string, isWide = false): SheetMaker {
  const t = messages[pack.lang].explanation.paper;
  const sheet = new SheetMaker(name, isWide);
  sheet.title(`${pack.paper.about}: ${pack.name}`);
  sheet.note([t.asOf(pack.asOf), ...(pack.isSynthetic ? [t.synthetic] : [])].join(" "));
  return sheet;
}

function plain({text}: Sentence): string {
  return text.replaceAll("**", "");
}

function summary(pack: Pack): WriteSheet {
  const sheet = begun(pack, messages[pack.lang].explanation.book.summary);
  for (const sentence of pack.answer) sheet.text(plain(sentence));
  sheet.gap();
  for (const table of tablesOf(pack).filter(({id}) => id === "key")) sheet.table(table);
  return sheet.done();
}

function tables(pack: Pack, name: string, ids: readonly string[], isWide = false): WriteSheet | null {
  const found = ids.flatMap((id) => tablesOf(pack).filter((table) => table.id === id));
  if (!found.length) return null;
  const sheet = begun(pack, name, isWide || found.some((table) => table.columns.length > 5));
  for (const table of found) {
    sheet.table(table, found.length === 1 || isList(table));
    sheet.gap();
  }
  return sheet.done();
}

/** Tables that are lists to filter; a sheet has one filter. */
function isList({id}: PackTable): boolean {
  return id === "employers" || id === "provinces" || id === "earlier";
}

/** The four narrative parts of B03a-TS in words. */
function narrative(pack: Pack): WriteSheet {
  const sheet = begun(pack, messages[pack.lang].explanation.book.narrative);
  for (const section of pack.sections.filter((s) => !s.isWide)) {
    sheet.heading(section.heading);
    for (const block of section.blocks) writeNarrative(sheet, block);
  }
  return sheet.done();
}

function writeNarrative(sheet: SheetMaker, block: Block): void {
  if (block.kind === "sentence") sheet.text(plain(block));
  if (block.kind === "heading") sheet.subheading(block.text);
  if (block.kind === "blank") for (let i = 0; i < block.lines; i++) sheet.field();
}

function definitions(pack: Pack): WriteSheet {
  const {book} = messages[pack.lang].explanation;
  const sheet = begun(pack, book.definitions, true);
  sheet.pairs(
    [book.term, book.meaning],
    pack.definitions.map(({term, text}) => [term, text])
  );
  return sheet.done();
}
