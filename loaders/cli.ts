import {createReadStream, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pipeline} from "node:stream/promises";
import {Command, CommanderError, InvalidArgumentError, Option} from "commander";
import {runLoadOf} from "./cli/database.js";
import {contributorsCommand, explainCommand} from "./cli/explanation.js";
import {progress} from "./cli/progress.js";
import {DEFAULT_SAMPLE, runAll, runBuild, runSample, runSite} from "./cli/stages.js";
import {statusLines, worldStatus} from "./cli/status.js";
import {verifyWorld} from "./cli/verify.js";
import {EXIT, UserError} from "./errors.js";
import {EXPORT_NAMES, exportTable} from "./export/export.js";
import {world} from "./paths.js";
import {periodIndex} from "./reference.js";

interface Common {
  data: string;
  asOf?: string;
  json?: boolean;
}

/** A path as the user meant it: npm runs commands in the project's folder, not where they were typed. */
const from = (path: string) => resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
const period = (text: string) => {
  try {
    periodIndex(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
};
const whole = (least: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least) throw new InvalidArgumentError(`expected a whole number from ${least}`);
  return value;
};
const date = (text: string) => {
  const valid =
    /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text.slice(0, 8));
  if (!valid) throw new InvalidArgumentError("expected YYYY-MM-DD or an ISO time");
  return text;
};
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

const program = new Command("arrears")
  .description(
    "From contribution extracts to a static site of late payment of social, health and unemployment insurance."
  )
  .helpOption("-h, --help", "show help")
  .exitOverride()
  .configureHelp({sortSubcommands: false})
  .addHelpText(
    "after",
    `
Examples:
  arrears sample --employers 7000 --seed 1 --out data/extracts
  arrears load data/extracts
  arrears build
  arrears export rates --out rates.csv
  arrears site --out dist

Exit codes:
  0 done   1 failed, nothing was replaced   2 wrong use   3 loaded, rows in quarantine   4 at least one file refused`
  );

function command(name: string, description: string, examples: string): Command {
  return program
    .command(name)
    .description(description)
    .exitOverride()
    .addOption(
      new Option(
        "--data <dir>",
        "folder of the world: extracts are read from it, everything built stands in it"
      ).default("data")
    )
    .addOption(
      new Option("--as-of <date>", "what was known at the end of this day (UTC), or at this ISO time").argParser(date)
    )
    .option("--json", "machine-readable output on standard output")
    .addHelpText("after", `\nExamples:\n${examples}`);
}

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
    const result = await runBuild({...options, data: from(options.data)}, progress(options.json ?? false));
    if (options.json) print(result);
  });

command("site", "build and check the static site from the warehouse", "  arrears site --out dist")
  .option("--out <dir>", "folder of the site", "dist")
  .option("--force", "build even when nothing has changed")
  .action(async (options: Common & {out: string; force?: boolean}) => {
    const result = await runSite(
      {...options, data: from(options.data), out: from(options.out)},
      progress(options.json ?? false)
    );
    if (options.json) print(result);
  });

command(
  "status",
  "say what is loaded, what is built and the latest national rate",
  "  arrears status\n  arrears status --json"
).action(async (options: Common) => {
  const status = await worldStatus(from(options.data), options.asOf);
  if (options.json) print(status);
  else process.stdout.write(`${statusLines(status).join("\n")}\n`);
});

command(
  "export",
  `write a table as CSV: ${EXPORT_NAMES.join(", ")}`,
  "  arrears export rates --out rates.csv\n  arrears export quarantine\n  arrears export rates --as-of 2026-06-30\n  arrears export scores --period 2026-10 --out scores.csv"
)
  .argument("<name>", "which table")
  .option("--out <file>", "file to write (default: standard output)")
  .option("--period <month>", "the month YYYY-MM: needed for scores, narrows flags", period)
  .action(async (name: string, options: Common & {out?: string; period?: string}) => {
    const data = from(options.data);
    const {asOf, period} = options;
    if (options.out) return exportTable({data, name, out: from(options.out), asOf, period});
    const folder = mkdtempSync(join(tmpdir(), "arrears-"));
    try {
      const out = join(folder, "export.csv");
      await exportTable({data, name, out, asOf, period});
      await pipeline(createReadStream(out), process.stdout, {end: false});
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });

command(
  "diff",
  "say which published numbers differ between two states, by which files, and whose rank moved because of data",
  "  arrears diff 2026-06-30 current\n  arrears diff previous current --json"
)
  .argument("<a>", "a date, an ISO time, `previous` (the build before) or `current`")
  .argument("<b>", "the state to compare with")
  .action(async (a: string, b: string, options: Common) => {
    for (const state of [a, b]) if (state !== "current" && state !== "previous") date(state);
    const {diffStates} = await import("./diff/diff.js");
    const difference = await diffStates(from(options.data), a, b);
    if (options.json) print(difference);
    else process.stdout.write(`${(await import("./diff/lines.js")).differenceLines(difference).join("\n")}\n`);
  });

command(
  "verify",
  "check a world without changing it: accepted files, audits, sums of every level",
  "  arrears verify"
).action(async (options: Common) => {
  const result = await verifyWorld(from(options.data));
  if (options.json) print(result);
  else
    process.stdout.write(
      `checked    ${result.checked.join(", ")}\n${result.problems.length ? result.problems.join("\n") : "all is well"}\n`
    );
  if (result.problems.length) process.exitCode = EXIT.failed;
});

const MAIN_JOB = {
  start: "the main job: sample when there is nothing to load, load, build, site, serve",
  make: "the main job without serving",
  dev: "the main job, served, and again after every change of code or extracts"
} as const;
for (const [name, description] of Object.entries(MAIN_JOB)) {
  command(name, description, `  arrears ${name}`)
    .option("--out <dir>", "folder of the site", "dist")
    .option("--port <n>", "port of the server (default: PORT or 3000)", whole(0))
    .action(async (options: Common & {out: string; port?: number}) => {
      const tell = progress(options.json ?? false);
      const places = {data: from(options.data), out: from(options.out)};
      const code = await runAll(places, tell);
      if (name === "make") {
        process.exitCode = code;
        return;
      }
      const {serveSite} = await import("./site/serve.js");
      const served = await serveSite(places.out, options.port ?? Number(process.env["PORT"] ?? 3000));
      tell.say(`serve     ${served.url} (Ctrl+C ends)`);
      if (name === "dev") (await import("./cli/dev.js")).watchAndMake(places, tell);
    });
}

explainCommand(
  command(
    "explain",
    "account for the change of late amount and rate between two months",
    "  arrears explain --from 2025-12 --to 2026-10\n  arrears explain --from 2026-09 --to 2026-10 --province 79 --json"
  ),
  {from, print}
);
program.addCommand(contributorsCommand({from, print}));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof InvalidArgumentError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.failed;
}
