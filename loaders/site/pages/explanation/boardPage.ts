import {cells, dataTable, type Column} from "../../../../src/components/table.js";
import {count, date} from "../../../../src/domain/format.js";
import {reasonsOf} from "../../../report/requests.js";
import type {ProvinceRow, RequestFact} from "../../../report/types.js";
import {making} from "../../../report/words.js";
import type {Page} from "../../page.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {list, page, paragraph, section} from "../layout.js";
import type {World} from "../world.js";
import {EXPLANATION, packPath, type Explained} from "./data.js";
import {spec} from "./packPage.js";

/** Who must explain, why, what was answered, and what became of promises. */
export function boardPage(world: World, lang: "vi" | "en", explained: Explained): Page {
  const ctx = contextOf(world, lang, EXPLANATION);
  const t = ctx.t.explanation;
  const [nation] = explained.facts;
  const said = (id: string) => explained.packs[lang].get("VN")?.answer.find((s) => s.id === id)?.text ?? "";
  const month = ctx.month(explained.period);
  const asked = nation!.provinces.filter((p) => p.request?.is_asked);
  const near = nation!.provinces.filter((p) => p.request?.is_borderline);
  return page(ctx, {
    title: t.page.title,
    answer: `${capital(month)}: ${said("asked")}`,
    lead: [said("borderline"), t.page.lead],
    crumbs: [{label: ctx.t.common.nav.overview, to: "index"}],
    content: [
      section("asked", t.page.askedHeading, provincesTable(ctx, explained, "asked-table", t.page.askedHeading, asked)),
      ...(near.length
        ? [
            section(
              "near",
              t.page.borderHeading,
              provincesTable(ctx, explained, "near-table", t.page.borderHeading, near)
            )
          ]
        : []),
      section("board", t.page.boardHeading, ...boardParts(ctx, explained)),
      section(
        "promises",
        t.page.promisesHeading,
        packTable(ctx, explained, "promises") || paragraph(t.page.promisesNone)
      ),
      ruleSection(ctx, explained),
      section("packs", t.page.packsHeading, paragraph(t.page.how), packsTable(ctx, explained))
    ],
    cautions: t.page.cautions,
    links: [
      {label: t.page.nationLink(month), to: packPath("VN")},
      {label: ctx.t.common.nav.provinces, to: "provinces"}
    ]
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Provinces with their change, the reasons and the state of the request. */
function provincesTable(ctx: Context, explained: Explained, id: string, caption: string, rows: ProvinceRow[]): string {
  const {lang, t} = ctx;
  const c = t.explanation.columns;
  const m = making(explained.facts[0]!, lang);
  if (!rows.length) return paragraph(t.explanation.nationAskedNone.replaceAll("**", ""));
  const columns: Column[] = [
    {key: "province", label: c.province, kind: "text"},
    {key: "rate", label: c.rate, kind: "percent"},
    {key: "rateChange", label: c.rateChange, unit: t.explanation.units.points, kind: "points"},
    {key: "change", label: c.change, unit: t.explanation.units.dong, kind: "dong"},
    {key: "reasons", label: t.explanation.page.reasons, kind: "text", sortable: false},
    {key: "replyBy", label: c.replyBy, kind: "text", sortable: false},
    {key: "state", label: c.state, kind: "text"}
  ];
  const body = rows.map((p) => ({
    province: cells.text(ctx.name("province", p.code), ctx.href(packPath(p.code))),
    rate: cells.percent(p.rate, lang),
    rateChange: cells.points(p.rate === null || p.rate_before === null ? null : p.rate - p.rate_before, lang),
    change: cells.dong(p.late_before === null ? null : p.late - p.late_before, lang),
    reasons: cells.text(reasonsOf(m, p.request!)),
    replyBy: {text: date(p.request!.reply_by, lang), value: p.request!.reply_by},
    state: cells.text(stateText(ctx, p.request!))
  }));
  return dataTable({id, lang, caption, columns, rows: body, filename: `${EXPLANATION}-${explained.period}-${id}`});
}

function stateText(ctx: Context, request: RequestFact): string {
  const {states} = ctx.t.explanation;
  return states[request.is_asked ? (request.state ?? "waiting") : "none"];
}

/** A table of the nation's pack, by its id; empty when the pack has none. */
function packTable(ctx: Context, explained: Explained, id: string): string {
  const pack = explained.packs[ctx.lang].get("VN")!;
  for (const {blocks} of pack.sections)
    for (const block of blocks) if (block.kind === "table" && block.id === id) return dataTable(spec(pack, block));
  return "";
}

/** Every request of the year before, the newest first, this month's among them. */
function boardParts(ctx: Context, explained: Explained): string[] {
  const {lang, t} = ctx;
  const c = t.explanation.columns;
  const [nation] = explained.facts;
  const current = nation!.provinces.flatMap((p) =>
    p.request && (p.request.is_asked || p.request.replies > 0) ? [p.request] : []
  );
  const requests = [...current, ...nation!.earlier];
  if (!requests.length) return [paragraph(t.explanation.page.boardNone)];
  const columns: Column[] = [
    {key: "request", label: c.request, kind: "text"},
    {key: "province", label: c.province, kind: "text"},
    {key: "month", label: c.month, kind: "text"},
    {key: "replyBy", label: c.replyBy, kind: "text"},
    {key: "answered", label: c.answered, kind: "text"},
    {key: "returns", label: t.explanation.page.returned, kind: "count"},
    {key: "state", label: c.state, kind: "text"}
  ];
  const day = (value: string | null) => ({text: value ? date(value, lang) : t.common.missing, value});
  const rows = requests.map((r) => ({
    request: cells.text(r.request_id),
    province: cells.text(ctx.name("province", r.code), ctx.href(groupPath("province", r.code))),
    month: {text: ctx.monthShort(r.period), value: r.period},
    replyBy: day(r.reply_by),
    answered: day(r.answered_on),
    returns: cells.count(r.returns, lang),
    state: cells.text(t.explanation.states[r.state ?? "none"])
  }));
  const sentence = explained.packs[lang]
    .get("VN")!
    .sections.flatMap((s) => s.blocks)
    .find((b) => b.kind === "sentence" && b.id === "open");
  return [
    sentence?.kind === "sentence" ? paragraph(sentence.text) : "",
    dataTable({
      ...{id: "requests", lang, caption: t.explanation.page.boardHeading, columns, rows, filterable: true},
      filename: `${EXPLANATION}-requests`
    })
  ];
}

function ruleSection(ctx: Context, {rule}: Explained): string {
  const {lang, t} = ctx;
  const p = t.explanation.page;
  const lines = [...rule.criteria]
    .sort((a, b) => a.order - b.order)
    .map((c) => (c.is_required ? `${capital(c[lang])} (${p.required})` : capital(c[lang])));
  const reviewed = `${t.common.sourceLabel}: ${rule.source}`;
  return section(
    "rule",
    p.ruleHeading,
    paragraph(p.ruleLine(count(rule.least_criteria, lang))),
    list(lines, "plain", true),
    paragraph(reviewed, "note")
  );
}

function packsTable(ctx: Context, explained: Explained): string {
  const month = ctx.month(explained.period);
  const columns: Column[] = [{key: "pack", label: ctx.t.explanation.page.packsHeading, kind: "text"}];
  const rows = explained.facts.map(({code}) => ({
    pack:
      code === "VN"
        ? cells.text(ctx.t.explanation.page.nationLink(month), ctx.href(packPath("VN")))
        : cells.text(ctx.name("province", code), ctx.href(packPath(code)))
  }));
  return dataTable({
    ...{id: "packs-table", lang: ctx.lang, caption: ctx.t.explanation.page.packsHeading, columns, rows},
    filename: `${EXPLANATION}-packs`
  });
}
