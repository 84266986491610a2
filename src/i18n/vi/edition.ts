/** Editions of the site: who sees what. */
export const edition = {
  withheld: "không nêu",
  nav: "Bản này",
  title: "Bản này cho xem gì",
  footer: {
    central: () => "Bản: trung ương (đầy đủ, lưu hành nội bộ)",
    province: (province: string) => `Bản: ${province} (lưu hành nội bộ trong tỉnh)`,
    officer: (province: string, officer: string) => `Bản: cán bộ chuyên quản ${officer}, ${province} (lưu hành nội bộ)`,
    public: () => "Bản: công khai"
  },
  answer: {
    province: (province: string, employers: string) =>
      `Bản của **${province}**: **${employers}** đơn vị của tỉnh được nêu từng đơn vị; các nơi khác chỉ có số tổng hợp.`,
    officer: (officer: string, employers: string) =>
      `Bản của cán bộ **${officer}**: **${employers}** đơn vị được giao quản lý được nêu từng đơn vị; còn lại chỉ có số tổng hợp.`,
    public: (_: string, employers: string) =>
      `Bản **công khai**: chỉ có số tổng hợp và **${employers}** đơn vị đã được công khai đúng quy định.`
  },
  rulesHeading: "Nguyên tắc",
  rules: [
    "Đơn vị ngoài phạm vi của bản này không có trong bất kỳ tệp nào của bản: không mã, không tên, không mã số thuế. Không bản nào có dữ liệu về từng người lao động.",
    "Nhóm có dưới {n} đơn vị, hoặc dưới {n} đơn vị chậm đóng, trong bất kỳ tháng nào thì không nêu ở mọi tháng; cũng không nêu những nhóm mà nhờ chúng có thể tính ngược lại từ tổng.",
    "Số liệu không nêu giống nhau ở mọi bản (trừ phần của chính tỉnh), nên ghép hai bản hay hai tháng với nhau không tính ra được.",
    "Với nhóm của nơi khác chỉ có năm số: số đơn vị, số đơn vị chậm đóng, số tiền chậm đóng, số phải thu 12 tháng và tỷ lệ, cùng những gì tính từ đó và từ mức chung cả nước (khoảng tin cậy, mức kỳ vọng, dự báo). Không có bảng chéo hai chiều.",
    "Thứ hạng là thứ hạng giữa các nhóm được nêu."
  ],
  own: (province: string) => `Của mình: ${province}`,
  ownOfficer: (officer: string, province: string) => `Của mình: cán bộ chuyên quản ${officer}, ${province}`,
  ranksShown: (shown: string) =>
    `Thứ hạng tính trong ${shown} tỉnh được nêu ở bản này; bản của trung ương xếp hạng mọi tỉnh có tỷ lệ.`,
  nation: {
    heading: "So với cả nước",
    caption: (month: string) => `Đơn vị chậm đóng ở mỗi bước, của mình và cả nước, cuối ${month}`,
    own: "Của mình",
    ownShare: "Tỷ trọng của mình",
    nation: "Cả nước",
    nationShare: "Tỷ trọng cả nước",
    late: "Số tiền chậm đóng cả nước",
    note: "Tỷ trọng: trong mọi đơn vị chậm đóng. Bước có ít đơn vị được gộp với bước bên cạnh, để không suy ra được một đơn vị.",
    none: "Cả nước có bước chỉ gồm vài đơn vị, nên bản này không nêu số của cả nước."
  },
  withheldHeading: "Các nhóm không nêu",
  withheldNone: "Không nhóm nào phải che.",
  level: "Theo",
  number: "Số nhóm",
  groups: "Nhóm không nêu",
  levels: {province: "Tỉnh", sector: "Ngành", employer_type: "Loại hình đơn vị"},
  withheldGroup: (name: string) =>
    `Số liệu của **${name}** không nêu trong bản này: có tháng chỉ gồm vài đơn vị, hoặc cần che để bảo vệ nhóm như vậy.`,
  publishedHeading: "Đơn vị đã công khai",
  publishedNone: "Không có đơn vị nào đã được công khai mà còn chậm đóng.",
  publishedNote: (asOf: string) =>
    `Đơn vị có văn bản công khai còn hiệu lực và vẫn chậm đóng theo số liệu đến hết ${asOf}; nộp đủ thì ra khỏi danh sách.`,
  columns: {
    employer: "Đơn vị",
    code: "Mã đơn vị",
    province: "Tỉnh",
    late: "Số tiền chậm đóng",
    months: "Số tháng chậm đóng",
    publishedOn: "Ngày công khai"
  },
  cautions: [
    "Không cộng các nhóm được nêu rồi coi là toàn quốc: có nhóm không nêu.",
    "Ô trống không phải là 0: bản này không cho xem con số đó."
  ]
};
