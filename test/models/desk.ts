/** A data directory of its own for one world, and the three commands run on it. */
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {exportTable} from "../../loaders/export/export.js";
import {PLAIN_TABLES} from "../../loaders/export/tables.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import type {Delivery} from "../oracle/types.js";
import {writeDeliveries} from "../worlds/write.js";

export const EXPORTS = ["rates", "ageing", "employers", "loads", "quarantine"] as const;

/** The text of every export. */
export type Texts = Record<(typeof EXPORTS)[number], string>;

/** Moments of loading; every period of a world lies before them. */
export const MONDAY = "2031-01-06T02:00:00.000Z";
export const TUESDAY = "2031-01-07T02:00:00.000Z";
export const BETWEEN = "2031-01-06T12:00:00.000Z";

export class Desk {
  private constructor(readonly data: string) {}

  /** Runs `work` in a fresh directory that is removed afterwards. */
  static async open<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
    const data = await mkdtemp(join(tmpdir(), "arrears-world-"));
    try {
      return await work(new Desk(data));
    } finally {
      await rm(data, {recursive: true, force: true});
    }
  }

  /** Writes the files into `folder` and loads them in their order. */
  async load(deliveries: Delivery[], now: string, folder = "first", seed = 1): Promise<void> {
    const paths = await writeDeliveries(join(this.data, "incoming", folder), deliveries, seed);
    await loadPaths({data: this.data, paths, now});
  }

  /** Loads one file with exactly this text. */
  async loadText(file: string, text: string, now: string): Promise<void> {
    const path = join(this.data, file);
    await writeFile(path, text);
    await loadPaths({data: this.data, paths: [path], now});
  }

  /** Builds the warehouse, as of now or as of a moment, and exports everything. */
  async build(asOf?: string): Promise<Texts> {
    await buildWarehouse({data: this.data, ...(asOf === undefined ? {} : {asOf})});
    return this.exportAll();
  }

  /** Like `build`, but makes no tables other than those that these exports read. */
  async figures(asOf?: string): Promise<Texts> {
    await buildWarehouse({data: this.data, only: PLAIN_TABLES, ...(asOf === undefined ? {} : {asOf})});
    return this.exportAll();
  }

  /** Exports from the warehouse that stands, or as of a moment. */
  async exportAll(asOf?: string): Promise<Texts> {
    const texts = {} as Texts;
    for (const name of EXPORTS) texts[name] = await this.export(name, asOf);
    return texts;
  }

  /** The text of one export. */
  async export(name: string, asOf?: string): Promise<string> {
    const out = join(this.data, `${name}.csv`);
    await exportTable({data: this.data, name, out, ...(asOf === undefined ? {} : {asOf})});
    return readFile(out, "utf8");
  }
}
