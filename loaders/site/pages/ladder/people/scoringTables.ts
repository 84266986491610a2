import {rankSets} from "../../../../../src/domain/stats/rankSets.js";
import {cells, dataTable, type Cell, type Column} from "../../../../../src/components/table.js";
import {count, date, decimal, percent, pointsBare} from "../../../../../src/domain/format.js";
import {groupPath, type Context} from "../../context.js";
import type {Barred, CriterionRow, People, Score, ScoreTotal} from "./data.js";

/** Where a score stands against the middle one of its level, and the ranks that the data allow. */
export interface Standing {
  total: ScoreTotal;
  side: "above" | "below" | "across";
  rankLow: number;
  rankHigh: number;
}

const Z = 1.959963984540054;

/** The middle score of a level. */
export function middleOf(totals: readonly ScoreTotal[]): number {
  const sorted = totals.map((one) => one.score).sort((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2;
}

/** Compares scores by their intervals; one without a whole interval is told apart from nobody. */
export function standingsOf(totals: readonly ScoreTotal[]): Standing[] {
  const middle = middleOf(totals);
  const wide = (one: ScoreTotal, half: number) => (one.is_certain ? Math.max(half / Z, 1e-6) : 1000);
  const sets = rankSets({
    value: totals.map((one) => one.score),
    down: totals.map((one) => wide(one, one.score - one.score_low)),
    up: totals.map((one) => wide(one, one.score_high - one.score))
  });
  return totals.map((total, i) => ({
    total,
    side: !total.is_certain
      ? "across"
      : total.score_low > middle
        ? "above"
        : total.score_high < middle
          ? "below"
          : "across",
    rankLow: sets.low[i]!,
    rankHigh: sets.high[i]!
  }));
}

/** Scores with intervals, ranks, and what each criterion measured. */
export function scoreTable(
  ctx: Context,
  id: string,
  caption: string,
  standings: readonly Standing[],
  people: People
): string {
  const {lang} = ctx;
  const t = ctx.t.people.scoring;
  const c = t.columns;
  const level = standings[0]!.total.level;
  const criteria = people.criteria.filter((one) => (level === "province" ? one.is_province : one.is_officer));
  const columns: Column[] = [
    {key: "group", label: c.group, kind: "text"},
    {key: "score", label: c.score, kind: "count"},
    {key: "interval", label: c.interval, kind: "text", align: "right"},
    {key: "ranks", label: c.ranks, kind: "text", align: "right"},
    {key: "verdict", label: c.verdict, kind: "text"},
    ...criteria.map((one) => ({
      key: one.id,
      label: lang === "vi" ? one.title_vi : one.title_en,
      kind: "text" as const,
      align: "right" as const
    })),
    {key: "employers", label: c.employers, kind: "count"},
    {key: "measured", label: c.measured, kind: "percent"}
  ];
  const measured = new Map(
    people.scores.map((one) => [`${one.kind} ${one.code} ${one.officer} ${one.criterion}`, one] as const)
  );
  return dataTable({
    id,
    lang,
    caption,
    columns,
    filename: `${ctx.path.replaceAll("/", "-")}-${level}`,
    filterable: level === "officer",
    rows: standings.map(({total, side, rankLow, rankHigh}) => ({
      group:
        level === "province"
          ? cells.text(ctx.name("province", total.code), ctx.href(groupPath("province", total.code)))
          : cells.text(`${total.officer} · ${ctx.name("province", total.code)}`),
      score: cells.decimal(total.score, 1, lang),
      interval: intervalCell(ctx, total),
      ranks: {text: t.rankRange(count(rankLow, lang), count(rankHigh, lang)), value: `${rankLow}-${rankHigh}`},
      verdict: cells.text(t.sure[side]),
      ...Object.fromEntries(
        criteria.map((one) => [
          one.id,
          valueCell(ctx, one, measured.get(`${total.kind} ${total.code} ${total.officer} ${one.id}`))
        ])
      ),
      employers: cells.count(total.employers, lang),
      measured: cells.percent(total.measured / 100, lang)
    }))
  });
}

function intervalCell(ctx: Context, {is_certain: isCertain, score_low: low, score_high: high}: ScoreTotal): Cell {
  if (!isCertain) return cells.text(ctx.t.people.scoring.unknownInterval);
  return {
    text: `${decimal(low, 1, ctx.lang)} – ${decimal(high, 1, ctx.lang)}`,
    value: `${low} ${high}`
  };
}

/** A value in the words of its unit. */
export function inUnit(ctx: Context, unit: CriterionRow["unit"], value: number): string {
  const {lang} = ctx;
  if (unit === "points") return `${pointsBare(value, lang)} ${ctx.t.common.units.points}`;
  return unit === "share" ? percent(value, lang, 0) : decimal(value, 1, lang);
}

/** What a criterion measured, with its interval in brackets. */
function valueCell(ctx: Context, criterion: CriterionRow, score: Score | undefined): Cell {
  if (!score) return {text: ctx.t.common.missing, value: null};
  const {lang} = ctx;
  const show = (value: number) =>
    criterion.unit === "points"
      ? pointsBare(value, lang)
      : criterion.unit === "share"
        ? percent(value, lang, 0)
        : decimal(value, 1, lang);
  const t = ctx.t.people.scoring;
  const range =
    score.low === null
      ? t.unknownInterval
      : score.low === score.high && score.hits === null
        ? t.exact
        : `${show(score.low)} – ${show(score.high!)}`;
  return {text: `${show(score.value)} (${range})`, value: score.value};
}

/** The criteria as data declares them. */
export function criteriaTable(ctx: Context, criteria: readonly CriterionRow[]): string {
  const {lang} = ctx;
  const t = ctx.t.people.scoring;
  const c = t.columns;
  return dataTable({
    id: "criteria",
    lang,
    caption: t.criteriaCaption,
    columns: [
      {key: "criterion", label: c.criterion, kind: "text"},
      {key: "weight", label: c.weight, unit: "%", kind: "count"},
      {key: "zero", label: c.zero, kind: "text", align: "right"},
      {key: "full", label: c.full, kind: "text", align: "right"},
      {key: "levels", label: c.levels, kind: "text"},
      {key: "state", label: c.state, kind: "text"}
    ],
    filename: "scoring-criteria",
    rows: criteria.map((one) => ({
      criterion: cells.text(lang === "vi" ? one.title_vi : one.title_en),
      weight: cells.count(one.weight, lang),
      zero: {text: inUnit(ctx, one.unit, one.zero), value: one.zero},
      full: {text: inUnit(ctx, one.unit, one.full), value: one.full},
      levels: cells.text(t.levels[one.is_province ? (one.is_officer ? "both" : "province") : "officer"]),
      state: cells.text(one.reviewed_on ? t.reviewed(date(one.reviewed_on, lang)) : t.proposal)
    }))
  });
}

/** Employers that may not be commended, the largest first. */
export function barredTable(ctx: Context, rows: readonly Barred[], caption: string): string {
  const {lang} = ctx;
  const c = ctx.t.people.scoring.columns;
  return dataTable({
    id: "barred",
    lang,
    caption,
    columns: [
      {key: "employer", label: c.employer, kind: "text"},
      {key: "code", label: ctx.t.people.employers.columns.code, kind: "text"},
      {key: "place", label: c.place, kind: "text"},
      {key: "months", label: c.months, kind: "count"},
      {key: "late", label: c.late, unit: ctx.t.common.units.dong, kind: "dong"},
      {key: "article", label: c.article, kind: "count"}
    ],
    filename: "barred",
    filterable: true,
    rows: rows.map((row) => ({
      employer: cells.text(row.employer_name ?? row.employer_code),
      code: cells.text(row.employer_code),
      place: cells.text(ctx.name("province", row.code), ctx.href(groupPath("province", row.code))),
      months: cells.count(row.months_late, lang),
      late: cells.dong(row.late, lang),
      article: cells.count(row.article, lang)
    }))
  });
}
