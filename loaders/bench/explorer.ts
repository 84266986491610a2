/**
 * `npm run bench -- --only explorer` ends here: packs the shipped set of a built world, serves it with a plain static
 * file server, opens it in headless Chromium and prints how large and how fast it is: medians of several visits.
 */
import {readdirSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import type {Browser, Page} from "playwright-core";
import type {Meta} from "../../src/domain/explorer/meta.js";
import {chromium, prepare, serve} from "./explorerStand.js";
import {largestRenderer, memoryOf} from "./tabMemory.js";

const {values: options} = parseArgs({
  options: {
    data: {type: "string"},
    out: {type: "string"},
    visits: {type: "string", default: "5"},
    brushes: {type: "string", default: "20"},
    console: {type: "boolean", default: false}
  }
});
if (!options.data) throw new Error("--data: the folder of a built world");
const out = options.out ?? join(tmpdir(), `explorer-bench-${process.pid}`);
const folder = join(out, "explorer");

const median = (list: number[], share = 0.5) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? NaN;
const ready = (page: Page) =>
  page.locator('html[data-explorer="ready"]').waitFor({state: "attached", timeout: 120_000});

const settled = (page: Page) =>
  page
    .locator('html[data-explorer="ready"][data-explorer-table="ready"]')
    .waitFor({state: "attached", timeout: 120_000});

async function visit(browser: Browser, url: string): Promise<{page: Page; seconds: number}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  const started = performance.now();
  await page.goto(`${url}vi/explorer.html`);
  await ready(page);
  return {page, seconds: (performance.now() - started) / 1000};
}

/** Brushes every distribution to and fro; how long each move took from the pointer to the drawn answer, in ms. */
async function brush(page: Page, times: number): Promise<{moves: number[]; tiles: number[]}> {
  const tiles: number[] = [];
  for (const view of ["dh", "late", "period", "dw", "scatter", "matrix"]) {
    const drawing = page.locator(`#xp-${view} .xp-drawing`);
    await drawing.scrollIntoViewIfNeeded();
    const box = (await drawing.boundingBox())!;
    const at = (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height * (0.3 + share / 3));
    const started = performance.now();
    await at(0.3);
    await page.waitForFunction(`document.documentElement.dataset.explorerTile === "${view}"`);
    tiles.push(performance.now() - started);
    await page.mouse.down();
    for (let i = 0; i < times; i++) await at(0.3 + (0.5 * (i + 1)) / times);
    await page.mouse.up();
    await ready(page);
    await page.locator('[data-do="undo"]').click();
    await settled(page);
  }
  const moves = await page.evaluate<number[]>("performance.getEntriesByName('explorer-brush').map((e) => e.duration)");
  return {moves, tiles};
}

/** One choice of the boxes: the worker's full pass, exact employers and the table included, in ms. */
async function choices(page: Page): Promise<number[]> {
  const took: number[] = [];
  for (const value of ["9", "10", "11", "12"]) {
    const started = performance.now();
    await page.locator("#xp-dh select").first().selectOption(value);
    await settled(page);
    took.push(performance.now() - started);
  }
  await page.locator('[data-do="clear"]').click();
  await ready(page);
  return took;
}

/** The SQL console: from the click until it answers, then its example questions, in ms. */
async function sqlConsole(page: Page): Promise<{opened: number; asked: number[]}> {
  const started = performance.now();
  await page.locator('[data-do="console"]').click();
  await page.locator("#xp-sql").waitFor({timeout: 600_000});
  const opened = performance.now() - started;
  const asked: number[] = [];
  const samples = page.locator("#xp-console .xp-samples button");
  for (let i = 0; i < (await samples.count()); i++) {
    const begun = performance.now();
    await samples.nth(i).click();
    await page.waitForFunction("document.querySelector('#xp-sql-said').dataset.state === 'done'");
    asked.push(performance.now() - begun);
  }
  return {opened, asked};
}

async function series(page: Page, meta: Meta, served: {bytes: () => number; reset: () => void}) {
  const took: number[] = [];
  const weights: number[] = [];
  for (const code of meta.series.first.filter((_, i) => i % Math.ceil(meta.series.first.length / 7) === 0)) {
    served.reset();
    const started = performance.now();
    await page.evaluate(`location.hash = "e=${code}"`);
    await page.waitForFunction(`document.querySelector("#xp-evidence h2")?.textContent.endsWith("${code}")`);
    took.push(performance.now() - started);
    weights.push(served.bytes());
  }
  // The first one also fetches the script that draws it.
  const from = took.length > 1 ? 1 : 0;
  return {milliseconds: median(took.slice(from)), bytes: Math.max(...weights.slice(from))};
}

const {meta, seconds: packing} = await prepare(options.data, out);
const served = await serve(out);
const browser = await chromium();
try {
  const visits: number[] = [];
  const spent: number[] = [];
  let first = 0;
  for (let i = 0; i < Number(options.visits); i++) {
    served.reset();
    const {page, seconds} = await visit(browser, served.url);
    visits.push(seconds);
    spent.push((await largestRenderer(browser)).cpuTime);
    first = served.bytes();
    await page.context().close();
  }
  const {page} = await visit(browser, served.url);
  await settled(page);
  const {moves: brushed, tiles} = await brush(page, Number(options.brushes));
  const chosen = await choices(page);
  const session = await page.context().newCDPSession(page);
  const memory = (await session.send("Runtime.getHeapUsage")).usedSize;
  const found = await series(page, meta, served);
  const memoryAtEnd = await memoryOf((await largestRenderer(browser)).id);
  const asked = options.console ? await sqlConsole(page) : null;
  const withConsole = asked ? await memoryOf((await largestRenderer(browser)).id) : null;
  const shards = readdirSync(join(folder, "series")).map((name) => statSync(join(folder, "series", name)).size);
  const mb = (n: number) => `${(n / 1e6).toFixed(1)} MB`;
  const lines = [
    ["employer-months, employers", `${meta.rows.toLocaleString("en-GB")}, ${meta.employers.toLocaleString("en-GB")}`],
    ["shipped (rows and names)", mb(meta.files.reduce((sum, file) => sum + file.bytes, 0))],
    ["first visit, all transfers", mb(first)],
    [
      "usable after, median; processor time of the tab",
      `${median(visits).toFixed(2)} s; ${median(spent).toFixed(2)} s`
    ],
    [
      `brush, ${brushed.length} moves: median, 95 %`,
      `${median(brushed).toFixed(0)} ms, ${median(brushed, 0.95).toFixed(0)} ms`
    ],
    ["from the pointer at a chart to its tile, median", `${median(tiles).toFixed(0)} ms`],
    ["choice in a box, table included, median", `${median(chosen).toFixed(0)} ms`],
    ["heap of the page's own script", mb(memory)],
    ...(memoryAtEnd
      ? [
          [
            "tab's process: own memory; with its share of the browser's code",
            `${mb(memoryAtEnd.own)}; ${mb(memoryAtEnd.share)}`
          ],
          ["tab's process: resident at the end; at its highest", `${mb(memoryAtEnd.resident)}; ${mb(memoryAtEnd.peak)}`]
        ]
      : []),
    ["an employer's full series, median; most transferred", `${found.milliseconds.toFixed(0)} ms; ${mb(found.bytes)}`],
    ["files of series: number, largest", `${shards.length}, ${mb(Math.max(...shards))}`],
    ...(asked
      ? [
          [
            "SQL console, opened and filled; its examples, median",
            `${(asked.opened / 1000).toFixed(1)} s; ${median(asked.asked).toFixed(0)} ms`
          ],
          [
            "tab's process with the console: own; resident",
            withConsole ? `${mb(withConsole.own)}; ${mb(withConsole.resident)}` : "not known"
          ]
        ]
      : []),
    ["packing", packing < 1 ? "taken as it stood" : `${packing.toFixed(0)} s`]
  ];
  for (const [what, value] of lines) process.stdout.write(`${what!.padEnd(68)}${value}\n`);
} finally {
  await browser.close();
  served.close();
}
