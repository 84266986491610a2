import type {Dim} from "../../domain/explorer/dims.js";
import {binLabel, type Ctx} from "./context.js";
import {h} from "./dom.js";
import {keyRun} from "./keyRun.js";
import type {BrushTarget} from "./view.js";

/** Whole numbers from a to b. */
export function range(a: number, b: number): number[] {
  return Array.from({length: b - a + 1}, (_, i) => a + i);
}

/** n marks. */
export function marks<E extends Element>(n: number, make: (i: number) => E): E[] {
  return Array.from({length: n}, (_, i) => make(i));
}

/** The first and the last bin of the choice in two boxes: what the brush does, for keyboard and ear. */
export function limitBoxes(ctx: Ctx, dim: Dim, n: number, target: BrushTarget) {
  const {t} = ctx;
  const name = t.dims[dim];
  const box = (label: string) => {
    const options = [
      h("option", {value: ""}, t.all),
      ...marks(n, (i) => h("option", {value: i}, binLabel(ctx, dim, i)))
    ];
    return h<HTMLSelectElement>("select", {"aria-label": `${name}: ${label}`, onchange: choose}, ...options);
  };
  const from = box(t.from);
  const to = box(t.to);
  function choose(): void {
    if (from.value === "" && to.value === "") return target.done({[dim]: undefined}, run());
    const first = from.value === "" ? 0 : Number(from.value);
    const last = to.value === "" ? n - 1 : Number(to.value);
    // Keys pass values on their way: nothing is chosen before the limits are in order.
    const isInOrder = first <= last;
    for (const one of [from, to]) one.setAttribute("aria-invalid", String(!isInOrder));
    if (!isInOrder) return;
    target.done({[dim]: range(first, last)}, run());
  }
  const run = keyRun(from, to);
  const clear = h<HTMLButtonElement>(
    "button",
    {type: "button", class: "action", "aria-label": t.clearOne(name), onclick: () => target.done({[dim]: undefined})},
    t.clearShort
  );
  const element = h(
    "div",
    {class: "xp-limits"},
    h("span", {"aria-hidden": "true"}, t.from),
    from,
    h("span", {"aria-hidden": "true"}, t.to),
    to,
    clear
  );
  element.addEventListener("focusin", () => target.near(dim));
  return {
    element,
    show(chosen: readonly number[] | undefined) {
      from.value = chosen?.length ? String(chosen[0]) : "";
      to.value = chosen?.length ? String(chosen.at(-1)) : "";
      clear.disabled = !chosen;
    }
  };
}
