import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  count,
  date,
  decimal,
  dong,
  money,
  percent,
  period,
  periodShort,
  points,
  pointsApart
} from "../../src/domain/format.js";
import type {Lang} from "../../src/domain/format.js";

const lang = fc.constantFrom<Lang>("vi", "en");

/** Reads a shown number back, by its language's marks. */
function parse(text: string, language: Lang): number {
  const plain = text
    .replace(/[^\d.,−+]/g, "")
    .replace("−", "-")
    .replace("+", "");
  return Number(language === "vi" ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", ""));
}

describe("percent", () => {
  it("writes a comma, two decimals and a narrow space in Vietnamese", () => {
    expect(percent(0.0291, "vi")).toBe("2,91\u202f%");
    expect(percent(0.0291, "en")).toBe("2.91\u202f%");
    expect(percent(12.5, "vi")).toBe("1.250,00\u202f%");
    expect(percent(0, "vi")).toBe("0,00\u202f%");
  });

  it("says that a missing or undefined rate is missing, never 0", () => {
    for (const value of [null, undefined, NaN, Infinity]) expect(percent(value, "vi")).toBe("chưa có");
    expect(percent(null, "en")).toBe("not available");
  });

  it("reads back to the same value within its last decimal", () => {
    fc.assert(
      fc.property(fc.double({min: -10, max: 10, noNaN: true}), lang, (value, language) => {
        expect(Math.abs(parse(percent(value, language), language) - value * 100)).toBeLessThanOrEqual(0.005 + 1e-9);
      })
    );
  });
});

describe("points", () => {
  it("carries a sign and its unit in words", () => {
    expect(points(0.0034, "vi")).toBe("+0,34\u00a0điểm phần trăm");
    expect(points(-0.0034, "en")).toBe("−0.34\u00a0percentage points");
  });

  it("drops the sign of what rounds to zero", () => {
    expect(points(-0.00001, "vi")).toBe("0,00\u00a0điểm phần trăm");
    expect(pointsApart(-0.0034, "vi")).toBe("0,34\u00a0điểm phần trăm");
  });
});

describe("money", () => {
  it("gives three significant figures with the unit of its size", () => {
    expect(money(1_234_567_890_123, "vi")).toBe("1.230\u00a0tỷ đồng");
    expect(money(12_345_678_901, "vi")).toBe("12,3\u00a0tỷ đồng");
    expect(money(1_000_000_000, "vi")).toBe("1,00\u00a0tỷ đồng");
    expect(money(999_000_000, "en")).toBe("999\u00a0million đồng");
    expect(money(-45_600_000n, "vi")).toBe("−45,6\u00a0triệu đồng");
  });

  it("moves to the larger unit when rounding reaches it", () => {
    expect(money(999_600_000, "vi")).toBe("1,00\u00a0tỷ đồng");
    expect(money(999_499_999, "vi")).toBe("999\u00a0triệu đồng");
  });

  it("is exact below a million", () => {
    expect(money(450_001, "vi")).toBe("450.001\u00a0đồng");
    expect(money(0, "vi")).toBe("0\u00a0đồng");
  });

  it("differs from the exact amount by at most half of the third figure", () => {
    fc.assert(
      fc.property(fc.bigInt({min: 1_000_000n, max: 10n ** 17n}), lang, (value, language) => {
        const shown = money(value, language);
        const unit = /tỷ|billion/.test(shown) ? 1e9 : 1e6;
        const back = parse(shown, language) * unit;
        expect(Math.abs(back - Number(value)) / Number(value)).toBeLessThanOrEqual(0.00501);
      })
    );
  });
});

describe("whole numbers", () => {
  it("groups exactly, however large", () => {
    expect(count(1234567, "vi")).toBe("1.234.567");
    expect(dong(123456789012345678901n, "en")).toBe("123,456,789,012,345,678,901\u00a0đồng");
    expect(count(-1000n, "vi")).toBe("−1.000");
    fc.assert(
      fc.property(fc.bigInt(), lang, (value, language) => {
        const plain = count(value, language).replace(/[.,]/g, "").replace("−", "-");
        expect(BigInt(plain)).toBe(value);
      })
    );
  });

  it("does not fall into exponents", () => {
    expect(decimal(1e21, 0, "en")).toBe("1,000,000,000,000,000,000,000");
  });
});

describe("dates", () => {
  it("names months and days in both languages", () => {
    expect(period("2026-10", "vi")).toBe("tháng\u00a010/2026");
    expect(period("2026-10", "en")).toBe("October\u00a02026");
    expect(periodShort("2026-01", "en")).toBe("Jan\u00a02026");
    expect(date("2022-12-31", "vi")).toBe("31/12/2022");
    expect(date("2022-12-01T23:59:00Z", "en")).toBe("1 December 2022");
  });

  it("refuses what is no period or date", () => {
    for (const value of ["2026-13", "2026-00", "10/2026", ""])
      expect(() => period(value, "vi")).toThrow("invalid period");
    expect(() => date("31/12/2022", "vi")).toThrow("invalid date");
  });
});
