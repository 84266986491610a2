import {cells, type Column} from "../../src/components/table.js";
import {decimal, missing, percent, pointsBare} from "../../src/domain/format.js";
import {periodIndex, periodText} from "../reference.js";
import {sentence, table, type Format, type PackCell, type PackTable, type Sentence} from "./model.js";
import type {CriterionFact, RequestFact} from "./types.js";
import {day, inside, monthText, number, type Making} from "./words.js";

/** The criteria that hold, as a clause. */
export function reasonsOf(m: Making, request: RequestFact): string {
  return request.criteria
    .filter((c) => c.holds)
    .map((c) => inside(m.lang === "vi" ? c.label_vi : c.label_en))
    .join("; ");
}

const CRITERION_FORMAT: Record<CriterionFact["criterion"], Format> = {
  amount_rise: "percent",
  beyond_chance: "number",
  above_baseline: "points",
  months_running: "number",
  beyond_season: "points"
};

/** A value of a criterion in its own unit. */
export function criterionCell(m: Making, {criterion}: CriterionFact, value: number | null): PackCell {
  if (value === null) return {text: missing(m.lang), value: null};
  const texts: Record<CriterionFact["criterion"], () => string> = {
    amount_rise: () => percent(value, m.lang),
    beyond_chance: () => decimal(value, 2, m.lang),
    above_baseline: () => `${pointsBare(value, m.lang)} ${m.t.units.short}`,
    months_running: () => `${number(m, value)} ${m.t.units.months}`,
    beyond_season: () => `${pointsBare(value, m.lang)} ${m.t.units.short}`
  };
  return {text: texts[criterion](), value, format: CRITERION_FORMAT[criterion]};
}

/** Every criterion with its value, threshold and whether it holds. */
export function criteriaTable(m: Making, request: RequestFact): PackTable {
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "criterion", label: c.criterion, kind: "text"},
    {key: "value", label: c.value, kind: "count", sortable: false},
    {key: "threshold", label: c.threshold, kind: "count", sortable: false},
    {key: "holds", label: c.holds, kind: "text"}
  ];
  const rows = request.criteria.map((fact) => ({
    criterion: cells.text(m.lang === "vi" ? fact.label_vi : fact.label_en),
    value: criterionCell(m, fact, fact.value),
    threshold: criterionCell(m, fact, fact.threshold),
    holds: cells.text((fact.holds ? m.t.yes : m.t.no) + (fact.is_near ? `, ${m.t.near}` : ""))
  }));
  return table("criteria", m.t.tables.criteria, columns, rows);
}

/** How often the province was asked in the year before. */
export function beforeSentence(m: Making): Sentence {
  const asked = m.facts.earlier.filter((r) => r.is_asked);
  if (!asked.length) return sentence("asked-before", m.t.beforeNone);
  const months = asked.map((r) => monthText(m, r.period)).join(", ");
  return sentence("asked-before", m.t.before(number(m, asked.length), months));
}

/** The sentence of a borderline case; none otherwise. */
export function borderlineSentences(m: Making): Sentence[] {
  return m.facts.request?.is_borderline ? [sentence("near", m.t.borderline)] : [];
}

/** Months of requests that the board's report lists. */
const SHOWN_MONTHS = 3;

/** Requests of the year before with what became of them. */
export function earlierTable(m: Making): PackTable | null {
  const isNation = m.facts.level === "nation";
  // The board's list would run over pages: the last months, the sentence before it counts the year.
  const since = periodText(periodIndex(m.facts.period) - SHOWN_MONTHS);
  const earlier = isNation ? m.facts.earlier.filter((r) => r.period >= since) : m.facts.earlier;
  if (!earlier.length) return null;
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "request", label: c.request, kind: "text"},
    ...(isNation ? [{key: "province", label: c.province, kind: "text"} as Column] : []),
    {key: "replyBy", label: c.replyBy, kind: "text", sortable: false},
    {key: "state", label: c.state, kind: "text"},
    {key: "answered", label: c.answered, kind: "text", sortable: false}
  ];
  const rows = earlier.map((r) => ({
    request: cells.text(r.request_id),
    province: cells.text(m.facts.names.province[r.code]?.[m.lang] ?? r.code),
    replyBy: {text: day(m, r.reply_by), value: r.reply_by},
    state: cells.text(m.t.states[r.state ?? "none"]),
    answered: {text: day(m, r.answered_on), value: r.answered_on}
  }));
  return table("earlier", m.t.tables.earlier, columns, rows);
}

/** How many requests of the year before stand where. */
export function openSentence(m: Making): Sentence {
  const of = (...states: RequestFact["state"][]) =>
    number(m, m.facts.earlier.filter((r) => states.includes(r.state)).length);
  const asked = number(m, m.facts.earlier.length);
  return sentence("open", m.t.nationOpen(asked, of("answered"), of("accepted"), of("returned"), of("overdue")));
}

/** What was promised, beside what happened. */
export function promisesTable(m: Making): PackTable | null {
  const {promises, names, level} = m.facts;
  if (!promises.length) return null;
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "request", label: c.request, kind: "text"},
    ...(level === "nation" ? [{key: "province", label: c.province, kind: "text"} as Column] : []),
    {key: "measure", label: c.measure, kind: "text"},
    {key: "due", label: c.due, kind: "text", sortable: false},
    {key: "target", label: c.target, unit: m.t.units.dong, kind: "dong"},
    {key: "happened", label: c.happened, unit: m.t.units.dong, kind: "dong"},
    {key: "kept", label: c.kept, kind: "text"}
  ];
  const rows = promises.map((p) => ({
    request: cells.text(p.request_id),
    province: cells.text(names.province[p.code]?.[m.lang] ?? p.code),
    measure: cells.text(p.measure ?? ""),
    due: {text: day(m, p.due_date), value: p.due_date},
    target: cells.dong(p.late_target, m.lang),
    happened: cells.dong(p.late_at_due, m.lang),
    kept: cells.text(p.is_kept === null ? m.t.open : p.is_kept ? m.t.kept : m.t.broken)
  }));
  return table("promises", m.t.tables.promises, columns, rows);
}
