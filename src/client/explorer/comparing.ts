import {monthsBefore, monthsSpanned} from "../../domain/explorer/compare.js";
import type {Selection} from "../../domain/explorer/state.js";
import type {Ctx} from "./context.js";
import {button} from "./dom.js";

/** Ways to set a second selection beside the current one: pinned by hand, or the same choice in earlier months. */
export function comparing({t, store}: Ctx): HTMLElement[] {
  const current = (): Selection => {
    const {bins, search, exact} = store.state;
    return {bins, search, exact};
  };
  const pin = button(t.actions.pin, "pin", () => store.change({other: store.state.other ? null : current()}));
  const swap = button(t.actions.swap, "swap", () => {
    const {other} = store.state;
    if (other) store.change({...other, other: current()});
  });
  /** The same selection so many months earlier; null when there are no such months. */
  const earlier = (months: (chosen: readonly number[]) => number): Selection | null => {
    const {period} = store.state.bins;
    const before = period?.length ? monthsBefore(period, months(period)) : null;
    return before && {...current(), bins: {...store.state.bins, period: before}};
  };
  const ways = [
    {name: "before", label: t.actions.before, months: monthsSpanned},
    {name: "yearBefore", label: t.actions.yearBefore, months: () => 12}
  ].map(({name, label, months}) => ({
    months,
    element: button(label, name, () => {
      const other = earlier(months);
      if (other) store.change({other});
    })
  }));
  const show = () => {
    pin.textContent = store.state.other ? t.actions.unpin : t.actions.pin;
    swap.hidden = !store.state.other;
    for (const {element, months} of ways) element.disabled = earlier(months) === null;
  };
  store.listen(show);
  show();
  return [pin, swap, ...ways.map(({element}) => element)];
}
