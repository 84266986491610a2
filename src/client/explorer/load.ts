import type {Source} from "../../domain/explorer/columns.js";
import {Lines} from "../../domain/explorer/lines.js";
import type {Meta} from "../../domain/explorer/meta.js";
import {RowColumns} from "../../domain/explorer/rowColumns.js";
import {readRows} from "../../domain/explorer/rows.js";

/** A file of the explorer as it is served. */
async function fetchRaw(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The place where files are opened, one after the other: as large as the largest of them. */
export class Workbench {
  private room = new Uint8Array(0);

  /** Opens a file that the packer has compressed; the bytes are good until the next one is opened. */
  async open(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    // A server may have opened it already.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    // A gzip file ends with the size of what is in it.
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
    if (this.room.length < size) this.room = new Uint8Array(size);
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    let at = 0;
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      this.room.set(step.value, at);
      at += step.value.length;
    }
    return this.room.subarray(0, at);
  }
}

/** A file of the explorer, opened. */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  return new Workbench().open(await fetchRaw(url));
}

/** Reads all rows of a set; files are fetched together, and opened and unpacked one after the other. */
export async function loadRows(base: string, meta: Meta, progress: (done: number) => void): Promise<Source> {
  const files: (Promise<Uint8Array<ArrayBuffer>> | null)[] = meta.files.map((file) => fetchRaw(base + file.core));
  const columns = new RowColumns(meta.rows, meta.employers);
  const codes = new Lines();
  const workbench = new Workbench();
  let at = 0;
  for (const [i, file] of files.entries()) {
    const found = readRows(await workbench.open(await file!), columns, at, codes.length);
    if (found.rows !== meta.files[i]!.rows) throw new Error(`${meta.files[i]!.core}: ${found.rows} rows`);
    at += found.rows;
    codes.add(found.codes);
    progress(at / meta.rows);
    files[i] = null;
  }
  return {columns, meta, codes, names: new Lines()};
}

/** The names of all employers, in the order of their places. */
export async function loadNames(base: string, meta: Meta): Promise<Lines> {
  const files = await Promise.all(meta.files.map((file) => fetchBytes(base + file.names)));
  const names = new Lines();
  for (const bytes of files) names.add(bytes);
  return names;
}
