import {Paragraph, TextRun} from "docx";
import type {Lang} from "../../src/domain/format.js";
import {messages} from "../../src/i18n/index.js";
import {letterHead, signature} from "../report/docxPaper.js";
import type {Paper} from "../report/model.js";
import {readForms} from "../report/pack.js";
import {periodIndex, SWITCH_2025_07} from "../reference.js";
import {c12Lines} from "./c12.js";
import {measuresAt, readNoticeForm} from "./forms.js";
import {centred, documentOf, grid, mm, newPage, say, type Block} from "./paper.js";
import {Template} from "./template.js";
import {FUNDS} from "./types.js";

export type NoticeKind = "c12" | "dunning";

/** What all notices of a run have in common. */
export interface Run {
  kind: NoticeKind;
  lang: Lang;
  /** YYYY-MM and as it is read. */
  month: string;
  monthText: string;
  /** Full name of the province. */
  province: string;
  place: string;
  /** Last day of the month as it is read. */
  until: string;
  /** The day that days late are counted to, in days since 1970 and as it is read. */
  day: number;
  dayText: string;
  /** What stands at the foot of every page: where the data are from. */
  foot: string;
  /** Day by which to object, as it is read. */
  objection: string;
  madeOn: string;
}

/** The notice of one kind as a template with {{fields}}. */
export function templateOf(run: Run): Promise<Template> {
  const t = messages[run.lang].notices;
  const children = run.kind === "c12" ? c12Children(run) : dunningChildren(run);
  const title = run.kind === "c12" ? t.c12About(run.monthText) : t.dunningAbout;
  return Template.of(
    documentOf(run.lang, title, run.province, run.foot, [...children, ...workersPage(run)]),
    run.madeOn
  );
}

function paperOf(run: Run, title: string, about: string): Paper {
  const t = messages[run.lang].notices;
  const forms = readForms();
  const own = readNoticeForm();
  return {
    parent: forms.province.agency[run.lang].replace("{NAME}", run.province.toUpperCase()),
    agency: "{{office}}",
    motto: forms.national_motto[run.lang],
    number: "{{number}}",
    placeDate: t.place.replace("{place}", run.place),
    title,
    about,
    to: t.to,
    signer: t.signer,
    recipients: own.recipients[run.lang]
  };
}

/** Form C12-TS: head, the lines A to Đ, for how many it is paid, until when to object. */
function c12Children(run: Run): Block[] {
  const {lang} = run;
  const t = messages[lang].notices;
  const paper = paperOf(run, t.c12Title, t.c12About(run.monthText));
  const lines = c12Lines();
  const bold = new Set(lines.flatMap(({line}, i) => (line.includes(".") ? [] : [i])));
  const columns = [
    {label: t.stt, share: 8, isNumber: false},
    {label: t.content, share: 33, isNumber: false},
    ...[...FUNDS, "sum" as const].map((fund) => ({
      label: t.funds[fund],
      share: fund === "sum" ? 19 : 17,
      isNumber: true
    }))
  ];
  const rows = lines.map(({line, label}) => [
    line,
    label[lang],
    ...[...FUNDS, "sum"].map((fund) => `{{${line}:${fund}}}`)
  ]);
  return [
    newPage(),
    say(t.form, {size: 18, bold: true}, {alignment: "right", spacing: {before: 0, after: 0}}),
    ...letterHead({paper, requestId: null, lang}),
    ...[t.unit, t.address, t.account].map((text) => say(text, {size: 21}, {spacing: {before: 10, after: 10}})),
    say(t.unitOfMoney, {size: 18, italics: true}, {alignment: "right", spacing: {before: 0, after: 10}}),
    grid(columns, rows, bold),
    say(t.blankNote, {size: 15, italics: true}, {spacing: {before: 20, after: 20}}),
    say("{{paid_for}}", {size: 22}, {spacing: {before: 20, after: 0}}),
    say(t.objection(run.objection), {size: 22}, {spacing: {before: 0, after: 0}}),
    ...signature({paper, lang}, 500)
  ];
}

/** The written dunning: amount, days, 0.03 % a day, the measures, the moment at which late becomes evasion. */
function dunningChildren(run: Run): Block[] {
  const {lang} = run;
  const t = messages[lang].notices;
  const paper = paperOf(run, t.dunningTitle, t.dunningAbout);
  const {texts, isReviewed} = measuresAt(run.month, lang);
  // Before Law 41/2024 no day counts at 0.03 %.
  const hasDaily = periodIndex(run.month) >= SWITCH_2025_07;
  const body = {indent: {firstLine: mm(8)}, spacing: {before: 50, after: 50}, alignment: "both" as const};
  const columns = [
    {label: t.pieces.due, share: 16, isNumber: false},
    {label: t.pieces.days, share: 12, isNumber: true},
    ...FUNDS.map((fund) => ({label: t.funds[fund], share: 16, isNumber: true})),
    {label: t.pieces.sum, share: 18, isNumber: true},
    ...(hasDaily ? [{label: t.pieces.daily, share: 16, isNumber: true}] : [])
  ];
  const amounts = [...FUNDS, "sum", ...(hasDaily ? ["daily"] : [])];
  const rows = [
    ["{{#pieces}}{{due}}", ...["days", ...amounts].map((key) => `{{${key}}}`)],
    [t.pieces.sum, "", ...amounts.map((key) => `{{total:${key}}}`)]
  ];
  return [
    newPage(),
    ...letterHead({paper, requestId: null, lang}),
    say(t.dunningFirst, {}, body),
    grid(columns, rows, new Set([1])),
    say([t.daysNote(run.dayText), ...(hasDaily ? [t.dailyNote] : []), "{{bound_note}}"].join(" "), {
      size: 17,
      italics: true
    }),
    say("{{interest}}", {}, body),
    say(t.pay, {}, body),
    say(t.measures, {bold: true}, {...body, keepNext: true}),
    ...texts.map((text) => say(`- ${text}`, {}, body)),
    say("{{evasion}}", {}, body),
    ...(isReviewed ? [] : [say(t.unreviewed, {size: 17, italics: true})]),
    ...signature({paper, lang})
  ];
}

/** A page to put up at the place of work: what the notice means for the workers. */
function workersPage({lang}: Run): Block[] {
  const t = messages[lang].notices;
  const roomy = {spacing: {before: 120, after: 120, line: 320}};
  return [
    newPage(),
    centred(t.workersTitle, {size: 28, bold: true}, 400),
    centred(t.workersAbout, {italics: true}),
    ...["{{workers_state}}", "{{workers_late}}", t.workers.act].map((text) => say(text, {size: 26}, roomy)),
    new Paragraph({children: [new TextRun("")]})
  ];
}
