import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {inflateSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {figuresFont} from "../../loaders/site/figures-font.js";
import {finishPage, moveToRoot} from "../../loaders/site/finish.js";
import {readableText, tagsOf} from "../../loaders/site/html.js";
import {pageSource, SLOT} from "../../loaders/site/stage.js";
import type {Page} from "../../loaders/site/page.js";

const page: Page = {
  path: "en/provinces/79",
  lang: "en",
  title: 'A "quoted" title: yes',
  description: "Rate 2.91 % <high>",
  body: "<h1>$& ${x}</h1>",
  header: "<nav></nav>",
  footer: "<p>f</p>"
};
const rendered =
  '<!DOCTYPE html>\n<html>\n<head>\n<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">\n' +
  `<title>A</title>\n</head>\n<body>\n<main id="observablehq-main">\n${SLOT}\n</main>\n</body>\n</html>`;

describe("finishPage", () => {
  const html = finishPage(rendered, page);

  it("sets language, zoom, description and the other language", () => {
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('content="width=device-width, initial-scale=1"');
    expect(html).toContain('content="Rate 2.91 % &lt;high&gt;"');
    expect(html).toContain('hreflang="vi" href="../../vi/provinces/79.html"');
  });

  it("puts content in literally, whatever it holds", () => {
    expect(html).toContain("<h1>$& ${x}</h1>");
  });

  it("refuses a rendering without a place for the content", () => {
    expect(() => finishPage(rendered.replace(SLOT, ""), page)).toThrow("en/provinces/79: no single place");
  });
});

it("a title with any characters makes valid front matter", () => {
  expect(pageSource(page)).toMatch(/^---\ntitle: "A \\"quoted\\" title: yes"\n---\n/);
});

it("a page moved to the root leads to the same places", () => {
  const html =
    '<a href="../en/index.html">x</a><a href="#top">y</a><script>import "../_a.js"; import {b} from "../_b.js"; f({"path":"../_file/d.json"})</script>';
  const moved = moveToRoot(html, "vi/index.html");
  expect(moved).toBe(
    '<a href="./en/index.html">x</a><a href="#top">y</a><script>import "./_a.js"; import {b} from "./_b.js"; f({"path":"./_file/d.json"})</script>'
  );
});

describe("reading HTML", () => {
  it("takes tags with their attributes, not those inside scripts and comments", () => {
    const html = `<!-- <a href="no"> --><a class=x href='y&amp;z' hidden>t</a><script src="s.js">"<b id='no'>"</script>`;
    const tags = tagsOf(html);
    expect(tags.map((t) => t.name)).toEqual(["a", "script"]);
    expect(Object.fromEntries(tags[0]!.attributes)).toEqual({class: "x", href: "y&z", hidden: ""});
  });

  it("hears labels and reads text", () => {
    const text = readableText('<title>T</title><body><style>no</style><p aria-label="spoken">read &lt;</p>');
    for (const word of ["T", "spoken", "read <"]) expect(text).toContain(word);
    expect(text).not.toContain("no");
  });
});

describe("the font of figures", () => {
  const require = createRequire(import.meta.url);
  const woff = readFileSync(require.resolve("@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff"));

  it("gives all ten figures one width and stays small", () => {
    const font = figuresFont(woff);
    expect(font.length).toBeLessThan(5000);
    const widths = digitWidths(font);
    expect(new Set(widths).size).toBe(1);
    expect(widths[0]).toBe(Math.max(...digitWidths(woff)));
  });

  it("refuses what is no font", () => {
    expect(() => figuresFont(Buffer.from("nothing of the kind"))).toThrow("not a WOFF font");
  });
});

/** Advance widths of 0–9, which follow each other in this font's glyph order or not: read by the character map. */
function digitWidths(woff: Buffer): number[] {
  const table = (tag: string) => {
    for (let i = 0; i < woff.readUInt16BE(12); i++) {
      const record = woff.subarray(44 + i * 20, 64 + i * 20);
      if (record.toString("latin1", 0, 4) !== tag) continue;
      const [at, packed, size] = [record.readUInt32BE(4), record.readUInt32BE(8), record.readUInt32BE(12)];
      const raw = woff.subarray(at, at + packed);
      return packed < size ? inflateSync(raw) : raw;
    }
    throw new Error(tag);
  };
  const [cmap, hmtx] = [table("cmap"), table("hmtx")];
  const map = cmap.subarray(cmap.readUInt32BE(8));
  const segments = map.readUInt16BE(6) / 2;
  return [..."0123456789"].map((c) => {
    const code = c.charCodeAt(0);
    for (let s = 0; s < segments; s++) {
      const [end, start] = [map.readUInt16BE(14 + s * 2), map.readUInt16BE(16 + segments * 2 + s * 2)];
      if (code < start || code > end) continue;
      const [delta, at] = [map.readUInt16BE(16 + segments * 4 + s * 2), 16 + segments * 6 + s * 2];
      const range = map.readUInt16BE(at);
      const glyph = range === 0 ? code + delta : map.readUInt16BE(at + range + (code - start) * 2) + delta;
      return hmtx.readUInt16BE((glyph & 0xffff) * 4);
    }
    throw new Error(c);
  });
}
