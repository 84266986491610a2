import {ascending, quantileSorted} from "d3-array";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count, percent, pointsApart} from "../../../../src/domain/format.js";
import type {Context} from "../context.js";
import {paragraph, section} from "../layout.js";
import {fairPath, hrefOf, nameOf, ratedRows, type FairLevel, type Fairness, type Rated} from "./model.js";
import {ratioText} from "./tables.js";

/** What a group's rank can tell, on its own page; nothing for a group without a rate. */
export function rankSection(ctx: Context, fairness: Fairness, level: FairLevel, code: string): string {
  const rows = ratedRows(fairness, level);
  const row = rows.find((other) => other.code === code);
  if (!row) return "";
  const t = ctx.t.fairness;
  const {change} = row;
  const changed = change?.word
    ? t.sectionChange[change.word](pointsApart(change.points, ctx.lang))
    : change
      ? t.sectionChange.none
      : "";
  return section(
    "fair-rank",
    t.sectionHeading,
    paragraph(rankSentence(ctx, level, row, rows.length)),
    Number.isFinite(row.ranked.actual_to_expected)
      ? paragraph(
          `${t.sectionExpected(ratioText(row.ranked.actual_to_expected, ctx), percent(row.ranked.expected_rate, ctx.lang))} ${t.sectionVerdict[row.ranked.outside ?? "none"]}`
        )
      : "",
    changed ? paragraph(changed) : "",
    peersLine(ctx, level, row),
    el("p", {}, el("a", {href: ctx.href(fairPath(level))}, escapeHtml(t.sectionLink)))
  );
}

/** Under a list of ranks: how wide they are, and where the intervals stand. */
export function rankNote(ctx: Context, fairness: Fairness, level: FairLevel): string {
  const t = ctx.t.fairness;
  const widths = ratedRows(fairness, level).map(({ranked}) => ranked.rank_high - ranked.rank_low + 1);
  const half = quantileSorted(widths.sort(ascending), 0.5);
  const text = half === undefined ? "" : `${t.listNote(t.groups[level], count(Math.floor(half), ctx.lang))} `;
  const link = el("a", {href: ctx.href(fairPath(level))}, escapeHtml(t.sectionLink));
  return el("p", {class: "note"}, escapeHtml(text), link);
}

/** "Hạng 8/34, nhưng không phân biệt được với hạng 5–14 …". */
export function rankSentence(ctx: Context, level: FairLevel, row: Rated, all: number): string {
  const {lang} = ctx;
  const t = ctx.t.fairness;
  const r = row.ranked;
  const [rank, whole] = [count(r.rank, lang), count(all, lang)];
  const rate = percent(r.rate, lang);
  const [from, to] = [
    percent(r.rate_low, lang),
    Number.isFinite(r.rate_high) ? percent(r.rate_high, lang) : t.unbounded
  ];
  const name = nameOf(ctx, level, row.code);
  if (r.rank_low === r.rank_high) return t.sectionSure(name, rank, whole, rate, from, to);
  return t.sectionRank(name, rank, whole, count(r.rank_low, lang), count(r.rank_high, lang), rate, from, to);
}

function peersLine(ctx: Context, level: FairLevel, row: Rated): string {
  if (!row.peers.length) return "";
  const links = row.peers.map((code) => {
    const href = hrefOf(ctx, level, code);
    const name = escapeHtml(nameOf(ctx, level, code));
    return href ? el("a", {href}, name) : name;
  });
  return el("p", {}, `${escapeHtml(ctx.t.fairness.sectionPeers)} ${links.join(", ")}.`);
}
