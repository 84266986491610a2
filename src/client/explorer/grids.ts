import {PAIRS, type Dim, type Pair} from "../../domain/explorer/dims.js";
import {binLabel, type Ctx} from "./context.js";
import {h, setAttribute} from "./dom.js";
import {range} from "./limits.js";
import {frame, measured, refreshTable, type BrushTarget, type LinkedView, type Shown} from "./view.js";

interface Shape {
  rows: Dim;
  columns: Dim;
  width: number;
  height: number;
  left: number;
  top: number;
  bottom: number;
  /** Rows go up (a scale) and not down (a list). */
  isUp: boolean;
}

const SHAPES: Record<Pair, Omit<Shape, "rows" | "columns">> = {
  matrix: {width: 620, height: 640, left: 118, top: 22, bottom: 8, isUp: false},
  scatter: {width: 620, height: 520, left: 74, top: 10, bottom: 34, isUp: true}
};
const LEVELS = 7;

/** Two dimensions at once: cells darker the more they hold, a rectangle chooses on both. */
export function gridView(ctx: Ctx, pair: Pair, target: BrushTarget): LinkedView {
  const isMatrix = pair === "matrix";
  const [first, second] = PAIRS[pair];
  // Provinces go down and sectors across; headcount goes across and wage up.
  const shape: Shape = {...SHAPES[pair], rows: isMatrix ? first : second, columns: isMatrix ? second : first};
  const grid = gridOf(ctx, pair, shape);
  const brush = h("rect", {class: "xp-brush", visibility: "hidden"});
  const drawing = h<SVGSVGElement>(
    "svg",
    {
      class: "drawing xp-drawing",
      viewBox: `0 0 ${shape.width} ${shape.height}`,
      role: "img",
      "aria-label": ctx.t.dims[pair]
    },
    ...labels(ctx, shape, grid),
    ...grid.cells,
    brush
  );
  let shown: Shown | null = null;
  const element = frame(ctx, pair, {
    drawing: () => drawing,
    body: [h("div", {class: "xp-plot"}, drawing)],
    tableRows: () => (shown ? pairRows(ctx, pair, shown) : [[]])
  });
  listenGrid({drawing, element, pair, shape, grid, target, current: () => shown});
  return {
    view: pair,
    element,
    update(next) {
      shown = next;
      const values = next.counts[pair];
      const top = Math.log1p(values.reduce((most, value) => Math.max(most, value), 1));
      for (const [i, cell] of grid.cells.entries()) {
        const value = values[i]!;
        const level = value <= 0 ? 0 : 1 + Math.min(LEVELS - 2, Math.floor((Math.log1p(value) / top) * (LEVELS - 1)));
        setAttribute(cell, "class", `xp-cell xp-level-${level}`);
      }
      showBrush(brush, next, grid);
      const what = next.measure === "late" ? ctx.t.actions.measureLate : ctx.t.actions.measureRows;
      setAttribute(drawing, "aria-label", ctx.t.chartLabel(ctx.t.dims[pair], what));
      refreshTable(element);
    }
  };
}

interface Grid {
  cells: Element[];
  nRows: number;
  nColumns: number;
  x: (column: number) => number;
  y: (row: number) => number;
  stepX: number;
  stepY: number;
  shape: Shape;
}

function gridOf({layout}: Ctx, pair: Pair, shape: Shape): Grid {
  const nRows = layout.sizes[shape.rows];
  const nColumns = layout.sizes[shape.columns];
  const stepX = (shape.width - shape.left - 4) / nColumns;
  const stepY = (shape.height - shape.top - shape.bottom) / nRows;
  const x = (column: number) => shape.left + column * stepX;
  const y = (row: number) => shape.top + (shape.isUp ? nRows - 1 - row : row) * stepY;
  const [, second] = PAIRS[pair];
  const n2 = layout.sizes[second];
  const cells = Array.from({length: nRows * nColumns}, (_, i) => {
    const [a, b] = [Math.floor(i / n2), i % n2];
    const [row, column] = pair === "matrix" ? [a, b] : [b, a];
    return h("rect", {
      class: "xp-cell xp-level-0",
      x: x(column).toFixed(1),
      y: y(row).toFixed(1),
      width: (stepX - 0.6).toFixed(1),
      height: (stepY - 0.6).toFixed(1)
    });
  });
  return {cells, nRows, nColumns, x, y, stepX, stepY, shape};
}

function labels(ctx: Ctx, shape: Shape, {nRows, nColumns, x, y, stepX, stepY}: Grid): Element[] {
  const isMatrix = !shape.isUp;
  const short = (dim: Dim, bin: number) => {
    const text = binLabel(ctx, dim, bin);
    if (dim === "sect") return ctx.meta.sections[bin]!.code === "unknown" ? "?" : ctx.meta.sections[bin]!.code;
    return text.split(" … ")[0]!;
  };
  const rows = Array.from({length: nRows}, (_, i) => i).filter((i) => isMatrix || i % 3 === 0 || i === nRows - 1);
  const columns = Array.from({length: nColumns}, (_, i) => i).filter(
    (i) => isMatrix || i % 4 === 0 || i === nColumns - 1
  );
  return [
    ...rows.map((row) =>
      h(
        "text",
        {class: "tick", x: shape.left - 6, y: y(row) + stepY / 2 + 4, "text-anchor": "end"},
        short(shape.rows, row)
      )
    ),
    ...columns.map((column) =>
      h(
        "text",
        {
          class: "tick",
          x: x(column) + stepX / 2,
          y: isMatrix ? shape.top - 7 : shape.height - shape.bottom + 18,
          "text-anchor": "middle"
        },
        short(shape.columns, column)
      )
    )
  ];
}

function showBrush(brush: Element, {selection}: Shown, {shape, x, y, stepX, stepY, nRows, nColumns}: Grid): void {
  const chosenRows = selection.bins[shape.rows];
  const chosenColumns = selection.bins[shape.columns];
  const isOn = (chosenRows?.length ?? 0) > 0 || (chosenColumns?.length ?? 0) > 0;
  setAttribute(brush, "visibility", isOn ? "visible" : "hidden");
  if (!isOn) return;
  const [r0, r1] = chosenRows?.length ? [Math.min(...chosenRows), Math.max(...chosenRows)] : [0, nRows - 1];
  const [c0, c1] = chosenColumns?.length ? [Math.min(...chosenColumns), Math.max(...chosenColumns)] : [0, nColumns - 1];
  setAttribute(brush, "x", x(c0).toFixed(1));
  setAttribute(brush, "width", ((c1 - c0 + 1) * stepX).toFixed(1));
  setAttribute(brush, "y", Math.min(y(r0), y(r1)).toFixed(1));
  setAttribute(brush, "height", ((r1 - r0 + 1) * stepY).toFixed(1));
}

interface Listening {
  drawing: SVGSVGElement;
  element: HTMLElement;
  pair: Pair;
  shape: Shape;
  grid: Grid;
  target: BrushTarget;
  current: () => Shown | null;
}

function listenGrid({drawing, element, pair, shape, grid, target, current}: Listening): void {
  let start: [number, number] | null = null;
  const cellAt = (event: PointerEvent): [number, number] => {
    const box = drawing.getBoundingClientRect();
    const px = ((event.clientX - box.left) / box.width) * shape.width;
    const py = ((event.clientY - box.top) / box.height) * shape.height;
    const clamp = (value: number, n: number) => Math.max(0, Math.min(n - 1, value));
    const column = clamp(Math.floor((px - shape.left) / grid.stepX), grid.nColumns);
    const down = clamp(Math.floor((py - shape.top) / grid.stepY), grid.nRows);
    return [shape.isUp ? grid.nRows - 1 - down : down, column];
  };
  const chosenAt = (event: PointerEvent) => {
    const [row, column] = cellAt(event);
    const [r, c] = start!;
    return {
      [shape.rows]: range(Math.min(r, row), Math.max(r, row)),
      [shape.columns]: range(Math.min(c, column), Math.max(c, column))
    };
  };
  element.addEventListener("pointerenter", () => target.near(pair));
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    target.near(pair);
    drawing.setPointerCapture(event.pointerId);
    start = cellAt(event);
    target.moving(pair, chosenAt(event), event.timeStamp);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (start) target.moving(pair, chosenAt(event), event.timeStamp);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (!start) return;
    const chosen = chosenAt(event);
    start = null;
    const before = current()?.selection.bins;
    const isSame = [shape.rows, shape.columns].every((dim) => String(before?.[dim]) === String(chosen[dim]));
    const isOneCell = Object.values(chosen).every((list) => list.length === 1);
    target.done(isSame && isOneCell ? {[shape.rows]: undefined, [shape.columns]: undefined} : chosen);
  });
  drawing.addEventListener("pointercancel", () => (start = null));
}

/** The cells that hold something, largest first. */
function pairRows(ctx: Ctx, pair: Pair, {counts, measure}: Shown): string[][] {
  const [first, second] = PAIRS[pair];
  const n2 = ctx.layout.sizes[second];
  const what = measure === "late" ? ctx.t.actions.measureLate : ctx.t.actions.measureRows;
  const values = counts[pair];
  const cells = [...values.keys()].filter((i) => values[i]! > 0).sort((a, b) => values[b]! - values[a]! || a - b);
  return [
    [`${ctx.t.dims[first]} × ${ctx.t.dims[second]}`, what],
    ...cells.map((i) => [
      `${binLabel(ctx, first, Math.floor(i / n2))} × ${binLabel(ctx, second, i % n2)}`,
      measured(values[i]!, measure, ctx.lang)
    ])
  ];
}
