/**
 * Loads many damaged files, in processes of their own that are ended when they hang:
 * `npx tsx test/extract/fuzz/run.ts --files 10000 [--seed 1] [--batch 100] [--jobs 2]`. Ends with 1 when an answer was wrong.
 */
import {fork} from "node:child_process";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {runBatch, type BatchResult} from "./batch.js";

/** A file that takes longer than this on an idle machine hangs. */
const SECONDS_PER_FILE = 10;

const {values} = parseArgs({
  options: {
    ...{files: {type: "string", default: "10000"}, seed: {type: "string", default: "1"}},
    ...{batch: {type: "string", default: "100"}, jobs: {type: "string", default: "1"}}
  }
});

if (process.send) process.send(await runBatch(Number(values.seed), Number(values.files)), () => process.disconnect());
else process.exitCode = await runAll();

async function runAll(): Promise<number> {
  const [files, seed, size] = [Number(values.files), Number(values.seed), Number(values.batch)];
  const sum: BatchResult = {files: 0, answers: {}, rows: 0, slowest: 0, findings: []};
  let next = seed;
  const worker = async () => {
    while (next < seed + files) {
      const first = next;
      next += size;
      add(sum, await oneBatch(first, Math.min(size, seed + files - first)));
      process.stderr.write(`\r${sum.files} files, ${sum.findings.length} findings `);
    }
  };
  await Promise.all(Array.from({length: Number(values.jobs)}, worker));
  process.stderr.write("\n");
  console.log(JSON.stringify(sum, null, 1));
  return sum.findings.length > 0 || sum.files < files ? 1 : 0;
}

function oneBatch(first: number, count: number): Promise<BatchResult> {
  const child = fork(fileURLToPath(import.meta.url), ["--seed", String(first), "--files", String(count)], {
    execArgv: process.execArgv
  });
  return new Promise((done) => {
    const failed = (wrong: string): BatchResult => ({
      ...{files: count, answers: {}, rows: 0, slowest: 0},
      findings: [{seed: first, wrong: [`${wrong} within the ${count} files from this seed on`]}]
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), count * SECONDS_PER_FILE * 1000);
    let result: BatchResult | null = null;
    child.on("message", (message) => (result = message as BatchResult));
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      done(result ?? failed(signal === "SIGKILL" ? "hang" : `crash (${code ?? signal})`));
    });
  });
}

function add(sum: BatchResult, more: BatchResult): void {
  sum.files += more.files;
  sum.rows += more.rows;
  sum.slowest = Math.max(sum.slowest, more.slowest);
  sum.findings.push(...more.findings);
  for (const [answer, n] of Object.entries(more.answers)) sum.answers[answer] = (sum.answers[answer] ?? 0) + n;
}
