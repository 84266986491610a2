import {cells, type Column} from "../../src/components/table.js";
import {money, percent} from "../../src/domain/format.js";
import {SWITCH_2025_07, periodIndex} from "../reference.js";
import {sentence, table, type Block, type PackCell, type PackTable, type Sentence} from "./model.js";
import {day, moneyMove, number, rateMove, signedMoney, type Making} from "./words.js";

/** A row of a table whose value is a rate or a difference of rates. */
type RateLine = keyof Making["t"]["rateLines"];

/** The key figures now, a month ago and a year ago. */
export function keyTable(m: Making): PackTable {
  const {now, previous, yearAgo} = m.facts;
  const c = m.t.columns;
  const levels = [now, previous, yearAgo] as const;
  const columns: Column[] = [
    {key: "item", label: c.item, kind: "text", sortable: false},
    ...(["now", "previous", "yearAgo"] as const).map((key): Column => ({
      key,
      label: c[key],
      kind: "count",
      sortable: false
    }))
  ];
  const row = (item: string, of: (level: (typeof levels)[0]) => PackCell, none: PackCell) => ({
    item: cells.text(item),
    now: of(now),
    previous: of(previous),
    yearAgo: yearAgo ? of(yearAgo) : none
  });
  const none = cells.count(null, m.lang);
  const r = m.t.rows;
  const rows = [
    row(`${r.late}, ${m.t.units.dong}`, (l) => cells.dong(l.late, m.lang), none),
    row(r.rate, (l) => ({...cells.percent(l.rate, m.lang), format: "percent"}), none),
    row(`${r.receivable}, ${m.t.units.dong}`, (l) => cells.dong(l.receivable_12m, m.lang), none),
    row(r.employers, (l) => cells.count(l.employers, m.lang), none),
    row(r.employersLate, (l) => cells.count(l.employers_late, m.lang), none),
    row(r.headcount, (l) => cells.count(l.headcount, m.lang), none)
  ];
  return table("key", m.t.tables.key, columns, rows);
}

/** The account of the late amount; it begins with the published figure where that was corrected. */
export function accountTable(m: Making): PackTable {
  const {stock, corrected} = m.facts.explanation;
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "term", label: c.term, kind: "text", sortable: false},
    {key: "amount", label: c.amount, unit: m.t.units.dong, kind: "dong", sortable: false},
    {key: "employers", label: c.employers, kind: "count", sortable: false}
  ];
  const line = (key: keyof Making["t"]["terms"], amount: number, employers: number | null) => ({
    term: cells.text(m.t.terms[key]),
    amount: cells.dong(amount, m.lang),
    employers: employers === null ? {text: "", value: null} : cells.count(employers, m.lang)
  });
  const before = corrected?.amount
    ? [line("published", corrected.late ?? 0, null), line("corrected", corrected.amount, null)]
    : [];
  const rows = [
    ...before,
    line("start", stock.start, stock.start_employers),
    ...stock.terms.filter((t) => t.employers > 0).map((t) => line(t.term, t.amount, t.employers)),
    line("end", stock.end, stock.end_employers)
  ];
  return table("account", m.t.tables.account, columns, rows, [before.length, rows.length - 1]);
}

/** The two splits of the rate's change; each adds up to it in all places that are shown. */
export function rateTable(m: Making): PackTable | null {
  const {rate} = m.facts.explanation;
  if (!rate) return null;
  const columns: Column[] = [
    {key: "line", label: m.t.columns.item, kind: "text", sortable: false},
    {key: "value", label: m.t.columns.value, kind: "points", sortable: false}
  ];
  const line = (key: RateLine, value: PackCell) => ({line: cells.text(m.t.rateLines[key]), value});
  const part = (key: RateLine, value: number) => line(key, cells.points(value, m.lang));
  const law = rate.law ? [part("law", rate.law)] : [];
  const rows = [
    line("from", {...cells.percent(rate.from, m.lang), format: "percent"}),
    part("numerator", rate.byAmounts.numerator),
    part("denominator", rate.byAmounts.denominator),
    ...law,
    line("to", {...cells.percent(rate.to, m.lang), format: "percent"}),
    part("change", rate.change),
    part("mix", rate.byMix.mix),
    part("rate", rate.byMix.rate),
    ...(rate.byMix.unrated ? [part("unrated", rate.byMix.unrated)] : []),
    ...law
  ];
  const sums = [0, 3 + law.length, 4 + law.length];
  return table("rate", m.t.tables.rate, columns, rows, sums);
}

/** What the law did, where due dates changed between the ends or in the month before. */
export function lawSentences(m: Making): Sentence[] {
  const [from, to] = [periodIndex(m.facts.before), periodIndex(m.facts.period)];
  if (from < SWITCH_2025_07 && to >= SWITCH_2025_07) return [sentence("law", m.t.lawNote)];
  return from === SWITCH_2025_07 ? [sentence("law", m.t.lawAfter)] : [];
}

/** Simpson's reversals, and the cells that moved on their own. */
export function cellSentences(m: Making): Sentence[] {
  const {reversals, cells: sets, rate} = m.facts.explanation;
  const turned = reversals.map(({by, kind}) => {
    const say = kind.startsWith("parts improve") ? m.t.reversal.better : m.t.reversal.worse;
    return sentence(`reversal-${by}`, say(m.t.by[by]!));
  });
  if (!rate) return turned;
  if (!sets.length) return [...turned, sentence("stands-none", m.t.standsNone)];
  const standing = sets.map(({set, share}, i) =>
    sentence(`stands-${i + 1}`, m.t.stands(setText(m, set), percent(share, m.lang, 0)))
  );
  return [...turned, ...standing];
}

/** A set of attribute = value in words. */
export function setText(m: Making, set: Record<string, string>): string {
  const {names} = m.facts;
  const named = (of: Record<string, {vi: string; en: string}>, code: string) => of[code]?.[m.lang] ?? m.t.unknownGroup;
  const say: Record<string, (value: string) => string> = {
    province: (value) => m.t.provinceOf(named(names.province, value)),
    sector: (value) => m.t.sectorOf(named(names.sector, value)),
    employer_type: (value) => m.t.typeOf(named(names.employer_type, value)),
    size_class: (value) => m.t.sizeOf(value)
  };
  return Object.entries(set)
    .map(([by, value]) => say[by]!(value))
    .join(", ");
}

/** Employers by name, in the order of what they moved. */
export function employersTable(m: Making): PackTable | null {
  const {top} = m.facts.explanation.employers;
  if (!top.length) return null;
  const c = m.t.columns;
  const {dong} = m.t.units;
  const columns: Column[] = [
    {key: "code", label: c.code, kind: "text", sortable: false},
    {key: "name", label: c.name, kind: "text", sortable: false},
    {key: "start", label: c.late_before, unit: dong, kind: "dong"},
    {key: "end", label: c.late_now, unit: dong, kind: "dong"},
    {key: "change", label: c.change, unit: dong, kind: "dong"},
    {key: "terms", label: c.term, kind: "text", sortable: false}
  ];
  const rows = top.map((e) => ({
    code: cells.text(e.employer_code),
    name: cells.text(e.employer_name ?? m.common.noName),
    start: cells.dong(e.late_start, m.lang),
    end: cells.dong(e.late_end, m.lang),
    change: cells.dong(e.change, m.lang),
    terms: cells.text(e.terms.map((term) => m.t.terms[term as keyof Making["t"]["terms"]]).join(", "))
  }));
  return table("employers", m.t.tables.employers, columns, rows);
}

/** What the season and the data made of the change. */
export function seasonBlocks(m: Making): Block[] {
  return [...seasonSentences(m), dataSentence(m), correctedSentence(m), ...correctedTable(m)];
}

function seasonSentences(m: Making): Sentence[] {
  const {season} = m.facts.explanation;
  if (season.amount === null) return [sentence("season", m.t.noSeason)];
  const first = sentence(
    "season",
    m.t.season(number(m, season.years.length), moneyMove(m, season.amount), signedMoney(m, season.rest!))
  );
  if (season.rate === null) return [first];
  return [first, sentence("season-rate", m.t.seasonRate(rateMove(m, season.rate), rateMove(m, season.rate_rest!)))];
}

const DATA_TERMS = new Set(["broken", "missing", "back"]);

function dataSentence(m: Making): Sentence {
  const found = m.facts.explanation.stock.terms.filter((t) => DATA_TERMS.has(t.term) && t.employers > 0);
  if (!found.length) return sentence("data", m.t.noDataTerms);
  const [amount, employers] = found.reduce(([a, n], t) => [a + t.amount, n + t.employers], [0, 0]);
  return sentence("data", m.t.dataTerms(signedMoney(m, amount), number(m, employers)));
}

function correctedSentence(m: Making): Sentence {
  const {corrected, stock} = m.facts.explanation;
  if (!corrected) return sentence("corrected", m.t.noPublished);
  if (!corrected.amount) return sentence("corrected", m.t.notCorrected(day(m, corrected.as_of)));
  const before = corrected.late === null ? m.t.missing : money(corrected.late, m.lang);
  return sentence(
    "corrected",
    m.t.corrected(day(m, corrected.as_of), before, signedMoney(m, corrected.amount), money(stock.start, m.lang))
  );
}

function correctedTable(m: Making): PackTable[] {
  const {corrected} = m.facts.explanation;
  if (!corrected?.employers.length) return [];
  const c = m.t.columns;
  const columns: Column[] = [
    {key: "code", label: c.code, kind: "text", sortable: false},
    {key: "before", label: m.t.terms.published, unit: m.t.units.dong, kind: "dong"},
    {key: "now", label: m.t.terms.start, unit: m.t.units.dong, kind: "dong"}
  ];
  const rows = corrected.employers.map((e) => ({
    code: cells.text(e.employer_code),
    before: cells.dong(e.before, m.lang),
    now: cells.dong(e.now, m.lang)
  }));
  return [table("corrected", m.t.tables.corrected, columns, rows)];
}
