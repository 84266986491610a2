import {readFile} from "node:fs/promises";
import {afterAll, beforeAll, expect} from "vitest";
import {explorerSessions} from "./explorerSessions.js";
import {sampleSite} from "./site.js";
import type {SampleSite} from "./site.js";
import {describe, it, openSite, violations} from "./support.js";
import type {OpenSite} from "./support.js";

/** One page of each kind, without its language. */
const KINDS = [
  "index",
  "provinces",
  "provinces/79",
  "sectors",
  "sectors/C",
  "employer-types",
  "employer-types/4",
  "ladder",
  "ladder/provinces/79",
  "ladder/scoring/year",
  "ladder/vssid",
  "ladder/workers",
  "metrics",
  "data-status"
];
const LANGS = ["vi", "en"] as const;

let site: SampleSite;
let open: OpenSite;

beforeAll(async () => {
  site = await sampleSite();
  open = await openSite(site.dist);
});
afterAll(async () => {
  await open?.close();
  await site?.remove();
});

describe.each(LANGS)("pages in %s", (lang) => {
  it.each(KINDS)("%s has no axe violation in either theme, speaks its language and allows zoom", async (kind) => {
    const page = await open.open(`${lang}/${kind}.html`, {theme: "light"});
    expect(await page.locator("html").getAttribute("lang")).toBe(lang);
    expect(await page.locator('meta[name="viewport"]').getAttribute("content")).not.toMatch(
      /maximum-scale|user-scalable/
    );
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({colorScheme: "dark"});
    // Structure does not depend on the theme; colours do.
    expect(await violations(page, ["color-contrast", "link-in-text-block"])).toEqual([]);
    await page.context().close();
  });

  it.each(KINDS)("%s fits a phone: only tables scroll sideways, and text in drawings stays readable", async (kind) => {
    const page = await open.open(`${lang}/${kind}.html`, {width: 390});
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(390);
    const smallest = await page.evaluate(`Math.min(99, ...[...document.querySelectorAll("svg.drawing text")]
      .filter((t) => t.getBoundingClientRect().width > 0)
      .map((t) => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a))`);
    expect(smallest).toBeGreaterThanOrEqual(11);
    // What a phone puts out of sight still has to name its control.
    expect(await violations(page, ["select-name", "label", "link-name", "summary-name"])).toEqual([]);
    await page.context().close();
  });

  it.each(["index", "provinces", "provinces/79", "ladder/provinces/79"])("%s fits A4 when printed", async (kind) => {
    const page = await open.open(`${lang}/${kind}.html`, {width: 680});
    await page.emulateMedia({media: "print"});
    const cut = await page.evaluate(`[...document.querySelectorAll("svg.drawing, .key-figures, .answer, h1")]
      .filter((e) => e.getBoundingClientRect().right > 681).length`);
    expect(cut).toBe(0);
    expect(await page.locator(".nav:visible, .action:visible").count()).toBe(0);
    await page.context().close();
  });

  it("links each page to the same page in the other language", async () => {
    const page = await open.open(`${lang}/provinces/79.html`);
    await page.locator("a[data-language]").click();
    await page.waitForURL(new RegExp(`/${lang === "vi" ? "en" : "vi"}/provinces/79\\.html`));
    await page.context().close();
  });
});

describe("without any script", () => {
  it("shows answer, figures and tables, and no control that would need one", async () => {
    const page = await open.open("vi/provinces.html", {javaScript: false});
    expect(await page.locator(".answer strong").first().isVisible()).toBe(true);
    expect(await page.locator("table[data-ranking] tbody tr").count()).toBeGreaterThanOrEqual(30);
    expect(await page.locator("[data-needs-script]:visible").count()).toBe(0);
    await page.context().close();
  });
});

describe("by keyboard", () => {
  it("skips to the content and reaches every part of the navigation", async () => {
    const page = await open.open("vi/index.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    const links = await page.locator(".nav a").count();
    const reached = new Set<string>();
    for (let i = 0; i < links + 4; i++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate<string>("document.activeElement.closest('.nav') ? document.activeElement.href : ''")
      );
    }
    reached.delete("");
    expect(reached.size).toBe(links);
    await page.context().close();
  });

  it("sorts a table by its headings, and says how", async () => {
    const page = await open.open("vi/provinces.html");
    const head = page.locator('table[data-ranking] th[data-key="late"]');
    const values = () =>
      page.evaluate<number[]>(`[...document.querySelectorAll("table[data-ranking] tbody tr")].map((row) => {
        const index = [...document.querySelectorAll("table[data-ranking] thead th")].findIndex((h) => h.dataset.key === "late");
        return Number(row.cells[index].dataset.value ?? row.cells[index].textContent);
      })`);
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect(await values()).toEqual([...(await values())].sort((a, b) => b - a));
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(await values()).toEqual([...(await values())].sort((a, b) => a - b));
    await page.context().close();
  });

  it("finds a province without accents and tells how many rows are left", async () => {
    const page = await open.open("vi/provinces.html");
    const search = page.locator("input[data-search]").first();
    await search.focus();
    await page.keyboard.type("da nang");
    const rows = page.locator("table[data-ranking] tbody tr:visible");
    expect(await rows.count()).toBe(1);
    expect(await rows.first().textContent()).toContain("Đà Nẵng");
    expect(await page.locator("output[data-count]").first().textContent()).toMatch(/^1\/\d+ dòng$/);
    await page.context().close();
  });

  it("opens the table of a figure", async () => {
    const page = await open.open("vi/index.html");
    const summary = page.locator(".figure-table > summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".figure-table table").first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe("downloads", () => {
  it("a CSV holds what its table holds, exactly", async () => {
    const page = await open.open("vi/provinces.html");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".table-tools button[data-csv]").first().click()
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    const lines = text.slice(1).trim().split("\r\n");
    const shown = await page.evaluate<
      string[][]
    >(`[...document.querySelectorAll("table[data-ranking] tbody tr")].map((row) =>
      [...row.cells].filter((_, i) => document.querySelectorAll("table[data-ranking] thead th")[i].dataset.kind !== "html")
        .map((c) => c.dataset.value ?? c.textContent.trim()))`);
    expect(lines.slice(1)).toEqual(
      shown.map((row) => row.map((v) => (/[",;]/.test(v) ? `"${v.replaceAll('"', '""')}"` : v)).join(","))
    );
    expect(lines.slice(1).join()).toMatch(/,0\.0\d{6,}/);
    await page.context().close();
  });

  it("a picture of a figure is a PNG", async () => {
    const page = await open.open("vi/index.html");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("button[data-picture]").first().click()
    ]);
    const png = await readFile(await download.path());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);
    await page.context().close();
  });
});

describe("what the reader chooses", () => {
  it("another month redraws the ranking", async () => {
    const page = await open.open("vi/provinces.html");
    const rates = () => page.locator("table[data-ranking] tbody tr td:nth-child(3)").allTextContents();
    const before = await rates();
    const select = page.locator("select[data-ranking-for]").first();
    await select.selectOption({index: 3});
    await expect.poll(rates).not.toEqual(before);
    await select.selectOption({index: 0});
    await expect.poll(rates).toEqual(before);
    await page.context().close();
  });

  it("the theme is remembered and applied before the first paint", async () => {
    const page = await open.open("vi/index.html");
    const paper = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await paper();
    await page.locator("select[data-theme-choice]").selectOption("dark");
    expect(await paper()).not.toBe(light);
    await page.goto(`${open.url}vi/metrics.html`);
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    await page.context().close();
  });
});

explorerSessions(() => ({site, open}));

it("no page asked another host for anything, and no script failed", () => {
  expect(open.trouble).toEqual([]);
});
