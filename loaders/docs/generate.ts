/** The documentation that follows from declarations: the extract contract and the metrics. A test keeps it true. */
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {KINDS, type Column, type Kind} from "../extract/contract.js";
import {readMetrics} from "../metrics/definitions.js";
import {PROGRAM} from "../paths.js";
import {officeGuide} from "./officeGuide.js";

/** Generated documents by path inside the project. */
export function generatedDocs(): Record<string, string> {
  return {
    "docs/extract-contract.md": contractDoc(),
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

<!-- Generated from loaders/extract/contract.ts by \`npm run docs\`; edit there. -->

Mỗi tệp là CSV (dấu \`,\` \`;\` hoặc tab; UTF-8 hoặc UTF-16). Loại tệp được nhận ra từ dòng tiêu đề, không từ tên tệp. Thứ tự cột tùy ý; dòng tên báo cáo có thể đứng trên tiêu đề, dòng \`Tổng cộng\` có thể đứng cuối. Ô trống là thiếu, không bao giờ là 0.

A file is CSV (\`,\`, \`;\` or tab; UTF-8 or UTF-16). Its kind is known from its header, never from its name. Columns stand in any order; title rows may stand above the header and rows beginning with \`Tổng cộng\` below the data. Headings are compared without case, accents and punctuation. An empty cell is missing, never 0. Columns that are not listed are left aside and reported.

- **Numbers**: plain (\`1234567\`), Vietnamese (\`1.234.567,5\`) or English (\`1,234,567.5\`), decided once per file; a file that can be read two ways with different results is refused.
- **Periods**: \`YYYY-MM\`, \`MM/YYYY\` or \`MMYYYY\`. **Money** is whole đồng; \`Đơn vị tính: nghìn đồng\` or \`triệu đồng\` in a title row, or a column \`unit\`, scales it.
- **Control totals**: \`<file>.control.json\` = \`[{"province_code", "period", "rows", "sums": {column: number}}]\`; a difference refuses the file.

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
      return "text";
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
- Nguồn · source: ${m.source}. Chủ quản · owner: ${m.owner}. Rà soát · reviewed on: ${m.reviewed_on}`
  );
  return `# Chỉ tiêu · Metrics

<!-- Generated from data/metrics/*.json by \`npm run docs\`; edit there. -->

${parts.join("\n\n")}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of Object.entries(generatedDocs())) writeFileSync(join(PROGRAM, path), text);
