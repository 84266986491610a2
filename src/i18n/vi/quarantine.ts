/** What rows in quarantine could change, and why a month of a province counts as provisional. */
export const quarantine = {
  heading: "Dòng cách ly có thể làm tỷ lệ thay đổi bao nhiêu",
  none: "Không có dòng sổ thu nào đang bị cách ly: tỷ lệ và thứ hạng của mọi tỉnh không đổi.",
  finding: (provinces: string, moved: string) =>
    `Dòng cách ly liên quan ${provinces} tỉnh trong tháng cuối; ${moved} tỉnh có thể đổi thứ hạng và được ghi “tạm tính”.`,
  noneLast: "Trong mười hai tháng cuối không có dòng sổ thu nào bị cách ly; bảng dưới là các tháng trước đó.",
  caption:
    "Tỷ lệ và thứ hạng (1 là tỷ lệ cao nhất) khi không tính và khi tính các dòng đang bị cách ly, theo tỉnh và tháng",
  rows: "Dòng cách ly",
  how: "Cách tính",
  allCounted: "tính đúng",
  counted: (rows: string) => `${rows} đúng`,
  bounded: (rows: string) => `${rows} theo khoảng`,
  unknown: (rows: string) => `${rows} không ước tính`,
  onlyEarlier: (rows: string) => `${rows} dòng tháng trước`,
  rate: "Tỷ lệ hiện nay",
  rateWith: "Tỷ lệ nếu tính",
  difference: "Chênh lệch, điểm phần trăm",
  rank: "Hạng hiện nay",
  rankWith: "Hạng nếu tính",
  late: "Số chậm đóng thêm",
  range: (low: string, high: string) => `${low} – ${high}`,
  sameRank: "không đổi hạng",
  notEstimated: "không ước tính được",
  unplaced: (rows: string) =>
    `${rows} dòng sổ thu không đọc được tỉnh hoặc tháng: không biết thuộc tỉnh nào nên không tính vào bảng; cả nước của tháng đó được ghi là chưa đủ.`,
  held: (cells: string) => `${cells} tháng của tỉnh bị giữ lại để kiểm tra mã tỉnh không nằm trong bảng này.`,
  settled: (rows: string) => `${rows} dòng khác từng bị cách ly đã được bản sửa thay thế.`,
  refused: (files: string) => `${files} tệp bị từ chối chưa có tệp cùng tên thay thế.`,
  note: "Dòng đọc được đủ số tiền được tính đúng như dòng tốt; dòng thiếu đơn vị được tính từ 0 đến toàn bộ số dư; dòng không đọc được số tiền được ước theo tháng trước của chính đơn vị. Định nghĩa: docs/quarantine.md.",
  reports:
    "Báo cáo lỗi cho từng cơ quan: lệnh arrears quarantine --out thư-mục. Hướng dẫn lập tệp: docs/office-guide.md.",
  provisionalHeading: "Tháng tạm tính",
  provisionalItem: (month: string, reasons: string) => `${month}: tạm tính, vì ${reasons}.`,
  movesRank: "dòng cách ly có thể làm đổi thứ hạng"
};
