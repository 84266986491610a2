import {count, date, period, type Lang} from "../../src/domain/format.js";
import {messages} from "../../src/i18n/index.js";
import {periodText, SWITCH_2025_07} from "../reference.js";
import {c12Lines, c12Values, paidThrough} from "./c12.js";
import {evasionText} from "./forms.js";
import type {Filling} from "./template.js";
import {FUNDS, total, type ByFund, type Dunned, type Piece, type Statement} from "./types.js";

/** First day on which 0.03 % a day runs: Law 41/2024/QH15. */
const DAILY_FROM = Date.UTC(2025, 6, 1);
const DAY = 86_400_000;

/** The last day of a month, as days since 1970. */
export const lastDay = (ix: number): number => Date.UTC(Math.floor(ix / 12), (ix % 12) + 1, 0) / DAY;

/** A day as YYYY-MM-DD. */
export const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Days from the day after the due date up to `day`; 0 on the due date itself. */
export const daysLate = (dueIx: number, day: number): number => day - lastDay(dueIx);

/** Days of those on which 0.03 % a day runs. */
export function daysAtDailyRate(dueIx: number, day: number): number {
  return Math.max(0, day - Math.max(lastDay(dueIx), DAILY_FROM / DAY - 1));
}

/** 0.03 % of amount times days, summed exactly and rounded half up once. */
export function dailyInterest(parts: readonly {amount: bigint; days: number}[]): bigint {
  return (parts.reduce((sum, {amount, days}) => sum + amount * BigInt(days) * 3n, 0n) + 5_000n) / 10_000n;
}

/** What is late: the pieces whose due month has come. */
export const latePieces = (s: Statement, ix: number): Piece[] => s.pieces.filter((piece) => piece.due_ix <= ix);

/** Numbers of the form: plain zero where a fund owes nothing, empty where nothing is known. */
const cell = (value: bigint | null, lang: Lang) => (value === null ? "" : count(value, lang));

export interface Context {
  ix: number;
  /** The day up to which days and 0.03 % a day are counted, in days since 1970. */
  day: number;
  lang: Lang;
  /** Number of the document as it stands behind "No.": blank room before its suffix when the office gives it. */
  number: string;
}

function common(s: Statement, {ix, lang, number}: Context): Record<string, string> {
  const t = messages[lang].notices;
  const missing = "…………";
  return {
    office: s.agency_code ? t.office(s.agency_code) : t.noOffice,
    number: `${t.number} ${number}`,
    name: s.employer_name ?? s.employer_code,
    code: s.employer_code,
    tax: s.tax_code ?? missing,
    officer: s.officer_code ?? missing,
    until: date(iso(lastDay(ix)), lang),
    ...workers(s, ix, lang)
  };
}

function workers(s: Statement, ix: number, lang: Lang): Record<string, string> {
  const t = messages[lang].notices.workers;
  const late = latePieces(s, ix);
  const paid = paidThrough(s, ix);
  const amount = count(
    late.reduce((sum, piece) => sum + total(piece), 0n),
    lang
  );
  const months = late.map((piece) => period(periodText(piece.arisen_ix), lang).replace(/^tháng\s/, ""));
  const said = !late.length
    ? t.none
    : late.some((piece) => piece.is_bound)
      ? t.bound(amount)
      : t.late(amount, listed(months));
  const state = [count(s.headcount, lang), period(periodText(paid.ix), lang), date(iso(lastDay(ix)), lang)] as const;
  return {workers_state: t.state(s.employer_name ?? s.employer_code, ...state), workers_late: said};
}

/** Many months are named by the first and the last. */
function listed(months: string[]): string {
  return months.length > 6 ? `${months[0]} – ${months.at(-1)} (${months.length})` : months.join(", ");
}

/** Lines of the form, read once. */
const LINES = c12Lines().map(({line}) => line);

/** What fills form C12-TS for one employer. */
export function c12Filling(s: Statement, ctx: Context): Filling {
  const {lang, ix} = ctx;
  const t = messages[lang].notices;
  const values = c12Values(s);
  const paid = paidThrough(s, ix);
  const words = [count(s.headcount, lang), period(periodText(paid.ix), lang)] as const;
  const fields = {...common(s, ctx), paid_for: paid.isBound ? t.paidForBound(...words) : t.paidFor(...words)};
  for (const line of LINES)
    for (const column of [...FUNDS, "sum"] as const)
      (fields as Record<string, string>)[`${line}:${column}`] = cell(values[line]?.[column] ?? null, lang);
  return {fields};
}

/** What fills a dunning notice: every amount that is late, by due date, and what the ladder says about the employer. */
export function dunningFilling(s: Statement, dunned: Dunned, ctx: Context): Filling {
  const {lang, ix, day} = ctx;
  const t = messages[lang].notices;
  const late = latePieces(s, ix);
  const rows = byDueDate(late).map((piece) => pieceRow(piece, day, lang));
  const sums = Object.fromEntries(FUNDS.map((f) => [f, late.reduce((sum, p) => sum + p[f], 0n)])) as ByFund;
  const daily = dailyOf(late, day);
  const oldest = late.reduce((least, piece) => Math.min(least, piece.due_ix), ix);
  const fields: Record<string, string> = {
    ...common(s, ctx),
    late: count(total(sums), lang),
    due: date(iso(lastDay(oldest)), lang),
    day: date(iso(day), lang),
    days: count(daysLate(oldest, day), lang),
    "total:sum": count(total(sums), lang),
    "total:daily": count(daily, lang),
    bound_note: late.some((piece) => piece.is_bound) ? t.boundNote : "",
    interest: interestText(dunned, daily, s, ctx),
    evasion: evasionText(periodText(ix), lastDay(oldest), lang)
  };
  for (const fund of FUNDS) fields[`total:${fund}`] = count(sums[fund], lang);
  return {fields, rows: {pieces: rows}};
}

/** 0.03 % a day on everything that is late, up to a day. */
export function dailyOf(late: readonly Piece[], day: number): bigint {
  return dailyInterest(late.map((piece) => ({amount: total(piece), days: daysAtDailyRate(piece.due_ix, day)})));
}

function interestText(dunned: Dunned, daily: bigint, s: Statement, {ix, day, lang}: Context): string {
  const t = messages[lang].notices;
  const said = ix < SWITCH_2025_07 ? [] : [t.interest(count(daily, lang), date(iso(day), lang))];
  const isOlder = latePieces(s, ix).some((piece) => lastDay(piece.due_ix) < DAILY_FROM / DAY - 1);
  if (!isOlder) return said.join(" ");
  // The ladder counts to the month's last day.
  const isKnown = dunned.interest !== null && day === lastDay(ix);
  return [...said, isKnown ? t.interestAll(count(dunned.interest, lang)) : t.interestUnknown].join(" ");
}

/** Amounts of one due date together: those of a quarter fall due on one day. Debt from before the data stays apart. */
function byDueDate(pieces: readonly Piece[]): Piece[] {
  const found = new Map<string, Piece>();
  for (const piece of pieces) {
    const key = `${piece.due_ix} ${piece.is_bound}`;
    const before = found.get(key);
    if (!before) found.set(key, {...piece});
    else for (const fund of FUNDS) before[fund] += piece[fund];
  }
  return [...found.values()].sort((a, b) => a.due_ix - b.due_ix);
}

function pieceRow(piece: Piece, day: number, lang: Lang): Record<string, string> {
  const daily = dailyInterest([{amount: total(piece), days: daysAtDailyRate(piece.due_ix, day)}]);
  return {
    due: date(iso(lastDay(piece.due_ix)), "vi") + (piece.is_bound ? " *" : ""),
    days: count(daysLate(piece.due_ix, day), lang),
    ...Object.fromEntries(FUNDS.map((fund) => [fund, count(piece[fund], lang)])),
    sum: count(total(piece), lang),
    daily: count(daily, lang)
  };
}
