import type {Kind} from "../contract.js";
import {EMPLOYER, PERIOD, PROVINCE, SYNTHETIC, text} from "./common.js";

export const EMPLOYERS: Kind = {
  id: "employers",
  title: {vi: "Danh mục đơn vị", en: "Employers"},
  grain: {vi: "một dòng mỗi đơn vị mỗi lần thay đổi", en: "one row per employer and start of validity"},
  key: ["employer_code", "valid_from"],
  cell: {province: "province_code", period: "valid_from"},
  replaces: ["employer_code", "valid_from"],
  columns: [
    EMPLOYER,
    PERIOD("valid_from", ["hiệu lực từ", "từ tháng"], "Tháng bắt đầu có hiệu lực", "first month the row is valid"),
    text(
      "tax_code",
      ["mã số thuế"],
      "Mã số thuế 10 số, 10-3 hoặc 12 số",
      "tax code: 10 digits, 10-3, or 12 for a household",
      {
        type: "pattern",
        pattern: "\\d{10}(-\\d{3})?|\\d{12}",
        form: {vi: "10 số, 10-3 hoặc 12 số", en: "10 digits, 10-3 or 12 digits"},
        digits: 10,
        example: "0100000000"
      }
    ),
    text("employer_name", ["tên đơn vị"], "Tên đơn vị", "name of the employer", {example: "Công ty TNHH Ví Dụ"}),
    PROVINCE,
    text(
      "agency_code",
      ["mã cơ quan", "mã cơ quan BHXH"],
      "Mã cơ quan BHXH quản lý, 5 số",
      "managing office, 5 digits",
      {
        type: "pattern",
        pattern: "\\d{5}",
        form: {vi: "5 số", en: "5 digits"},
        digits: 5,
        example: "07901"
      }
    ),
    text(
      "employer_type",
      ["khối", "loại hình", "khối loại hình"],
      "Khối loại hình 1–12 (B02a-TS)",
      "block 1–12 of form B02a-TS",
      {
        type: "enum",
        need: "column",
        values: Array.from({length: 12}, (_, i) => String(i + 1))
      }
    ),
    text("sector_code", ["mã ngành", "ngành"], "Ngành cấp 2 VSIC, 2 số", "VSIC division, 2 digits", {
      type: "division",
      digits: 2,
      need: "column"
    }),
    text("sector_version", ["phiên bản ngành"], "Phiên bản VSIC", "VSIC version", {
      type: "enum",
      need: "column",
      values: ["2018", "2025"]
    }),
    text(
      "payment_cycle",
      ["chu kỳ đóng", "phương thức đóng"],
      "Chu kỳ đóng: 1, 3 hoặc 6 tháng",
      "months of one payment cycle",
      {
        type: "enum",
        need: "column",
        values: ["1", "3", "6"]
      }
    ),
    text("min_wage_region", ["vùng lương tối thiểu", "vùng"], "Vùng lương tối thiểu I–IV", "minimum-wage region", {
      type: "enum",
      values: ["I", "II", "III", "IV"]
    }),
    text("officer_code", ["cán bộ chuyên quản", "mã cán bộ"], "Mã cán bộ chuyên quản", "responsible officer", {
      example: "CB001"
    }),
    text("status", ["trạng thái", "tình trạng"], "Trạng thái của đơn vị", "state of the employer", {
      type: "enum",
      values: ["active", "suspended", "dissolving", "dissolved", "missing"],
      labels: {
        active: "đang hoạt động",
        suspended: "tạm ngừng",
        dissolving: "đang giải thể",
        dissolved: "đã giải thể",
        missing: "mất tích"
      }
    }),
    text(
      "hard_to_collect",
      ["nợ khó thu", "khó thu"],
      "Lý do khó thu, trống khi không thuộc diện",
      "reason, empty when collectible",
      {
        type: "enum",
        need: "cell-optional",
        values: ["missing", "bankrupt", "dissolved", "other"],
        labels: {missing: "mất tích", bankrupt: "phá sản", dissolved: "giải thể", other: "khác"}
      }
    ),
    text("frozen", ["khoanh nợ", "đóng băng"], "1 khi khoản chậm đóng được khoanh", "1 when the debt is frozen", {
      type: "enum",
      need: "column",
      values: ["0", "1"]
    }),
    SYNTHETIC
  ]
};
