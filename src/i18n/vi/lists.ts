/** The lists that leave the house and the map of the letter. ** marks what is set large; numbers arrive formatted. */
export const lists = {
  publication: {
    title: "Danh sách công khai đơn vị chậm đóng",
    answer: (date: string, employers: string, late: string) =>
      `Số liệu đến ${date}: **${employers}** đơn vị đủ điều kiện công khai, còn chậm đóng **${late}**.`,
    none: (date: string) => `Số liệu đến ${date}: **không có** đơn vị nào đủ điều kiện công khai.`,
    left: (employers: string, paid: string) =>
      `So với danh sách tháng trước, ${employers} đơn vị đã ra khỏi danh sách, trong đó ${paid} đơn vị đã nộp hết.`,
    lead: "Chỉ đơn vị chậm đóng từ 1 tháng trở lên, đã có văn bản đôn đốc, hoặc đã thanh tra và xử phạt, mà vẫn chưa nộp mới vào danh sách; mỗi dòng ghi số và ngày văn bản làm chứng. Văn bản lập trước khi khoản nợ cũ nhất còn lại đến hạn không được tính."
  },
  state: {
    title: "Danh sách gửi cơ quan quản lý nhà nước và thanh tra",
    answer: (date: string, employers: string, late: string, due: string) =>
      `Quý kết thúc ngày ${date}: **${employers}** đơn vị chậm đóng **${late}** thuộc danh sách gửi trước ngày 15, chậm nhất ${due}.`,
    none: "Chưa có danh sách quý nào: quy định có hiệu lực từ 30/11/2025, danh sách đầu tiên là của quý IV/2025.",
    left: (employers: string, paid: string) =>
      `Từ cuối quý đến nay, ${employers} đơn vị không còn thuộc danh sách, trong đó ${paid} đơn vị đã nộp hết; nên gạch tên trước khi gửi.`,
    lead: "Nghị định 274/2025/NĐ-CP (theo trang của BHXH Việt Nam, chưa đối chiếu với toàn văn): trước ngày 15 của tháng đầu quý, BHXH tỉnh gửi danh sách theo số liệu cuối quý. Chậm đóng không phải là trốn đóng: ngày ở cột cuối chỉ cho biết từ khi nào đã quá 60 ngày sau hạn và đã đôn đốc, cần xem xét thêm; kết luận thuộc người có thẩm quyền."
  },
  article: {
    title: "Ứng viên cần xem xét theo Điều 216 Bộ luật Hình sự",
    answer: (month: string, employers: string, late: string) =>
      `Đến hết ${month}, **${employers}** đơn vị có đủ các dấu hiệu đo được bằng số liệu để xem xét, đang chậm đóng **${late}**.`,
    none: (month: string) => `Đến hết ${month}, **không có** đơn vị nào có đủ các dấu hiệu đo được bằng số liệu.`,
    lead: "Đây là danh sách để xem xét, không phải kết luận. Số liệu chỉ cho biết thời gian, số tiền, số lao động và quyết định xử phạt trước đó; hành vi gian dối hoặc thủ đoạn khác, lỗi và khả năng nộp chỉ người có thẩm quyền mới xác định được.",
    tests: "Các dấu hiệu và căn cứ",
    testList: [
      "Chưa nộp từ 6 tháng trở lên: tuổi của khoản chậm đóng cũ nhất; bên cạnh là số tháng đã biết có tiền chậm từ 1 tháng (liên tục hoặc cộng dồn, theo Nghị quyết 05/2019/NQ-HĐTP).",
      "Đã bị xử phạt vi phạm hành chính: số và ngày quyết định xử phạt, lập sau khi khoản nợ cũ nhất còn lại đến hạn.",
      "Số tiền từ 50 triệu đồng, hoặc số lao động từ 10 người; số liệu là của tháng cuối."
    ],
    brackets: "Các khoản của Điều 216",
    bracketsCaption: "Số tiền, số lao động và hình phạt của từng khoản",
    bracketsNote:
      "Theo báo Nghệ An; dự thảo năm 2025 nâng các mức số tiền, chưa xác minh được việc thông qua. Pháp nhân có thể bị phạt đến 3 tỷ đồng.",
    tableTitle: "Từng đơn vị và căn cứ",
    caption: (month: string) => `Ứng viên cần xem xét, ${month}`
  },
  steering: {
    title: "Báo cáo Ban chỉ đạo: tình trạng chậm đóng trên địa bàn",
    answer: (month: string, employers: string, late: string, long: string) =>
      `Đến hết ${month}, **${employers}** đơn vị chậm đóng **${late}**; ${long} trong số tiền đó là nợ kéo dài từ 3 tháng và nợ khó thu.`,
    lead: "Bảng dùng cho báo cáo của từng tỉnh gửi Ban chỉ đạo thực hiện chính sách BHXH, BHYT: nợ theo loại của Điều 40 Quyết định 959/QĐ-BHXH và số đơn vị đã qua từng bước xử lý.",
    debtHeading: "Chậm đóng theo loại nợ",
    stepsHeading: "Đã xử lý đến đâu",
    debtCaption: (month: string) => `Chậm đóng theo loại nợ và tỉnh, ${month}`,
    stepsCaption: (month: string) => `Số đơn vị đang chậm đóng đã có từng loại văn bản, ${month}`
  },
  letter: {
    title: "Công văn 479: việc nào ở đâu",
    answer: (duties: string, pages: string) =>
      `Công văn 479/BHXH-TST ngày 24/02/2023 có **${duties}** yêu cầu; dưới đây mỗi yêu cầu dẫn đến trang hoặc lệnh phục vụ nó (${pages} trang).`,
    lead: "Lời công văn để nguyên; cột bên phải là nơi làm việc đó trong hệ thống. Việc không làm bằng số liệu thì nói rõ hệ thống giúp được gì.",
    cautions: [
      "Bản đồ này nói việc nào làm ở đâu; việc đã làm đến đâu thì xem ở chính trang đó. Tên các đơn vị thuộc BHXH Việt Nam giữ như trong công văn, một số đơn vị nay đã đổi tên."
    ],
    parts: {
      "Mở đầu": "Mở đầu",
      "I.1": "I.1. Quy trình thu, đôn đốc, thanh tra, báo cáo, công khai",
      "I.2": "I.2. Tuyên truyền, đối thoại, VssID",
      "I.3": "I.3. Kế hoạch tuần, tháng; thi đua",
      "II.1": "II.1. Ban Quản lý Thu - Sổ, Thẻ",
      "II.2": "II.2. Vụ Thanh tra - Kiểm tra",
      "II.3": "II.3. Trung tâm Truyền thông",
      "II.4": "II.4. Trung tâm Công nghệ thông tin",
      "II.5": "II.5. Trung tâm Chăm sóc khách hàng",
      Kết: "Kết"
    } as Record<string, string>
  },
  rules: {
    title: "Các bước xử lý và căn cứ pháp lý",
    answer: (steps: string, rules: string, read: string) =>
      `**${steps}** bước xử lý theo **${rules}** quy tắc có thời gian hiệu lực, trong đó ${read} quy tắc đã đọc toàn văn.`,
    notReviewed:
      "Chưa quy tắc nào được người có thẩm quyền rà soát; mọi mốc là số liệu trong data/rules và sửa được ở đó.",
    reviewed: (reviewed: string, all: string) => `${reviewed} trong ${all} bước đã được người có thẩm quyền rà soát.`,
    lead: "Văn bản chỉ được tính khi lập sau tháng khoản nợ cũ nhất còn lại đến hạn; trả hết thì bắt đầu lại từ đầu. Đơn vị khó thu, đã khoanh nợ, tạm dừng và bất khả kháng được xử lý riêng.",
    stepsHeading: "Các bước",
    stepsCaption: "Từng bước theo thời gian hiệu lực",
    step: "Bước",
    inForce: "Hiệu lực",
    age: "Số tháng chậm",
    requires: "Cần có trước",
    deadline: "Hạn",
    source: "Nguồn",
    text: "Toàn văn",
    read: "đã đọc",
    reported: "theo nguồn khác",
    or: "hoặc",
    until: (to: string) => `đến hết ${to}`,
    since: (from: string) => `từ ${from}`,
    fromTo: (from: string, to: string) => `từ ${from} đến hết ${to}`,
    always: "từ trước",
    ageFrom: (from: string) => `từ ${from} tháng`,
    ageBetween: (from: string, to: string) => `từ ${from} đến dưới ${to} tháng`,
    deadlineDay: (day: string) => `chậm nhất ngày ${day} của tháng`,
    days: (days: string) => `từ ngày thứ ${days} sau hạn, khi đã đôn đốc`,
    perDay: (rate: string) => `${rate} mỗi ngày`,
    termsHeading: "Các mốc khác",
    term: "Mốc",
    value: "Mức",
    publication: "Công khai danh sách",
    evasion: "Cần xem xét thêm sau đôn đốc",
    interest: "Tiền lãi từ 01/07/2025",
    forceMajeure: "Chứng minh bất khả kháng, tháng đôn đốc",
    stateList: "Gửi danh sách quý, tháng đầu quý sau",
    finesHeading: "Mức phạt vi phạm hành chính",
    finesNote:
      "Mức cho cá nhân; tổ chức bị phạt gấp đôi. Chưa tìm được mức của Nghị định 283/2026/NĐ-CP cho hành vi cố tình không đóng.",
    fineOf: "Hành vi",
    fine: "Mức phạt",
    fineKinds: {late: "chậm đóng", evasion: "cố tình không đóng, chưa đến mức hình sự"} as Record<string, string>,
    fineShare: (low: string, high: string, most: string) => `${low} – ${high} số tiền phải đóng, không quá ${most}`,
    fineAmount: (low: string, high: string) => `${low} – ${high}`,
    organisations: (factor: string) => `tổ chức × ${factor}`,
    ratesHeading: "Lãi suất chậm đóng hằng tháng trước 07/2025",
    ratesNote:
      "Chỉ tìm được hai năm trong các nguồn mở được; thiếu năm nào thì tiền lãi cần đến năm đó để trống. Thêm dòng vào data/reference/late_interest.csv.",
    year: "Năm",
    funds: "Quỹ",
    rate: "Lãi suất tháng",
    fundGroups: {si_ui_oa: "BHXH, BHTN, TNLĐ-BNN", hi: "BHYT"} as Record<string, string>,
    cautions: [
      "Trang này nói hệ thống đang tính theo quy tắc nào, không thay văn bản pháp luật.",
      "Tên bước thanh tra từ 7/2025 là “kiểm tra”: thẩm quyền thanh tra chuyên ngành sau Luật Thanh tra 2025 chưa được xác nhận."
    ]
  },
  dataDate: "Số liệu đến",
  paidTo: "Đã tính tiền nộp đến",
  listed: "Đang trong danh sách",
  amount: "Số tiền chậm đóng",
  leftLabel: "Đã ra khỏi danh sách",
  evasionSigns: "Quá 60 ngày sau hạn và đã đôn đốc",
  byProvince: "Theo tỉnh",
  byProvinceCaption: (date: string) => `Danh sách theo tỉnh, số liệu đến ${date}`,
  top: "Các đơn vị chậm đóng nhiều nhất",
  topCaption: (date: string) => `Các đơn vị chậm đóng nhiều nhất trong danh sách, số liệu đến ${date}`,
  topNote: (shown: string, all: string) =>
    `Bảng này có ${shown} trong ${all} đơn vị; danh sách đầy đủ của từng tỉnh ở bảng trên (CSV).`,
  file: "Danh sách (CSV)",
  download: "Tải về",
  now: {
    listed: "vẫn trong danh sách",
    paid: "đã nộp hết",
    renewed: "đã nộp khoản nêu trong văn bản, nay chậm khoản mới",
    apart: "xử lý riêng",
    unknown: "không có số liệu"
  } as Record<string, string>,
  nowHeading: "Ra khỏi danh sách vì sao",
  nowCaption: "Đơn vị của danh sách trước, theo tình trạng hiện nay",
  strayHeading: "Văn bản không gắn được với đơn vị nào",
  strayNote:
    "Mã đơn vị của các văn bản này không có trong sổ thu hay danh mục đơn vị; chúng không được tính cho ai. Sửa mã rồi gửi lại.",
  strayCaption: (shown: string, all: string) => `Văn bản không gắn được với đơn vị nào: ${shown} trong ${all}`,
  columns: {
    document: "Văn bản",
    number: "Số, ngày",
    delivery: "Tệp",
    province: "Tỉnh",
    employer: "Đơn vị",
    code: "Mã đơn vị",
    employers: "Số đơn vị",
    late: "Chậm đóng",
    lateNow: "Chậm đóng hiện nay",
    months: "Số tháng chậm",
    headcount: "Số lao động",
    dunning: "Văn bản đôn đốc",
    inspection: "Thanh tra, kiểm tra",
    penalty: "Quyết định xử phạt",
    evasion: "Cần xem xét thêm từ",
    state: "Tình trạng",
    cumulative: "Số tháng cộng dồn đã biết",
    clause: "Khoản",
    byAmount: "theo số tiền",
    byHeads: "theo số lao động",
    referred: "Đã chuyển hồ sơ",
    amountRange: "Số tiền",
    headRange: "Số lao động",
    fine: "Phạt tiền",
    prison: "Phạt tù",
    class1: "Nợ chậm đóng (dưới 1 tháng)",
    class2: "Nợ đọng (1 đến dưới 3 tháng)",
    class3: "Nợ kéo dài (từ 3 tháng)",
    class4: "Nợ khó thu",
    dunned: "Đã đôn đốc",
    inspected: "Đã thanh tra, kiểm tra",
    penalised: "Đã xử phạt",
    enforced: "Đã cưỡng chế",
    referredCount: "Đã chuyển hồ sơ",
    due: "Có bước đang đến hạn",
    publishable: "Đủ điều kiện công khai"
  },
  paper: (no: string, date: string) => `${no}, ${date}`,
  none: "–",
  range: (from: string, to: string) => `từ ${from} đến dưới ${to}`,
  rangeOpen: (from: string) => `từ ${from}`,
  cautions: [
    "Danh sách lập từ số liệu cuối tháng: tiền nộp sau ngày “đã tính tiền nộp đến” chưa được trừ; đối chiếu lần cuối trước khi công bố hoặc gửi.",
    "Chậm đóng không phải là trốn đóng: số liệu cho biết việc chậm đóng, kết luận thuộc người có thẩm quyền. Không dòng nào ở đây là kết luận.",
    "Đơn vị khó thu, đã khoanh nợ, tạm dừng hoặc bất khả kháng được xử lý riêng, không có trong danh sách."
  ],
  provinceHeading: "Công khai và xem xét",
  province: (employers: string, late: string, due: string) =>
    `${employers} đơn vị đủ điều kiện công khai, còn chậm đóng ${late}; ${due} đơn vị có bước xử lý đang đến hạn.`
};
