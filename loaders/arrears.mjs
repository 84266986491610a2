#!/usr/bin/env node
// The `arrears` command where dependencies are installed; in a clone, `npm run -s arrears --` installs them first.
import {spawnSync} from "node:child_process";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const cli = join(dirname(fileURLToPath(import.meta.url)), "cli.ts");
const run = spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), cli, ...process.argv.slice(2)], {stdio: "inherit"});
process.exit(run.status ?? 1);
