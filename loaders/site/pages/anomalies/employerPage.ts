import {keyFigures} from "../../../../src/components/keyFigures.js";
import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import {count, decimal, money, THIN_SPACE, type Lang} from "../../../../src/domain/format.js";
import {unbroken} from "../../../../src/domain/reasonNumbers.js";
import type {Page} from "../../page.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {columns, page, paragraph, section} from "../layout.js";
import type {World} from "../world.js";
import {reasonOf, type Detected, type ListedEmployer} from "./data.js";
import {headsFigure, lateFigure, moneyFigure, peersText, wageFigure} from "./employerFigures.js";
import {REASON_WIDTH, readingGuide, reasonCell, ruleCell, tierCell} from "./flagTable.js";
import {ANOMALIES, employerPath, EXPLORER, listPath, RULES} from "./paths.js";
import type {AnomalyFlag, SeriesRow} from "./types.js";

/** One employer: its signs with reasons, its three years, its peers, what is late. */
export function employerPage(world: World, lang: Lang, detected: Detected, employer: ListedEmployer): Page {
  const ctx = contextOf(world, lang, employerPath(employer.code));
  const {anomalies: a, common} = ctx.t;
  const {latest} = employer;
  const name = latest.employer_name || employer.code;
  const now = employer.flags.filter((f) => f.period_ix === latest.period_ix);
  const list = {label: a.backToList, to: listPath(detected, latest.period_ix)};
  return page(ctx, {
    title: name,
    answer: a.employerAnswer(ctx.month(latest.period), a.signs(count(now.length, lang)), name),
    lead: [...now.map((flag) => sentence(unbroken(reasonOf(flag, lang)))), whereLine(ctx, employer)],
    crumbs: [
      {label: common.nav.overview, to: "index"},
      {label: a.backToList, to: ANOMALIES}
    ],
    content: [
      figuresOf(ctx, employer),
      flagsSection(ctx, detected, employer, name),
      columns(headsFigure(ctx, employer), wageFigure(ctx, employer)),
      paragraph(peersText(ctx, employer), "note"),
      columns(moneyFigure(ctx, employer), lateFigure(ctx, employer))
    ],
    cautions: a.employerCautions,
    links: [
      list,
      {label: a.rulesLink, to: RULES},
      ...(world.rooms.some((room) => room.nav?.path === EXPLORER)
        ? [{label: ctx.t.explorer.openHere, to: `${EXPLORER}#e=${employer.code}`}]
        : []),
      {label: ctx.name("province", latest.as_is_code), to: groupPath("province", latest.as_is_code)},
      ...(world.codes("sector").includes(latest.section)
        ? [{label: ctx.name("sector", latest.section), to: groupPath("sector", latest.section)}]
        : [])
    ]
  });
}

function sentence(reason: string): string {
  return `${reason}.`;
}

function whereLine(ctx: Context, {code, latest}: ListedEmployer): string {
  return ctx.t.anomalies.employerWhere(
    code,
    ctx.name("province", latest.as_is_code),
    ctx.name("sector", latest.section),
    ctx.name("employer_type", latest.employer_type)
  );
}

/** The last known month against the one before. */
function figuresOf(ctx: Context, {series}: ListedEmployer): string {
  const {lang} = ctx;
  const a = ctx.t.anomalies;
  const now = series.at(-1);
  if (!now) return "";
  const before = series.find((row) => row.period_ix === now.period_ix - 1);
  const note = (of: (row: SeriesRow) => number | null) => changeNote(ctx, of(now), before ? of(before) : null);
  const wage = (row: SeriesRow) => (row.headcount > 0 ? row.wage_base / row.headcount : null);
  return keyFigures([
    {label: a.keyHeads, value: count(now.headcount, lang), ...note((r) => r.headcount)},
    {label: a.keyWages, value: money(now.wage_base, lang), ...note((r) => r.wage_base)},
    {label: a.keyWage, value: money(wage(now), lang), ...note(wage)},
    {label: a.keyReceivable, value: money(now.receivable, lang)},
    {label: a.keyLate, value: money(now.late, lang)}
  ]);
}

function changeNote(ctx: Context, now: number | null, before: number | null): {note?: string} {
  if (now === null || !before) return {};
  const change = `${decimal((now / before - 1) * 100, 1, ctx.lang, true)}${THIN_SPACE}%`;
  return {note: ctx.t.anomalies.change(change)};
}

function flagsSection(ctx: Context, detected: Detected, employer: ListedEmployer, name: string): string {
  const {lang, t} = ctx;
  const a = t.anomalies;
  const hasVerdict = employer.flags.some((f) => f.verdict);
  const table = dataTable({
    id: "employer-flags",
    lang,
    caption: a.employerFlagsCaption(name),
    filename: `${employer.code}-flags`,
    columns: [
      {key: "month", label: a.month, kind: "text"},
      {key: "reason", label: a.reason, kind: "text", least: REASON_WIDTH},
      {key: "rule", label: a.rule, kind: "text"},
      {key: "variable", label: a.variable, kind: "text"},
      {key: "tier", label: a.tier, kind: "text"},
      {key: "impact", label: a.impact, unit: t.common.units.dong, kind: "dong"},
      {key: "score", label: a.score, kind: "count"},
      ...(hasVerdict ? [{key: "verdict", label: a.verdict, kind: "text" as const}] : [])
    ],
    rows: employer.flags.map((flag) => flagRow(ctx, detected, flag))
  });
  return section("signs", a.employerFlags, table, readingGuide(ctx, employer.flags));
}

function flagRow(ctx: Context, detected: Detected, flag: AnomalyFlag): Record<string, Cell> {
  const {lang} = ctx;
  const a = ctx.t.anomalies;
  return {
    month: {text: ctx.monthShort(flag.period), value: flag.period},
    rule: ruleCell(ctx, detected, flag),
    variable: cells.text(a.variables[flag.variable as "headcount"] ?? flag.variable),
    tier: tierCell(ctx, flag.tier ?? flag.tier_province),
    reason: reasonCell(flag, lang),
    impact: cells.dong(flag.impact, lang),
    score: {text: decimal(flag.score, 1, lang), value: flag.score},
    verdict: flag.verdict ? cells.text(a.verdicts[flag.verdict]) : {text: "", value: null, html: "\u200b"}
  };
}
