import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {build} from "esbuild";
import {PROGRAM} from "../../paths.js";
import {packedEngine, type EngineFile} from "./engine.js";

/** Addresses of the explorer's scripts and of the query engine, relative to its folder. */
export interface Bundle {
  app: string;
  worker: string;
  console: {script: string; wasm: string; bytes: number};
}

/**
 * Bundles the explorer's scripts into `folder`: the page, the worker that holds the rows, and the SQL console, which the
 * page imports only when it is asked to, with the query engine (compressed, taken from its package) beside it.
 */
export async function bundleExplorer(folder: string): Promise<Bundle> {
  const entry = (name: string) => join(PROGRAM, "src", "client", "explorer", `${name}.ts`);
  const result = await build({
    entryPoints: {app: entry("app"), worker: entry("worker")},
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    metafile: true,
    logLevel: "silent",
    absWorkingDir: PROGRAM
  });
  const made = Object.entries(result.metafile.outputs);
  const named = (name: string) => {
    const found = made.find(([, output]) => output.entryPoint?.endsWith(`/${name}.ts`));
    if (!found) throw new Error(`explorer: the script ${name} was not made`);
    return found[0].split("/").at(-1)!;
  };
  return {app: named("app"), worker: named("worker"), console: await engine(folder)};
}

/** The query engine as the package brings it: its worker and its WebAssembly, compressed, under names of their content. */
async function engine(folder: string): Promise<Bundle["console"]> {
  const put = async (name: EngineFile, as: string) => {
    const {bytes, digest} = await packedEngine(name);
    const file = `${as}-${digest.slice(0, 12)}.bin`;
    await writeFile(join(folder, file), bytes);
    return {file, bytes: bytes.length};
  };
  const script = await put("duckdb-browser-eh.worker.js", "engine-worker");
  const wasm = await put("duckdb-eh.wasm", "engine");
  return {script: script.file, wasm: wasm.file, bytes: script.bytes + wasm.bytes};
}
