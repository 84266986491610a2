/** Parts of the sentences that the data fill in. Numbers arrive formatted; ** marks what is set in bold. */
export const sentences = {
  /** A subject is put behind "số tiền chậm đóng": "", " tại Đồng Nai", " của ngành Xây dựng". */
  subject: {
    nation: "",
    province: (name: string) => ` tại ${name}`,
    sector: (name: string) => ` của ngành ${name}`,
    employer_type: (name: string) => ` của khối ${name}`
  },
  untilMonth: (month: string) => `Đến hết ${month}`,
  rate: (until: string, subject: string, rate: string) =>
    `${until}, số tiền chậm đóng${subject} bằng **${rate}** số phải thu 12 tháng`,
  noRate: (until: string, subject: string) => `${until} chưa có tỷ lệ chậm đóng${subject}`,
  noRateFewMonths: (known: string) => `cần đủ 12 tháng số phải thu, mới biết ${known} tháng`,
  noRateGap: (months: string) => `thiếu số phải thu của ${months}`,
  noRateNoReceivable: "số phải thu 12 tháng không lớn hơn 0",
  lateAmount: (money: string) => `Số tiền chậm đóng là **${money}**`,
  noAmount: "Cũng chưa có số tiền chậm đóng",
  aboveBaseline: (baseline: string, points: string) => `cao hơn mốc ${baseline} **${points}**`,
  belowBaseline: (baseline: string, points: string) => `thấp hơn mốc ${baseline} **${points}**`,
  atBaseline: (baseline: string) => `bằng mốc ${baseline}`,
  risen: (points: string, month: string) => `tăng ${points} so với ${month}`,
  fallen: (points: string, month: string) => `giảm ${points} so với ${month}`,
  unchanged: (month: string) => `không đổi so với ${month}`,
  noComparison: (month: string) => `chưa có số của ${month} để so sánh`,
  byOldDue: "tính theo hạn đóng cũ ở cả hai tháng",
  provincesAbove: (above: string, total: string) => `${above}/${total} tỉnh cao hơn mốc`,
  noneAbove: (total: string) => `không tỉnh nào trong ${total} tỉnh cao hơn mốc`,
  allAbove: (total: string) => `cả ${total} tỉnh đều cao hơn mốc`,
  provincesRated: (rated: string, total: string) => `tỷ lệ mới có ở ${rated}/${total} tỉnh`,
  rank: (rank: string, of: string, noun: string) => `xếp thứ ${rank} trong ${of} ${noun} có tỷ lệ, tính từ cao nhất`,
  rankNoun: {province: "tỉnh", sector: "ngành", employer_type: "khối"},
  staleGroup: (month: string, name: string, latest: string) =>
    `Chưa có số liệu ${month} của ${name}; số gần nhất là ${latest}.`,
  neverDelivered: (name: string) => `Chưa có số liệu nào của ${name}.`,
  moneyRisen: (money: string, month: string) => `tăng ${money} so với ${month}`,
  moneyFallen: (money: string, month: string) => `giảm ${money} so với ${month}`,
  shareOfEmployers: (share: string) => `${share} số đơn vị`,
  footer: "số tiền chậm đóng trên số phải thu 12 tháng; mốc 2,91 % theo Công văn 479/BHXH-TST ngày 24/02/2023.",
  nationRate: (rate: string) => `toàn quốc ${rate}`
} as const;
