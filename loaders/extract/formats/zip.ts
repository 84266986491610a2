import {Transform, type Readable} from "node:stream";
import * as zlib from "node:zlib";
import yauzl, {type Entry, type ZipFile} from "yauzl";
import {refusal} from "../header.js";

/** One file inside an archive; its name is for people, never a path. */
export interface Member {
  name: string;
  bytes: number;
  open(): Promise<Readable>;
}

/** More than this comes out of no honest archive of extracts: the year of the whole nation is 2 GB. */
export const LARGEST_UNPACKED = 8 * 2 ** 30;
/** Text packs to a tenth, workbooks to a thirtieth; what packs a thousandfold is made to fill disks. */
const HIGHEST_RATIO = 400;
const RATIO_COUNTS_FROM = 64 * 2 ** 20;
const MOST_MEMBERS = 10_000;

/** Opens a zip, runs `use` on what it holds, and closes it whatever happens. Throws refusals. */
export async function withZip<T>(path: string, use: (members: Member[]) => Promise<T>): Promise<T> {
  const zip = await open(path);
  try {
    const entries = await entriesOf(zip);
    refuseBombs(entries);
    return await use(entries.map((entry) => member(zip, entry)));
  } finally {
    zip.close();
  }
}

function open(path: string): Promise<ZipFile> {
  // Names are decoded here and used as labels only, so a path-like one is harmless and no reason to refuse.
  const options = {lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true};
  return new Promise((done, fail) =>
    yauzl.open(path, options, (error, zip) =>
      error ? fail(refusal(`a damaged archive or workbook: ${error.message}`)) : done(zip)
    )
  );
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((done, fail) => {
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MOST_MEMBERS) fail(refusal(`an archive of more than ${MOST_MEMBERS} files`));
      else zip.readEntry();
    });
    zip.on("end", () => done(entries));
    zip.on("error", (error: Error) => fail(refusal(`a damaged archive or workbook: ${error.message}`)));
    zip.readEntry();
  });
}

function refuseBombs(entries: readonly Entry[]): void {
  const total = entries.reduce((sum, e) => sum + e.uncompressedSize, 0);
  const packed = entries.reduce((sum, e) => sum + e.compressedSize, 0);
  refuseSize(total, packed);
}

/** Throws a refusal when `unpacked` bytes out of `packed` ones are more than an extract can honestly be. */
export function refuseSize(unpacked: number, packed: number): void {
  if (unpacked > LARGEST_UNPACKED)
    throw refusal(`unpacks to ${megabytes(unpacked)} (at most ${megabytes(LARGEST_UNPACKED)})`);
  if (unpacked > RATIO_COUNTS_FROM && unpacked > packed * HIGHEST_RATIO)
    throw refusal(`unpacks to ${megabytes(unpacked)} from ${megabytes(packed)}: not an honest archive`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

function member(zip: ZipFile, entry: Entry): Member {
  const name = nameOf(entry);
  return {
    name,
    bytes: entry.uncompressedSize,
    open() {
      if (entry.isEncrypted()) return Promise.reject(refusal("encrypted; send it without a password"));
      return new Promise((done, fail) =>
        zip.openReadStream(entry, (error, stream) => {
          if (error) return fail(refusal(`a damaged archive or workbook: ${error.message}`));
          const checked = checkSum(entry);
          stream.on("error", (e) => checked.destroy(refusal(`a damaged archive or workbook: ${e.message}`)));
          checked.on("close", () => stream.destroy());
          done(stream.pipe(checked));
        })
      );
    }
  };
}

/** Names are UTF-8 when flagged; an older packer's bytes are shown as they are. */
function nameOf(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0 || isValidUtf8(bytes);
  return bytes.toString(isUtf8 ? "utf8" : "latin1").replaceAll("\\", "/");
}

function isValidUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const TABLE = Uint32Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The check sum of zip files; older releases of Node 20 have none of their own. */
function ownCrc32(chunk: Buffer, before: number): number {
  let sum = ~before;
  for (const byte of chunk) sum = TABLE[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** CRC-32 of a chunk after `before`, as zip files have it. */
export const crc32: (chunk: Buffer, before: number) => number = zlib.crc32 ?? ownCrc32;

function checkSum(entry: Entry): Transform {
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : refusal("a damaged archive or workbook: its check sum differs"));
    }
  });
}
