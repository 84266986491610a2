import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {barChart} from "../../src/components/barChart.js";
import {controlChart, type ControlChartOptions} from "../../src/components/controlChart.js";
import {lineChart} from "../../src/components/lineChart.js";
import type {LineChartOptions} from "../../src/components/lineChart.js";
import {sparkline} from "../../src/components/sparkline.js";
import {rampStep, stackedBars} from "../../src/components/stackedBars.js";
import {spread, wrap} from "../../src/components/svg.js";
import {checkMarkup} from "./markup.js";

const text = {lang: "vi" as const, id: "c", title: "Tỷ lệ & mốc", description: 'Mô tả "<"', size: "half" as const};
const periods = (n: number) =>
  Array.from({length: n}, (_, i) => `${2024 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}`);

function lines(values: (number | null)[], more: Partial<LineChartOptions> = {}): string {
  const series = [{key: "a", label: "Cả nước", values, emphasis: true}];
  return lineChart({...text, unit: "percent", series, periods: periods(values.length), ...more});
}

describe("every chart", () => {
  const empty = {
    line: lines([]),
    nulls: lines([null, null, null]),
    stacked: stackedBars({
      ...text,
      unit: "dong",
      periods: periods(2),
      classes: [{key: "a", label: "<1", values: [null, null]}]
    }),
    noClasses: stackedBars({...text, unit: "dong", periods: [], classes: []}),
    bars: barChart({...text, unit: "percent", rows: []})
  };

  it.each(Object.entries(empty))("says that there is no data: %s", (_, svg) => {
    expect(svg).toContain("Chưa có số liệu");
    checkMarkup(svg);
  });

  it("names and describes itself, with its texts escaped", () => {
    const svg = lines([0.02, 0.03]);
    expect(svg).toContain('aria-label="Tỷ lệ &amp; mốc"');
    expect(svg).toContain('<desc id="c-half-desc">Mô tả &quot;&lt;&quot;</desc>');
    expect(svg).toContain('role="img"');
  });

  it("of control draws a limit where it is, or not at all", () => {
    const drawn = (upper: number) =>
      controlChart({
        ...{lang: "vi", id: "c", label: "Nhóm", finding: "", description: "", domain: [-0.04, 0.04]},
        ...{values: [0.01, -0.01, 0.09], signals: [null, null, "outside"], periods: periods(3)},
        limits: {mean: 0, lower: -0.02, upper} as ControlChartOptions["limits"]
      }).match(/control-limit/g)!.length;
    expect([drawn(0.02), drawn(0.06)]).toEqual([2, 1]);
  });

  it("names no Tết where the unit of the scale stands", () => {
    const events = ["2024-02", "2025-01"].map((period) => ({period, label: "Tết", kind: "tet"}));
    const named = (unit: "dong" | "count") =>
      lines(
        Array.from({length: 24}, () => 5e6),
        {unit, events}
      ).match(/>Tết</g)!.length;
    const drawings = lines([5e6, 5e6], {unit: "dong"}).match(/<svg/g)!.length;
    expect([named("dong"), named("count")]).toEqual([drawings, 2 * drawings]);
  });

  it("is well-formed and free of NaN for any series", () => {
    const value = fc.option(fc.double({min: -1e15, max: 1e15, noNaN: true}), {nil: null});
    fc.assert(
      fc.property(
        fc.array(value, {maxLength: 40}),
        fc.constantFrom("percent" as const, "dong" as const, "count" as const),
        (values, unit) => {
          const months = periods(values.length);
          checkMarkup(lines(values, {unit, baseline: {value: 0.0291, label: "Mốc"}}));
          checkMarkup(sparkline({values, baseline: 0.0291, label: "x"}));
          checkMarkup(
            barChart({...text, unit, rows: values.map((v, i) => ({label: `Đơn vị ${i}`, value: v})), diverging: true})
          );
          const amounts = values.map((v) => (v === null ? null : Math.abs(v)));
          checkMarkup(
            stackedBars({...text, unit, periods: months, classes: [{key: "a", label: "<1", values: amounts}]})
          );
        }
      ),
      {numRuns: 60}
    );
  });
});

describe("lineChart", () => {
  it("breaks its line at unknown months and keeps a lone month as a dot", () => {
    const svg = lines([0.02, 0.021, null, 0.03, null, 0.02, 0.02]);
    const [, d] = /class="line line-main"><path d="([^"]+)"/.exec(svg)!;
    expect(d!.match(/M/g)).toHaveLength(3);
    expect(svg).toMatch(/<circle cx="[\d.]+" cy="[\d.]+" r="2.5"\/>/);
  });

  it("draws one month alone", () => {
    checkMarkup(lines([0.03]));
  });

  it("shades above and below the baseline apart", () => {
    const svg = lines([0.02, 0.04], {baseline: {value: 0.0291, label: "Mốc 2,91 %"}});
    expect(svg).toContain('class="area-above" clip-path="url(#c-half-above)"');
    expect(svg).toContain('class="area-below" clip-path="url(#c-half-below)"');
    expect(svg).toContain("Mốc 2,91\u00a0%");
  });

  it("explains events by number where their labels do not fit", () => {
    const events = periods(12).map((period) => ({period, label: "Một sự kiện với tên rất dài", kind: "law"}));
    const svg = lines(
      periods(12).map(() => 0.02),
      {events}
    );
    expect(svg).toContain("(12) 12/2024: Một sự kiện với tên rất dài");
  });

  it("leaves out events and published figures outside of its months", () => {
    const svg = lines([0.02, 0.03], {
      events: [{period: "2020-01", label: "Trước", kind: "law"}],
      points: [{period: "2020-01", value: 0.02, label: "Công bố"}]
    });
    expect(svg).not.toContain("Trước");
    expect(svg).not.toContain("Công bố");
  });
});

describe("barChart", () => {
  it("draws lengths in proportion to values, from zero", () => {
    const svg = barChart({
      ...text,
      unit: "percent",
      rows: [
        {label: "A", value: 0.04},
        {label: "B", value: 0.02}
      ]
    });
    const [wide, half] = [...svg.matchAll(/class="bar bar-plain"[^>]* width="([\d.]+)"/g)].map((m) => Number(m[1]));
    expect(wide! / half!).toBeCloseTo(2, 1);
  });

  it("colours by the side of the level and is a group when it holds links", () => {
    const rows = [
      {label: "A", value: 0.04, href: "./a.html"},
      {label: "B", value: 0.02}
    ];
    const svg = barChart({...text, unit: "percent", rows, baseline: {value: 0.03, label: "Mốc"}});
    expect(svg).toContain("bar-above");
    expect(svg).toContain("bar-below");
    expect(svg).toContain('role="group"');
    expect(svg).toContain('<a href="./a.html"');
  });
});

describe("stackedBars", () => {
  it("deepens from the first class to the last", () => {
    expect([0, 1, 2, 3, 4].map((k) => rampStep(k, 5))).toEqual([1, 2, 3, 4, 5]);
    expect([0, 1].map((k) => rampStep(k, 2))).toEqual([1, 5]);
    expect(rampStep(0, 1)).toBe(3);
  });
});

describe("sparkline", () => {
  it("matches its drawing", () => {
    expect(sparkline({values: [0.02, 0.03, null, 0.025], baseline: 0.0291, label: "Diễn biến"})).toMatchInlineSnapshot(
      `"<svg class="spark" viewBox="0 0 96 24" role="img" aria-label="Diễn biến"><path class="spark-base" d="M0 4.6H96"/><path class="spark-line" d="M3 21l29.5 -18M92 12h1"/><circle class="spark-end" cx="92" cy="12" r="2.2"/></svg>"`
    );
  });
});

describe("labels", () => {
  it("never overlap after spreading, keep their order and stay put when there is room", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: 0, max: 300, noNaN: true}), {maxLength: 9}), (ys) => {
        const labels = ys.map((y) => ({y, height: 30}));
        const placed = spread(labels, -20, 320);
        const order = ys.map((_, i) => i).sort((a, b) => ys[a]! - ys[b]! || a - b);
        order.slice(1).forEach((i, k) => expect(placed[i]! - placed[order[k]!]!).toBeGreaterThanOrEqual(30 - 1e-6));
      })
    );
    expect(
      spread(
        [
          {y: 50, height: 10},
          {y: 100, height: 10}
        ],
        0,
        200
      )
    ).toEqual([50, 100]);
  });

  it("wrap at words and keep every word", () => {
    expect(wrap("Hồ Chí Minh", 46, 12)).toEqual(["Hồ Chí", "Minh"]);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zà-ỹ]{1,9}$/), {minLength: 1, maxLength: 8}), (words) => {
        expect(wrap(words.join(" "), 60, 12).join(" ")).toBe(words.join(" "));
      })
    );
  });
});
