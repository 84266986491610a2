/** How each rule recognises its pattern, with the numbers of its file. */
export const ruleWords = {
  sudden_change: (score: string, share: string, heads: string, impact: string) =>
    `Thay đổi trong một tháng có điểm bất thường từ ${score}, chênh ít nhất ${share} so với mức dự kiến và ảnh hưởng từ ${impact} tiền đóng một tháng. Số lao động chênh ít nhất ${heads} người; với tiền lương thì đơn vị có ít nhất ngần ấy người.`,
  slow_erosion: (months: string, share: string, heads: string, impact: string, k: string, h: string) =>
    `Tăng hoặc giảm kéo dài từ ${months} tháng, cộng lại ít nhất ${share} so với lúc đầu, ít nhất ${heads} người và ${impact} tiền đóng một tháng; tổng các mức lệch hằng tháng (CUSUM, mỗi tháng trừ ${k}) vượt ${h} lần mức dao động thường ngày.`,
  wage_cut_to_minimum: (drop: string, from: string, multiple: string, heads: string) =>
    `Trong một tháng mức lương bình quân giảm ít nhất ${drop}, từ ít nhất ${from} lần xuống không quá ${multiple} lần lương tối thiểu vùng, ở đơn vị có ít nhất ${heads} lao động, trong khi trung vị của nhóm so sánh không giảm tới nửa mức ấy.`,
  wage_frozen_at_minimum: (multiple: string, tolerance: string, rise: string, heads: string) =>
    `Suốt một năm mức lương bình quân bằng ${multiple} lần lương tối thiểu vùng (chênh không quá ${tolerance} lần), hoặc đứng yên và không cao hơn mức ấy dù lương tối thiểu tăng, trong khi trung vị của ngành cấp 2 tăng ít nhất ${rise}; đơn vị có ít nhất ${heads} lao động.`,
  wage_inflated_before_benefit: (rise: string, heads: string, change: string) =>
    `Mức lương bình quân cao hơn mức dự kiến ít nhất ${rise}, ở đơn vị không quá ${heads} lao động và số lao động thay đổi không quá ${change}.`,
  headcount_shaved: (months: string, drop: string, most: string, limits: string, near: string, score: string) =>
    `Trong ${months} tháng số lao động giảm từ ${drop} đến ${most} và xuống dưới một ngưỡng (${limits}), thấp hơn ngưỡng không quá ${near}; điểm của tháng từ ${score}.`,
  mass_leave_return: (drop: string, heads: string, months: string, within: string, score: string) =>
    `Số lao động giảm ít nhất ${drop} và ít nhất ${heads} người, rồi trong ${months} tháng trở lại gần mức cũ (chênh không quá ${within}); điểm của tháng trở lại từ ${score}.`,
  headcount_collapse_debt_stays: (months: string, left: string, heads: string, owed: string) =>
    `Trong ${months} tháng số lao động chỉ còn không quá ${left}, ở đơn vị trước đó có ít nhất ${heads} lao động, còn chậm đóng ít nhất bằng tiền đóng ${owed} tháng.`,
  payment_stop: (paid: string, slow: string, impact: string) =>
    `Đơn vị đóng hằng tháng: ba tháng liền không nộp và có khoản chậm đóng từ một tháng; mười hai tháng trước đó nộp ít nhất ${paid} tháng, không quá ${slow} tháng chậm từ hai tháng, bình quân ít nhất ${impact} một tháng.`,
  code_shuffle: (heads: string, few: string, tolerance: string, wages: string, owed: string) =>
    `Cùng tháng một mã giảm, một mã khác cùng ngành cấp 2, cùng tỉnh tăng gần cùng số lao động (chênh không quá ${tolerance}), ít nhất ${heads} người (mã mới hoặc mã chấm dứt: ${few}), quỹ lương đi theo (chênh không quá ${wages}), còn chậm đóng ở mã cũ ít nhất bằng tiền đóng ${owed} tháng.`
} as const;
