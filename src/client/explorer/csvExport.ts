import {COLUMNS, rawCell, type Source, type TableColumn} from "../../domain/explorer/columns.js";
import {csvField} from "../csv.js";

/** The columns that an export writes: those of the table, in its order. */
export function exportColumns(keys: readonly string[]): TableColumn[] {
  return keys.flatMap((key) => COLUMNS.find((column) => column.key === key) ?? []);
}

const ROWS_A_PART = 20_000;

/** All rows as CSV: exact values, codes instead of names, UTF-8 with a byte order mark. */
export function csvBlob(source: Source, rows: Uint32Array, keys: readonly string[]): Blob {
  const columns = exportColumns(keys);
  const parts = ["\ufeff" + columns.map(({key}) => key).join(",") + "\r\n"];
  for (let at = 0; at < rows.length; at += ROWS_A_PART) {
    let text = "";
    for (const row of rows.subarray(at, at + ROWS_A_PART))
      text += columns.map((column) => csvField(rawCell(source, column, row))).join(",") + "\r\n";
    parts.push(text);
  }
  return new Blob(parts, {type: "text/csv;charset=utf-8"});
}
