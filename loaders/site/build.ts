import {join} from "node:path";
import {diffStates, type Difference} from "../diff/diff.js";
import {hasPrevious} from "../diff/state.js";
import {UserError} from "../errors.js";
import {attachPublished, type Published} from "../explanation/published.js";
import {periodIndex, periodText} from "../reference.js";
import {withDatabase, type Db} from "../warehouse/open.js";
import {world} from "../paths.js";
import {pages} from "./pages/index.js";
import {publish} from "./publish.js";
import type {SiteReport} from "./publish.js";

export interface SiteOptions {
  /** Folder of the world. */
  data: string;
  /** The warehouse to read; the world's own when not given. */
  database?: string;
  /** Folder of the finished site. */
  out: string;
  /** Told once per stage, when it is done. */
  log?: (line: string) => void;
}

/** Builds the site of a world from its warehouse; the site that stood in `out` stays when anything fails. */
export async function buildSite({data, database: given, out, log}: SiteOptions): Promise<SiteReport> {
  const {database, site} = world(data);
  const started = performance.now();
  const difference = given === undefined || given === database ? await sinceTheBuildBefore(data) : null;
  const content = await withDatabase(given ?? database, {readOnly: true}, async (db) => {
    await needLedger(db);
    return pages(db, difference, join(site, "rooms"), await lastPublished(db, data));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  log?.(`pages       ${content.pages.length} written in ${seconds} s`);
  return await publish(content, {work: site, out, log});
}

/** The state in which the month before the last was published, attached to the database when later files touch it. */
async function lastPublished(db: Db, data: string): Promise<Published | null> {
  const run = await db.all<{key: string; value: string | null}>("select key, value from warehouse.run");
  const of = (key: string) => run.find((row) => row.key === key)?.value || undefined;
  const last = of("last_period");
  return last ? attachPublished(db, world(data), periodText(periodIndex(last) - 1), of("as_of")) : null;
}

/** Throws a UserError when there is no month to show. */
async function needLedger(db: Db): Promise<void> {
  if ((await db.all("select 1 from warehouse.dim_period limit 1")).length > 0) return;
  throw new UserError(
    "no site without a ledger: not one ledger row has been taken (load one with `arrears load FILE`; `arrears export loads` and `arrears export quarantine` tell what became of the files)"
  );
}

/** What the current build changed in the numbers of the build before it. */
async function sinceTheBuildBefore(data: string): Promise<Difference | null> {
  return hasPrevious(world(data)) ? diffStates(data, "previous", "current") : null;
}
