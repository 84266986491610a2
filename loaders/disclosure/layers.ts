import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync, inflateRawSync} from "node:zlib";
import {literal, withDatabase} from "../warehouse/open.js";

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZIP = Buffer.from("PK\u0003\u0004");
const ENTRY = Buffer.from("PK\u0001\u0002");
const PARQUET = Buffer.from("PAR1");
/** Containers inside containers are opened so often, then it is an error: nothing passes unread. */
const DEEPEST = 4;

/**
 * What a file says, in every form in which it can be read: the bytes themselves, the content of gzip, zip (workbooks and
 * documents are zips) and Parquet, whatever the name of the file. Throws when a container cannot be opened.
 */
export async function layersOf(bytes: Buffer, depth = 0): Promise<Buffer[]> {
  const inner = bytes.subarray(0, 2).equals(GZIP)
    ? [gunzipSync(bytes)]
    : bytes.subarray(0, 4).equals(ZIP)
      ? zipEntries(bytes)
      : bytes.subarray(0, 4).equals(PARQUET)
        ? [await parquetText(bytes)]
        : [];
  if (inner.length > 0 && depth === DEEPEST) throw new Error("more containers inside each other than are opened");
  const deeper: Buffer[] = [];
  for (const content of inner) deeper.push(...(await layersOf(content, depth + 1)));
  return [bytes, ...deeper];
}

/** The entries of a zip by its directory, with their names. */
function zipEntries(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = bytes.indexOf(ENTRY); at >= 0; at = bytes.indexOf(ENTRY, at + 46)) {
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    entries.push(Buffer.from(bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28))));
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    if (method !== 0 && method !== 8) throw new Error(`a zip entry packed by method ${method} cannot be read`);
    entries.push(method === 0 ? Buffer.from(content) : inflateRawSync(content));
  }
  if (entries.length === 0) throw new Error("a zip without a directory cannot be read");
  return entries;
}

/** All cells of a Parquet file as text. */
async function parquetText(bytes: Buffer): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "arrears-layers-"));
  try {
    const file = join(folder, "file.parquet");
    writeFileSync(file, bytes);
    return await withDatabase(":memory:", {threads: 1, memoryGb: 1}, async (db) => {
      const rows: string[] = [];
      for await (const part of db.stream(`select columns(*)::varchar from read_parquet(${literal(file)})`))
        rows.push(...part.map((row) => row.join("\n")));
      return Buffer.from(rows.join("\n"));
    });
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Readings of a layer as text: as it is, with escapes undone, and as UTF-16 of either order when zero bytes show it. */
export function readingsOf(layer: Buffer): string[] {
  const plain = layer.toString("utf8");
  const readings = [plain];
  if (/&(?:#|[a-z]+;)|\\u[0-9a-f]{4}|%[0-9a-f]{2}/i.test(plain)) readings.push(unescaped(plain));
  const zeros = layer.subarray(0, 65536).reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (zeros > 0) {
    for (const offset of [0, 1]) {
      const even = layer.subarray(offset, layer.length - ((layer.length - offset) % 2));
      readings.push(even.toString("utf16le"), Buffer.from(even).swap16().toString("utf16le"));
    }
    readings.push(Buffer.from(layer.filter((byte) => byte !== 0)).toString("utf8"));
  }
  return readings;
}

const NAMED: Record<string, string> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " "};

function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (all, hex?: string, dec?: string, name?: string) =>
      name ? (NAMED[name] ?? all) : character(Number.parseInt(hex ?? dec!, hex ? 16 : 10), all)
    )
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/(?:%[0-9a-f]{2})+/gi, (all) => Buffer.from(all.replaceAll("%", ""), "hex").toString("utf8"));
}

const character = (code: number, otherwise: string) =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
