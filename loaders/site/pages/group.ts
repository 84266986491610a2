import {count, money, percent} from "../../../src/domain/format.js";
import type {GroupMonth} from "../../marts/types.js";
import type {Page} from "../page.js";
import {contextOf, FOLDER, groupPath, type Context} from "./context.js";
import {crossingSection, topEmployersSection} from "./crossings.js";
import {factsOf} from "./facts.js";
import {columns, page, paragraph, section} from "./layout.js";
import {shownFigures} from "./keys.js";
import {ageingFigure, ageingNow, fundFigure} from "./parts.js";
import {incompleteSection, neighbourLinks, oldProvincesLine, oldProvincesSection, provisionalLead} from "./place.js";
import {moneyChange, rankClause, rateSentence} from "./sentences.js";
import {trendFigure} from "./trend.js";
import {isCentral, monthBefore, type PageLevel, type World} from "./world.js";

/** The page of one province, sector or employer type. */
export function groupPage(world: World, lang: "vi" | "en", level: PageLevel, code: string): Page {
  const ctx = contextOf(world, lang, groupPath(level, code));
  const {t} = ctx;
  const rows = world.series(level, code);
  const row = rows.at(-1);
  const parent = {label: t.groups.upLink[level], to: FOLDER[level]};
  return page(ctx, {
    title: ctx.fullName(level, code),
    answer: row ? answerOf(ctx, level, code, row) : withoutRows(ctx, level, code),
    lead:
      level === "province"
        ? [...oldProvincesLine(ctx, code), ...(row ? provisionalLead(ctx, code, row.period_ix) : [])]
        : [],
    crumbs: [{label: t.common.nav.overview, to: "index"}, parent],
    content: row ? contentOf(ctx, level, code, row) : [isCentral(world) ? incompleteSection(ctx, code) : ""],
    cautions: level === "province" ? t.groups.cautionsProvince : t.groups.cautionsGroup,
    links: [{label: t.common.nav.overview, to: "index"}, parent, ...sideways(ctx, level, code)]
  });
}

/** Why a page has no figures: they are withheld, or nothing was ever delivered. */
function withoutRows({world, t, name}: Context, level: PageLevel, code: string): string {
  return world.withheld.has(`${level}/${code}`)
    ? t.edition.withheldGroup(name(level, code))
    : t.sentences.neverDelivered(name(level, code));
}

function answerOf(ctx: Context, level: PageLevel, code: string, row: GroupMonth): string {
  const {world, lang, t} = ctx;
  const sentence = rateSentence(factsOf(ctx, level, code, row), lang, rankClause(row.rank, row.ranked, level, lang));
  if (row.period_ix === world.last.period_ix) return sentence;
  const stale = t.sentences.staleGroup(ctx.month(world.last.period), ctx.name(level, code), ctx.month(row.period));
  return `${stale} ${sentence}`;
}

function contentOf(ctx: Context, level: PageLevel, code: string, row: GroupMonth): string[] {
  const others = (["province", "sector", "employer_type", "size_class"] as const).filter((by) => by !== level);
  const {t} = ctx;
  const crossings = others.map((by) => crossingSection(ctx, level, code, by)).filter(Boolean);
  const ages = ageingNow(ctx, level, code);
  const full = isCentral(ctx.world);
  return [
    figuresOf(ctx, row),
    trendFigure(ctx, level, code),
    columns(ageingFigure(ctx, level, code), fundFigure(ctx, level, code)),
    full || ctx.world.marts.top_employers.some((top) => top.level === level && top.code === code)
      ? topEmployersSection(ctx, level, code)
      : "",
    ...ctx.world.rooms.flatMap((room) => room.sections?.(ctx, level, code) ?? []),
    ...crossings,
    full || crossings.length ? paragraph(t.groups.crossingNote, "note") : "",
    full || ages
      ? section("ageing-section", t.overview.ageingHeading, ages, paragraph(t.overview.ageingNote, "note"))
      : "",
    ...(level === "province" ? [oldProvincesSection(ctx, code), incompleteSection(ctx, code)] : [])
  ].filter(Boolean);
}

function figuresOf(ctx: Context, row: GroupMonth): string {
  const {t, lang, world} = ctx;
  const nation = world.at("nation", "VN", row.period_ix);
  const share = row.employers ? (row.employers_late ?? 0) / row.employers : null;
  const lastYear = monthBefore(row.period_ix, 12);
  return shownFigures(ctx, [
    {
      label: t.overview.keyLate,
      value: money(row.late, lang),
      note: moneyChange(row.late_change_year, lastYear, lang, row.basis_year)
    },
    {label: t.overview.keyReceivable, value: money(row.receivable_12m, lang)},
    {
      label: t.overview.keyEmployersLate,
      value: count(row.employers_late, lang),
      note: t.sentences.shareOfEmployers(percent(share, lang, 1))
    },
    {
      label: t.overview.keyInterestBearing,
      value: percent(row.arrears_rate_interest_bearing, lang),
      note: t.sentences.nationRate(percent(nation?.arrears_rate_interest_bearing, lang))
    },
    {
      label: t.overview.keyCollectible,
      value: percent(row.arrears_rate_collectible, lang),
      note: t.sentences.nationRate(percent(nation?.arrears_rate_collectible, lang))
    }
  ]);
}

/** Provinces point to those next in rank; sectors and types to the ones before and after in the reference. */
function sideways(ctx: Context, level: PageLevel, code: string): {label: string; to: string}[] {
  if (level === "province") return neighbourLinks(ctx, code);
  const codes = ctx.world.codes(level);
  const place = codes.indexOf(code);
  const [before, after] = [codes[place - 1], codes[place + 1]];
  const {previous, next} = ctx.t.groups;
  return [
    ...(before ? [{label: `${previous}: ${ctx.name(level, before)}`, to: groupPath(level, before)}] : []),
    ...(after ? [{label: `${next}: ${ctx.name(level, after)}`, to: groupPath(level, after)}] : [])
  ];
}
