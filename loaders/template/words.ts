import type {Column, ColumnType} from "../extract/contract.js";

/** Words of the template workbooks in both languages. */
const vi = {
  sheets: {data: "Số liệu", lists: "Danh mục", totals: "Đối chiếu", guide: "Hướng dẫn"},
  unit: "Đơn vị tính: đồng",
  scope: (province: string, period: string) => [province, period].filter(Boolean).join(" · "),
  hint: (row: number) =>
    `Điền từ dòng ${row}; giữ nguyên dòng tiêu đề. Cột nền đậm là bắt buộc, nền nhạt là không bắt buộc; trỏ chuột vào tiêu đề để xem ý nghĩa.`,
  need: {
    column: "Bắt buộc, mọi ô phải có giá trị",
    "cell-optional": "Cột bắt buộc, ô có thể để trống",
    optional: "Không bắt buộc"
  } satisfies Record<Column["need"], string>,
  type: (type: ColumnType, column: Column) =>
    ({
      period: "tháng, dạng 10/2026",
      year: "năm, bốn chữ số",
      date: "ngày, dạng 15/10/2026",
      province: "mã tỉnh, hai chữ số",
      employer: "mã đơn vị, một chữ in hoa và sáu chữ in hoa hoặc chữ số",
      money: column.nonNegative ? "đồng, số nguyên từ 0" : "đồng, số nguyên, được âm",
      count: "số nguyên từ 0",
      decimal: "số, tối đa sáu chữ số lẻ",
      division: "mã ngành cấp 2 VSIC, hai chữ số",
      enum: "một mã trong danh mục",
      pattern: column.form?.vi ?? "",
      person: column.form?.vi ?? "",
      text: "chữ"
    })[type],
  labels: {meaning: "Ý nghĩa", unit: "Kiểu, đơn vị", need: "Yêu cầu", example: "Ví dụ", values: "Giá trị"},
  wrong: (heading: string) => `Giá trị không hợp lệ cho cột “${heading}”`,
  listName: (heading: string) => `Danh mục: ${heading}`,
  listMeaning: "Nghĩa",
  totals: {
    title: "Đối chiếu trước khi gửi",
    intro:
      "Nhập số theo sổ kế toán vào cột C; cột D phải bằng 0 ở mọi dòng. Trang này không được nạp: để hệ thống cũng đối chiếu, thêm một dòng cuối bảng số liệu với ô đầu tiên là “Tổng cộng” và các tổng; tệp có tổng lệch bị từ chối.",
    columns: ["Cột số liệu", "Cộng trong tệp", "Theo sổ kế toán", "Chênh lệch"],
    rows: "Số dòng"
  },
  guide: {
    title: (kind: string) => `Hướng dẫn: ${kind}`,
    grain: (grain: string, key: string) => `Mỗi tệp: ${grain}. Không có hai dòng trùng: ${key}.`,
    rulesHeading: "Quy tắc",
    columnsHeading: "Các cột (cột “Ví dụ” là một dòng mẫu, không phải số liệu)",
    columns: ["Tiêu đề cột", "Tên tiếng Anh", "Ý nghĩa", "Kiểu, đơn vị", "Yêu cầu", "Ví dụ"],
    rules: [
      "Ô trống nghĩa là chưa biết, không phải 0; không có thì ghi 0.",
      "Tiền ghi bằng đồng, số nguyên. Muốn ghi nghìn đồng hoặc triệu đồng thì sửa dòng “Đơn vị tính” phía trên tiêu đề.",
      "Đến hết tháng 06/2025 dùng mã của 63 tỉnh, từ tháng 07/2025 dùng mã của 34 tỉnh.",
      "Chỉ dán giá trị (Paste Values), không để công thức trong bảng số liệu.",
      "Một tệp được chứa nhiều tháng, nhiều tỉnh; không đổi tên cột, có thể đổi thứ tự cột.",
      "Dòng có lỗi bị tách ra (cách ly) và báo lại; các dòng khác vẫn được nhận. Sửa xong gửi lại trọn tháng của tỉnh."
    ],
    identities: (text: string) => `Đẳng thức phải đúng đến từng đồng: ${text}.`
  },
  broken: "Số dư không khớp"
};

const en: typeof vi = {
  sheets: {data: "Data", lists: "Lists", totals: "Totals", guide: "Guide"},
  unit: "Đơn vị tính: đồng",
  scope: (province, period) => [province, period].filter(Boolean).join(" · "),
  hint: (row) =>
    `Fill in from row ${row}; keep the header. Dark headings are required, light ones optional; point at a heading to read what it means.`,
  need: {
    column: "Required, every cell filled",
    "cell-optional": "Column required, a cell may be empty",
    optional: "Optional"
  },
  type: (type, column) =>
    ({
      period: "month, as 10/2026",
      year: "year, four digits",
      date: "day, as 15/10/2026",
      province: "province code, two digits",
      employer: "employer code, a capital and six capitals or digits",
      money: column.nonNegative ? "đồng, whole, 0 or more" : "đồng, whole, may be negative",
      count: "whole number, 0 or more",
      decimal: "number, up to six decimals",
      division: "VSIC division, two digits",
      enum: "one of the listed codes",
      pattern: column.form?.en ?? "",
      person: column.form?.en ?? "",
      text: "text"
    })[type],
  labels: {meaning: "Meaning", unit: "Type, unit", need: "Need", example: "Example", values: "Values"},
  wrong: (heading) => `Not a valid value of “${heading}”`,
  listName: (heading) => `List: ${heading}`,
  listMeaning: "Meaning",
  totals: {
    title: "Compare before you deliver",
    intro:
      "Write the figures of the books into column C; column D must be 0 in every row. This sheet is not loaded: to have the system compare too, add a last row to the data whose first cell is “Tổng cộng”, with the totals; a file with other totals is refused.",
    columns: ["Column of the data", "Sum in this file", "In the books", "Difference"],
    rows: "Rows"
  },
  guide: {
    title: (kind) => `Guide: ${kind}`,
    grain: (grain, key) => `Each file: ${grain}. No two rows share: ${key}.`,
    rulesHeading: "Rules",
    columnsHeading: "The columns (“Example” is a made-up row, not data)",
    columns: ["Heading", "English name", "Meaning", "Type, unit", "Need", "Example"],
    rules: [
      "An empty cell means not known, never 0; write 0 when it is nothing.",
      "Money is whole đồng. To write thousands or millions change the line “Đơn vị tính” above the header (nghìn đồng, triệu đồng).",
      "Codes of the 63 provinces to 2025-06, of the 34 provinces from 2025-07.",
      "Paste values only, no formulas in the data.",
      "A file may hold several months and provinces; keep the names of the columns, their order is free.",
      "Rows with faults are set aside (quarantine) and reported; the others are taken. Deliver the whole month of the province again when they are mended."
    ],
    identities: (text) => `Must hold to the đồng: ${text}.`
  },
  broken: "The balance does not add up"
};

export const WORDS = {vi, en};
export type Words = typeof vi;
