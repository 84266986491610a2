import {describe, expect, it} from "vitest";
import {figure} from "../../src/components/figure.js";
import {keyFigures, answer} from "../../src/components/keyFigures.js";
import {rankingCells} from "../../src/components/ranking.js";
import {shell} from "../../src/components/shell.js";
import {cells, dataTable} from "../../src/components/table.js";
import type {TableSpec} from "../../src/components/table.js";
import {checkMarkup} from "./markup.js";

const spec: TableSpec = {
  id: "t",
  lang: "vi",
  caption: "Bảng <thử>",
  filename: "thu",
  filterable: true,
  columns: [
    {key: "rank", label: "Hạng", kind: "count"},
    {key: "name", label: "Đơn vị", kind: "text"},
    {key: "late", label: "Chậm đóng", unit: "đồng", kind: "dong"},
    {key: "rate", label: "Tỷ lệ", unit: "%", kind: "percent"},
    {key: "trend", label: "Diễn biến", kind: "html"}
  ],
  rows: [
    {
      rank: cells.count(1, "vi"),
      name: cells.text("Công ty A & B", "./a.html"),
      late: cells.dong(12345678901234567890n, "vi"),
      rate: cells.percent(0.031249999, "vi"),
      trend: cells.html("<svg></svg>", "tăng")
    },
    {rank: cells.count(2, "vi"), name: cells.text("B"), late: null, rate: cells.percent(null, "vi"), trend: null}
  ]
};

describe("dataTable", () => {
  const html = dataTable(spec);

  it("scrolls in its own frame where a column is wider by its style than by its words", () => {
    const fits = (least?: number) => {
      const columns = spec.columns.map((column) => (column.key === "name" && least ? {...column, least} : column));
      return Number(/table-fits-(\d+)/.exec(dataTable({...spec, columns}))?.[1] ?? Infinity);
    };
    const plain = fits();
    expect(plain).toBeLessThan(1230);
    expect(fits(400)).toBeGreaterThan(plain);
    expect(fits(1230)).toBe(Infinity);
  });

  it("is well-formed and escapes what it is given", () => {
    checkMarkup(html);
    expect(html).toContain("Bảng &lt;thử&gt;");
    expect(html).toContain("Công ty A &amp; B");
  });

  it("carries exact values beside what is read", () => {
    expect(html).toContain('data-value="12345678901234567890">12.345.678.901.234.567.890<');
    expect(html).toContain('data-value="0.031249999">3,12\u202f%<');
  });

  it("shows what is missing in words and gives it no value", () => {
    expect(html).toContain('class="num unknown" data-value="">chưa có<');
  });

  it("heads rows by their name and columns by buttons that sort, pictures excepted", () => {
    expect(html).toMatch(/<th scope="row" class="fixed"><a href="\.\/a\.html">/);
    expect(html.match(/aria-sort="none"/g)).toHaveLength(4);
    expect(html.match(/<button type="button"><span class="label">/g)).toHaveLength(4);
    expect(html).toContain('<span class="unit">đồng</span>');
  });

  it("stays a table without rows", () => {
    checkMarkup(dataTable({...spec, rows: []}));
  });
});

describe("figure", () => {
  it("joins drawing, source, table and downloads", () => {
    const html = figure({
      id: "f",
      title: "Kết luận",
      lang: "vi",
      svg: "<svg></svg>",
      table: spec,
      source: "C12-TS",
      asOf: "2026-10-31"
    });
    checkMarkup(html);
    expect(html).toContain("Nguồn: C12-TS · Số liệu đến 31/10/2026");
    expect(html).toContain('data-csv="t"');
    expect(html).toContain('data-picture="f"');
  });
});

describe("ranking cells", () => {
  it("say the direction of a change in words", () => {
    const row = {
      code: "1",
      label: "A",
      href: "#",
      rank: 1,
      rate: 0.03,
      distance: 0.0009,
      change_month: -0.0034,
      change_year: null,
      late: 1,
      receivable: 2,
      employers_late: 3
    };
    const found = rankingCells(row, "vi");
    expect(found.change_month.html).toBe('−0,34 <span class="word">tốt hơn</span>');
    expect(found.distance.text).toBe("+0,09 cao hơn mốc");
    expect(found.change_year).toEqual({text: "chưa có", value: null});
  });
});

describe("shell", () => {
  const options = {
    lang: "vi" as const,
    path: "vi/provinces/79",
    product: "Tên",
    nav: [
      {path: "vi/index", label: "Tổng quan"},
      {path: "vi/provinces/index", label: "Tỉnh"}
    ],
    labels: {
      skip: "Đến nội dung",
      mainNavigation: "Mục chính",
      menu: "Mục lục",
      theme: "Nền",
      themeAuto: "Tự động",
      themeLight: "Sáng",
      themeDark: "Tối",
      otherLanguage: "English",
      otherLanguageTitle: "Trang này bằng tiếng Anh",
      status: "Tình trạng"
    },
    status: [{label: "Kỳ", value: "tháng 10/2026"}],
    footer: ["Nguồn"]
  };

  it("links to the same page in the other language and marks the current section", () => {
    const {header} = shell(options);
    checkMarkup(header);
    expect(header).toContain('href="../../en/provinces/79.html" hreflang="en" lang="en"');
    expect(header).toContain('href="../../vi/provinces/index.html" aria-current="true"');
    expect(header).not.toContain('href="../../vi/index.html" aria-current');
    expect(shell({...options, path: "vi/index"}).header).toContain('aria-current="page"');
  });

  it("says that data are synthetic only when they are", () => {
    expect(shell(options).header).not.toContain("notice");
    expect(shell({...options, notice: "Số liệu mô phỏng"}).header).toContain("Số liệu mô phỏng");
  });
});

describe("key figures and the answer", () => {
  it("mark sides by a class and stress by strong", () => {
    expect(keyFigures([{label: "Tỷ lệ", value: "3,12 %", side: "above"}])).toContain("side-above");
    expect(answer("bằng **3,12 %** số <phải thu>")).toBe(
      '<p class="answer">bằng <strong>3,12 %</strong> số &lt;phải thu&gt;</p>'
    );
  });
});
