import {readFile} from "node:fs/promises";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {PIECES, provinceShapes} from "../../src/components/mapShapes.js";
import {mapClass, vietnamMap} from "../../src/components/vietnamMap.js";
import {checkMarkup} from "./markup.js";

async function reference(file: string): Promise<Record<string, string>[]> {
  return parse(await readFile(new URL(`../../data/reference/${file}`, import.meta.url)), {columns: true, bom: true});
}

/** Names as the drawing spells its ids: "Bà Rịa - Vũng Tàu" is "baria". */
function idOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/[^a-z]/g, "");
  const own: Record<string, string> = {bariavungtau: "baria", hochiminh: "hcm", hue: "tthue"};
  return own[plain] ?? plain;
}

describe("the pieces of the map", () => {
  it("follow the merger of July 2025 exactly", async () => {
    const rows = await reference("provinces_63.csv");
    const expected: Record<string, string[]> = {};
    for (const row of rows) {
      const today = row["as_is_code"] ?? row["new_code"] ?? Object.values(row)[5]!;
      (expected[today] ??= []).push(idOf(row["name_vi"]!));
    }
    expected["48"]!.push("hoangsa");
    expected["56"]!.push("truongsa");
    const actual = Object.fromEntries(Object.entries(PIECES).map(([code, ids]) => [code, ids.split(" ").sort()]));
    expect(actual).toEqual(Object.fromEntries(Object.entries(expected).map(([code, ids]) => [code, ids.sort()])));
  });

  it("cover today's 34 provinces and stay light", async () => {
    const shapes = provinceShapes();
    expect(shapes.map((s) => s.code).sort()).toEqual(
      (await reference("provinces_34.csv")).map((r) => r["code"]).sort()
    );
    expect(shapes.reduce((sum, s) => sum + s.d.length + s.islands.length, 0)).toBeLessThan(40_000);
    expect(shapes.filter((s) => s.islands).map((s) => s.code)).toEqual(["48", "56"]);
  });
});

describe("vietnamMap", () => {
  const provinces = Object.keys(PIECES).map((code34, i) => ({
    code34,
    rate: code34 === "01" ? null : 0.02 + i / 1500,
    late: i * 1e9,
    label: code34 === "48" ? "Đà Nẵng" : code34 === "56" ? "Khánh Hòa" : `Tỉnh <${code34}>`,
    href: `./${code34}.html`
  }));
  const svg = vietnamMap({id: "m", lang: "vi", title: "t", description: "d", provinces, baseline: 0.0291});

  it("links every province and says its numbers", () => {
    checkMarkup(svg);
    expect(svg.match(/<a /g)).toHaveLength(34);
    expect(svg.includes('aria-label="Tỉnh &lt;01&gt;: chưa có số liệu"')).toBe(true);
    expect(svg).toMatch(/aria-label="Đà Nẵng: \d,\d\d\u202f% \(/);
  });

  it("shows and names both archipelagos with the provinces they belong to", () => {
    for (const name of ["Hoàng Sa", "(Đà Nẵng)", "Trường Sa", "(Khánh Hòa)"]) expect(svg).toContain(`>${name}<`);
  });

  it("credits its source", () => {
    expect(svg).toContain("CC BY 4.0");
  });

  it("stays drawable without any data", () => {
    checkMarkup(vietnamMap({id: "m", lang: "en", title: "t", description: "d", provinces: [], baseline: 0.0291}));
  });

  it("classes a rate by its distance to the baseline", () => {
    const classes = [null, 0.045, 0.035, 0.03, 0.0291, 0.025, 0.01].map((rate) => mapClass(rate, 0.0291));
    expect(classes).toEqual([
      "map-missing",
      "map-above-2",
      "map-above-1",
      "map-near",
      "map-near",
      "map-below-1",
      "map-below-2"
    ]);
  });
});
