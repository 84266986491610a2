import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count} from "../../../../src/domain/format.js";
import type {Context} from "../context.js";
import {paragraph, section} from "../layout.js";
import {isCentral, type PageLevel} from "../world.js";
import {controlSection} from "./controlCharts.js";
import {countEmployers, type Detected} from "./data.js";
import {flagTable} from "./flagTable.js";
import {answerOf, budgetLine} from "./listPage.js";
import {groupList} from "./lists.js";
import {ANOMALIES} from "./paths.js";
import type {AnomalyFlag} from "./types.js";

/** What the pages of provinces, sectors and employer types say about signs in their own employers. */
export function groupSections(ctx: Context, detected: Detected, level: PageLevel, code: string): string[] {
  const {edition} = ctx.world;
  // Of other provinces an edition knows no employer, which is not the same as that none is shown.
  if (!isCentral(ctx.world) && level === "province" && code !== edition.province) return [];
  const a = ctx.t.anomalies;
  const list = groupList(detected, level, code);
  const {flags} = list;
  const ix = monthOf(detected, level, code);
  const text = introOf(ctx, detected, level, code, flags, ix);
  const period = ctx.world.months.find((m) => m.period_ix === ix)?.period ?? ctx.world.last.period;
  const table = flags.length ? flagTable(ctx, detected, list, a.listCaption(ctx.month(period))) : "";
  const more = el("p", {class: "note"}, el("a", {href: ctx.href(ANOMALIES)}, escapeHtml(a.backToList)));
  const budget = flags.length
    ? paragraph(budgetLine(ctx, detected, level === "province" ? "province" : "nation"), "note")
    : "";
  return [
    section("anomalies", a.groupHeading, paragraph(text), budget, table, more),
    level === "employer_type" ? "" : controlSection(ctx, detected, level, code)
  ].filter(Boolean);
}

/** What the board's overview says of the newest list. */
export function overviewSection(ctx: Context, detected: Detected): string {
  const a = ctx.t.anomalies;
  const more = el("p", {class: "note"}, el("a", {href: ctx.href(ANOMALIES)}, escapeHtml(a.backToList)));
  return section(
    "anomalies",
    a.groupHeading,
    paragraph(answerOf(ctx, detected, detected.last).replaceAll("**", "")),
    more
  );
}

/** The month of a group's list: of a province its own last one. */
function monthOf(detected: Detected, level: PageLevel, code: string): number {
  if (level !== "province") return detected.last.period_ix;
  return detected.lastOf(code) ?? detected.last.period_ix;
}

function introOf(ctx: Context, detected: Detected, level: PageLevel, code: string, flags: AnomalyFlag[], ix: number) {
  const {lang} = ctx;
  const a = ctx.t.anomalies;
  const known = ctx.world.months.find((m) => m.period_ix === ix);
  const when = ctx.month((known ?? ctx.world.last).period);
  const shown = count(countEmployers(flags, level === "province" ? "tier_province" : "tier").shown, lang);
  const place = detected.rows.places.find((p) => p.level === level && p.code === code && p.period_ix === ix);
  if (level !== "province" && !isCentral(ctx.world)) {
    const own = a.groupIntroOwn;
    if (!flags.length) return own.none(when);
    return place && level === "sector"
      ? own.sector(when, shown, count(place.tested, lang))
      : own.employer_type(when, shown);
  }
  if (level === "employer_type") return flags.length ? a.groupIntro.employer_type(when, shown) : a.groupNone(when);
  if (!place) return a.groupNone(when);
  const also = level === "province" ? new Set(flags.filter((f) => !f.tier_province).map((f) => f.employer_id)).size : 0;
  return a.groupIntro[level](when, shown, count(place.tested, lang)) + (also ? a.alsoNation(count(also, lang)) : "");
}
