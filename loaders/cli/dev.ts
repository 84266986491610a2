import {spawn} from "node:child_process";
import {existsSync, watch} from "node:fs";
import {join} from "node:path";
import {PROGRAM, world} from "../paths.js";
import type {Progress} from "./progress.js";

/** What a change of may change the site. */
const WATCHED = ["src", "loaders", "data/metrics", "data/reference", "data/rules"];

/**
 * Makes the site again after every change of the code or of the extracts, in a process of its own so that changed
 * modules are read anew. Runs until the process ends.
 */
export function watchAndMake(options: {data: string; out: string}, tell: Progress): void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const make = () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const args = [
      "--import",
      "tsx",
      join(PROGRAM, "loaders/cli.ts"),
      "make",
      "--data",
      options.data,
      "--out",
      options.out
    ];
    spawn(process.execPath, args, {cwd: PROGRAM, stdio: ["ignore", "inherit", "inherit"]}).on("close", () => {
      running = false;
      if (again) make();
      again = false;
    });
  };
  const folders = [...WATCHED.map((folder) => join(PROGRAM, folder)), world(options.data).extracts].filter((f) =>
    existsSync(f)
  );
  for (const folder of folders)
    watch(folder, {recursive: true}, () => {
      clearTimeout(timer);
      timer = setTimeout(make, 300);
    });
  tell.say(`watch     ${folders.length} folders`);
}
