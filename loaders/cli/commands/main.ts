import {from, whole, type Common, type MakeCommand} from "../context.js";
import {progress} from "../progress.js";

const MAIN_JOB = {
  start: "the main job: sample when there is nothing to load, load, build, site, serve",
  make: "the main job without serving",
  dev: "the main job, served, and again after every change of code or extracts"
} as const;

/** The main job: `start`, `make`, `dev`. */
export function mainCommands(command: MakeCommand): void {
  for (const [name, description] of Object.entries(MAIN_JOB)) {
    command(name, description, `  arrears ${name}`)
      .option("--out <dir>", "folder of the site", "dist")
      .option("--port <n>", "port of the server (default: PORT or 3000)", whole(0))
      .action(async (options: Common & {out: string; port?: number}) => {
        const tell = progress(options.json ?? false);
        const places = {data: from(options.data), out: from(options.out)};
        const {runAll} = await import("../stages.js");
        const code = await runAll(places, tell);
        if (name === "make") {
          process.exitCode = code;
          return;
        }
        const {serveSite} = await import("../../site/serve.js");
        const served = await serveSite(places.out, options.port ?? Number(process.env["PORT"] ?? 3000));
        tell.say(`serve     ${served.url} (Ctrl+C ends)`);
        if (name === "dev") (await import("../dev.js")).watchAndMake(places, tell);
      });
  }
}
