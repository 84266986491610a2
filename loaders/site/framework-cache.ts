import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";

/**
 * Libraries that Framework offers to every page without an import. It asks the registry for their versions at each
 * build, used or not; a folder of the right name answers that question. None of them is ever loaded by our pages.
 */
const OFFERED = [
  "@observablehq/inputs",
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "@viz-js/viz",
  "@duckdb/duckdb-wasm",
  "@uwdata/vgplot",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "exceljs",
  "htl",
  "isoformat",
  "jszip",
  "katex",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "mermaid",
  "minisearch",
  "parquet-wasm",
  "react",
  "react-dom",
  "sql.js",
  "topojson-client",
  "vega",
  "vega-lite",
  "vega-lite-api"
];

/** Answers Framework's questions about versions beforehand, so that a build asks no other host for anything. */
export async function fillFrameworkCache(root: string): Promise<void> {
  const npm = join(root, ".observablehq", "cache", "_npm");
  await Promise.all(OFFERED.map((name) => mkdir(join(npm, `${name}@0.0.0`), {recursive: true})));
  // A page that comes to need one of them fails in its browser test, with this sentence in the console.
  const stub = `throw new Error("this site is built without the libraries that Framework offers implicitly");\n`;
  await Promise.all(OFFERED.map((name) => writeFile(join(npm, `${name}@0.0.0`, "_esm.js"), stub)));
}
