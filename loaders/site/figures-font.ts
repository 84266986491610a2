import {deflateSync, inflateSync} from "node:zlib";

/**
 * Be Vietnam Pro has figures of different widths and no tabular ones, which columns of numbers need. This makes a
 * font of its ten figures alone, each centred in the width of the widest (the font's licence, OFL 1.1, allows it and
 * reserves no name). A few kilobytes; used for tables and drawings, never for running text.
 */
export function figuresFont(woff: Buffer): Buffer {
  const tables = readTables(woff);
  const need = (tag: string) => {
    const table = tables.get(tag);
    if (!table) throw new Error(`font without table: ${tag}`);
    return table;
  };
  const glyphs = [..."0123456789"].map((c) => glyphOf(need("cmap"), c.codePointAt(0)!));
  const [hmtx, longMetrics] = [Buffer.from(need("hmtx")), need("hhea").readUInt16BE(34)];
  if (glyphs.some((g) => g === 0 || g >= longMetrics)) throw new Error("font without metrics for its figures");
  const widest = Math.max(...glyphs.map((g) => hmtx.readUInt16BE(g * 4)));
  for (const g of glyphs) {
    const spare = widest - hmtx.readUInt16BE(g * 4);
    hmtx.writeUInt16BE(widest, g * 4);
    hmtx.writeInt16BE(hmtx.readInt16BE(g * 4 + 2) + Math.round(spare / 2), g * 4 + 2);
  }
  const head = Buffer.from(need("head"));
  // Bit 1 promises that outlines begin at their side bearing, which centred ones do not.
  head.writeUInt16BE(head.readUInt16BE(16) & ~2, 16);
  const kept = keepGlyphs(need("glyf"), need("loca"), head.readInt16BE(50) === 1, new Set(glyphs));
  for (const tag of ["GPOS", "GSUB", "GDEF", "gasp"]) tables.delete(tag);
  for (const [tag, table] of Object.entries({...kept, head, hmtx})) tables.set(tag, table);
  return writeWoff(woff.readUInt32BE(4), tables);
}

function readTables(woff: Buffer): Map<string, Buffer> {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF font");
  const records = Array.from({length: woff.readUInt16BE(12)}, (_, i) => woff.subarray(44 + i * 20, 64 + i * 20));
  return new Map(
    records.map((record) => {
      const [offset, packed, size] = [4, 8, 12].map((at) => record.readUInt32BE(at)) as [number, number, number];
      const raw = woff.subarray(offset, offset + packed);
      return [record.toString("latin1", 0, 4), packed < size ? inflateSync(raw) : Buffer.from(raw)];
    })
  );
}

/** The glyph of a character, by the segments of a format 4 map (every font for the web has one). */
function glyphOf(cmap: Buffer, code: number): number {
  const starts = Array.from({length: cmap.readUInt16BE(2)}, (_, i) => cmap.readUInt32BE(8 + i * 8));
  const start = starts.find((at) => cmap.readUInt16BE(at) === 4);
  if (start === undefined) throw new Error("font without a format 4 character map");
  const map = cmap.subarray(start);
  const doubled = map.readUInt16BE(6);
  for (let at = 14; at < 14 + doubled; at += 2) {
    if (map.readUInt16BE(at) < code) continue;
    const first = map.readUInt16BE(at + doubled + 2);
    if (first > code) return 0;
    const [delta, range] = [map.readUInt16BE(at + 2 * doubled + 2), map.readUInt16BE(at + 3 * doubled + 2)];
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = map.readUInt16BE(at + 3 * doubled + 2 + range + 2 * (code - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/** All glyphs but the given ones become empty; their numbers stay, so the other tables still fit. */
function keepGlyphs(glyf: Buffer, loca: Buffer, isLong: boolean, kept: Set<number>): {glyf: Buffer; loca: Buffer} {
  const count = loca.length / (isLong ? 4 : 2) - 1;
  const offset = (i: number) => (isLong ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2);
  const parts: Buffer[] = [];
  const offsets = [0];
  for (let i = 0; i < count; i++) {
    const outline = kept.has(i) ? glyf.subarray(offset(i), offset(i + 1)) : Buffer.alloc(0);
    if (kept.has(i) && outline.readInt16BE(0) < 0) throw new Error("figure composed of other glyphs");
    parts.push(outline, Buffer.alloc(outline.length % 2));
    offsets.push(offsets.at(-1)! + outline.length + (outline.length % 2));
  }
  const index = Buffer.alloc(loca.length);
  offsets.forEach((at, i) => (isLong ? index.writeUInt32BE(at, i * 4) : index.writeUInt16BE(at / 2, i * 2)));
  return {glyf: Buffer.concat(parts), loca: index};
}

function writeWoff(flavour: number, tables: Map<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.alloc(44 + 20 * sorted.length);
  const bodies: Buffer[] = [];
  let at = directory.length;
  let plain = 12 + 16 * sorted.length;
  sorted.forEach(([tag, table], i) => {
    const packed = deflateSync(table, {level: 9});
    const body = packed.length < table.length ? packed : table;
    const record = 44 + i * 20;
    directory.write(tag, record, "latin1");
    [at, body.length, table.length, checksum(table)].forEach((v, k) => directory.writeUInt32BE(v, record + 4 + k * 4));
    bodies.push(body, Buffer.alloc(-body.length & 3));
    at += body.length + (-body.length & 3);
    plain += table.length + (-table.length & 3);
  });
  directory.write("wOFF", 0, "latin1");
  directory.writeUInt32BE(flavour, 4);
  directory.writeUInt32BE(at, 8);
  directory.writeUInt16BE(sorted.length, 12);
  directory.writeUInt32BE(plain, 16);
  return Buffer.concat([directory, ...bodies]);
}

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
  let sum = 0;
  for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
  return sum;
}
