/** The sentence says what the numbers say, and changes with them. */
import {describe, expect, it} from "vitest";
import {flagReason, type FlagFacts} from "../../src/domain/reasons.js";

const facts: FlagFacts = {
  period_ix: 2026 * 12 + 9,
  kind: "sudden_change",
  variable: "headcount",
  direction: "down",
  observed: 187,
  expected: 407,
  before: 412,
  span: 1,
  course: null,
  next_observed: null,
  impact: 431_000_000,
  peers: 1204,
  peers_median: -0.012,
  most_before: -0.0571,
  months_known: 30,
  late: 0,
  months_late: null,
  heads: 187,
  heads_then: 412,
  wage: 6_000_000,
  minimum: 4_960_000,
  threshold: null,
  partner: null,
  partner_moved: null,
  survived: ["clear_tet", "clear_sector"]
};
const plain = (text: string) => text.replaceAll("\u202f", " ").replaceAll("\u00a0", " ");
const vi = (change: Partial<FlagFacts> = {}) => plain(flagReason({...facts, ...change}, "vi"));
const en = (change: Partial<FlagFacts> = {}) => plain(flagReason({...facts, ...change}, "en"));

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

  it("says that today's province is meant before the provinces were merged, and only then", () => {
    const before = {period_ix: 2025 * 12 + 5};
    expect(vi(before)).toContain("cùng khối trong tỉnh (theo địa giới hiện nay): trung vị −1,2 %");
    expect(en(before)).toContain("of the division and kind in the province as it is now: median −1.2 %");
    expect(vi({...before, span: 3})).toContain("trong tỉnh (theo địa giới hiện nay), riêng tháng này: trung vị");
    expect(en({...before, peers: 2, peers_median: null})).toContain("kind in the province as it is now;");
    const pair = {kind: "code_shuffle", partner: "TA12345", partner_moved: 24};
    expect(vi({...before, ...pair})).toContain("cùng ngành cấp 2, cùng tỉnh (theo địa giới hiện nay) tăng 24 lao động");
    expect(en({...before, ...pair, partner: null})).toContain("of the same division and province as it is now moved");
    for (const text of [vi({period_ix: 2025 * 12 + 6, ...pair}), en({period_ix: 2025 * 12 + 6, ...pair})])
      expect(text).not.toMatch(/hiện nay|as it is now/);
  });

  it("says what each amount is reckoned from", () => {
    const of = (change: Partial<FlagFacts>) =>
      [vi(change), en(change)].map((text) => /(?:khoảng|about) .*? (?:một tháng|a month) (.*?);/.exec(text)![1]);
    expect(of({})).toEqual(["so với số lao động dự kiến 407", "against an expected headcount of 407"]);
    for (const kind of ["headcount_shaved", "headcount_collapse_debt_stays", "code_shuffle", "slow_erosion"])
      expect(of({kind, expected: 412, threshold: 200})).toEqual([
        "so với số lao động trước đó là 412",
        "against the earlier headcount of 412"
      ]);
    expect(of({kind: "slow_erosion", variable: "average_wage", before: 7e6, observed: 6e6, expected: 7e6})).toEqual([
      "so với mức lương bình quân trước đó là 7.000.000 đồng",
      "against the earlier average wage of 7,000,000 đồng"
    ]);
    expect(of({kind: "mass_leave_return", direction: "up", before: 60, expected: 22, observed: 58, span: 4})).toEqual([
      "của 36 lao động tăng trở lại",
      "for the 36 workers added back"
    ]);
    const wages = {variable: "wage_base", before: 1.3e9, observed: 9.9e8, expected: 1.2e9};
    expect(of({...wages, kind: "wage_cut_to_minimum"})).toEqual([
      "so với quỹ lương 1,20 tỷ đồng nếu giữ mức lương bình quân tháng trước",
      "against a wage base of 1.20 billion đồng at the average wage of the month before"
    ]);
    expect(of({...wages, kind: "wage_frozen_at_minimum", span: 12})[1]).toBe(
      "against a wage base of 1.20 billion đồng had wages risen like the division's median"
    );
  });

  it("tells a wage cut by the wage where more workers hide it in the wage base", () => {
    const cut = {
      ...{kind: "wage_cut_to_minimum", variable: "wage_base", before: 171e6, observed: 433e6, expected: 508e6},
      ...{heads_then: 28, heads: 83, wage: 433e6 / 83, minimum: 4_960_000}
    };
    expect(vi(cut)).toMatch(
      /^Mức lương bình quân làm căn cứ đóng giảm từ 6\.107\.143 đồng xuống 5\.216\.867 đồng \(−14,6 %\) trong khi số lao động tăng từ 28 lên 83; mức này bằng 1,05 lần lương tối thiểu vùng \(4\.960\.000 đồng\); quỹ lương của 1\.204 đơn vị khác /
    );
    expect(en(cut)).toMatch(
      /^Average contribution wage fell from 6,107,143 đồng to 5,216,867 đồng \(−14\.6 %\) while the headcount rose from 28 to 83; that is 1\.05 times the regional minimum wage \(4,960,000 đồng\); the wage base of 1,204 other employers /
    );
    for (const text of [vi(cut), en(cut)]) expect(text).not.toMatch(/433|thấp hơn|below|chưa từng|never/);
    const smaller = {...cut, heads: 20, observed: 104e6, expected: 122e6, wage: 5_200_000};
    expect(vi(smaller)).toMatch(
      /^Quỹ lương .* giảm từ 171 triệu đồng xuống 104 triệu đồng \(−39,2 %\); mức lương bình quân giảm từ 6\.107\.143 đồng xuống 5\.200\.000 đồng \(−14,9 %\), bằng 1,05 lần/
    );
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
