import {mkdirSync} from "node:fs";
import {join} from "node:path";
import type {World} from "../paths.js";
import type {Lanes} from "./lanes.js";
import {compareStamp, fingerprint} from "./fingerprint.js";
import {openParquet} from "./formats/parquet.js";
import {openWorkbook} from "./formats/xlsx.js";
import {withZip} from "./formats/zip.js";
import {refusal} from "./header.js";
import type {Offer} from "./offer.js";
import {readExtract, type Extract, type Input} from "./read.js";
import {newRecord, type LoadRecord} from "./records.js";

/** A file that has been read and judged and now waits for its turn to count. */
export interface Taken {
  extract: Extract;
  /** Its record, but for the moment and the order of loading. */
  record: Omit<LoadRecord, "loaded_at" | "seq">;
}

/**
 * Parses and validates one file. Throws a UserError when nothing of it may be taken.
 * @param content the file itself, or the one inside the archive that was delivered.
 * @param folder for scratch files.
 * @param month of loading: nothing may lie after it.
 */
export async function takeFile(
  {lanes, place}: {lanes: Lanes; place: World},
  {delivered, content}: {delivered: Offer; content: Offer},
  folder: string,
  month: number
): Promise<Taken> {
  mkdirSync(folder, {recursive: true});
  return lanes.run(async (db) => {
    const take = async (input: Input): Promise<Taken> => {
      const job = {db, workerKey: place.workerKey, scratch: (name: string) => join(folder, name)};
      const extract = await readExtract(job, input, controlBase(delivered, content), month);
      await refuseChanged(delivered);
      return {extract, record: recordOf(delivered, input, extract)};
    };
    const {path, format, shape, print} = content;
    if (format === "xlsx")
      return withZip(path, async (members) => take({format: "table", source: await openWorkbook(members)}));
    if (format === "parquet") return take({format: "table", source: await openParquet(db, path)});
    return take({format: "csv", path, shape: shape!, scan: print!.text});
  });
}

/** Control totals stand beside the file that was delivered, or beside the one inside the archive. */
function controlBase(delivered: Offer, content: Offer): string {
  return delivered.format === "zip" ? content.path : delivered.path;
}

/** Throws a refusal when a file is no longer what was read. */
export async function refuseChanged({path, before, print}: Offer): Promise<void> {
  const {isSame, isCertain} = compareStamp(path, before!);
  if (!isSame || (!isCertain && (await fingerprint(path)).sha256 !== print!.sha256))
    throw refusal("changed while it was being read; load it again when it is complete");
}

const NO_ROWS = "no rows below the header: nothing is replaced";

function recordOf(delivered: Offer, input: Input, extract: Extract): Taken["record"] {
  const grid = input.format === "csv" ? input.shape : input.source.grid;
  const {rows, accepted, quarantined, numbers, cells, isSynthetic, firstLine} = extract;
  const aside = grid.unknownColumns.length ? [`columns left aside: ${grid.unknownColumns.join(", ")}`] : [];
  return {
    ...newRecord(delivered.name, delivered.print!, "", 0),
    status: "accepted",
    kind: grid.kind.id,
    ...{rows, accepted, quarantined, numbers, cells},
    encoding: input.format === "csv" ? input.shape.encoding : null,
    delimiter: input.format === "csv" ? input.shape.delimiter : null,
    unit: grid.unit,
    unknown_columns: [...grid.unknownColumns],
    header: [...grid.header],
    is_synthetic: isSynthetic,
    first_line: firstLine,
    notes: [
      ...(rows === 0 ? [NO_ROWS] : []),
      ...(input.format === "csv" ? input.shape.remarks : input.source.notes()),
      ...aside,
      ...extract.notes
    ]
  };
}
