/** What improves a rate around a closing date without anything collected. */
export const closing = {
  title: "Quanh ngày chốt",
  answer: (findings: string, provinces: string, months: string) =>
    `Quanh các ngày chốt ${months} có **${findings}** điều cần hỏi lại tại ${provinces} tỉnh: tỷ lệ tốt lên mà không do thu được.`,
  answerNone: (months: string) =>
    `Quanh các ngày chốt ${months} **không có** điều gì cần hỏi lại: tỷ lệ không tốt lên ngoài phần thu được.`,
  answerNoMonths: "Chưa có ngày chốt nào trong số liệu.",
  heading: "Những điều cần hỏi lại",
  caption: "Số tiền và tác động lên tỷ lệ, theo tỉnh, ngày chốt và quy tắc",
  none: "Không có.",
  columns: {
    province: "Tỉnh",
    month: "Ngày chốt",
    rule: "Quy tắc",
    amount: "Số tiền",
    usual: "Thường thấy",
    employers: "Đơn vị",
    effect: "Tác động lên tỷ lệ"
  },
  rulesHeading: "Quy tắc",
  thresholds: (effect: string, times: string, after: string) =>
    `Nêu ra khi tác động từ ${effect} và số tiền gấp hơn ${times} lần mức giữa của sáu tháng trước; nhìn tới ${after} tháng sau ngày chốt, nên ngày chốt gần nhất có thể chưa đủ.`,
  unreviewed: "Các quy tắc này chưa được người có thẩm quyền xem xét.",
  cautions: [
    "Mỗi con số là một câu hỏi, không phải kết luận: điều chỉnh, hoàn trả và phân loại lại phần lớn là đúng quy định.",
    "Nợ chuyển sang khó thu không làm giảm tỷ lệ chính, chỉ làm giảm tỷ lệ không tính khó thu."
  ]
} as const;
