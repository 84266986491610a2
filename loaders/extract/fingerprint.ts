import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";

export interface Fingerprint {
  sha256: string;
  bytes: number;
  /** Physical lines; a last one without a line feed counts. */
  lines: number;
}

/** Reads a file's bytes once: its SHA-256, its size and its lines. */
export async function fingerprint(path: string): Promise<Fingerprint> {
  const hash = createHash("sha256");
  let bytes = 0;
  let lines = 0;
  let last = 10;
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    if (chunk.length) last = chunk[chunk.length - 1]!;
  }
  return {sha256: hash.digest("hex"), bytes, lines: lines + (last === 10 ? 0 : 1)};
}
