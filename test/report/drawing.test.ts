import {Document, Packer} from "docx";
import {describe, expect, it} from "vitest";
import {cells} from "../../src/components/table.js";
import {layersOf} from "../../loaders/disclosure/layers.js";
import {accountBars} from "../../loaders/report/docxBars.js";
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
    // The room of a bar is its column without the margin; what its indent leaves of it is coloured.
    const room = Math.floor(0.22 * 9000) - 60;
    const drawn = rows.map((row) => {
      const places = row.split("<w:tc>").slice(1);
      const at = places.findIndex((place) => /<w:shd [^>]*w:fill="(?!auto)/.test(place));
      const indent = /<w:ind w:(left|right)="(\d+)"/.exec(row);
      return {at, side: indent?.[1], length: indent ? room - Number(indent[2]) : 0};
    });
    expect(drawn.map(({at}) => at)).toEqual([2, 1, -1, 2]);
    expect(drawn.map(({side}) => side)).toEqual(["right", "left", undefined, "right"]);
    const [longest, half, none, quarter] = drawn.map(({length}) => length) as [number, number, number, number];
    expect([longest, none]).toEqual([room, 0]);
    expect(half / longest).toBeCloseTo(0.5, 2);
    expect(quarter / longest).toBeCloseTo(0.25, 2);
    expect(xml).toContain("term 1");
    expect(xml).not.toContain("term 0");
  });

  it("are none where nothing moved", () => {
    expect(accountBars(account([0, 0]), 9000)).toBeNull();
  });
});
