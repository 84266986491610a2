/** The arithmetic of "late" on cases small enough to be worked out by hand; the working stands beside each. */
import {expect, test} from "vitest";
import {lateAt, type Late} from "./late.js";
import {each, history, version} from "./make.js";
import {RULES} from "./rules.js";
import {monthOf, type EmployerRow, type LedgerRow} from "./types.js";

function late(rows: LedgerRow[], period: string, versions: EmployerRow[] = []): Late {
  const at = rows.findIndex((row) => row.period === monthOf(period));
  return lateAt(rows, at, versions, RULES);
}

/** late, months late, and the five age classes, as one line. */
function line(result: Late): string {
  return `${result.late} ${result.monthsLate ?? "-"} | ${Object.values(result.byAge).join(" ")}`;
}

test("a monthly payer that pays nothing is one month older each month, due at the end of its own month", () => {
  const rows = history("TA00001", "01", each("2024-01", "2025-02", {accrued: 100}));
  expect(line(late(rows, "2024-01"))).toBe("100 0 | 100 0 0 0 0");
  // ages 0, 1, 2, 3
  expect(line(late(rows, "2024-04"))).toBe("400 3 | 100 200 100 0 0");
  // ages 0 to 13: one below 1, two below 3, three below 6, six below 12, two of 12 and more
  expect(line(late(rows, "2025-02"))).toBe("1400 13 | 100 200 300 600 200");
  expect(late(rows, "2025-02").interestBearing).toBe(1300n);
});

test("payments clear the oldest: what is outstanding is the newest", () => {
  const steps = [...each("2024-01", "2024-03", {accrued: 100}), {period: "2024-04", accrued: 100, paid: 250}];
  // 400 arose, 250 paid: 150 left = 100 of April (age 0) + 50 of March (age 1)
  expect(line(late(history("TA00001", "01", steps), "2024-04"))).toBe("150 1 | 100 50 0 0 0");
});

test("a quarterly payer owes at the end of the quarter, a half-yearly one at the end of the half", () => {
  const rows = history("TA00001", "01", each("2024-01", "2024-07", {accrued: 100}));
  const quarterly = [version("TA00001", "2024-01", {cycle: 3})];
  expect(line(late(rows, "2024-02", quarterly))).toBe("0 - | 0 0 0 0 0");
  expect(line(late(rows, "2024-03", quarterly))).toBe("300 0 | 300 0 0 0 0");
  // January to March are due in March (age 2), April and May in June
  expect(line(late(rows, "2024-05", quarterly))).toBe("300 2 | 0 300 0 0 0");
  const halfYearly = [version("TA00001", "2024-01", {cycle: 6})];
  expect(line(late(rows, "2024-05", halfYearly))).toBe("0 - | 0 0 0 0 0");
  expect(line(late(rows, "2024-07", halfYearly))).toBe("600 1 | 0 600 0 0 0");
});

test("the cycle is the one of the month in which the amount arose", () => {
  const rows = history("TA00001", "01", each("2024-01", "2024-04", {accrued: 100}));
  // January monthly (due January); from February quarterly: February and March due in March, April in June
  const versions = [version("TA00001", "2024-01"), version("TA00001", "2024-02", {cycle: 3})];
  expect(line(late(rows, "2024-02", versions))).toBe("100 1 | 0 100 0 0 0");
  expect(line(late(rows, "2024-04", versions))).toBe("300 3 | 0 200 100 0 0");
});

test("from 2025-07 on everything is due a month later, and nothing falls due in 2025-07", () => {
  const rows = history("TA00001", "01", each("2025-05", "2025-09", {accrued: 100}));
  expect(line(late(rows, "2025-06"))).toBe("200 1 | 100 100 0 0 0");
  // July is due in August: only May (age 2) and June (age 1) are late
  expect(line(late(rows, "2025-07"))).toBe("200 2 | 0 200 0 0 0");
  expect(late(rows, "2025-07").interestBearing).toBe(200n);
  expect(late(rows, "2025-07").oldDue).toBe(300n);
  // July due in August: age 0; August due in September
  expect(line(late(rows, "2025-08"))).toBe("300 3 | 100 100 100 0 0");
  expect(late(rows, "2025-09").oldDue).toBe(500n);
});

test("a quarter that begins after the switch is due a month after its end; one that ends before it is not", () => {
  const rows = history("TA00001", "01", each("2025-04", "2025-11", {accrued: 100}));
  const quarterly = [version("TA00001", "2024-01", {cycle: 3})];
  expect(line(late(rows, "2025-06", quarterly))).toBe("300 0 | 300 0 0 0 0");
  // July to September are due in October
  expect(line(late(rows, "2025-09", quarterly))).toBe("300 3 | 0 0 300 0 0");
  expect(line(late(rows, "2025-10", quarterly))).toBe("600 4 | 300 0 300 0 0");
  expect(late(rows, "2025-09", quarterly).oldDue).toBe(600n);
});

test("a credit is nothing outstanding, and pays what arises later", () => {
  const steps = [{period: "2024-01", accrued: 100, paid: 250}, ...each("2024-02", "2024-03", {accrued: 100})];
  const rows = history("TA00001", "01", steps);
  expect(line(late(rows, "2024-01"))).toBe("0 - | 0 0 0 0 0");
  expect(line(late(rows, "2024-02"))).toBe("0 - | 0 0 0 0 0");
  expect(line(late(rows, "2024-03"))).toBe("50 0 | 50 0 0 0 0");
});

test("a negative adjustment larger than the accrual counts as a payment of that month", () => {
  const rows = history("TA00001", "01", [
    ...each("2024-01", "2024-03", {accrued: 100}),
    {period: "2024-04", accrued: 100, adjusted: -250},
    {period: "2024-05", accrued: 100}
  ]);
  // April: a = −150, closing 150: nothing of April, 100 of March (age 1), 50 of February (age 2)
  expect(line(late(rows, "2024-04"))).toBe("150 2 | 0 150 0 0 0");
  // May: closing 250 = 100 of May, nothing of April, 100 of March (age 2), 50 of February (age 3)
  expect(line(late(rows, "2024-05"))).toBe("250 3 | 100 100 50 0 0");
});

test("a positive adjustment arises in the month in which it is booked", () => {
  const rows = history("TA00001", "01", [{period: "2024-01"}, {period: "2024-02", accrued: 100, adjusted: 30}]);
  expect(line(late(rows, "2024-02"))).toBe("130 0 | 130 0 0 0 0");
});

test("a refund leaves more outstanding than arose: the rest is the next older month's, then debt from before", () => {
  const steps = [
    {period: "2024-01", accrued: 100, paid: 100},
    {period: "2024-02", accrued: 100, paid: -50}
  ];
  // closing 150 = 100 of February (age 0) + 50 of January (age 1)
  expect(line(late(history("TA00001", "01", steps), "2024-02"))).toBe("150 1 | 100 50 0 0 0");
});

test("debt from before the first known month is due in the month before it, whatever the cycle", () => {
  const rows = history("TA00001", "01", [
    {period: "2024-02", opening: 500, accrued: 100},
    {period: "2024-03", accrued: 100}
  ]);
  const quarterly = [version("TA00001", "2020-01", {cycle: 3})];
  expect(line(late(rows, "2024-02", quarterly))).toBe("500 1 | 0 500 0 0 0");
  expect(line(late(rows, "2024-03", quarterly))).toBe("700 2 | 200 500 0 0 0");
  const afterSwitch = history("TA00001", "01", [{period: "2025-09", opening: 500, accrued: 100}]);
  expect(line(late(afterSwitch, "2025-09"))).toBe("500 1 | 0 500 0 0 0");
});

test("a stretch without a row arises in its last missing month", () => {
  const rows = history("TA00001", "01", [
    {period: "2024-01", accrued: 100},
    {period: "2024-05", opening: 400, accrued: 100}
  ]);
  // May 100 (age 0), the gap 300 in April (age 1), January 100 (age 4)
  expect(line(late(rows, "2024-05"))).toBe("500 4 | 100 300 100 0 0");
  const quarterly = [version("TA00001", "2024-01", {cycle: 3})];
  // May and April are due in June, January in March (age 2)
  expect(line(late(rows, "2024-05", quarterly))).toBe("100 2 | 0 100 0 0 0");
});

test("a stretch in which more was paid than arose counts as a payment", () => {
  const rows = history("TA00001", "01", [
    {period: "2024-01", accrued: 300},
    {period: "2024-03", opening: 120, accrued: 100}
  ]);
  // March 100 (age 0), gap −180: nothing, January 120 (age 2)
  expect(line(late(rows, "2024-03"))).toBe("220 2 | 100 120 0 0 0");
});

test("a break between two neighbouring months moves nothing: what does not fit is older, then debt from before", () => {
  const rows = history("TA00001", "01", [
    {period: "2024-01", accrued: 100},
    {period: "2024-02", opening: 250, accrued: 100}
  ]);
  // closing 350 = 100 of February + 100 of January + 150 from before (due December 2023, age 2)
  expect(line(late(rows, "2024-02"))).toBe("350 2 | 100 250 0 0 0");
});

test("each fund is a ledger of its own", () => {
  const si = history("TA00001", "01", [
    {period: "2024-01", accrued: 100},
    {period: "2024-02", paid: 300}
  ]);
  const hi = history("TA00001", "01", [{period: "2024-01", accrued: 70}, {period: "2024-02"}], "hi");
  const rows = si.map((row, i) => ({...row, funds: {...row.funds, hi: hi[i]!.funds.hi}}));
  // the credit of si does not pay the debt of hi
  expect(line(late(rows, "2024-02"))).toBe("70 1 | 0 70 0 0 0");
  expect(late(rows, "2024-02").byFund).toEqual({si: 0n, hi: 70n, ui: 0n, oa: 0n});
});
