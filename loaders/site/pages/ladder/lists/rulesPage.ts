import {cells, dataTable, type Column} from "../../../../../src/components/table.js";
import {count, date, decimal, money, percent, period, type Lang} from "../../../../../src/domain/format.js";
import {readSteps, readTerms, type Fine, type Step, type StepVersion} from "../../../../ladder/rules.js";
import {reference} from "../../../../reference.js";
import type {Page} from "../../../page.js";
import {contextOf, type Context} from "../../context.js";
import {page, paragraph, section} from "../../layout.js";
import type {World} from "../../world.js";
import {crumbsOf, linksOf} from "./listPages.js";
import {RULES} from "./paths.js";

/** The steps as law: when each rule is in force, what it asks for, where it comes from, whether its text was read. */
export function rulesPage(world: World, lang: Lang): Page {
  const ctx = contextOf(world, lang, RULES);
  const t = ctx.t.lists.rules;
  const steps = readSteps();
  const versions = steps.flatMap((step) => step.versions);
  const isRead = versions.filter((version) => version.text_read).length;
  const reviewed = steps.filter((step) => step.reviewed_on !== null).length;
  const rates = reference("late_interest");
  return page(ctx, {
    title: t.title,
    answer: t.answer(count(steps.length, lang), count(versions.length, lang), count(isRead, lang)),
    lead: [reviewed ? t.reviewed(count(reviewed, lang), count(steps.length, lang)) : t.notReviewed, t.lead],
    crumbs: crumbsOf(ctx),
    content: [
      section("steps", t.stepsHeading, stepsTable(ctx, steps)),
      section("terms", t.termsHeading, termsTable(ctx)),
      section(
        "fines",
        t.finesHeading,
        paragraph(t.finesNote, "note"),
        finesTable(
          ctx,
          steps.flatMap((s) => s.fines ?? [])
        )
      ),
      section("rates", t.ratesHeading, paragraph(t.ratesNote, "note"), ratesTable(ctx, rates))
    ],
    cautions: t.cautions,
    links: linksOf(ctx, RULES)
  });
}

function read(ctx: Context, isRead: boolean) {
  return cells.text(isRead ? ctx.t.lists.rules.read : ctx.t.lists.rules.reported);
}

function span(ctx: Context, from: string, to: string | null): string {
  const t = ctx.t.lists.rules;
  const of = (value: string) => (value.length === 7 ? period(value, ctx.lang) : date(value, ctx.lang));
  // The first rules have no known beginning: theirs is before any data.
  if (from < "2010") return to ? t.until(of(to)) : t.always;
  return to ? t.fromTo(of(from), of(to)) : t.since(of(from));
}

const SOURCE = (ctx: Context): Column[] => [
  {key: "source", label: ctx.t.lists.rules.source, kind: "text", sortable: false},
  {key: "read", label: ctx.t.lists.rules.text, kind: "text", sortable: false}
];

function stepsTable(ctx: Context, steps: readonly Step[]): string {
  const {lang} = ctx;
  const t = ctx.t.lists.rules;
  return dataTable({
    id: "rules-steps",
    lang,
    caption: t.stepsCaption,
    filename: "ladder-rules",
    columns: [
      {key: "step", label: t.step, kind: "text", sortable: false},
      {key: "span", label: t.inForce, kind: "text", sortable: false},
      {key: "age", label: t.age, kind: "text", sortable: false},
      {key: "requires", label: t.requires, kind: "text", sortable: false},
      {key: "deadline", label: t.deadline, kind: "text", sortable: false},
      ...SOURCE(ctx)
    ],
    rows: steps.flatMap((step) =>
      step.versions.map((version) => ({
        step: cells.text((version.title ?? step.title)[lang]),
        span: cells.text(span(ctx, version.in_force.from, version.in_force.to)),
        age: cells.text(ageText(ctx, version)),
        requires: cells.text(requiresText(ctx, version)),
        deadline: cells.text(version.deadline ? t.deadlineDay(count(version.deadline.day, lang)) : ctx.t.lists.none),
        source: cells.text(version.source),
        read: read(ctx, version.text_read)
      }))
    )
  });
}

function ageText(ctx: Context, {age_months, up_to_months}: StepVersion): string {
  const t = ctx.t.lists.rules;
  const number = (value: number) => count(value, ctx.lang);
  return up_to_months === null
    ? t.ageFrom(number(age_months))
    : t.ageBetween(number(age_months), number(up_to_months + 1));
}

function requiresText(ctx: Context, {requires}: StepVersion): string {
  const {lists, explanation} = ctx.t;
  if (!requires.length) return lists.none;
  return requires
    .map((any) => any.map((kind) => explanation.actions[kind] ?? kind).join(` ${lists.rules.or} `))
    .join("; ");
}

function termsTable(ctx: Context): string {
  const {lang} = ctx;
  const t = ctx.t.lists.rules;
  const terms = readTerms();
  const rows = [
    [t.publication, t.ageFrom(count(terms.publication.age_months, lang)), terms.publication],
    [t.evasion, t.days(count(terms.evasion.days_after_due, lang)), terms.evasion],
    [t.interest, t.perDay(percent(terms.interest.per_day_millionths / 1e6, lang, 2)), terms.interest],
    [t.forceMajeure, t.deadlineDay(count(terms.force_majeure.proof_by_day, lang)), terms.force_majeure],
    [t.stateList, t.deadlineDay(count(terms.state_list.by_day, lang)), terms.state_list]
  ] as const;
  return dataTable({
    id: "rules-terms",
    lang,
    caption: t.termsHeading,
    filename: "ladder-terms",
    columns: [
      {key: "term", label: t.term, kind: "text", sortable: false},
      {key: "value", label: t.value, kind: "text", sortable: false},
      ...SOURCE(ctx)
    ],
    rows: rows.map(([term, value, {source, text_read}]) => ({
      term: cells.text(term),
      value: cells.text(value),
      source: cells.text(source),
      read: read(ctx, text_read)
    }))
  });
}

function finesTable(ctx: Context, fines: readonly Fine[]): string {
  const {lang} = ctx;
  const t = ctx.t.lists.rules;
  return dataTable({
    id: "rules-fines",
    lang,
    caption: t.finesHeading,
    filename: "ladder-fines",
    columns: [
      {key: "of", label: t.fineOf, kind: "text", sortable: false},
      {key: "span", label: t.inForce, kind: "text", sortable: false},
      {key: "fine", label: t.fine, kind: "text", sortable: false},
      ...SOURCE(ctx)
    ],
    rows: fines.map((fine) => ({
      of: cells.text(t.fineKinds[fine.of]!),
      span: cells.text(span(ctx, fine.from, fine.to)),
      fine: cells.text(fineText(ctx, fine)),
      source: cells.text(fine.source),
      read: read(ctx, fine.text_read)
    }))
  });
}

function fineText(ctx: Context, fine: Fine): string {
  const {lang} = ctx;
  const t = ctx.t.lists.rules;
  const most = money(fine.amount_high, lang);
  const range =
    fine.share_low === null
      ? t.fineAmount(money(fine.amount_low, lang), most)
      : t.fineShare(percent(fine.share_low, lang, 0), percent(fine.share_high, lang, 0), most);
  return `${range}; ${t.organisations(count(fine.organisation_factor, lang))}`;
}

function ratesTable(ctx: Context, rates: readonly Readonly<Record<string, string>>[]): string {
  const {lang} = ctx;
  const t = ctx.t.lists.rules;
  return dataTable({
    id: "rules-rates",
    lang,
    caption: t.ratesHeading,
    filename: "ladder-interest",
    columns: [
      {key: "year", label: t.year, kind: "text", sortable: false},
      {key: "funds", label: t.funds, kind: "text", sortable: false},
      {key: "rate", label: t.rate, kind: "text", sortable: false},
      ...SOURCE(ctx)
    ],
    rows: rates.map((row) => ({
      year: cells.text(row["year"]!),
      funds: cells.text(t.fundGroups[row["funds"]!]!),
      rate: {text: `${decimal(Number(row["monthly_percent"]), 4, lang)} %`, value: row["monthly_percent"]!},
      source: cells.text(row["source"]!),
      read: read(ctx, row["verified"] === "1")
    }))
  });
}
