import {barChart} from "../../src/components/barChart.js";
import {cells, changeWord} from "../../src/components/cells.js";
import {figure} from "../../src/components/figure.js";
import {answer, caution, keyFigures} from "../../src/components/keyFigures.js";
import {lineChart} from "../../src/components/lineChart.js";
import {monthSelect, rankingCells} from "../../src/components/ranking.js";
import {shell} from "../../src/components/shell.js";
import {sparkline} from "../../src/components/sparkline.js";
import {stackedBars} from "../../src/components/stackedBars.js";
import {dataTable} from "../../src/components/table.js";
import type {TableSpec} from "../../src/components/table.js";
import {vietnamMap} from "../../src/components/vietnamMap.js";
import {PIECES} from "../../src/components/mapShapes.js";
import {rankingAt} from "../../src/domain/ranking.js";
import type {RankingData} from "../../src/domain/ranking.js";
import {linksFrom} from "../../src/domain/links.js";
import type {Lang} from "../../src/domain/format.js";
import type {Page, SiteContent} from "../../loaders/site/page.js";

/** A small site in both languages that uses every component, from made-up numbers: for tests of the machinery. */
export function fixtureSite(): SiteContent {
  const langs: Lang[] = ["vi", "en"];
  return {
    pages: langs.flatMap((lang) => [overview(lang), ranking(lang)]),
    files: langs.map((lang) => ({path: `data/ranking-${lang}.json`, body: JSON.stringify(rankingData(lang))}))
  };
}

export const BASELINE = 0.0291;
export const PERIODS = Array.from({length: 58}, (_, i) => {
  const month = 1 + (i % 12);
  return `${2022 + Math.floor(i / 12)}-${String(month).padStart(2, "0")}`;
});
const AGES = ["<1", "1–<3", "3–<6", "6–<12", "≥12"];
const NAMES: Record<string, string> = {
  "48": "Đà Nẵng",
  "56": "Khánh Hoà",
  "79": "Hồ Chí Minh",
  "01": "Hà Nội",
  "86": "Vĩnh Long"
};

/** A course with a year's rhythm around the baseline; deterministic. */
export function wave(shift: number, level = BASELINE): (number | null)[] {
  return PERIODS.map((_, i) =>
    i < 11 ? null : level + 0.006 * Math.sin((i + shift) / 5) + 0.00005 * ((i * 37 + shift) % 41)
  );
}

function vi(lang: Lang, vietnamese: string, english: string): string {
  return lang === "vi" ? vietnamese : english;
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

function trend(lang: Lang): string {
  const series = [
    {key: "VN", label: vi(lang, "Cả nước", "Nation"), values: wave(0), emphasis: true},
    {key: "79", label: "Hồ Chí Minh", values: wave(9)},
    {key: "01", label: "Hà Nội", values: wave(2, 0.0262), dashed: true}
  ];
  const title = vi(
    lang,
    "Tỷ lệ chậm đóng vượt mốc 2,91 % từ tháng 7/2026",
    "The rate has been above 2.91 % since July 2026"
  );
  return figure({
    id: "trend",
    lang,
    title,
    subtitle: vi(
      lang,
      "Số tiền chậm đóng trên số phải thu 12 tháng, %",
      "Amount late over twelve months' receivable, %"
    ),
    svg: lineChart({
      id: "trend-chart",
      lang,
      title,
      description: vi(lang, "Ba đường theo tháng.", "Three monthly lines."),
      unit: "percent",
      series,
      periods: PERIODS,
      baseline: {value: BASELINE, label: vi(lang, "Mốc 2,91 %", "2.91 % baseline")},
      events: EVENTS.map(([period, kind, a, b]) => ({period, kind, label: vi(lang, a, b)})),
      points: [
        {period: "2023-12", value: 0.0269, label: vi(lang, "Công bố 2,69 %", "Published 2.69 %")},
        {period: "2024-12", value: 0.0259, label: vi(lang, "Công bố 2,59 %", "Published 2.59 %")}
      ]
    }),
    table: seriesTable("trend-table", lang, title, series),
    source: "C12-TS",
    asOf: "2026-10-31"
  });
}

const EVENTS: [string, string, string, string][] = [
  ["2022-02", "tet", "Tết", "Tết"],
  ["2023-01", "tet", "Tết", "Tết"],
  ["2024-02", "tet", "Tết", "Tết"],
  ["2025-01", "tet", "Tết", "Tết"],
  ["2026-02", "tet", "Tết", "Tết"],
  ["2022-07", "wage", "Lương tối thiểu vùng tăng 6 %", "Regional minimum wage +6 %"],
  ["2023-07", "wage", "Lương cơ sở 1.800.000 đ", "Base salary 1.8 million"],
  [
    "2024-07",
    "wage",
    "Lương cơ sở 2.340.000 đ; lương tối thiểu vùng tăng 6 %",
    "Base salary 2.34 million; minimum wage +6 %"
  ],
  ["2025-07", "law", "Luật 41/2024: hạn đóng lùi một tháng; 34 tỉnh", "Law 41/2024: due one month later; 34 provinces"],
  ["2026-01", "wage", "Lương tối thiểu vùng mới", "New regional minimum wage"]
];

function seriesTable(
  id: string,
  lang: Lang,
  caption: string,
  series: {key: string; label: string; values: (number | null)[]}[]
): TableSpec {
  return {
    id,
    lang,
    caption,
    filename: id,
    columns: [
      {key: "period", label: vi(lang, "Kỳ", "Month"), kind: "text"},
      ...series.map((s) => ({key: s.key, label: s.label, kind: "percent" as const, unit: "%"}))
    ],
    rows: PERIODS.map((p, i) => ({
      period: cells.text(p),
      ...Object.fromEntries(series.map((s) => [s.key, cells.percent(s.values[i], lang)]))
    }))
  };
}

function ageing(lang: Lang): string {
  const classes = AGES.map((label, k) => ({
    key: `a${k}`,
    label,
    values: PERIODS.map((_, i) => (k + 1) * 4e11 * (1 + 0.1 * Math.sin(i / 4 + k)) * (i === 20 ? NaN : 1)).map((v) =>
      Number.isNaN(v) ? null : v
    )
  }));
  const title = vi(
    lang,
    "Một phần ba số tiền đã chậm từ 12 tháng trở lên",
    "A third of the amount is twelve months late or more"
  );
  return figure({
    id: "ageing",
    lang,
    title,
    subtitle: vi(lang, "Số tiền chậm đóng theo số tháng chậm", "Amount late by months late"),
    svg: stackedBars({
      id: "ageing-chart",
      lang,
      title,
      description: title,
      unit: "dong",
      periods: PERIODS,
      classes,
      size: "half"
    }),
    table: {
      ...seriesTable("ageing-table", lang, title, []),
      columns: [
        {key: "period", label: "Kỳ", kind: "text"},
        ...classes.map((c) => ({key: c.key, label: c.label, kind: "dong" as const, unit: "đồng"}))
      ],
      rows: PERIODS.map((p, i) => ({
        period: cells.text(p),
        ...Object.fromEntries(
          classes.map((c) => [c.key, cells.dong(c.values[i] === null ? null : BigInt(Math.round(c.values[i]!)), lang)])
        )
      }))
    },
    source: "C12-TS",
    asOf: "2026-10-31"
  });
}

function bars(lang: Lang): string {
  const rows = Object.entries(NAMES).map(([code, label], i) => ({
    label,
    value: i === 3 ? null : 0.045 - i * 0.006,
    href: linksFrom(`${lang}/index`)(`${lang}/provinces/index#row-${code}`)
  }));
  return barFigure(lang, "worst", vi(lang, "Đà Nẵng có tỷ lệ cao nhất", "Đà Nẵng has the highest rate"), rows, {
    baseline: {value: BASELINE, label: vi(lang, "Mốc 2,91 %", "2.91 % baseline")}
  });
}

function changes(lang: Lang): string {
  const rows = Object.values(NAMES).map((label, i) => ({
    label,
    value: 0.006 - i * 0.0027,
    note: changeWord(0.006 - i * 0.0027, lang)
  }));
  return barFigure(lang, "changes", vi(lang, "Đà Nẵng xấu đi nhiều nhất", "Đà Nẵng worsened most"), rows, {
    diverging: true
  });
}

function barFigure(
  lang: Lang,
  id: string,
  title: string,
  rows: {label: string; value: number | null; href?: string; note?: string}[],
  extra: object
): string {
  return figure({
    id,
    lang,
    title,
    svg: barChart({id: `${id}-chart`, lang, title, description: title, unit: "percent", rows, size: "half", ...extra}),
    table: {
      id: `${id}-table`,
      lang,
      caption: title,
      filename: id,
      columns: [
        {key: "label", label: vi(lang, "Tỉnh, thành", "Province"), kind: "text"},
        {key: "value", label: vi(lang, "Tỷ lệ", "Rate"), unit: "%", kind: "percent"}
      ],
      rows: rows.map((r) => ({label: cells.text(r.label), value: cells.percent(r.value, lang)}))
    },
    source: "C12-TS",
    asOf: "2026-10-31"
  });
}

function map(lang: Lang, path: string): string {
  const href = linksFrom(path);
  const provinces = rankingData(lang).rows.map((row, i) => ({
    code34: row.code,
    label: row.label,
    rate: i === 30 ? null : row.values.rate[57]!,
    late: row.values.late[57]!,
    href: href(`${lang}/provinces/index`)
  }));
  const title = vi(lang, "Mười tỉnh cao hơn mốc trên một điểm", "Ten provinces are more than one point above");
  return figure({
    id: "map",
    lang,
    title,
    svg: vietnamMap({id: "map-chart", lang, title, description: title, provinces, baseline: BASELINE}),
    table: rankingTable(lang, "map-table"),
    source: "C12-TS",
    asOf: "2026-10-31"
  });
}

export function rankingData(lang: Lang): RankingData {
  const rows = Object.keys(PIECES).map((code, k) => ({
    code,
    label: NAMES[code] ?? `${vi(lang, "Tỉnh", "Province")} ${code}`,
    href: "./index.html",
    values: {
      rate: wave(k * 5, 0.02 + k * 0.0006),
      late: PERIODS.map((_, i) => 1e9 * (1 + ((k * 7919) % 97)) * (1 + i / 100)),
      receivable: PERIODS.map(() => 4e12),
      employers_late: PERIODS.map((_, i) => 100 + k * 11 + i)
    }
  }));
  return {periods: PERIODS, baseline: BASELINE, rows};
}

function rankingTable(lang: Lang, id: string, withTrend = false): TableSpec {
  const data = rankingData(lang);
  const ranked = rankingAt(data, "2026-10");
  const trend = (code: string) => {
    const values = data.rows.find((r) => r.code === code)!.values.rate;
    return cells.html(
      sparkline({values, baseline: BASELINE, label: vi(lang, "Diễn biến", "Course"), domain: [0.01, 0.05]}),
      ""
    );
  };
  return {
    id,
    lang,
    caption: vi(lang, "Xếp hạng tỉnh, thành", "Ranking of provinces"),
    filename: "ranking",
    filterable: withTrend,
    rowKeys: withTrend ? ranked.map((r) => r.code) : undefined,
    columns: [
      {key: "rank", label: vi(lang, "Hạng", "Rank"), kind: "count"},
      {key: "label", label: vi(lang, "Tỉnh, thành", "Province"), kind: "text"},
      {key: "rate", label: vi(lang, "Tỷ lệ", "Rate"), unit: "%", kind: "percent"},
      {
        key: "distance",
        label: vi(lang, "So với mốc", "Against the baseline"),
        unit: vi(lang, "điểm", "points"),
        kind: "points"
      },
      {
        key: "change_month",
        label: vi(lang, "So với tháng trước", "On last month"),
        unit: vi(lang, "điểm", "points"),
        kind: "points"
      },
      {
        key: "change_year",
        label: vi(lang, "So với cùng kỳ", "On last year"),
        unit: vi(lang, "điểm", "points"),
        kind: "points"
      },
      {key: "late", label: vi(lang, "Chậm đóng", "Late"), unit: "đồng", kind: "dong"},
      {key: "employers_late", label: vi(lang, "Đơn vị", "Employers"), kind: "count"},
      ...(withTrend ? [{key: "trend", label: vi(lang, "Diễn biến", "Course"), kind: "html" as const}] : [])
    ],
    rows: ranked.map((row) => ({...rankingCells(row, lang), trend: trend(row.code)}))
  };
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
