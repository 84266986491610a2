import {answer, caution, keyFigures} from "../../src/components/keyFigures.js";
import {monthSelect} from "../../src/components/ranking.js";
import {shell} from "../../src/components/shell.js";
import {dataTable} from "../../src/components/table.js";
import type {Lang} from "../../src/domain/format.js";
import type {Page, SiteContent} from "../../loaders/site/page.js";
import {ageing, bars, changes, map, trend} from "./charts.js";
import {NAMES, PERIODS, rankingData, rankingTable, vi} from "./series.js";

/** A small site in both languages that uses every component, from made-up numbers: for tests of the machinery. */
export function fixtureSite(): SiteContent {
  const langs: Lang[] = ["vi", "en"];
  return {
    pages: langs.flatMap((lang) => [overview(lang), ranking(lang)]),
    files: langs.map((lang) => ({path: `data/ranking-${lang}.json`, body: JSON.stringify(rankingData(lang))}))
  };
}

function frame(lang: Lang, path: string) {
  return shell({
    lang,
    path,
    product: vi(lang, "Theo dõi chậm đóng bảo hiểm", "Arrears observatory"),
    nav: [
      {path: `${lang}/index`, label: vi(lang, "Tổng quan", "Overview")},
      {path: `${lang}/provinces/index`, label: vi(lang, "Tỉnh, thành", "Provinces")}
    ],
    labels: {
      skip: vi(lang, "Đến nội dung", "Skip to content"),
      mainNavigation: vi(lang, "Mục chính", "Main"),
      menu: vi(lang, "Mục lục", "Contents"),
      theme: vi(lang, "Nền", "Theme"),
      themeAuto: vi(lang, "Tự động", "Automatic"),
      themeLight: vi(lang, "Sáng", "Light"),
      themeDark: vi(lang, "Tối", "Dark"),
      otherLanguage: vi(lang, "English", "Tiếng Việt"),
      otherLanguageTitle: vi(lang, "Trang này bằng tiếng Anh", "This page in Vietnamese"),
      status: vi(lang, "Tình trạng số liệu", "State of the data")
    },
    notice: vi(lang, "Số liệu mô phỏng, không phải số liệu thật.", "Synthetic data, not real figures."),
    status: [
      {label: vi(lang, "Kỳ", "Month"), value: vi(lang, "tháng 10/2026", "October 2026")},
      {label: vi(lang, "Địa bàn", "Reading"), value: vi(lang, "34 tỉnh, thành hiện nay", "today's 34 provinces")},
      {label: vi(lang, "Số liệu đến", "As of"), value: "31/10/2026"},
      {
        label: vi(lang, "Đầy đủ", "Coverage"),
        value: vi(lang, "thiếu 1/34 tỉnh: Vĩnh Long", "1/34 missing: Vĩnh Long"),
        warning: true
      }
    ],
    footer: [vi(lang, "Nguồn: báo cáo C12-TS của các tỉnh, thành.", "Source: monthly C12-TS notices of the provinces.")]
  });
}

function overview(lang: Lang): Page {
  const path = `${lang}/index`;
  const body = [
    `<h1>${vi(lang, "Tổng quan", "Overview")}</h1>`,
    answer(
      vi(
        lang,
        "Đến hết tháng 10/2026, số tiền chậm đóng bằng **3,12 %** số phải thu, cao hơn mốc 2,91 % **0,21 điểm phần trăm**; 14/34 tỉnh cao hơn mốc.",
        "By the end of October 2026, the amount late equals **3.12 %** of the receivable, above the 2.91 % baseline by **0.21 percentage points**; 14 of 34 provinces are above it."
      )
    ),
    keyFigures([
      {
        label: vi(lang, "Tỷ lệ chậm đóng", "Arrears rate"),
        value: "3,12 %",
        note: vi(lang, "cao hơn mốc", "above"),
        side: "above"
      },
      {label: vi(lang, "Số tiền chậm đóng", "Amount late"), value: vi(lang, "13.500 tỷ đồng", "13,500 billion đồng")},
      {label: vi(lang, "Đơn vị chậm đóng", "Employers late"), value: "72.412", note: "10,4 %"},
      {
        label: vi(lang, "So với tháng 10/2025", "On October 2025"),
        value: "−0,08",
        note: vi(lang, "tốt hơn", "better"),
        side: "below"
      }
    ]),
    trend(lang),
    `<div class="grid"><div class="col-6">${ageing(lang)}</div><div class="col-6">${bars(lang)}</div></div>`,
    `<div class="grid"><div class="col-6">${changes(lang)}</div><div class="col-6">${map(lang, path)}</div></div>`,
    caution(vi(lang, "Không nên kết luận", "What not to conclude"), [
      vi(lang, "Tháng 12 luôn thấp, tháng 1 luôn cao.", "December is always low, January always high.")
    ])
  ];
  return {path, lang, title: vi(lang, "Tổng quan", "Overview"), body: body.join("\n"), ...frame(lang, path)};
}

function ranking(lang: Lang): Page {
  const path = `${lang}/provinces/index`;
  const title = vi(lang, "Tỉnh, thành", "Provinces");
  const anchors = Object.keys(NAMES).map((code) => `<span id="row-${code}"></span>`);
  const body = [
    `<h1>${title}</h1>`,
    answer(
      vi(
        lang,
        "Tháng 10/2026, **14/34** tỉnh cao hơn mốc.",
        "In October 2026, **14 of 34** provinces are above the baseline."
      )
    ),
    `<p>${anchors.join("")}</p>`,
    monthSelect({tableId: "ranking", periods: PERIODS.slice(11), lang, label: vi(lang, "Kỳ", "Month")}),
    dataTable(rankingTable(lang, "ranking", true))
  ];
  return {path, lang, title, body: body.join("\n"), ranking: `data/ranking-${lang}.json`, ...frame(lang, path)};
}
