/** The fair ranking: what a rank can tell and what it cannot. */
export const fairness = {
  nav: "Xếp hạng công bằng",
  title: {
    province: "Xếp hạng công bằng: tỉnh",
    sector: "Xếp hạng công bằng: ngành",
    officer: "Xếp hạng công bằng: cán bộ chuyên quản"
  },
  groups: {province: "tỉnh", sector: "ngành", officer: "cán bộ chuyên quản"},
  tab: {province: "Tỉnh", sector: "Ngành", officer: "Cán bộ chuyên quản"},
  tabs: "Xếp hạng công bằng theo",
  answer: (until: string, sure: string, all: string, groups: string, above: string, below: string) =>
    `${until}, chỉ **${sure}** trong ${all} ${groups} khác mức chung một cách chắc chắn: ${above} cao hơn, ${below} thấp hơn mức mà cơ cấu đơn vị của mình cho thấy. Những thứ hạng còn lại có thể do may rủi.`,
  answerNone: (until: string, all: string, groups: string) =>
    `${until}, **không có** ${groups} nào trong ${all} khác mức chung một cách chắc chắn: khác biệt về thứ hạng có thể chỉ do may rủi.`,
  listNote: (groups: string, ranks: string) =>
    `Thứ hạng là ước lượng: với độ tin cậy 95 %, ít nhất một nửa số ${groups} có thể đứng ở ${ranks} thứ hạng trở lên.`,
  answerNoRate: "Chưa nhóm nào có tỷ lệ chậm đóng của đủ mười hai tháng, nên chưa xếp hạng được.",
  lead: "Khoảng tin cậy 95 % coi đơn vị là phần tử, không coi đồng tiền là phần tử: một đơn vị lớn chậm đóng không làm cho con số chắc chắn hơn.",
  tableHeading: "Thứ hạng và điều nó không nói được",
  tableCaption: (month: string) => `Xếp hạng công bằng, ${month}, tỷ lệ cao xếp trước`,
  tableNote:
    "Thứ hạng 1 là tỷ lệ cao nhất; tỷ lệ bằng nhau thì cùng hạng. “Hạng có thể” là khoảng chứa thứ hạng thật với xác suất ít nhất 95 %. Tỷ lệ rút về là tỷ lệ của nhóm kéo về mức kỳ vọng, càng ít thông tin càng kéo mạnh. Kỳ vọng là số chậm đóng nếu mỗi đơn vị theo tỷ lệ toàn quốc của ngành, loại hình và quy mô của nó.",
  officerNote: (shown: string, all: string) =>
    `Bảng có ${shown} trong ${all} cán bộ chuyên quản: những người ngoài giới hạn và những tỷ lệ rút về cao nhất. Đủ danh sách: arrears export ranking --level officer. Mỗi người chỉ có vài đơn vị thì thứ hạng gần như không nói gì.`,
  columns: {
    group: "Nhóm",
    rank: "Hạng",
    rankRange: "Hạng có thể",
    rate: "Tỷ lệ",
    interval: "Khoảng 95 %",
    shrunken: "Tỷ lệ rút về",
    expected: "Kỳ vọng theo cơ cấu",
    ratio: "Thực tế / kỳ vọng",
    verdict: "So với mức chung",
    alike: "Không phân biệt được với (số nhóm)",
    limits: "Giới hạn 99,8 %",
    change: "Thay đổi so với cùng kỳ",
    changeInterval: "Khoảng 95 % của thay đổi",
    word: "Kết luận",
    employers: "Đơn vị"
  },
  rankRange: (low: string, high: string) => (low === high ? low : `${low}–${high}`),
  range: (low: string, high: string) => `${low} – ${high}`,
  unbounded: "không chặn được",
  verdict: {high: "▲ cao hơn, chắc chắn", low: "▼ thấp hơn, chắc chắn", none: "○ trong giới hạn may rủi"},
  intervalTitle: (across: string, all: string) =>
    `${across} trong ${all} khoảng tin cậy chứa mốc: không nói chắc được là trên hay dưới mốc`,
  intervalDescription: "Mỗi dòng là một nhóm: dấu là tỷ lệ, thanh là khoảng tin cậy 95 %, đường đứt là mốc.",
  intervalSubtitle: "Tỷ lệ chậm đóng với khoảng tin cậy 95 %",
  intervalNote: "▲ cả khoảng trên mốc, ▼ cả khoảng dưới mốc, ● khoảng chứa mốc. Mũi tên: khoảng còn kéo dài.",
  baseline: "mốc 2,91 %",
  funnelTitle: (outside: string, all: string) => `${outside} trong ${all} nhóm nằm ngoài giới hạn 99,8 %`,
  funnelDescription:
    "Trục ngang là số phải thu, trục đứng là số chậm đóng chia cho số kỳ vọng. Thanh xám là giới hạn 99,8 % riêng của từng nhóm, đã nới theo mức khác biệt chung giữa các nhóm.",
  funnelSubtitle: "Thực tế chia kỳ vọng, theo số phải thu 12 tháng",
  funnelNote:
    "Giới hạn đã tính số đơn vị, đơn vị lớn và mức khác nhau thường có giữa các nhóm. Ngoài giới hạn là điều cần tìm hiểu, không phải kết luận về lỗi của ai.",
  funnelSize: "số phải thu 12 tháng",
  funnelRatio: "thực tế / kỳ vọng",
  changesHeading: "Nhóm giảm và nhóm tăng, tách khỏi mức cao thấp",
  changesNote:
    "So với cùng tháng năm trước; qua tháng 7/2025 thì theo hạn nộp cũ ở cả hai đầu. Chỉ kể những thay đổi mà khoảng 95 % không chứa số 0.",
  improvers: (n: string) => `Giảm chắc chắn: ${n}`,
  decliners: (n: string) => `Tăng chắc chắn: ${n}`,
  improversCaption: "Nhóm có tỷ lệ giảm so với cùng kỳ",
  declinersCaption: "Nhóm có tỷ lệ tăng so với cùng kỳ",
  changesNone: "Không có nhóm nào thay đổi nhiều hơn mức may rủi, hoặc chưa đủ hai năm số liệu.",
  spread: (factor: string) =>
    `Ngoài may rủi, các nhóm còn khác nhau khoảng ${factor} lần (một độ lệch chuẩn); giới hạn đã nới theo mức ấy.`,
  spreadNone: "Ngoài may rủi, các nhóm không khác nhau thấy được.",
  cautions: [
    "Thứ hạng không phải điểm thi đua: hai nhóm có khoảng hạng chồng nhau thì không nói được nhóm nào tốt hơn.",
    "Khoảng tin cậy coi các đơn vị chậm đóng độc lập với nhau; nhiều đơn vị của một chủ cùng chậm đóng thì khoảng thật rộng hơn.",
    "Kỳ vọng theo cơ cấu không xét nguyên nhân khác (thiên tai, một khách hàng lớn phá sản)."
  ],
  sectionHeading: "Hạng này nói được gì",
  sectionRank: (
    name: string,
    rank: string,
    all: string,
    low: string,
    high: string,
    rate: string,
    from: string,
    to: string
  ) =>
    `${name} đứng hạng ${rank}/${all}, nhưng không phân biệt được với hạng ${low}–${high}. Tỷ lệ ${rate}, khoảng tin cậy 95 % từ ${from} đến ${to}.`,
  sectionSure: (name: string, rank: string, all: string, rate: string, from: string, to: string) =>
    `${name} đứng hạng ${rank}/${all}, chắc chắn. Tỷ lệ ${rate}, khoảng tin cậy 95 % từ ${from} đến ${to}.`,
  sectionExpected: (ratio: string, expected: string) =>
    `Với cơ cấu ngành, loại hình và quy mô của mình, mức kỳ vọng là ${expected}; thực tế bằng ${ratio} lần kỳ vọng.`,
  sectionVerdict: {
    high: "Số chậm đóng cao hơn giới hạn 99,8 % của may rủi.",
    low: "Số chậm đóng thấp hơn giới hạn 99,8 % của may rủi.",
    none: "Số chậm đóng nằm trong giới hạn 99,8 % của may rủi."
  },
  sectionPeers: "Gần nhất về cơ cấu đơn vị:",
  sectionChange: {
    better: (points: string) => `So với cùng kỳ năm trước giảm ${points}, nhiều hơn mức may rủi.`,
    worse: (points: string) => `So với cùng kỳ năm trước tăng ${points}, nhiều hơn mức may rủi.`,
    none: "Thay đổi so với cùng kỳ năm trước không vượt mức may rủi."
  },
  sectionLink: "Xếp hạng công bằng"
} as const;
