import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fold} from "../../src/domain/fold.js";

describe("fold", () => {
  it("drops tone marks, horns, circumflexes and the bar of đ", () => {
    expect(fold("Đắk Lắk")).toBe("dak lak");
    expect(fold("Thừa Thiên – Huế")).toBe("thua thien – hue");
    expect(fold("  Bà Rịa\u00a0- Vũng   Tàu ")).toBe("ba ria - vung tau");
  });

  it("treats both placements of a tone mark and both normal forms alike", () => {
    expect(fold("Hòa Bình")).toBe(fold("Hoà Bình"));
    expect(fold("Khánh Hoà".normalize("NFD"))).toBe(fold("KHÁNH HÒA".normalize("NFC")));
  });

  it("is idempotent and finds every text by its folded form", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      })
    );
  });
});
