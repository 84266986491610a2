/** What the explorer's bench stands on: a packed set with a bare page around it, a file server, a browser. */
import {existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import {delimiter, join} from "node:path";
import type {Browser} from "playwright-core";
import type {Meta} from "../../src/domain/explorer/meta.js";
import {world} from "../paths.js";
import {bundleExplorer, type Bundle} from "../site/explorer/bundle.js";
import {packExplorer} from "../site/explorer/pack.js";
import {withDatabase} from "../warehouse/open.js";

/** The set of the world, packed once; a set that stands in --out already is taken as it is. */
export async function prepare(built: string, out: string): Promise<{meta: Meta; bundle: Bundle; seconds: number}> {
  const folder = join(out, "explorer");
  mkdirSync(out, {recursive: true});
  const started = performance.now();
  if (!existsSync(join(folder, "meta.json")))
    await withDatabase(world(built).database, {readOnly: true}, (db) => packExplorer(db, folder));
  const seconds = (performance.now() - started) / 1000;
  const bundle = await bundleExplorer(folder);
  const meta = JSON.parse(readFileSync(join(folder, "meta.json"), "utf8")) as Meta;
  mkdirSync(join(out, "vi"), {recursive: true});
  const data = {
    lang: "vi",
    base: "../explorer/",
    meta: "meta.json",
    worker: bundle.worker,
    engine: bundle.console.wasm
  };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${value}"`);
  const page = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>bench</title><style>${styles()}</style>
    <main class="page"><div id="explorer" class="explorer" ${attributes.join(" ")} data-engine-worker="${bundle.console.script}"
    data-engine-bytes="${bundle.console.bytes}"><p class="xp-status"></p></div></main><script type="module" src="../explorer/${bundle.app}"></script></html>`;
  writeFileSync(join(out, "vi", "explorer.html.new"), page);
  renameSync(join(out, "vi", "explorer.html.new"), join(out, "vi", "explorer.html"));
  return {meta, bundle, seconds};
}

function styles(): string {
  const file = (name: string) => readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), "utf8");
  const own = ["frame", "charts", "lists", "table", "console", "screens"].map((name) => `explorer/${name}`);
  return ["tokens", "page", "frame", "answer", "figures", "tables", "parts", ...own].map(file).join("\n");
}

/** A file server that does nothing but serve files, and counts their bytes. */
export function serve(out: string): Promise<{url: string; bytes: () => number; reset: () => void; close: () => void}> {
  let bytes = 0;
  const types: Record<string, string> = {
    html: "text/html; charset=utf-8",
    js: "text/javascript",
    json: "application/json"
  };
  const server = createServer((request, response) => {
    const path = join(out, decodeURIComponent(new URL(request.url!, "http://x").pathname));
    if (!path.startsWith(out) || !existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    const body = readFileSync(path);
    bytes += body.length;
    response
      .writeHead(200, {
        "content-type": types[path.split(".").at(-1)!] ?? "application/octet-stream",
        "cache-control": "no-store"
      })
      .end(body);
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address() as {port: number};
      resolve({
        url: `http://127.0.0.1:${address.port}/`,
        bytes: () => bytes,
        reset: () => (bytes = 0),
        close: () => server.close()
      });
    })
  );
}

export async function chromium(): Promise<Browser> {
  const {chromium: launcher} = await import("playwright-core");
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((path) => names.map((name) => join(path, name)))
    .find((path) => existsSync(path));
  const executablePath = process.env.ARREARS_BROWSER ?? process.env.CHROME_PATH ?? found;
  if (!executablePath) throw new Error("no Chrome or Chromium found: install one, or name it in ARREARS_BROWSER");
  return launcher.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info"]
  });
}
