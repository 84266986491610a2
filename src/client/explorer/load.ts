import type {Meta} from "../../domain/explorer/meta.js";
import {emptyColumns, readRows} from "../../domain/explorer/rows.js";
import type {Source} from "../../domain/explorer/columns.js";

/** A file of the explorer as it is served. */
async function fetchRaw(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Opens a file that the packer has compressed; a server may have opened it already. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A file of the explorer, opened. */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  return unpack(await fetchRaw(url));
}

/** Reads all rows of a set; files are fetched together and unpacked in order. */
export async function loadRows(base: string, meta: Meta, progress: (done: number) => void): Promise<Source> {
  // All files are on their way together, but opened one at a time: open ones are four times as large.
  const files: (Promise<Uint8Array<ArrayBuffer>> | null)[] = meta.files.map((file) => fetchRaw(base + file.core));
  const columns = emptyColumns(meta.rows);
  const codes: string[] = [];
  let at = 0;
  for (const [i, file] of files.entries()) {
    const found = readRows(await unpack(await file!), columns, at, codes.length);
    if (found.rows !== meta.files[i]!.rows) throw new Error(`${meta.files[i]!.core}: ${found.rows} rows`);
    at += found.rows;
    for (const code of found.codes) codes.push(code);
    progress(at / meta.rows);
    files[i] = null;
  }
  return {columns, meta, codes, names: []};
}

/** The names of all employers, in the order of their places. */
export async function loadNames(base: string, meta: Meta): Promise<string[]> {
  const files = await Promise.all(meta.files.map((file) => fetchBytes(base + file.names)));
  return files.flatMap((bytes) => new TextDecoder().decode(bytes).split("\n"));
}
