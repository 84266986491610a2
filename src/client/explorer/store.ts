import type {Meta} from "../../domain/explorer/meta.js";
import {decodeState, encodeState, type Selection, type State} from "../../domain/explorer/state.js";

type Listener = (state: State, before: State) => void;

/** What the reader chose: one place, mirrored in the address, with a way back. */
export class Store {
  private past: State[] = [];
  private future: State[] = [];
  private run: string | null = null;
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

  /** A step that can be undone; steps of one run (keys pressed on one control) are undone together. */
  change(part: Partial<State>, run?: string): void {
    this.replace({...this.state, ...part}, run);
  }

  /** Chooses bins of one dimension; undefined: no filter on it. */
  choose(bins: Selection["bins"], run?: string): void {
    const next = Object.fromEntries(
      Object.entries({...this.state.bins, ...bins}).filter(([, list]) => list !== undefined)
    );
    this.change({bins: next}, run);
  }

  replace(state: State, run: string | null = null): void {
    const text = encodeState(state, this.meta);
    if (text === encodeState(this.state, this.meta)) return;
    this.run = this.remember(text, run);
    this.future = [];
    this.go(state);
  }

  /** Keeps the present state as a step to go back to, once for a run; gives the run that goes on. */
  private remember(next: string, run: string | null): string | null {
    const isGoing = run !== null && run === this.run;
    if (!isGoing) this.past.push(this.state);
    else if (encodeState(this.past.at(-1)!, this.meta) === next) {
      // A run that comes back to where it began is no step at all.
      this.past.pop();
      return null;
    }
    return run;
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
    this.run = null;
    this.future.push(this.state);
    this.go(back);
  }

  redo(): void {
    const next = this.future.pop();
    if (!next) return;
    this.run = null;
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
