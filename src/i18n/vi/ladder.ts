/** The room of the ladder: who stands at which step, work lists, flow, paid after each step. Numbers arrive formatted. */
export const ladder = {
  nav: "Nấc thang xử lý",
  title: (month: string) => `Nấc thang xử lý, ${month}`,
  states: {
    apart: "Xử lý riêng",
    waiting: "Chưa có bước đến hạn",
    not_late: "Không chậm đóng",
    unseen: "Không có dòng số liệu"
  },
  handling: {
    hard_to_collect: "nợ khó thu",
    frozen: "khoanh nợ",
    suspended: "tạm dừng",
    force_majeure: "bất khả kháng"
  } as Record<string, string>,
  actions: {
    dunning_notice: "Văn bản đôn đốc",
    violation_record: "Biên bản vi phạm",
    inspection_decision: "Quyết định thanh tra, kiểm tra",
    inspection_conclusion: "Kết luận thanh tra, kiểm tra",
    penalty_decision: "Quyết định xử phạt",
    enforcement_decision: "Quyết định cưỡng chế",
    police_referral: "Chuyển hồ sơ cơ quan công an",
    publication: "Công khai danh sách",
    force_majeure: "Bất khả kháng"
  } as Record<string, string>,
  answer: (until: string, employers: string, late: string) =>
    `Đến hết ${until}, **${employers}** đơn vị có bước phải làm, với số tiền chậm đóng **${late}**`,
  answerOverdue: (overdue: string) => `; **${overdue}** đơn vị đã quá hạn làm bước đó.`,
  answerNoOverdue: "; không đơn vị nào quá hạn.",
  answerNone: (until: string) => `Đến hết ${until}, không đơn vị nào có bước phải làm.`,
  slowest: (step: string, months: string, employers: string) =>
    `Chờ lâu nhất: ${step}, trung vị ${months} tháng kể từ ngày đến bước (${employers} đơn vị).`,
  lead: "Mỗi đơn vị chậm đóng đứng ở một bước, theo tuổi nợ và văn bản đã có. Bước là việc phải làm tiếp theo, không phải kết luận về đơn vị.",
  keys: {
    dun: "Cần đôn đốc",
    record: "Cần lập biên bản",
    inspect: "Cần thanh tra, kiểm tra",
    sanction: "Cần xử phạt, cưỡng chế",
    referral: "Cần xem xét chuyển hồ sơ",
    apart: "Xử lý riêng"
  },
  overdueNote: (n: string) => `${n} đơn vị quá hạn`,
  amountNote: (amount: string) => `chậm đóng ${amount}`,
  funnelTitle: (step: string, share: string) => `${step}: ${share} số đơn vị có bước phải làm`,
  funnelNone: "Không đơn vị nào có bước phải làm",
  funnelDescription: "Số đơn vị đứng ở mỗi bước cuối tháng, theo thứ tự của nấc thang.",
  funnelSubtitle: "số đơn vị chậm đóng ở mỗi bước phải làm, cuối tháng",
  stepsHeading: "Từng bước",
  stepsCaption: (month: string) => `Đơn vị và số tiền ở mỗi bước, cuối ${month}`,
  columns: {
    step: "Bước phải làm",
    employers: "Đơn vị",
    late: "Số tiền chậm đóng",
    overdue: "Quá hạn",
    blocked: "Thiếu văn bản tiền đề",
    months: "Số tháng chờ (trung vị)",
    documents: "Văn bản trong tháng",
    province: "Tỉnh, thành phố",
    officer: "Cán bộ chuyên quản",
    agency: "Cơ quan BHXH",
    due: "Có bước phải làm",
    dueLate: "Số tiền của các đơn vị đó",
    expected: "Ước thu trong 3 tháng",
    deadline: "Hạn",
    urgency: "Mức gấp",
    since: "Đến bước từ",
    employer: "Đơn vị",
    monthsLate: "Số tháng chậm",
    lateAmount: "Chậm đóng",
    missing: "Còn thiếu",
    last: "Văn bản gần nhất",
    headcount: "Lao động",
    apart: "Xử lý riêng",
    waiting: "Chưa có bước"
  },
  employersUnit: "đơn vị",
  monthsUnit: "tháng",
  flowHeading: (from: string, to: string) => `Thay đổi từ cuối ${from} đến cuối ${to}`,
  flowNote:
    "Một đơn vị được đếm ở bước đầu tháng. Tiến bước: bước phải làm sau đó ở cao hơn. Lùi bước: trả phần nợ cũ, nợ còn lại trẻ hơn. Nộp hết: cuối tháng không còn chậm đóng. Vào mới: đầu tháng không chậm đóng hoặc không có dòng.",
  flowCaption: (month: string) => `Đơn vị vào, ra và chuyển bước trong ${month}`,
  flow: {
    start: "Đầu tháng",
    entered: "Vào mới",
    arrived: "Từ bước khác đến",
    up: "Tiến bước",
    down: "Lùi bước",
    aside: "Sang diện khác",
    paid: "Nộp hết",
    gone: "Không còn dòng",
    end: "Cuối tháng"
  },
  flowSum: "Cộng",
  provincesHeading: "Theo tỉnh, thành phố",
  provincesCaption: (month: string) => `Việc theo tỉnh, thành phố, cuối ${month}`,
  openList: "Danh sách việc",
  trendTitle: (to: string, now: string, from: string, then: string) =>
    `Đơn vị có bước phải làm: ${now} cuối ${to}, ${then} cuối ${from}`,
  trendDescription: "Số đơn vị ở mỗi bước phải làm, cuối từng tháng, nhiều nhất mười ba tháng gần nhất.",
  trendSubtitle: "số đơn vị theo bước phải làm, cuối tháng",
  trendCaption: "Số đơn vị theo bước phải làm, cuối từng tháng",
  wholeNation: "Cả nước",
  activityHeading: (month: string) => `Thông báo, thanh tra phải làm và đã làm trong ${month}`,
  activityNote: (month: string) =>
    `Phải làm: đơn vị mà cuối ${month} bước đó đến. Đã làm: trong số đó, đơn vị có văn bản ghi ngày trong tháng. Văn bản: mọi văn bản đôn đốc, kết luận thanh tra, kiểm tra ghi ngày trong tháng. Báo cáo: số cơ quan BHXH giao trong tệp tiến độ.`,
  activityCaption: (month: string) => `Thông báo, thanh tra phải làm và đã làm trong ${month}, theo tỉnh, thành phố`,
  activity: {
    notices: {
      required: "Phải đôn đốc",
      met: "Đã đôn đốc",
      documents: "Văn bản đôn đốc",
      reported: "Đôn đốc theo báo cáo",
      said: (met: string, required: string) => `Đôn đốc: ${met} trong ${required} đơn vị phải đôn đốc.`
    },
    inspections: {
      required: "Phải thanh tra, kiểm tra",
      met: "Đã có quyết định hoặc kết luận",
      documents: "Kết luận",
      reported: "Thanh tra theo báo cáo",
      said: (met: string, required: string) =>
        `Thanh tra, kiểm tra: ${met} trong ${required} đơn vị đến bước này có quyết định hoặc kết luận.`
    }
  },
  evidenceTitle: "Nộp hết sau từng bước",
  evidenceLink: "Nộp hết sau từng bước: bước nào đi cùng việc thu được tiền",
  evidenceAnswer: (n: string, share: string, low: string, high: string) =>
    `Trong ${n} đơn vị nhận văn bản đôn đốc đầu tiên trong 24 tháng gần nhất, **${share}** đã nộp hết số tiền được nêu sau 90 ngày (khoảng tin cậy 95 %: ${low} đến ${high}).`,
  evidenceNone: "Chưa có văn bản nào mà số dư sau 90 ngày đã biết.",
  evidenceLead:
    "Mỗi đơn vị được đếm một lần cho mỗi loại văn bản: văn bản đầu tiên trong 24 tháng. Số dư chỉ biết vào cuối tháng, nên 30 ngày nghĩa là cuối tháng chứa ngày thứ 30 sau ngày văn bản, tương tự với 60 và 90 ngày.",
  evidenceChart: (action: string, share: string) => `Tỷ lệ nộp hết sau 90 ngày cao nhất: ${action}, ${share}`,
  evidenceDescription: "Tỷ lệ đơn vị nộp hết số tiền được nêu, sau 90 ngày, theo loại văn bản.",
  evidenceSubtitle: "tỷ lệ đơn vị đã nộp hết số tiền mà văn bản nêu, sau 90 ngày",
  evidenceCaption: "Nộp hết sau 30, 60, 90 ngày, theo loại văn bản",
  evidenceColumns: {
    action: "Văn bản",
    employers: "Đơn vị",
    share: (days: string) => `Nộp hết sau ${days} ngày`,
    interval: (days: string) => `Khoảng 95 %, ${days} ngày`,
    paid: "Phần tiền đã nộp sau 90 ngày"
  },
  few: "ít hơn 10 đơn vị",
  interval: (low: string, high: string) => `${low} – ${high}`,
  cureHeading: "Để so sánh: nộp hết theo tuổi nợ, dù có văn bản hay không",
  cureCaption: "Tỷ lệ nộp hết sau 1, 2, 3 tháng của mọi đơn vị chậm đóng, theo tuổi nợ",
  cureColumns: {
    age: "Tuổi nợ",
    n: "Lượt đơn vị",
    after: (n: string) => `Nộp hết sau ${n} tháng`
  },
  evidenceCautions: [
    "Con số này không chứng minh bước nào làm cho đơn vị nộp tiền: đơn vị bị thanh tra nợ lâu hơn đơn vị mới được đôn đốc, và nhiều đơn vị nộp dù không có văn bản. Bảng theo tuổi nợ ở trên để so sánh.",
    "Một đơn vị có thể nhận nhiều loại văn bản trong cùng thời gian; mỗi loại được đếm riêng."
  ],
  cautions: [
    "Bước phải làm được tính từ số tiền, ngày đến hạn và văn bản đã giao; văn bản chưa giao vào hệ thống thì chưa được tính là đã có.",
    "Chậm đóng không phải là trốn đóng. Đơn vị ở bước xem xét chuyển hồ sơ là trường hợp cần người có thẩm quyền xem xét, không phải kết luận.",
    "Căn cứ của từng bước ghi trong quy tắc; chưa có quy tắc nào được người có thẩm quyền rà soát."
  ],
  work: {
    title: (place: string) => `Việc cần làm: ${place}`,
    titleOfficer: (officer: string, place: string) => `Việc cần làm: cán bộ chuyên quản ${officer}, ${place}`,
    answer: (until: string, employers: string, late: string, expected: string) =>
      `Đến hết ${until}, **${employers}** đơn vị có bước phải làm, chậm đóng **${late}**; ước thu trong 3 tháng **${expected}**.`,
    none: (until: string) => `Đến hết ${until}, không có đơn vị nào có bước phải làm.`,
    overdue: "Quá hạn",
    week: "Trong 7 ngày tới",
    later: "Hạn sau đó",
    undated: "Không có hạn trong văn bản",
    deadlineOn: (day: string) => `Hạn tính từ ngày ${day}, ngày cuối của tháng số liệu.`,
    officersHeading: "Theo cán bộ chuyên quản",
    officersCaption: (place: string) => `Việc của từng cán bộ chuyên quản: ${place}`,
    agencyHeading: (code: string) => `Cơ quan BHXH ${code}`,
    noAgency: "Chưa có mã cơ quan BHXH",
    noOfficer: "chưa phân công",
    agencyCaption: (code: string, month: string) => `Đơn vị có bước phải làm, cơ quan ${code}, cuối ${month}`,
    materiality: (limit: string, n: string, amount: string) =>
      `Đơn vị chậm đóng dưới ${limit} không nằm trong danh sách: ${n} đơn vị, ${amount}.`,
    moreRows: (shown: string, all: string) =>
      `${shown} dòng đầu trong ${all} dòng; toàn bộ danh sách có trong tệp CSV.`,
    download: "Toàn bộ danh sách (CSV)",
    apartHeading: "Xử lý riêng",
    apartText: (n: string, amount: string) =>
      `${n} đơn vị với ${amount} được xử lý riêng (nợ khó thu, khoanh nợ, tạm dừng, bất khả kháng), không có bước nào đến hạn.`,
    section: (due: string, overdue: string, late: string) =>
      `${due} đơn vị có bước phải làm, chậm đóng ${late}; ${overdue} đơn vị quá hạn.`,
    ordered: "Xếp theo ước thu.",
    b03: "Danh sách theo mẫu B03-TS: arrears worklist --out FILE.xlsx.",
    cautions: [
      "Ước thu là tỷ lệ chung của các đơn vị cùng tuổi nợ, không phải dự báo cho một đơn vị.",
      "Thứ tự giúp chọn việc làm trước; mọi đơn vị trong danh sách đều phải được xử lý theo quy định."
    ]
  },
  b03: {
    title: "DANH SÁCH ĐƠN VỊ NỢ BHXH, BHYT, BHTN",
    form: "Mẫu B03-TS",
    sheet: "B03-TS",
    errors: "Lỗi cần sửa",
    list: "Việc cần làm",
    heads: [
      "STT",
      "Tên đơn vị",
      "Mã đơn vị",
      "Số lao động",
      "Địa chỉ liên hệ",
      "Số tháng nợ",
      "Tổng số",
      "BHXH",
      "BHYT",
      "BHTN",
      "Lãi chậm đóng",
      "Biện pháp đã áp dụng",
      "Số, ngày văn bản của cơ quan có thẩm quyền",
      "Ghi chú"
    ],
    marks: ["A", "B", "C", "1", "2", "3", "4=5+6+7+8", "5", "6", "7", "8", "9", "10", "11"],
    groups: {
      I: "Nợ chậm đóng",
      II: "Nợ đọng",
      III: "Nợ kéo dài",
      IV: "Nợ khó thu",
      "IV.1": "Đơn vị mất tích",
      "IV.2": "Đơn vị đang làm thủ tục giải thể, phá sản",
      "IV.3": "Đơn vị đã giải thể, phá sản",
      "IV.4": "Nợ khó thu khác"
    },
    sum: "Cộng",
    employers: (n: string) => `${n} đơn vị`,
    dated: (no: string, day: string) => `${no} ngày ${day}`,
    note: "Cột 5 gồm BHXH và BHTNLĐ-BNN. Cột 8 là lãi theo số liệu giao. Nhóm I chỉ ghi tổng. Địa chỉ không có trong số liệu giao.",
    errorHead: ["Mã đơn vị", "Tên đơn vị", "Cột", "Lỗi"],
    noDocument: (action: string) => `Cột 9 ghi “${action}” nhưng cột 10 không có số văn bản`,
    noErrors: "Không có lỗi."
  }
};
