import {barChart} from "../../src/components/barChart.js";
import {cells, changeWord} from "../../src/components/cells.js";
import {figure} from "../../src/components/figure.js";
import {lineChart} from "../../src/components/lineChart.js";
import {stackedBars} from "../../src/components/stackedBars.js";
import {vietnamMap} from "../../src/components/vietnamMap.js";
import {linksFrom} from "../../src/domain/links.js";
import type {Lang} from "../../src/domain/format.js";
import {AGES, BASELINE, EVENTS, NAMES, PERIODS, rankingData, rankingTable, seriesTable, vi, wave} from "./series.js";

/** One figure of every kind of chart. */
export function trend(lang: Lang): string {
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

export function ageing(lang: Lang): string {
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

export function bars(lang: Lang): string {
  const rows = Object.entries(NAMES).map(([code, label], i) => ({
    label,
    value: i === 3 ? null : 0.045 - i * 0.006,
    href: linksFrom(`${lang}/index`)(`${lang}/provinces/index#row-${code}`)
  }));
  return barFigure(lang, "worst", vi(lang, "Đà Nẵng có tỷ lệ cao nhất", "Đà Nẵng has the highest rate"), rows, {
    baseline: {value: BASELINE, label: vi(lang, "Mốc 2,91 %", "2.91 % baseline")}
  });
}

export function changes(lang: Lang): string {
  const rows = Object.values(NAMES).map((label, i) => ({
    label,
    value: 0.006 - i * 0.0027,
    note: changeWord(0.006 - i * 0.0027, lang)
  }));
  return barFigure(lang, "changes", vi(lang, "Đà Nẵng xấu đi nhiều nhất", "Đà Nẵng worsened most"), rows, {
    diverging: true
  });
}

export function barFigure(
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

export function map(lang: Lang, path: string): string {
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
