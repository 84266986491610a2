import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import type {Context} from "../context.js";
import {stateName, statesOf, type Ladder} from "./data.js";
import type {FlowRow} from "./types.js";

/** The ways into and out of a state, in the order of the columns; end = start + ins - outs. */
export const WAYS = ["start", "entered", "arrived", "up", "down", "aside", "paid", "gone", "end"] as const;
export type Ways = Record<(typeof WAYS)[number], number>;

const OUTSIDE = new Set(["not_late", "unseen"]);

/** How a state changed: who came, who left and whereto. `order` are the steps from the first to the last. */
export function waysOf(flow: readonly FlowRow[], state: string, order: readonly string[]): Ways {
  const ways: Ways = {start: 0, entered: 0, arrived: 0, up: 0, down: 0, aside: 0, paid: 0, gone: 0, end: 0};
  for (const {state_from, state_to, employers} of flow) {
    if (state_from === state) {
      ways.start += employers;
      if (state_to !== state) ways[wayOut(state, state_to, order)] += employers;
    }
    if (state_to === state) {
      ways.end += employers;
      if (state_from !== state) ways[OUTSIDE.has(state_from) ? "entered" : "arrived"] += employers;
    }
  }
  return ways;
}

function wayOut(from: string, to: string, order: readonly string[]): "up" | "down" | "aside" | "paid" | "gone" {
  if (to === "not_late") return "paid";
  if (to === "unseen") return "gone";
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a < 0 || b < 0) return "aside";
  return b > a ? "up" : "down";
}

/** Employers that came, left and changed step in the last month. */
export function flowTable(ctx: Context, ladder: Ladder, code: string): string {
  const {lang, t} = ctx;
  const order = ladder.steps.map(({id}) => id);
  const flow = ladder.flow(code);
  const states = statesOf(ladder);
  const all = states.map((state) => waysOf(flow, state, order));
  const row = (name: string, ways: Ways): Record<string, Cell> => ({
    step: cells.text(name),
    ...Object.fromEntries(WAYS.map((way) => [way, cells.count(ways[way], lang)]))
  });
  const sum = Object.fromEntries(WAYS.map((way) => [way, all.reduce((n, ways) => n + ways[way], 0)])) as Ways;
  return dataTable({
    id: `flow-${code}`,
    lang,
    caption: t.ladder.flowCaption(ctx.month(ctx.world.last.period)),
    filename: `${ctx.path.replaceAll("/", "-")}-flow`,
    columns: [
      {key: "step", label: t.ladder.columns.step, kind: "text"},
      ...WAYS.map((way) => ({key: way, label: t.ladder.flow[way], kind: "count" as const}))
    ],
    rows: [...states.map((state, i) => row(stateName(ladder, state, lang), all[i]!)), row(t.ladder.flowSum, sum)]
  });
}
