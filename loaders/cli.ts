import {Command, CommanderError, InvalidArgumentError} from "commander";
import {buildCommands} from "./cli/commands/build.js";
import {mainCommands} from "./cli/commands/main.js";
import {noticesCommand} from "./cli/commands/notices.js";
import {worklistCommand} from "./cli/commands/worklist.js";
import {peopleCommands} from "./cli/commands/people.js";
import {quarantineCommands} from "./cli/commands/quarantine.js";
import {readCommands} from "./cli/commands/read.js";
import {templateCommands} from "./cli/commands/template.js";
import {reportCommand} from "./cli/commands/report.js";
import {from, maker, print} from "./cli/context.js";
import {contributorsCommand, explainCommand} from "./cli/explanation.js";
import {EXIT, UserError} from "./errors.js";

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

const command = maker(program);
buildCommands(command);
readCommands(command);
quarantineCommands(command);
templateCommands(command);
mainCommands(command);
reportCommand(command);
peopleCommands(command);
noticesCommand(command);
worklistCommand(command);
explainCommand(
  command(
    "explain",
    "account for the change of late amount and rate between two months",
    "  arrears explain --from 2025-12 --to 2026-10\n  arrears explain --from 2026-09 --to 2026-10 --province 79 --json"
  ),
  {from, print}
);
program.addCommand(contributorsCommand({from, print}));

// Whoever reads only the first lines (`| head`) has what was asked for.
process.stdout.on("error", (error) => {
  if (!isPipeClosed(error)) throw error;
});
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function isPipeClosed(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

function report(error: unknown): number {
  if (isPipeClosed(error)) return EXIT.ok;
  if (error instanceof InvalidArgumentError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const file = fileFault(error);
  if (file !== null) {
    process.stderr.write(`${file}\n`);
    return EXIT.failed;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.failed;
}

/** What the system says of a file or folder that the user named, in words: null for every other error. */
function fileFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const {code, path} = error as NodeJS.ErrnoException;
  const said: Record<string, string> = {
    EACCES: "no permission to read or write it",
    EPERM: "no permission to read or write it",
    EROFS: "stands on a file system that can only be read",
    EEXIST: "is a file (expected a folder)",
    ENOTDIR: "a part of it is a file (expected a folder)",
    EISDIR: "is a folder (expected a file)",
    ENOSPC: "no space left where it stands"
  };
  return path !== undefined && code !== undefined && said[code] !== undefined ? `${path}: ${said[code]}` : null;
}
