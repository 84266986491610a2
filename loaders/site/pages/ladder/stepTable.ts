import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import {decimal} from "../../../../src/domain/format.js";
import type {Context} from "../context.js";
import {statesOf, stateName, type Ladder} from "./data.js";

/** Employers and amounts at each step of a scope, and how long they have waited. */
export function stepTable(ctx: Context, ladder: Ladder, code: string): string {
  const {lang, t} = ctx;
  const {columns: c} = t.ladder;
  const funnel = ladder.funnel(code);
  return dataTable({
    id: `steps-${code}`,
    lang,
    caption: t.ladder.stepsCaption(ctx.month(ctx.world.last.period)),
    filename: `${ctx.path.replaceAll("/", "-")}-steps`,
    columns: [
      {key: "step", label: c.step, kind: "text"},
      {key: "employers", label: c.employers, kind: "count"},
      {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"},
      {key: "overdue", label: c.overdue, unit: t.ladder.employersUnit, kind: "count"},
      {key: "blocked", label: c.blocked, unit: t.ladder.employersUnit, kind: "count"},
      {key: "months", label: c.months, kind: "count"},
      {key: "documents", label: c.documents, kind: "count"}
    ],
    rows: statesOf(ladder).map((state): Record<string, Cell> => {
      const row = funnel.get(state);
      const isStep = ladder.steps.some(({id}) => id === state);
      const months = row?.months ?? null;
      const dash: Cell = {text: "–", value: null};
      return {
        step: cells.text(stateName(ladder, state, lang)),
        employers: cells.count(row?.employers ?? 0, lang),
        late: cells.dong(row?.late ?? 0n, lang),
        overdue: isStep ? cells.count(row?.overdue ?? 0, lang) : dash,
        blocked: isStep ? cells.count(row?.blocked ?? 0, lang) : dash,
        months: months === null ? dash : {text: decimal(months, months % 1 ? 1 : 0, lang), value: months},
        documents: isStep ? cells.count(ladder.documents(code, state), lang) : dash
      };
    })
  });
}
