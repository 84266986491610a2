import {createReadStream, createWriteStream} from "node:fs";
import {createInterface} from "node:readline";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import type {ReadableStream} from "node:stream/web";
import {writeXlsxStream} from "hucre/xlsx";

/** Writes the first `rows` rows of plain CSV files of one header as a workbook; gives how many there were. */
export async function writeWorkbook(files: readonly string[], path: string, rows: number): Promise<number> {
  let written = 0;
  async function* cells(): AsyncGenerator<(string | number)[]> {
    for (const [i, file] of files.entries()) {
      let isHeader = true;
      for await (const line of createInterface({input: createReadStream(file)})) {
        const texts = line.split(",");
        if (isHeader && i === 0) yield texts;
        // Codes stay text: a number would lose its zeros.
        if (!isHeader) yield texts.map((text, at) => (at > 2 && /^-?\d{1,15}$/.test(text) ? Number(text) : text));
        if (!isHeader && ++written === rows) return;
        isHeader = false;
      }
    }
  }
  const book = writeXlsxStream(cells(), {name: "ledger", inlineStrings: false});
  await pipeline(Readable.fromWeb(book as ReadableStream), createWriteStream(path));
  return written;
}
