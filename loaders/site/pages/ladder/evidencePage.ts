import {barChart} from "../../../../src/components/barChart.js";
import {figure} from "../../../../src/components/figure.js";
import {cells, dataTable, type Cell, type TableSpec} from "../../../../src/components/table.js";
import {count, percent, type Lang} from "../../../../src/domain/format.js";
import {wilson} from "../../../../src/domain/stats/wilson.js";
import type {Page} from "../../page.js";
import {contextOf, type Context} from "../context.js";
import {page, section} from "../layout.js";
import type {World} from "../world.js";
import type {Ladder} from "./data.js";
import {EVIDENCE, LADDER} from "./paths.js";
import type {PaidRow} from "./types.js";

const DAYS = [30, 60, 90] as const;
/** Shares of fewer employers are not shown: one more who pays would move them by more than ten points. */
export const LEAST = 10;
const ORDER = [
  ...["dunning_notice", "violation_record", "inspection_decision", "inspection_conclusion", "penalty_decision"],
  ...["enforcement_decision", "police_referral", "publication"]
];

/** What was paid after each kind of document, with its uncertainty, and what is paid anyway. */
export function evidencePage(world: World, lang: Lang, ladder: Ladder): Page {
  const ctx = contextOf(world, lang, EVIDENCE);
  const {ladder: l, common} = ctx.t;
  const rows = ladder.paid.filter((row) => row.level === "nation");
  return page(ctx, {
    title: l.evidenceTitle,
    answer: answerOf(ctx, rows),
    lead: [l.evidenceLead],
    crumbs: [
      {label: common.nav.overview, to: "index"},
      {label: l.nav, to: LADDER}
    ],
    content: [chart(ctx, rows), cureSection(ctx, ladder)],
    cautions: l.evidenceCautions,
    links: [{label: l.nav, to: LADDER}]
  });
}

function find(rows: readonly PaidRow[], action: string, days: number): PaidRow | undefined {
  return rows.find((row) => row.action === action && row.days === days);
}

function answerOf(ctx: Context, rows: readonly PaidRow[]): string {
  const {lang} = ctx;
  const row = find(rows, "dunning_notice", 90);
  const share = row && row.known >= LEAST ? wilson(row.cleared, row.known) : null;
  if (!share) return ctx.t.ladder.evidenceNone;
  const said = [share.share, share.low, share.high].map((v) => percent(v, lang, 1)) as [string, string, string];
  return ctx.t.ladder.evidenceAnswer(count(row!.known, lang), ...said);
}

function chart(ctx: Context, rows: readonly PaidRow[]): string {
  const {lang, world} = ctx;
  const {ladder: l, common} = ctx.t;
  const shown = ORDER.map((action) => ({action, row: find(rows, action, 90)})).filter(({row}) => row !== undefined);
  const bars = shown.map(({action, row}) => {
    const share = row!.known >= LEAST ? wilson(row!.cleared, row!.known) : null;
    const note = share ? `(${l.interval(percent(share.low, lang, 0), percent(share.high, lang, 0))})` : l.few;
    return {action, label: l.actions[action]!, value: share?.share ?? null, note};
  });
  const best = bars.filter((bar) => bar.value !== null).sort((a, b) => b.value! - a.value!)[0];
  const title = best ? l.evidenceChart(best.label.toLowerCase(), percent(best.value, lang, 0)) : l.evidenceNone;
  const text = {lang, id: "paid-after", title, description: l.evidenceDescription};
  const svg = barChart({...text, unit: "percent", rows: bars});
  const {source} = common;
  const table = paidTable(ctx, rows);
  return (
    figure({...text, svg, table, source, asOf: world.asOf, subtitle: l.evidenceSubtitle, headingLevel: 2}) +
    section("paid-after-all", l.evidenceCaption, dataTable({...table, id: "paid-after-rows"}))
  );
}

function paidTable(ctx: Context, rows: readonly PaidRow[]): TableSpec {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  const c = l.evidenceColumns;
  return {
    id: "paid-after-table",
    lang,
    caption: l.evidenceCaption,
    filename: "ladder-paid-after",
    columns: [
      {key: "action", label: c.action, kind: "text"},
      {key: "employers", label: c.employers, kind: "count"},
      ...DAYS.flatMap((days) => [
        {key: `share${days}`, label: c.share(String(days)), kind: "percent" as const},
        {key: `interval${days}`, label: c.interval(String(days)), kind: "text" as const}
      ]),
      {key: "paid", label: c.paid, kind: "percent"}
    ],
    rows: ORDER.filter((action) => find(rows, action, 30)).map((action): Record<string, Cell> => {
      const last = find(rows, action, 90)!;
      const isMany = last.known >= LEAST && last.late_at;
      return {
        action: cells.text(l.actions[action]!),
        employers: cells.count(last.employers, lang),
        ...Object.fromEntries(DAYS.flatMap((days) => shareCells(ctx, find(rows, action, days), days))),
        paid: isMany ? cells.percent(Number(last.paid) / Number(last.late_at), lang) : {text: "–", value: null}
      };
    })
  };
}

function shareCells(ctx: Context, row: PaidRow | undefined, days: number): [string, Cell][] {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  const share = row && row.known >= LEAST ? wilson(row.cleared, row.known) : null;
  if (!share)
    return [
      [`share${days}`, {text: "–", value: null}],
      [`interval${days}`, cells.text(l.few)]
    ];
  const interval = l.interval(percent(share.low, lang, 1), percent(share.high, lang, 1));
  return [
    [`share${days}`, {text: percent(share.share, lang, 1), value: share.share}],
    [`interval${days}`, cells.text(interval)]
  ];
}

function cureSection(ctx: Context, ladder: Ladder): string {
  const {lang, t} = ctx;
  const c = t.ladder.cureColumns;
  const share = (cleared: number, known: number): Cell =>
    known >= LEAST ? {text: percent(cleared / known, lang, 1), value: cleared / known} : {text: "–", value: null};
  const table = dataTable({
    id: "cure-table",
    lang,
    caption: t.ladder.cureCaption,
    filename: "ladder-paid-by-age",
    columns: [
      {key: "age", label: c.age, kind: "text"},
      {key: "n", label: c.n, kind: "count"},
      ...[1, 2, 3].map((n) => ({key: `after${n}`, label: c.after(String(n)), kind: "percent" as const}))
    ],
    rows: ladder.cure.map((row) => ({
      age: cells.text(t.common.ages[row.age]),
      n: cells.count(row.known_1, lang),
      after1: share(row.cleared_1, row.known_1),
      after2: share(row.cleared_2, row.known_2),
      after3: share(row.cleared_3, row.known_3)
    }))
  });
  return section("cure", t.ladder.cureHeading, table);
}
