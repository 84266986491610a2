import type {WriteSheet} from "hucre";
import {messages} from "../../src/i18n/index.js";
import {kindOf, type Kind, type KindId} from "../extract/contract.js";
import {layoutOf} from "../extract/header.js";
import {safeText, sheetOf, styled, STYLES, type Styled} from "../template/style.js";
import {headingOf} from "../template/headings.js";
import {entryOf, sentenceOf} from "./catalogue.js";
import type {Words} from "./words.js";

export interface CellFault {
  column: string;
  value: string | null;
  code: string;
  reason: string;
}

/** A row that was set aside, as delivered, with all its faults. */
export interface FaultyRow {
  kind: KindId;
  file: string;
  line: number;
  /** Cells as delivered; null when only the build knows of the fault. */
  cells: string[] | null;
  /** The headings of its file; null in files of before they were kept. */
  header: readonly string[] | null;
  faults: CellFault[];
}

interface Position {
  key: string;
  label: string;
}

/** The columns of a file by position; files have thousands of rows. */
const LAYOUTS = new WeakMap<readonly string[], ReadonlyMap<number, string>>();

function layoutNames(header: readonly string[]): ReadonlyMap<number, string> {
  const known = LAYOUTS.get(header);
  if (known) return known;
  const names = new Map([...layoutOf(header).positions].map(([name, at]) => [at, name]));
  LAYOUTS.set(header, names);
  return names;
}

/** What the cells of a file stand under: contract columns by name, others by their heading. */
function positionsOf(kind: Kind, row: FaultyRow, words: Words): Position[] {
  const cells = row.cells ?? [];
  const names = row.header ? layoutNames(row.header) : new Map<number, string>();
  const width = Math.max(cells.length, row.header?.length ?? 0);
  return Array.from({length: width}, (_, i) => {
    const heading = row.header?.[i] || words.column(i + 1);
    const name = names.get(i);
    return {key: name ?? `${i} ${heading}`, label: heading};
  });
}

/** One sheet for each kind: rows as delivered, faulty cells marked, what is wrong and what to do beside them. */
export function rowSheets(rows: readonly FaultyRow[], words: Words, lang: "vi" | "en"): WriteSheet[] {
  const kinds = [...new Set(rows.map((row) => row.kind))];
  return kinds.map((id) =>
    kindSheet(
      kindOf(id),
      rows.filter((row) => row.kind === id),
      words,
      lang
    )
  );
}

/** File, line, explanation; then the cells. */
const LEADING = 3;
const WIDTHS = [24, 8, 64];

function kindSheet(kind: Kind, rows: readonly FaultyRow[], words: Words, lang: "vi" | "en"): WriteSheet {
  const columns = new Map<string, {at: number; label: string}>();
  const placed = rows.map((row) => {
    const positions = positionsOf(kind, row, words);
    for (const {key, label} of positions) if (!columns.has(key)) columns.set(key, {at: columns.size, label});
    return {row, positions};
  });
  const {file, line, told} = words.columns;
  const head = [file, line, told, ...[...columns.values()].map((c) => c.label)].map((text) => styled(text, "head"));
  const body = placed.map(({row, positions}) => {
    const cells: (Styled | null)[] = [
      styled(row.file, "cell"),
      styled(row.line, row.faults.some((f) => f.column === "") ? "faultCount" : "count"),
      styled(explanation(kind, row, words, lang), "cell"),
      ...Array.from({length: columns.size}, () => null)
    ];
    const faulty = faultyPositions(row, positions);
    (row.cells ?? []).forEach((cell, i) => {
      const at = LEADING + columns.get(positions[i]!.key)!.at;
      // A formula from outside stays the text that it was.
      cells[at] = styled(cell === "" ? null : cell, faulty.has(i) ? "fault" : "raw");
    });
    return cells;
  });
  const name = words.sheets.rows(lang === "vi" ? messages.vi.status.kinds[kind.id]! : kind.title.en);
  const labels = [...columns.values()].map(({label}) => ({
    width: Math.min(28, Math.max(12, label.length + 2)),
    style: STYLES.raw
  }));
  return sheetOf(name, [head, ...body], [...WIDTHS, ...labels], {
    freezePane: {rows: 1, columns: 2},
    autoFilter: {range: `A1:C${rows.length + 1}`},
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      scale: 60,
      printTitlesRow: "$1:$1",
      printTitlesColumn: "$A:$B"
    }
  });
}

/** Which cells have the faults: by column; in files without headings by what stands there. */
function faultyPositions(row: FaultyRow, positions: readonly Position[]): Set<number> {
  const found = new Set<number>();
  for (const fault of row.faults) {
    const byName = positions.findIndex((p) => p.key === fault.column);
    const at = byName >= 0 || row.header ? byName : (row.cells ?? []).indexOf(fault.value ?? "");
    if (at >= 0) found.add(at);
  }
  return found;
}

/** "BHXH cuối kỳ: “1e9” viết dạng lũy thừa (…). Việc cần làm: …", one line for each fault. */
function explanation(kind: Kind, row: FaultyRow, words: Words, lang: "vi" | "en"): string {
  const told = row.faults.map((fault) => {
    const sentence = sentenceOf(fault.code, fault.reason, lang);
    const {remedy} = entryOf(fault.code.split("|")[0]!);
    const value = fault.value
      ? `“${fault.value.length > 80 ? `${fault.value.slice(0, 80)}…` : fault.value}”`
      : words.empty;
    const said = fault.column
      ? words.cell(headingOf(kind, fault.column, lang), value, sentence)
      : words.wholeRow(sentence);
    return `• ${said}\n→ ${remedy[lang]}`;
  });
  return safeText(told.join("\n"), words.ellipsis);
}
