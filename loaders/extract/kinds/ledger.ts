import type {Column, Kind} from "../contract.js";
import {EMPLOYER, PERIOD, PROVINCE, SYNTHETIC} from "./common.js";

export const FUNDS = [
  {
    id: "si",
    vi: "BHXH",
    nameVi: "hưu trí, tử tuất, ốm đau, thai sản",
    nameEn: "pension, survivorship, sickness, maternity"
  },
  {id: "hi", vi: "BHYT", nameVi: "y tế", nameEn: "health"},
  {id: "ui", vi: "BHTN", nameVi: "thất nghiệp", nameEn: "unemployment"},
  {
    id: "oa",
    vi: "TNLĐ-BNN",
    nameVi: "tai nạn lao động, bệnh nghề nghiệp",
    nameEn: "work accident, occupational disease"
  }
] as const;

/** A made-up row that obeys the identity of a fund. */
const AMOUNTS: Record<string, string> = {
  opening: "1000000",
  accrued: "5000000",
  adjusted: "-200000",
  paid: "4800000",
  closing: "1000000"
};

function fundColumns(): Column[] {
  return FUNDS.flatMap(({id, vi}) => {
    const heading = (...words: string[]) => words.flatMap((w) => [`${vi} ${w}`, `${id} ${w}`]);
    const money = (name: string, words: string[], meaning: Column["meaning"], more: Partial<Column> = {}): Column => ({
      name: `${id}_${name}`,
      example: AMOUNTS[name]!,
      headings: heading(...words),
      type: "money",
      need: "column",
      meaning,
      ...more
    });
    return [
      money(
        "opening",
        ["đầu kỳ"],
        {vi: `${vi}: số dư đầu kỳ, âm = thừa`, en: `${vi}: opening balance, negative = credit`},
        {isDerived: true}
      ),
      money(
        "accrued",
        ["phát sinh", "phải đóng"],
        {vi: `${vi}: phát sinh trong kỳ`, en: `${vi}: arising in the period`},
        {
          nonNegative: true
        }
      ),
      money(
        "adjusted",
        ["điều chỉnh"],
        {vi: `${vi}: điều chỉnh kỳ trước, ghi trong kỳ này`, en: `${vi}: of earlier periods, booked in this one`},
        {
          need: "optional",
          whenAbsent: "0"
        }
      ),
      money("paid", ["đã nộp", "đã đóng"], {vi: `${vi}: đã nộp, âm = hoàn trả`, en: `${vi}: paid, negative = refund`}),
      money("closing", ["cuối kỳ"], {
        vi: `${vi}: số dư cuối kỳ, âm = thừa`,
        en: `${vi}: closing balance, negative = credit`
      })
    ];
  });
}

function interestColumns(): Column[] {
  const words = {opening: "đầu kỳ", accrued: "phát sinh", paid: "đã nộp", closing: "cuối kỳ"};
  const amounts: Record<string, string> = {opening: "10000", accrued: "2000", paid: "0", closing: "12000"};
  return Object.entries(words).map(([name, vi]) => ({
    name: `interest_${name}`,
    example: amounts[name]!,
    headings: [`lãi ${vi}`],
    isDerived: name === "opening",
    type: "money",
    need: "column",
    meaning: {
      vi: `Lãi chậm đóng ${vi}, các quỹ cộng lại, sổ riêng`,
      en: `late interest, ${name}, all funds, a ledger of its own`
    }
  }));
}

export const LEDGER: Kind = {
  id: "ledger",
  title: {vi: "Sổ thu theo đơn vị và tháng", en: "Contribution ledger"},
  grain: {vi: "một dòng mỗi đơn vị mỗi tháng", en: "one row per employer and period"},
  key: ["employer_code", "period"],
  cell: {province: "province_code", period: "period"},
  replaces: "cell",
  columns: [
    PERIOD("period", ["kỳ", "tháng"], "Tháng của sổ", "month of the ledger"),
    PROVINCE,
    EMPLOYER,
    {
      name: "headcount",
      headings: ["số lao động"],
      example: "12",
      type: "count",
      need: "column",
      meaning: {vi: "Số lao động", en: "insured workers"}
    },
    {
      name: "wage_base",
      headings: ["quỹ lương", "tổng quỹ lương"],
      example: "84000000",
      type: "money",
      need: "column",
      nonNegative: true,
      meaning: {vi: "Tổng mức tiền lương làm căn cứ đóng", en: "sum of the wages that contributions are computed on"}
    },
    ...fundColumns(),
    ...interestColumns(),
    SYNTHETIC
  ]
};
