/** Takes the pictures of the README from a built site: `npm run docs -- pictures [dist]`. */
import {mkdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {chromium} from "playwright-core";
import {PROGRAM} from "../paths.js";
import {serveSite} from "../site/serve.js";

/** File, page, width and height of each picture. */
const PICTURES = [
  ["overview", "vi/index.html", 1280, 1180],
  ["provinces", "vi/provinces.html", 1280, 1000],
  ["province", "vi/provinces/79.html", 1280, 1180],
  ["explanation", "vi/explanation.html", 1280, 1000],
  ["anomalies", "vi/anomalies.html", 1280, 1000],
  ["ladder", "vi/ladder.html", 1280, 1180],
  ["explorer", "vi/explorer.html", 1280, 1300],
  ["data-status", "vi/data-status.html", 1280, 900],
  ["phone", "vi/index.html", 390, 844]
] as const;

const folder = join(PROGRAM, "docs", "images");
mkdirSync(folder, {recursive: true});
const served = await serveSite(resolve(process.argv[3] ?? join(PROGRAM, "dist")), 0);
const browser = await chromium.launch({
  executablePath: process.env["ARREARS_BROWSER"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
});
for (const [name, path, width, height] of PICTURES) {
  const page = await browser.newPage({viewport: {width, height}, colorScheme: "light"});
  await page.goto(served.url + path, {waitUntil: "networkidle"});
  await page.screenshot({path: join(folder, `${name}.png`)});
  await page.close();
}
await browser.close();
await served.close();
