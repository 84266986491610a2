/** What changed in the published numbers since the build before. */
export const revisions = {
  title: "Số đã công bố thay đổi vì số liệu",
  link: "Số đã công bố thay đổi so với lần dựng trước",
  first: "Đây là lần dựng đầu tiên: **chưa có** lần dựng trước để so.",
  none: (before: string) => `**Không số nào thay đổi** so với lần dựng trước (số liệu nhận đến ${before}).`,
  answer: (before: string, rates: string, files: string, ranks: string) =>
    `So với lần dựng trước (số liệu nhận đến ${before}), **${rates} tỷ lệ** đã công bố thay đổi vì ${files} tệp; ${ranks} lần xếp hạng đổi chỗ do số liệu, không do hành vi.`,
  lead: "Các số dưới đây là của cùng một tháng ở hai lần dựng: chênh lệch là do tệp đến thêm hoặc bản sửa.",
  filesHeading: "Các tệp khác nhau",
  filesCaption: "Tệp có ở một trong hai lần dựng",
  side: "Thay đổi",
  added: "thêm",
  removed: "bớt",
  ranksHeading: "Thứ hạng đổi chỗ do số liệu",
  ranksCaption: "Thứ hạng của cùng một tháng ở hai lần dựng",
  ranksNone: "Không thứ hạng nào đổi chỗ.",
  before: "Trước",
  after: "Nay",
  ratesHeading: "Tỷ lệ thay đổi",
  ratesCaption: "Tỷ lệ chậm đóng của cùng một tháng ở hai lần dựng",
  ratesNone: "Không tỷ lệ nào thay đổi.",
  group: "Nhóm",
  levels: {
    nation: "toàn quốc",
    province: "tỉnh",
    sector: "ngành",
    employer_type: "khối loại hình",
    size_class: "quy mô"
  } as Record<string, string>,
  byFiles: "Do tệp",
  more: "Danh sách đầy đủ: lệnh arrears diff previous current --json.",
  cautions: [
    "Thứ hạng đổi chỗ ở trang này không nói lên tỉnh thu tốt hơn hay kém đi: cùng một tháng, chỉ số liệu đổi.",
    "Tệp được nêu là tệp có chứa nơi và tháng đó; một tệp có thể không làm đổi mọi số mà nó chạm tới."
  ]
};
