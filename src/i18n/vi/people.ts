/** Workers of late employers, emulation sheets, VssID. ** marks what is set large; numbers arrive formatted. */
export const people = {
  workers: {
    title: "Người lao động của đơn vị chậm đóng",
    answer: (month: string, workers: string, employers: string, unsettled: string) =>
      `Đến hết ${month}, danh sách của ${employers} đơn vị chậm đóng có **${workers}** người lao động, trong đó **${unsettled}** người đã nghỉ việc mà chưa được chốt sổ.`,
    hidden: "số đã che",
    none: "Chưa có danh sách người lao động nào được gửi (tệp workers).",
    cover: (listed: string, all: string) =>
      `Danh sách có của ${listed} trong ${all} đơn vị chậm đóng từ 3 tháng; các con số dưới đây chỉ nói về những đơn vị ấy.`,
    rule: (threshold: string) =>
      `Trang chỉ có số đếm. Ô có từ 1 đến dưới ${threshold} người được che (ký hiệu “che”), cùng những ô mà nhờ chúng có thể tính ngược lại từ tổng; ô bị che không nói lên ô nào nhỏ.`,
    employersLink: "Từng đơn vị: bao nhiêu người, chưa đóng từ tháng nào",
    provinceHeading: "Số tháng chưa được đóng, theo tỉnh",
    provinceCaption: (month: string) => `Người lao động theo số tháng chưa được đóng và tỉnh, ${month}`,
    stateHeading: "Tình trạng của người lao động, theo tỉnh",
    stateCaption: (month: string) => `Người lao động theo tình trạng và tỉnh, ${month}`,
    sectorHeading: "Số tháng chưa được đóng, theo ngành",
    sectorCaption: (month: string) => `Người lao động theo số tháng chưa được đóng và ngành, ${month}`,
    courseTitle: (share: string, month: string) =>
      `${share} người lao động trong danh sách tháng ${month} chưa được đóng từ 6 tháng trở lên hoặc chưa tháng nào`,
    courseDescription: "Mỗi cột là một tháng, chia theo số tháng chưa được đóng.",
    courseSubtitle: "Số người trong danh sách, toàn quốc",
    courseCaption: "Người lao động trong danh sách theo tháng, toàn quốc",
    changes: (left: string, settled: string, joined: string) =>
      `So với tháng trước, ${left} người trong danh sách chuyển sang đã nghỉ việc, ${settled} người được chốt sổ, ${joined} người mới có trong danh sách.`,
    suppressed: "che",
    suppressedHint: "số nhỏ, hoặc ô để bảo vệ số nhỏ",
    total: "Cả nước",
    columns: {
      group: "Nhóm",
      workers: "Người lao động",
      missing_0: "Đã đóng đủ",
      missing_1: "1–2 tháng",
      missing_3: "3–5 tháng",
      missing_6: "6–11 tháng",
      missing_12: "≥12 tháng",
      never_paid: "Chưa tháng nào",
      working: "Đang làm việc",
      on_leave: "Nghỉ, tạm hoãn",
      left_unsettled: "Nghỉ việc, chưa chốt sổ",
      left_settled: "Nghỉ việc, đã chốt sổ"
    },
    cautions: [
      "Số tháng chưa được đóng đếm từ tháng cuối đã đóng đủ đến tháng của danh sách (người đã nghỉ: đến tháng danh sách đầu tiên ghi đã nghỉ, nên là mức cao nhất). Tháng gần nhất có thể chưa đến hạn nộp.",
      "Danh sách do cơ quan BHXH gửi, không phải đơn vị nào cũng có; số ở đây không phải là tổng số người bị ảnh hưởng.",
      "Mã số của từng người được thay bằng mã băm có khóa khi nạp và không có trong kho dữ liệu hay trên trang."
    ],
    sectionHeading: "Người lao động của đơn vị chậm đóng",
    section: (month: string, workers: string, long: string) =>
      `Danh sách ${month}: **${workers}** người lao động; ${long} người chưa được đóng từ 6 tháng trở lên hoặc chưa tháng nào.`
  },
  employers: {
    title: "Đơn vị chậm đóng và người lao động của họ",
    answer: (month: string, employers: string) =>
      `Danh sách ${month} có **${employers}** đơn vị; mỗi dòng nói đơn vị có bao nhiêu người và người chưa được đóng lâu nhất thì từ tháng nào.`,
    caption: (month: string) => `Đơn vị chậm đóng có danh sách người lao động, ${month}`,
    shown: (shown: string, all: string) => `Bảng có ${shown} đơn vị đông người nhất trong ${all}.`,
    under: (threshold: string) => `dưới ${threshold}`,
    sentence: (workers: string, since: string) => `${workers} người, chưa đóng từ ${since}`,
    never: "chưa từng đóng",
    columns: {
      employer: "Đơn vị",
      code: "Mã đơn vị",
      place: "Tỉnh",
      workers: "Người lao động",
      since: "Chưa đóng từ",
      months: "Số tháng chậm",
      late: "Chậm đóng"
    },
    cautions: [
      "“Chưa đóng từ” là tháng đầu tiên mà ít nhất một người chưa được chốt sổ trong danh sách chưa được đóng.",
      "Số tiền và tình trạng của từng người (theo mã thay thế) chỉ có bằng lệnh arrears workers tại cơ quan, không lên trang."
    ]
  },
  scoring: {
    title: {quarter: "Bảng điểm thi đua theo quý", year: "Bảng điểm thi đua theo năm"},
    spanQuarter: (quarter: string, year: string) => `quý ${quarter}/${year}`,
    spanYear: (year: string, open: boolean) => (open ? `năm ${year}, đến hết quý gần nhất` : `năm ${year}`),
    none: "Chưa có quý nào đủ số liệu để chấm.",
    answer: (span: string, all: string, above: string, below: string) =>
      `Trong ${all} tỉnh, ${span} chỉ **${above}** tỉnh có điểm chắc chắn cao hơn và **${below}** tỉnh chắc chắn thấp hơn mức giữa; những tỉnh còn lại không phân biệt được bằng số liệu.`,
    lead: "Trọng số và thang điểm là đề xuất, chưa có người duyệt; sửa tại data/scoring. Mỗi con số đi với khoảng 95 %: hai nơi có khoảng chồng lên nhau thì không nên xếp hơn kém.",
    provinceHeading: "Điểm của các tỉnh",
    intervalTitle: (across: string, all: string) => `${across} trong ${all} khoảng điểm chứa mức giữa`,
    intervalDescription: "Mỗi dòng là một tỉnh: dấu là điểm, thanh là khoảng 95 %, đường đứt là điểm giữa.",
    intervalSubtitle: "Điểm thi đua (0–100) với khoảng 95 %",
    middle: "điểm giữa",
    provinceCaption: (span: string) => `Điểm thi đua của tỉnh, ${span}`,
    officerHeading: "Điểm của cán bộ chuyên quản",
    officerAnswer: (scored: string, apart: string) =>
      `${scored} cán bộ có từ 10 đơn vị trở lên nên có bảng điểm; ${apart} người trong số đó có điểm chắc chắn khác mức giữa. Những người khác không phân biệt được với nhau.`,
    officerNone: "Không cán bộ nào có từ 10 đơn vị trở lên, nên chưa có bảng điểm của cán bộ.",
    officerCaption: (span: string) => `Điểm thi đua của cán bộ, ${span}`,
    criteriaHeading: "Tiêu chí, trọng số và thang",
    criteriaCaption: "Tiêu chí của bảng điểm",
    proposal: "đề xuất, chưa duyệt",
    reviewed: (date: string) => `đã duyệt ${date}`,
    barredHeading: "Đơn vị không được xét thi đua, khen thưởng",
    barred: (span: string, employers: string, evading: string) =>
      `Cuối ${span}, **${employers}** đơn vị đang chậm đóng nên không được xem xét tặng danh hiệu thi đua, hình thức khen thưởng (Luật 41/2024/QH15, Điều 40, đã đọc toàn văn); trong đó ${evading} đơn vị có dấu hiệu phải xem xét theo Điều 41 (quá 60 ngày sau hạn và đã được đôn đốc), chưa phải kết luận.`,
    barredNone: "Chưa có quý nào sau ngày Luật 41/2024/QH15 có hiệu lực được chấm.",
    barredCaption: (shown: string, all: string) => `${shown} trong ${all} đơn vị, số chậm đóng lớn xếp trước`,
    barredFile: "Cả danh sách (CSV)",
    unknownInterval: "chưa có khoảng",
    exact: "đếm đủ",
    rankRange: (low: string, high: string) => (low === high ? low : `${low}–${high}`),
    sure: {above: "▲ cao hơn mức giữa", below: "▼ thấp hơn mức giữa", across: "○ không phân biệt được"},
    columns: {
      group: "Nơi, người",
      score: "Điểm",
      interval: "Khoảng 95 %",
      ranks: "Hạng có thể",
      verdict: "So với mức giữa",
      measured: "Trọng số đo được",
      employers: "Đơn vị",
      criterion: "Tiêu chí",
      weight: "Trọng số",
      zero: "0 điểm tại",
      full: "100 điểm tại",
      levels: "Chấm cho",
      state: "Trạng thái",
      employer: "Đơn vị",
      place: "Tỉnh",
      months: "Số tháng chậm",
      late: "Chậm đóng",
      article: "Điều"
    },
    levels: {province: "tỉnh", officer: "cán bộ", both: "tỉnh, cán bộ"},
    other: {quarter: "Bảng điểm theo quý", year: "Bảng điểm theo năm"},
    cautions: [
      "Khoảng của điểm gộp từ khoảng của từng tiêu chí, coi như độc lập; số đếm đủ (thu, kế hoạch, cài đặt) không có sai số chọn mẫu nhưng vẫn có thể sai do báo cáo.",
      "Thay đổi tỷ lệ tính trên những đơn vị nơi đó quản lý cuối kỳ, trừ mức thay đổi chung của cả nước; một đơn vị lớn có thể quyết định con số, khoảng rộng nói lên điều đó.",
      "Bảng điểm không thay cho nhận xét của người quản lý và không dùng một mình để khen hay phê bình."
    ]
  },
  book: {
    sheet: "Người lao động",
    title: (employer: string) => `Người lao động của đơn vị ${employer}: tình trạng và số tiền chậm đóng theo tháng`,
    until: (month: string) => `Đến hết tháng ${month}.`,
    notes: [
      "Mã NLD-… thay cho mã số BHXH (mã băm có khóa); chỉ dùng tại cơ quan BHXH.",
      "Số tiền chậm đóng của từng người là số tính toán: số chậm đóng của đơn vị chia theo tiền lương nhân số tháng đã đến hạn chưa đóng của từng người; không phải số trên sổ."
    ],
    tableTitle: "Từng tháng, từng người",
    columns: {
      period: "Tháng",
      worker: "Người lao động",
      status: "Tình trạng",
      wage_base: "Tiền lương đóng",
      paid_through: "Đã đóng đến",
      months_missing: "Số tháng chưa được đóng",
      due_months: "Trong đó đã đến hạn",
      late: "Số tiền chậm đóng (tính toán)"
    },
    status: {
      working: "đang làm việc",
      unpaid_leave: "nghỉ không lương",
      sick: "nghỉ ốm",
      maternity: "nghỉ thai sản",
      suspended: "tạm hoãn hợp đồng",
      left_unsettled: "đã nghỉ việc, chưa chốt sổ",
      left_settled: "đã nghỉ việc, đã chốt sổ"
    }
  },
  scoringBook: {
    title: (span: string) => `Bảng điểm thi đua ${span}`,
    notes: [
      "Trọng số và thang điểm là đề xuất, chưa có người duyệt (data/scoring).",
      "Hai nơi có khoảng 95 % chồng lên nhau thì số liệu không phân biệt được."
    ],
    sheets: {totals: "Điểm", details: "Từng tiêu chí", barred: "Không xét thi đua"},
    order: {
      totals: "place officer_code employers score score_low score_high measured",
      details: "place officer_code criterion value low high hits cases weight points points_low points_high",
      barred: "employer_code place officer_code months_late late article"
    },
    columns: {
      place: "Tỉnh",
      officer_code: "Cán bộ",
      employers: "Đơn vị",
      score: "Điểm",
      score_low: "Từ",
      score_high: "Đến",
      measured: "Trọng số đo được",
      criterion: "Tiêu chí",
      value: "Giá trị",
      low: "Giá trị từ",
      high: "Giá trị đến",
      hits: "Đạt",
      cases: "Trường hợp",
      weight: "Trọng số",
      points: "Điểm",
      points_low: "Điểm từ",
      points_high: "Điểm đến",
      employer_code: "Mã đơn vị",
      months_late: "Số tháng chậm",
      late: "Chậm đóng (đồng)",
      article: "Điều (Luật 41/2024)"
    }
  },
  vssid: {
    title: "Cài đặt VssID so với kế hoạch",
    answer: (month: string, done: string, plan: string, share: string) =>
      `Đến hết ${month}, cả nước cài mới **${done}** trong kế hoạch năm ${plan} (**${share}**).`,
    verdicts: (reached: string, likely: string, unlikely: string, uncertain: string) =>
      `${reached} tỉnh đã đạt kế hoạch năm, ${likely} tỉnh chắc sẽ đạt, ${unlikely} tỉnh không đạt trong năm với nhịp hiện nay, ${uncertain} tỉnh chưa nói được.`,
    none: "Chưa có tiến độ cài đặt VssID nào được gửi (tệp progress).",
    noPlan: (month: string, done: string) =>
      `Đến hết ${month}, cả nước cài mới **${done}** từ đầu năm; chưa đủ kế hoạch để so sánh.`,
    courseTitle: (expected: string, plan: string) =>
      `Với nhịp hiện nay, cuối năm khoảng ${expected} so với kế hoạch ${plan}`,
    courseTitleNone: "Số người cài mới từ đầu năm",
    courseDescription:
      "Đường đậm là số cài mới cộng dồn từ đầu năm, đường đứt là kế hoạch chia đều, dải là dự báo 95 %.",
    courseSubtitle: "Cài mới cộng dồn trong năm, toàn quốc",
    courseCaption: "Cài mới cộng dồn và kế hoạch chia đều, toàn quốc",
    done: "đã cài",
    plan: "kế hoạch",
    projected: "dự báo",
    heading: "Từng tỉnh",
    caption: (month: string) => `VssID theo tỉnh, ${month}`,
    verdict: {
      reached: "✓ đã đạt",
      likely: "▲ sẽ đạt trong năm",
      uncertain: "○ chưa nói được",
      unlikely: "▼ không đạt trong năm",
      none: "chưa đủ số liệu"
    },
    when: (month: string) => `khoảng ${month}`,
    columns: {
      group: "Tỉnh",
      trend: "12 tháng",
      done: "Cài từ đầu năm",
      plan: "Kế hoạch năm",
      share: "Đạt",
      monthly: "Mỗi tháng",
      expected: "Dự báo cuối năm",
      band: "Dải 95 %",
      verdict: "Kết luận",
      when: "Đạt kế hoạch vào"
    },
    cautions: [
      "Dự báo lấy mức bình quân 12 tháng gần nhất, không tính mùa vụ hay đợt vận động; dải rộng ra theo số tháng còn lại.",
      "Số cài là số mới trong tháng do địa phương báo cáo (tệp progress), kế hoạch là của cả năm theo mã tỉnh ngày 1 tháng 1 (tệp plans)."
    ]
  }
};
