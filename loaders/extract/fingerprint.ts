import {createHash} from "node:crypto";
import {createReadStream, statSync, type BigIntStats} from "node:fs";

/** What one reading of a file's bytes tells. */
export interface Fingerprint {
  sha256: string;
  bytes: number;
  text: TextScan;
}

/** What the bytes of a text tell without cutting it into cells. */
export interface TextScan {
  /** Physical lines, blank ones at the end left out; a last one without a line feed counts. */
  lines: number;
  /** Below the header stands nothing that a lenient reader of numbers would take for part of one. */
  isPlain: boolean;
}

// A lenient reader takes " 12", "+5", "1.0", "1_000", "1e3", "0x1F" for numbers. Where none of these bytes stands, its
// reading of a number is exact to the digit, and reading typed columns is safe.
const LENIENT = [0x20, 0x0b, 0x0c, 0x2b, 0x2e, 0x5f, 0x65, 0x78, 0x62, 0x6f];
const TAB = 0x09;
// So may capitals (1E9, 0XFF); they are also letters of employer codes, and a cell that begins with a letter is no number.
const CAPITALS = [0x45, 0x58, 0x42, 0x4f];
const LONGEST_CODE = 7;

const LF = 10;
const CR = 13;
const TAIL = 64;

/** The SHA-256 of a file and nothing else of its text. */
export async function digest(path: string): Promise<Fingerprint> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunks(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return {sha256: hash.digest("hex"), bytes, text: {lines: -1, isPlain: false}};
}

function chunks(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, {highWaterMark: 1 << 20});
}

/** Reads a file's bytes once: its SHA-256, its size, its lines and what stands below byte `headerEnd`. */
export async function fingerprint(path: string, headerEnd = 0, delimiter?: string): Promise<Fingerprint> {
  const hash = createHash("sha256");
  const scan = new Scan(headerEnd, delimiter === "\t" ? LENIENT : [...LENIENT, TAB]);
  for await (const chunk of chunks(path)) {
    hash.update(chunk);
    scan.take(chunk);
  }
  return {sha256: hash.digest("hex"), bytes: scan.bytes, text: scan.result()};
}

class Scan {
  bytes = 0;
  private lines = 0;
  private returns = 0;
  private isPlain = true;
  private tail = Buffer.alloc(0);

  constructor(
    private readonly headerEnd: number,
    private readonly lenient: readonly number[]
  ) {}

  take(chunk: Buffer): void {
    this.lines += count(chunk, LF);
    this.returns += count(chunk, CR);
    const start = Math.max(0, this.headerEnd - this.bytes);
    if (this.isPlain && this.lenient.some((byte) => chunk.indexOf(byte, start) >= 0)) this.isPlain = false;
    if (this.isPlain) this.isPlain = this.capitalsAreInCodes(chunk, start);
    this.bytes += chunk.length;
    this.tail = Buffer.from(Buffer.concat([this.tail, chunk.subarray(-TAIL)]).subarray(-TAIL));
  }

  private capitalsAreInCodes(chunk: Buffer, start: number): boolean {
    for (const byte of CAPITALS)
      for (let at = chunk.indexOf(byte, start); at >= 0; at = chunk.indexOf(byte, at + 1))
        if (!this.isInCode(chunk, at)) return false;
    return true;
  }

  /** Whether the cell that holds the letter at `at` begins with a capital. */
  private isInCode(chunk: Buffer, at: number): boolean {
    let first = chunk[at]!;
    for (let i = at - 1; i >= at - LONGEST_CODE; i--) {
      const byte = i >= 0 ? chunk[i]! : (this.tail.at(i) ?? LF);
      const isAlphanumeric = (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
      if (!isAlphanumeric) break;
      first = byte;
    }
    return first >= 0x41;
  }

  result(): TextScan {
    const end = /(?:\r?\n)*$/.exec(this.tail.toString("latin1"))![0];
    const ends = count(Buffer.from(end), LF);
    // A carriage return that ends no line may be a line of its own to one reader and not to another.
    const isEven = this.returns === 0 || this.returns === this.lines;
    const lines = this.bytes === 0 ? 0 : isEven ? this.lines - ends + 1 : -1;
    return {lines, isPlain: this.isPlain};
  }
}

function count(chunk: Buffer, byte: number): number {
  let found = 0;
  for (let at = chunk.indexOf(byte); at >= 0; at = chunk.indexOf(byte, at + 1)) found++;
  return found;
}

/** A file as it was at one moment, to tell later whether it has changed. */
export interface Stamp {
  stat: BigIntStats;
  at: number;
}

/** Remembers the state of a file before it is read. */
export function stamp(path: string): Stamp {
  return {stat: statSync(path, {bigint: true}), at: Date.now()};
}

/**
 * Whether a file is still what it was. `isSame` is false when it certainly changed; `isCertain` is false when it had
 * been written so shortly before that its times could not tell a further write apart: then its bytes must be compared.
 */
export function compareStamp(path: string, before: Stamp): {isSame: boolean; isCertain: boolean} {
  const now = statSync(path, {bigint: true});
  const {stat} = before;
  const isSame =
    now.ino === stat.ino && now.size === stat.size && now.mtimeNs === stat.mtimeNs && now.ctimeNs === stat.ctimeNs;
  const newest = Number((stat.ctimeNs > stat.mtimeNs ? stat.ctimeNs : stat.mtimeNs) / 1_000_000n);
  return {isSame, isCertain: before.at - newest > 3000};
}
