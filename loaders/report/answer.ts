import {money, percent} from "../../src/domain/format.js";
import {SWITCH_2025_07, periodIndex} from "../reference.js";
import type {Term} from "../explanation/account.js";
import {sentence, type Sentence} from "./model.js";
import {reasonsOf} from "./requests.js";
import {beyondSentence, placeSentence} from "./standing.js";
import {day, inside, mark, moneyMove, monthText, number, rateMove, where, type Making} from "./words.js";

/** The answer of a pack, in the order in which a director is asked. */
export function answerOf(m: Making): Sentence[] {
  return [
    rateSentence(m),
    placeSentence(m),
    moveSentence(m),
    yearSentence(m),
    ...mainTerms(m),
    fewSentence(m),
    ...(m.facts.level === "nation" ? nationSentences(m) : [requestSentence(m)]),
    ...completeness(m)
  ].filter((s) => s !== null);
}

function rateSentence(m: Making): Sentence {
  const {now, period} = m.facts;
  const [until, late] = [monthText(m, period), money(now.late, m.lang)];
  const text =
    now.rate === null
      ? m.t.noRate(until, where(m), late)
      : m.t.rate(until, where(m), late, percent(now.rate, m.lang), mark(m, now.rate));
  return sentence("rate", text);
}

function moveSentence(m: Making): Sentence {
  const {now, previous, before} = m.facts;
  const late = moneyMove(m, now.late - previous.late);
  if (now.rate === null || previous.rate === null) return sentence("move", m.t.movedLate(monthText(m, before), late));
  return sentence("move", m.t.moved(monthText(m, before), late, rateMove(m, now.rate - previous.rate)));
}

function yearSentence(m: Making): Sentence | null {
  const {now, yearAgo} = m.facts;
  if (!yearAgo || now.rate === null || yearAgo.rate === null) return null;
  const text = m.t.yearAgo(
    monthText(m, yearAgo.period),
    moneyMove(m, now.late - yearAgo.late),
    rateMove(m, now.rate - yearAgo.rate)
  );
  const isAcross = periodIndex(yearAgo.period) < SWITCH_2025_07 && periodIndex(now.period) >= SWITCH_2025_07;
  return sentence("year", isAcross ? text + m.t.yearAgoLaw : text);
}

/** The largest term each way. */
function mainTerms(m: Making): Sentence[] {
  const {terms} = m.facts.explanation.stock;
  const moved = terms.filter((term) => term.amount !== 0);
  if (!moved.length) return [sentence("main", m.t.nothingMoved)];
  const say = (id: string, term: {term: Term; amount: number; employers: number}, said: Making["t"]["mainUp"]) =>
    sentence(id, said(inside(m.t.terms[term.term]), money(Math.abs(term.amount), m.lang), number(m, term.employers)));
  const most = moved.reduce((a, b) => (b.amount > a.amount ? b : a));
  const least = moved.reduce((a, b) => (b.amount < a.amount ? b : a));
  return [
    ...(most.amount > 0 ? [say("main-up", most, m.t.mainUp)] : []),
    ...(least.amount < 0 ? [say("main-down", least, m.t.mainDown)] : [])
  ];
}

function fewSentence(m: Making): Sentence | null {
  const {employers} = m.facts.explanation;
  if (employers.direction === "none" || employers.employers === 0) return null;
  const way = employers.direction === "rise" ? m.t.rises : m.t.falls;
  const [half, fourFifths, all] = [employers.half, employers.fourFifths, employers.employers].map((n) => number(m, n));
  return sentence("few", m.t.few(half!, fourFifths!, all!, way, money(employers.gross, m.lang)));
}

/** Whether an explanation was asked for, and why. */
export function requestSentence(m: Making): Sentence {
  const {request} = m.facts;
  if (!request) return sentence("request", m.t.noRequest);
  if (!request.is_asked)
    return sentence("request", m.t.notAsked(number(m, request.holding), number(m, request.least_criteria)));
  return sentence("request", m.t.asked(request.request_id, reasonsOf(m, request), day(m, request.reply_by)));
}

function nationSentences(m: Making): Sentence[] {
  const {provinces, baseline} = m.facts;
  const rated = provinces.filter((p) => p.rate !== null);
  const asked = provinces.filter((p) => p.request?.is_asked);
  const near = provinces.filter((p) => p.request?.is_borderline);
  const names = (rows: typeof provinces) => rows.map((p) => m.facts.names.province[p.code]![m.lang]).join(", ");
  const beyond = beyondSentence(m);
  const above = rated.filter((p) => p.rate! > baseline).length;
  return [
    sentence("above", m.t.nationAbove(number(m, above), number(m, rated.length))),
    ...(beyond ? [beyond] : []),
    sentence("asked", asked.length ? m.t.nationAsked(number(m, asked.length), names(asked)) : m.t.nationAskedNone),
    sentence(
      "borderline",
      near.length ? m.t.nationBorderline(number(m, near.length), names(near)) : m.t.nationBorderlineNone
    )
  ];
}

function completeness(m: Making): Sentence[] {
  const {now} = m.facts;
  if (now.complete) return [];
  if (now.deliveries < now.deliveries_expected)
    return [sentence("complete", m.t.incomplete(number(m, now.deliveries), number(m, now.deliveries_expected)))];
  return [sentence("complete", m.t.incompleteRows)];
}
