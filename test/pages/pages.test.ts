import {posix} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {readDispatch} from "../../loaders/letter/dispatch.js";
import {pageSource} from "../../loaders/site/stage.js";
import {contentOf} from "../../loaders/site/pages/index.js";
import {worldOf} from "../../loaders/site/pages/world.js";
import {rankingAt, type RankingData} from "../../src/domain/ranking.js";
import {linksOf, tableOf, textOf} from "./markup.js";
import {build, HOSTILE, hostileWorld, register, smallWorld, type Built} from "./world.js";

let built: Built;

beforeAll(async () => {
  const {deliveries, texts} = hostileWorld();
  built = await build(deliveries, texts);
});

const body = (path: string, of: Built = built) => {
  const page = of.content.pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`no page ${path}`);
  return page.body;
};

/** Links of all pages to what is not there: page and link. */
function deadLinks({content}: Built): string[] {
  const known = new Set(content.pages.map((page) => `${page.path}.html`));
  for (const file of content.files) if (file.isPublic) known.add(file.path);
  return content.pages.flatMap(({path, body: html, header}) =>
    linksOf(header + html)
      .filter((link) => link.split("#")[0] !== "")
      .filter((link) => !known.has(posix.join(posix.dirname(path), link.split("#")[0]!)))
      .map((link) => `${path}: ${link}`)
  );
}

describe("all pages", () => {
  it("exist under the same path in both languages", () => {
    const paths = (lang: string) =>
      built.content.pages.filter((page) => page.lang === lang).map((page) => page.path.replace(/^\w+\//, ""));
    expect(paths("en")).toEqual(paths("vi"));
    expect(new Set(paths("vi")).size).toBe(paths("vi").length);
    expect(paths("vi")).toEqual(
      expect.arrayContaining([
        "index",
        "provinces",
        "provinces-63",
        "sectors",
        "employer-types",
        "metrics",
        "data-status"
      ])
    );
    expect(paths("vi").filter((path) => path.startsWith("provinces/"))).toHaveLength(34);
  });

  it("open with one h1 and an answer that ends as a sentence, and say what not to conclude", () => {
    for (const {path, body: html} of built.content.pages) {
      expect([path, html.match(/<h1>/g)?.length]).toEqual([path, 1]);
      const answer = textOf(/<p class="answer">[\s\S]*?<\/p>/.exec(html)?.[0] ?? "");
      expect([path, answer]).toEqual([path, expect.stringMatching(/\.$/)]);
      expect([path, html.includes('class="caution"')]).toEqual([path, true]);
    }
  });

  it("state month, reading, as-of and completeness in the header", () => {
    const header = textOf(built.content.pages.find((page) => page.path === "vi/index")!.header);
    for (const part of ["10/2026", "34 tỉnh hiện nay", "06/01/2031", "thiếu 31/34 tỉnh"])
      expect(header).toContain(part);
  });

  it("hold every page that the map of the letter names, but those of data that this world has not", () => {
    const paths = new Set(built.content.pages.map((page) => page.path));
    const named = new Set(readDispatch().duties.flatMap((duty) => duty.pages));
    const needData = ["explorer", "fairness", "ladder/scoring/quarter", "ladder/vssid", "ladder/workers"];
    expect([...named].filter((path) => !paths.has(`vi/${path}`) && !needData.includes(path))).toEqual([]);
  });

  it("publish only with proofs: the documents of each employer stand beside it, as text", () => {
    const rows = tableOf(body("vi/ladder/publication"), "publication-top");
    const proofs = rows.map((row) => [
      row["code"]!.text,
      row["dunning"]!.text,
      row["inspection"]!.text,
      row["penalty"]!.text
    ]);
    expect(proofs.sort()).toEqual([
      ["TA00001", "<b>1</b>/TB, 05/10/2026", "–", "–"],
      ["TA00002", "2/TB, 05/10/2026", "–", "–"],
      ["TA00003", "=2+2, 06/10/2026", "</td>3/QĐ, 07/10/2026", "4/QĐ, 08/10/2026"]
    ]);
    const strays = tableOf(body("vi/ladder/publication"), "stray-documents");
    expect(strays.map((row) => [row["code"]!.text, row["paper"]!.text])).toEqual([["TZ99999", "<u>9</u>, 08/10/2026"]]);
  });

  it("link only to pages that exist", () => {
    expect(deadLinks(built)).toEqual([]);
  });

  it("show no value that a program forgot", () => {
    for (const {path, body: html} of built.content.pages)
      for (const text of [textOf(html), ...(html.match(/="[^"<]*\b(NaN|Infinity|undefined)\b/g) ?? [])])
        expect([path, /\b(undefined|NaN|Infinity|null|\[object)\b/.exec(text)]).toEqual([path, null]);
  });

  it("use each id once", () => {
    for (const {path, body: html} of built.content.pages) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
      expect([path, ids.filter((id, i) => ids.indexOf(id) !== i)]).toEqual([path, []]);
    }
  });
});

describe("hostile names", () => {
  it("are shown as they are, and never as markup, code or Markdown", () => {
    const html = body("vi/provinces/79");
    const shown = textOf(html);
    for (const name of HOSTILE.slice(0, 3)) expect(shown).toContain(name);
    expect(html).not.toMatch(/<script|<img|onerror=[^&]*>/);
    const source = pageSource(built.content.pages.find((page) => page.path === "vi/provinces/79")!);
    const markdown = source.slice(source.indexOf("\n---\n") + 5, source.indexOf("```js"));
    expect(markdown).not.toContain("${");
    // One block of HTML: a blank line or an indented line would hand the rest to Markdown.
    expect(markdown.trim()).not.toMatch(/\n\s*\n|\n {2,}/);
  });
});

describe("numbers", () => {
  const ofProvince = (period: string, map: string) =>
    new Map(
      built.rates.filter((r) => r.level === "province" && r.map === map && r.period === period).map((r) => [r.code, r])
    );

  it("of the ranking equal metrics.rates, and a province without delivery has none", () => {
    const rows = tableOf(body("vi/provinces"), "ranking");
    const rates = ofProvince("2026-10", "as-is");
    const names = new Map(
      built.world.marts.names.filter((n) => n.kind === "province34").map((n) => [n.name_vi, n.code])
    );
    expect(rows).toHaveLength(34);
    for (const row of rows) {
      const rate = rates.get(names.get(row["label"]!.text)!);
      expect(row["rate"]!.value).toBe(rate?.arrears_rate == null ? "" : String(rate.arrears_rate));
      expect(row["rate"]!.text).toMatch(rate?.arrears_rate == null ? /^chưa có$/ : /^\d+,\d\d %$/);
      expect(Number(row["late"]!.value.replaceAll(".", "") || "-1")).toBe(rate?.late ?? -1);
    }
    const known = [...rates.values()].map((r) => r.arrears_rate!);
    for (const row of rows.filter((candidate) => candidate["rate"]!.value !== "")) {
      const above = known.filter((rate) => rate > Number(row["rate"]!.value)).length;
      expect(row["rank"]!.text).toBe(String(above + 1));
    }
  });

  it("of the trend equal metrics.rates in every month", () => {
    const rows = tableOf(body("en/index"), "trend-table");
    const nation = new Map(built.rates.filter((r) => r.level === "nation").map((r) => [r.period, r]));
    expect(rows).toHaveLength(34);
    for (const row of rows) {
      const rate = nation.get(row["month"]!.value)!;
      expect(row["rate"]!.value).toBe(rate.arrears_rate === null ? "" : String(rate.arrears_rate));
    }
  });

  it("of the 63 provinces are those of the last month of their map", () => {
    const rates = ofProvince("2025-06", "as-was");
    const rows = tableOf(body("vi/provinces-63"), "ranking-63");
    expect(rows).toHaveLength(63);
    const shown = rows.filter((row) => row["rate"]!.value !== "").map((row) => Number(row["rate"]!.value));
    expect(shown).toEqual([...rates.values()].map((r) => r.arrears_rate!).sort((a, b) => b - a));
  });

  it("of the month selector equal the mart in every month, across the change of due dates too", () => {
    const file = built.content.files.find((candidate) => candidate.path === "data/ranking-vi.json")!;
    const data = JSON.parse(file.body) as RankingData;
    for (const {period, period_ix} of built.world.months) {
      for (const row of rankingAt(data, period)) {
        const mart = built.world.at("province", row.code, period_ix);
        expect(row.rank).toBe(mart?.rank ?? null);
        for (const key of ["change_month", "change_year", "distance"] as const) {
          const expected = mart?.[key] ?? null;
          if (expected === null) expect([period, row.code, key, row[key]]).toEqual([period, row.code, key, null]);
          else expect(row[key]).toBeCloseTo(expected, 8);
        }
      }
    }
  });

  it("of the parts of a province add up to its late amount", () => {
    const amount = (row: Record<string, {value: string}>) => Number(row["late"]!.value.replaceAll(".", ""));
    const total = (html: string, id: string) => tableOf(html, id).reduce((sum, row) => sum + amount(row), 0);
    for (const code of ["79", "01", "86", "04"]) {
      const html = body(`vi/provinces/${code}`);
      const late = built.world.series("province", code).at(-1)!.late;
      for (const id of ["ageing-now", "funds-table", "by-sector", "by-employer_type", "by-size_class"])
        expect([code, id, total(html, id)]).toEqual([code, id, late]);
      if (late) expect([code, total(html, "top-employers")]).toEqual([code, late]);
    }
  });

  it("of the answer follow the data", () => {
    const marts = structuredClone(built.world.marts);
    const last = marts.group_months.find(
      (row) => row.level === "nation" && row.period_ix === built.world.last.period_ix
    )!;
    last.arrears_rate = last.arrears_rate! + 0.01;
    last.distance = last.distance! + 0.01;
    const changed = contentOf(worldOf(marts)).pages.find((page) => page.path === "vi/index")!;
    expect(changed.description).not.toBe(built.content.pages.find((page) => page.path === "vi/index")!.description);
  });
});

describe("what is missing", () => {
  it("reads chưa có, says since when, and keeps the latest known month", () => {
    const html = textOf(body("vi/provinces/86"));
    expect(html).toContain("Chưa có số liệu tháng 10/2026 của Vĩnh Long; số gần nhất là tháng 9/2026.");
    expect(html).toContain("tháng 10/2026: Vĩnh Long: chưa nhận");
    expect(textOf(body("vi/provinces/96"))).toContain("Chưa có số liệu nào của Cà Mau.");
  });

  it("an employer without registration stands in an unknown sector", () => {
    const rows = tableOf(body("vi/sectors"), "ranking");
    expect(rows.map((row) => row["label"]!.text)).toContain("Chưa xác định");
    expect(textOf(body("vi/provinces/04"))).toContain("chưa có tên");
  });
});

describe("small worlds", () => {
  it("with one month have amounts and no rate", async () => {
    const one = await build(smallWorld("2024-05", "2024-05"));
    expect(textOf(body("vi/index", one))).toContain("cần đủ 12 tháng số phải thu, mới biết 1 tháng");
    expect(textOf(body("vi/index", one))).toContain("Chưa có tháng trước để so sánh.");
    expect(textOf(body("vi/provinces", one))).toContain("Chưa tỉnh nào có tỷ lệ chậm đóng");
  });

  it("of old years have no published figures, no break and today's provinces", async () => {
    const old = await build(smallWorld("2010-01", "2012-12"));
    const overview = textOf(body("vi/index", old));
    expect(overview).toContain("1/1 tỉnh cao hơn mốc (tỷ lệ mới có ở 1/34 tỉnh)");
    expect(overview).not.toContain("Số đã công bố, đặt cạnh");
    expect(overview).not.toContain("7/2025");
    expect(textOf(body("en/provinces/79", old))).toContain(
      "At the end of December 2012, the late amount in Ho Chi Minh"
    );
  });

  it("of one province with several sectors compare the sectors, and link to no ranking of provinces", async () => {
    const alone = await build(smallWorld("2024-06", "2026-10", ["TA00001", "TA00002"]), {
      "employers.csv": register({TA00001: "47", TA00002: "10"})
    });
    const paths = alone.content.pages.map((page) => page.path);
    expect(paths).toContain("vi/fair-ranking/sectors");
    expect(paths).not.toContain("vi/fair-ranking/provinces");
    expect(deadLinks(alone)).toEqual([]);
  });

  it("that begin after the map changed have no page of 63 provinces", async () => {
    const young = await build(smallWorld("2025-08", "2026-10"));
    expect(young.content.pages.some((page) => page.path.endsWith("provinces-63"))).toBe(false);
  });
});
