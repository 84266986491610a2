import {describe, expect, it} from "vitest";
import {vi} from "../../src/i18n/vi/index.js";
import type {Context} from "../../loaders/site/pages/context.js";
import {intervalCell} from "../../loaders/site/pages/fairness/tables.js";
import {
  baselineClause,
  changeClause,
  completeness,
  direction,
  largest,
  moneyChange,
  noRateReason,
  provincesAbove,
  rankClause,
  rateSentence,
  trendTitle,
  type RateFacts
} from "../../loaders/site/pages/sentences.js";

const facts: RateFacts = {
  level: "nation",
  name: "",
  month: "2026-10",
  monthLastYear: "2025-10",
  rate: 0.0312,
  baseline: 0.0291,
  changeYear: 0.0034,
  basis: "headline",
  late: 18_600_000_000_000,
  knownMonths: 12,
  gaps: []
};

/** Narrow and hard spaces as plain ones, so that expectations can be read. */
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

describe("rateSentence", () => {
  it("answers for the nation in Vietnamese: rate, baseline, same month last year, provinces", () => {
    expect(plain(rateSentence(facts, "vi", "14/34 tỉnh cao hơn mốc"))).toBe(
      "Đến hết tháng 10/2026, số tiền chậm đóng bằng **3,12 %** số phải thu 12 tháng, cao hơn mốc 2,91 % **0,21 điểm phần trăm**, tăng 0,34 điểm phần trăm so với tháng 10/2025; 14/34 tỉnh cao hơn mốc."
    );
  });

  it("answers in English", () => {
    expect(plain(rateSentence({...facts, level: "province", name: "Dong Nai"}, "en"))).toBe(
      "At the end of October 2026, the late amount in Dong Nai was **3.12 %** of the receivable of twelve months, above the 2.91 % baseline by **0.21 percentage points**, up 0.34 percentage points on October 2025."
    );
  });

  it("names province, sector and employer type in their own way", () => {
    const say = (level: RateFacts["level"], name: string) => rateSentence({...facts, level, name}, "vi");
    expect(say("province", "Đồng Nai")).toContain("số tiền chậm đóng tại Đồng Nai bằng");
    expect(say("sector", "Xây dựng")).toContain("số tiền chậm đóng của ngành Xây dựng bằng");
    expect(say("employer_type", "Hợp tác xã")).toContain("số tiền chậm đóng của khối Hợp tác xã bằng");
  });

  it("changes with every number that it is made from", () => {
    const original = rateSentence(facts, "vi");
    const changes: Partial<RateFacts>[] = [
      {rate: 0.0313},
      {rate: 0.02},
      {baseline: 0.03},
      {changeYear: 0.0035},
      {changeYear: -0.0034},
      {changeYear: 0},
      {changeYear: null},
      {basis: "old_due"},
      {month: "2026-09"},
      {monthLastYear: "2025-09"},
      {rate: null}
    ];
    const said = changes.map((change) => rateSentence({...facts, ...change}, "vi"));
    expect(new Set([original, ...said]).size).toBe(changes.length + 1);
  });

  it("says why there is no rate and gives the amount", () => {
    expect(plain(rateSentence({...facts, rate: null, knownMonths: 3}, "vi"))).toBe(
      "Đến hết tháng 10/2026 chưa có tỷ lệ chậm đóng: cần đủ 12 tháng số phải thu, mới biết 3 tháng. Số tiền chậm đóng là **18.600 tỷ đồng**."
    );
  });

  it("says so when not even the amount is known", () => {
    expect(rateSentence({...facts, rate: null, late: null, knownMonths: 0}, "vi")).toContain(
      "Cũng chưa có số tiền chậm đóng."
    );
  });
});

describe("noRateReason", () => {
  it("names up to three missing months", () => {
    const reason = noRateReason({...facts, rate: null, knownMonths: 11, gaps: ["2026-08"]}, "vi");
    expect(plain(reason)).toBe("thiếu số phải thu của tháng 8/2026");
  });

  it("counts the known months when many are missing", () => {
    const gaps = ["2026-01", "2026-02", "2026-03", "2026-04"];
    expect(noRateReason({...facts, rate: null, knownMonths: 8, gaps}, "en")).toContain("8 known so far");
  });

  it("speaks of the receivable when all months are known", () => {
    expect(noRateReason({...facts, rate: null}, "vi")).toBe("số phải thu 12 tháng không lớn hơn 0");
  });
});

describe("clauses", () => {
  it("calls a difference that shows as 0,00 equal", () => {
    expect(plain(baselineClause(0.02914, 0.0291, "vi"))).toBe("bằng mốc 2,91 %");
    expect(plain(baselineClause(0.0291, 0.0291, "en"))).toBe("equal to the 2.91 % baseline");
    expect(plain(baselineClause(0.0281, 0.0291, "vi"))).toBe("thấp hơn mốc 2,91 % **0,10 điểm phần trăm**");
  });

  it("says up, down, unchanged and not comparable", () => {
    const say = (change: number | null) => plain(changeClause(change, "2025-10", "headline", "vi"));
    expect(say(0.001)).toBe("tăng 0,10 điểm phần trăm so với tháng 10/2025");
    expect(say(-0.001)).toBe("giảm 0,10 điểm phần trăm so với tháng 10/2025");
    expect(say(0.00001)).toBe("không đổi so với tháng 10/2025");
    expect(say(null)).toBe("chưa có số của tháng 10/2025 để so sánh");
  });

  it("says when both months are taken under the old due dates", () => {
    expect(changeClause(0.001, "2025-05", "old_due", "vi")).toContain("(tính theo hạn đóng cũ ở cả hai tháng)");
  });

  it("says changes of money without a sign", () => {
    expect(plain(moneyChange(-2e9, "2025-10", "vi"))).toBe("giảm 2,00 tỷ đồng so với tháng 10/2025");
    expect(plain(moneyChange(2e9, "2025-10", "en"))).toBe("up 2.00 billion đồng on October 2025");
    expect(moneyChange(0, "2025-10", "vi")).toContain("không đổi");
    expect(moneyChange(null, "2025-10", "vi")).toContain("chưa có số");
  });

  it("counts provinces above the baseline among those with a rate", () => {
    expect(provincesAbove(14, 34, 34, "vi")).toBe("14/34 tỉnh cao hơn mốc");
    expect(provincesAbove(14, 33, 34, "vi")).toBe("14/33 tỉnh cao hơn mốc (tỷ lệ mới có ở 33/34 tỉnh)");
    expect(provincesAbove(0, 34, 34, "vi")).toBe("không tỉnh nào trong 34 tỉnh cao hơn mốc");
    expect(provincesAbove(34, 34, 34, "en")).toBe("all 34 provinces are above the baseline");
  });

  it("gives a rank only to what has one", () => {
    expect(rankClause(5, 33, "province", "vi")).toBe("xếp thứ 5 trong 33 tỉnh có tỷ lệ, tính từ cao nhất");
    expect(rankClause(null, 33, "province", "vi")).toBe("");
  });
});

describe("completeness", () => {
  it("says that all have delivered", () => expect(completeness([], 34, 0, "vi")).toBe("đủ 34/34 tỉnh"));

  it("names who is missing", () => {
    expect(completeness(["Vĩnh Long"], 34, 0, "vi")).toBe("thiếu 1/34 tỉnh: Vĩnh Long");
  });

  it("cuts long lists and counts the rest", () => {
    expect(completeness(["A", "B", "C", "D", "E", "F", "G"], 63, 2, "vi")).toBe(
      "thiếu 7/63 tỉnh: A, B, C, D, E và 2 tỉnh khác; 2 tỉnh có dòng bị cách ly"
    );
  });
});

describe("helpers", () => {
  it("trendTitle states the finding", () => {
    expect(plain(trendTitle(0.0312, 0.0291, "vi"))).toBe(
      "Tỷ lệ chậm đóng 3,12 %, cao hơn mốc 2,91 % 0,21 điểm phần trăm"
    );
    expect(trendTitle(null, 0.0291, "vi")).toBe("Chưa đủ 12 tháng để tính tỷ lệ chậm đóng");
  });

  it("direction ignores what cannot be seen", () => {
    expect([0.0001, -0.0001, 0.00004, 0].map((value) => direction(value))).toEqual(["up", "down", "same", "same"]);
  });

  it("largest names the greatest part and its share, and nothing of nothing", () => {
    expect(largest({si: 3, hi: 1})).toEqual({key: "si", share: 0.75});
    expect(largest({si: 0, hi: 0})).toBeNull();
  });
});

describe("an interval of rates", () => {
  const ctx = {lang: "vi", t: vi} as unknown as Context;
  it("has both bounds where there are two", () => {
    expect(intervalCell(ctx, 0.012, 0.045)).toMatchObject({value: "0.012 0.045"});
  });
  it("says so where nothing bounds it, and leaves that bound out of the file", () => {
    expect(intervalCell(ctx, 0, Infinity)).toMatchObject({
      text: expect.stringContaining("không chặn được"),
      value: "0"
    });
  });
});
