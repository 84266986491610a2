/** Control charts, assurance and the path to the target. */
export const outlook = {
  nav: "Triển vọng",
  title: "Có đổi không, có giữ được không",
  answer: (until: string, pass: string, fail: string, both: string, month: string) =>
    `${until}: nếu cứ như hiện nay thì **${pass}** tỉnh sẽ ở dưới mốc 2,91 % vào ${month}, ${fail} tỉnh sẽ ở trên, ${both} tỉnh lúc được lúc không.`,
  answerNone: "Chưa đủ mười hai tháng để vẽ biểu đồ kiểm soát cho tỉnh nào.",
  tableHeading: "Các tỉnh",
  tableCaption: (month: string) => `Biến động, khả năng đạt mốc và dự báo của các tỉnh, ${month}`,
  columns: {
    province: "Tỉnh",
    variation: "Biến động",
    assurance: "Khả năng đạt mốc",
    rate: "Tỷ lệ",
    forecast: "Dự báo tháng 12",
    band: "Khoảng 80 %",
    beyond: "Phải thu thêm ngoài nhịp thường",
    largest: "Số đơn vị lớn nhất cần thu hết"
  },
  variation: {better: "▼ đổi theo hướng tốt", worse: "▲ đổi theo hướng xấu", common: "∿ lên xuống như thường"},
  assurance: {pass: "● sẽ đạt", fail: "✕ sẽ không đạt", hit_and_miss: "◐ lúc được lúc không"},
  noAssurance: "chưa đủ tháng",
  errorsHeading: "Dự báo đã sai bao nhiêu",
  errorsCaption: "Sai số trung bình của dự báo trên các tháng đã qua, theo số tháng nhìn trước",
  errorsNote:
    "Mỗi tháng đã qua được dự báo chỉ bằng số liệu trước đó, rồi so với số thật. So sánh với cách đơn giản: lấy tỷ lệ cùng tháng năm trước. Khoảng 80 % là khoảng đã chứa 80 % sai số trong quá khứ.",
  errorColumns: {
    ahead: "Số tháng nhìn trước",
    cases: "Số lần dự báo",
    error: "Sai số trung bình",
    naive: "Sai số của cách lấy cùng tháng năm trước",
    gain: "Bớt sai"
  },
  cautions: [
    "Biểu đồ kiểm soát cho biết mức có đổi hay không, không cho biết vì sao.",
    "Dự báo giả định mùa vụ và cách thu như các năm trước; một đơn vị rất lớn phá sản không nằm trong dự báo.",
    "Biểu đồ theo hạn nộp trước tháng 7/2025 để các năm so được với nhau; tỷ lệ theo luật hiện hành thấp hơn."
  ],
  controlHeading: "Có đổi không, có giữ được không",
  controlTitle: {
    better: (name: string) => `${name}: tỷ lệ đã đổi theo hướng tốt, hơn mức lên xuống thường`,
    worse: (name: string) => `${name}: tỷ lệ đã đổi theo hướng xấu, hơn mức lên xuống thường`,
    common: (name: string) => `${name}: tỷ lệ lên xuống trong giới hạn thường`
  },
  controlSubtitle: (isOld: boolean, isSeasonal: boolean) =>
    `${isOld ? "Tỷ lệ theo hạn nộp trước tháng 7/2025" : "Tỷ lệ chậm đóng"}${isSeasonal ? ", đã trừ mức mùa vụ của từng tháng" : ""}; dải là giới hạn tự nhiên của 24 tháng gần nhất`,
  controlDescription:
    "Đường tỷ lệ theo tháng với đường giữa và hai giới hạn tự nhiên; các tháng có tín hiệu được đánh dấu.",
  controlNote:
    "Tín hiệu: ngoài giới hạn; 7 tháng liền tăng hoặc giảm; 2 trong 3 tháng gần giới hạn; 7 tháng liền một phía đường giữa.",
  controlSeries: "tỷ lệ",
  controlMean: "mức giữa",
  signals: {
    outside: "ngoài giới hạn",
    trend: "7 tháng liền một chiều",
    near_limit: "2 trong 3 gần giới hạn",
    shift: "7 tháng liền một phía"
  },
  noSignal: "không",
  controlColumns: {month: "Tháng", value: "Tỷ lệ", adjusted: "Đã trừ mùa vụ", signal: "Tín hiệu"},
  assuranceSentence: {
    pass: "Cứ như hiện nay, tháng 12 sẽ ở dưới mốc 2,91 % (cả dải giới hạn ở dưới mốc).",
    fail: "Cứ như hiện nay, tháng 12 sẽ ở trên mốc 2,91 % (cả dải giới hạn ở trên mốc): muốn đạt phải đổi cách làm.",
    hit_and_miss: "Cứ như hiện nay, tháng 12 có thể trên hoặc dưới mốc 2,91 %: dải giới hạn chứa mốc."
  },
  pathHeading: "Đường tới mốc vào tháng 12",
  pathAnswer: (month: string, allowed: string, late: string, fall: string) =>
    `Để ${month} không quá 2,91 %, số chậm đóng phải không quá ${allowed}; hiện là ${late}, cần giảm ${fall}.`,
  pathMet: (month: string, allowed: string, late: string) =>
    `Số chậm đóng hiện là ${late}, chưa vượt mức ${allowed} được phép cho ${month}.`,
  pathCourse: (rate: string, from: string, to: string, error: string, naive: string) =>
    `Theo nhịp thường, tỷ lệ sẽ là khoảng ${rate} (80 %: ${from} – ${to}). Dự báo xa chừng ấy từng sai trung bình ${error}; lấy cùng tháng năm trước thì sai ${naive}.`,
  pathCourseNow: (rate: string) => `Tháng này là tháng 12: tỷ lệ ${rate}.`,
  pathBeyond: (beyond: string, safe: string) =>
    `Phải thu thêm ${beyond} ngoài nhịp thường; muốn chắc (đầu trên của khoảng 80 %) thì ${safe}.`,
  pathBeyondNone: (safe: string) => `Theo nhịp thường thì không phải thu thêm; muốn chắc thì thu thêm ${safe}.`,
  pathBeyondSure: "Theo nhịp thường, kể cả đầu trên của khoảng 80 %, thì không phải thu thêm.",
  pathLargest: (n: string) => `Bằng toàn bộ số chậm đóng của ${n} đơn vị lớn nhất không thuộc diện khó thu.`,
  pathNotEnough: "Tất cả đơn vị không thuộc diện khó thu cộng lại cũng không đủ.",
  pathWhom: "Thu từ đâu",
  pathWhomCaption: "Số chậm đóng theo đơn vị lớn, khó thu và tuổi nợ",
  pathColumns: {part: "Phần", late: "Số chậm đóng", share: "Tỷ trọng"},
  pathParts: {
    largest_10: "10 đơn vị lớn nhất không khó thu",
    largest_50: "50 đơn vị lớn nhất không khó thu",
    hard: "Khó thu hoặc khoanh"
  },
  link: "Triển vọng của các tỉnh"
} as const;
