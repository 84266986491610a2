/** Loads a batch of damaged files and has every answer checked by the second reader. */
import {gzipSync} from "node:zlib";
import {Office} from "../office.js";
import {zip} from "../pack.js";
import {wrongs} from "./check.js";
import {damaged, damagedBook, randomOf, soundCsv} from "./mutate.js";

export interface Finding {
  seed: number;
  wrong: string[];
}

export interface BatchResult {
  files: number;
  answers: Record<string, number>;
  rows: number;
  slowest: number;
  findings: Finding[];
}

/** A file of the given seed: damaged text, a damaged workbook, or one of them packed. */
export function fileOf(seed: number): Buffer {
  const random = randomOf(seed);
  const kind = random();
  const body = kind < 0.6 ? damaged(soundCsv(random), random) : damagedBook(random);
  const packed = random();
  if (packed < 0.03) return gzipSync(body);
  if (packed < 0.06) return zip([{name: "x.csv", body}]);
  return packed < 0.08 ? damaged(gzipSync(body), random) : body;
}

/** Loads the files of seeds from `first` on. */
export async function runBatch(first: number, count: number): Promise<BatchResult> {
  return Office.open(async (office) => {
    const bodies = Array.from({length: count}, (_, i) => fileOf(first + i));
    const paths: string[] = [];
    for (const [i, body] of bodies.entries())
      paths.push(await office.write(`${String(first + i).padStart(9, "0")}.csv`, body));
    const outcomes = await office.load(paths);
    const result: BatchResult = {files: count, answers: {}, rows: 0, slowest: 0, findings: []};
    const taken = outcomes.filter((o) => o.answer === "accepted" || o.answer === "quarantined");
    const told = await office.tellAll(taken);
    const records = office.records();
    for (const [i, path] of paths.entries()) {
      const own = outcomes.filter((o) => o.file === path || o.file.startsWith(`${path}/`));
      const wrong = own.length === 0 ? ["no answer"] : [];
      for (const outcome of own) {
        const bytes = content(bodies[i]!);
        const {rows = [], faults = []} = told.get(outcome.sha256 ?? "") ?? {};
        if (bytes)
          wrong.push(...(await wrongs({bytes, outcome, record: records.get(outcome.sha256 ?? ""), rows, faults})));
        result.answers[outcome.answer] = (result.answers[outcome.answer] ?? 0) + 1;
        result.rows += outcome.accepted;
        result.slowest = Math.max(result.slowest, outcome.seconds);
      }
      if (wrong.length) result.findings.push({seed: first + i, wrong: wrong.slice(0, 5)});
    }
    return result;
  });
}

/** Packed files are checked by their counts alone when they are damaged, so those are left out here. */
function content(bytes: Buffer): Buffer | null {
  const isPacked =
    bytes[0] === 0x1f || (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004" && bytes.includes("x.csv"));
  return isPacked ? null : bytes;
}
