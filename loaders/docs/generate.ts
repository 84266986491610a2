/** The documentation that follows from declarations: the extract contract and the metrics. A test keeps it true. */
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {KINDS, type Column, type Kind} from "../extract/contract.js";
import {readMetrics} from "../metrics/definitions.js";
import {letterMapDoc} from "../letter/dispatch.js";
import {PROGRAM} from "../paths.js";
import {officeGuide} from "./officeGuide.js";

/** Generated documents by path inside the project. */
export function generatedDocs(): Record<string, string> {
  return {
    "docs/extract-contract.md": contractDoc(),
    "docs/letter-map.md": letterMapDoc(),
    "docs/metrics.md": metricsDoc(),
    "docs/office-guide.md": officeGuide("vi"),
    "docs/office-guide.en.md": officeGuide("en")
  };
}

const NEED = {
  column: "bắt buộc · required",
  "cell-optional": "cột bắt buộc, ô có thể trống · column required, cell may be empty",
  optional: "không bắt buộc · optional"
};

function contractDoc(): string {
  return `# Hợp đồng dữ liệu · The extract contract

<!-- Generated from loaders/extract/contract.ts and loaders/docs/generate.ts by \`npm run docs\`; edit there. -->

Mỗi tệp là CSV (dấu \`,\` \`;\` hoặc tab), XLSX hoặc Parquet, cũng có thể nén \`.gz\` hay \`.zip\`. Loại tệp được nhận ra từ dòng tiêu đề và nội dung, không từ tên tệp. Thứ tự cột tùy ý; dòng tên báo cáo có thể đứng trên tiêu đề, dòng \`Tổng cộng\`, ngày tháng và chữ ký có thể đứng cuối. Ô trống là thiếu, không bao giờ là 0.

A file is CSV (\`,\`, \`;\` or tab), XLSX or Parquet, and any of them as \`.gz\` or in a \`.zip\`. Its format and kind are known from its content, never from its name. Columns stand in any order; title rows may stand above the header and rows of totals below the data. Headings are compared without case, accents and punctuation. An empty cell is missing, never 0. Columns that are not listed are left aside and reported.

- **Numbers**: plain (\`1234567\`), Vietnamese (\`1.234.567,5\`) or English (\`1,234,567.5\`), decided once per file; a file that can be read two ways with different results is refused.
- **Periods**: \`YYYY-MM\`, \`MM/YYYY\` or \`MMYYYY\`. **Money** is whole đồng; \`Đơn vị tính: nghìn đồng\` or \`triệu đồng\` in a title row (also \`ĐVT:\`, \`Đơn vị:\`), or a column \`unit\`, scales it. Any other unit refuses the file; so do two different ones, and one that is stated below the data.
- **Control totals**: \`<file>.control.json\` = \`[{"province_code", "period", "rows", "sums": {column: number}}]\`, months in any of the forms above, columns under any of their headings; or rows of totals below the data. A difference refuses the file.

### What may stand around the rows

| what | answer |
|---|---|
| up to 30 rows of titles above the header, merged cells, headings broken into several lines | read over |
| a header in two rows (\`BHXH\` above \`đầu kỳ\`, \`phát sinh\`, …) | read as one; noted |
| a row that numbers the columns (\`A, B, 1, 2\` or \`(1), (2)\`), the header again on later pages | left aside; noted with its line |
| rows of totals below the data, called \`Tổng cộng\`, \`Cộng\`, \`Tổng số\`, \`Total\`, in any column | compared with the sums; a difference refuses the file |
| a place and date, signatures, remarks below the data (a few cells of words) | left aside; noted with their lines |
| totals or words amid the data | that row in quarantine |
| blank lines, delimiters at the end of lines, line ends of any kind | read over |

### Encodings

UTF-8 and UTF-16 (with or without a byte order mark) are known from the bytes. Anything else is an encoding of before Unicode: Windows-1258 (composed letters or combining marks), TCVN3 (ABC), VNI-Windows, VISCII or VPS. All different words with marks of the whole file are read in each of them, and the one in which most words are Vietnamese syllables is taken when at least 60 % are and no second reading comes near; the load record names it (\`encoding\`) with the share. Otherwise the file is refused with both readings, and should be saved as UTF-8. One or two words never decide. Where no word is Vietnamese and Windows-1258 and Windows-1252 read the same letters of Western Europe, these are taken and noted. UTF-8 with broken bytes is refused with the first such line. Tables: \`data/reference/legacy_encodings.csv\` (TCVN 5712, RFC 1456, VPS) and the VNI chart; text is stored in NFC, so composed and decomposed letters and all encodings end in the same text.

### Workbooks

One sheet holds the extract; others are left aside and named, two with data refuse the file, a hidden one is read and noted. Days count as their month, numbers in columns of codes are padded with zeros and counted. A cell with a formula gives the value that was stored with it, and is counted; without one it is a fault. Text that looks like a formula is text, here and in every export: CSV exports repeat values exactly, workbooks hold them as text cells.

### Archives and limits

A \`.zip\` may hold many files, each a delivery of its own; an archive in an archive is refused. Names inside are labels and never paths. Refused as soon as it shows: more than 8 GB unpacked, more than 400 to 1 above 64 MB, more than 10,000 files, a size or check sum that is not the stated one, a line longer than 4 MB, a row longer than 1 million characters, a header that does not end within 256 kB.

${KINDS.map(kindDoc).join("\n\n")}
`;
}

function kindDoc(kind: Kind): string {
  const rows = kind.columns.map(
    (c) =>
      `| \`${c.name}\` | ${c.headings.join(", ")} | ${typeText(c)} | ${NEED[c.need]} | ${c.meaning.vi} · ${c.meaning.en} |`
  );
  return `## ${kind.id}: ${kind.title.vi} · ${kind.title.en}

${kind.grain.vi} · ${kind.grain.en}. Key inside one file: ${kind.key.map((k) => `\`${k}\``).join(" + ")}.

| column | tiêu đề khác · other headings | type | need | meaning |
|---|---|---|---|---|
${rows.join("\n")}`;
}

function typeText(column: Column): string {
  switch (column.type) {
    case "money":
      return column.nonNegative ? "đồng, >= 0" : "đồng, ±";
    case "count":
      return "whole number >= 0";
    case "enum":
      return column.values!.map((v) => `\`${v}\``).join(" ");
    case "employer":
      return "`^[A-Z][A-Z0-9]{6}$`";
    case "province":
      return "2 digits, valid in the period";
    case "division":
      return "VSIC division, 2 digits";
    case "period":
      return "month";
    case "year":
      return "year";
    case "date":
      return "day, dd/mm/yyyy or ISO";
    case "decimal":
      return "number";
    case "person":
      return `${column.form!.en}; only a keyed hash of it is kept`;
    case "pattern":
      return `\`${column.pattern!.replaceAll("|", "\\|")}\``;
    case "text":
      return column.values ? `text, such as ${column.values.map((v) => `\`${v}\``).join(" ")}` : "text";
  }
}

function metricsDoc(): string {
  const parts = readMetrics().map(
    (m) => `## ${m.title.vi} · ${m.title.en}

\`${m.id}\`${m.is_headline ? " (headline)" : ""} = \`${m.numerator.column}\` / \`${m.denominator.column}\`, ${m.unit}, ${m.direction.replaceAll("_", " ")}; null when the denominator is not positive.

- ${m.why_it_matters.vi}
- ${m.why_it_matters.en}
- Tử số · numerator: ${m.numerator.vi} · ${m.numerator.en}
- Mẫu số · denominator: ${m.denominator.vi} · ${m.denominator.en}
- Nguồn · source: ${m.source}. Chủ quản · owner: ${m.owner}. Rà soát · reviewed on: ${m.reviewed_on ?? "chưa · not yet"}`
  );
  return `# Chỉ tiêu · Metrics

<!-- Generated from data/metrics/*.json by \`npm run docs\`; edit there. -->

${parts.join("\n\n")}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of Object.entries(generatedDocs())) writeFileSync(join(PROGRAM, path), text);
