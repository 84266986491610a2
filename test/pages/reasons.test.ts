import {expect, it} from "vitest";
import {RULES, faultCode, reason, type RuleId} from "../../loaders/extract/rules.js";
import {reasonText} from "../../loaders/site/pages/reasons.js";

it("says every rule of the contract in Vietnamese, details kept", () => {
  for (const rule of Object.keys(RULES) as RuleId[]) {
    const code = faultCode(rule, "7", "9");
    expect([rule, reasonText(reason(code, "en"), "vi")]).toEqual([rule, reason(code, "vi")]);
  }
});

it("says a reason whose detail was left out", () => {
  expect(reasonText("is not opening + accrued + adjusted - paid", "vi")).toBe(
    "khác đầu kỳ + phát sinh + điều chỉnh − đã nộp"
  );
});

it("says the reasons of the warehouse", () => {
  expect(reasonText("the employer was already delivered in province 04 for this month", "vi")).toBe(
    "đơn vị đã được tỉnh 04 gửi trong tháng này"
  );
});

it("keeps a reason that no rule knows, and English as it is", () => {
  expect(reasonText("something new", "vi")).toBe("something new");
  expect(reasonText("is not a whole number", "en")).toBe("is not a whole number");
});
