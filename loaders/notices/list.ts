import {writeXlsx} from "hucre";
import type {Lang} from "../../src/domain/format.js";
import {messages} from "../../src/i18n/index.js";
import {table, type PackCell, type PackTable} from "../report/model.js";
import {SheetMaker} from "../report/sheet.js";
import type {NoticeKind} from "./papers.js";

/** One notice that was written. */
export interface Sent {
  employer_code: string;
  employer_name: string | null;
  agency_code: string;
  officer_code: string | null;
  kind: NoticeKind;
  /** Empty for the office to give. */
  number: string;
  late: bigint;
  days: number | null;
  daily: bigint | null;
  file: string;
}

const text = (value: string): PackCell => ({text: value, value});
const number = (value: bigint | number | null): PackCell => ({
  text: value === null ? "" : String(value),
  value: value === null ? null : Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
});

/** The list of what was written, and the same as the extract `actions` for the office to complete and deliver. */
export async function listOf(title: string, sent: readonly Sent[], lang: Lang, asOf: string): Promise<Uint8Array> {
  const t = messages[lang].notices.list;
  const sheet = new SheetMaker(t.sheet, true);
  sheet.title(title);
  sheet.note(asOf);
  sheet.text(t.note);
  sheet.table(sentTable(title, sent, lang), true);
  const dunned = sent.filter(({kind}) => kind === "dunning");
  return writeXlsx({
    sheets: [sheet.done(), ...(dunned.length ? [actionsSheet(dunned)] : [])],
    defaultFont: {name: "Times New Roman", size: 12},
    properties: {title}
  });
}

function sentTable(title: string, sent: readonly Sent[], lang: Lang): PackTable {
  const t = messages[lang].notices.list;
  const columns = [
    {key: "stt", label: t.stt, kind: "count" as const},
    ...(["number", "date", "code", "name", "agency", "officer", "kind"] as const).map((key) => ({
      key,
      label: t[key],
      kind: "text" as const
    })),
    {key: "late", label: t.late, kind: "dong" as const},
    {key: "days", label: t.days, kind: "count" as const},
    {key: "interest", label: t.interest, kind: "dong" as const},
    {key: "file", label: t.file, kind: "text" as const}
  ];
  const rows = sent.map((s, i) => ({
    stt: number(i + 1),
    number: text(s.number),
    date: text(""),
    code: text(s.employer_code),
    name: text(s.employer_name ?? ""),
    agency: text(s.agency_code),
    officer: text(s.officer_code ?? ""),
    kind: text(t.kinds[s.kind]),
    late: number(s.late),
    days: number(s.days),
    interest: number(s.daily),
    file: text(s.file)
  }));
  return table("sent", title, columns, rows);
}

/** The columns of the extract, one row per dunning notice; number and date wait for the office. */
function actionsSheet(sent: readonly Sent[]) {
  const head = [
    "employer_code",
    "action",
    "document_no",
    "document_date",
    "amount",
    "days_late",
    "officer_code",
    "note"
  ];
  return {
    name: "actions",
    rows: [
      head,
      ...sent.map((s) => [
        ...[s.employer_code, "dunning_notice", s.number, "", Number(s.late), s.days, s.officer_code ?? "", ""]
      ])
    ],
    columns: head.map(() => ({width: 18}))
  };
}
