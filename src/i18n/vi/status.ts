/** Data status: what arrived, what was set aside, what does not fit together. */
export const status = {
  title: "Tình trạng số liệu",
  answerAll: (month: string, total: string) => `**Đủ ${total}/${total} tỉnh** đã gửi số liệu ${month}`,
  answerMissing: (month: string, missing: string, total: string) =>
    `**Thiếu ${missing}/${total} tỉnh** trong số liệu ${month}`,
  answerOwn: {
    all: (province: string, month: string) => `**${province} đã gửi đủ** số liệu ${month}`,
    missing: (province: string, month: string) => `**${province} chưa gửi đủ** số liệu ${month}`
  },
  asOfOwn: (date: string, first: string, last: string) =>
    `Số liệu nhận đến ${date}, từ ${first} đến ${last}. Trang này chỉ có lượt gửi của tỉnh.`,
  answerCells: (delivered: string, expected: string) => `qua các tháng đã nhận ${delivered}/${expected} lượt gửi`,
  answerQuarantine: (rows: string) => `${rows} dòng bị cách ly`,
  answerNoQuarantine: "không dòng nào bị cách ly",
  gridHeading: "Lượt gửi theo tỉnh và tháng",
  gridCaption34: "Lượt gửi theo 34 tỉnh, từ tháng 7/2025",
  gridCaption63: "Lượt gửi theo 63 tỉnh, đến tháng 6/2025",
  gridLegend: "Ký hiệu",
  states: {
    delivered: "đã nhận",
    missing: "thiếu",
    corrected: "đã nhận bản sửa",
    held: "giữ lại để kiểm tra mã tỉnh",
    quarantined: "có dòng bị cách ly"
  },
  letters: {delivered: "•", missing: "T", corrected: "S", held: "G", quarantined: "C"},
  problemsHeading: "Lượt gửi thiếu, sửa, giữ lại hoặc có dòng cách ly",
  problemsCaption: "Các lượt gửi cần chú ý",
  problemsNone: "Mọi lượt gửi đều đủ, không sửa, không giữ lại.",
  state: "Tình trạng",
  map: "Bản đồ",
  rows: "Số dòng",
  accepted: "Nhận",
  quarantined: "Cách ly",
  superseded: "Bị thay thế",
  loadedAt: "Ngày nạp",
  loadsHeading: "Các tệp đã nạp",
  loadsCaption: "Các tệp đã nạp, theo thứ tự nạp",
  loadsMore: (shown: string, all: string) => `Hiện ${shown} tệp nạp sau cùng trong ${all} tệp.`,
  loadNo: "Lần nạp",
  file: "Tệp",
  fileHash: "Mã băm",
  kind: "Loại",
  kinds: {
    ledger: "sổ thu",
    employers: "danh sách đơn vị",
    actions: "văn bản xử lý",
    workers: "người lao động",
    plans: "kế hoạch",
    progress: "tiến độ",
    assessments: "chấm điểm",
    verdicts: "kết luận",
    replies: "trả lời"
  } as Record<string, string>,
  encoding: "Mã chữ",
  numbers: "Cách ghi số",
  numberKinds: {
    plain: "số liền",
    vietnamese: "kiểu Việt Nam",
    english: "kiểu Anh",
    vi: "kiểu Việt Nam",
    en: "kiểu Anh"
  } as Record<string, string>,
  reasonsHeading: "Dòng bị cách ly",
  reasonsCaption: "Dòng bị cách ly, theo lý do",
  reasonsNone: "Không dòng nào bị cách ly.",
  reason: "Lý do",
  /** Reasons that the warehouse gives beside those of the contract: English as written, and in Vietnamese. */
  warehouseReasons: {
    twice: {
      en: "the employer was already delivered in province {0} for this month",
      vi: "đơn vị đã được tỉnh {0} gửi trong tháng này"
    },
    held: {
      en: "cell held back: {0} of {1} employers stood in another place the month before",
      vi: "giữ lại: {0}/{1} đơn vị tháng trước thuộc nơi khác"
    },
    heldAll: {
      en: "cell held back: more than half employers stood in another place the month before",
      vi: "giữ lại: quá nửa số đơn vị tháng trước thuộc nơi khác"
    }
  },
  column: "Cột",
  files: "Số tệp",
  firstPeriod: "Từ tháng",
  lastPeriod: "Đến tháng",
  quarantineCaption: "Những dòng bị cách ly đầu tiên, như lúc nhận",
  quarantineMore: "Danh sách đầy đủ: lệnh arrears quarantine (--out viết báo cáo cho từng cơ quan).",
  line: "Dòng",
  value: "Giá trị",
  loadStates: {accepted: "đã nhận", refused: "bị từ chối"} as Record<string, string>,
  reconciliationHeading: "Đối chiếu với tháng trước",
  reconciliationCaption: "Chênh lệch giữa các tháng, theo tỉnh; dòng tạm tính đứng trước",
  reconciliationNone: "Không có chênh lệch nào giữa các tháng.",
  reconciliationNote:
    "Tỉnh vượt ngưỡng được ghi “tạm tính” trên mọi trang cho đến khi có bản sửa; ngưỡng nằm trong data/rules/reconciliation.json.",
  check: "Đối chiếu",
  expected: "Tháng trước",
  found: "Tháng này",
  provisionalYes: "tạm tính",
  provisionalNo: "trong ngưỡng",
  breaksHeading: "Số dư không nối tiếp",
  breaksCaption: "Số dư đầu kỳ khác số dư cuối tháng trước",
  breaksNone: "Mọi số dư đầu kỳ bằng số dư cuối tháng trước.",
  difference: "Chênh lệch, cộng trị tuyệt đối",
  lostHeading: "Đơn vị mất dấu",
  lostCaption: "Đơn vị không có dòng trong tháng đã gửi dù số dư trước đó khác 0",
  lostNone: "Không đơn vị nào mất dấu.",
  newestShown: (shown: string, all: string) => `Hiện ${shown} dòng mới nhất trong ${all} dòng.`,
  lastClosing: "Số dư phải đóng sau cùng",
  asOfHeading: "Kho số liệu",
  asOfLine: (date: string, first: string, last: string, loads: string) =>
    `Số liệu nhận đến ${date}, từ ${first} đến ${last}, dựng từ ${loads} lần nạp.`,
  syntheticLine: "Kho này chứa số liệu giả lập; chỉ các số đã công bố và danh mục là thật.",
  realLine: "Không lượt gửi nào được đánh dấu là giả lập.",
  cautions: [
    "Thiếu lượt gửi không có nghĩa là tỉnh không có số chậm đóng.",
    "Dòng bị cách ly là lỗi ghi chép cần sửa ở nơi gửi, không phải dấu hiệu vi phạm."
  ]
} as const;
