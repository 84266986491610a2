import type {Explained} from "./catalogue.js";

/** A fault for which nothing of a file is taken, and how its message is recognised. */
interface FileFault extends Explained {
  pattern: RegExp;
}

/** Faults of whole files; the first whose pattern fits a message is the one it speaks of. */
export const FILE_FAULTS = {
  empty_file: {
    pattern: /^the file is empty|archive without files/,
    title: {vi: "Tệp rỗng", en: "The file is empty"},
    cause: {
      vi: "Tệp không có byte nào, hoặc tệp nén không chứa tệp nào.",
      en: "The file has no bytes, or the archive holds no file."
    },
    remedy: {
      vi: "Xuất lại từ phần mềm nguồn rồi gửi lại.",
      en: "Export it again from its source and deliver it again."
    },
    example: {wrong: "so-thu-79.csv (0 byte)", right: "so-thu-79.csv (1,2 MB)"}
  },
  no_header: {
    pattern: /no known header|the header on line/,
    title: {vi: "Không tìm thấy dòng tiêu đề", en: "No header was found"},
    cause: {
      vi: "Ba mươi dòng đầu không có dòng nào mang tên cột của một loại tệp đã biết.",
      en: "None of the first thirty lines holds the headings of a known kind."
    },
    remedy: {
      vi: "Giữ nguyên dòng tiêu đề của tệp mẫu; không gộp ô, không tách tiêu đề thành hai dòng.",
      en: "Keep the header of the template; do not merge its cells or split it over two lines."
    },
    example: {wrong: "Cột 1;Cột 2;Cột 3", right: "Kỳ;Mã tỉnh;Mã đơn vị;Số lao động;…"}
  },
  column_missing: {
    pattern: /required column missing/,
    title: {vi: "Thiếu cột bắt buộc", en: "A required column is missing"},
    cause: {
      vi: "Một cột của hợp đồng dữ liệu không có trong tiêu đề, hoặc tên cột viết khác.",
      en: "A column of the contract is not in the header, or is spelt otherwise."
    },
    remedy: {
      vi: "Thêm cột với đúng tên trong tệp mẫu (không phân biệt hoa thường, dấu).",
      en: "Add the column under the name of the template (case and accents do not matter)."
    },
    example: {wrong: "…;BHXH phát sinh;BHXH cuối kỳ", right: "…;BHXH phát sinh;BHXH đã nộp;BHXH cuối kỳ"}
  },
  column_twice: {
    pattern: /stands twice:/,
    title: {vi: "Một cột xuất hiện hai lần", en: "A column stands twice"},
    cause: {
      vi: "Cùng một cột có hai tiêu đề, thường là một tiếng Việt và một tiếng Anh.",
      en: "One column has two headings, often one in Vietnamese and one in English."
    },
    remedy: {vi: "Giữ lại một cột.", en: "Keep one of them."},
    example: {wrong: "Mã tỉnh;province_code;…", right: "Mã tỉnh;…"}
  },
  unknown_unit: {
    pattern: /unknown unit of money|two units of money|unit of money is stated below/,
    title: {vi: "Đơn vị tính không rõ", en: "Unknown unit of money"},
    cause: {
      vi: "Dòng hoặc cột “Đơn vị tính” không ghi đồng, nghìn đồng hay triệu đồng.",
      en: "The line or column “Đơn vị tính” says neither đồng nor nghìn đồng nor triệu đồng."
    },
    remedy: {vi: "Ghi một trong ba đơn vị đó.", en: "State one of these three units."},
    example: {wrong: "Đơn vị tính: USD", right: "Đơn vị tính: nghìn đồng"}
  },
  numbers_ambiguous: {
    pattern: /numbers can be read two ways|no single way of writing numbers/,
    title: {vi: "Số có thể đọc theo hai cách", en: "Numbers can be read in two ways"},
    cause: {
      vi: "Các cột tiền dùng dấu phân cách mà cả kiểu Việt Nam và kiểu Anh đều đọc được với kết quả khác nhau, hoặc trộn hai kiểu.",
      en: "The money columns have separators that both the Vietnamese and the English style can read with different results, or mix the two."
    },
    remedy: {vi: "Ghi số liền, không dấu phân cách.", en: "Write digits without separators."},
    example: {wrong: "1.234 và 5,678", right: "1234 và 5678"}
  },
  control_totals: {
    pattern: /rows stated|stated, .* read|control totals/,
    title: {vi: "Tổng kiểm tra không khớp", en: "Control totals differ"},
    cause: {
      vi: "Số dòng hoặc tổng một cột đọc được khác số đã ghi trong dòng “Tổng cộng” hoặc tệp .control.json; thường do tệp bị cắt giữa chừng.",
      en: "The rows or a sum that were read differ from those stated in the row “Tổng cộng” or the .control.json; most often the file was cut off."
    },
    remedy: {
      vi: "Đối chiếu với sổ; gửi lại tệp đủ dòng cùng tổng đúng.",
      en: "Compare with the books; deliver the whole file with the right totals."
    },
    example: {wrong: "Tổng cộng: 1.000.000 (đọc được 999.000)", right: "Tổng cộng: 999.000"}
  },
  future_period: {
    pattern: /later than the month of loading/,
    title: {vi: "Kỳ ở tương lai", en: "A period that lies ahead"},
    cause: {
      vi: "Tệp có tháng sau tháng nạp, thường do gõ nhầm năm.",
      en: "The file holds a month after the month of loading, most often a mistyped year."
    },
    remedy: {vi: "Sửa lại tháng rồi gửi lại.", en: "Mend the month and deliver again."},
    example: {wrong: "10/2062", right: "10/2026"}
  },
  many_sheets: {
    pattern: /sheets hold an extract/,
    title: {vi: "Nhiều trang tính có số liệu", en: "Several sheets hold an extract"},
    cause: {
      vi: "Sổ tính Excel có hơn một trang mang tiêu đề của hợp đồng.",
      en: "More than one sheet of the workbook has a header of the contract."
    },
    remedy: {vi: "Mỗi tệp chỉ để một trang số liệu.", en: "Keep one sheet of data in each file."},
    example: {wrong: "Trang “T9” và trang “T10”", right: "Hai tệp, mỗi tệp một trang"}
  },
  encrypted: {
    pattern: /encrypted|password/,
    title: {vi: "Tệp đặt mật khẩu hoặc định dạng cũ", en: "Encrypted, or an old format"},
    cause: {
      vi: "Sổ tính hoặc tệp nén có mật khẩu, hoặc là .xls cũ.",
      en: "The workbook or archive has a password, or is an old .xls."
    },
    remedy: {
      vi: "Bỏ mật khẩu; lưu dạng .xlsx hoặc CSV UTF-8.",
      en: "Remove the password; save it as .xlsx or CSV UTF-8."
    },
    example: {wrong: "so-thu.xls", right: "so-thu.xlsx"}
  },
  wrong_format: {
    pattern:
      /not an extract|binary content|binary workbook|OpenDocument|archive inside|old \(|web page|XML document|separated by/,
    title: {vi: "Không phải định dạng được nhận", en: "Not a format that is taken"},
    cause: {
      vi: "Nội dung không phải CSV, XLSX hay Parquet (chẳng hạn PDF, Word, ảnh), dù tên tệp có đuôi .csv.",
      en: "The content is neither CSV nor XLSX nor Parquet (but a PDF, a text document, a picture), whatever its name says."
    },
    remedy: {
      vi: "Gửi CSV, XLSX hoặc Parquet, có thể nén .gz hoặc .zip.",
      en: "Deliver CSV, XLSX or Parquet, as they are or in .gz or .zip."
    },
    example: {wrong: "bao-cao.pdf", right: "so-thu-79-2026-10.xlsx"}
  },
  encoding: {
    pattern: /UTF-8|UTF-16|UTF-32|encoding|bytes that are not/i,
    title: {vi: "Không đọc được mã chữ", en: "The encoding cannot be told"},
    cause: {
      vi: "Chữ tiếng Việt trong tệp không theo bảng mã nào đọc được chắc chắn.",
      en: "The Vietnamese text of the file fits no encoding with certainty."
    },
    remedy: {vi: "Lưu lại bằng “CSV UTF-8”.", en: "Save it as “CSV UTF-8”."},
    example: {wrong: "M· tØnh", right: "Mã tỉnh"}
  },
  broken_quotes: {
    pattern:
      /quotation mark|cut into rows|a row longer than|a line longer than|do not fit the header|rows that are no data/,
    title: {vi: "Dấu nháy hoặc dòng bị vỡ", en: "Broken quotation marks or lines"},
    cause: {
      vi: "Một dấu nháy kép mở mà không đóng, hoặc dòng dài bất thường, nên không tách được dòng.",
      en: "A quotation mark is opened and never closed, or a line is far too long, so that rows cannot be told apart."
    },
    remedy: {
      vi: "Nhân đôi dấu nháy kép trong nội dung ô, hoặc xuất lại tệp.",
      en: "Double the quotation marks inside cells, or export the file again."
    },
    example: {wrong: '"Cty "Hoa Mai";79', right: '"Cty ""Hoa Mai""";79'}
  },
  changed: {
    pattern: /changed while it was being read/,
    title: {vi: "Tệp thay đổi khi đang đọc", en: "The file changed while it was read"},
    cause: {vi: "Tệp còn đang được chép hoặc lưu.", en: "It was still being copied or saved."},
    remedy: {vi: "Chờ chép xong rồi nạp lại.", en: "Load it again when it is complete."},
    example: {wrong: "đang chép 40 %", right: "đã chép xong"}
  },
  too_large: {
    pattern: /unpacks to|more text than can be held|archive of more than|more than \d+ characters/,
    title: {vi: "Tệp nén bung ra quá lớn", en: "Unpacks to too much"},
    cause: {
      vi: "Tệp nén hoặc sổ tính bung ra lớn bất thường.",
      en: "The archive or workbook unpacks to an implausible size."
    },
    remedy: {
      vi: "Chia nhỏ theo tháng, gửi CSV nén .gz.",
      en: "Deliver it month by month, as CSV in .gz."
    },
    example: {wrong: "42 kB → 4 GB", right: "12 MB → 80 MB"}
  },
  damaged: {
    pattern: /damaged/,
    title: {vi: "Tệp bị hỏng", en: "The file is damaged"},
    cause: {vi: "Tệp bị cắt hoặc hỏng khi truyền.", en: "It was cut off or spoilt on its way."},
    remedy: {vi: "Mở thử tệp gốc, lưu và gửi lại.", en: "Open the original, save it and deliver it again."},
    example: {wrong: "không mở được", right: "mở được bình thường"}
  },
  unreadable: {
    pattern: /./,
    title: {vi: "Tệp không đọc được", en: "The file cannot be read"},
    cause: {vi: "Lý do ghi trong thông báo kèm theo.", en: "The message says why."},
    remedy: {
      vi: "Xuất lại bằng tệp mẫu; nếu vẫn lỗi, gửi kèm thông báo cho bộ phận dữ liệu.",
      en: "Export it with the template; if that does not help, send the message to those who run the system."
    },
    example: {wrong: "…", right: "…"}
  }
} as const satisfies Record<string, FileFault>;
