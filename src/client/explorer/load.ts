import type {Source} from "../../domain/explorer/columns.js";
import {Lines} from "../../domain/explorer/lines.js";
import type {Meta} from "../../domain/explorer/meta.js";
import {RowColumns} from "../../domain/explorer/rowColumns.js";
import {readRows} from "../../domain/explorer/rows.js";
import type {Link} from "./link.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** A file of the explorer as it is served. */
export async function fetchRaw(url: string): Promise<Bytes> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Opens a file that the packer has compressed, into `room` where that is large enough. */
export async function unpack(bytes: Bytes, room: ArrayBuffer | null = null): Promise<Bytes> {
  // A server may have opened it already.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  // A gzip file ends with the size of what is in it.
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  const out = new Uint8Array(room && room.byteLength >= size ? room : new ArrayBuffer(size), 0, size);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  let at = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    out.set(step.value, at);
    at += step.value.length;
  }
  return out;
}

/** A file of the explorer, opened. */
export async function fetchBytes(url: string): Promise<Bytes> {
  return unpack(await fetchRaw(url));
}

/**
 * Reads all rows of a set. A second worker fetches the files and opens one while another is read here; two buffers go to
 * and fro between them.
 */
export async function loadRows(
  base: string,
  meta: Meta,
  opener: Link,
  progress: (done: number) => void
): Promise<Source> {
  const columns = new RowColumns(meta.rows, meta.employers);
  const codes = new Lines();
  await opener.ask("fetch", {urls: meta.files.map((file) => base + file.core)});
  const open = (index: number, room: ArrayBuffer | null) =>
    index < meta.files.length ? opener.ask("open", {index, room}, room ? [room] : []) : null;
  let next = open(0, null);
  let spare: ArrayBuffer | null = null;
  let at = 0;
  for (const [i, file] of meta.files.entries()) {
    const {bytes} = (await next)!;
    next = open(i + 1, spare);
    const found = readRows(bytes, columns, at, codes.length);
    if (found.rows !== file.rows) throw new Error(`${file.core}: ${found.rows} rows`);
    at += found.rows;
    codes.add(found.codes);
    progress(at / meta.rows);
    spare = bytes.buffer;
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
