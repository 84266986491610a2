import {Command, InvalidArgumentError} from "commander";
import {EXIT, UserError} from "../errors.js";
import {NATION, type Scope} from "../explanation/scope.js";
import {periodIndex} from "../reference.js";

/** What the commands need from the one that adds them. */
export interface Shared {
  /** A path as the user meant it. */
  from: (path: string) => string;
  print: (value: unknown) => void;
}

/** `arrears contributors`: works on any table, needs no world. */
export function contributorsCommand({from, print}: Shared): Command {
  return new Command("contributors")
    .description("name the sets of attribute = value that explain the change of a rate in any table")
    .exitOverride()
    .requiredOption("--file <table>", "CSV or Parquet: one row per time label and combination of attributes")
    .requiredOption("--time <column>", "column of time labels")
    .requiredOption("--value <column>", "numerator of the rate, or what is added up")
    .option("--count <column>", "denominator of the rate (default: none, the value alone is looked at)")
    .requiredOption("--before <label>", "time label to compare with")
    .requiredOption("--after <label>", "time label to explain")
    .option("--depth <n>", "most attributes that are crossed in a set", whole(1), 3)
    .option("--most <n>", "most sets that are named", whole(1), 8)
    .option("--json", "machine-readable output on standard output")
    .addHelpText(
      "after",
      `
Every column that is neither time, value nor count is an attribute.

Examples:
  arrears contributors --file table.csv --time t --value v --count n --before 2026-09 --after 2026-10
  arrears contributors --file table.csv --time t --value v --count n --before A --after B --json`
    )
    .action(async (options: ContributorOptions) => {
      // Imported when needed: other commands start faster without.
      const {contributorLines, findContributors} = await import("../explanation/contributors.js");
      const report = await findContributors({...options, file: from(options.file)}, options);
      if (options.json) print(report);
      else process.stdout.write(`${contributorLines(report).join("\n")}\n`);
    });
}

interface ExplainOptions {
  data: string;
  asOf?: string;
  json?: boolean;
  from: string;
  to: string;
  province?: string;
  sector?: string;
  officer?: string;
  most: number;
}

/** `arrears explain`: adds its options to a command that has those of every command on a world. */
export function explainCommand(command: Command, {from, print}: Shared): Command {
  return command
    .requiredOption("--from <month>", "month to compare with", month)
    .requiredOption("--to <month>", "month to explain", month)
    .option("--province <code>", "a province of today (default: the nation)")
    .option("--sector <letter>", "a section of VSIC 2025")
    .option("--officer <code>", "a responsible officer")
    .option("--most <n>", "employers that are named", whole(1), 10)
    .action(async (options: ExplainOptions) => {
      const {explainChange} = await import("../explanation/explain.js");
      const {explanationLines} = await import("../explanation/explainText.js");
      const found = await explainChange({...options, data: from(options.data), scope: scopeOf(options)});
      if (options.json) print(found);
      else process.stdout.write(`${explanationLines(found).join("\n")}\n`);
    });
}

function scopeOf({province, sector, officer}: ExplainOptions): Scope {
  const asked = Object.entries({province, sector, officer}).filter(([, code]) => code !== undefined);
  if (asked.length > 1)
    throw new UserError("--province, --sector and --officer cannot be asked for together", EXIT.usage);
  const [found] = asked;
  return found ? {level: found[0] as Scope["level"], code: found[1]!} : NATION;
}

function month(text: string): string {
  try {
    periodIndex(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

interface ContributorOptions {
  file: string;
  time: string;
  value: string;
  count?: string;
  before: string;
  after: string;
  depth: number;
  most: number;
  json?: boolean;
}

function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least) throw new InvalidArgumentError(`expected a whole number from ${least}`);
    return value;
  };
}
