/** Notices to employers: form C12-TS, the dunning notice, the summary for workers, the list of what was sent. */
export const notices = {
  funds: {si: "BHXH", hi: "BHYT", ui: "BHTN", oa: "BHTNLĐ-BNN", sum: "Cộng"},
  form: "Mẫu C12-TS",
  c12Title: "THÔNG BÁO",
  c12About: (month: string) => `Kết quả đóng BHXH, BHYT, BHTN, BHTNLĐ-BNN ${month}`,
  dunningTitle: "THÔNG BÁO",
  dunningAbout: "Đôn đốc đóng bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp",
  to: "Kính gửi: {{name}}",
  office: (code: string) => `Cơ quan BHXH thu, mã ${code}`,
  noOffice: "Cơ quan BHXH thu: chưa có mã",
  number: "Số:",
  place: "{place}, ngày      tháng      năm      ",
  unit: "Mã đơn vị: **{{code}}**      Mã số thuế: {{tax}}      Cán bộ chuyên quản: {{officer}}",
  address: "Địa chỉ: ……………………………………………………………………………………………………",
  account: "Tài khoản chuyên thu của cơ quan BHXH: ………………………………… tại ………………………………",
  stt: "STT",
  content: "Nội dung",
  unitOfMoney: "Đơn vị tính: đồng",
  blankNote:
    "Ô trống: số liệu giao nhận không có chỉ tiêu này. Lãi, số lao động, quỹ lương theo dõi chung các quỹ nên chỉ ghi ở cột Cộng. Tăng, giảm ở B.1, B.2, B.3 là số thuần so với tháng trước. A, Đ: số dương là còn thiếu, số âm là nộp thừa.",
  paidFor: (workers: string, month: string) =>
    `Đơn vị đã đóng BHXH, BHYT, BHTN, BHTNLĐ-BNN cho ${workers} lao động đến hết ${month}.`,
  paidForBound: (workers: string, month: string) =>
    `Đơn vị có ${workers} lao động; còn nợ từ trước khi có số liệu, nên mới đóng đủ đến hết ${month} hoặc sớm hơn.`,
  objection: (date: string) =>
    `Đề nghị đơn vị kiểm tra số liệu trên. Nếu chưa thống nhất, liên hệ cơ quan BHXH trước ngày **${date}**; quá thời hạn trên mà không có ý kiến thì số liệu là đúng.`,
  signer: "GIÁM ĐỐC",
  pieces: {due: "Hạn đóng", days: "Số ngày chậm", daily: "0,03 %/ngày", sum: "Cộng"},
  dunningFirst:
    "Đến hết ngày **{{until}}**, **{{name}}** (mã đơn vị {{code}}, mã số thuế {{tax}}) chậm đóng **{{late}} đồng**; hạn đóng sớm nhất chưa thực hiện là {{due}}, tính đến {{day}} đã chậm **{{days}} ngày**. Số tiền theo từng hạn đóng:",
  daysNote: (until: string) => `Số ngày tính từ ngày sau hạn đóng đến hết ngày ${until}.`,
  dailyNote: "Cột 0,03 %/ngày tính các ngày từ 01/7/2025, làm tròn từng dòng; tổng được làm tròn một lần.",
  boundNote: "* Nợ từ trước tháng đầu tiên có số liệu: ít nhất là số ngày này.",
  interest: (amount: string, until: string) =>
    `Số tiền 0,03 %/ngày trên số tiền chậm đóng, tính đến hết ngày ${until}: ${amount} đồng.`,
  interestAll: (amount: string) => `Cộng cả tiền lãi theo quy định trước 01/7/2025: ${amount} đồng.`,
  interestUnknown: "Tiền lãi của thời gian trước 01/7/2025 tính theo quy định khi đó, không có trong bảng trên.",
  pay: "Đề nghị đơn vị nộp đủ số tiền trên. Đơn vị đã nộp sau ngày nêu trên thì coi như đã thực hiện phần đã nộp. Cán bộ chuyên quản: {{officer}}.",
  measures: "Nếu đơn vị không đóng:",
  workersTitle: "THÔNG TIN CHO NGƯỜI LAO ĐỘNG",
  workersAbout: "(đề nghị đơn vị niêm yết tại nơi làm việc)",
  workers: {
    state: (name: string, workers: string, month: string, until: string) =>
      `${name}: ${workers} lao động tham gia; đã đóng đủ đến hết ${month} (số liệu đến hết ngày ${until}).`,
    late: (late: string, months: string) =>
      `Số tiền đơn vị chậm đóng: ${late} đồng, của các tháng ${months}. Số này gồm cả phần đóng của đơn vị và phần đóng của người lao động.`,
    bound: (late: string) => `Số tiền đơn vị chậm đóng: ${late} đồng, một phần từ trước khi có số liệu.`,
    none: "Không có số tiền chậm đóng.",
    act: "Người lao động xem quá trình đóng của mình trên ứng dụng VssID; nếu có sai khác, đề nghị phản ánh với đơn vị, tổ chức công đoàn tại đơn vị hoặc cơ quan BHXH."
  },
  unreviewed: "Căn cứ pháp lý trong mẫu này chưa được người có thẩm quyền rà soát.",
  list: {
    title: (month: string, place: string) => `Danh sách thông báo ${month}: ${place}`,
    sheet: "Danh sách gửi",
    actions: "actions",
    stt: "STT",
    number: "Số văn bản",
    date: "Ngày gửi",
    code: "Mã đơn vị",
    name: "Tên đơn vị",
    agency: "Mã cơ quan BHXH",
    officer: "Cán bộ chuyên quản",
    kind: "Loại thông báo",
    late: "Số tiền chậm đóng",
    days: "Số ngày chậm",
    interest: "0,03 %/ngày",
    file: "Tệp",
    kinds: {c12: "C12-TS", dunning: "Đôn đốc"},
    note: "Trang actions là tệp giao nhận: điền số và ngày văn bản rồi nạp lại bằng arrears load."
  }
};
