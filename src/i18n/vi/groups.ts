/** Provinces, sectors and employer types: their rankings and their own pages. */
export const groups = {
  provincesTitle: "Xếp hạng các tỉnh",
  provincesAnswer: (until: string, above: string, highest: string, rate: string) =>
    `${until}, ${above}. Cao nhất là ${highest}, **${rate}**.`,
  tied: {
    province: (groups: string) => `${groups} tỉnh cùng mức`,
    sector: (groups: string) => `${groups} ngành cùng mức`,
    employer_type: (groups: string) => `${groups} khối cùng mức`
  },
  provincesNoRate: "Chưa tỉnh nào có tỷ lệ chậm đóng; bảng xếp theo số tiền chậm đóng.",
  rankingCaption: "Các tỉnh, tỷ lệ cao xếp trước, tháng đã chọn",
  rankingHeading: "Bảng xếp hạng",
  monthPicker: "Chọn tháng",
  monthPickerNote: "Bảng xếp hạng đổi theo tháng đã chọn; bản đồ và các trang tỉnh giữ tháng mới nhất.",
  mapTitle: (above: string) => `Bản đồ: ${above}`,
  mapDescription: "Bản đồ Việt Nam theo tỉnh, tô màu theo khoảng cách tới mốc, chấm theo số tiền chậm đóng.",
  mapNote: "Màu là khoảng cách tới mốc, chấm là số tiền chậm đóng. Màu xám: chưa có tỷ lệ.",
  mapCaption: "Số liệu của bản đồ",
  aboveHeading: "Các tỉnh cao hơn mốc",
  link63: "Cách đọc theo 63 tỉnh trước tháng 7/2025",
  link34: "Cách đọc theo 34 tỉnh hiện nay",
  title63: "Xếp hạng theo 63 tỉnh trước tháng 7/2025",
  caption63: (month: string) => `Các tỉnh cũ, ${month}, tỷ lệ cao xếp trước`,
  note63:
    "Tháng cuối của bản đồ 63 tỉnh. Mã của tỉnh cũ có thể trùng mã của tỉnh khác sau ngày 01/7/2025, nên không nối theo mã.",
  provinceTitle: (name: string) => name,
  oldProvinces: (names: string) => `Gộp từ ${names}.`,
  oldProvincesHeading: "Các tỉnh trước tháng 7/2025",
  oldProvincesCaption: (month: string) => `Các tỉnh cũ nay thuộc tỉnh này, ${month}`,
  incompleteHeading: "Tháng chưa đủ số liệu",
  incompleteItem: {
    missing: (place: string) => `${place}: chưa nhận`,
    held: (place: string) => `${place}: đang giữ lại để kiểm tra mã tỉnh`,
    quarantined: (place: string, rows: string) => `${place}: ${rows} dòng bị cách ly`
  },
  incompleteMore: (months: string) => `và ${months} tháng trước nữa; xem trang tình trạng số liệu.`,
  trendUntil: (month: string) => `24 tháng đến ${month}`,
  dataOf: (month: string) => `Số liệu ${month}`,
  incompleteNone: "Đủ số liệu mọi tháng.",
  neighbours: "Tỉnh liền hạng",
  neighbourLine: (rank: string, name: string, rate: string) => `hạng ${rank}: ${name}, ${rate}`,
  sectorsTitle: "Các ngành kinh tế",
  sectorsIntro:
    "Theo chữ cái VSIC 2025 cho mọi tháng; ngành theo VSIC 2018 được chuyển sang ngành đang giữ mã cấp 2 hiện nay.",
  sectorsCaption: (month: string) => `Các ngành, ${month}, tỷ lệ cao xếp trước`,
  sectorsChart: (name: string, rate: string) => `${name} có tỷ lệ cao nhất: ${rate}`,
  typesTitle: "Các khối loại hình",
  typesIntro: "Mười hai khối theo mẫu B02a-TS.",
  typesCaption: (month: string) => `Các khối loại hình, ${month}, tỷ lệ cao xếp trước`,
  chartDescription: "Thanh ngang theo tỷ lệ chậm đóng, có vạch mốc; số liệu ở bảng bên dưới.",
  chartSubtitle: (month: string) => `Tỷ lệ chậm đóng, phần trăm, ${month}`,
  chartNone: "Chưa nhóm nào có tỷ lệ chậm đóng",
  answerAbove: {
    sector: (above: string, total: string) => `${above}/${total} ngành cao hơn mốc`,
    employer_type: (above: string, total: string) => `${above}/${total} khối cao hơn mốc`
  },
  answerHighest: (until: string, name: string, rate: string) => `${until}, tỷ lệ cao nhất ở ${name}: **${rate}**`,
  answerNoRates: (until: string) => `${until} chưa nhóm nào có tỷ lệ chậm đóng; bảng xếp theo số tiền chậm đóng.`,
  bySector: "Theo ngành kinh tế",
  byType: "Theo khối loại hình",
  bySize: "Theo quy mô lao động",
  byProvince: "Theo tỉnh",
  crossingNote: "Tỷ lệ của phần nhỏ biến động mạnh: xem số đơn vị và số tiền cùng với tỷ lệ.",
  topHeading: "Đơn vị có số tiền chậm đóng lớn nhất",
  topCaption: (month: string) => `Hai mươi đơn vị có số tiền chậm đóng lớn nhất, ${month}`,
  topNote:
    "Có tên trong bảng là có số tiền chậm đóng theo sổ thu của tháng; số đã nộp sau ngày chốt tháng chưa được trừ. Đây không phải danh sách công khai.",
  topNone: "Không có đơn vị chậm đóng trong tháng.",
  compareSeries: "Toàn quốc",
  upLink: {
    province: "Xếp hạng các tỉnh",
    sector: "Các ngành kinh tế",
    employer_type: "Các khối loại hình"
  },
  previous: "Trước",
  next: "Sau",
  cautionsRanking: [
    "Chênh nhau vài bậc có thể chỉ do vài đơn vị lớn: không đánh giá tỉnh chỉ bằng thứ hạng.",
    "Tỉnh chưa gửi số liệu ghi “chưa có”, không phải bằng 0 và không được xếp hạng."
  ],
  cautionsProvince: [
    "Tỷ lệ cao hơn mốc không tự nó nói lên cách làm của cơ quan BHXH tỉnh: cơ cấu ngành và quy mô đơn vị cũng quyết định.",
    "Số tiền chậm đóng của một đơn vị là số trên sổ thu, không phải kết luận vi phạm."
  ],
  cautionsGroup: [
    "Ngành và khối loại hình theo hồ sơ đăng ký của đơn vị, có thể cũ hơn hoạt động thực tế.",
    "Chậm đóng không phải là trốn đóng: trốn đóng là kết luận pháp lý, hệ thống không suy đoán."
  ]
} as const;
