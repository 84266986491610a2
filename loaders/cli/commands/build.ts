import {EXIT, UserError} from "../../errors.js";
import {world} from "../../paths.js";
import {periodIndex} from "../../reference.js";
import {from, period, print, whole, type Common, type MakeCommand} from "../context.js";
import {progress} from "../progress.js";
import {DEFAULT_SAMPLE, runSample} from "../sample.js";

interface SiteGiven {
  out: string;
  edition: string;
  bundle?: string;
  passwordFile?: string;
  force?: boolean;
}

/**
 * From extracts to the site: `sample`, `load`, `build`, `site`, `status`. What a command works with is imported when it
 * is called: each of them would otherwise start with the modules of all.
 */
export function buildCommands(command: MakeCommand): void {
  command(
    "sample",
    "write a synthetic nation that obeys the extract contract",
    "  arrears sample --employers 7000 --from 2022-01 --to 2026-10 --seed 1 --out data/extracts"
  )
    .option("--employers <n>", "number of employers", whole(1), DEFAULT_SAMPLE.employers)
    .option("--from <month>", "first month", period, DEFAULT_SAMPLE.from)
    .option("--to <month>", "last month", period, DEFAULT_SAMPLE.to)
    .option("--seed <n>", "the same seed writes the same bytes", whole(0), DEFAULT_SAMPLE.seed)
    .option("--out <dir>", "folder of the extracts (default: extracts in the world's folder)")
    .action(async (options: Common & {employers: number; from: string; to: string; seed: number; out?: string}) => {
      if (periodIndex(options.to) < periodIndex(options.from))
        throw new UserError(`--to ${options.to} is before --from ${options.from}`, EXIT.usage);
      const out = options.out ? from(options.out) : world(from(options.data)).extracts;
      const summary = await runSample({...options, out}, progress(options.json ?? false));
      if (options.json) print(summary);
    });

  command(
    "load",
    "load extracts: files, folders with all that is in them, or a PostgreSQL database; --as-of sets the moment of loading",
    "  arrears load data/extracts\n  arrears load may.csv june.csv --json\n  arrears load correction.csv --as-of 2026-11-20\n" +
      "  arrears load postgres://reader@db.example.vn/contributions --mapping mapping.json"
  )
    .argument("<paths...>", "files and folders, or one address postgres://user@host/database")
    .option("--mapping <file>", "which tables and columns of the database hold the extracts (docs/postgres.md)")
    .option("--refresh", "pull everything from the database again, unchanged or not")
    .action(async (paths: string[], options: Common & {mapping?: string; refresh?: boolean}) => {
      const tell = progress(options.json ?? false);
      const {runLoadOf} = await import("../database.js");
      const {outcomes, exitCode} = await runLoadOf(paths, {...options, data: from(options.data)}, from, tell);
      if (options.json) print(outcomes);
      process.exitCode = exitCode;
    });

  command(
    "build",
    "build the warehouse from all accepted files and put it in place when its audits pass",
    "  arrears build\n  arrears build --as-of 2026-06-30"
  )
    .option("--force", "build even when nothing has changed")
    .action(async (options: Common & {force?: boolean}) => {
      const {runBuild} = await import("../stages.js");
      const result = await runBuild({...options, data: from(options.data)}, progress(options.json ?? false));
      if (options.json) print(result);
    });

  command(
    "site",
    "build and check the static site from the warehouse: the whole of it, or what one reader may see",
    "  arrears site --out dist\n  arrears site --edition public --out public\n  arrears site --edition province:79 --out 79\n  arrears site --edition provinces --out editions"
  )
    .option("--out <dir>", "folder of the site", "dist")
    .option(
      "--edition <name>",
      "central, public, province:<code>, officer:<code> or officer:<province>/<code>, or provinces for all of them",
      "central"
    )
    .option("--bundle <file>", "also pack the edition into one encrypted file (of provinces: a folder of files)")
    .option("--password-file <file>", "file whose first line is the password of the bundle")
    .option("--force", "build even when nothing has changed")
    .action(async (given: Common & SiteGiven) => {
      const {runEditions, wantedBundle, wantedEdition} = await import("../editions.js");
      const edition = wantedEdition(given.edition);
      const place = (path?: string) => (path === undefined ? undefined : from(path));
      const bundle = wantedBundle(place(given.bundle), place(given.passwordFile));
      if (bundle && edition !== "provinces" && edition.kind === "central")
        throw new UserError("--bundle: the central edition does not travel; name another --edition", EXIT.usage);
      const options = {...given, data: from(given.data), out: from(given.out)};
      const tell = progress(given.json ?? false);
      const result =
        edition !== "provinces" && edition.kind === "central"
          ? await (await import("../stages.js")).runSite(options, tell)
          : await runEditions({...options, edition, bundle}, tell);
      if (given.json) print(result);
    });

  command(
    "unbundle",
    "unpack the encrypted bundle of an edition into a folder that is not there yet",
    "  arrears unbundle 79.arrears --password-file password.txt --out site-79"
  )
    .argument("<file>", "the bundle")
    .requiredOption("--password-file <file>", "file whose first line is the password")
    .requiredOption("--out <dir>", "folder of the site")
    .action(async (file: string, given: Common & {passwordFile: string; out: string}) => {
      const {openBundle, readPassword} = await import("../../disclosure/bundle.js");
      const files = openBundle(from(file), from(given.out), readPassword(from(given.passwordFile)));
      if (given.json) print({files, out: from(given.out)});
      else process.stdout.write(`unbundle  ${files} files in ${given.out}\n`);
    });

  command(
    "status",
    "say what is loaded, what is built and the latest national rate",
    "  arrears status\n  arrears status --json"
  ).action(async (options: Common) => {
    const {statusLines, worldStatus} = await import("../status.js");
    const status = await worldStatus(from(options.data), options.asOf);
    if (options.json) print(status);
    else process.stdout.write(`${statusLines(status).join("\n")}\n`);
  });
}
