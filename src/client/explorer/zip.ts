/** A zip file whose entries are compressed as they are made, so that no text of a whole sheet is ever in memory. */

export interface ZipEntry {
  name: string;
  parts: () => Iterable<string>;
}

const CRC = Uint32Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crcOf(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++) crc = CRC[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

interface Packed {
  name: Uint8Array;
  crc: number;
  size: number;
  blob: Blob;
}

async function pack({name, parts}: ZipEntry): Promise<Packed> {
  let crc = 0;
  let size = 0;
  const encoder = new TextEncoder();
  const made = parts()[Symbol.iterator]();
  const texts = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const next = made.next();
      if (next.done) return controller.close();
      const bytes = encoder.encode(next.value);
      crc = crcOf(bytes, crc);
      size += bytes.length;
      controller.enqueue(bytes);
    }
  });
  const blob = await new Response(texts.pipeThrough(new CompressionStream("deflate-raw"))).blob();
  if (Math.max(size, blob.size) > 0xffffffff) throw new Error(`${name}: larger than a workbook can hold`);
  return {name: encoder.encode(name), crc, size, blob};
}

/** All entries as one file of the given type. */
export async function zip(entries: readonly ZipEntry[], type: string): Promise<Blob> {
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let at = 0;
  let directorySize = 0;
  for (const entry of entries) {
    const packed = await pack(entry);
    const local = header(packed);
    const central = header(packed, at);
    parts.push(local, packed.blob);
    directory.push(central);
    at += local.length + packed.blob.size;
    directorySize += central.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, directorySize, true);
  end.setUint32(16, at, true);
  return new Blob([...parts, ...directory, end], {type});
}

/** The local header of an entry, or its line in the directory when its place is given. Dates are those of no clock. */
function header({name, crc, size, blob}: Packed, place?: number): Uint8Array<ArrayBuffer> {
  const isCentral = place !== undefined;
  const fixed = isCentral ? 46 : 30;
  const bytes = new Uint8Array(fixed + name.length);
  const view = new DataView(bytes.buffer);
  const shift = isCentral ? 2 : 0;
  view.setUint32(0, isCentral ? 0x02014b50 : 0x04034b50, true);
  view.setUint16(4, 20, true);
  if (isCentral) view.setUint16(6, 20, true);
  view.setUint16(6 + shift, 0x0800, true);
  view.setUint16(8 + shift, 8, true);
  view.setUint16(12 + shift, 0x21, true);
  view.setUint32(14 + shift, crc, true);
  view.setUint32(18 + shift, blob.size, true);
  view.setUint32(22 + shift, size, true);
  view.setUint16(26 + shift, name.length, true);
  if (isCentral) view.setUint32(42, place, true);
  bytes.set(name, fixed);
  return bytes;
}
