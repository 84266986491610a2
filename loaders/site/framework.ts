import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {fillFrameworkCache} from "./framework-cache.js";

const require = createRequire(import.meta.url);
const CONFIG = fileURLToPath(new URL("../../observablehq.config.ts", import.meta.url));

/** Framework's command, found the way Node finds packages. */
function command(): string {
  const folder = dirname(require.resolve("@observablehq/framework/package.json"));
  return join(folder, "dist", "bin", "observable.js");
}

/**
 * Runs Framework on a staged root, in a process of its own, with the caller's network never needed. Rejects with
 * the end of its output when it fails; that it succeeds says little (see check.ts).
 */
export async function runFramework(root: string, output: string): Promise<void> {
  await fillFrameworkCache(root);
  const tsx = pathToFileURL(require.resolve("tsx")).href;
  const args = ["--import", tsx, "--no-warnings", command(), "build", "--config", CONFIG];
  const env = {
    ...process.env,
    ARREARS_SITE_ROOT: root,
    ARREARS_SITE_OUT: output,
    OBSERVABLE_TELEMETRY_DISABLE: "true",
    TZ: "UTC"
  };
  const child = spawn(process.execPath, args, {cwd: dirname(root), env, stdio: ["ignore", "pipe", "pipe"]});
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`Framework could not build the pages (exit code ${code}):\n${said.slice(-4000)}`);
}
