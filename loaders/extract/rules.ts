/**
 * What can be wrong with a row, in both languages. The engine names a fault by its rule and details (`rule|detail|…`);
 * the words stand here alone, for the quarantine, the office's own report and the guide.
 */

interface Rule {
  /** Follows the value: "1e9" is written with an exponent. `{0}`, `{1}` are details. */
  en: string;
  vi: string;
  /** What the office should do. */
  advice: string;
}

export const RULES = {
  missing: {
    en: "is missing (an empty cell is never 0)",
    vi: "bị bỏ trống (ô trống không được hiểu là 0)",
    advice: "Điền giá trị; nếu bằng không thì ghi số 0."
  },
  month: {
    en: "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)",
    vi: "không phải là tháng (cần YYYY-MM, MM/YYYY hoặc MMYYYY)",
    advice: "Ghi tháng với hai chữ số tháng và bốn chữ số năm, ví dụ 07/2025."
  },
  year: {
    en: "is not a year (expected YYYY)",
    vi: "không phải là năm (cần YYYY)",
    advice: "Ghi năm bằng bốn chữ số, ví dụ 2025."
  },
  date: {
    en: "is not a date (expected dd/mm/yyyy or YYYY-MM-DD)",
    vi: "không phải là ngày (cần dd/mm/yyyy hoặc YYYY-MM-DD)",
    advice: "Ghi ngày có thật, ví dụ 29/02/2024."
  },
  province: {
    en: "is not a province code",
    vi: "không phải là mã tỉnh",
    advice: "Dùng mã tỉnh hai chữ số, giữ số 0 ở đầu (01, 08)."
  },
  province_63: {
    en: "is not a province code of this period (63 provinces to 2025-06)",
    vi: "không phải là mã tỉnh của kỳ này (63 tỉnh đến hết 06/2025)",
    advice: "Đến hết tháng 06/2025 dùng mã của 63 tỉnh, thành phố cũ."
  },
  province_34: {
    en: "is not a province code of this period (34 provinces from 2025-07)",
    vi: "không phải là mã tỉnh của kỳ này (34 tỉnh từ 07/2025)",
    advice: "Từ tháng 07/2025 dùng mã của 34 tỉnh, thành phố mới."
  },
  lower_case: {
    en: "is in lower case (expected a capital letter and six capitals or digits)",
    vi: "viết thường (cần một chữ in hoa và sáu chữ in hoa hoặc chữ số)",
    advice: "Viết mã đơn vị bằng chữ in hoa."
  },
  foreign: {
    en: "holds spaces, invisible or foreign characters (expected a capital letter and six capitals or digits)",
    vi: "có dấu cách, ký tự ẩn hoặc ký tự lạ (cần một chữ in hoa và sáu chữ in hoa hoặc chữ số)",
    advice: "Gõ lại mã đơn vị bằng tay, không dán từ nguồn khác."
  },
  employer: {
    en: "is not an employer code (expected a capital letter and six capitals or digits)",
    vi: "không phải là mã đơn vị (cần một chữ in hoa và sáu chữ in hoa hoặc chữ số)",
    advice: "Đối chiếu mã đơn vị bảy ký tự với hồ sơ cấp mã."
  },
  division: {
    en: "is not a VSIC division (expected two digits, 01 to 99)",
    vi: "không phải là mã ngành cấp 2 VSIC (cần hai chữ số, 01 đến 99)",
    advice: "Dùng mã ngành cấp 2 của VSIC 2018 hoặc 2025."
  },
  known: {
    en: "is not known (expected {0})",
    vi: "không thuộc danh mục (chấp nhận: {0})",
    advice: "Chọn một trong các giá trị của danh mục."
  },
  form: {
    en: "does not have the right form (expected {0})",
    vi: "không đúng dạng (cần {0})",
    advice: "Kiểm tra số chữ số, giữ số 0 ở đầu."
  },
  number: {
    en: "is not a whole number",
    vi: "không phải là số nguyên",
    advice: "Ghi số bằng chữ số, không kèm chữ hay đơn vị."
  },
  number_style: {
    en: "is not a number in the style of this file ({0})",
    vi: "không phải là số theo cách viết của tệp này ({0})",
    advice: "Viết mọi số trong tệp theo cùng một kiểu dấu phân cách."
  },
  exponent: {
    en: "is written with an exponent (expected every digit)",
    vi: "viết dạng lũy thừa (cần đủ mọi chữ số)",
    advice: "Định dạng ô là số không có phần thập phân rồi xuất lại."
  },
  spaces: {
    en: "holds spaces inside the number",
    vi: "có dấu cách bên trong số",
    advice: "Bỏ dấu cách giữa các chữ số."
  },
  formula: {
    en: "is a formula (expected a value)",
    vi: "là công thức (cần giá trị)",
    advice: "Sao chép rồi dán dưới dạng giá trị (Paste Values) trước khi gửi."
  },
  digits: {
    en: "has more than {0} digits",
    vi: "có hơn {0} chữ số",
    advice: "Kiểm tra số tiền và đơn vị tính."
  },
  negative: {
    en: "is negative (expected 0 or more)",
    vi: "là số âm (cần 0 trở lên)",
    advice: "Ghi khoản giảm của kỳ trước vào cột điều chỉnh."
  },
  not_whole: {
    en: "is not whole (expected whole đồng and whole heads)",
    vi: "không tròn đồng (cần tròn đồng, tròn người)",
    advice: "Làm tròn đến đồng, hoặc kiểm tra đơn vị tính của tệp."
  },
  identity: {
    en: "is not opening + accrued + adjusted - paid (expected {0})",
    vi: "khác đầu kỳ + phát sinh + điều chỉnh − đã nộp (phải là {0})",
    advice: "Đối chiếu bốn cột của quỹ này với sổ chi tiết."
  },
  identity_interest: {
    en: "is not opening + accrued - paid (expected {0})",
    vi: "khác lãi đầu kỳ + phát sinh − đã nộp (phải là {0})",
    advice: "Đối chiếu các cột lãi chậm đóng."
  },
  twice: {
    en: "stands {0} times in this file with the same {1}",
    vi: "xuất hiện {0} lần trong tệp với cùng {1}",
    advice: "Giữ lại một dòng đúng; khi trùng, mọi dòng trùng đều bị tách ra."
  },
  width: {
    en: "row has {0} cells (expected {1})",
    vi: "dòng có {0} ô (cần {1})",
    advice: "Kiểm tra dấu phân cách nằm trong nội dung ô, dòng bị ngắt."
  },
  totals_amid: {
    en: "a row of totals amid the data (expected at the end)",
    vi: "dòng tổng cộng nằm giữa dữ liệu (chỉ được ở cuối)",
    advice: "Chuyển dòng tổng cộng xuống cuối tệp."
  },
  remark_amid: {
    en: "a row of words amid the data (expected rows of data, remarks only below them)",
    vi: "dòng chữ nằm giữa dữ liệu (ghi chú chỉ được ở cuối)",
    advice: "Chuyển ghi chú, chữ ký xuống dưới dòng dữ liệu cuối cùng hoặc xóa đi."
  },
  sheet_error: {
    en: "is the error of a formula (expected a value)",
    vi: "là lỗi công thức của bảng tính (cần giá trị)",
    advice: "Sửa công thức, rồi dán dưới dạng giá trị trước khi gửi."
  },
  sign: {
    en: "does not write its sign as a minus in front (expected -1234)",
    vi: "ghi dấu âm không đúng cách (cần dấu trừ ở đầu, ví dụ -1234)",
    advice: "Ghi số âm với dấu trừ ở đầu, không dùng ngoặc đơn hay dấu trừ ở cuối."
  },
  separators: {
    en: "separates its digits in another way (expected 1234567, 1.234.567 or 1,234,567)",
    vi: "dùng dấu phân cách khác (cần 1234567, 1.234.567 hoặc 1,234,567)",
    advice: "Bỏ dấu nháy, dấu gạch dưới giữa các chữ số."
  },
  leading_zero: {
    en: "has lost its leading zero (expected 0{0})",
    vi: "bị mất số 0 ở đầu (cần 0{0})",
    advice: "Định dạng cột mã là văn bản (Text) trước khi nhập, để giữ số 0 ở đầu."
  },
  invisible: {
    en: "holds an invisible character ({0})",
    vi: "có ký tự ẩn ({0})",
    advice: "Xóa ô và gõ lại bằng tay, không dán từ nguồn khác."
  },
  control: {
    en: "holds control characters",
    vi: "có ký tự điều khiển",
    advice: "Xóa nội dung ô và gõ lại."
  }
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

/** A fault as the engine names it. */
export function faultCode(rule: RuleId, ...details: (string | number)[]): string {
  return [rule, ...details].join("|");
}

/** The sentence of a fault code. */
export function reason(code: string, lang: "en" | "vi" = "en"): string {
  const [rule, ...details] = code.split("|");
  const found = (RULES as Record<string, Rule>)[rule!];
  if (!found) throw new Error(`unknown rule: "${rule}"`);
  return found[lang].replace(/\{(\d)\}/g, (_, i: string) => details[Number(i)] ?? "");
}
