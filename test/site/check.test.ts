import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {checkSite} from "../../loaders/site/check.js";

let dist: string;

const page = (lang: string, body = "", head = "") =>
  `<!DOCTYPE html>\n<html lang="${lang}"><head><title>Trang</title><link rel="stylesheet" href="../style.css">${head}</head>` +
  `<body><main id="top"><h1>Trang</h1>${body}</main></body></html>`;

/** A faultless site of one page in two languages. */
const SOUND: Record<string, string> = {
  "index.html": page("vi").replace("../style.css", "./style.css"),
  "vi/index.html": page("vi", '<a href="../en/index.html#top">English</a>'),
  "en/index.html": page("en", '<a href="../vi/index.html">Tiếng Việt</a>'),
  "style.css": 'a{background:url(data:image/png;base64,AA)} @font-face{src:url("fonts/a.woff2")}',
  "fonts/a.woff2": "font",
  "data/rates.json": '{"rates":[1]}',
  "script.js": 'const ns = "http://www.w3.org/2000/svg"; // see https://example.org for the idea'
};

beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), "check-"));
});
afterEach(() => rm(dist, {recursive: true, force: true}));

async function problemsOf(changes: Record<string, string | null>): Promise<string[]> {
  for (const [path, content] of Object.entries({...SOUND, ...changes})) {
    if (content === null) continue;
    await mkdir(dirname(join(dist, path)), {recursive: true});
    await writeFile(join(dist, path), content);
  }
  return checkSite(dist);
}

const vi = (body: string, head?: string) => ({"vi/index.html": page("vi", body, head)});

const FAULTS: [string, Record<string, string | null>, string][] = [
  ["a script that does not run", vi('<div class="observablehq--error">x</div>'), "observablehq--error"],
  ["a broken link", vi('<a href="./nowhere.html">x</a>'), "broken link: ./nowhere.html"],
  ["a broken anchor", vi('<a href="../en/index.html#gone">x</a>'), "broken anchor: ../en/index.html#gone"],
  ["an anchor missing on the same page", vi('<a href="#gone">x</a>'), "broken anchor: #gone"],
  ["an address from the root", vi('<a href="/vi/index.html">x</a>'), "address from the root"],
  ["a missing style sheet", {"style.css": null}, "broken link: ../style.css"],
  ["a missing font", {"fonts/a.woff2": null}, "broken link: fonts/a.woff2"],
  ["a missing script", vi("", '<script src="../gone.js"></script>'), "broken link: ../gone.js"],
  ["an empty data file", {"data/rates.json": "[]"}, "data/rates.json: empty data file"],
  ["an unreadable data file", {"data/rates.json": "{"}, "data/rates.json: not readable as JSON"],
  ["an outside link", vi('<a href="https://example.org/">x</a>'), "outside host: https://example.org/"],
  ["an outside link without scheme", vi('<img src="//example.org/x.png">'), "outside host: //example.org/x.png"],
  ["an outside font", {"style.css": "@import 'https://example.org/x.css';"}, "outside host: https://example.org/x.css"],
  [
    "an outside picture in a style",
    {"style.css": "a{background:url(https://example.org/x.png)}"},
    "outside host: https://example.org/x.png"
  ],
  [
    "an outside request",
    {"script.js": 'fetch("https://example.org/x.json")'},
    "outside host in a script: https://example.org/x.json"
  ],
  [
    "an outside module",
    vi("", '<script type="module">import "https://example.org/x.js"</script>'),
    "outside host in a script"
  ],
  ["a missing language", {"vi/index.html": page("vi").replace(' lang="vi"', "")}, "html lang is missing, expected vi"],
  ["a wrong language", {"en/index.html": page("vi")}, "html lang is vi, expected en"],
  ["a page in one language", {"vi/only.html": page("vi")}, "vi/only.html: exists in one language only"],
  ["an untranslated text", vi("<p>[[overview.title]]</p>"), "untranslated text"],
  ["undefined in the text", vi("<p>tháng undefined</p>"), "undefined in the text"],
  ["NaN in a spoken label", vi('<svg aria-label="NaN %"></svg>'), "NaN in the text"],
  ["an object in the text", vi("<p>[object Object]</p>"), "an object in the text"],
  [
    "restricted zoom",
    vi("", '<meta name="viewport" content="width=device-width, maximum-scale=1">'),
    "zoom is restricted"
  ],
  ["no title", {"vi/index.html": page("vi").replace("<title>Trang</title>", "")}, "no title"],
  ["two main headings", vi("<h1>x</h1>"), "2 h1 headings"],
  ["an id twice", vi('<p id="top"></p>'), 'id "top" stands twice'],
  ["a label for nothing", vi('<label for="gone">x</label>'), 'for points to missing id "gone"'],
  [
    "a description that is missing",
    vi('<p aria-describedby="gone">x</p>'),
    'aria-describedby points to missing id "gone"'
  ]
];

describe("checkSite", () => {
  it("finds no fault in a sound site", async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  it.each(FAULTS)("finds %s", async (_, changes, expected) => {
    const problems = await problemsOf(changes);
    expect(problems.filter((problem) => problem.includes(expected))).not.toEqual([]);
  });

  it("lists all faults at once", async () => {
    const problems = await problemsOf({...vi('<a href="./a.html">x</a><p>NaN</p>'), "data/rates.json": "{}"});
    expect(problems).toHaveLength(3);
  });

  it("fails on a folder without pages", async () => {
    expect(await checkSite(dist)).toEqual(["no pages under vi/ and en/"]);
  });

  it("leaves words in scripts and comments alone", async () => {
    const body = "<script>if (x === undefined) NaN</script><!-- undefined -->";
    expect(await problemsOf(vi(body))).toEqual([]);
  });
});
