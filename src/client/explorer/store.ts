import type {Meta} from "../../domain/explorer/meta.js";
import {decodeState, encodeState, type Selection, type State} from "../../domain/explorer/state.js";

type Listener = (state: State, before: State) => void;

/** What the reader chose: one place, mirrored in the address, with a way back. */
export class Store {
  private past: State[] = [];
  private future: State[] = [];
  private readonly listeners: Listener[] = [];
  state: State;
  /** Kept with views and exports, not in the address. */
  note = "";

  constructor(private readonly meta: Meta) {
    this.state = decodeState(location.hash, meta);
    window.addEventListener("hashchange", () => {
      if (location.hash.slice(1) !== encodeState(this.state, meta)) this.replace(decodeState(location.hash, meta));
    });
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** A step that can be undone. */
  change(part: Partial<State>): void {
    this.replace({...this.state, ...part});
  }

  /** Chooses bins of one dimension; undefined: no filter on it. */
  choose(bins: Selection["bins"]): void {
    const next = Object.fromEntries(
      Object.entries({...this.state.bins, ...bins}).filter(([, list]) => list !== undefined)
    );
    this.change({bins: next});
  }

  replace(state: State): void {
    if (encodeState(state, this.meta) === encodeState(this.state, this.meta)) return;
    this.past.push(this.state);
    this.future = [];
    this.go(state);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(): void {
    const back = this.past.pop();
    if (!back) return;
    this.future.push(this.state);
    this.go(back);
  }

  redo(): void {
    const next = this.future.pop();
    if (!next) return;
    this.past.push(this.state);
    this.go(next);
  }

  /** The address of the current view. */
  get address(): string {
    return `${location.href.split("#")[0]}#${encodeState(this.state, this.meta)}`;
  }

  private go(state: State): void {
    const before = this.state;
    this.state = state;
    const hash = encodeState(state, this.meta);
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    for (const listener of this.listeners) listener(state, before);
  }
}
