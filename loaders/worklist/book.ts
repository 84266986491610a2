import {writeXlsx, type WriteSheet} from "hucre";
import {date, money, count, type Lang} from "../../src/domain/format.js";
import {messages} from "../../src/i18n/index.js";
import {table, type PackCell, type PackTable} from "../report/model.js";
import {SheetMaker} from "../report/sheet.js";
import type {B03, B03Row, B03Sum} from "./b03.js";
import {isToDo, urgencyOf, type Work, type WorkRule} from "./read.js";

/** What stands at the head of every sheet. */
export interface BookHead {
  lang: Lang;
  /** Who and when: province, agency, officer, month. */
  scope: string;
  asOf: string;
  /** The day that deadlines are seen from, YYYY-MM-DD. */
  on: string;
  rule: WorkRule;
  /** Names of the steps by id, as the rules in force call them. */
  steps: ReadonlyMap<string, string>;
}

const text = (value: string): PackCell => ({text: value, value});
/** Amounts up to 9 quadrillion đồng are exact as numbers of a workbook; larger ones stay digits. */
const number = (value: bigint | number | null): PackCell => {
  if (value === null) return {text: "", value: null};
  return {text: String(value), value: Number.isSafeInteger(Number(value)) ? Number(value) : String(value)};
};

/** The work list as a workbook: what to do, the list in form B03-TS, and what breaks the form's rule. */
export function workBook(work: readonly Work[], b03: B03, head: BookHead): Promise<Uint8Array> {
  const sheets = [listSheet(work, head), b03Sheet(b03, head), errorSheet(b03, head)];
  return writeXlsx({sheets, defaultFont: {name: "Times New Roman", size: 12}, properties: {title: head.scope}});
}

function begun(name: string, title: string, head: BookHead, notes: string[]): SheetMaker {
  const sheet = new SheetMaker(name, true);
  sheet.title(title);
  for (const note of [head.scope, head.asOf, ...notes].filter(Boolean)) sheet.note(note);
  return sheet;
}

/** What is to be done, the most worth first within what is most pressing. */
function listSheet(work: readonly Work[], head: BookHead): WriteSheet {
  const {lang, rule, on, steps} = head;
  const l = messages[lang].ladder;
  const order = ["overdue", "week", "later", "undated"] as const;
  const toDo = work
    .filter((row) => isToDo(row, rule))
    .map((row) => ({row, urgency: urgencyOf(row, on, rule.week_days)}))
    .sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
  const day = (value: string | null) => text(value === null ? "" : date(value, lang));
  const c = l.columns;
  const columns = (
    [
      ["code", l.b03.heads[2]!, "text"],
      ["name", c.employer, "text"],
      ["step", c.step, "text"],
      ["urgency", c.urgency, "text"],
      ["deadline", c.deadline, "text"],
      ["since", c.since, "text"],
      ["agency", c.agency, "text"],
      ["officer", c.officer, "text"],
      ["headcount", c.headcount, "count"],
      ["months", c.monthsLate, "count"],
      ["late", c.late, "dong"],
      ["expected", c.expected, "dong"],
      ["last", c.last, "text"],
      ["missing", c.missing, "text"]
    ] as const
  ).map(([key, label, kind]) => ({key, label, kind}));
  const rows = toDo.map(({row, urgency}) => ({
    code: text(row.employer_code),
    name: text(row.employer_name ?? ""),
    step: text(steps.get(row.step_due!) ?? row.step_due!),
    urgency: text(l.work[urgency]),
    deadline: day(row.deadline),
    since: day(row.since),
    agency: text(row.agency_code),
    officer: text(row.officer_code),
    headcount: number(row.headcount),
    months: number(row.months_late),
    late: number(row.late),
    expected: number(row.expected),
    last: text(documentOf(row, lang)),
    missing: text(missingOf(row, lang))
  }));
  const limit = `${rule.materiality[lang]} (${money(rule.materiality.value, lang)})`;
  const notes = [rule.formula[lang], limit, `${c.deadline}: ${date(on, lang)} + ${rule.week_days}`];
  const sheet = begun(l.b03.list, l.b03.list, head, notes);
  sheet.table(table("work", l.b03.list, columns, rows), true);
  return sheet.done();
}

function documentOf(row: Work, lang: Lang): string {
  if (row.last_action === null) return "";
  const {actions, b03} = messages[lang].ladder;
  const name = actions[row.last_action] ?? row.last_action;
  return `${name} ${b03.dated(row.last_action_no ?? "", date(row.last_action_date!, lang))}`;
}

/** What the step still lacks, in words. */
export function missingOf(row: Pick<Work, "missing">, lang: Lang): string {
  const {actions} = messages[lang].ladder;
  const named = (part: string) =>
    part
      .split("|")
      .map((id) => actions[id] ?? id)
      .join(" / ");
  return row.missing.split(",").filter(Boolean).map(named).join(", ");
}

const KEYS = ["stt", "name", "code", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11"] as const;
const KINDS: Partial<Record<(typeof KEYS)[number], "count" | "dong">> = {
  ...{c1: "count", c3: "count", c4: "dong", c5: "dong", c6: "dong", c7: "dong", c8: "dong"}
};

/** The list in form B03-TS: columns A, B, C, 1 to 11, groups I to IV. */
function b03Sheet(b03: B03, head: BookHead): WriteSheet {
  const {lang} = head;
  const t = messages[lang].ladder.b03;
  const marks = Object.fromEntries(KEYS.map((key, i) => [key, {text: t.marks[i]!, value: null}]));
  const rows: Record<string, PackCell>[] = [marks];
  const totals = [0];
  const add = (row: Record<string, PackCell>, isTotal: boolean) => {
    if (isTotal) totals.push(rows.length);
    rows.push(row);
  };
  for (const group of b03.groups) {
    add({stt: text(group.id), name: text(t.groups[group.id]), ...sumCells(group.sum, lang)}, true);
    for (const [i, row] of group.rows.entries()) add(rowCells(row, i + 1, head), false);
  }
  add({name: text(t.sum), ...sumCells(b03.sum, lang)}, true);
  const columns = KEYS.map((key, i) => ({key, label: t.heads[i]!, kind: KINDS[key] ?? ("text" as const)}));
  const sheet = begun(t.sheet, `${t.title} (${t.form})`, head, [t.note]);
  const made: PackTable = table("b03", t.form, columns, rows, totals);
  sheet.table(made);
  return sheet.done();
}

function sumCells(sum: B03Sum, lang: Lang): Record<string, PackCell> {
  const t = messages[lang].ladder.b03;
  return {
    code: text(t.employers(count(sum.employers, lang))),
    c1: number(sum.headcount),
    c4: number(sum.total),
    c5: number(sum.si),
    c6: number(sum.hi),
    c7: number(sum.ui),
    c8: number(sum.interest)
  };
}

function rowCells(row: B03Row, at: number, {lang, steps}: BookHead): Record<string, PackCell> {
  const {ladder: l} = messages[lang];
  const {work} = row;
  const note = work.handling ? (l.handling[work.handling] ?? work.handling) : (steps.get(work.step_due ?? "") ?? "");
  const hasNumber = work.last_action !== null && work.last_action_no?.trim();
  return {
    ...sumCells(row, lang),
    stt: text(String(at)),
    name: text(work.employer_name ?? ""),
    code: text(work.employer_code),
    c3: number(row.months),
    c9: text(work.last_action === null ? "" : (l.actions[work.last_action] ?? work.last_action)),
    c10: text(hasNumber ? l.b03.dated(work.last_action_no!, date(work.last_action_date!, lang)) : ""),
    c11: text(note)
  };
}

function errorSheet(b03: B03, head: BookHead): WriteSheet {
  const {lang} = head;
  const l = messages[lang].ladder;
  const t = l.b03;
  const sheet = begun(t.errors, t.errors, head, b03.errors.length ? [] : [t.noErrors]);
  const columns = t.errorHead.map((label, i) => ({key: `e${i}`, label, kind: "text" as const}));
  const rows = b03.errors.map(({work, column}) => ({
    e0: text(work.employer_code),
    e1: text(work.employer_name ?? ""),
    e2: text(String(column)),
    e3: text(t.noDocument(l.actions[work.last_action!] ?? work.last_action!))
  }));
  if (rows.length) sheet.table(table("errors", t.errors, columns, rows));
  return sheet.done();
}
