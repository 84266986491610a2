import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {promisify} from "node:util";
import {gzip} from "node:zlib";

const require = createRequire(import.meta.url);

/** Files of the query engine: its WebAssembly and its worker. */
export const ENGINE_FILES = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"] as const;
export type EngineFile = (typeof ENGINE_FILES)[number];

/** A file of the engine as sites have it. */
export interface PackedEngine {
  /** Compressed, the same bytes in every site. */
  bytes: Buffer;
  /** SHA-256 of the file as its package brings it, hexadecimal. */
  digest: string;
}

const packed = new Map<EngineFile, Promise<PackedEngine>>();

/** The engine compressed, once per run: the sites of thirty-four provinces bring the same one. */
export function packedEngine(name: EngineFile): Promise<PackedEngine> {
  if (!packed.has(name)) packed.set(name, pack(name));
  return packed.get(name)!;
}

async function pack(name: EngineFile): Promise<PackedEngine> {
  const raw = await readFile(require.resolve(`@duckdb/duckdb-wasm/dist/${name}`));
  // The quickest level: a sixth larger than the best one, in a quarter of its time, at every build of a site.
  return {bytes: await promisify(gzip)(raw, {level: 1}), digest: createHash("sha256").update(raw).digest("hex")};
}
