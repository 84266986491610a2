import {cells, dataTable} from "../../../../../src/components/table.js";
import {count, type Lang} from "../../../../../src/domain/format.js";
import type {Page} from "../../../page.js";
import {contextOf, groupPath} from "../../context.js";
import {page, paragraph, section} from "../../layout.js";
import type {World} from "../../world.js";
import {LADDER} from "../paths.js";
import type {People} from "./data.js";
import {WORKER_EMPLOYERS, WORKERS} from "./paths.js";

/** Rows of the table. */
const SHOWN = 300;

/** For each late employer with a list: how many workers, and since when one of them is not covered. */
export function employersPage(world: World, lang: Lang, people: People): Page {
  const ctx = contextOf(world, lang, WORKER_EMPLOYERS);
  const t = ctx.t.people.employers;
  const c = t.columns;
  const month = ctx.month(people.workers.at(-1)!.period);
  const {threshold} = people.rule;
  const rows = people.employers.slice(0, SHOWN);
  const table = dataTable({
    id: "worker-employers",
    lang,
    caption: t.caption(month),
    columns: [
      {key: "employer", label: c.employer, kind: "text"},
      {key: "code", label: c.code, kind: "text"},
      {key: "place", label: c.place, kind: "text"},
      {key: "workers", label: c.workers, kind: "count"},
      {key: "since", label: c.since, kind: "text"},
      {key: "months", label: c.months, kind: "count"},
      {key: "late", label: c.late, unit: ctx.t.common.units.dong, kind: "dong"}
    ],
    filename: "worker-employers",
    filterable: true,
    rows: rows.map((row) => ({
      employer: cells.text(row.employer_name ?? row.employer_code),
      code: cells.text(row.employer_code),
      place: cells.text(ctx.name("province", row.code), ctx.href(groupPath("province", row.code))),
      workers:
        row.workers < threshold
          ? {text: t.under(count(threshold, lang)), value: t.under(String(threshold))}
          : cells.count(row.workers, lang),
      since: row.unpaid_since
        ? {text: ctx.monthShort(row.unpaid_since), value: row.unpaid_since}
        : {text: t.never, value: t.never},
      months: cells.count(row.months_late, lang),
      late: cells.dong(row.late, lang)
    }))
  });
  return page(ctx, {
    title: t.title,
    answer: t.answer(month, count(people.employers.length, lang)),
    crumbs: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.ladder.nav, to: LADDER},
      {label: ctx.t.people.workers.title, to: WORKERS}
    ],
    content: [
      section(
        "employers",
        t.caption(month),
        table,
        ...(people.employers.length > SHOWN
          ? [paragraph(t.shown(count(SHOWN, lang), count(people.employers.length, lang)), "note")]
          : [])
      )
    ],
    cautions: t.cautions,
    links: [{label: ctx.t.people.workers.title, to: WORKERS}]
  });
}
