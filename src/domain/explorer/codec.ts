/** Columns of whole numbers as bytes: variable length, small differences first; what gzip then makes small. */

/** Bytes that grow. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 16);
  length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow();
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1, seven bits a byte. */
  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`not a whole number from 0 on: ${value}`);
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** A whole number of either sign. */
  signed(value: number): void {
    this.varint(value < 0 ? -value * 2 - 1 : value * 2);
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private grow(): void {
    const next = new Uint8Array(this.bytes.length * 2);
    next.set(this.bytes);
    this.bytes = next;
  }
}

/** Reads what a ByteWriter wrote, in the same order. */
export class ByteReader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    return this.bytes[this.at++]!;
  }

  varint(): number {
    const first = this.bytes[this.at++]!;
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let scale = 0x80;
    for (;;) {
      const next = this.bytes[this.at++]!;
      value += (next & 0x7f) * scale;
      if (next < 0x80) return value;
      scale *= 0x80;
    }
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }
}

/** Named parts of bytes in one file: length of the head, head as JSON, parts one after the other. */
export function packParts(head: Record<string, unknown>, parts: Record<string, Uint8Array>): Uint8Array {
  const named = Object.entries(parts);
  const described = {...head, parts: named.map(([name, bytes]) => [name, bytes.length])};
  const headBytes = new TextEncoder().encode(JSON.stringify(described));
  const out = new Uint8Array(4 + headBytes.length + named.reduce((sum, [, bytes]) => sum + bytes.length, 0));
  new DataView(out.buffer).setUint32(0, headBytes.length, true);
  out.set(headBytes, 4);
  let at = 4 + headBytes.length;
  for (const [, bytes] of named) {
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}

/** What packParts wrote: the head, and the parts as views on the same bytes. */
export function unpackParts<T>(file: Uint8Array): {head: T; parts: Record<string, Uint8Array>} {
  const size = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + size))) as T & {parts: [string, number][]};
  const parts: Record<string, Uint8Array> = {};
  let at = 4 + size;
  for (const [name, length] of head.parts) {
    parts[name] = file.subarray(at, at + length);
    at += length;
  }
  if (at !== file.length) throw new Error(`file of columns: ${file.length} bytes, expected ${at}`);
  return {head, parts};
}
