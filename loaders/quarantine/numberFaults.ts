import {fault} from "./rowFault.js";

/** Faults of numbers and balances. */
export const NUMBER_FAULTS = {
  number: fault(
    {vi: "Không phải số nguyên", en: "Not a whole number"},
    {vi: "Có chữ, đơn vị hoặc ký hiệu trong ô số.", en: "Words, a unit or signs stand in a cell of numbers."},
    "Write digits only.",
    "5tr",
    "5000000"
  ),
  number_style: fault(
    {vi: "Số viết khác kiểu của cả tệp", en: "A number in another style than the file's"},
    {
      vi: "Phần lớn tệp viết một kiểu dấu phân cách, ô này viết kiểu khác.",
      en: "Most of the file has one way of separating digits, this cell another."
    },
    "Write all numbers of a file in one style, best without separators.",
    "1,234.5 (tệp kiểu 1.234,5)",
    "1.234,5"
  ),
  exponent: fault(
    {vi: "Số viết dạng lũy thừa", en: "A number with an exponent"},
    {
      vi: "Excel rút gọn số dài khi ô hẹp rồi lưu CSV; các chữ số sau đã mất.",
      en: "The spreadsheet shortened a long number before it was saved as CSV; digits are lost."
    },
    "Give the cells a number format without decimals and export again.",
    "1,2E+10",
    "12345678901"
  ),
  spaces: fault(
    {vi: "Có dấu cách trong số", en: "Spaces inside a number"},
    {vi: "Dùng dấu cách để tách hàng nghìn.", en: "Spaces part the thousands."},
    "Take the spaces out.",
    "1 234 567",
    "1234567"
  ),
  formula: fault(
    {vi: "Ô là công thức", en: "The cell is a formula"},
    {
      vi: "Ô chứa công thức chưa tính hoặc chữ bắt đầu bằng dấu =.",
      en: "The cell holds a formula without a value, or text that begins with =."
    },
    "Copy and paste as values before delivering.",
    "=SUM(A1:A9)",
    "9000000"
  ),
  digits: fault(
    {vi: "Số quá nhiều chữ số", en: "Too many digits"},
    {
      vi: "Nhân nhầm đơn vị tính, hoặc dính hai ô vào nhau.",
      en: "Multiplied by the wrong unit, or two cells run together."
    },
    "Check the amount and the unit of money.",
    "1234567890123456789",
    "1234567890"
  ),
  negative: fault(
    {vi: "Số âm ở cột không nhận số âm", en: "Negative where nothing negative may stand"},
    {
      vi: "Khoản giảm của kỳ trước ghi vào cột phát sinh thay vì cột điều chỉnh.",
      en: "A reduction of earlier periods was booked as arising and not as adjusted."
    },
    "Put reductions of earlier periods into the adjusted column.",
    "phát sinh −200000",
    "phát sinh 0, điều chỉnh −200000"
  ),
  not_whole: fault(
    {vi: "Không tròn đồng", en: "Not whole đồng"},
    {
      vi: "Số có phần lẻ sau khi quy ra đồng, hoặc sai đơn vị tính.",
      en: "A fraction is left after scaling to đồng, or the unit is wrong."
    },
    "Round to the đồng, or check the unit of the file.",
    "1000,5",
    "1001"
  ),
  identity: fault(
    {vi: "Số dư của quỹ không khớp", en: "The balance of a fund does not add up"},
    {
      vi: "Cuối kỳ ≠ đầu kỳ + phát sinh + điều chỉnh − đã nộp; thiếu bút toán điều chỉnh hoặc sai dấu.",
      en: "Closing is not opening + accrued + adjusted − paid: an adjustment is missing or has the wrong sign."
    },
    "Compare the five columns of the fund with the detailed book.",
    "100 + 50 + 0 − 30 → 110",
    "100 + 50 + 0 − 30 → 120"
  ),
  identity_interest: fault(
    {vi: "Sổ lãi không khớp", en: "The interest ledger does not add up"},
    {
      vi: "Lãi cuối kỳ ≠ lãi đầu kỳ + lãi phát sinh − lãi đã nộp.",
      en: "Closing interest is not opening + accrued − paid."
    },
    "Compare the columns of interest.",
    "10 + 2 − 0 → 11",
    "10 + 2 − 0 → 12"
  ),
  sheet_error: fault(
    {vi: "Lỗi công thức của bảng tính", en: "The error of a formula"},
    {
      vi: "Ô chứa #N/A, #REF!, #DIV/0!… vì công thức hỏng khi chép.",
      en: "The cell holds #N/A, #REF!, #DIV/0! and the like: a formula broke when it was copied."
    },
    "Mend the formula, then paste as values before delivering.",
    "#REF!",
    "9000000"
  ),
  sign: fault(
    {vi: "Dấu âm viết sai chỗ", en: "A minus in the wrong place"},
    {
      vi: "Số âm ghi trong ngoặc đơn, hoặc dấu trừ ở cuối.",
      en: "A negative number stands in brackets, or has its minus behind."
    },
    "Write negative numbers with a minus in front.",
    "(200000)",
    "-200000"
  ),
  separators: fault(
    {vi: "Dấu phân cách lạ trong số", en: "Strange separators in a number"},
    {
      vi: "Dùng dấu nháy, gạch dưới hoặc ký hiệu khác để tách hàng nghìn.",
      en: "Apostrophes, underscores or other signs part the thousands."
    },
    "Take the apostrophes and underscores out.",
    "1'234'567",
    "1234567"
  )
};
