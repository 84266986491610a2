import {secondsSince, stageLine, thousands, type Progress} from "./progress.js";

/** The nation that is made up when a world has no extracts. */
export const DEFAULT_SAMPLE = {employers: 7000, from: "2022-01", to: "2026-10", seed: 1} as const;

/** Writes the sample nation. */
export async function runSample(
  options: {employers: number; from: string; to: string; seed: number; out: string},
  tell: Progress
) {
  const started = process.hrtime.bigint();
  // Imported when needed: most commands neither make a nation nor a site, and start faster without.
  const {writeSample} = await import("../sample/index.js");
  const summary = await writeSample({...options, log: () => undefined});
  tell.say(
    stageLine(
      "sample",
      `${thousands(options.employers)} employers, ${options.from} to ${options.to}, in ${options.out}`,
      secondsSince(started)
    )
  );
  return summary;
}
