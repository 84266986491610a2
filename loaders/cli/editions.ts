import {join} from "node:path";
import {parseEdition, type Edition} from "../../src/domain/disclosure.js";
import {readPassword, writeBundle} from "../disclosure/bundle.js";
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

/** Where the encrypted file of an edition goes: a file, or a folder with one file per province. */
export interface Bundle {
  file: string;
  password: string;
}

/** Checks `--bundle` and `--password-file` before anything is built: both or neither. */
export function wantedBundle(file: string | undefined, passwordFile: string | undefined): Bundle | undefined {
  if (file === undefined && passwordFile === undefined) return undefined;
  if (file === undefined || passwordFile === undefined)
    throw new UserError("--bundle and --password-file go together", EXIT.usage);
  return {file, password: readPassword(passwordFile)};
}

function bundled({file, password}: Bundle, edition: Edition, folder: string): string {
  const target = edition.province !== null && !/\.\w+$/.test(file) ? join(file, `${edition.province}.arrears`) : file;
  const bytes = writeBundle(folder, target, password);
  return `  ${target}: encrypted, ${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * Builds an edition other than the central one into `out`, or those of all provinces into `out`/<code>. What they have in
 * common is read once; one that fails stops the run, and those built before it stand.
 */
export async function runEditions(
  options: {data: string; out: string; edition: Wanted; asOf?: string; bundle?: Bundle},
  tell: Progress
) {
  const started = process.hrtime.bigint();
  const {buildEdition, readCommon} = await import("../site/edition.js");
  const {data, out, edition} = options;
  const database = await databaseAsOf(world(data), options.asOf);
  const editions =
    edition === "provinces"
      ? (await withDatabase(database, {readOnly: true}, provinceEditions)).map((one) => ({
          one,
          to: join(out, one.province!)
        }))
      : [{one: edition, to: out}];
  const wanted = editions.map(({one}) => one);
  const common = await withDatabase(database, {readOnly: true}, (db) => readCommon(db, data, wanted));
  const reports = [];
  for (const {one, to} of editions) {
    forgetPublished(world(data), to);
    const begun = process.hrtime.bigint();
    const log = editions.length > 1 ? undefined : (line: string) => tell.say(`  ${line}`);
    const report = await buildEdition({data, database, log}, common, one, to);
    reports.push({...report, out: to});
    const what = `${report.edition}: ${report.pages} pages, ${report.employers} employers, in ${to}`;
    tell.say(stageLine("edition", what, secondsSince(begun)));
    if (options.bundle) tell.say(bundled(options.bundle, one, to));
  }
  tell.say(stageLine("site", `${reports.length} editions, every byte searched`, secondsSince(started)));
  return reports;
}
