/** Signs that need checking: the month's list, employers, back-test, rules, control charts. */
export const anomalies = {
  nav: "Dấu hiệu bất thường",
  title: (month: string) => `Dấu hiệu cần kiểm tra, ${month}`,
  answerSome: (month: string, shown: string, urgent: string, watch: string, tested: string) =>
    `Trong ${month}, **${shown} đơn vị** có dấu hiệu cần kiểm tra (${urgent}\u00a0khẩn, ${watch}\u00a0theo\u00a0dõi) trong ${tested} đơn vị đã xét`,
  answerNone: (month: string, tested: string) =>
    `Trong ${month}, **không đơn vị nào** có dấu hiệu cần kiểm tra trong ${tested} đơn vị đã xét.`,
  answerFalse: (expected: string) => `ước tính khoảng ${expected} trong số đó là cảnh báo nhầm.`,
  answerFalseFew: "ước tính chưa đến một đơn vị trong số đó là cảnh báo nhầm.",
  budget: (urgent: string, watch: string, places: string) =>
    `Hạn mức mỗi tháng: khẩn không quá ${urgent}, tính cả theo dõi không quá ${watch} số đơn vị được xét; ${places}`,
  budgetNation: "xếp theo mức bất thường và số tiền đóng bị ảnh hưởng trên cả nước.",
  budgetProvince: "xếp theo mức bất thường và số tiền đóng bị ảnh hưởng trong tỉnh.",
  keyTested: "Đơn vị đã xét",
  keyTestedNote: (changed: string) => `${changed} có thay đổi so với tháng trước`,
  keyNamed: "Khớp một quy tắc",
  keyExplained: "Có lời giải thích thông thường",
  keyExplainedNote: "không nêu tên",
  keyFalse: "Ước tính cảnh báo nhầm",
  keyFalseNote: (shown: string) => `trong ${shown} đơn vị được nêu`,
  keyImpact: "Tiền đóng một tháng bị ảnh hưởng",
  keyImpactNote: "mỗi đơn vị tính một lần",
  listHeading: "Danh sách",
  listCaption: (month: string) => `Dấu hiệu cần kiểm tra, ${month}, cấp bách nhất xếp trước`,
  listNone: "Không có dấu hiệu nào trong hạn mức.",
  listNote:
    "Một đơn vị có thể có nhiều dòng, mỗi chỉ tiêu một dòng. Bấm tên đơn vị để xem số liệu và nhóm so sánh, bấm tên quy tắc để xem cách tính.",
  verdictHow:
    'Kiểm tra xong, ghi kết luận vào mẫu "Kết luận rà soát" (arrears template verdicts); mã đơn vị, kỳ, chỉ tiêu lấy đúng như ba cột period, employer_code, variable của tệp CSV. Tháng đã có kết luận được giải trình hoặc đúng là bất thường không còn tính vào mức thường ngày của đơn vị, và kết luận hiện bên dấu hiệu.',
  readingTitle: "Cách đọc câu lý do",
  reading: [
    "Trung vị: một nửa số đơn vị thay đổi nhiều hơn, một nửa ít hơn. Ngành cấp 2: hai chữ số của mã ngành VSIC. Cùng khối: khối hưởng lương theo lương cơ sở (công lập) so với nhau, các khối còn lại so với nhau. Không tính chính đơn vị đó.",
    "Mức dự kiến: mức tháng trước cộng thay đổi chung của ngành và của tỉnh trong tháng, và thay đổi thường lặp lại vào tháng này của chính đơn vị. Nếu ngay tháng trước đơn vị đã lệch cùng chiều, phần lệch ấy (nhiều nhất bằng phần lệch của tháng này) cũng được tính lại, nên mức dự kiến khi đó gần với mức của hai tháng trước.",
    "Tiền đóng một tháng: 32 % của phần quỹ lương chênh lệch so với mức mà câu nêu. Với số lao động, quỹ lương ấy là số lao động chênh lệch nhân mức lương bình quân của tháng được so sánh (lao động trở lại: của tháng này); với mức lương, là mức chênh lệch nhân số lao động. Khi ngừng đóng: số đã nộp bình quân một tháng của một năm trước đó.",
    "Điểm bất thường: thay đổi gấp mấy lần mức dao động thường ngày của chính đơn vị, sau khi trừ thay đổi chung. Từ 4 trở lên là hiếm. Khi khớp một quy tắc có tên, điểm còn tính độ hiếm của hình thái ấy trong tháng và mười một tháng trước đó.",
    "Khẩn, theo dõi: thứ tự theo điểm bất thường và số tiền, trong hạn mức của tháng; không nói đơn vị vi phạm nặng hay nhẹ.",
    "Đã loại trừ: những lời giải thích thông thường đã được thử và không giải thích được thay đổi này."
  ],
  readingPlace:
    "Trong tỉnh, cùng tỉnh (theo địa giới hiện nay): trước tháng 7/2025 có 63 tỉnh; các tháng đó cũng được so sánh theo 34 tỉnh hiện nay.",
  wholeList: "Tải cả danh sách (CSV)",
  firstRows: (shown: string, all: string) =>
    `Hiện ${shown} dòng cấp bách nhất trong ${all} dòng; mọi dòng ở tệp CSV và trang tra cứu.`,
  filterAll: "tất cả",
  tier: "Mức",
  tiers: {urgent: "khẩn", watch: "theo dõi"},
  ofNation: "(cả nước)",
  employer: "Đơn vị",
  rule: "Quy tắc",
  reason: "Lý do",
  variable: "Chỉ tiêu",
  variables: {
    headcount: "số lao động",
    average_wage: "mức lương bình quân làm căn cứ đóng",
    wage_base: "quỹ lương",
    paid: "số đã nộp"
  },
  impact: "Tiền đóng một tháng",
  score: "Điểm bất thường",
  verdict: "Kết luận",
  verdicts: {confirmed: "đúng là bất thường", explained: "đã giải trình", false_alarm: "cảnh báo nhầm"},
  courses: {reverted: "tháng sau trở lại mức cũ", persists: "tháng sau vẫn ở mức mới"},
  survived: "Lời giải thích thông thường đã loại trừ",
  trendTitle: (month: string, shown: string, median: string) =>
    `Trong ${month}, ${shown} đơn vị được nêu; trung vị 12 tháng trước: ${median}`,
  trendTitleShort: (month: string, shown: string) => `Trong ${month}, ${shown} đơn vị được nêu`,
  trendSubtitle: "Số đơn vị được nêu mỗi tháng theo mức",
  trendDescription: "Cột chồng theo tháng: số đơn vị mức khẩn và mức theo dõi.",
  trendCaption: "Mỗi tháng: đã xét, khớp quy tắc, được nêu",
  shown: "Được nêu",
  urgent: "Khẩn",
  watch: "Theo dõi",
  tested: "Đã xét",
  named: "Khớp quy tắc",
  explained: "Đã có lời giải thích",
  expectedFalse: "Ước tính nhầm",
  month: "Tháng",
  byProvince: "Theo tỉnh",
  byProvinceCaption: "Dấu hiệu theo tỉnh, trong hạn mức của tỉnh và của cả nước",
  placesNow: "các tỉnh theo địa giới hiện nay",
  bySector: "Theo ngành",
  bySectorCaption: "Dấu hiệu theo ngành, trong hạn mức của cả nước",
  provinceUrgent: "Khẩn (hạn mức tỉnh)",
  provinceShown: "Được nêu (hạn mức tỉnh)",
  nationUrgent: "Khẩn (hạn mức cả nước)",
  nationShown: "Được nêu (hạn mức cả nước)",
  otherMonths: "Các tháng khác",
  otherMonthsNote: "Các tháng trước nữa: xem trang kiểm nghiệm lại.",
  cautions: [
    "Dấu hiệu là lý do để kiểm tra, không phải kết luận vi phạm. Nhiều dấu hiệu có lý do chính đáng mà số liệu không thấy được.",
    "Không có tên trong danh sách không có nghĩa là không có vấn đề: danh sách có hạn mức, và quy tắc chỉ thấy những gì đã báo trong số liệu."
  ],
  groupHeading: "Dấu hiệu cần kiểm tra",
  groupIntro: {
    province: (month: string, shown: string, tested: string) =>
      `Trong ${month}, ${shown} đơn vị được nêu trong ${tested} đơn vị đã xét, theo hạn mức của tỉnh.`,
    sector: (month: string, shown: string, tested: string) =>
      `Trong ${month}, ${shown} đơn vị được nêu trong ${tested} đơn vị đã xét, theo hạn mức của cả nước.`,
    employer_type: (month: string, shown: string) =>
      `Trong ${month}, ${shown} đơn vị được nêu, theo hạn mức của cả nước.`
  },
  alsoNation: (n: string) => ` Danh sách toàn quốc nêu thêm ${n} đơn vị của tỉnh, cũng có ở đây.`,
  bySectorOwn: "Dấu hiệu trong tỉnh theo ngành, trong hạn mức của tỉnh",
  groupIntroOwn: {
    sector: (month: string, shown: string, tested: string) =>
      `Trong ${month}, ${shown} đơn vị của ngành này trong tỉnh được nêu trong ${tested} đơn vị đã xét, theo hạn mức của tỉnh.`,
    employer_type: (month: string, shown: string) =>
      `Trong ${month}, ${shown} đơn vị của khối này trong tỉnh được nêu, theo hạn mức của tỉnh.`,
    none: (month: string) => `Trong ${month}, không đơn vị nào của tỉnh trong nhóm này được nêu.`
  },
  groupNone: (month: string) => `Trong ${month}, không đơn vị nào được nêu.`,
  employerAnswer: (month: string, signs: string, name: string) => `Trong ${month}, ${name} có **${signs}**.`,
  signs: (n: string) => `${n} dấu hiệu cần kiểm tra`,
  employerWhere: (code: string, province: string, sector: string, type: string) =>
    `Mã đơn vị ${code}; ${province}; ngành: ${sector}; khối: ${type}.`,
  employerFlags: "Các dấu hiệu",
  employerFlagsCaption: (name: string) => `Các dấu hiệu của ${name}, tháng mới nhất xếp trước`,
  keyHeads: "Số lao động",
  keyWages: "Quỹ lương",
  keyWage: "Mức lương bình quân làm căn cứ đóng",
  keyReceivable: "Số phải thu trong tháng",
  keyLate: "Số tiền chậm đóng",
  change: (share: string) => `${share} so với tháng trước`,
  peersOf: {
    1: (n: string, size: string, place: string) => `${n} đơn vị cùng ngành cấp 2, ${place}, ${size}`,
    2: (n: string, size: string, place: string) => `${n} đơn vị cùng ngành cấp 1, ${place}, ${size}`,
    3: (n: string, size: string) => `${n} đơn vị cùng ngành cấp 1 trong cả nước, ${size}`,
    4: (n: string, _size: string, place: string) => `${n} đơn vị cùng ngành cấp 1, ${place}, mọi cỡ`
  },
  samePlace: "cùng tỉnh",
  samePlaceNow: "cùng tỉnh (theo địa giới hiện nay)",
  peersNote: (peers: string, start: string) =>
    `Nhóm so sánh: ${peers}, tính tại ${start}. Dải màu: nửa giữa của nhóm (từ tứ phân vị thứ nhất đến thứ ba); nét đứt: trung vị.`,
  peersNone: "Chưa đủ mười đơn vị cùng ngành, cùng cỡ để so sánh.",
  headsTitle: (from: string, to: string, start: string, end: string) =>
    `Số lao động: ${from} (${start}), ${to} (${end})`,
  headsSubtitle: "Số lao động mỗi tháng; nhóm so sánh đi từ cùng mức ban đầu",
  wageTitle: (from: string, to: string, start: string, end: string) =>
    `Mức lương bình quân: ${from} (${start}), ${to} (${end})`,
  wageSubtitle: "Quỹ lương chia số lao động, đồng một tháng",
  moneyTitle: (receivable: string, paid: string) => `12 tháng qua: phải thu ${receivable}, đã nộp ${paid}`,
  moneySubtitle: "Số phải thu và số đã nộp mỗi tháng, bốn quỹ",
  lateTitle: (late: string, end: string) => `Chậm đóng ${late} (${end})`,
  lateNoneTitle: (months: string) => `Không có số tiền chậm đóng trong ${months} tháng qua`,
  lateSubtitle: "Số tiền chậm đóng theo tuổi nợ",
  chartDescription: "Biểu đồ theo tháng; số liệu ở bảng bên dưới.",
  seriesOf: "đơn vị này",
  peersMiddle: "trung vị nhóm",
  peersBand: "nửa giữa của nhóm",
  low: "Tứ phân vị 1",
  middle: "Trung vị nhóm",
  high: "Tứ phân vị 3",
  paid: "Đã nộp",
  receivable: "Phải thu",
  employerCautions: [
    "Đây là dấu hiệu cần kiểm tra, không phải kết luận. Đơn vị có thể có lý do chính đáng: hết đơn hàng, tách nhập, chuyển địa điểm, mùa vụ.",
    "Tháng chưa nhận hoặc bị cách ly để trống trên biểu đồ, không tính là 0."
  ],
  backToList: "Danh sách dấu hiệu cần kiểm tra",
  rulesLink: "Các quy tắc",
  backtestLink: "Kiểm nghiệm lại các tháng trước"
} as const;
