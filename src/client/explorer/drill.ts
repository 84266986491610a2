import type {Ctx} from "./context.js";
import {h} from "./dom.js";
import type {RowTable} from "./table.js";

/** The place on the page where an employer's evidence stands, with the ways to the next and the previous one. */
export function drill(ctx: Ctx, table: RowTable) {
  const {t, store} = ctx;
  const element = h("section", {class: "xp-evidence", id: "xp-evidence", hidden: true, tabindex: -1});
  let shown: string | null = null;

  const close = () => {
    store.change({employer: null});
    table.element.querySelector<HTMLElement>(".xp-scroll")?.focus();
  };
  const go = async (step: number) => {
    const next = shown ? await table.neighbour(shown, step) : null;
    if (next) store.change({employer: next});
  };
  const button = (label: string, name: string, act: () => void) =>
    h("button", {type: "button", class: "action", "data-do": name, onclick: act}, label);

  element.addEventListener("keydown", (event) => {
    if ((event.target as Element).matches("input, textarea, select")) return;
    if (event.key === "Escape") close();
    else if (event.key === "n" || event.key === "N") void go(1);
    else if (event.key === "p" || event.key === "P") void go(-1);
  });

  /** Shows the employer of the state, or nothing. */
  async function show(): Promise<void> {
    const code = store.state.employer;
    if (code === shown) return;
    shown = code;
    element.hidden = code === null;
    if (code === null) return element.replaceChildren();
    const title = t.evidence.title(code);
    element.setAttribute("aria-label", title);
    element.dataset.state = "busy";
    const {evidence} = await import("./evidence.js");
    const body = await evidence(ctx, code);
    if (shown !== code) return;
    element.replaceChildren(
      h("h2", {}, title),
      h(
        "div",
        {class: "xp-tools"},
        button(t.evidence.previous, "previous", () => void go(-1)),
        button(t.evidence.next, "next", () => void go(1)),
        button(t.evidence.close, "close", close),
        h("span", {class: "note"}, t.evidence.keys)
      ),
      body ?? h("p", {}, t.evidence.missing(code))
    );
    element.dataset.state = "ready";
    element.focus({preventScroll: true});
    element.scrollIntoView({block: "start"});
  }
  return {element, show};
}
