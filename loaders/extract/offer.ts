import {basename} from "node:path";
import {UserError} from "../errors.js";
import {digest, fingerprint, stamp, type Fingerprint, type Stamp} from "./fingerprint.js";
import {formatOf, type Format} from "./formats/sniff.js";
import {shapeOf, type Shape} from "./shape.js";

/** A file that is offered for loading, after one reading of its bytes and before anything of it is taken. */
export interface Offer {
  /** What the outcome calls it: the path that was given; inside an archive, the archive's path and the name in it. */
  label: string;
  /** What its record calls it. */
  name: string;
  /** Where its bytes stand. */
  path: string;
  before?: Stamp;
  print?: Fingerprint;
  format?: Format;
  /** Texts only: how to read it. */
  shape?: Shape;
  /** Why nothing of it can be taken. */
  refused?: UserError;
  /** Why it cannot be read at all. */
  unreadable?: string;
}

/** What a world knows of bytes that come again. */
export interface KnownBytes {
  /** Whether some accepted file had as many. */
  hasSize(bytes: number): boolean;
  has(sha256: string): boolean;
}

/**
 * Reads a file's bytes once. Needs no session, so that the next file can be read while one is being judged.
 * @param known bytes that are merely told again: nothing else is found out about them.
 */
export async function offer(path: string, label = path, name = basename(path), known?: KnownBytes): Promise<Offer> {
  const base = {label, name, path};
  try {
    const before = stamp(path);
    if (!before.stat.isFile()) return {...base, unreadable: "not a file (a link to a folder, a pipe or a device)"};
    if (known?.hasSize(Number(before.stat.size))) {
      const print = await digest(path);
      if (known.has(print.sha256)) return {...base, before, print};
    }
    const found = await look(path);
    const print = await fingerprint(path, found.shape?.headerEnd, found.shape?.delimiter);
    return {...base, before, print, ...found};
  } catch (error) {
    return {...base, unreadable: (error as Error).message};
  }
}

async function look(path: string): Promise<Pick<Offer, "format" | "shape" | "refused">> {
  try {
    const format = await formatOf(path);
    return format === "csv" ? {format, shape: shapeOf(path)} : {format};
  } catch (error) {
    if (error instanceof UserError) return {refused: error};
    throw error;
  }
}
