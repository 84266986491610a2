/** Starts the explorer on its page: reads the head, starts the worker, draws, listens. */
import {layoutOf, type View} from "../../domain/explorer/dims.js";
import type {Answer} from "../../domain/explorer/tile.js";
import type {Meta} from "../../domain/explorer/meta.js";
import {percent, type Lang} from "../../domain/format.js";
import {explorer as english} from "../../i18n/en/explorer.js";
import {explorer as vietnamese} from "../../i18n/vi/explorer.js";
import {rangeView} from "./bars.js";
import {Brush} from "./brush.js";
import {chips, toolbar} from "./controls.js";
import {consolePanel} from "./consolePanel.js";
import type {Ctx} from "./context.js";
import {h} from "./dom.js";
import {drill} from "./drill.js";
import {gridView} from "./grids.js";
import {Link} from "./link.js";
import {listView} from "./lists.js";
import {Store} from "./store.js";
import {RowTable} from "./table.js";
import {comparison, totalsPanel} from "./totals.js";
import type {BrushTarget, LinkedView} from "./view.js";
import {describeLine} from "./words.js";

const RANGES = ["period", "dh", "dw", "late", "ml", "size"] as const;
const GRIDS = ["scatter", "matrix"] as const;
const LISTS = ["prov", "sect", "type", "why", "tier", "kind"] as const;

/** Everything on the page that follows the reader's choices. */
class Explorer {
  private readonly views: LinkedView[];
  private readonly totals;
  private readonly chips;
  private readonly compare = h("section", {class: "xp-compare", hidden: true});
  private readonly table: RowTable;
  private readonly brush: Brush;
  private readonly drill;
  private answer: Answer | null = null;
  private other: Answer | null = null;
  private running = 0;

  constructor(
    private readonly ctx: Ctx,
    private readonly link: Link,
    root: HTMLElement
  ) {
    const target: BrushTarget = {
      near: (view) => void this.near(view),
      moving: (view, bins, at) => this.moving(view, bins, at),
      done: (bins, run) => ctx.store.choose(bins, run)
    };
    this.brush = new Brush(link, ctx.meta, ctx.layout);
    this.views = [
      ...RANGES.map((dim) => rangeView(ctx, dim, target)),
      ...GRIDS.map((pair) => gridView(ctx, pair, target)),
      ...LISTS.map((dim) => listView(ctx, dim, target))
    ];
    this.totals = totalsPanel(ctx);
    this.chips = chips(ctx);
    this.table = new RowTable(ctx, link, (code) => ctx.store.change({employer: code}));
    this.drill = drill(ctx, this.table);
    this.place(root);
    ctx.store.listen((state, before) => void this.follow(state, before));
  }

  private place(root: HTMLElement): void {
    const {t} = this.ctx;
    root.replaceChildren(
      h(
        "section",
        {class: "xp-head", "aria-label": t.selection},
        h("h2", {}, t.selection),
        toolbar(this.ctx, this.link),
        this.chips.element,
        this.totals.element,
        h("p", {class: "note"}, t.rateNote),
        paperLines(this.ctx)
      ),
      this.compare,
      h("div", {class: "xp-views"}, ...this.views.map(({element}) => element)),
      h(
        "section",
        {class: "xp-table", id: "xp-table", "aria-label": t.table},
        h("h2", {}, t.table),
        this.table.element
      ),
      this.drill.element,
      consolePanel(this.ctx, this.link, root)
    );
  }

  /** The first answer, for the choice in the address. */
  async start(): Promise<void> {
    await this.ask();
    await this.drill.show();
  }

  private async follow(state: Ctx["store"]["state"], before: Ctx["store"]["state"]): Promise<void> {
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    const choice = ({bins, search, exact, measure, other}: typeof state) => ({bins, search, exact, measure, other});
    if (!same(choice(state), choice(before))) await this.ask();
    else if (!same(state.sort, before.sort) || !same(state.columns, before.columns))
      await this.table.refresh(this.answer?.totals ?? null);
    await this.drill.show();
  }

  /** Asks for the current choice; an answer that has been overtaken is dropped. */
  private async ask(): Promise<void> {
    const run = ++this.running;
    document.documentElement.dataset.explorer = "busy";
    const {measure, other, ...rest} = this.ctx.store.state;
    const selection = {bins: rest.bins, search: rest.search, exact: rest.exact};
    const [answer, compared] = await Promise.all([
      this.link.ask("choose", {selection, measure}),
      other ? this.link.ask("compare", {selection: other, measure}) : null
    ]);
    if (run !== this.running) return;
    this.answer = answer;
    this.other = compared;
    this.show(answer, this.ctx.store.state.bins);
    this.showComparison();
    this.chips.update();
    document.documentElement.dataset.explorer = "ready";
    document.documentElement.dataset.explorerTable = "busy";
    await this.table.refresh(answer.totals);
    if (run === this.running) document.documentElement.dataset.explorerTable = "ready";
  }

  private show(answer: Answer, bins: Ctx["store"]["state"]["bins"], moved: View | null = null): void {
    const {state} = this.ctx.store;
    const counts = moved && this.answer ? {...answer.counts, ...ownCounts(moved, this.answer.counts)} : answer.counts;
    const shown = {counts, other: this.other?.counts ?? null, selection: {...state, bins}, measure: state.measure};
    for (const view of this.views) view.update(shown);
    this.totals.update(answer.totals);
  }

  private showComparison(): void {
    const {store, t} = this.ctx;
    const {other} = store.state;
    this.compare.hidden = !other;
    if (!other || !this.other || !this.answer) return;
    const names: [string, string] = [describeLine(this.ctx, store.state), describeLine(this.ctx, other)];
    this.compare.replaceChildren(
      h("h2", {}, t.compare),
      comparison(this.ctx, this.answer.totals, this.other.totals, names),
      h("p", {class: "note"}, t.compareHint)
    );
  }

  private async near(view: View): Promise<void> {
    if (this.answer && document.documentElement.dataset.explorer === "ready")
      await this.brush.prepare(view, this.ctx.store.state);
    document.documentElement.dataset.explorerTile = this.brush.isFor(view, this.ctx.store.state) ? view : "";
  }

  /** While a brush moves: answered from the tile; the worker is asked when it rests. */
  private moving(view: View, bins: Ctx["store"]["state"]["bins"], at: number): void {
    const answer = this.brush.answer(view, bins, this.ctx.store.state);
    if (!answer) return void this.near(view);
    this.show(answer, {...this.ctx.store.state.bins, ...bins}, view);
    requestAnimationFrame(() =>
      setTimeout(() => performance.measure("explorer-brush", {start: at, end: performance.now()}))
    );
  }
}

/** What a printed page says beside the choice: the note and the address of the view. */
function paperLines({t, store}: Ctx): HTMLElement {
  const element = h("p", {class: "xp-paper"});
  window.addEventListener("beforeprint", () => {
    const note = store.note ? `${t.about.note}: ${store.note} · ` : "";
    element.textContent = `${note}${t.about.address}: ${store.address}`;
  });
  return element;
}

/** A view's own counts do not follow its own brush. */
function ownCounts(view: View, counts: Answer["counts"]): Partial<Answer["counts"]> {
  return {[view]: counts[view]};
}

/** Begins on the page's element; every failure is said in it. */
async function start(root: HTMLElement): Promise<void> {
  const lang = (root.dataset.lang ?? "vi") as Lang;
  const t = lang === "vi" ? vietnamese : english;
  const base = new URL(root.dataset.base!, location.href).href;
  const status = root.querySelector<HTMLElement>(".xp-status")!;
  status.hidden = false;
  try {
    const link = new Link(
      base + root.dataset.worker!,
      (share) => (status.textContent = t.loading(percent(share, lang, 0)))
    );
    const meta = (await (await fetch(base + root.dataset.meta!)).json()) as Meta;
    await link.ask("load", {base, meta});
    const rules = root.dataset.rules ?? null;
    const ctx: Ctx = {lang, t, meta, layout: layoutOf(meta), base, rules, store: new Store(meta)};
    await new Explorer(ctx, link, root).start();
  } catch (error) {
    status.textContent = t.failed(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

const root = document.getElementById("explorer");
if (root) void start(root);
