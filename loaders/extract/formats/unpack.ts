import {createReadStream, createWriteStream, statSync} from "node:fs";
import {basename} from "node:path/posix";
import {Transform} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {UserError} from "../../errors.js";
import {controlNames, isControl} from "../controls.js";
import {refusal} from "../header.js";
import {refuseSize, withZip} from "./zip.js";

/** A file that was taken out of an archive. */
export interface Unpacked {
  /** Its name inside the archive, without folders: a label. */
  name: string;
  path: string;
}

/** Left aside in archives: what packers add, and what people put beside their files. */
const ASIDE = /(^|\/)(__MACOSX\/|\.(?!\.?\/)|thumbs\.db$|desktop\.ini$|readme(\.\w+)?$)/i;

/** Unpacks a .gz into `target`. Throws a refusal when it is damaged or unpacks to more than an extract can be. */
export async function unpackGzip(path: string, target: string): Promise<void> {
  const packed = statSync(path).size;
  let bytes = 0;
  const bound = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      try {
        refuseSize(bytes, packed);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    }
  });
  try {
    await pipeline(createReadStream(path), createGunzip(), bound, createWriteStream(target));
  } catch (error) {
    if (error instanceof UserError || !isZlibError(error)) throw error;
    throw refusal(`a damaged archive: ${(error as Error).message}`);
  }
}

function isZlibError(error: unknown): boolean {
  return ((error as NodeJS.ErrnoException).code ?? "").startsWith("Z_");
}

/** Unpacks a .zip; `target` gives the path for the file of an index. Control totals come along beside their extracts. */
export async function unpackZip(path: string, target: (index: number) => string): Promise<Unpacked[]> {
  return withZip(path, async (members) => {
    const files = members
      .filter((m) => !m.name.endsWith("/") && !ASIDE.test(m.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const extracts = files.filter((m) => !isControl(m.name));
    if (extracts.length === 0) throw refusal("an archive without files");
    const unpacked: Unpacked[] = [];
    for (const [index, member] of extracts.entries()) {
      const place = target(index);
      await pipeline(await member.open(), createWriteStream(place));
      const control = files.find((m) => controlNames(member.name).includes(m.name));
      if (control) await pipeline(await control.open(), createWriteStream(`${place}.control.json`));
      unpacked.push({name: label(member.name), path: place});
    }
    return unpacked;
  });
}

/** The last part of a name, without anything that could move a cursor or a reader of logs. */
function label(name: string): string {
  return basename(name).replace(/\p{C}/gu, "?") || "?";
}
