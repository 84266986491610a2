/**
 * Killed at any instant, a command leaves nothing that the next one stumbles over: `KILLS=100` makes a long series of it,
 * `KILLS_SEED` another one.
 */
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {Random} from "../worlds/random.js";
import {exportTexts, instant, leftovers, runStage, STAGES, writeFolder, type Stage} from "./kills.js";

const KILLS = Number(process.env["KILLS"] ?? 4);
const SEED = Number(process.env["KILLS_SEED"] ?? 1);
const EMPLOYERS = Number(process.env["KILLS_EMPLOYERS"] ?? 2500);

test(
  `killed ${KILLS} times at random instants of load and build, then completed: the same bytes`,
  {timeout: 240_000 + KILLS * 60_000},
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "arrears-kill-"));
    try {
      await writeFolder(join(folder, "extracts"), EMPLOYERS, SEED);
      const calm = join(folder, "calm");
      const seconds: Record<string, number> = {};
      for (const stage of STAGES) {
        const run = await runStage(stage, calm, null);
        expect([0, 3], run.err).toContain(run.code);
        seconds[stage] = run.seconds;
      }
      const expected = await exportTexts(calm);
      expect(expected["quarantine"]!.split("\n").length).toBeGreaterThan(20);
      const random = new Random(SEED);
      let kills = 0;
      /** Kills a command up to `times` times, then lets it end; gives the kills that came in time. */
      const disturb = async (stage: Stage, data: string, times: number, told: string[]): Promise<number> => {
        let killed = 0;
        for (let left = times; ; left--) {
          const run = await runStage(stage, data, left > 0 ? instant(random, seconds[stage]!) : null);
          told.push(`${stage} ${run.isKilled ? "killed" : "ended"} after ${run.seconds.toFixed(3)} s`);
          if (run.isKilled) killed++;
          else {
            expect([0, 3], `${told.join("\n")}\n${run.err}`).toContain(run.code);
            // A busy machine may have been slow before: instants are drawn from the shortest time that all of it took.
            if (killed === 0) seconds[stage] = Math.min(seconds[stage]!, run.seconds);
            return killed;
          }
        }
      };
      for (let round = 0; kills < KILLS; round++) {
        const data = join(folder, `round-${round}`);
        const told: string[] = [];
        for (const stage of STAGES)
          kills += await disturb(stage, data, Math.min(KILLS - kills, random.int(1, 5)), told);
        expect(leftovers(data), told.join("\n")).toEqual([]);
        const texts = await exportTexts(data);
        for (const name of Object.keys(expected))
          expect(texts[name] === expected[name], `${name}\n${told.join("\n")}`).toBe(true);
        if (KILLS > 20) process.stdout.write(`${kills} kills, ${round + 1} worlds the same\n`);
        await rm(data, {recursive: true, force: true});
      }
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  }
);
