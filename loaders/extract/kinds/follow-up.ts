import type {Column, Kind} from "../contract.js";
import {EMPLOYER, PERIOD, PROVINCE, SYNTHETIC, text} from "./common.js";

/** What offices deliver about the pursuit of late payment: documents, workers, progress, assessments, verdicts. */

const DOCUMENTS: Record<string, string> = {
  dunning_notice: "văn bản đôn đốc",
  violation_record: "biên bản vi phạm",
  inspection_decision: "quyết định thanh tra, kiểm tra",
  inspection_conclusion: "kết luận thanh tra, kiểm tra",
  penalty_decision: "quyết định xử phạt",
  enforcement_decision: "quyết định cưỡng chế",
  police_referral: "chuyển hồ sơ sang cơ quan công an",
  publication: "công khai danh sách",
  force_majeure: "bất khả kháng"
};

const STATUSES: Record<string, string> = {
  working: "đang làm việc",
  unpaid_leave: "nghỉ không lương",
  sick: "nghỉ ốm",
  maternity: "nghỉ thai sản",
  suspended: "tạm hoãn hợp đồng",
  left_unsettled: "đã nghỉ việc, chưa chốt sổ",
  left_settled: "đã nghỉ việc, đã chốt sổ"
};

const OFFICER = text("officer_code", ["cán bộ chuyên quản", "mã cán bộ"], "Mã cán bộ", "responsible officer", {
  example: "CB001"
});

const listed = (labels: Record<string, string>): Partial<Column> => ({
  type: "enum",
  need: "column",
  values: Object.keys(labels),
  labels
});

export const ACTIONS: Kind = {
  id: "actions",
  title: {vi: "Văn bản xử lý chậm đóng", en: "Actions"},
  grain: {vi: "một dòng mỗi văn bản", en: "one row per document of the ladder"},
  key: ["employer_code", "action", "document_no", "document_date"],
  cell: {province: null, period: "document_date"},
  replaces: ["employer_code", "action", "document_no", "document_date"],
  columns: [
    EMPLOYER,
    text("action", ["biện pháp", "loại văn bản"], "Loại văn bản", "kind of document", listed(DOCUMENTS)),
    text("document_no", ["số văn bản", "số hiệu"], "Số văn bản", "number of the document", {
      need: "column",
      example: "12/TB-BHXH"
    }),
    text("document_date", ["ngày văn bản", "ngày ban hành"], "Ngày văn bản", "date of the document", {
      type: "date",
      need: "column"
    }),
    text("amount", ["số tiền"], "Số tiền chậm đóng ghi trong văn bản", "amount named in the document", {
      type: "money",
      nonNegative: true
    }),
    text("days_late", ["số ngày chậm đóng"], "Số ngày chậm đóng ghi trong văn bản", "days late named in it", {
      type: "count"
    }),
    OFFICER,
    text("note", ["ghi chú"], "Ghi chú", "note", {example: "đã gửi bản giấy"}),
    SYNTHETIC
  ]
};

export const WORKERS: Kind = {
  id: "workers",
  title: {vi: "Người lao động của đơn vị chậm đóng", en: "Workers of late employers"},
  grain: {
    vi: "một dòng mỗi người lao động của một đơn vị chậm đóng mỗi tháng",
    en: "one row per worker of a late employer and period"
  },
  key: ["worker_id", "employer_code", "period"],
  cell: {province: null, period: "period"},
  replaces: ["employer_code", "period"],
  columns: [
    text(
      "worker_id",
      ["mã số BHXH", "số BHXH"],
      "Mã số BHXH, 10 số; được thay bằng mã băm có khóa ngay khi đọc, không bao giờ được lưu",
      "social insurance number, 10 digits; a keyed hash takes its place while it is read, it is never stored",
      {type: "person", need: "column", form: {vi: "10 số", en: "10 digits"}, digits: 10}
    ),
    EMPLOYER,
    PERIOD("period", ["kỳ", "tháng"], "Tháng", "month"),
    text(
      "status",
      ["tình trạng", "trạng thái"],
      "Tình trạng của người lao động",
      "state of the worker",
      listed(STATUSES)
    ),
    text("wage_base", ["tiền lương", "tiền lương đóng BHXH"], "Tiền lương làm căn cứ đóng", "wage that is paid on", {
      type: "money",
      need: "column",
      nonNegative: true
    }),
    text("paid_through", ["đã đóng đến", "đóng đến tháng"], "Tháng cuối đã đóng đủ", "last month paid in full", {
      type: "period",
      need: "cell-optional"
    }),
    SYNTHETIC
  ]
};

export const PROGRESS: Kind = {
  id: "progress",
  title: {vi: "Tiến độ", en: "Progress"},
  grain: {vi: "một dòng mỗi tỉnh, tháng và chỉ tiêu", en: "one row per province, period and measure"},
  key: ["province_code", "period", "measure"],
  cell: {province: "province_code", period: "period"},
  replaces: "cell",
  columns: [
    PROVINCE,
    PERIOD("period", ["kỳ", "tháng"], "Tháng", "month"),
    text(
      "measure",
      ["chỉ tiêu"],
      "Chỉ tiêu",
      "what is counted",
      listed({
        vssid_installs: "số người cài VssID",
        notices_sent: "số thông báo đã gửi",
        inspections_done: "số cuộc thanh tra, kiểm tra"
      })
    ),
    text("value", ["giá trị"], "Giá trị", "value", {type: "count", need: "column"}),
    SYNTHETIC
  ]
};

export const ASSESSMENTS: Kind = {
  id: "assessments",
  title: {vi: "Đánh giá cán bộ", en: "Assessments"},
  grain: {vi: "một dòng mỗi cán bộ, tháng và tiêu chí", en: "one row per officer, period and criterion"},
  key: ["province_code", "officer_code", "period", "criterion"],
  cell: {province: "province_code", period: "period"},
  replaces: "cell",
  columns: [
    PROVINCE,
    {...OFFICER, need: "column"},
    PERIOD("period", ["kỳ", "tháng"], "Tháng", "month"),
    text("criterion", ["tiêu chí"], "Tiêu chí", "what is assessed", {need: "column", example: "đôn đốc"}),
    text("score", ["điểm"], "Điểm", "score", {type: "decimal", need: "column"}),
    SYNTHETIC
  ]
};

export const VERDICTS: Kind = {
  id: "verdicts",
  title: {vi: "Kết luận rà soát", en: "Verdicts"},
  grain: {vi: "một dòng mỗi đơn vị, tháng và chỉ số được rà soát", en: "one row per employer, period and variable"},
  key: ["employer_code", "period", "variable"],
  cell: {province: null, period: "period"},
  replaces: ["employer_code", "period", "variable"],
  columns: [
    EMPLOYER,
    PERIOD("period", ["kỳ", "tháng"], "Tháng", "month"),
    text(
      "variable",
      ["chỉ số"],
      "Chỉ số được rà soát, viết như cột variable của arrears export flags",
      "variable that was looked into, as the column of that name in arrears export flags",
      {
        need: "column",
        values: ["headcount", "average_wage", "wage_base", "paid"],
        labels: {
          headcount: "số lao động",
          average_wage: "mức lương bình quân",
          wage_base: "quỹ lương",
          paid: "số đã nộp"
        }
      }
    ),
    text(
      "verdict",
      ["kết luận"],
      "Kết luận",
      "what was found",
      listed({
        confirmed: "đúng là bất thường",
        explained: "có giải trình",
        false_alarm: "cảnh báo nhầm"
      })
    ),
    text("cause", ["nguyên nhân"], "Nguyên nhân", "cause", {example: "mùa vụ"}),
    text("date", ["ngày", "ngày kết luận"], "Ngày kết luận", "date of the verdict", {type: "date", need: "column"}),
    OFFICER,
    SYNTHETIC
  ]
};
