import type {RuleId} from "../extract/rules.js";
import {NUMBER_FAULTS} from "./numberFaults.js";
import {fault, type RowFault} from "./rowFault.js";

const TYPED = {
  vi: "Gõ nhầm, hoặc cột bị lệch khi dán.",
  en: "A slip of the keyboard, or columns shifted while pasting."
};

/** Every rule of a row explained; a rule without an entry does not compile. */
export const ROW_FAULTS: Record<RuleId, RowFault> = {
  missing: fault(
    {vi: "Ô bắt buộc bị bỏ trống", en: "A required cell is empty"},
    {vi: "Ô trống là chưa biết, không phải 0.", en: "An empty cell means not known, never 0."},
    "Fill it in; write 0 when it is nothing.",
    "(trống)",
    "0"
  ),
  month: fault(
    {vi: "Không phải tháng", en: "Not a month"},
    {
      vi: "Tháng ghi thiếu năm, năm hai chữ số, hoặc bị đổi thành ngày.",
      en: "No year, a year of two digits, or turned into a day by the spreadsheet."
    },
    "Write two digits of the month and four of the year, such as 07/2025.",
    "13/2025",
    "12/2025"
  ),
  year: fault({vi: "Không phải năm", en: "Not a year"}, TYPED, "Write four digits, such as 2025.", "25", "2025"),
  date: fault(
    {vi: "Không phải ngày có thật", en: "Not a day of the calendar"},
    {
      vi: "Ngày không có trong lịch, hoặc đảo ngày và tháng.",
      en: "No such day in the calendar, or day and month exchanged."
    },
    "Write a real day, such as 29/02/2024.",
    "31/02/2024",
    "29/02/2024"
  ),
  province: fault(
    {vi: "Không phải mã tỉnh", en: "Not a province code"},
    {
      vi: "Mất số 0 ở đầu, hoặc ghi tên thay cho mã.",
      en: "The leading 0 was lost, or a name stands in place of the code."
    },
    "Use two digits and keep the leading 0 (01, 08).",
    "1",
    "01"
  ),
  province_63: fault(
    {vi: "Mã tỉnh mới cho tháng cũ", en: "A new province code in an old month"},
    {
      vi: "Đến hết 06/2025 dùng mã của 63 tỉnh; mã này không có trong bản đồ đó.",
      en: "Months to 2025-06 have the 63 provinces; this code is none of them."
    },
    "Use the codes of the 63 old provinces to 2025-06.",
    "(mã không thuộc 63 tỉnh) · 05/2025",
    "74 · 05/2025"
  ),
  province_34: fault(
    {vi: "Mã tỉnh cũ cho tháng mới", en: "An old province code in a new month"},
    {
      vi: "Từ 07/2025 chỉ còn 34 tỉnh; mã này đã sáp nhập.",
      en: "From 2025-07 there are 34 provinces; this code was merged into another."
    },
    "Use the codes of the 34 provinces from 2025-07.",
    "74 (Bình Dương) · 08/2025",
    "79 (Thành phố Hồ Chí Minh) · 08/2025"
  ),
  lower_case: fault(
    {vi: "Mã đơn vị viết thường", en: "Employer code in lower case"},
    {vi: "Mã được gõ tay.", en: "The code was typed by hand."},
    "Write employer codes in capitals.",
    "ta00001",
    "TA00001"
  ),
  foreign: fault(
    {vi: "Mã đơn vị có ký tự lạ hoặc ẩn", en: "Employer code with foreign or invisible characters"},
    {
      vi: "Dán từ trang web, PDF hoặc Word kèm ký tự ẩn.",
      en: "Pasted from a web page, a PDF or a text document with invisible characters."
    },
    "Type the code again instead of pasting it.",
    "TA 00001",
    "TA00001"
  ),
  employer: fault(
    {vi: "Không phải mã đơn vị", en: "Not an employer code"},
    {
      vi: "Mã phải có bảy ký tự: một chữ in hoa, rồi sáu chữ in hoa hoặc chữ số.",
      en: "A code has seven characters: a capital letter, then six capitals or digits."
    },
    "Look the code up in the register.",
    "0001234",
    "TA01234"
  ),
  division: fault(
    {vi: "Không phải mã ngành cấp 2", en: "Not a VSIC division"},
    {
      vi: "Dùng chữ cái của ngành cấp 1 hoặc mã bốn số.",
      en: "The letter of a section, or a code of four digits."
    },
    "Use the two digits of the division, VSIC 2018 or 2025.",
    "C",
    "14"
  ),
  known: fault(
    {vi: "Giá trị ngoài danh mục", en: "A value that is not on the list"},
    {
      vi: "Ghi chữ diễn giải thay cho mã, hoặc gõ sai mã.",
      en: "Words in place of the code, or a mistyped code."
    },
    "Choose one of the listed values.",
    "đang hoạt động",
    "active"
  ),
  form: fault(
    {vi: "Sai số chữ số", en: "Wrong number of digits"},
    {vi: "Mất số 0 ở đầu khi mở bằng Excel.", en: "Leading zeros lost in a spreadsheet."},
    "Check the number of digits; keep leading zeros.",
    "100109106",
    "0100109106"
  ),
  ...NUMBER_FAULTS,
  twice: fault(
    {vi: "Dòng trùng khóa", en: "Rows with the same key"},
    {
      vi: "Một đơn vị có hai dòng cho một tháng; không thể biết dòng nào đúng nên tách ra tất cả.",
      en: "One employer has two rows for one month; which one is right cannot be told, so all are set aside."
    },
    "Keep the one right row.",
    "TA00001;10/2026 (2 dòng)",
    "TA00001;10/2026 (1 dòng)"
  ),
  width: fault(
    {vi: "Dòng thừa hoặc thiếu ô", en: "A row with too many or too few cells"},
    {
      vi: "Dấu phân cách nằm trong nội dung ô, hoặc dòng bị ngắt giữa chừng.",
      en: "A separator stands inside a cell, or the line was broken."
    },
    "Put quotation marks around cells that hold separators; mend broken lines.",
    "Cty A; chi nhánh;79",
    '"Cty A; chi nhánh";79'
  ),
  totals_amid: fault(
    {vi: "Dòng tổng cộng giữa dữ liệu", en: "A row of totals amid the data"},
    {vi: "Dòng cộng từng nhóm còn trong bảng.", en: "Subtotals were left in the table."},
    "Move the row of totals to the end, take subtotals out.",
    "Tổng cộng;… (giữa bảng)",
    "Tổng cộng;… (dòng cuối)"
  ),
  remark_amid: fault(
    {vi: "Dòng chữ giữa dữ liệu", en: "A row of words amid the data"},
    {
      vi: "Ghi chú, tên nhóm hoặc chữ ký còn nằm giữa các dòng số liệu.",
      en: "A note, the name of a group or a signature was left between rows of data."
    },
    "Move remarks below the last row of data, or delete them.",
    "Khối doanh nghiệp nhà nước (giữa bảng)",
    "(bỏ dòng này)"
  ),
  leading_zero: fault(
    {vi: "Mất số 0 ở đầu", en: "A leading zero is lost"},
    {
      vi: "Cột mã để dạng số nên bảng tính bỏ số 0 ở đầu.",
      en: "The column of codes is formatted as numbers, so the spreadsheet dropped the zero."
    },
    "Format the column of codes as text before typing, so that zeros stay.",
    "1",
    "01"
  ),
  invisible: fault(
    {vi: "Có ký tự ẩn", en: "An invisible character"},
    {
      vi: "Dán từ trang web, PDF hoặc ứng dụng chat kèm ký tự không nhìn thấy.",
      en: "Pasted from a web page, a PDF or a chat with a character that is not seen."
    },
    "Clear the cell and type it again instead of pasting.",
    "01 + ký tự U+200B",
    "01"
  ),
  control: fault(
    {vi: "Có ký tự điều khiển", en: "Control characters"},
    {vi: "Dán từ hệ thống khác kèm ký tự điều khiển.", en: "Pasted from another system with control characters."},
    "Clear the cell and type it again.",
    "Công ty\\x07 A",
    "Công ty A"
  )
};
