import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import type {NationState} from "../../../disclosure/ladder.js";
import type {Context} from "../context.js";
import {statesOf, stateName, type Ladder} from "../ladder/data.js";
import {paragraph, section} from "../layout.js";

/** The reader's own late employers at each step beside the nation's: how many, and what share of all late ones. */
export function nationSection(
  ctx: Context,
  ladder: Ladder,
  code: string,
  nation: readonly NationState[] | null
): string {
  const {lang, t} = ctx;
  const n = t.edition.nation;
  const c = t.ladder.columns;
  if (!nation) return section("nation-steps", n.heading, paragraph(n.none));
  const funnel = ladder.funnel(code);
  const order = statesOf(ladder);
  const place = ({states: [first]}: NationState) => order.indexOf(first!);
  const ownOf = ({states}: NationState) => states.flatMap((state) => funnel.get(state) ?? []);
  const employersOf = (rows: readonly {employers: number}[]) => rows.reduce((sum, row) => sum + row.employers, 0);
  const all = employersOf(nation);
  const own = employersOf(nation.flatMap(ownOf));
  const rows = [...nation].sort((a, b) => place(a) - place(b));
  const table = dataTable({
    id: "nation-table",
    lang,
    caption: n.caption(ctx.month(ctx.world.last.period)),
    filename: `${ctx.path.replaceAll("/", "-")}-nation`,
    columns: [
      {key: "step", label: c.step, kind: "text", sortable: false},
      {key: "own", label: n.own, unit: t.ladder.employersUnit, kind: "count"},
      {key: "ownShare", label: n.ownShare, kind: "percent"},
      {key: "nation", label: n.nation, unit: t.ladder.employersUnit, kind: "count"},
      {key: "nationShare", label: n.nationShare, kind: "percent"},
      {key: "late", label: n.late, unit: t.common.units.dong, kind: "dong"}
    ],
    rows: rows.map((row): Record<string, Cell> => {
      const mine = employersOf(ownOf(row));
      return {
        step: cells.text(row.states.map((state) => stateName(ladder, state, lang)).join("; ")),
        own: cells.count(mine, lang),
        ownShare: cells.percent(own ? mine / own : null, lang),
        nation: cells.count(row.employers, lang),
        nationShare: cells.percent(all ? row.employers / all : null, lang),
        late: cells.dong(row.late, lang)
      };
    })
  });
  return section("nation-steps", n.heading, table, paragraph(n.note, "note"));
}
