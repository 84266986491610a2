import {existsSync} from "node:fs";
import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {publish} from "../../loaders/site/publish.js";
import type {SiteReport} from "../../loaders/site/publish.js";
import {serveSite} from "../../loaders/site/serve.js";
import {fixtureSite} from "./fixture.js";

let folder: string;
let dist: string;
let report: SiteReport;

/** Makes any request of a child process of Node fail: what builds now builds without a network. */
const NO_NETWORK = `data:text/javascript,${encodeURIComponent("globalThis.fetch = () => { throw new Error(`network used`); };")}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "publish-"));
  dist = join(folder, "dist");
  const before = process.env.NODE_OPTIONS;
  process.env.NODE_OPTIONS = `--import ${NO_NETWORK}`;
  try {
    report = await publish(fixtureSite(), {work: join(folder, "work"), out: dist});
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
});
afterAll(() => rm(folder, {recursive: true, force: true}));

const html = (path: string) => readFile(join(dist, path), "utf8");

describe("a site of two pages in two languages", () => {
  it("builds with the network cut off, every page in its language", async () => {
    expect(report.pages).toBe(4);
    for (const path of ["vi/index", "vi/provinces/index", "en/index", "en/provinces/index"]) {
      const page = await html(`${path}.html`);
      expect(page).toContain(`<html lang="${path.slice(0, 2)}">`);
      expect(page).not.toContain("maximum-scale");
      expect(page).toMatch(/<header id="observablehq-header">[\s\S]*<main [\s\S]*<footer id="observablehq-footer">/);
    }
  });

  it("has figures and tables in the HTML before any script runs", async () => {
    const page = await html("vi/index.html");
    const shown = page.replace(/<script[\s\S]*?<\/script>/g, "");
    expect(shown).toContain("3,12 %");
    expect(shown.match(/<svg class="drawing/g)!.length).toBeGreaterThan(5);
    expect(shown).toContain('<table id="ageing-table"');
  });

  it("opens at its root with the Vietnamese overview, from any folder", async () => {
    const root = await html("index.html");
    expect(root).toContain('<html lang="vi">');
    expect(root).toContain('href="./vi/provinces/index.html"');
    expect(root).not.toMatch(/(href|src|from )="?\.\.\//);
  });

  it("carries its own fonts and names no other host in a link", async () => {
    const fonts = await readdir(join(dist, "fonts"));
    expect(fonts.filter((name) => /\.woff2?$/.test(name))).toHaveLength(6);
    expect(fonts).toContain("LICENSE.txt");
    expect(await html("en/index.html")).not.toMatch(/(href|src)="https?:/);
  });

  it("weighs its pages", () => {
    expect(report.weights.map((w) => w.type)).toContain("vi/index");
    for (const {bytes, html, styles, scripts, fonts} of report.weights) {
      expect(bytes).toBe(html + styles + scripts + fonts);
      expect(Math.min(html, styles, scripts, fonts)).toBeGreaterThan(1000);
    }
  });

  it("keeps the previous site when the next one has a fault", async () => {
    await writeFile(join(dist, "marker.txt"), "previous");
    const broken = fixtureSite();
    broken.pages[0]!.body += '<a href="./nowhere.html">x</a><p>NaN</p>';
    const failing = publish(broken, {work: join(folder, "work"), out: dist});
    await expect(failing).rejects.toThrow(/NaN in the text: .*\n[^]*broken link: \.\/nowhere\.html/);
    expect(await html("marker.txt")).toBe("previous");
    expect((await readdir(folder)).filter((name) => name.startsWith("dist"))).toEqual(["dist"]);
  });

  it("is served on this machine, with a message for a taken port", async () => {
    const served = await serveSite(dist, 0);
    try {
      const response = await fetch(`${served.url}vi/index.html`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-encoding")).toBe("gzip");
      expect(await response.text()).toBe(await html("vi/index.html"));
      const font = await fetch(`${served.url}fonts/be-vietnam-pro-figures-400.woff`);
      expect(font.headers.get("content-encoding")).toBeNull();
      const plain = await fetch(`${served.url}vi/index.html`, {headers: {"accept-encoding": "identity"}});
      expect(await plain.text()).toBe(await html("vi/index.html"));
      expect((await fetch(`${served.url}nowhere`)).status).toBe(404);
      const {port} = new URL(served.url);
      await expect(serveSite(dist, Number(port))).rejects.toThrow(`port ${port} is taken`);
    } finally {
      await served.close();
    }
  });

  it("leaves its staged pages out of the source tree", () => {
    expect(existsSync(join(folder, "work", "src", "vi", "index.md"))).toBe(true);
  });
});
