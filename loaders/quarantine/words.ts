/** Words of the office's error report and of the command, in both languages. */
const vi = {
  title: (office: string) => `Báo cáo lỗi số liệu: ${office}`,
  allOffices: "mọi cơ quan",
  noOffice: "chưa rõ cơ quan",
  asOf: (moment: string) => `Tình trạng theo các tệp nạp đến ${moment} (giờ quốc tế).`,
  nothing: "Không có dòng nào đang bị cách ly.",
  counted: ({rows, files, refused, held}: Record<"rows" | "files" | "refused" | "held", string>) =>
    `${rows} dòng bị cách ly, trong ${files} tệp; ${refused} tệp bị từ chối; ${held} tháng của tỉnh bị giữ lại.`,
  part: (part: number, rows: string, first: string, last: string) =>
    `Phần ${part}: các dòng ${first}–${last} trong ${rows} dòng; mỗi phần là một tệp.`,
  onlyPart: (rows: string) => `Đủ ${rows} dòng, không cắt bớt.`,
  settledToo: "Gồm cả những dòng đã được bản sửa thay thế.",
  build: {
    in: "",
    "not built":
      "Chưa dựng kho số liệu: lỗi chỉ thấy được khi ghép các tệp (đơn vị ở hai tỉnh, tháng bị giữ lại) chưa có ở đây.",
    "older than the loads":
      "Kho số liệu cũ hơn các tệp đã nạp: lỗi chỉ thấy được khi ghép các tệp (đơn vị ở hai tỉnh, tháng bị giữ lại) chưa có ở đây."
  },
  sheets: {
    summary: "Tổng hợp",
    rows: (kind: string) => `Dòng lỗi - ${kind}`,
    files: "Tệp và tháng",
    definitions: "Định nghĩa"
  },
  byReason: "Lỗi theo lý do",
  byFile: "Lỗi theo tệp",
  columns: {
    office: "Cơ quan",
    kind: "Loại tệp",
    fault: "Lỗi",
    scope: "Phạm vi",
    rows: "Số dòng",
    files: "Số tệp",
    periods: "Kỳ",
    cause: "Vì sao",
    remedy: "Việc cần làm",
    wrong: "Ví dụ sai",
    right: "Ví dụ đúng",
    file: "Tệp",
    loadedAt: "Nạp lúc",
    line: "Dòng",
    told: "Lỗi và cách sửa",
    message: "Thông báo của hệ thống",
    code: "Mã lỗi",
    column: "Cột",
    meaning: "Ý nghĩa"
  },
  scopes: {row: "dòng", cell: "tháng của tỉnh", file: "cả tệp"} as Record<string, string>,
  cell: (column: string, value: string, sentence: string) => `${column}: ${value} ${sentence}.`,
  wholeRow: (sentence: string) => `Cả dòng: ${sentence}.`,
  empty: "(trống)",
  column: (position: number) => `Cột ${position}`,
  definitionsHeading: "Cách đọc báo cáo này",
  definitions: [
    [
      "Cách ly",
      "Dòng có lỗi được tách khỏi số liệu, giữ nguyên như lúc nhận, không tính vào tỷ lệ nào. Các dòng khác của tệp vẫn được tính."
    ],
    [
      "Ô tô màu",
      "Ô có lỗi, chữ đậm, viền cam; lý do và cách sửa ghi ở cột “Lỗi và cách sửa” cùng dòng. Các ô khác là nguyên văn tệp đã gửi."
    ],
    ["Dòng", "Số thứ tự dòng trong tệp đã gửi, tính cả dòng tiêu đề và các dòng phía trên."],
    [
      "Sửa và gửi lại",
      "Sửa trong hệ thống nguồn rồi gửi lại trọn tháng của tỉnh đó (đủ mọi đơn vị): tệp mới thay thế toàn bộ số liệu đã gửi của cùng loại, cùng tỉnh, cùng tháng; dòng cách ly của tệp cũ hết hiệu lực."
    ],
    [
      "Danh mục đơn vị, văn bản, kết luận",
      "Thay thế theo từng dòng (cùng đơn vị, cùng tháng hiệu lực; cùng số văn bản): chỉ cần gửi lại các dòng đã sửa."
    ],
    [
      "Chưa sửa thì sao",
      "Tháng của tỉnh được ghi là chưa đủ trên mọi trang; trang Tình trạng số liệu ghi các dòng này có thể làm tỷ lệ thay đổi bao nhiêu."
    ],
    ["Từ chối", "Lỗi của cả tệp: không nhận dòng nào của tệp, số liệu trước đó giữ nguyên."]
  ],
  faultsHeading: "Các lỗi trong báo cáo này",
  columnsHeading: "Các cột của tệp",
  ellipsis: "… (nội dung quá dài, đã cắt)",
  more: (shown: string, all: string) =>
    `Hiện ${shown} lỗi đầu trong ${all} lỗi; đầy đủ: --json, hoặc --out báo-cáo.xlsx.`,
  written: (files: string, rows: string) => `${files} tệp, ${rows} dòng`
};

const en: typeof vi = {
  title: (office) => `Data error report: ${office}`,
  allOffices: "all offices",
  noOffice: "office not known",
  asOf: (moment) => `As of the files loaded up to ${moment} (UTC).`,
  nothing: "No row is in quarantine.",
  counted: ({rows, files, refused, held}) =>
    `Rows in quarantine: ${rows}, in files: ${files}; files refused: ${refused}; months of a province held back: ${held}.`,
  part: (part, rows, first, last) => `Part ${part}: rows ${first}–${last} of ${rows}; each part is a file.`,
  onlyPart: (rows) => `All ${rows} rows, nothing cut.`,
  settledToo: "Rows that a correction has replaced are included.",
  build: {
    in: "",
    "not built":
      "The warehouse is not built: faults that show only when files are laid side by side (an employer in two provinces, months held back) are not in here.",
    "older than the loads":
      "The warehouse is older than the loads: faults that show only when files are laid side by side (an employer in two provinces, months held back) are not in here."
  },
  sheets: {summary: "Summary", rows: (kind) => `Rows - ${kind}`, files: "Files and months", definitions: "Definitions"},
  byReason: "Faults by reason",
  byFile: "Faults by file",
  columns: {
    office: "Office",
    kind: "Kind",
    fault: "Fault",
    scope: "Scope",
    rows: "Rows",
    files: "Files",
    periods: "Periods",
    cause: "Why",
    remedy: "What to do",
    wrong: "Wrong",
    right: "Right",
    file: "File",
    loadedAt: "Loaded at",
    line: "Line",
    told: "Fault and remedy",
    message: "What the system said",
    code: "Id",
    column: "Column",
    meaning: "Meaning"
  },
  scopes: {row: "row", cell: "month of a province", file: "whole file"},
  cell: (column, value, sentence) => `${column}: ${value} ${sentence}.`,
  wholeRow: (sentence) => `Whole row: ${sentence}.`,
  empty: "(empty)",
  column: (position) => `Column ${position}`,
  definitionsHeading: "How to read this report",
  definitions: [
    [
      "Quarantine",
      "A row with a fault is set aside as it was delivered and counts in no rate. The other rows of the file count."
    ],
    [
      "Marked cells",
      "The cell with the fault is bold with an orange frame; the reason and the remedy stand in the column “Fault and remedy” of the same row. All other cells are as delivered."
    ],
    ["Line", "The number of the line in the delivered file, the header and the lines above it counted."],
    [
      "Correct and deliver again",
      "Mend it in the source system and deliver the whole month of the province again (all employers): the new file replaces everything of the same kind, province and month; the old file's rows in quarantine are settled."
    ],
    [
      "Employers, documents, verdicts",
      "These are replaced row by row (same employer and start of validity; same document): deliver the mended rows only."
    ],
    [
      "If nothing is done",
      "The month of the province counts as incomplete on every page; the page on data status says by how much these rows could change the rate."
    ],
    ["Refused", "A fault of the whole file: none of its rows is taken, what was known before stays."]
  ],
  faultsHeading: "The faults of this report",
  columnsHeading: "The columns of the files",
  ellipsis: "… (too long, cut)",
  more: (shown, all) => `The first ${shown} of ${all} faults; all of them: --json, or --out report.xlsx.`,
  written: (files, rows) => `files: ${files}, rows: ${rows}`
};

export const WORDS = {vi, en};
export type Words = typeof vi;
