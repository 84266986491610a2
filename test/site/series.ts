import {cells} from "../../src/components/cells.js";
import {PIECES} from "../../src/components/mapShapes.js";
import {rankingCells} from "../../src/components/ranking.js";
import {sparkline} from "../../src/components/sparkline.js";
import type {TableSpec} from "../../src/components/table.js";
import {rankingAt} from "../../src/domain/ranking.js";
import type {RankingData} from "../../src/domain/ranking.js";
import type {Lang} from "../../src/domain/format.js";

/** Made-up series and tables for the fixture site. */
export const BASELINE = 0.0291;
export const PERIODS = Array.from({length: 58}, (_, i) => {
  const month = 1 + (i % 12);
  return `${2022 + Math.floor(i / 12)}-${String(month).padStart(2, "0")}`;
});
export const AGES = ["<1", "1–<3", "3–<6", "6–<12", "≥12"];
export const NAMES: Record<string, string> = {
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

export function vi(lang: Lang, vietnamese: string, english: string): string {
  return lang === "vi" ? vietnamese : english;
}

export const EVENTS: [string, string, string, string][] = [
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

export function seriesTable(
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

export function rankingTable(lang: Lang, id: string, withTrend = false): TableSpec {
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
