/** Clauses that a director must be able to repeat: which province, against what, which wage, why no split. */
import {describe, expect, it} from "vitest";
import type {FlagFacts} from "../../src/domain/reasons.js";
import {unbroken} from "../../src/domain/reasonNumbers.js";
import {en, vi} from "./facts.js";

describe("flagReason", () => {
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

  it("says from where the expected level comes when the change began a month before", () => {
    const begun = {before: 300, observed: 187, expected: 407, earlier: 410};
    expect(vi(begun)).toContain(
      "so với số lao động dự kiến 407, tính cả phần đã giảm tháng trước từ 410 xuống 300; đã loại trừ"
    );
    expect(en(begun)).toContain(
      "against an expected headcount of 407, counting the fall of the month before from 410 to 300; ruled out"
    );
    expect(en({...begun, direction: "up", before: 500, observed: 600, earlier: 400})).toContain(
      "counting the rise of the month before from 400 to 500"
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

  it("says what was compared where a split is not ruled out, and why it was not accepted", () => {
    const one = {partner: "TA12345", partner_moved: 225, split_others: null};
    expect(vi({...one, split_doubt: "wages"})).toContain(
      "; chưa coi là tách nhập mã: cùng tháng mã TA12345 cùng ngành cấp 2, cùng tỉnh tăng 225 lao động, nhưng quỹ lương không đi theo tương ứng; đã loại trừ: Tết"
    );
    expect(en({...one, partner_moved: -225, split_doubt: "usual"})).toContain(
      "; not taken for a code split or merger: in the same month code TA12345 of the same division and province lost 225 workers, but such a move is nothing unusual for at least one of the two; "
    );
    const several = {partner: null, partner_moved: 225, split_doubt: "several", split_others: 3};
    expect(vi(several)).toContain(
      "cùng tháng 3 mã khác cùng ngành cấp 2, cùng tỉnh cùng tăng 225 lao động, không rõ mã nào"
    );
    expect(en(several)).toContain(
      "3 other codes of the same division and province gained 225 workers each, it is not known"
    );
    // Where the reader may not see the other code.
    expect(vi({split_doubt: "debt"})).toContain(
      "cùng tháng có mã khác cùng ngành cấp 2, cùng tỉnh thay đổi ngược chiều tương ứng, nhưng khoản chậm đóng ở lại mã cũ"
    );
    for (const doubt of ["debt", "several", "wages", "usual", "few", "alike"])
      for (const text of [vi({...one, split_doubt: doubt}), en({split_doubt: doubt})])
        expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it("keeps a number and what it counts on one line of a page, and says the same", () => {
    for (const text of [vi({span: 3}), en({span: 3})]) {
      const shown = unbroken(text);
      expect(shown).not.toMatch(/\d (?:tháng|đơn vị|months?|(?:triệu|million) đồng)/);
      expect(shown).toMatch(/\d\u00a0(?:tháng|months)/);
      expect(shown.replaceAll("\u00a0", " ")).toBe(text);
    }
  });
});
