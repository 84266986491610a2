import {createReadStream} from "node:fs";
import {shapedRow, type RawRow} from "./rows.js";
import {splitLine, type Shape} from "./shape.js";

const LF = 10;

/** The records that stand on the given lines (ascending) of a UTF-8 file in which every record is one line. */
export async function* pickRows(path: string, shape: Shape, lines: readonly number[]): AsyncGenerator<RawRow> {
  const row = (line: number, bytes: Buffer) => {
    const text = bytes.toString("utf8").replace(/\r$/, "");
    return shapedRow(splitLine(text, shape.delimiter) ?? [text], shape, line);
  };
  let next = 0;
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      if (line === lines[next]) {
        next++;
        const found = row(line, bytes.subarray(from, end));
        if (found) yield found;
      }
      if (next === lines.length) return;
      line++;
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length && line === lines[next]) {
    const found = row(line, rest);
    if (found) yield found;
  }
}
