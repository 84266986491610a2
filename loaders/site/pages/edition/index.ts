import {cells, dataTable} from "../../../../src/components/table.js";
import {LEVELS} from "../../../../src/domain/disclosure.js";
import {count, date, type Lang} from "../../../../src/domain/format.js";
import type {Scope} from "../../../disclosure/scope.js";
import type {Withheld} from "../../../disclosure/cells.js";
import type {Db} from "../../../warehouse/open.js";
import type {Page} from "../../page.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {list, page, paragraph, section} from "../layout.js";
import type {Room} from "../room.js";
import type {World} from "../world.js";

/** An employer that is published by name, as the last month has it. */
interface PublishedEmployer {
  employer_code: string;
  employer_name: string | null;
  as_is_code: string;
  late: number;
  months_late: number;
  published_on: string;
}

/**
 * The page that says what an edition shows and withholds; the public one lists the employers published lawfully.
 * @param db the edition's own database, which holds nothing else.
 */
export async function readEdition(db: Db, scope: Scope, withheld: Withheld): Promise<Room> {
  const published = scope.edition.kind === "public" ? await db.all<PublishedEmployer>(PUBLISHED) : [];
  return {pages: (world, lang) => [editionPage(world, lang, {scope, withheld, published})]};
}

const PUBLISHED = `
  select e.employer_code, v.employer_name, s.as_is_code, s.late::double as late, s.months_late::integer as months_late,
    s.published_on::varchar as published_on
  from ladder.fct_step as s
  inner join warehouse.dim_employer as e on s.employer_id = e.employer_id
  left join (
    select employer_id, arg_max(employer_name, from_ix) as employer_name from warehouse.dim_employer_version
    group by employer_id
  ) as v on s.employer_id = v.employer_id
  where s.period_ix = (select max(period_ix) from warehouse.dim_period) and s.publishable and s.published_on is not null
  order by s.late desc, e.employer_code`;

interface Shown {
  scope: Scope;
  withheld: Withheld;
  published: readonly PublishedEmployer[];
}

function editionPage(world: World, lang: Lang, {scope, withheld, published}: Shown): Page {
  const ctx = contextOf(world, lang, "edition");
  const t = ctx.t.edition;
  const {kind, province, officer} = scope.edition;
  const reader = kind === "officer" ? officer! : province === null ? "" : ctx.fullName("province", province);
  const employers = count(scope.employers.length, lang);
  return page(ctx, {
    title: t.title,
    answer: kind === "central" ? "" : t.answer[kind](reader, employers),
    crumbs: [{label: ctx.t.common.nav.overview, to: "index"}],
    content: [
      ...(kind === "public" ? [publishedSection(ctx, published)] : []),
      section(
        "rules",
        t.rulesHeading,
        list(
          t.rules.map((rule) => rule.replaceAll("{n}", count(withheld.rule.threshold, lang))),
          "plain"
        )
      ),
      withheldSection(ctx)
    ],
    cautions: t.cautions,
    links: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.common.nav.provinces, to: "provinces"}
    ]
  });
}

function publishedSection(ctx: Context, rows: readonly PublishedEmployer[]): string {
  const {lang, world} = ctx;
  const t = ctx.t.edition;
  const c = t.columns;
  if (rows.length === 0) return section("published-employers", t.publishedHeading, paragraph(t.publishedNone));
  const table = dataTable({
    id: "published-list",
    lang,
    caption: t.publishedHeading,
    columns: [
      {key: "employer", label: c.employer, kind: "text"},
      {key: "code", label: c.code, kind: "text"},
      {key: "province", label: c.province, kind: "text"},
      {key: "late", label: c.late, unit: ctx.t.common.units.dong, kind: "dong"},
      {key: "months", label: c.months, kind: "count"},
      {key: "published", label: c.publishedOn, kind: "text"}
    ],
    filename: "published-employers",
    filterable: true,
    rows: rows.map((row) => ({
      employer: cells.text(row.employer_name ?? row.employer_code),
      code: cells.text(row.employer_code),
      province: cells.text(ctx.name("province", row.as_is_code), ctx.href(groupPath("province", row.as_is_code))),
      late: cells.dong(row.late, lang),
      months: cells.count(row.months_late, lang),
      published: {text: date(row.published_on, lang), value: row.published_on}
    }))
  });
  const note = paragraph(t.publishedNote(ctx.month(world.last.period)), "note");
  return section("published-employers", t.publishedHeading, table, note);
}

/** Every withheld group by name; which of them are small is not told. */
function withheldSection(ctx: Context): string {
  const {lang, world} = ctx;
  const t = ctx.t.edition;
  const of = (level: (typeof LEVELS)[number]) =>
    [...world.withheld]
      .filter((group) => group.startsWith(`${level}/`))
      .map((group) => group.slice(level.length + 1))
      .sort()
      .map((code) => ctx.name(level, code));
  const rows = LEVELS.flatMap((level) => {
    const names = of(level);
    return names.length
      ? [
          {
            level: cells.text(t.levels[level]),
            number: cells.count(names.length, lang),
            groups: cells.text(names.join("; "))
          }
        ]
      : [];
  });
  if (rows.length === 0) return section("withheld", t.withheldHeading, paragraph(t.withheldNone));
  return section(
    "withheld",
    t.withheldHeading,
    dataTable({
      id: "withheld-groups",
      lang,
      caption: t.withheldHeading,
      columns: [
        {key: "level", label: t.level, kind: "text", sortable: false},
        {key: "number", label: t.number, kind: "count", sortable: false},
        {key: "groups", label: t.groups, kind: "text", sortable: false}
      ],
      filename: "withheld-groups",
      rows
    })
  );
}
