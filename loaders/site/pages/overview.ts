import type {KeyFigure} from "../../../src/components/keyFigures.js";
import {dataTable} from "../../../src/components/table.js";
import {count, money, percent} from "../../../src/domain/format.js";
import type {GroupMonth} from "../../marts/types.js";
import type {Page} from "../page.js";
import {changesSection} from "./changes.js";
import {contextOf, type Context} from "./context.js";
import {dueDateSection} from "./dueDates.js";
import {ownSummary} from "./edition/summary.js";
import {factsOf, hasSwitch} from "./facts.js";
import {shownFigures} from "./keys.js";
import {columns, page, paragraph, section, titled} from "./layout.js";
import {ageingFigure, ageingNow, fundFigure} from "./parts.js";
import {mostWorsened, shortTable} from "./rankTables.js";
import {moneyChange, provincesAbove, rateSentence} from "./sentences.js";
import {publishedSection} from "./published.js";
import {trendFigure} from "./trend.js";
import {isCentral, monthBefore, shownProvinces, type PageLevel, type World} from "./world.js";

/** The overview for the board: the answer, the trend, what it is made of, who is worst, what changed. */
export function overviewPage(world: World, lang: "vi" | "en"): Page {
  const ctx = contextOf(world, lang, "index");
  const {t} = ctx;
  const row = world.at("nation", "VN", world.last.period_ix);
  if (!row) return withheldOverview(ctx);
  const provinces = world.ranking("province", world.last.period_ix);
  const above = provinces[0]
    ? provincesAbove(provinces[0].above, provinces[0].ranked, shownProvinces(world), lang)
    : "";
  const showAbove = (provinces[0]?.ranked ?? 0) > 0;
  return page(ctx, {
    title: t.overview.title,
    answer: rateSentence(factsOf(ctx, "nation", "VN", row), lang, showAbove ? above : ""),
    content: [
      ownSummary(ctx),
      shownFigures(ctx, figuresOf(ctx, row)),
      trendFigure(ctx, "nation", "VN"),
      columns(ageingFigure(ctx, "nation", "VN"), fundFigure(ctx, "nation", "VN")),
      extremes(ctx),
      changesSection(ctx),
      ...world.rooms.flatMap((room) => room.overview?.(ctx) ?? []),
      ageingSection(ctx),
      dueDateSection(ctx),
      publishedSection(ctx)
    ],
    cautions: [...t.overview.cautions, ...(hasSwitch(ctx) ? [t.overview.cautionSwitch] : [])],
    links: [
      {label: t.overview.linksRanking, to: "provinces"},
      {label: t.overview.linksSectors, to: "sectors"},
      {label: t.overview.linksTypes, to: "employer-types"},
      {label: t.overview.linksMetrics, to: "metrics"},
      {label: t.overview.linksStatus, to: "data-status"}
    ]
  });
}

/** An edition that may not tell the nation's ages has no section about them. */
function ageingSection(ctx: Context): string {
  const {t} = ctx;
  const ages = ageingNow(ctx, "nation", "VN");
  if (!ages && !isCentral(ctx.world)) return "";
  return section("ageing-section", t.overview.ageingHeading, ages, paragraph(t.overview.ageingNote, "note"));
}

/** Where even the nation's figures are withheld: a world so small that they would tell of single employers. */
function withheldOverview(ctx: Context): Page {
  const {t} = ctx;
  return page(ctx, {
    title: t.overview.title,
    answer: t.edition.withheldGroup(t.common.nation),
    content: [],
    cautions: t.edition.cautions,
    links: [{label: t.edition.title, to: "edition"}]
  });
}

function figuresOf(ctx: Context, row: GroupMonth): KeyFigure[] {
  const {lang, t} = ctx;
  const share = row.employers ? (row.employers_late ?? 0) / row.employers : null;
  const lastYear = monthBefore(row.period_ix, 12);
  const figures: KeyFigure[] = [
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
      note: t.overview.keyInterestBearingNote
    },
    {
      label: t.overview.keyCollectible,
      value: percent(row.arrears_rate_collectible, lang),
      note: t.overview.keyCollectibleNote
    },
    {
      label: t.overview.keyCoverage,
      value: `${count(row.deliveries, lang)}/${count(row.deliveries_expected, lang)}`,
      note: t.overview.keyCoverageNote,
      href: ctx.href("data-status")
    },
    {label: t.overview.keyInterest, value: money(row.interest_closing, lang), note: t.overview.keyInterestNote}
  ];
  if (hasSwitch(ctx)) {
    const value = percent(row.arrears_rate_old_due, lang);
    figures.splice(5, 0, {label: t.overview.keyOldDue, value, note: t.overview.keyOldDueNote, href: "#due-dates"});
  }
  return figures;
}

/** Ten worst and ten most worsened, provinces and sectors. */
function extremes(ctx: Context): string {
  const {t, world} = ctx;
  const ix = world.last.period_ix;
  const note =
    world.at("nation", "VN", ix)?.basis_year === "old_due" ? paragraph(t.overview.changeByOldDue, "note") : "";
  const pair = (level: PageLevel, worst: string, worsened: string) => {
    const rows = world.ranking(level, ix).filter((row) => row.code !== "unknown");
    const rose = mostWorsened(rows, 10);
    const [highest, rises] = [
      {
        id: `worst-${level}`,
        caption: worst,
        level,
        rows: rows.slice(0, 10),
        keys: ["label", "rate", "distance", "late"]
      },
      {
        id: `worsened-${level}`,
        caption: worsened,
        level,
        rows: rose,
        keys: ["label", "rate", "change_year", "late_change"]
      }
    ];
    return columns(
      titled(worst, dataTable(shortTable(ctx, highest))),
      titled(worsened, rose.length ? dataTable(shortTable(ctx, rises)) : paragraph(t.overview.noneWorse))
    );
  };
  return section(
    "extremes",
    t.overview.worstHeading,
    note,
    pair("province", t.overview.worstProvinces, t.overview.worsenedProvinces),
    pair("sector", t.overview.worstSectors, t.overview.worsenedSectors)
  );
}
