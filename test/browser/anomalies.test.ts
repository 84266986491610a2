/** From the list to numbers, peers and rule, by mouse, by keyboard, on a phone, on paper, without scripts. */
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect} from "vitest";
import {parse} from "csv-parse/sync";
import {world as place} from "../../loaders/paths.js";
import {detectedOf, readMartsOfAnomalies} from "../../loaders/site/pages/anomalies/data.js";
import {anomaliesRoom} from "../../loaders/site/pages/anomalies/index.js";
import {readExplorer} from "../../loaders/site/pages/explorer/index.js";
import {contentOf} from "../../loaders/site/pages/index.js";
import {readWorld} from "../../loaders/site/pages/world.js";
import {publish} from "../../loaders/site/publish.js";
import {recordsOf} from "../../src/client/csv.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {Desk} from "../models/desk.js";
import {FALLEN, LAST, prepare, SWINGING, SWINGS, truth, verdicts} from "../pages/anomalyWorld.js";
import type {Page} from "playwright-core";
import {describe, it, openSite, violations, type OpenSite} from "./support.js";

const KINDS = ["anomalies", `anomalies/employers/${FALLEN}`, "anomalies/rules", "anomalies/back-test", "provinces/79"];
const LANGS = ["vi", "en"] as const;
let folder: string;
let open: OpenSite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "anomaly-site-"));
  await Desk.open(async (desk) => {
    const said = SWINGS.map((month): [string, string, string, string] => [SWINGING, month, "headcount", "explained"]);
    await prepare(desk, [{ledger: truth()}, {text: verdicts(said)}]);
    await writeSite(desk.data, join(folder, "dist"));
  });
  open = await openSite(join(folder, "dist"));
});
afterAll(async () => {
  await open?.close();
  await rm(folder, {recursive: true, force: true});
});

/** Rows of a list that stand in its page: few, so that the list of this small world is longer. */
const HERE = 4;

/** The site of a world, with short lists in the pages and one employer alone with a page of its own. */
async function writeSite(data: string, out: string): Promise<void> {
  const work = join(folder, "work");
  const content = await withDatabase(place(data).database, {readOnly: true}, async (db) => {
    const world = await readWorld(db);
    const all = detectedOf(await readMartsOfAnomalies(db))!;
    const hasPage = (code: string) => code === FALLEN;
    const employers = all.employers.filter(({code}) => hasPage(code));
    world.rooms.push(anomaliesRoom(world, {...all, employers, hasPage, mostRows: HERE}));
    world.rooms.push((await readExplorer(db, world, join(work, "rooms")))!);
    return contentOf(world);
  });
  await publish(content, {work, out});
}

describe("two clicks", () => {
  it.each(LANGS)("lead from every row of the list to numbers, peers and rule, in %s", async (lang) => {
    const page = await open.open(`${lang}/anomalies.html`);
    await page.locator("button[data-more]").click();
    await page.waitForFunction(`document.querySelectorAll("#flags tbody tr").length > ${HERE}`);
    const rows = await page.evaluate<{employer: string; rule: string}[]>(
      `[...document.querySelectorAll("#flags tbody tr")].map((row) => ({employer: row.querySelector("th a").href,
        rule: row.querySelector('a[href*="rules.html#"]').href}))`
    );
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const rule of new Set(rows.map((row) => row.rule))) await seeRule(page, rule);
    const employers = [...new Set(rows.map((row) => row.employer))];
    expect(employers.filter((href) => href.includes("explorer")).length).toBeGreaterThan(2);
    expect(employers.filter((href) => href.includes(`employers/${FALLEN}`))).toHaveLength(1);
    // Both languages have the same links; one employer of each kind is enough for the second.
    const explored = employers.filter((href) => href.includes("explorer"));
    for (const href of lang === "vi"
      ? employers
      : [...explored.slice(0, 1), ...employers.filter((e) => !explored.includes(e))]) {
      await page.goto("about:blank");
      await page.goto(href);
      const isOwn = href.includes("/employers/");
      if (!isOwn) await page.locator('#xp-evidence[data-state="ready"]').waitFor();
      const [heads, signs] = isOwn ? ["#heads", "#employer-flags"] : ["#ev-heads", "#xp-evidence"];
      expect(await page.locator(`${heads} svg.drawing:visible`).count()).toBe(1);
      expect(await page.locator(`${heads} .band`).count()).toBeGreaterThan(0);
      await seeRule(
        page,
        await page
          .locator(`${signs} a[href*="rules.html#"]`)
          .first()
          .getAttribute("href")
          .then((to) => new URL(to!, href).href)
      );
    }
    await page.context().close();
  });
});

/** Opens a rule by its address and finds it there. */
async function seeRule(page: Page, href: string): Promise<void> {
  await page.goto(href);
  expect(await page.locator(`article[id="${new URL(href).hash.slice(1)}"]`).isVisible()).toBe(true);
}

const COUNT = 'output[data-count="flags"]';

/** The list of the last month as its file holds it, most costly first. */
async function fileOf(page: Page) {
  const address = await page.locator("#flags").getAttribute("data-lines");
  const text = await (await page.request.get(new URL(address!, page.url()).href)).text();
  return {text, rows: parse<Record<string, string>>(text, {columns: true, bom: true})};
}

async function impactsOf(page: Page): Promise<number[]> {
  const cell = `row.querySelector('[data-value]:nth-child(5)') ?? row.cells[4]`;
  return page.evaluate(
    `[...document.querySelectorAll("#flags tbody tr")].map((row) => Number((${cell}).dataset.value ?? (${cell}).textContent))`
  );
}

describe("a list that is longer than its page", () => {
  it("loads nothing before it is used; then all of it is sorted, by keyboard, and continued", async () => {
    const page = await open.open("vi/anomalies.html");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const {rows} = await fileOf(page);
    const all = rows.length;
    expect(await page.locator("#flags tbody tr").count()).toBe(HERE);
    expect(await page.locator(COUNT).textContent()).toBe(`${all} dòng, hiện ${HERE} dòng đầu`);
    expect(asked).toEqual([]);
    const costs = rows.map((row) => Number(row["impact"])).sort((a, b) => b - a);
    await page.locator('#flags th[data-key="impact"] button').focus();
    for (const order of ["descending", "ascending"]) {
      await page.keyboard.press("Enter");
      await page
        .locator('#flags th[data-key="impact"]')
        .and(page.locator(`[aria-sort="${order}"]`))
        .waitFor();
      const want = (order === "descending" ? costs : [...costs].reverse()).slice(0, HERE);
      await expect.poll(() => impactsOf(page)).toEqual(want);
    }
    expect(asked).toEqual([expect.stringContaining("/data/anomalies/rows/vi/")]);
    await page.locator("button[data-more]").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#flags tbody tr").count()).toBe(Math.min(all, 2 * HERE));
    while (await page.locator("button[data-more]").isVisible()) await page.locator("button[data-more]").click();
    expect(await impactsOf(page)).toEqual([...costs].reverse());
    expect(await page.locator(COUNT).textContent()).toBe(`${all} dòng`);
    // The focus does not fall out of the page with the button that is gone.
    expect(await page.evaluate(`document.activeElement.closest("#flags tbody") !== null`)).toBe(true);
    await page.context().close();
  });

  it.each(LANGS)("is narrowed and handed over as its file has it, line by line, in %s", async (lang) => {
    const page = await open.open(`${lang}/anomalies.html`);
    const {text, rows} = await fileOf(page);
    const tier = lang === "vi" ? "theo dõi" : "watch";
    await page.locator("#flags-filter-tier").selectOption(tier);
    const watched = rows.filter((row) => row["tier"] === "watch");
    expect(watched.length).toBeGreaterThan(0);
    expect(watched.length).toBeLessThan(rows.length);
    await expect.poll(() => page.locator(COUNT).textContent()).toContain(`${watched.length}`);
    const save = async () => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator('.table-tools button[data-csv="flags"]').click()
      ]);
      return {name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8")};
    };
    const narrowed = await save();
    expect(narrowed.name).toBe("anomalies-flags-filtered.csv");
    const [head, ...lines] = recordsOf(text);
    const [ownHead, ...own] = recordsOf(narrowed.text);
    expect(ownHead).toBe(head);
    expect([...own].sort()).toEqual(lines.filter((_, i) => rows[i]!["tier"] === "watch").sort());
    await page.locator("#flags-filter-tier").selectOption("");
    const code = rows.at(-1)!["employer_code"]!;
    await page.locator("#flags-search").fill(code);
    const found = rows.filter((row) => row["employer_code"] === code).length;
    await expect.poll(() => page.locator("#flags tbody tr").count()).toBe(Math.min(found, HERE));
    await page.locator("#flags-search").fill("khong co ai nhu vay");
    await expect.poll(() => page.locator("#flags tbody tr").count()).toBe(0);
    await page.locator("#flags-search").fill("");
    const whole = await save();
    expect(whole.name).toBe("anomalies-flags.csv");
    expect(recordsOf(whole.text).sort()).toEqual(recordsOf(text).sort());
    await page.context().close();
  });

  it("says so when the whole cannot be had, and works with the rows that are here", async () => {
    const page = await open.open("vi/anomalies.html");
    await page.route("**/data/anomalies/**", (route) => route.fulfill({status: 404, body: ""}));
    await page.locator('#flags th[data-key="score"] button').click();
    await expect.poll(() => page.locator(COUNT).textContent()).toContain("Không tải được cả danh sách");
    expect(await page.locator("#flags tbody tr").count()).toBe(HERE);
    open.trouble.splice(0, open.trouble.length, ...open.trouble.filter((line) => !line.includes("404")));
    await page.context().close();
  });

  it("has its first rows and its file without any script, and no control that needs one", async () => {
    const page = await open.open("vi/anomalies.html", {javaScript: false});
    expect(await page.locator("#flags tbody tr").count()).toBe(HERE);
    expect(await page.locator("noscript p, p.note").allTextContents()).toContainEqual(
      expect.stringContaining(`Hiện ${HERE} dòng cấp bách nhất`)
    );
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(".whole-list a").click()]);
    expect(file.suggestedFilename()).toBe(`${LAST}-flags.csv`);
    expect(await page.locator("[data-needs-script]:visible").count()).toBe(0);
    await page.context().close();
  });
});

describe.each(LANGS)("pages in %s", (lang) => {
  it.each(KINDS)("%s has no axe violation in either theme, fits a phone and paper", async (kind) => {
    const page = await open.open(`${lang}/${kind}.html`, {theme: "light"});
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({colorScheme: "dark"});
    expect(await violations(page, ["color-contrast", "link-in-text-block"])).toEqual([]);
    await page.emulateMedia({colorScheme: "light"});
    await page.setViewportSize({width: 390, height: 844});
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    const smallest = await page.evaluate(`Math.min(99, ...[...document.querySelectorAll("svg.drawing text")]
      .filter((t) => t.getBoundingClientRect().width > 0)
      .map((t) => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a))`);
    expect(smallest).toBeGreaterThanOrEqual(11);
    await page.setViewportSize({width: 680, height: 900});
    await page.emulateMedia({media: "print"});
    const cut = await page.evaluate(`[...document.querySelectorAll("svg.drawing, .key-figures, .answer, h1, .reason")]
      .filter((e) => e.getBoundingClientRect().right > 681).length`);
    expect(cut).toBe(0);
    await page.context().close();
  });
});

it("no page asked another host for anything or threw an error", () => {
  expect(open.trouble).toEqual([]);
});
