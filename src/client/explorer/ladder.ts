import type {Series, SeriesStep} from "../../domain/explorer/series.js";
import {count, date, dong} from "../../domain/format.js";
import type {Ctx} from "./context.js";
import {h} from "./dom.js";
import {monthText} from "./words.js";

/** Where an employer stands on the ladder: what is due now, the documents on file, what was due before. */
export function ladder(ctx: Ctx, found: Series): HTMLElement | null {
  const {t, meta} = ctx;
  if (!meta.steps?.length) return null;
  const e = t.evidence;
  const last = meta.firstIx + meta.periods.length - 1;
  const now = found.steps.findLast((step) => step.to_ix === last);
  return h<HTMLElement>(
    "div",
    {class: "xp-ladder"},
    h("h3", {}, e.ladder),
    h("p", {}, now ? sentence(ctx, now) : e.nothingDue(monthText(last, ctx.lang))),
    found.documents.length ? documents(ctx, found) : h("p", {}, e.noDocuments),
    found.steps.length ? steps(ctx, found) : null,
    h("p", {class: "note"}, e.ladderNote)
  );
}

/** The name of a step or of a document. */
function nameOfStep({t, meta, lang}: Ctx, code: string): string {
  const found = meta.steps.find((step) => step.code === code);
  return found ? found[lang] : (t.evidence.documentKinds[code] ?? code);
}

function sentence(ctx: Ctx, step: SeriesStep): string {
  const {t, lang} = ctx;
  const e = t.evidence;
  if (step.handling) return e.handled(e.handlings[step.handling] ?? step.handling);
  return [
    step.step
      ? e.stepDue(nameOfStep(ctx, step.step), date(step.since!, lang))
      : e.nothingDue(monthText(step.to_ix, lang)),
    step.deadline ? e.deadline(date(step.deadline, lang)) : "",
    step.missing ? e.missingBefore(missing(ctx, step)) : "",
    step.publishable ? e.publishable : ""
  ]
    .filter(Boolean)
    .join(" ");
}

function missing(ctx: Ctx, step: SeriesStep): string {
  return step.missing
    .split(",")
    .map((any) =>
      any
        .split("|")
        .map((code) => nameOfStep(ctx, code))
        .join(" / ")
    )
    .join("; ");
}

function documents(ctx: Ctx, found: Series): HTMLElement {
  const {t, lang} = ctx;
  const e = t.evidence;
  return table(
    e.documents,
    [e.documentDate, e.document, e.documentNo, e.documentAmount, e.documentDays],
    found.documents
      .toReversed()
      .map((one) => [
        date(one.date, lang),
        nameOfStep(ctx, one.action),
        one.no,
        one.amount === null ? "–" : dong(one.amount, lang),
        one.days_late === null ? "–" : count(one.days_late, lang)
      ]),
    3
  );
}

function steps(ctx: Ctx, found: Series): HTMLElement {
  const {t, lang} = ctx;
  const e = t.evidence;
  return table(
    e.steps,
    [e.stepMonths, e.step, e.stepSince, e.stepDeadline, e.stepMissing, e.stepPublishable],
    found.steps.toReversed().map((step) => {
      const [from, to] = [monthText(step.from_ix, lang), monthText(step.to_ix, lang)];
      return [
        from === to ? from : `${from} – ${to}`,
        step.handling ? (e.handlings[step.handling] ?? step.handling) : step.step ? nameOfStep(ctx, step.step) : "–",
        step.since ? date(step.since, lang) : "–",
        step.deadline ? date(step.deadline, lang) : "–",
        step.missing ? missing(ctx, step) : "–",
        step.publishable ? t.yes : "–"
      ];
    })
  );
}

/** A small table; columns from `numbers` on are numbers. */
function table(caption: string, head: string[], rows: string[][], numbers = head.length): HTMLElement {
  const right = (i: number) => (i >= numbers ? "num" : null);
  return h(
    "div",
    {class: "table-frame", role: "group", tabindex: 0, "aria-label": caption},
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, ...head.map((text, i) => h("th", {scope: "col", class: right(i)}, text)))),
      h(
        "tbody",
        {},
        ...rows.map((cells) =>
          h(
            "tr",
            {},
            ...cells.map((text, i) => (i === 0 ? h("th", {scope: "row"}, text) : h("td", {class: right(i)}, text)))
          )
        )
      )
    )
  );
}
