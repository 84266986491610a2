/** From the list to numbers, peers and rule, by mouse, by keyboard, on a phone, on paper, without scripts. */
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildSite} from "../../loaders/site/build.js";
import {Desk} from "../models/desk.js";
import {FALLEN, LAST, prepare, SWINGING, SWINGS, truth, verdicts} from "../pages/anomalyWorld.js";
import {openSite, violations, type OpenSite} from "./support.js";

const KINDS = ["anomalies", `anomalies/employers/${FALLEN}`, "anomalies/rules", "anomalies/back-test", "provinces/79"];
const LANGS = ["vi", "en"] as const;
let folder: string;
let open: OpenSite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "anomaly-site-"));
  await Desk.open(async (desk) => {
    const said = SWINGS.map((month): [string, string, string, string] => [SWINGING, month, "headcount", "explained"]);
    await prepare(desk, [{ledger: truth()}, {text: verdicts(said)}]);
    await buildSite({data: desk.data, out: join(folder, "dist")});
  });
  open = await openSite(join(folder, "dist"));
}, 240_000);
afterAll(async () => {
  await open?.close();
  await rm(folder, {recursive: true, force: true});
});

describe("two clicks", () => {
  it("lead from every row of the list to numbers, peers and rule", async () => {
    const page = await open.open("vi/anomalies.html");
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll("#flags tbody th a")].map((a) => a.href)`
    );
    expect(links.length).toBeGreaterThanOrEqual(6);
    for (const href of new Set(links)) {
      await page.goto(href);
      expect(await page.locator("#heads svg.drawing:visible").count()).toBe(1);
      expect(await page.locator("#heads .band").count()).toBeGreaterThan(0);
      expect(await page.locator("text=Nhóm so sánh:").count()).toBe(1);
      await page.locator("#employer-flags tbody a").first().click();
      await page.waitForURL(/rules\.html#/);
      expect(await page.locator(`article[id="${new URL(page.url()).hash.slice(1)}"]`).isVisible()).toBe(true);
    }
    await page.context().close();
  });
});

describe("the list", () => {
  it("is narrowed by tier and place, and the search still counts", async () => {
    const page = await open.open("vi/anomalies.html");
    const rows = page.locator("#flags tbody tr:visible");
    const all = await rows.count();
    await page.locator("#flags-filter-tier").focus();
    await page.locator("#flags-filter-tier").selectOption("khẩn");
    const urgent = await rows.count();
    expect(urgent).toBeGreaterThan(0);
    expect(urgent).toBeLessThan(all);
    expect(await page.locator('output[data-count="flags"]').textContent()).toBe(`${urgent}/${all} dòng`);
    await page.locator("#flags-filter-tier").selectOption("");
    await page.locator("#flags-filter-province").selectOption("Hải Phòng");
    expect(await rows.count()).toBeLessThan(all);
    await page.locator("#flags-search").fill("khong co ai nhu vay");
    expect(await rows.count()).toBe(0);
    await page.context().close();
  });

  it("is sorted by keyboard and handed over whole", async () => {
    const page = await open.open("vi/anomalies.html");
    await page.locator('#flags th[data-key="impact"] button').focus();
    await page.keyboard.press("Enter");
    const impacts = await page.evaluate<number[]>(`[...document.querySelectorAll("#flags tbody tr")]
      .map((row) => Number(row.cells[4].dataset.value ?? row.cells[4].textContent))`);
    expect(impacts).toEqual([...impacts].sort((a, b) => b - a));
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(".whole-list a").click()]);
    const text = await readFile(await file.path(), "utf8");
    expect(text.trim().split("\r\n")).toHaveLength(impacts.length + 1);
    expect(file.suggestedFilename()).toBe(`${LAST}-flags.csv`);
    await page.context().close();
  });

  it("stands in the page without any script, with no control that needs one", async () => {
    const page = await open.open("vi/anomalies.html", {javaScript: false});
    expect(await page.locator("#flags tbody tr").count()).toBeGreaterThanOrEqual(6);
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
