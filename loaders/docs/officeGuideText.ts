/** The written part of the guide for the office that makes the files. */
const vi = {
  title: "Hướng dẫn lập và gửi tệp số liệu",
  intro: `Dành cho người lập tệp ở cơ quan BHXH tỉnh. Mỗi tệp được đọc tự động; dòng nào sai thì riêng dòng đó bị tách ra và báo lại,
các dòng còn lại vẫn được tính. Không có gì bị sửa ngầm. ([English](office-guide.en.md))`,
  sections: `## Làm trong năm bước

1. Lấy tệp mẫu: \`arrears template ledger --province 79 --period 2026-10 --out so-thu-79-2026-10.xlsx\`. Mở bằng Excel hoặc LibreOffice.
2. Điền trang “Số liệu” từ dòng dưới tiêu đề; cột mã chọn từ danh sách, trỏ chuột vào tiêu đề để xem nghĩa. Ô cuối kỳ đổi màu khi số dư không khớp.
3. Mở trang “Đối chiếu”, nhập số theo sổ kế toán, cột chênh lệch phải bằng 0.
4. Gửi tệp. Kết quả nạp ghi rõ: bao nhiêu dòng nhận, bao nhiêu dòng bị tách, hoặc vì sao cả tệp bị từ chối.
5. Nếu có dòng bị tách, bộ phận dữ liệu gửi lại báo cáo lỗi (\`arrears quarantine --province 79 --out loi-79.xlsx\`): mở trang “Dòng lỗi”,
   sửa trong hệ thống nguồn, rồi gửi lại **trọn tháng của tỉnh**.

## Xuất từ phần mềm của mình

- **Định dạng**: CSV (dấu \`,\`, \`;\` hoặc tab), XLSX hoặc Parquet; nén \`.gz\`, \`.zip\` cũng được. Không đặt mật khẩu, không dùng \`.xls\` cũ.
- **Tên tệp** tùy ý; loại tệp được nhận ra từ dòng tiêu đề. Nên đặt theo mẫu \`so-thu-79-2026-10.xlsx\`, và dùng lại tên cũ khi gửi bản sửa.
- **Tiêu đề** bằng tiếng Việt hoặc tiếng Anh, không phân biệt hoa thường và dấu; thứ tự cột tùy ý; cột lạ được bỏ qua và báo lại. Trên tiêu đề có thể có
  dòng tên báo cáo và dòng \`Đơn vị tính: nghìn đồng\`.
- **Bảng mã chữ**: tốt nhất là UTF-8 (Excel: “CSV UTF-8”). Các bảng mã tiếng Việt cũ được nhận ra khi chắc chắn; không chắc thì tệp bị từ chối.
- **Số**: ghi liền \`1234567\` là chắc nhất. \`1.234.567,5\` hoặc \`1,234,567.5\` cũng được, miễn cả tệp một kiểu; tệp đọc được hai cách bị từ chối.
  Số âm có dấu trừ ở đầu. Ô trống là chưa biết, không phải 0.
- **Tháng**: \`2026-10\`, \`10/2026\` hoặc \`102026\`. **Ngày**: \`15/10/2026\` hoặc \`2026-10-15\`.
- **Mã tỉnh**: đến hết 06/2025 dùng mã của 63 tỉnh, từ 07/2025 dùng mã của 34 tỉnh. Bảy mã chỉ nơi khác nhau ở hai thời kỳ: 15, 24, 44, 52, 80, 82, 91.
- **Mã đơn vị**: một chữ in hoa và sáu chữ in hoa hoặc chữ số; chuyển tỉnh vẫn giữ mã.
- **Tổng kiểm tra** (không bắt buộc): dòng cuối có ô đầu là \`Tổng cộng\`, hoặc tệp \`<tên tệp>.control.json\` cạnh đó (\`so-thu.csv.control.json\` hay \`so-thu.control.json\`) dạng
  \`[{"province_code": "79", "period": "2026-10", "rows": 1200, "sums": {"si_closing": 123456789}}]\`. Lệch một đồng là cả tệp bị từ chối, kèm số chênh lệch.

## Sửa và gửi lại

- Tệp gửi sau thay thế **toàn bộ** những gì đã gửi của cùng loại, cùng tỉnh, cùng tháng: vì vậy phải gửi đủ mọi đơn vị của tháng đó, không chỉ các dòng sửa.
- Danh mục đơn vị, văn bản xử lý, kết luận, người lao động và trả lời thay thế theo từng khóa (bảng dưới): chỉ cần gửi các dòng sửa.
- Dòng còn sai trong bản sửa không làm dòng cũ sống lại: tháng đó được ghi là chưa đủ.
- Gửi lại đúng tệp cũ thì không có gì thay đổi. Tệp đã bị bản khác thay thế, gửi lại nguyên văn, sẽ bị từ chối kèm tên bản mới.
- Số liệu từng công bố vẫn xem lại được theo ngày; trang Tình trạng số liệu ghi các dòng bị tách có thể làm tỷ lệ và thứ hạng của tỉnh thay đổi bao nhiêu
  ([cách tính](quarantine.md)).`,
  kindsHeading: "Các loại tệp và các cột",
  kindsIntro:
    "Bảng này và các bảng cột theo đúng khai báo mà chương trình dùng để đọc; đầy đủ tên gọi khác của cột: [hợp đồng dữ liệu](extract-contract.md).",
  kindColumns: ["Loại tệp", "Mỗi dòng là", "Không trùng trong một tệp", "Tệp sau thay thế", "Tệp mẫu"],
  byCell: "mọi dòng cùng tỉnh, cùng tháng (năm)",
  byKey: (key: string) => `các dòng cùng ${key}`,
  columnColumns: ["Cột", "Ý nghĩa", "Kiểu, đơn vị", "Yêu cầu", "Ví dụ"],
  faultsHeading: "Mỗi lỗi nghĩa là gì và làm gì",
  faultsIntro: "Mã trong ngoặc là mã lỗi của lệnh `arrears quarantine --reason`. Ví dụ là dữ liệu bịa.",
  scopes: {
    row: "Lỗi của dòng: riêng dòng đó bị tách",
    cell: "Lỗi của một tháng của tỉnh: tháng đó bị giữ lại",
    file: "Lỗi của tệp: không nhận dòng nào"
  },
  faultColumns: ["Lỗi", "Vì sao", "Việc cần làm", "Sai", "Đúng"],
  end: `## Hỏi thêm

Gửi kèm tên tệp, số dòng và nội dung thông báo. Không gửi số định danh của người lao động qua thư.`
};

const en: typeof vi = {
  title: "How to make and deliver files",
  intro: `For the person in the provincial office who makes the files. Every file is read by a program; a row with a fault is set aside and reported,
the other rows count. Nothing is mended silently. ([Tiếng Việt](office-guide.md))`,
  sections: `## In five steps

1. Take the template: \`arrears template ledger --province 79 --period 2026-10 --lang en --out ledger-79-2026-10.xlsx\`. It opens in Excel and LibreOffice.
2. Fill in the sheet “Data” below the header; codes are chosen from lists, notes on the headings say what each column means. A closing balance changes
   colour while it does not add up.
3. Open the sheet “Totals”, write in the figures of the books; the differences must be 0.
4. Deliver the file. The answer says how many rows were taken and set aside, or why the whole file was refused.
5. If rows were set aside, an error report comes back (\`arrears quarantine --province 79 --lang en --out errors-79.xlsx\`): look at its sheet of rows,
   mend them in the source system and deliver **the whole month of the province** again.

## From a system of your own

- **Formats**: CSV (\`,\`, \`;\` or tab), XLSX or Parquet, also in \`.gz\` or \`.zip\`. No passwords, no old \`.xls\`.
- **Names of files** are free; the kind is known from the header. A name like \`ledger-79-2026-10.xlsx\` helps, and so does keeping it for a correction.
- **Headings** in Vietnamese or English, case and accents do not matter, columns in any order; unknown columns are left aside and reported. Titles and a
  line \`Đơn vị tính: nghìn đồng\` may stand above the header.
- **Encoding**: UTF-8 is best. Older Vietnamese encodings are taken when they can be told with certainty; otherwise the file is refused.
- **Numbers**: plain digits \`1234567\` are safest. \`1.234.567,5\` or \`1,234,567.5\` are read when the whole file has one style; a file that can be read two
  ways is refused. Negative numbers have their minus in front. An empty cell means not known, never 0.
- **Months**: \`2026-10\`, \`10/2026\` or \`102026\`. **Days**: \`15/10/2026\` or \`2026-10-15\`.
- **Province codes**: those of the 63 provinces to 2025-06, of the 34 provinces from 2025-07. Seven codes mean another place in the two maps: 15, 24, 44,
  52, 80, 82, 91.
- **Employer codes**: a capital letter and six capitals or digits; an employer that moves keeps its code.
- **Control totals** (optional): a last row whose first cell is \`Tổng cộng\`, or a file \`<file>.control.json\` beside it (\`ledger.csv.control.json\` or \`ledger.control.json\`) such as
  \`[{"province_code": "79", "period": "2026-10", "rows": 1200, "sums": {"si_closing": 123456789}}]\`. One đồng of difference refuses the file, with the difference.

## Corrections

- A later file replaces **everything** that was delivered of the same kind, province and month: so deliver all employers of the month, not the mended
  rows alone.
- Employers, documents, verdicts, workers and replies are replaced by key (see the table): deliver the mended rows only.
- A row that is still wrong in a correction does not bring the old row back: the month counts as incomplete.
- The same file again changes nothing. Bytes that another file has replaced are refused with the name of that file.
- What was once published can be rebuilt for any date; the page on data status says by how much rows that were set aside could change the rate and rank
  of a province ([how it is computed](quarantine.md)).`,
  kindsHeading: "Kinds of files and their columns",
  kindsIntro:
    "These tables follow from the declaration that the program reads by; all accepted headings: [the extract contract](extract-contract.md).",
  kindColumns: ["Kind", "A row is", "Unique in one file", "A later file replaces", "Template"],
  byCell: "all rows of the same province and month (year)",
  byKey: (key) => `rows of the same ${key}`,
  columnColumns: ["Column", "Meaning", "Type, unit", "Need", "Example"],
  faultsHeading: "What each fault means and what to do",
  faultsIntro: "The ids are those of `arrears quarantine --reason`. The examples are made up.",
  scopes: {
    row: "Faults of a row: that row is set aside",
    cell: "Faults of a province's month: the month is held back",
    file: "Faults of a file: none of its rows is taken"
  },
  faultColumns: ["Fault", "Why", "What to do", "Wrong", "Right"],
  end: `## Questions

Send the name of the file, the line and the message. Never send numbers of workers by mail.`
};

export const GUIDE = {vi, en};
