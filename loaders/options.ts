import {parseArgs, type ParseArgsConfig} from "node:util";
import {EXIT} from "./errors.js";

/** What a program says, and the code it ends with, before it has done anything. */
export interface Early {
  text: string;
  code: number;
}

/**
 * Whether a program that is run by itself (`npm run eval`, `npm run bench`) ends before it begins: asked for help, given an
 * option that it does not have, or no whole number from `least[name]` on where one is needed. null = it can begin.
 */
export function endsEarly(
  args: readonly string[],
  usage: string,
  options: NonNullable<ParseArgsConfig["options"]>,
  least: Readonly<Record<string, number>> = {}
): Early | null {
  if (args.includes("--help") || args.includes("-h")) return {text: `${usage}\n`, code: EXIT.ok};
  const refuse = (fault: string): Early => ({text: `error: ${fault}\n${usage}\n`, code: EXIT.usage});
  try {
    const {values} = parseArgs({args: [...args], options});
    for (const [name, from] of Object.entries(least)) {
      const value = values[name];
      if (typeof value === "string" && !(/^\d+$/.test(value) && Number(value) >= from))
        return refuse(`--${name} "${value}" (expected a whole number from ${from} on)`);
    }
    return null;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Ends the process where `early` says so: help on standard output, faults on standard error. */
export function endIf(early: Early | null): void {
  if (!early) return;
  (early.code === EXIT.ok ? process.stdout : process.stderr).write(early.text);
  process.exit(early.code);
}
