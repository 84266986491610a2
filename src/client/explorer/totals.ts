import type {Totals} from "../../domain/explorer/tile.js";
import {count, decimal, dong, money, percent, pointsBare, THIN_SPACE} from "../../domain/format.js";
import type {Ctx} from "./context.js";
import {h, setText} from "./dom.js";

interface Figure {
  key: keyof Ctx["t"]["totals"];
  /** As it is shown, and the exact number beside it when that is more. */
  text: (totals: Totals) => [string, string];
  /** Difference of two selections. */
  difference: (a: Totals, b: Totals) => string;
}

function share(part: bigint | number, whole: bigint | number): number | null {
  return Number(whole) > 0 ? Number(part) / Number(whole) : null;
}

/** The numbers of a selection in the order in which they are read. */
function figures({lang}: Ctx): Figure[] {
  const sign = (value: bigint | number, text: string) => (value > 0 ? `+${text}` : text);
  const counted = (key: "rows" | "employers" | "lateRows" | "flaggedRows" | "headcount"): Figure => ({
    key,
    text: (totals) => [totals[key] < 0 ? "…" : count(totals[key], lang), ""],
    difference: (a, b) => sign(a[key] - b[key], count(a[key] - b[key], lang))
  });
  const amount = (key: "late" | "wageBase" | "receivable"): Figure => ({
    key,
    text: (totals) => [money(totals[key], lang), dong(totals[key], lang)],
    difference: (a, b) => sign(a[key] - b[key], dong(a[key] - b[key], lang))
  });
  const rate = (key: "lateShare" | "lateRate", of: (totals: Totals) => number | null): Figure => ({
    key,
    text: (totals) => [percent(of(totals), lang), ""],
    difference: (a, b) => {
      const [x, y] = [of(a), of(b)];
      return x === null || y === null
        ? "–"
        : `${pointsBare(x - y, lang)}${THIN_SPACE}${lang === "vi" ? "điểm %" : "points"}`;
    }
  });
  return [
    counted("rows"),
    counted("employers"),
    amount("late"),
    counted("lateRows"),
    rate("lateShare", (totals) => share(totals.lateRows, totals.rows)),
    counted("flaggedRows"),
    amount("receivable"),
    rate("lateRate", (totals) => share(totals.late, totals.receivable)),
    counted("headcount"),
    amount("wageBase")
  ];
}

/** Counts, sums and rates of the selection, always in sight. */
export function totalsPanel(ctx: Ctx) {
  const list = figures(ctx);
  const cells = list.map(({key}) => ({
    value: h("span", {class: "key-value", "data-total": key}),
    exact: h("span", {class: "key-note"}),
    key
  }));
  const element = h(
    "dl",
    {class: "key-figures xp-totals"},
    ...cells.map(({value, exact, key}) =>
      h("div", {class: "key-figure"}, h("dt", {}, ctx.t.totals[key]), h("dd", {}, value), h("dd", {}, exact))
    )
  );
  return {
    element,
    update(totals: Totals) {
      list.forEach(({text}, i) => {
        const [shown, exact] = text(totals);
        setText(cells[i]!.value, shown);
        setText(cells[i]!.exact, exact);
        cells[i]!.value.dataset.exact = String(raw(totals, list[i]!.key));
      });
    }
  };
}

function raw(totals: Totals, key: Figure["key"]): bigint | number | string {
  if (key === "lateShare") return decimal(share(totals.lateRows, totals.rows), 6, "en");
  if (key === "lateRate") return decimal(share(totals.late, totals.receivable), 6, "en");
  return totals[key];
}

/** Two selections beside each other, with what parts them. */
export function comparison(ctx: Ctx, current: Totals, other: Totals, names: [string, string]): HTMLElement {
  const {t} = ctx;
  const rows = figures(ctx).map(({key, text, difference}) => {
    const show = (totals: Totals) => {
      const [shown, exact] = text(totals);
      return exact || shown;
    };
    return h(
      "tr",
      {"data-compare": key},
      h("th", {scope: "row"}, t.totals[key]),
      h("td", {class: "num"}, show(current)),
      h("td", {class: "num"}, show(other)),
      h("td", {class: "num"}, difference(current, other))
    );
  });
  const head = ["", t.current, t.other, t.difference];
  return h(
    "div",
    {class: "table-frame", role: "group", tabindex: 0, "aria-label": t.compare},
    h(
      "table",
      {},
      h("caption", {}, t.compare),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("td", {}, ""),
          ...head
            .slice(1)
            .map((text, i) =>
              h("th", {scope: "col", class: "num"}, text, i < 2 ? h("span", {class: "word"}, names[i]) : null)
            )
        )
      ),
      h("tbody", {}, ...rows)
    )
  );
}
