/** The sentence says what the numbers say, and changes with them. */
import {describe, expect, it} from "vitest";
import type {FlagFacts} from "../../src/domain/reasons.js";
import {en, vi} from "./facts.js";

describe("flagReason", () => {
  it("reads as an office would say it", () => {
    expect(vi()).toBe(
      "Số lao động giảm từ 412 xuống 187 (−54,6 %); 1.204 đơn vị khác cùng ngành cấp 2, cùng khối trong tỉnh: trung vị −1,2 %; " +
        "chưa từng giảm quá 6 % một tháng trong 30 tháng so sánh được trước đó; " +
        "khoảng 431 triệu đồng tiền đóng một tháng so với số lao động dự kiến 407; đã loại trừ: Tết, biến động cả ngành"
    );
    expect(en()).toBe(
      "Headcount fell from 412 to 187 (−54.6 %); 1,204 other employers of the division and kind in the province: median −1.2 %; " +
        "had never fallen by more than 6 % in a month in the 30 months before that can be compared; " +
        "about 431 million đồng of contributions a month against an expected headcount of 407; ruled out: Tết, sector-wide move"
    );
  });

  it("changes with every number that it is made of", () => {
    const others: Partial<FlagFacts>[] = [
      {observed: 188},
      {before: 413},
      {span: 2},
      {peers: 1300},
      {peers_median: -0.02},
      {most_before: -0.08},
      {months_known: 29},
      {impact: 532_000_000},
      {survived: ["clear_tet"]},
      {expected: 500},
      {course: "reverted", next_observed: 400},
      {course: "reverted", next_observed: 401},
      {course: "persists", next_observed: 200},
      {kind: "headcount_shaved", threshold: 200},
      {kind: "headcount_shaved", threshold: 300},
      {variable: "wage_base"},
      {kind: "headcount_collapse_debt_stays", late: 5_000_000, months_late: 3}
    ];
    for (const speak of [vi, en]) {
      const said = [speak(), ...others.map((o) => speak(o))];
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it("says rise and fall, and a past that was as wild", () => {
    const up = {observed: 500, direction: "up", most_before: 0.494};
    expect(vi(up)).toContain("tăng từ 412 lên 500 (+21,4 %)");
    expect(vi(up)).toContain("đã từng tăng 49,4 % một tháng trong 30 tháng so sánh được trước đó");
    expect(vi({most_before: 0})).toContain("chưa từng giảm trong 30 tháng");
    expect(vi({months_known: 3})).toContain("mới có 3 tháng để so sánh");
    expect(vi({months_known: 0, most_before: null})).toContain("; chưa có tháng nào trước đó để so sánh;");
    expect(en({months_known: 1})).toContain("only 1 month to compare with");
    expect(vi({months_known: 0, most_before: null})).toContain("; chưa có tháng nào trước đó để so sánh;");
    expect(en({months_known: 1})).toContain("only 1 month to compare with");
  });

  it("sets one month of the others apart from a change over several", () => {
    expect(vi({span: 8})).toContain("cùng ngành cấp 2, cùng khối trong tỉnh, riêng tháng này: trung vị −1,2 %");
    expect(en({span: 8})).toContain("1,204 other employers of the division and kind in the province, this month alone");
    expect(en({peers: 1, peers_median: null})).toContain(
      "only 1 other employer of the division and kind in the province;"
    );
    expect(vi({peers: 2, peers_median: null})).toContain(
      "chỉ có 2 đơn vị khác cùng ngành cấp 2, cùng khối trong tỉnh;"
    );
  });

  it("says what was expected where the value went the other way than the sign, and nothing of its past", () => {
    const fallen = {variable: "wage_base", direction: "up", before: 1.08e9, observed: 752e6, expected: 601e6};
    expect(vi(fallen)).toMatch(
      /^Quỹ lương .* giảm từ 1,08 tỷ đồng xuống 752 triệu đồng \(−30,4 %\); cao hơn mức dự kiến 601 triệu đồng; /
    );
    expect(vi(fallen)).not.toMatch(/đã từng|chưa từng/);
    const risen = {direction: "down", before: 100, observed: 104, expected: 131};
    expect(en(risen)).toMatch(/^Headcount rose from 100 to 104 \(\+4.0 %\); below the expected 131; /);
    expect(vi({...risen, observed: 100, span: 12})).toMatch(
      /^Số lao động giữ nguyên 100 trong 12 tháng; thấp hơn mức dự kiến 131; /
    );
    // The amount is reckoned from that level.
    expect(vi(fallen)).toContain("khoảng 431 triệu đồng tiền đóng một tháng so với mức dự kiến đó;");
    expect(en(risen)).toContain("about 431 million đồng of contributions a month against that expected level;");
  });

  it("stays readable at the ends of what can be declared", () => {
    const wage = {variable: "average_wage", direction: "up", most_before: 0.02};
    expect(vi({...wage, before: 6e6, observed: 1e13})).toContain("lên 10.000.000.000.000 đồng (gấp 1.666.667 lần); ");
    expect(en({...wage, before: 6e6, observed: 66e6})).toContain("to 66,000,000 đồng (11 times as much); ");
    expect(vi({...wage, before: 0.14, observed: 112_500_000})).toContain("tăng từ dưới 1 đồng lên 112.500.000 đồng; ");
    expect(vi({variable: "wage_base", before: 1_083_400_000, observed: 1_079_600_000})).toContain(
      "giảm từ 1.083.400.000 đồng xuống 1.079.600.000 đồng (−0,4 %)"
    );
    expect(vi({...wage, before: 6e6, observed: 9e6, most_before: 787_499_999})).toContain(
      "đã từng tăng 787.499.999 lần một tháng"
    );
    expect(vi({kind: "wage_cut_to_minimum", variable: "wage_base", wage: 1})).toContain("bằng chưa tới 0,01 lần");
    expect(en({kind: "headcount_collapse_debt_stays", late: 5e6, months_late: 1})).toContain("up to 1 month old");
  });

  it("tells named patterns by their own numbers", () => {
    expect(
      vi({kind: "wage_cut_to_minimum", variable: "wage_base", before: 1.3e9, observed: 9.9e8, wage: 5_307_200})
    ).toContain("mức lương bình quân bằng 1,07 lần lương tối thiểu vùng (4.960.000 đồng)");
    expect(vi({kind: "mass_leave_return", before: 200, expected: 60, observed: 195, span: 4})).toContain(
      "Số lao động giảm từ 200 xuống 60 rồi trở lại 195 trong 4 tháng"
    );
    expect(
      vi({
        kind: "wage_frozen_at_minimum",
        variable: "wage_base",
        before: 53_072_000,
        heads_then: 10,
        observed: 63_686_400,
        heads: 12,
        expected: 68_000_000,
        span: 12
      })
    ).toContain(
      "Mức lương bình quân làm căn cứ đóng đứng yên trong 12 tháng: 5.307.200 đồng, nay 5.307.200 đồng (0,0 %), trung vị của ngành cấp 2: +6,8 %"
    );
    const shuffle = {kind: "code_shuffle", partner: "TA12345", partner_moved: 24};
    expect(vi(shuffle)).toContain("cùng tháng mã TA12345 cùng ngành cấp 2, cùng tỉnh tăng 24 lao động");
    expect(vi({...shuffle, partner: null})).toContain("cùng tháng một mã khác cùng ngành cấp 2, cùng tỉnh");
    expect(
      vi({kind: "payment_stop", variable: "paid", observed: 0, expected: 44e6, span: 3, late: 132e6, months_late: 2})
    ).toBe(
      "Số đã nộp: 3 tháng liền không nộp, một năm trước đó bình quân 44,0 triệu đồng một tháng; còn chậm đóng 132 triệu đồng, lâu nhất 2 tháng; đã loại trừ: Tết, biến động cả ngành"
    );
  });

  it("speaks both languages of every kind without a gap", () => {
    for (const kind of [
      "slow_erosion",
      "headcount_shaved",
      "wage_frozen_at_minimum",
      "wage_inflated_before_benefit",
      "payment_stop",
      "code_shuffle"
    ])
      for (const variable of ["headcount", "average_wage", "wage_base", "paid"])
        for (const text of [vi({kind, variable, partner: "TA12345"}), en({kind, variable, partner: "TA12345"})])
          expect(text).not.toMatch(/undefined|NaN|null|clear_|; ;|^;|;$/);
  });
});
