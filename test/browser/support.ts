import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {delimiter, join} from "node:path";
import {chromium} from "playwright-core";
import type {Browser, BrowserContextOptions, Page} from "playwright-core";
import * as vitest from "vitest";
import {serveSite} from "../../loaders/site/serve.js";

const require = createRequire(import.meta.url);
const AXE = require.resolve("axe-core/axe.min.js");

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "chrome.exe",
  "msedge"
];
const PLACES = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/Applications/Google Chrome.app/Contents/MacOS",
  "/Applications/Chromium.app/Contents/MacOS",
  "C:\\Program Files\\Google\\Chrome\\Application",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application"
];

/** An installed Chrome or Chromium: the one that ARREARS_BROWSER or CHROME_PATH names, else the first one on the usual ways. */
function findBrowser(): string | null {
  const given = process.env.ARREARS_BROWSER ?? process.env.CHROME_PATH;
  if (given) return given;
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...PLACES].filter(Boolean);
  const names = [...NAMES, "Google Chrome", "Chromium"];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** Why tests in a browser cannot run here, or null when they can. */
export function whyNoBrowser(): string | null {
  return findBrowser() === null ? "no Chrome or Chromium found: install one, or name it in ARREARS_BROWSER" : null;
}

const reason = whyNoBrowser();
if (reason) process.stderr.write(`test/browser is skipped: ${reason}\n`);

/** Tests in a browser: skipped where there is none. */
export const describe = vitest.describe.skipIf(reason !== null);
export const it = vitest.it.skipIf(reason !== null);

/** Longer than any step takes on a machine that others use as well, and shorter than a test may take. */
const PATIENCE_MS = 90_000;

export interface OpenOptions {
  lang?: "vi" | "en";
  theme?: "light" | "dark";
  width?: number;
  javaScript?: boolean;
}

/** A site in a browser that can reach nothing else. */
export interface OpenSite {
  url: string;
  browser: Browser;
  /** Opens a page of the site and waits until its script has done its part. */
  open: (path: string, options?: OpenOptions) => Promise<Page>;
  /** Addresses that a page asked for on other hosts, and errors of its scripts, since the start. */
  trouble: string[];
  close: () => Promise<void>;
}

/** Serves a built site and starts a browser that is cut off from every other host. */
export async function openSite(dist: string): Promise<OpenSite> {
  const served = await serveSite(dist, 0);
  const browser = await chromium.launch({
    executablePath: findBrowser()!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
  });
  const trouble: string[] = [];
  const open = async (path: string, options: OpenOptions = {}) => {
    const {theme = "light", width = 1280, javaScript = true} = options;
    const settings: BrowserContextOptions = {
      viewport: {width, height: 900},
      colorScheme: theme,
      javaScriptEnabled: javaScript,
      acceptDownloads: true
    };
    const context = await browser.newContext(settings);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.route("**/*", (route) => {
      const address = route.request().url();
      if (address.startsWith(served.url) || /^(data|blob):/.test(address)) return route.continue();
      trouble.push(`request to another host: ${address}`);
      return route.abort();
    });
    page.on("pageerror", (error) => trouble.push(`${path}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") trouble.push(`${path}: ${message.text()}`);
    });
    await page.goto(served.url + path);
    if (javaScript) await page.locator("html[data-enhanced]").waitFor({state: "attached"});
    return page;
  };
  const close = async () => {
    await browser.close();
    await served.close();
  };
  return {url: served.url, browser, open, trouble, close};
}

/** What axe finds on a page, all rules or only those named. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.addScriptTag({path: AXE});
  const options = {resultTypes: ["violations"], ...(rules && {runOnly: {type: "rule", values: rules}})};
  const found = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  const {violations} = found as {violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]};
  return violations.flatMap((v) =>
    v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)
  );
}
