/** The rules of detection, their back-test, and control charts of aggregates. */
export const anomalyRules = {
  title: "Các quy tắc phát hiện dấu hiệu",
  answer: (patterns: string, tests: string, unreviewed: string) =>
    `**${patterns} quy tắc** nêu dấu hiệu, **${tests} phép thử** tìm lời giải thích thông thường trước khi nêu tên; ${unreviewed}.`,
  allReviewed: "mọi cách hiểu pháp lý đều đã được rà soát",
  unreviewed: (n: string, all: string) => `${n}/${all} cách hiểu pháp lý chưa được người có thẩm quyền rà soát`,
  patterns: "Quy tắc nêu dấu hiệu",
  explanations: "Phép thử tìm lời giải thích thông thường",
  explanationsNote: "Đơn vị khớp một quy tắc nhưng có lời giải thích dưới đây thì không được nêu tên.",
  budget: "Hạn mức",
  recognised: "Cách nhận biết",
  legal: "Cách hiểu pháp lý",
  legalReviewed: (date: string) => `Rà soát ngày ${date}.`,
  legalUnreviewed: "Chưa được người có thẩm quyền rà soát: chỉ dùng để tham khảo.",
  inForce: "Áp dụng",
  inForceFrom: (from: string) => `từ ${from}`,
  inForceTo: (from: string, to: string) => `từ ${from} đến ${to}`,
  source: "Nguồn",
  owner: "Chủ quản",
  parameters: "Tham số trong tệp quy tắc",
  thresholds: "Các ngưỡng số lao động",
  named: "Số lần khớp",
  namedNote: (named: string, shown: string) => `${named} lần khớp trong mọi tháng, ${shown} lần được nêu`,
  clearedNote: (named: string) => `${named} lần cho lời giải thích`,
  precision: "Độ chính xác theo kết luận",
  precisionNone: "Chưa có kết luận nào.",
  precisionOf: (share: string, low: string, high: string, confirmed: string, reviewed: string) =>
    `${share} (khoảng tin cậy 95 %: ${low} đến ${high}); ${confirmed}/${reviewed} kết luận là đúng bất thường`,
  precisionHeading: "Độ chính xác đo được, theo quy tắc và tỉnh",
  precisionCaption: "Kết luận đã nạp cho những đơn vị khớp quy tắc",
  precisionIntro:
    "Độ chính xác: phần kết luận 'đúng là bất thường' trong mọi kết luận về dấu hiệu của quy tắc, khoảng tin cậy 95 % theo Wilson. Kết luận ứng với dấu hiệu cùng đơn vị, cùng tháng, cùng chỉ tiêu. Tỉnh: theo địa giới hiện nay trong mọi tháng.",
  precisionEmpty:
    'Chưa nạp kết luận nào. Ghi kết luận vào mẫu "Kết luận rà soát" (arrears template verdicts), nạp bằng arrears load rồi dựng lại: độ chính xác của từng quy tắc ở từng tỉnh hiện tại đây.',
  unmatched: (n: string) =>
    `${n} kết luận không ứng với dấu hiệu nào (bất thường mà quy tắc không thấy, hoặc tháng khác).`,
  strayIntro: (n: string, isCut: boolean) =>
    `${n} kết luận không gắn được vào đơn vị hay chỉ tiêu nào nên không được tính${isCut ? "; mười kết luận nạp gần nhất" : ""}. Ghi lại cho đúng rồi nạp dòng đó:`,
  stray: (code: string, month: string, variable: string, file: string, fault: string) =>
    `${code}, ${month}, ${variable} (${file}): ${fault === "employer" ? "không có mã đơn vị này trong sổ thu và danh sách đơn vị" : "chỉ tiêu phải là headcount, average_wage, wage_base hoặc paid"}.`,
  place: "Nơi",
  reviewed: "Có kết luận",
  confirmed: "Đúng bất thường",
  explained: "Đã giải trình",
  falseAlarm: "Cảnh báo nhầm",
  share: "Độ chính xác",
  low: "Cận dưới",
  high: "Cận trên",
  backtestTitle: "Kiểm nghiệm lại các tháng trước",
  backtestAnswer: (flags: string, months: string, share: string, known: string) =>
    `Áp dụng các quy tắc hiện nay cho ${months} tháng đã qua: **${flags} dấu hiệu** được nêu; sáu tháng sau còn **${share}** trong ${known} dấu hiệu đã biết.`,
  backtestAnswerShort: (flags: string, months: string) =>
    `Áp dụng các quy tắc hiện nay cho ${months} tháng đã qua: **${flags} dấu hiệu** được nêu; chưa tháng nào đủ sáu tháng sau để so.`,
  backtestNone: "Chưa có dấu hiệu nào được nêu trong các tháng đã qua.",
  backtestLead:
    "Mỗi tháng chỉ dùng số liệu của tháng đó và các tháng trước để tính mức bình thường, theo bản số liệu mới nhất.",
  backtestChart: (rule: string, flags: string) => `${rule} nêu nhiều nhất: ${flags} dấu hiệu`,
  backtestSubtitle: "Số dấu hiệu được nêu mỗi tháng, theo quy tắc",
  backtestDescription: "Cột chồng theo tháng: số dấu hiệu được nêu của từng quy tắc.",
  byRule: "Theo quy tắc",
  byRuleCaption: "Dấu hiệu được nêu trong mọi tháng, theo quy tắc",
  byMonth: "Theo tháng và quy tắc",
  byMonthCaption: "Dấu hiệu được nêu mỗi tháng, theo quy tắc",
  flags: "Dấu hiệu",
  employers: "Đơn vị",
  persisted3: "Còn sau 3 tháng",
  persisted6: "Còn sau 6 tháng",
  known3: "Đã biết sau 3 tháng",
  known6: "Đã biết sau 6 tháng",
  otherRules: "các quy tắc khác",
  persistNote:
    "Còn: giá trị ba hoặc sáu tháng sau vẫn giữ ít nhất một nửa mức thay đổi, cùng chiều; với ngừng đóng: còn chậm đóng ít nhất một nửa số nợ khi được nêu. Không tính cho mức lương đứng yên và cho lao động trở lại.",
  backtestCautions: [
    "Còn ở mức mới không có nghĩa là vi phạm, trở lại mức cũ không có nghĩa là cảnh báo nhầm.",
    "Các quy tắc hôm nay được áp dụng cho quá khứ: đây không phải danh sách đã được gửi đi khi đó."
  ],
  ruleCautions: [
    "Quy tắc mô tả một hình thái trong số liệu, không mô tả một vi phạm. Trốn đóng là kết luận pháp lý sau kiểm tra, không do hệ thống suy đoán.",
    "Độ chính xác đo trên những dấu hiệu đã có kết luận; nếu chỉ kiểm tra những dấu hiệu rõ nhất thì con số cao hơn thực tế."
  ],
  chartsHeading: "Biểu đồ kiểm soát theo tỉnh và ngành",
  chartsFinding: (signals: string, series: string, month: string) =>
    `${signals}/${series} chuỗi có tín hiệu trong ${month}.`,
  chartsNone: "Chưa chuỗi nào đủ 12 tháng và 10 đơn vị để vẽ.",
  chartsHow:
    "Mỗi điểm là thay đổi so với tháng trước của cùng những đơn vị, đã trừ mức thường gặp của tháng đó trong năm (số lao động: cả của kỳ Tết); tháng điều chỉnh lương theo quy định để trống trên biểu đồ tiền lương. Nét liền: trung bình; nét đứt: giới hạn tự nhiên (XmR). Hình thoi: ngoài giới hạn; tam giác: bảy tháng liền một chiều; vuông: bảy tháng liền một phía; vòng rỗng: hai trong ba tháng gần giới hạn. Tín hiệu dưới 0,5 % (cả đợt bảy tháng dưới 1 %) không được nêu. Điểm vượt khung vẽ đứng ở mép khung, giới hạn vượt khung không vẽ. Tỉnh: theo địa giới hiện nay trong mọi tháng.",
  chartsOf: {headcount: "số lao động", average_wage: "mức lương bình quân"},
  chartLabel: (group: string, variable: string) => `${group}: ${variable}`,
  signals: {
    outside: "ngoài giới hạn",
    trend: "bảy tháng liền một chiều",
    near_limit: "hai trong ba tháng gần giới hạn",
    shift: "bảy tháng liền một phía"
  },
  signalNone: "không có tín hiệu",
  signalAt: (signal: string, value: string) => `Tháng cuối ${value}: ${signal}`,
  signalStep: "Tháng cuối có điều chỉnh lương theo quy định",
  chartsCaption: "Các chuỗi có tín hiệu trong tháng",
  chartsCaptionAll: "Các chuỗi được vẽ",
  group: "Tỉnh và ngành",
  adjusted: "Thay đổi đã trừ mùa vụ",
  raw: "Thay đổi",
  lower: "Giới hạn dưới",
  upper: "Giới hạn trên",
  signal: "Tín hiệu",
  heads: "Số lao động"
} as const;
