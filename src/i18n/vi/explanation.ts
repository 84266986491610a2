/** Who must explain, and what the explanation says. Numbers arrive formatted; ** marks what is set in bold. */
export const explanation = {
  nav: "Giải trình",
  nation: "toàn quốc",
  missing: "chưa có",
  /** The account of the late amount, term by term. */
  terms: {
    start: "Chậm đóng đầu kỳ",
    newly_late: "Mới chậm đóng",
    deepened: "Chậm đóng tăng thêm",
    paid: "Đã nộp một phần",
    cured: "Đã nộp hết",
    adjusted: "Điều chỉnh của các kỳ trước",
    moved_in: "Chuyển đến",
    moved_out: "Chuyển đi",
    broken: "Số liệu: số dư không nối tiếp",
    missing: "Số liệu: không có dòng cuối kỳ",
    back: "Số liệu: có lại sau thời gian vắng",
    law: "Pháp luật: hạn đóng mới từ tháng 7/2025",
    end: "Chậm đóng cuối kỳ",
    published: "Đầu kỳ, như đã công bố",
    corrected: "Số liệu sửa sau khi công bố"
  },
  rateLines: {
    from: "Tỷ lệ đầu kỳ",
    numerator: "Do số tiền chậm đóng thay đổi",
    denominator: "Do số phải thu 12 tháng thay đổi",
    law: "Do hạn đóng mới từ tháng 7/2025",
    to: "Tỷ lệ cuối kỳ",
    mix: "Do cơ cấu ngành, loại hình, quy mô thay đổi",
    rate: "Do tỷ lệ của từng nhóm thay đổi",
    unrated: "Nhóm không có số phải thu",
    change: "Thay đổi của tỷ lệ"
  },
  debt: {
    under_1: "1. Chậm dưới 1 tháng",
    "1_3": "2. Chậm từ 1 đến dưới 3 tháng",
    "3_6": "3. Chậm từ 3 đến dưới 6 tháng",
    "6_12": "    Chậm từ 6 đến dưới 12 tháng",
    from_12: "    Chậm từ 12 tháng trở lên",
    hard: "4. Nợ khó thu, đã khoanh",
    total: "Cộng"
  },
  actions: {
    dunning_notice: "Văn bản đôn đốc",
    violation_record: "Biên bản hành vi vi phạm",
    inspection_decision: "Quyết định thanh tra, kiểm tra",
    inspection_conclusion: "Kết luận thanh tra, kiểm tra",
    penalty_decision: "Quyết định xử phạt",
    enforcement_decision: "Quyết định cưỡng chế",
    police_referral: "Chuyển hồ sơ cơ quan công an",
    publication: "Công khai danh sách",
    force_majeure: "Bất khả kháng"
  } as Record<string, string>,
  states: {
    none: "không thuộc diện",
    waiting: "chờ trả lời",
    overdue: "quá hạn",
    answered: "đã trả lời",
    returned: "đã trả lại",
    accepted: "đã chấp nhận"
  },
  /** Sentences of the answer. */
  rate: (until: string, where: string, late: string, rate: string, mark: string) =>
    `Đến hết ${until}, số tiền chậm đóng ${where} là **${late}**, bằng **${rate}** số phải thu 12 tháng, ${mark}.`,
  noRate: (until: string, where: string, late: string) =>
    `Đến hết ${until}, số tiền chậm đóng ${where} là **${late}**; chưa có tỷ lệ vì chưa đủ 12 tháng số phải thu.`,
  /** Where a province stands among all, and what that cannot tell. */
  place: {
    rank: (rank: string, of: string) => `Tỷ lệ cao thứ ${rank} trong ${of} tỉnh.`,
    interval: (low: string, high: string) =>
      `Chậm đóng ở từng đơn vị có phần may rủi: mức ứng với rủi ro của tỉnh có thể từ ${low} đến ${high} (khoảng tin cậy 95 %),`,
    from: (low: string) =>
      `Chậm đóng ở từng đơn vị có phần may rủi: mức ứng với rủi ro của tỉnh có thể từ ${low} trở lên (khoảng tin cậy 95 %),`,
    above: (baseline: string) => `cả khoảng nằm trên mốc ${baseline}.`,
    below: (baseline: string) => `cả khoảng nằm dưới mốc ${baseline}.`,
    open: (baseline: string) => `trong đó có mốc ${baseline}: chưa thể nói tỉnh ở trên hay dưới mốc.`,
    alike: (low: string, high: string, alike: string) =>
      `Vì vậy thứ hạng chỉ biết là từ ${low} đến ${high}: **không phân biệt được với ${alike} tỉnh khác**.`,
    apart: "Thứ hạng phân biệt được với mọi tỉnh khác.",
    nation: (above: string, below: string, open: string) =>
      `Tính cả may rủi ở từng đơn vị (khoảng tin cậy 95 %): ${above} tỉnh chắc chắn ở trên mốc, ${below} tỉnh chắc chắn ở dưới; ${open} tỉnh chưa thể nói.`
  },
  at: (name: string) => `tại ${name}`,
  above: (baseline: string, points: string) => `cao hơn mốc ${baseline} ${points}`,
  below: (baseline: string, points: string) => `thấp hơn mốc ${baseline} ${points}`,
  equal: (baseline: string) => `bằng mốc ${baseline}`,
  up: (amount: string) => `tăng ${amount}`,
  down: (amount: string) => `giảm ${amount}`,
  same: "không đổi",
  moved: (month: string, late: string, rate: string) => `So với ${month}, số tiền chậm đóng ${late}, tỷ lệ ${rate}.`,
  movedLate: (month: string, late: string) => `So với ${month}, số tiền chậm đóng ${late}.`,
  yearAgo: (month: string, late: string, rate: string) =>
    `So với cùng kỳ (${month}), số tiền chậm đóng ${late}, tỷ lệ ${rate}.`,
  yearAgoLaw: " Hạn đóng đổi từ tháng 7/2025, nên hai kỳ này không so được trực tiếp.",
  mainUp: (term: string, amount: string, employers: string) =>
    `Khoản làm tăng lớn nhất: ${term}, ${amount} (${employers} đơn vị).`,
  mainDown: (term: string, amount: string, employers: string) =>
    `Khoản làm giảm lớn nhất: ${term}, ${amount} (${employers} đơn vị).`,
  nothingMoved: "Không khoản nào làm số tiền chậm đóng thay đổi.",
  few: (half: string, fourFifths: string, all: string, way: string, gross: string) =>
    `Trong ${all} đơn vị có số chậm đóng ${way} (cộng ${gross}), ${half} đơn vị làm nên một nửa và ${fourFifths} đơn vị làm nên 80 %.`,
  rises: "tăng",
  falls: "giảm",
  season: (years: string, seasonal: string, rest: string) =>
    `Cùng tháng của ${years} năm trước, số tiền chậm đóng bình quân ${seasonal}; phần ngoài mùa vụ là ${rest}.`,
  noSeason: "Chưa đủ hai năm trước để tách phần mùa vụ.",
  seasonRate: (seasonal: string, rest: string) => `Với tỷ lệ, phần mùa vụ là ${seasonal}, phần còn lại là ${rest}.`,
  corrected: (day: string, before: string, amount: string, now: string) =>
    `Sau khi công bố (số liệu nhận đến ${day}), số đầu kỳ được sửa từ ${before}: ${amount}, nay là ${now}; phần này do số liệu, không do hành vi của đơn vị.`,
  notCorrected: (day: string) => `Số đầu kỳ không thay đổi so với khi công bố (số liệu nhận đến ${day}).`,
  noPublished: "Hai tháng được giao cùng lúc, nên không có số đã công bố trước đó để so.",
  dataTerms: (amount: string, employers: string) =>
    `Trong thay đổi có ${amount} (${employers} đơn vị) do số liệu: số dư không nối tiếp, thiếu dòng hoặc có lại sau thời gian vắng.`,
  noDataTerms: "Không khoản nào trong thay đổi là do số liệu thiếu hoặc không nối tiếp.",
  incomplete: (known: string, expected: string) =>
    `Số liệu của tháng chưa đủ: nhận được ${known}/${expected} lần giao; các số dưới đây có thể đổi.`,
  incompleteRows: "Số liệu của tháng còn dòng bị cách ly; các số dưới đây có thể đổi.",
  lawNote:
    "Từ tháng 7/2025 hạn đóng lùi một tháng (Luật 41/2024/QH15): phần do hạn đóng mới đứng riêng, không phải do nộp thêm.",
  lawAfter: "Tháng 7/2025 không có khoản nào đến hạn, nên tháng này tăng một phần vì hạn đóng trở lại bình thường.",
  reversal: {
    better: (by: string) => `Chú ý: mọi nhóm theo ${by} đều giảm tỷ lệ mà tỷ lệ chung lại tăng; nguyên nhân là cơ cấu.`,
    worse: (by: string) => `Chú ý: mọi nhóm theo ${by} đều tăng tỷ lệ mà tỷ lệ chung lại giảm; nguyên nhân là cơ cấu.`
  },
  by: {
    province: "tỉnh",
    sector: "ngành",
    employer_type: "khối loại hình",
    size_class: "quy mô"
  } as Record<string, string>,
  stands: (set: string, share: string) => `Nhóm nổi lên: ${set}, làm nên ${share} thay đổi của tỷ lệ.`,
  standsNone: "Không nhóm ngành, loại hình hay quy mô nào nổi lên: thay đổi trải đều.",
  sizeOf: (size: string) => `quy mô ${size} lao động`,
  sectorOf: (name: string) => `ngành ${name}`,
  provinceOf: (name: string) => `tỉnh ${name}`,
  typeOf: (name: string) => `khối ${name}`,
  unknownGroup: "chưa xác định",
  asked: (id: string, reasons: string, day: string) =>
    `Phải giải trình (yêu cầu ${id}) vì: ${reasons}. Hạn trả lời: ${day}.`,
  notAsked: (holding: string, least: string) =>
    `Không thuộc diện phải giải trình: đạt ${holding} tiêu chí, quy tắc cần ${least}, trong đó có tiêu chí số tiền tăng.`,
  borderline: "Trường hợp sát ngưỡng: chỉ cần một tiêu chí xê dịch nhẹ là kết quả đã khác.",
  noRequest: "Quy tắc yêu cầu giải trình không áp dụng cho tháng này.",
  before: (times: string, months: string) => `Trong 12 tháng trước đã được yêu cầu giải trình ${times} lần: ${months}.`,
  beforeNone: "Trong 12 tháng trước chưa lần nào phải giải trình.",
  documentsSent: (count: string, employers: string, kinds: string) =>
    `Trong tháng đã ban hành ${count} văn bản đối với ${employers} lượt đơn vị: ${kinds}.`,
  documentsNone: "Trong tháng chưa có văn bản xử lý chậm đóng nào được ghi nhận.",
  documentsUnknown: "Chưa nhận được số liệu về văn bản xử lý chậm đóng (tệp actions).",
  /** The board's report. */
  nationAbove: (above: string, rated: string) => `${above}/${rated} tỉnh có tỷ lệ cao hơn mốc.`,
  nationAsked: (count: string, names: string) => `**${count} tỉnh phải giải trình**: ${names}.`,
  nationAskedNone: "**Không tỉnh nào** thuộc diện phải giải trình tháng này.",
  nationBorderline: (count: string, names: string) => `${count} tỉnh sát ngưỡng: ${names}.`,
  nationBorderlineNone: "Không tỉnh nào sát ngưỡng.",
  nationOpen: (asked: string, answered: string, accepted: string, returned: string, overdue: string) =>
    `Trong 12 tháng trước: ${asked} yêu cầu, ${answered} đã trả lời và chờ quyết định, ${accepted} đã chấp nhận, ${returned} đã trả lại, ${overdue} quá hạn.`,
  /** Headings. */
  sections: {
    answer: "Trả lời",
    conditions: "I. Tình hình",
    account: "1. Số tiền chậm đóng thay đổi như thế nào",
    rate: "2. Tỷ lệ thay đổi như thế nào",
    who: "3. Đơn vị làm nên thay đổi",
    season: "4. Mùa vụ và số liệu",
    why: "5. Vì sao được hoặc không được yêu cầu giải trình",
    provinces: "5. Các tỉnh",
    measures: "II. Biện pháp đã thực hiện",
    causes: "III. Nguyên nhân và giải pháp",
    proposals: "IV. Đề xuất, kiến nghị",
    promises: "Cam kết của lần giải trình trước và kết quả",
    debt: "Phụ lục. Số tiền chậm đóng theo thời gian (dạng biểu B03a-TS)",
    debtInterest:
      "Cột Lãi là lãi chậm đóng còn lại của các đơn vị đang chậm đóng trong bảng này; lãi của đơn vị đã nộp hết tiền gốc không có ở đây, nên số cộng có thể nhỏ hơn tổng lãi của tỉnh.",
    debtNote:
      "Mỗi đơn vị đứng ở một dòng, theo khoản chậm lâu nhất; đơn vị nợ khó thu hoặc đã khoanh nợ đứng ở dòng 4. Lãi chậm đóng theo dõi riêng, không nằm trong số tiền chậm đóng."
  },
  tables: {
    key: "Số chính",
    account: "Biến động số tiền chậm đóng",
    rate: "Biến động tỷ lệ chậm đóng",
    employers: "Đơn vị có số chậm đóng thay đổi nhiều nhất",
    corrected: "Đơn vị có số đầu kỳ được sửa",
    criteria: "Các tiêu chí",
    documents: "Văn bản xử lý chậm đóng",
    fields: "Phần địa phương điền",
    promises: "Cam kết và kết quả",
    debt: "Số tiền chậm đóng theo thời gian",
    standing: "Tỷ lệ, thứ hạng và khoảng tin cậy 95 %",
    provinces: "34 tỉnh: tỷ lệ và yêu cầu giải trình",
    contributions: "Mỗi tỉnh đóng góp vào thay đổi của tỷ lệ toàn quốc",
    earlier: "Yêu cầu giải trình 12 tháng trước"
  },
  columns: {
    item: "Chỉ tiêu",
    term: "Khoản",
    amount: "Số tiền",
    employers: "Đơn vị",
    workers: "Lao động",
    value: "Giá trị",
    points: "Điểm phần trăm",
    code: "Mã đơn vị",
    name: "Tên đơn vị",
    late_before: "Đầu kỳ",
    late_now: "Cuối kỳ",
    change: "Thay đổi",
    criterion: "Tiêu chí",
    threshold: "Ngưỡng",
    holds: "Đạt",
    kind: "Loại văn bản",
    inMonth: "Trong tháng",
    amountNamed: "Số tiền ghi trong văn bản",
    inYear: "Từ đầu năm",
    cause: "Nguyên nhân",
    measure: "Biện pháp",
    owner: "Người chịu trách nhiệm",
    due: "Hạn hoàn thành",
    target: "Chậm đóng cam kết không quá",
    happened: "Thực tế",
    kept: "Kết quả",
    class: "Loại",
    total: "Tổng số",
    interest: "Lãi",
    province: "Tỉnh",
    rate: "Tỷ lệ",
    rateLow: "Tỷ lệ, từ",
    rateHigh: "Tỷ lệ, đến",
    rank: "Hạng",
    rankLow: "Hạng, từ",
    rankHigh: "Hạng, đến",
    rateChange: "So với tháng trước",
    late: "Chậm đóng",
    asked: "Giải trình",
    between: "Cơ cấu giữa các tỉnh",
    mix: "Cơ cấu trong tỉnh",
    own: "Tỷ lệ các nhóm",
    law: "Hạn đóng mới",
    sum: "Cộng",
    request: "Mã yêu cầu",
    month: "Tháng",
    state: "Trạng thái",
    replyBy: "Hạn trả lời",
    answered: "Ngày trả lời",
    now: "Tháng này",
    previous: "Tháng trước",
    yearAgo: "Cùng kỳ"
  },
  rows: {
    late: "Số tiền chậm đóng",
    rate: "Tỷ lệ chậm đóng",
    receivable: "Số phải thu 12 tháng",
    employers: "Số đơn vị",
    employersLate: "Số đơn vị chậm đóng",
    headcount: "Số lao động"
  },
  units: {dong: "đồng", share: "%", number: "", points: "điểm phần trăm", months: "tháng", short: "điểm"},
  yes: "đạt",
  no: "không",
  near: "sát ngưỡng",
  kept: "đạt cam kết",
  broken: "không đạt",
  open: "chưa đến hạn",
  askedShort: "phải giải trình",
  borderlineShort: "sát ngưỡng",
  /** The paper. */
  paper: {
    number: "Số:",
    placeDate: (place: string, year: string) => `${place}, ngày      tháng      năm ${year}`,
    report: "BÁO CÁO",
    aboutProvince: (month: string) => `Giải trình tình hình chậm đóng BHXH, BHYT, BHTN ${month}`,
    aboutNation: (month: string) => `Tình hình chậm đóng BHXH, BHYT, BHTN ${month} và các địa phương phải giải trình`,
    to: "Kính gửi:",
    recipients: "Nơi nhận:",
    signature: "(Chữ ký của người có thẩm quyền, dấu của cơ quan)",
    request: (id: string) => `Mã yêu cầu: ${id}`,
    asOf: (day: string) => `Số liệu nhận đến ${day}.`,
    synthetic: "Số liệu giả lập để thử hệ thống: không đơn vị nào và không số tiền nào là thật.",
    fillNation: "Đơn vị quản lý thu điền.",
    fill: "Địa phương điền; có thể điền vào trang “Trả lời” của tệp Excel rồi gửi lại.",
    english: "",
    blank: "………………………………………………………………………………………………",
    page: "Trang"
  },
  /** The workbook. */
  book: {
    summary: "Tóm tắt",
    account: "Biến động",
    employers: "Đơn vị",
    debt: "B03a-TS",
    provinces: "Các tỉnh",
    criteria: "Tiêu chí",
    documents: "Văn bản",
    narrative: "Bốn phần",
    reply: "Trả lời",
    definitions: "Định nghĩa",
    term: "Khái niệm",
    meaning: "Ý nghĩa",
    replyTitle:
      "Trả lời yêu cầu giải trình: mỗi dòng một nguyên nhân và biện pháp; không sửa năm cột đầu. Tiền tính bằng đồng, ngày dạng ngày/tháng/năm.",
    replyHelp: {
      date: "Ngày gửi trả lời.",
      cause: "Vì sao số tiền chậm đóng tăng.",
      measure: "Sẽ làm gì.",
      owner: "Ai làm.",
      due_date: "Ngày hoàn thành.",
      late_target: "Số tiền chậm đóng cam kết không vượt quá vào cuối tháng của thời hạn, đồng."
    }
  },
  definitions: {
    late: "Số tiền chậm đóng: phần số dư đã quá hạn đóng cuối tháng, các khoản cũ được trừ trước; không gồm lãi.",
    rate: "Tỷ lệ chậm đóng: số tiền chậm đóng chia số phải thu 12 tháng.",
    account:
      "Biến động: chậm đóng đầu kỳ cộng các khoản bằng chậm đóng cuối kỳ, đúng đến từng đồng; mỗi đơn vị được tính theo số chậm đóng ở hai đầu.",
    adjusted: "Điều chỉnh: phần thay đổi do điều chỉnh của các kỳ trước, chỉ tính đến mức số chậm đóng đã đổi.",
    rateAccount:
      "Biến động của tỷ lệ: tử số = (N2 − N1)(1/D1 + 1/D2)/2; mẫu số = (1/D2 − 1/D1)(N1 + N2)/2. Cơ cấu và tỷ lệ theo ngành × loại hình × quy mô (Kitagawa).",
    season: "Phần mùa vụ: bình quân thay đổi của cùng hai tháng trong tối đa ba năm trước, cần ít nhất hai năm.",
    corrected:
      "Số liệu sửa: số đầu kỳ biết được hiện nay trừ số biết được vào cuối ngày trước khi tháng sau được giao lần đầu.",
    chance:
      "Sai số ngẫu nhiên: đơn vị là phần tử, không phải đồng tiền; sai số chuẩn của tổng thay đổi của các đơn vị.",
    rule: "Quy tắc: phải giải trình khi đạt đủ số tiêu chí, trong đó có tiêu chí số tiền tăng; các ngưỡng ở data/explanation/request.json."
  },
  page: {
    title: "Giải trình hằng tháng",
    packTitle: (name: string, month: string) => `Giải trình ${month}: ${name}`,
    nationTitle: (month: string) => `Báo cáo tháng: tình hình chậm đóng ${month}`,
    lead: "Mỗi tháng, địa phương để số tiền chậm đóng tăng phải giải trình; quy tắc chọn là số liệu và được nêu đủ lý do.",
    askedHeading: "Phải giải trình tháng này",
    borderHeading: "Sát ngưỡng",
    boardHeading: "Yêu cầu, trả lời, quyết định",
    boardNone: "Chưa có yêu cầu nào trong 12 tháng.",
    promisesHeading: "Cam kết và kết quả",
    promisesNone: "Chưa có cam kết nào được gửi.",
    ruleHeading: "Quy tắc chọn",
    ruleLine: (least: string) =>
      `Phải giải trình khi đạt ít nhất ${least} tiêu chí dưới đây, trong đó có tiêu chí đầu.`,
    required: "bắt buộc",
    packsHeading: "Bản giải trình của các tỉnh",
    reasons: "Lý do",
    link: (name: string, month: string) => `Bản giải trình ${month} của ${name}`,
    nationLink: (month: string) => `Báo cáo tháng ${month}`,
    sectionHeading: "Giải trình",
    returned: "Lần trả lại",
    documents: {word: "Bản giải trình này: tệp Word", excel: "Bản giải trình này: tệp Excel, có trang để trả lời"},
    replyForm: "Tải mẫu trả lời (CSV)",
    openPack: (month: string) => `Mở bản giải trình ${month} (in được trên giấy A4)`,
    how: "Tệp Word và Excel: lệnh arrears report --month … --out …; tệp Excel có trang “Trả lời”, điền xong nạp lại bằng arrears load.",
    cautions: [
      "Phải giải trình không có nghĩa là có lỗi: số tiền có thể tăng vì một đơn vị lớn, vì mùa vụ hoặc vì số liệu.",
      "Các ngưỡng của quy tắc là số liệu, do đơn vị quản lý thu quyết định; trường hợp sát ngưỡng được nêu riêng."
    ],
    packCautions: [
      "Các câu trên được viết từ số liệu; nguyên nhân và biện pháp do địa phương điền.",
      "Đơn vị được nêu vì số tiền thay đổi, không phải vì có vi phạm."
    ]
  }
};
