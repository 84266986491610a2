import {cells, type Column} from "../../src/components/table.js";
import {decimal} from "../../src/domain/format.js";
import {
  accountTable,
  cellSentences,
  employersTable,
  keyTable,
  lawSentences,
  rateTable,
  seasonBlocks
} from "./account.js";
import {requestSentence} from "./answer.js";
import {
  heading,
  sentence,
  table,
  type Block,
  type PackCell,
  type PackTable,
  type Section,
  type Sentence
} from "./model.js";
import {
  beforeSentence,
  borderlineSentences,
  criteriaTable,
  earlierTable,
  openSentence,
  promisesTable
} from "./requests.js";
import {standingTable} from "./standing.js";
import {DEBT_CLASSES, type DebtRow} from "./types.js";
import {number, type Making} from "./words.js";

/** The four narrative parts of B03a-TS and its table. */
export function sectionsOf(m: Making): Section[] {
  const s = m.t.sections;
  const promises = promisesTable(m);
  return [
    {id: "conditions", heading: s.conditions, blocks: conditions(m)},
    {id: "measures", heading: s.measures, blocks: measures(m)},
    {id: "causes", heading: s.causes, blocks: causes(m)},
    {
      id: "proposals",
      heading: s.proposals,
      blocks: [
        {kind: "blank", id: "proposals", lines: 3},
        ...(promises ? [heading("promises-heading", s.promises), promises] : [])
      ]
    },
    {
      id: "debt",
      heading: s.debt,
      isWide: true,
      blocks: [debtTable(m), sentence("debt-note", s.debtNote), sentence("debt-interest", s.debtInterest)]
    }
  ];
}

const present = <T>(value: T | null): T[] => (value === null ? [] : [value]);

function conditions(m: Making): Block[] {
  const s = m.t.sections;
  return [
    keyTable(m),
    heading("account-heading", s.account),
    accountTable(m),
    ...lawSentences(m),
    heading("rate-heading", s.rate),
    ...present(rateTable(m)),
    ...cellSentences(m),
    heading("who-heading", s.who),
    ...present(employersTable(m)),
    heading("season-heading", s.season),
    ...seasonBlocks(m),
    ...(m.facts.level === "nation" ? provincesBlocks(m) : whyBlocks(m))
  ];
}

function whyBlocks(m: Making): Block[] {
  const {request} = m.facts;
  return [
    heading("why-heading", m.t.sections.why),
    {...requestSentence(m), id: "why"},
    ...borderlineSentences(m),
    beforeSentence(m),
    ...(request ? [criteriaTable(m, request)] : []),
    ...present(earlierTable(m))
  ];
}

function provincesBlocks(m: Making): Block[] {
  return [
    heading("provinces-heading", m.t.sections.provinces),
    provincesTable(m),
    ...present(standingTable(m)),
    ...present(contributionsTable(m)),
    openSentence(m),
    ...present(earlierTable(m))
  ];
}

/** The board's table: every province with its rate, its change and its request. */
function provincesTable(m: Making): PackTable {
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "province", label: c.province, kind: "text"},
    {key: "rate", label: c.rate, kind: "percent"},
    {key: "rateChange", label: c.rateChange, unit: m.t.units.points, kind: "points"},
    {key: "late", label: c.late, unit: m.t.units.dong, kind: "dong"},
    {key: "change", label: c.change, unit: m.t.units.dong, kind: "dong"},
    {key: "asked", label: c.asked, kind: "text"}
  ];
  const rows = m.facts.provinces.map((p) => ({
    province: cells.text(m.facts.names.province[p.code]![m.lang]),
    rate: cells.percent(p.rate, m.lang),
    rateChange: cells.points(p.rate === null || p.rate_before === null ? null : p.rate - p.rate_before, m.lang),
    late: cells.dong(p.late, m.lang),
    change: cells.dong(p.late_before === null ? null : p.late - p.late_before, m.lang),
    asked: cells.text(askedText(m, p.request))
  }));
  return table("provinces", m.t.tables.provinces, columns, rows);
}

function askedText(m: Making, request: Making["facts"]["request"]): string {
  if (!request) return "";
  const words = [
    ...(request.is_asked ? [m.t.askedShort] : []),
    ...(request.is_borderline ? [m.t.borderlineShort] : []),
    ...(request.state && request.state !== "waiting" ? [m.t.states[request.state]] : [])
  ];
  return words.join(", ");
}

/** What each province adds to the change of the nation's rate, the largest first; the sum is the change. */
function contributionsTable(m: Making): PackTable | null {
  const {provinces, rate} = m.facts.explanation;
  if (!rate || !provinces.length) return null;
  const c = m.t.columns;
  const parts = ["between", "mix", "own", "law"] as const;
  const kind = "points" as const;
  // A province moves the nation by little: two more places than elsewhere.
  const fine = (value: number): PackCell => ({text: decimal(value * 100, 4, m.lang, true), value, format: "fine"});
  const columns: Column[] = [
    {key: "province", label: c.province, kind: "text"},
    ...parts.map((key): Column => ({key, label: c[key], kind})),
    {key: "sum", label: c.sum, kind}
  ];
  const rows = provinces
    .map((p) => ({...p, own: Math.round((p.rate + p.unrated) * 1e12) / 1e12}))
    .sort((a, b) => Math.abs(b.total) - Math.abs(a.total) || (a.code < b.code ? -1 : 1))
    .map((p) => ({
      province: cells.text(m.facts.names.province[p.code]?.[m.lang] ?? p.code),
      between: fine(p.between),
      mix: fine(p.mix),
      own: fine(p.own),
      law: fine(p.law),
      sum: fine(p.total)
    }));
  const total = {
    province: cells.text(m.t.rateLines.change),
    ...Object.fromEntries(parts.map((key) => [key, {text: "", value: null}])),
    sum: fine(rate.change)
  };
  return table("contributions", m.t.tables.contributions, columns, [...rows, total], [rows.length]);
}

function measures(m: Making): Block[] {
  const {documents, hasDocuments} = m.facts;
  if (!hasDocuments) return [sentence("documents", m.t.documentsUnknown), {kind: "blank", id: "measures", lines: 3}];
  const sent = documents.filter((d) => d.month_documents > 0);
  return [
    documentsSentence(m, sent),
    ...(documents.length ? [documentsTable(m)] : []),
    {kind: "blank", id: "measures", lines: 2}
  ];
}

function documentsSentence(m: Making, sent: Making["facts"]["documents"]): Sentence {
  if (!sent.length) return sentence("documents", m.t.documentsNone);
  const sum = (key: "month_documents" | "month_employers") =>
    number(
      m,
      sent.reduce((n, d) => n + d[key], 0)
    );
  const kinds = sent
    .map((d) => `${(m.t.actions[d.action] ?? d.action).toLowerCase()} ${number(m, d.month_documents)}`)
    .join(", ");
  return sentence("documents", m.t.documentsSent(sum("month_documents"), sum("month_employers"), kinds));
}

function documentsTable(m: Making): PackTable {
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "kind", label: c.kind, kind: "text", sortable: false},
    {key: "month", label: c.inMonth, kind: "count"},
    {key: "employers", label: c.employers, kind: "count"},
    {key: "amount", label: c.amountNamed, unit: m.t.units.dong, kind: "dong"},
    {key: "year", label: c.inYear, kind: "count"}
  ];
  const rows = m.facts.documents.map((d) => ({
    kind: cells.text(m.t.actions[d.action] ?? d.action),
    month: cells.count(d.month_documents, m.lang),
    employers: cells.count(d.month_employers, m.lang),
    amount: cells.dong(d.month_amount, m.lang),
    year: cells.count(d.year_documents, m.lang)
  }));
  return table("documents", m.t.tables.documents, columns, rows);
}

function causes(m: Making): Block[] {
  const c = m.t.columns;
  return [
    sentence("fill", m.facts.level === "nation" ? m.t.paper.fillNation : m.t.paper.fill),
    {
      kind: "fields",
      id: "fields",
      title: m.t.tables.fields,
      columns: [c.cause, c.measure, c.owner, c.due, `${c.target}, ${m.t.units.dong}`],
      rows: 4
    }
  ];
}

const MONEY = ["late", "si", "hi", "ui", "oa", "interest"] as const;

/** The late amount by age, in the shape of B03a-TS. */
function debtTable(m: Making): PackTable {
  const c = m.t.columns;
  const {funds} = m.common;
  const {dong} = m.t.units;
  const labels = {late: c.total, ...funds, interest: c.interest};
  const columns: Column[] = [
    {key: "class", label: c.class, kind: "text", sortable: false},
    {key: "employers", label: c.employers, kind: "count", sortable: false},
    {key: "headcount", label: c.workers, kind: "count", sortable: false},
    ...MONEY.map((key): Column => ({key, label: labels[key], unit: dong, kind: "dong", sortable: false}))
  ];
  const line = (name: string, row: Omit<DebtRow, "class">) => ({
    class: cells.text(name),
    employers: cells.count(row.employers, m.lang),
    headcount: cells.count(row.headcount, m.lang),
    ...Object.fromEntries(MONEY.map((key) => [key, cells.dong(row[key], m.lang)]))
  });
  const rows = m.facts.debt.map((row) => line(m.t.debt[row.class], row));
  const keys = ["employers", "headcount", ...MONEY] as const;
  const total = Object.fromEntries(
    keys.map((key) => [key, m.facts.debt.reduce((sum, row) => sum + row[key], 0)])
  ) as unknown as Omit<DebtRow, "class">;
  return table("debt", m.t.tables.debt, columns, [...rows, line(m.t.debt.total, total)], [DEBT_CLASSES.length]);
}
