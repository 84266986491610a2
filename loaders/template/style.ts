import type {Cell, CellStyle, ColumnDef, WriteSheet} from "hucre";

/** The look of every workbook of the product: one navy, one warm mark, thin grey rules. */
export const COLOUR = {
  navy: "1F3B57",
  steel: "5B7590",
  mark: "FBE3CF",
  markLine: "C8641B",
  pale: "EEF2F6",
  rule: "C5CED8"
};

const side = (rgb: string) => ({style: "thin" as const, color: {rgb}});
const box = (rgb: string) => ({top: side(rgb), bottom: side(rgb), left: side(rgb), right: side(rgb)});
const solid = (rgb: string) => ({type: "pattern" as const, pattern: "solid" as const, fgColor: {rgb}});
const wrapped = {vertical: "top" as const, wrapText: true};

/** The font of every cell: one that every office has. */
export const FONT = {name: "Arial", size: 10};
const bold = {...FONT, bold: true};
const white = {...bold, color: {rgb: "FFFFFF"}};
const centred = {...wrapped, vertical: "center" as const, horizontal: "center" as const};

export const STYLES = {
  title: {font: {...bold, size: 15, color: {rgb: COLOUR.navy}}},
  subtitle: {font: {...FONT, color: {rgb: COLOUR.steel}}},
  heading: {font: {...bold, size: 12, color: {rgb: COLOUR.navy}}},
  head: {font: white, fill: solid(COLOUR.navy), border: box("FFFFFF"), alignment: centred},
  headOptional: {font: white, fill: solid(COLOUR.steel), border: box("FFFFFF"), alignment: centred},
  cell: {font: FONT, border: box(COLOUR.rule), alignment: wrapped},
  code: {font: FONT, numFmt: "@", border: box(COLOUR.rule), alignment: wrapped},
  count: {
    font: FONT,
    border: box(COLOUR.rule),
    alignment: {vertical: "top", horizontal: "right"},
    numFmt: "#,##0"
  },
  strong: {font: bold, border: box(COLOUR.rule), alignment: wrapped},
  /** Cells as delivered: text, whatever they look like. */
  raw: {font: FONT, numFmt: "@", alignment: {vertical: "top"}},
  fault: {
    font: bold,
    numFmt: "@",
    fill: solid(COLOUR.mark),
    border: box(COLOUR.markLine),
    alignment: {vertical: "top"}
  },
  /** The line of a row that is at fault as a whole. */
  faultCount: {
    font: bold,
    fill: solid(COLOUR.mark),
    border: box(COLOUR.markLine),
    alignment: {vertical: "top", horizontal: "right"},
    numFmt: "#,##0"
  },
  text: {font: FONT, alignment: wrapped}
} as const satisfies Record<string, CellStyle>;

export type StyleName = keyof typeof STYLES;

/** A cell with a style: null is an empty one. */
export interface Styled {
  value: string | number | null;
  style: StyleName;
}

export const styled = (value: string | number | null, style: StyleName): Styled => ({value, style});

const LONGEST_CELL = 32_000;

/** Text that a workbook can hold: characters that XML forbids stand as their pictures, very long text is cut and says so. */
export function safeText(text: string, cut = "…"): string {
  const shown = text

    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return shown.length > LONGEST_CELL ? shown.slice(0, LONGEST_CELL) + cut : shown;
}

const LINE = 13;

/** The height of a row in points: workbooks do not measure text that wraps before somebody edits it. */
function heightOf(row: readonly (Styled | null)[], widths: readonly number[]): number {
  const lines = row.map((cell, c) => {
    const style: CellStyle | null = cell ? STYLES[cell.style] : null;
    if (!style?.alignment?.wrapText || typeof cell!.value !== "string") return 1;
    const perLine = Math.max(4, widths[c]! * (style.font?.bold ? 1.02 : 1.14));
    return cell!.value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  });
  const isTitle = row.some((cell) => cell?.style === "title");
  return Math.min(400, Math.max(1, ...lines) * LINE + (isTitle ? 10 : 4));
}

/** A sheet from rows of styled cells. Text stays text: nothing that looks like a formula becomes one. */
export function sheetOf(
  name: string,
  rows: readonly (readonly (Styled | null)[])[],
  columns: readonly (number | ColumnDef)[],
  more: Partial<WriteSheet> = {}
): WriteSheet {
  const values = rows.map((row) =>
    row.map((cell) => (typeof cell?.value === "string" ? safeText(cell.value) : (cell?.value ?? null)))
  );
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      // Cells as delivered have the style of their column: there may be millions of them.
      if (!cell || cell.style === "raw") return;
      const value = values[r]![c]!;
      const type = value === null ? "empty" : typeof value === "number" ? "number" : "string";
      cells.set(`${r},${c}`, {value, type, style: STYLES[cell.style], ...more.cells?.get(`${r},${c}`)});
    })
  );
  const widths = columns.map((column) => (typeof column === "number" ? column : (column.width ?? 10)));
  const rowDefs = new Map(rows.map((row, r) => [r, {height: heightOf(row, widths)}]));
  return {
    name: name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31),
    rows: values,
    pageSetup: {paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0},
    rowDefs,
    ...more,
    columns: columns.map((column) => (typeof column === "number" ? {width: column} : column)),
    cells
  };
}
