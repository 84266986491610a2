import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadPaths} from "../../loaders/extract/load.js";
import {writeSample} from "../../loaders/sample/index.js";
import {buildSite} from "../../loaders/site/build.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";

export interface SampleSite {
  /** Folder of the world that the site was built from. */
  data: string;
  dist: string;
  remove: () => Promise<void>;
}

/** The whole way from sample to site, on a small nation that reaches over both maps of provinces. */
export async function sampleSite(): Promise<SampleSite> {
  const folder = await mkdtemp(join(tmpdir(), "sample-site-"));
  const [data, extracts, dist] = ["data", "extracts", "dist"].map((name) => join(folder, name)) as [
    string,
    string,
    string
  ];
  const sample = await writeSample({employers: 500, from: "2024-01", to: "2025-12", seed: 7, out: extracts});
  await loadPaths({data, paths: sample.files.map((name) => join(extracts, name)), now: "2026-02-02T08:00:00Z"});
  await buildWarehouse({data});
  await buildSite({data, out: dist});
  return {dist, data, remove: () => rm(folder, {recursive: true, force: true})};
}
