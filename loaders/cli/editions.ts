import {join} from "node:path";
import {editionName, parseEdition, type Edition} from "../../src/domain/disclosure.js";
import {provinceEditions} from "../disclosure/scope.js";
import {EXIT, UserError} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import {world} from "../paths.js";
import {withDatabase} from "../warehouse/open.js";
import {forgetPublished} from "./fresh.js";
import {secondsSince, stageLine, type Progress} from "./progress.js";

/** What `--edition` asks for: one edition, or those of all provinces of today. */
export type Wanted = Edition | "provinces";

/** Reads the value of `--edition`. Throws a UserError (wrong use) that names the forms there are. */
export function wantedEdition(text: string): Wanted {
  if (text === "provinces") return text;
  try {
    return parseEdition(text);
  } catch (error) {
    throw new UserError(
      `${(error as Error).message}, or provinces (all of them, each in a folder of its code)`,
      EXIT.usage
    );
  }
}

/**
 * Builds an edition other than the central one into `out`, or those of all provinces into `out`/<code>. What they have in
 * common is read once; one that fails stops the run, and those built before it stand.
 */
export async function runEditions(
  options: {data: string; out: string; edition: Wanted; asOf?: string},
  tell: Progress
) {
  const started = process.hrtime.bigint();
  const {buildEdition, readCommon} = await import("../site/edition.js");
  const {data, out, edition} = options;
  const database = await databaseAsOf(world(data), options.asOf);
  const common = await withDatabase(database, {readOnly: true}, (db) => readCommon(db, data));
  const editions =
    edition === "provinces"
      ? (await withDatabase(database, {readOnly: true}, provinceEditions)).map((one) => ({
          one,
          to: join(out, one.province!)
        }))
      : [{one: edition, to: out}];
  const reports = [];
  for (const {one, to} of editions) {
    forgetPublished(world(data), to);
    const begun = process.hrtime.bigint();
    const log = editions.length > 1 ? undefined : (line: string) => tell.say(`  ${line}`);
    const report = await buildEdition({data, database, log}, common, one, to);
    reports.push({...report, out: to});
    const what = `${editionName(one)}: ${report.pages} pages, ${report.employers} employers, in ${to}`;
    tell.say(stageLine("edition", what, secondsSince(begun)));
  }
  tell.say(stageLine("site", `${reports.length} editions, every byte searched`, secondsSince(started)));
  return reports;
}
