// Sets up what a command needs and runs it: the one entry of `npm start`, `npm test` and their kin. Plain JavaScript
// without dependencies, because on a fresh clone nothing is installed yet.
import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, readFileSync, readdirSync, writeFileSync} from "node:fs";
import {delimiter, dirname, join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const [command = "start", ...rest] = process.argv.slice(2);

requireNode(20);
installDependencies();
const code = await main();
// A program sets its own, and may go on serving.
if (code !== undefined) process.exit(code);

function main() {
  switch (command) {
    case "test":
      return test();
    case "arrears":
      return typescript("loaders/cli.ts", rest);
    case "docs":
      return typescript(rest[0] === "pictures" ? "loaders/docs/pictures.ts" : "loaders/docs/generate.ts", rest);
    case "build":
      return typescript("loaders/cli.ts", ["make", ...rest]);
    case "eval":
      return typescript("loaders/eval/run.ts", rest);
    case "bench":
      return typescript("loaders/bench/run.ts", rest);
    default:
      return typescript("loaders/cli.ts", [command, ...rest]);
  }
}

function requireNode(least) {
  if (Number(process.versions.node.split(".")[0]) >= least) return;
  fail(`Node.js ${process.versions.node} is too old (expected ${least} or newer)`);
}

/** Installs from the lock file when it has changed since the last time. */
function installDependencies() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const mark = join(root, "node_modules", ".installed-lock");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  process.stderr.write("installing dependencies from package-lock.json …\n");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], {cwd: root, stdio: ["ignore", 2, 2]})
    : spawnSync("npm", args, {cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32"});
  if (done.status !== 0)
    fail("the dependencies could not be installed (see above); is the package registry reachable?");
  writeFileSync(mark, lock);
}

/** Runs a program in this very process: whoever ends it ends the work. */
async function typescript(file, args) {
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(root);
  process.argv = [process.execPath, join(root, file), ...args];
  const {register} = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(join(root, file)).href);
}

function test() {
  const browser = findBrowser() ?? installBrowser();
  if (!findPostgres()) installPostgres();
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const env = browser ? {...process.env, ARREARS_BROWSER: browser} : process.env;
  const run = (bin, args) =>
    spawnSync(process.execPath, [bin, ...args], {cwd: root, stdio: "inherit", env}).status ?? 1;
  if (rest.length > 0) return run(vitest, ["run", ...rest]);
  return (
    run(join(root, "node_modules", "typescript", "bin", "tsc"), ["--noEmit"]) ||
    run(join(root, "node_modules", "eslint", "bin", "eslint.js"), [".", "--max-warnings=0"]) ||
    run(vitest, ["run"])
  );
}

function findBrowser() {
  const named = process.env.ARREARS_BROWSER ?? process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : fail(`ARREARS_BROWSER or CHROME_PATH: "${named}" does not exist`);
  const places = {
    win32: [
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"
    ],
    darwin: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium"
    ]
  };
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const onPath = (process.env.PATH ?? "").split(":").flatMap((folder) => names.map((name) => join(folder, name)));
  return (places[process.platform] ?? onPath).find((path) => existsSync(path));
}

/** Without a browser its tests are skipped and say so, like those of a server. */
function installBrowser() {
  if (aptInstall("chromium", "a browser") && findBrowser()) return findBrowser();
  process.stderr.write(
    "no browser for the tests: its tests are skipped; install Google Chrome or Chromium, or name one in ARREARS_BROWSER\n"
  );
  return undefined;
}

/** PostgreSQL's programs, in the places where test/postgres looks for them. */
function findPostgres() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, "bin")) : [];
  const folders = [process.env.ARREARS_POSTGRES ?? "", ...versions, ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => folder !== "" && existsSync(join(folder, "initdb")));
}

/** Without a server its tests are skipped and say so: everything else can still be tested. */
function installPostgres() {
  if (aptInstall("postgresql", "a PostgreSQL server") && findPostgres()) return;
  process.stderr.write(
    "no PostgreSQL for the tests: its tests are skipped; install it, or name its folder of programs in ARREARS_POSTGRES\n"
  );
}

/** Installs one of Debian's packages, where that is possible. */
function aptInstall(name, what) {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return false;
  process.stderr.write(`installing ${what} for the tests: Debian's ${name} …\n`);
  const apt = (...args) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", 2],
      env: {...process.env, DEBIAN_FRONTEND: "noninteractive"}
    }).status === 0;
  // Without a network the tests begin after seconds, not after apt's own patience.
  const patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"];
  return apt("update", "-qq", ...patience) && apt("install", ...patience, "-y", "-qq", "--no-install-recommends", name);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
