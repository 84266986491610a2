/**
 * The one declaration of what an office delivers. It drives the parser, the validation, the contract page and the
 * sample; nothing about a column is said anywhere else. Names and meaning: the extract contract, version 1.
 */

export type ColumnType =
  | "period" // YYYY-MM, MM/YYYY or MMYYYY
  | "year" // YYYY
  | "province" // two digits, valid in the row's period
  | "employer" // employer code, unique in the country
  | "money" // whole đồng
  | "count" // whole number >= 0
  | "division" // VSIC division, two digits
  | "enum" // one of `values`
  | "pattern" // text that fits `pattern`
  | "text";

export interface Column {
  name: string;
  /** Accepted headings beside the English name, compared without case, accents and punctuation. */
  headings: readonly string[];
  type: ColumnType;
  /** "column": the column must be there and every cell filled; "cell-optional": the column must be there, a cell may
   * be empty; "optional": neither. */
  need: "column" | "cell-optional" | "optional";
  /** Money only: a negative amount is a fault. */
  nonNegative?: boolean;
  values?: readonly string[];
  pattern?: string;
  /** What `pattern` asks for, in words. */
  form?: {vi: string; en: string};
  /** Not stored: the identities of the row give it back. */
  isDerived?: boolean;
  /** Value of a column that is absent from the file (not of an empty cell). */
  whenAbsent?: string;
  meaning: {vi: string; en: string};
}

export interface Kind {
  id: "ledger" | "employers" | "plans";
  title: {vi: string; en: string};
  grain: {vi: string; en: string};
  columns: readonly Column[];
  /** The key of a row inside one file: all rows that share one are quarantined. */
  key: readonly string[];
  /** The columns that say which (province, period) cell a row belongs to. */
  cell: {province: string | null; period: string};
}

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

const SYNTHETIC: Column = {
  name: "synthetic",
  headings: ["mô phỏng"],
  type: "enum",
  need: "optional",
  values: ["0", "1"],
  whenAbsent: "0",
  meaning: {vi: "1 khi dòng là số liệu mô phỏng", en: "1 when the row is made up; every page then says so"}
};

function fundColumns(): Column[] {
  return FUNDS.flatMap(({id, vi}) => {
    const heading = (...words: string[]) => words.flatMap((w) => [`${vi} ${w}`, `${id} ${w}`]);
    const money = (name: string, words: string[], meaning: Column["meaning"], more: Partial<Column> = {}): Column => ({
      name: `${id}_${name}`,
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
  return Object.entries(words).map(([name, vi]) => ({
    name: `interest_${name}`,
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

const PERIOD = (name: string, headings: string[], vi: string, en: string): Column => ({
  name,
  headings,
  type: "period",
  need: "column",
  meaning: {vi, en}
});
const PROVINCE: Column = {
  name: "province_code",
  headings: ["mã tỉnh"],
  type: "province",
  need: "column",
  meaning: {vi: "Mã tỉnh có hiệu lực trong kỳ", en: "province code as valid in the period"}
};
const EMPLOYER: Column = {
  name: "employer_code",
  headings: ["mã đơn vị"],
  type: "employer",
  need: "column",
  meaning: {vi: "Mã đơn vị, duy nhất toàn quốc", en: "employer code, unique in the country; a mover keeps it"}
};

const LEDGER: Kind = {
  id: "ledger",
  title: {vi: "Sổ thu theo đơn vị và tháng", en: "Contribution ledger"},
  grain: {vi: "một dòng mỗi đơn vị mỗi tháng", en: "one row per employer and period"},
  key: ["employer_code", "period"],
  cell: {province: "province_code", period: "period"},
  columns: [
    PERIOD("period", ["kỳ", "tháng"], "Tháng của sổ", "month of the ledger"),
    PROVINCE,
    EMPLOYER,
    {
      name: "headcount",
      headings: ["số lao động"],
      type: "count",
      need: "column",
      meaning: {vi: "Số lao động", en: "insured workers"}
    },
    {
      name: "wage_base",
      headings: ["quỹ lương", "tổng quỹ lương"],
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

const text = (name: string, headings: string[], vi: string, en: string, more: Partial<Column> = {}): Column => ({
  name,
  headings,
  type: "text",
  need: "optional",
  meaning: {vi, en},
  ...more
});

const EMPLOYERS: Kind = {
  id: "employers",
  title: {vi: "Danh mục đơn vị", en: "Employers"},
  grain: {vi: "một dòng mỗi đơn vị mỗi lần thay đổi", en: "one row per employer and start of validity"},
  key: ["employer_code", "valid_from"],
  cell: {province: "province_code", period: "valid_from"},
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
        form: {vi: "10 số, 10-3 hoặc 12 số", en: "10 digits, 10-3 or 12 digits"}
      }
    ),
    text("employer_name", ["tên đơn vị"], "Tên đơn vị", "name of the employer"),
    PROVINCE,
    text(
      "agency_code",
      ["mã cơ quan", "mã cơ quan BHXH"],
      "Mã cơ quan BHXH quản lý, 5 số",
      "managing office, 5 digits",
      {
        type: "pattern",
        pattern: "\\d{5}",
        form: {vi: "5 số", en: "5 digits"}
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
    text("officer_code", ["cán bộ chuyên quản", "mã cán bộ"], "Mã cán bộ chuyên quản", "responsible officer"),
    text("status", ["trạng thái", "tình trạng"], "Trạng thái của đơn vị", "state of the employer", {
      type: "enum",
      values: ["active", "suspended", "dissolving", "dissolved", "missing"]
    }),
    text(
      "hard_to_collect",
      ["nợ khó thu", "khó thu"],
      "Lý do khó thu, trống khi không thuộc diện",
      "reason, empty when collectible",
      {
        type: "enum",
        need: "cell-optional",
        values: ["missing", "bankrupt", "dissolved", "other"]
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

const PLANS: Kind = {
  id: "plans",
  title: {vi: "Kế hoạch", en: "Plans"},
  grain: {vi: "một dòng mỗi tỉnh, năm và chỉ tiêu", en: "one row per province, year and measure"},
  key: ["province_code", "year", "measure"],
  cell: {province: "province_code", period: "year"},
  columns: [
    {...PROVINCE, meaning: {vi: "Mã tỉnh có hiệu lực ngày 1 tháng 1", en: "province code as valid on 1 January"}},
    text("year", ["năm"], "Năm kế hoạch", "year of the plan", {type: "year", need: "column"}),
    text("measure", ["chỉ tiêu"], "Chỉ tiêu", "what is planned", {
      type: "enum",
      need: "column",
      values: ["collection_plan", "late_ceiling", "vssid_installs"]
    }),
    text("value", ["giá trị"], "Giá trị, tiền tính bằng đồng", "value, money in đồng", {
      type: "money",
      need: "column",
      nonNegative: true
    })
  ]
};

export const KINDS: readonly Kind[] = [LEDGER, EMPLOYERS, PLANS];

/** The columns of a kind that accepted files hold. */
export function storedColumns(kind: Kind): string[] {
  return kind.columns.filter((c) => !c.isDerived).map((c) => c.name);
}

/** The kind called `id`. Throws when there is none. */
export function kindOf(id: string): Kind {
  const kind = KINDS.find((k) => k.id === id);
  if (!kind) throw new Error(`unknown kind of extract: "${id}" (known: ${KINDS.map((k) => k.id).join(", ")})`);
  return kind;
}

/** How two headings are compared: no case, no accents, no punctuation, no spaces. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
}
