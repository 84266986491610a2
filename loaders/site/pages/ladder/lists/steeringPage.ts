import {cells, dataTable} from "../../../../../src/components/table.js";
import {count, money, percent, type Lang} from "../../../../../src/domain/format.js";
import type {Page} from "../../../page.js";
import {contextOf, groupPath, type Context} from "../../context.js";
import {page, section} from "../../layout.js";
import type {World} from "../../world.js";
import {CLASSES, type Lists, type SteeringRow} from "./data.js";
import {crumbsOf, linksOf} from "./listPages.js";
import {STEERING} from "./paths.js";

const STEPS = ["due", "dunned", "inspected", "penalised", "enforced", "referred", "publishable"] as const;

/** What each province reports to its steering committee: debt by class, and how far it has been taken. */
export function steeringPage(world: World, lang: Lang, {steering}: Lists): Page {
  const ctx = contextOf(world, lang, STEERING);
  const t = ctx.t.lists;
  const sum = (of: (row: SteeringRow) => number) => steering.reduce((total, row) => total + of(row), 0);
  const month = ctx.month(world.last.period);
  const late = sum((row) => row.late);
  const long = sum((row) => row.late_3 + row.late_4) / late;
  return page(ctx, {
    title: t.steering.title,
    answer: t.steering.answer(
      month,
      count(
        sum((row) => row.employers),
        lang
      ),
      money(late, lang),
      percent(long, lang, 1)
    ),
    lead: [t.steering.lead],
    crumbs: crumbsOf(ctx),
    content: [
      section("debt", t.steering.debtHeading, debtTable(ctx, steering, month)),
      section("steps", t.steering.stepsHeading, stepsTable(ctx, steering, month))
    ],
    cautions: t.cautions,
    links: linksOf(ctx, STEERING)
  });
}

function place(ctx: Context, code: string) {
  return cells.text(ctx.name("province", code), ctx.href(groupPath("province", code)));
}

function debtTable(ctx: Context, rows: readonly SteeringRow[], month: string): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  return dataTable({
    id: "debt-table",
    lang,
    caption: t.lists.steering.debtCaption(month),
    filename: "steering-debt",
    columns: [
      {key: "province", label: c.province, kind: "text"},
      {key: "employers", label: c.employers, kind: "count"},
      ...CLASSES.map((n) => ({
        key: `late${n}`,
        label: c[`class${n}`],
        unit: t.common.units.dong,
        kind: "dong" as const
      })),
      {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"}
    ],
    rows: rows.map((row) => ({
      province: place(ctx, row.code),
      employers: cells.count(row.employers, lang),
      ...Object.fromEntries(CLASSES.map((n) => [`late${n}`, cells.dong(row[`late_${n}`], lang)])),
      late: cells.dong(row.late, lang)
    }))
  });
}

function stepsTable(ctx: Context, rows: readonly SteeringRow[], month: string): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  const labels = {...c, referred: c.referredCount};
  return dataTable({
    id: "steps-table",
    lang,
    caption: t.lists.steering.stepsCaption(month),
    filename: "steering-steps",
    columns: [
      {key: "province", label: c.province, kind: "text"},
      ...STEPS.map((step) => ({key: step, label: labels[step], kind: "count" as const}))
    ],
    rows: rows.map((row) => ({
      province: place(ctx, row.code),
      ...Object.fromEntries(STEPS.map((step) => [step, cells.count(row[step], lang)]))
    }))
  });
}
