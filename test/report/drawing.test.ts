import {inflateSync} from "node:zlib";
import {Document, Packer} from "docx";
import {describe, expect, it} from "vitest";
import {cells} from "../../src/components/table.js";
import {layersOf} from "../../loaders/disclosure/layers.js";
import {accountBars, pixel} from "../../loaders/report/docxBars.js";
import {table} from "../../loaders/report/model.js";
import {formatOf} from "../../loaders/report/sheet.js";

describe("numbers in the workbook", () => {
  it("too small to be seen have no sign, all others keep their format", () => {
    for (const [format, seen] of [
      ["fine", 0.000001],
      ["points", 0.0001],
      ["percent", 0.0001],
      ["number", 0.01]
    ] as const) {
      for (const value of [seen * 0.49, -seen * 0.49, -1e-12]) {
        const [above, below, zero] = formatOf(format, value).split(";");
        expect([above, below], `${format} ${value}`).toEqual([zero, zero]);
        expect(zero).not.toMatch(/[+-]/);
      }
      for (const value of [seen * 0.51, -seen * 0.51, -3.3, 0])
        expect(formatOf(format, value), `${format} ${value}`).not.toMatch(/^([^;]+);\1;\1$/);
    }
  });
});

const account = (amounts: readonly number[]) =>
  table(
    "account",
    "The account",
    [],
    [100, ...amounts, 100].map((amount, i) => ({term: cells.text(`term ${i}`), amount: cells.dong(amount, "en")})),
    [0, amounts.length + 1]
  );

describe("the account's bars in the document", () => {
  it("are as long as the terms are large, on the side of their sign; sums are not drawn", async () => {
    const bars = accountBars(account([800, -400, 0, 200]), 9000)!;
    const document = await Packer.toBuffer(new Document({sections: [{children: [bars]}]}));
    const xml = (await layersOf(document))
      .map((layer) => layer.toString("utf8"))
      .find((text) => text.includes("<w:tbl>"))!;
    const rows = xml.split("<w:tr>").slice(1);
    const drawn = rows.map((row) => {
      const places = row.split("<w:tc>").slice(1);
      const at = places.findIndex((place) => place.includes("<wp:extent"));
      return {at, length: Number(/<wp:extent cx="(\d+)"/.exec(row)?.[1] ?? 0)};
    });
    expect(drawn.map(({at}) => at)).toEqual([2, 1, -1, 2]);
    const [longest, half, none, quarter] = drawn.map(({length}) => length) as [number, number, number, number];
    expect(none).toBe(0);
    expect(half / longest).toBeCloseTo(0.5, 1);
    expect(quarter / longest).toBeCloseTo(0.25, 1);
    expect(xml).toContain("term 1: 800");
    expect(xml).not.toContain("term 0");
  });

  it("are none where nothing moved", () => {
    expect(accountBars(account([0, 0]), 9000)).toBeNull();
  });

  it("are made of one pixel that any reader of PNG can open", () => {
    const png = pixel([1, 2, 3]);
    const body = png.indexOf("IDAT") + 4;
    expect([...inflateSync(png.subarray(body, body + png.readUInt32BE(body - 8)))]).toEqual([0, 1, 2, 3]);
    expect(png.subarray(-8).readUInt32BE(4)).toBe(0xae426082);
  });
});
