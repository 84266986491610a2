import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {groupPath, type Context} from "../context.js";
import {factsOf} from "../facts.js";
import {paragraph, section} from "../layout.js";
import {rankClause, rateSentence} from "../sentences.js";

/** At the head of an edition's overview: where the reader's own stand, and what waits for him; nothing for other readers. */
export function ownSummary(ctx: Context): string {
  const {world, lang, t} = ctx;
  const {province, officer} = world.edition;
  if (province === null) return "";
  const row = world.at("province", province, world.last.period_ix);
  const rate = row
    ? rateSentence(factsOf(ctx, "province", province, row), lang, rankClause(row.rank, row.ranked, "province", lang))
    : "";
  const name = ctx.fullName("province", province);
  const own = {text: "", to: groupPath("province", province), label: name};
  const lines = [own, ...world.rooms.flatMap((room) => room.summary?.(ctx) ?? [])].map(({text, to, label}) => {
    const link = el("a", {href: ctx.href(to)}, escapeHtml(label));
    return el("li", {}, text ? `${escapeHtml(text)} ${link}` : link);
  });
  const heading = officer === null ? t.edition.own(name) : t.edition.ownOfficer(officer, name);
  return section(
    "own",
    heading,
    rate ? paragraph(rate.replaceAll("**", "")) : "",
    el("ul", {class: "plain"}, ...lines)
  );
}
