import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {colToLetter, writeXlsx, type WriteSheet} from "hucre";
import {EXIT, UserError} from "../errors.js";
import {isNumber, KINDS} from "../extract/contract.js";
import {identities} from "../extract/expressions.js";
import {dataSheet, headerRowOf, LAST_ROW, templateColumns, type TemplateJob} from "./dataSheet.js";
import {exampleOf} from "./examples.js";
import {heading, headingOf} from "./headings.js";
import {listsOf, valuesOf, type Scope} from "./lists.js";
import {FONT, sheetOf, styled} from "./style.js";
import {WORDS} from "./words.js";

export interface TemplateOptions extends Scope {
  kind: string;
  lang: "vi" | "en";
  out: string;
}

/**
 * Writes the workbook that an office fills in for one kind of extract: data, lists, totals to compare, guide. Everything
 * in it follows from the contract. Throws a UserError for an unknown kind, or a province that the month does not have.
 */
export async function writeTemplate(options: TemplateOptions): Promise<void> {
  const bytes = await templateBytes(options);
  mkdirSync(dirname(options.out), {recursive: true});
  writeFileSync(`${options.out}.${process.pid}.tmp`, bytes);
  renameSync(`${options.out}.${process.pid}.tmp`, options.out);
}

/** The bytes of a template: the same for the same options. */
export async function templateBytes({kind: id, lang, ...scope}: Omit<TemplateOptions, "out">): Promise<Uint8Array> {
  const kind = KINDS.find((k) => k.id === id);
  if (!kind)
    throw new UserError(`unknown kind of extract: "${id}" (known: ${KINDS.map((k) => k.id).join(", ")})`, EXIT.usage);
  const job: TemplateJob = {kind, scope, lang, words: WORDS[lang]};
  const province = provinceName(job);
  const lists = listsSheet(job);
  const totals = totalsSheet(job);
  const moment = new Date(0);
  return writeXlsx({
    sheets: [dataSheet(job, province), ...(lists ? [lists] : []), ...(totals ? [totals] : []), guideSheet(job)],
    defaultFont: FONT,
    properties: {title: kind.title[lang], created: moment, modified: moment}
  });
}

/** The name of the province that the template is for, empty for any. */
function provinceName({kind, scope, lang}: TemplateJob): string {
  if (scope.province === undefined) return "";
  const column = kind.columns.find((c) => c.type === "province");
  if (!column) throw new UserError(`${kind.id} has no column of provinces: leave out --province`, EXIT.usage);
  const found = valuesOf(column, scope, lang)?.[0];
  if (!found) {
    const when = scope.period === undefined ? "" : ` in ${scope.period} (63 provinces to 2025-06, 34 from 2025-07)`;
    throw new UserError(`no province "${scope.province}"${when}`, EXIT.usage);
  }
  return `${found.code} ${found.label}`;
}

/** Codes and what they mean, three columns for each list: code, meaning, a gap. */
function listsSheet(job: TemplateJob): WriteSheet | null {
  const lists = listsOf(job.kind, job.scope, job.lang, job.words);
  if (lists.length === 0) return null;
  const height = Math.max(...lists.map((list) => list.values.length));
  const head = lists.flatMap((list) => [styled(list.title, "head"), styled(job.words.listMeaning, "head"), null]);
  const rows = Array.from({length: height}, (_, i) =>
    lists.flatMap(({values}) => {
      const value = values[i];
      return value ? [styled(value.code, "code"), styled(value.label, "cell"), null] : [null, null, null];
    })
  );
  const widths = lists.flatMap((list) => [
    Math.max(14, ...list.values.map((v) => v.code.length + 2)),
    Math.min(60, Math.max(16, ...list.values.map((v) => v.label.length + 2))),
    3
  ]);
  return sheetOf(job.words.sheets.lists, [head, ...rows], widths, {freezePane: {rows: 1}});
}

/** Sums of the file beside those of the books, for kinds that control totals may come with. */
function totalsSheet({kind, lang, words}: TemplateJob): WriteSheet | null {
  const columns = templateColumns(kind);
  const sums = columns.filter(isNumber);
  if (kind.replaces !== "cell" || sums.length === 0) return null;
  const from = headerRowOf(kind) + 1;
  const data = (at: number) => `'${words.sheets.data}'!${colToLetter(at)}${from}:${colToLetter(at)}${LAST_ROW}`;
  const lines = [
    {
      label: words.totals.rows,
      formula: `COUNTA(${data(columns.findIndex((c) => c.type === "employer" || c.type === "province"))})`
    },
    ...sums.map((c) => ({label: heading(c, lang), formula: `SUM(${data(columns.indexOf(c))})`}))
  ];
  const top = 4;
  const sheet = sheetOf(
    words.sheets.totals,
    [
      [styled(words.totals.title, "title")],
      [styled(words.totals.intro, "text")],
      [],
      words.totals.columns.map((text) => styled(text, "head")),
      ...lines.map(({label}) => [
        styled(label, "strong"),
        styled(0, "count"),
        styled(null, "count"),
        styled(0, "count")
      ])
    ],
    [34, 24, 24, 24],
    {merges: [{startRow: 1, startCol: 0, endRow: 1, endCol: 3}], freezePane: {rows: top}}
  );
  sheet.rowDefs!.set(1, {height: 46});
  lines.forEach(({formula}, i) => {
    const row = top + i;
    const put = (column: number, text: string) => {
      const key = `${row},${column}`;
      sheet.cells!.set(key, {...sheet.cells!.get(key), type: "formula", formula: text, formulaResult: 0});
    };
    put(1, formula);
    put(3, `IF(C${row + 1}="",0,B${row + 1}-C${row + 1})`);
  });
  return sheet;
}

/** What each column means, the rules, and a made-up row as an example that no loader can take for data. */
function guideSheet({kind, lang, words}: TemplateJob): WriteSheet {
  const {guide} = words;
  const key = kind.key.map((name) => headingOf(kind, name, lang)).join(" + ");
  const held = identities(kind).map(({column, expected}) => {
    const sum = expected.replace(/v_(\w+)/g, (_, name: string) => headingOf(kind, name, lang)).replaceAll(" - ", " − ");
    return guide.identities(`${headingOf(kind, column, lang)} = ${sum}`);
  });
  const rules = [...guide.rules, ...held].map((text) => [styled(`• ${text}`, "subtitle")]);
  const columns = templateColumns(kind).map((c) => [
    styled(heading(c, lang), "strong"),
    styled(c.name, "cell"),
    styled(c.meaning[lang], "cell"),
    styled(words.type(c.type, c), "cell"),
    styled(words.need[c.need], "cell"),
    styled(exampleOf(c, kind), "code")
  ]);
  return sheetOf(
    words.sheets.guide,
    [
      [styled(guide.title(kind.title[lang]), "title")],
      [styled(guide.grain(kind.grain[lang], key), "subtitle")],
      [],
      [styled(guide.rulesHeading, "heading")],
      ...rules,
      [],
      [styled(guide.columnsHeading, "heading")],
      guide.columns.map((text) => styled(text, "head")),
      ...columns
    ],
    [26, 20, 62, 34, 30, 22]
  );
}
