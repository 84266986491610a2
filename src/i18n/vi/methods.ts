/** Metrics and methods. */
export const methods = {
  title: "Chỉ tiêu và phương pháp",
  answer: (rate: string, month: string) =>
    `Tỷ lệ so với mốc là số tiền chậm đóng trên số phải thu 12 tháng: **${rate}** vào ${month}. Năm tỷ lệ khác đứng cạnh, mỗi tỷ lệ có tử số hoặc mẫu số riêng, không dùng lẫn nhau.`,
  sixHeading: "Sáu tỷ lệ của cùng một tháng",
  sixCaption: (month: string) => `Sáu tỷ lệ toàn quốc, ${month}`,
  metric: "Chỉ tiêu",
  value: "Trị số",
  numerator: "Tử số",
  denominator: "Mẫu số",
  numeratorValue: "Tử số, đồng",
  denominatorValue: "Mẫu số, đồng",
  why: "Vì sao quan trọng",
  unit: "Đơn vị",
  direction: "Chiều tốt",
  directions: {
    low_is_good: "càng thấp càng tốt",
    high_is_good: "càng cao càng tốt",
    neutral: "không có chiều"
  } as Record<string, string>,
  zeroRule: "Khi mẫu số không dương",
  zeroRuleNull: "chưa có trị số, không ghi 0",
  zeroRules: {null: "chưa có trị số, không ghi 0"} as Record<string, string>,
  unitNames: {percent: "phần trăm", fraction: "phần trăm"} as Record<string, string>,
  sourceLabel: "Nguồn",
  owner: "Đơn vị phụ trách",
  reviewedOn: "Rà soát ngày",
  notReviewed: "chưa được người có thẩm quyền rà soát",
  definitionsHeading: "Định nghĩa từng tỷ lệ",
  headline: "chỉ tiêu chính",
  lateHeading: "Thế nào là chậm đóng, tính ra sao",
  lateSteps: [
    "Mỗi đơn vị, mỗi quỹ: số phát sinh trong tháng là số phải đóng cộng số điều chỉnh. Số phát sinh âm được coi như một lần nộp.",
    "Hạn đóng là tháng cuối của kỳ đóng (1, 3 hoặc 6 tháng); với mọi tháng từ 7/2025 thì lùi thêm một tháng (Luật 41/2024, Điều 34 khoản 4).",
    "Số còn phải đóng là số dư cuối kỳ nếu dương. Số dư âm là đóng thừa, không bù cho quỹ khác.",
    "Tiền nộp trừ vào khoản cũ nhất trước, nên số còn phải đóng là các khoản mới nhất. Phần vượt quá mọi tháng đã biết là khoản có từ trước, chỉ biết tuổi tối thiểu.",
    "Tuổi của một khoản là số tháng tính từ tháng đến hạn. Khoản chưa đến hạn thì không phải chậm đóng.",
    "Số tiền chậm đóng là tổng các khoản có tuổi từ 0 tháng trở lên, cộng qua bốn quỹ. Lãi chậm đóng là sổ riêng, không cộng vào.",
    "Không có ngưỡng: chậm một đồng cũng là chậm."
  ],
  exampleHeading: "Một ví dụ",
  exampleIntro: (accrued: string, closing: string, month: string) =>
    `Một đơn vị đóng hằng tháng, mỗi tháng phát sinh ${accrued} ở quỹ BHXH. Cuối ${month}, số dư còn phải đóng là ${closing}.`,
  exampleCaption: "Chia số dư cuối kỳ về từng tháng phát sinh, từ mới đến cũ",
  exampleAccrued: "Phát sinh",
  exampleDue: "Tháng đến hạn",
  exampleLeft: "Còn lại",
  exampleAge: "Tuổi, tháng",
  exampleState: "Kết quả",
  exampleNotDue: "chưa đến hạn",
  exampleLate: "chậm đóng",
  exampleCleared: "đã nộp",
  exampleResult: (late: string, months: string) => `Số tiền chậm đóng là ${late}; đơn vị chậm ${months} tháng.`,
  baselineHeading: "Mốc so sánh",
  baselineText: (label: string, source: string) =>
    `${label}: tỷ lệ chậm đóng cuối năm 2022 trên số phải thu, thấp nhất từ trước đến nay tại thời điểm đó. Nguồn: ${source}.`,
  baselineLimits:
    "Mốc đo vào tháng 12, khi tỷ lệ xuống thấp nhất trong năm, và theo hạn đóng của Luật 58/2014. Từ tháng 7/2025 hạn đóng muộn hơn một tháng, nên khoảng cách tới mốc gồm cả phần do đổi hạn đóng.",
  publishedHeading: "Số đã công bố",
  publishedCaption: "Các số đã công bố, nguồn và mẫu số riêng của từng số",
  publishedColumns: {
    asOf: "Thời điểm",
    scope: "Phạm vi",
    measure: "Chỉ tiêu",
    value: "Trị số",
    denominator: "Mẫu số",
    funds: "Quỹ",
    source: "Nguồn",
    verified: "Kiểm chứng"
  },
  measures: {
    late_rate: "tỷ lệ chậm đóng",
    late_rate_interest_bearing: "tỷ lệ phải tính lãi",
    late_amount: "số tiền chậm đóng",
    late_amount_interest_bearing: "số tiền phải tính lãi",
    late_amount_ge_3m: "số tiền chậm từ 3 tháng",
    "late_amount_bucket_<1m": "chậm dưới 1 tháng",
    "late_amount_bucket_1-<3m": "chậm 1 đến dưới 3 tháng",
    "late_amount_bucket_3-<6m": "chậm 3 đến dưới 6 tháng",
    "late_amount_bucket_6-<12m": "chậm 6 đến dưới 12 tháng",
    "late_amount_bucket_>=12m": "chậm từ 12 tháng",
    late_interest: "lãi chậm đóng",
    collected_ytd: "số đã thu từ đầu năm",
    collected_year: "số đã thu cả năm",
    hard_to_collect: "nợ khó thu",
    units_ge_3m: "đơn vị chậm từ 3 tháng",
    avg_contribution_wage: "mức tiền lương bình quân làm căn cứ đóng",
    participants_compulsory_SI: "số người tham gia BHXH bắt buộc",
    participants_SI: "số người tham gia BHXH",
    coverage_SI: "tỷ lệ tham gia BHXH"
  } as Record<string, string>,
  denominators: {
    "số phải thu": "số phải thu",
    "amount payable (annual)": "số phải thu cả năm",
    "year plan": "kế hoạch thu cả năm",
    "collection plan": "kế hoạch thu",
    "2024 collection plan": "kế hoạch thu năm 2024",
    "expected collections": "số dự kiến thu",
    "total dues": "tổng số phải đóng",
    "collection plan, excluding hard-to-collect": "kế hoạch thu, trừ nợ khó thu",
    "units >=1 month": "đơn vị chậm từ 1 tháng",
    "161,050 participating employers, ~3.7m workers": "161.050 đơn vị tham gia, khoảng 3,7 triệu lao động"
  } as Record<string, string>,
  unitsPublished: {
    "%": "%",
    "billion VND": "tỷ đồng",
    "million VND/month": "triệu đồng/tháng",
    units: "đơn vị",
    people: "người",
    million: "triệu người",
    "% of working-age labour force": "% lực lượng lao động trong độ tuổi"
  } as Record<string, string>,
  fundsPublished: {
    "compulsory BHXH only": "chỉ BHXH bắt buộc",
    "compulsory BHXH": "BHXH bắt buộc",
    all: "các quỹ",
    "BHXH etc": "BHXH và các quỹ khác",
    "SI+UI": "BHXH và BHTN"
  } as Record<string, string>,
  places: {
    VN: "cả nước",
    "non-state": "khu vực ngoài nhà nước",
    SOE: "doanh nghiệp nhà nước",
    FDI: "doanh nghiệp có vốn nước ngoài",
    all: "mọi khối"
  } as Record<string, string>,
  placeSuffix: {" (new)": " (mới)", "(region 22)": "(khu vực 22)"} as Record<string, string>,
  verified: {
    verified: "đã đối chiếu nguồn",
    derived: "suy ra từ số khác",
    unverified: "chưa tìm được nguồn gốc",
    "verified, year inferred": "đã đối chiếu, năm suy ra"
  } as Record<string, string>,
  letter: "Công văn",
  noSource: "được trích dẫn rộng rãi, chưa tìm được trang gốc",
  methodHeading: "Cách đọc",
  methodNotes: [
    "Số tiền tính chính xác đến đồng; làm tròn chỉ khi hiển thị. Chênh lệch tính từ tỷ lệ chưa làm tròn nên có thể lệch 0,01 điểm so với phép trừ hai số hiển thị.",
    "Tỷ lệ của nhóm là tổng tử số trên tổng mẫu số 12 tháng, không phải trung bình các tỷ lệ.",
    "Thiếu một trong 12 tháng thì chưa có tỷ lệ. Số chưa có không bao giờ ghi là 0.",
    "Tỉnh đọc theo hai cách: 34 tỉnh hiện nay cho mọi tháng, và 63 tỉnh như lúc gửi. Tổng toàn quốc bằng nhau ở hai cách.",
    "So với cùng tháng năm trước trước tiên, sau đó mới so với tháng trước. So sánh vắt qua tháng 7/2025 dùng tỷ lệ theo hạn đóng cũ ở cả hai đầu.",
    "Đơn vị không có dòng trong tháng đã gửi, dù số dư trước đó khác 0, được liệt kê là mất dấu; hệ thống không chép số cũ sang."
  ],
  cautions: [
    "Không đặt hai tỷ lệ khác mẫu số cạnh nhau như thể cùng một thước đo.",
    "Số đã công bố dùng mẫu số của nơi công bố; lệch với số tính được không có nghĩa một bên sai."
  ]
} as const;
