import {DIMS, PAIRS, type Dim, type Layout, type Measure, type View} from "../../domain/explorer/dims.js";
import {encodeState, type Selection, type State} from "../../domain/explorer/state.js";
import type {Meta} from "../../domain/explorer/meta.js";
import {answerFrom, totalsFrom, type Answer, type Tile} from "../../domain/explorer/tile.js";
import type {Link} from "./link.js";

/**
 * Answers while a brush moves. When a pointer comes near a view, the worker makes its tile: the answers of all other
 * views for every bin. A move then adds up some lines of it, here, without asking anybody.
 */
export class Brush {
  private tile: Tile | null = null;
  private name = "";
  private asking = "";

  constructor(
    private readonly link: Link,
    private readonly meta: Meta,
    private readonly layout: Layout
  ) {}

  /** Prepares the tile of a view under the current choice; the choice on the view itself does not matter. */
  async prepare(view: View, state: State): Promise<void> {
    if (view === "kind") return;
    const name = this.nameOf(view, state, state.measure);
    if (name === this.name || name === this.asking) return;
    this.asking = name;
    const tile = await this.link.ask("tile", {view, measure: state.measure});
    if (this.asking !== name) return;
    this.tile = tile;
    this.name = name;
    this.asking = "";
  }

  /** The answer for bins of a view, when its tile is there. */
  answer(view: View, bins: Selection["bins"], state: State): Answer | null {
    if (!this.tile || !this.isFor(view, state)) return null;
    const chosen = chosenOf(view, bins, this.layout);
    return {...answerFrom(this.tile, chosen), totals: totalsFrom(this.tile, chosen)};
  }

  /** Is the tile the one of this view under this choice? */
  isFor(view: View, state: State): boolean {
    return this.tile !== null && this.name === this.nameOf(view, state, state.measure);
  }

  private nameOf(view: View, state: State, measure: Measure): string {
    const own = dimsOf(view);
    const bins = Object.fromEntries(
      DIMS.filter((dim) => !own.includes(dim) && state.bins[dim]).map((dim) => [dim, state.bins[dim]])
    );
    return `${view} ${measure} ${encodeState({...state, bins, other: null, employer: null}, this.meta)}`;
  }
}

/** The dimensions that a view shows. */
export function dimsOf(view: View): readonly Dim[] {
  return view === "matrix" || view === "scatter" ? PAIRS[view] : [view];
}

/** The bins of a view that a choice on its dimensions allows. */
function chosenOf(view: View, bins: Selection["bins"], {sizes}: Layout): number[] {
  const [first, second] = dimsOf(view) as [Dim, Dim | undefined];
  const all = (dim: Dim) => bins[dim] ?? Array.from({length: sizes[dim]}, (_, i) => i);
  if (!second) return [...all(first)];
  return all(first).flatMap((a) => all(second).map((b) => a * sizes[second] + b));
}
