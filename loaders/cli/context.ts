import {resolve} from "node:path";
import {type Command, InvalidArgumentError, Option} from "commander";
import {periodIndex} from "../reference.js";

/** Options that every command on a world has. */
export interface Common {
  data: string;
  asOf?: string;
  json?: boolean;
}

/** Makes a command on a world: `--data`, `--as-of`, `--json` and its examples; add options and the action to it. */
export type MakeCommand = (name: string, description: string, examples: string) => Command;

/** A path as the user meant it: npm runs commands in the project's folder, not where they were typed. */
export const from = (path: string) => resolve(process.env["INIT_CWD"] ?? process.cwd(), path);

/** Parser of an option: a month YYYY-MM. */
export const period = (text: string) => {
  try {
    periodIndex(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
};

/** Parser of an option: a whole number from the least allowed. */
export const whole = (least: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least) throw new InvalidArgumentError(`expected a whole number from ${least}`);
  return value;
};

/** Parser of an option: a day or an ISO time. */
export const date = (text: string) => {
  const valid =
    /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text.slice(0, 8));
  if (!valid) throw new InvalidArgumentError("expected YYYY-MM-DD or an ISO time");
  return text;
};

/** Writes a value as JSON to standard output. */
export const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** The factory of commands of a program. */
export function maker(program: Command): MakeCommand {
  return (name, description, examples) =>
    program
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
