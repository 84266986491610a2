/** Pages of anomalies from files to HTML: lists, exports, verdicts, and deliveries that go wrong. */
import {parse} from "csv-parse/sync";
import {beforeAll, describe, expect, it} from "vitest";
import {detectedOf} from "../../loaders/site/pages/anomalies/data.js";
import {groupList} from "../../loaders/site/pages/anomalies/lists.js";
import {monthOf} from "../oracle/types.js";
import {linksOf, tableOf, textOf} from "./markup.js";
import {FALLEN, HOSTILE_NAME, LAST, see, SWINGING, SWINGS, truth, verdicts, type Seen} from "./anomalyWorld.js";

let plain: Seen;
let told: Seen;
let troubled: Seen;

/** All swings explained, one flag confirmed, and one verdict on an employer of the crowd that nobody named. */
const SAID: [employer: string, period: string, variable: string, verdict: string][] = [
  ...SWINGS.map((month): [string, string, string, string] => [SWINGING, month, "headcount", "explained"]),
  [FALLEN, LAST, "headcount", "confirmed"],
  ["TA00001", "2026-01", "headcount", "confirmed"]
];
/** Slips of whoever wrote verdicts: a code that nobody has, a variable by its Vietnamese name. */
const SLIPS: typeof SAID = [
  ["XX00000", LAST, "headcount", "confirmed"],
  ["TA00001", "2026-02", "số lao động", "explained"]
];

beforeAll(async () => {
  const rows = truth();
  plain = await see([{ledger: rows}]);
  told = await see([{ledger: rows}, {text: verdicts([...SAID, ...SLIPS])}]);
  const is = (row: (typeof rows)[number], province: string, period: string) =>
    row.province === province && row.period === monthOf(period);
  // Hải Phòng never sends 2026-08; Hà Nội's 2026-09 first counts half of everybody; Quảng Ngãi's 2026-07 comes under a
  // code of another place and is held back.
  const sent = rows
    .filter((row) => !is(row, "31", "2026-08"))
    .map((row) => (is(row, "51", "2026-07") ? {...row, province: "52"} : row));
  const halved = sent.map((row) =>
    is(row, "01", "2026-09") ? {...row, headcount: Math.ceil(row.headcount / 2)} : row
  );
  troubled = await see([{ledger: halved}, {ledger: rows.filter((row) => is(row, "01", "2026-09"))}]);
});

const body = (of: Seen, path: string) => of.content.pages.find((page) => page.path === path)?.body ?? "";
const exported = (of: Seen, period = LAST) => of.flags.filter((row) => row["period"] === period);

describe("the list", () => {
  it("names the planted employers, urgent first, within the budget", () => {
    const codes = new Set(exported(plain).map((row) => row["employer_code"]));
    expect(codes.has(FALLEN)).toBe(true);
    expect(codes.size).toBeLessThanOrEqual(5);
    const urgent = exported(plain).filter((row) => row["tier"] === "urgent");
    expect(new Set(urgent.map((row) => row["employer_code"]))).toEqual(new Set([FALLEN]));
  });

  it("says the same to the last digit on the page, in its CSV and in the export", () => {
    for (const of of [plain, told, troubled]) {
      const want = exported(of);
      const file = of.content.files.find(({path}) => path === `data/anomalies/${LAST}.csv`)!;
      expect(file.isPublic).toBe(true);
      const csv = parse<Record<string, string>>(file.body, {columns: true, bom: true});
      const columns = Object.keys(want[0]!);
      expect(Object.keys(csv[0]!).slice(0, columns.length)).toEqual(columns);
      const exact = (row: Record<string, string>) => columns.map((key) => row[key]);
      expect(csv.map(exact)).toEqual(want.map(exact));
      const spaces = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");
      const byKey = new Map(want.map((row) => [`${row["employer_code"]} ${spaces(row["reasons"]!)}`, row]));
      const table = tableOf(body(of, "vi/anomalies"), "flags");
      expect(table).toHaveLength(want.length);
      for (const row of table) {
        const code = /T[AZ]\d{5}/.exec(row["employer"]!.text)![0];
        const match = byKey.get(`${code} ${row["reason"]!.text}`);
        expect(match, code).toBeDefined();
        expect(Number(row["impact"]!.value)).toBe(Number(match!["impact"]));
        expect(Number(row["score"]!.value)).toBe(Number(match!["score"]));
        expect(row["tier"]!.text).toBe(match!["tier"] === "urgent" ? "khẩn" : "theo dõi");
      }
    }
  });

  it("gives the reason in both languages, from the same numbers", () => {
    const reason = (lang: string) =>
      tableOf(body(plain, `${lang}/anomalies`), "flags")
        .filter((row) => row["employer"]!.text.includes(FALLEN))
        .map((row) => row["reason"]!.text);
    expect(reason("vi")).toEqual(
      expect.arrayContaining([expect.stringContaining("Số lao động giảm từ 200 xuống 90 (−55,0 %)")])
    );
    expect(reason("en")).toEqual(
      expect.arrayContaining([expect.stringContaining("Headcount fell from 200 to 90 (−55.0 %)")])
    );
    for (const text of reason("vi")) expect(text).toContain("đã loại trừ:");
  });

  it("states budget, tested, expected false; tested is everybody known in both months", () => {
    const text = textOf(body(plain, "vi/anomalies"));
    expect(text).toContain("khẩn không quá 0,1 %, tính cả theo dõi không quá 0,5 %");
    expect(text).toContain("trong 1.044 đơn vị đã xét");
    // Less than one is said in words, not as a part of an employer.
    expect(text).toContain("; ước tính chưa đến một đơn vị trong số đó là cảnh báo nhầm.");
    // The board's overview says the same and leads there.
    expect(textOf(body(plain, "vi/index"))).toContain("trong 1.044 đơn vị đã xét; ước tính chưa đến một đơn vị");
    expect(linksOf(body(plain, "vi/index"))).toContain("../vi/anomalies.html");
    expect(textOf(body(plain, "en/anomalies"))).toContain("; fewer than one of them is expected to be a false alarm.");
  });

  it("leads to the employer and to the rule, and the employer to its peers and rule; all links lead somewhere", () => {
    const page = body(plain, "vi/anomalies");
    expect(linksOf(page)).toContain(`../vi/anomalies/employers/${FALLEN}.html`);
    const own = body(plain, `vi/anomalies/employers/${FALLEN}`);
    // The peers are chosen in March 2025, by a province that there was not yet.
    expect(textOf(own)).toMatch(/Nhóm so sánh: \d+ đơn vị cùng ngành cấp \d, cùng tỉnh \(theo địa giới hiện nay\), /);
    expect(textOf(own)).toContain("Không có số tiền chậm đóng trong 20 tháng qua");
    expect(linksOf(own).some((href) => /rules\.html#sudden_change$/.test(href))).toBe(true);
    expect(body(plain, "vi/anomalies/rules")).toContain('id="sudden_change"');
    const table = tableOf(own, "heads-table");
    expect(table[0]!["own"]!.text).toBe("90");
    expect(table[1]!["own"]!.text).toBe("200");
    // Peers of the crowd hardly move: their median starts where the employer started and stays.
    expect(Number(table[0]!["middle"]!.value)).toBeGreaterThan(180);
  });

  it("of a province: within its own budget, and whom the nation's list names there", () => {
    const [now, before] = [24321, 24320];
    const flag = (employer_code: string, over: object) => ({
      ...{employer_code, employer_id: Number(employer_code), as_is_code: "79", period_ix: now, score: 1},
      ...{tier: null, tier_province: null, has_page: false, rank_province: 1, ...over}
    });
    const flags = [
      flag("1", {tier_province: "urgent"}),
      flag("2", {tier: "watch", rank_province: 2}),
      flag("3", {tier: "watch", period_ix: before}),
      flag("4", {tier: "watch", as_is_code: "01"})
    ];
    const places = [before, now].map((period_ix) => ({level: "province", code: "79", period_ix, tested: 50}));
    const rows = {months: [{period_ix: now}], flags, places, rules: [], series: [], peers: []};
    const list = groupList(detectedOf(rows as never)!, "province", "79");
    expect(list.flags.map((f) => f.employer_code)).toEqual(["1", "2"]);
  });

  it("stands on the pages of its province and sector, and no hostile name becomes markup", () => {
    for (const path of ["vi/provinces/79", "vi/sectors/C", "en/provinces/79"])
      expect(body(plain, path)).toContain(`employers/${FALLEN}.html`);
    for (const page of plain.content.pages) expect(page.body).not.toContain("<b>Cty</b>");
    const csv = plain.content.files.find(({path}) => path === `data/anomalies/${LAST}.csv`)!.body;
    const rows = parse<Record<string, string>>(csv, {columns: true, bom: true});
    expect(rows.map((row) => row["employer_name"])).toContain(HOSTILE_NAME);
  });

  it("accuses nobody", () => {
    for (const page of plain.content.pages.filter(({path}) => path.includes("/anomalies") && !path.includes("rules")))
      expect(textOf(page.body)).not.toMatch(/vi phạm của|gian lận|trốn đóng|fraud|evad|evasion|guilty|cheat/i);
  });
});

describe("verdicts", () => {
  it("take their months out of the baseline: the next swing stands out, others do not change", () => {
    const key = `${SWINGING} headcount`;
    expect(told.scores.get(key)!).toBeGreaterThan(1.5 * plain.scores.get(key)!);
    expect(told.scores.get(`${FALLEN} headcount`)).toBeCloseTo(plain.scores.get(`${FALLEN} headcount`)!, 1);
    const named = (of: Seen) => exported(of).some((row) => row["employer_code"] === SWINGING);
    expect([named(plain), named(told)]).toEqual([false, true]);
  });

  it("give precision per rule and province with its interval", () => {
    const {matched, loose} = matches(told);
    const table = tableOf(body(told, "vi/anomalies/rules"), "precision-table");
    const rows = table.map((row) =>
      ["rule", "place", "reviewed", "confirmed", "share", "low", "high"].map((key) => row[key]!.text).join("|")
    );
    const rules = [...new Set(matched.map((m) => m.rule))];
    expect(rules).toContain("Thay đổi đột ngột");
    const want = rules.flatMap((rule) =>
      ["Toàn quốc", "Hà Nội", "Hồ Chí Minh"].flatMap((where) => {
        const of = matched.filter((m) => m.rule === rule && (where === "Toàn quốc" || m.place === where));
        const hits = of.filter((m) => m.verdict === "confirmed").length;
        return of.length ? [[rule, where, of.length, hits, ...interval(hits, of.length)].join("|")] : [];
      })
    );
    expect([...rows].sort()).toEqual([...want].sort());
    expect(textOf(body(told, "vi/anomalies/rules"))).toContain(`${loose} kết luận không ứng với dấu hiệu nào`);
    expect(textOf(body(plain, "vi/anomalies/rules"))).toContain("Chưa nạp kết luận nào");
  });

  it("are named with their file where no employer or no variable is meant", () => {
    const [vi, en] = (["vi", "en"] as const).map((lang) => textOf(body(told, `${lang}/anomalies/rules`)));
    expect(vi).toContain("2 kết luận không gắn được vào đơn vị hay chỉ tiêu nào");
    expect(vi).toMatch(/XX00000, 10\/2026, headcount \([^)]+\): không có mã đơn vị này/);
    expect(vi).toMatch(/TA00001, 2\/2026, số lao động \([^)]+\): chỉ tiêu phải là headcount/);
    expect(en).toContain("2 verdicts have no known employer or variable and do not count");
    expect(textOf(body(plain, "vi/anomalies/rules"))).not.toContain("không gắn được");
  });

  it("stand beside their flags, in the list and in the back-test", () => {
    const {matched} = matches(told);
    const rows = tableOf(body(told, "vi/anomalies/back-test"), "by-rule-table");
    const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key]!.value), 0);
    expect([sum("reviewed"), sum("confirmed"), sum("false_alarm")]).toEqual([matched.length, 1, 0]);
    const fallen = tableOf(body(told, "vi/anomalies"), "flags").filter((row) => row["employer"]!.text.includes(FALLEN));
    expect(fallen.map((row) => row["verdict"]!.text)).toContain("đúng là bất thường");
  });
});

/** The verdicts that belong to exported flags, found without the warehouse. */
function matches(of: Seen) {
  const titles: Record<string, string> = {
    spike: "Thay đổi đột ngột",
    level_shift: "Thay đổi đột ngột",
    sudden_change: "Thay đổi đột ngột",
    mass_leave_return: "Báo giảm hàng loạt rồi báo tăng trở lại",
    slow_erosion: "Tăng hoặc giảm dần"
  };
  const matched = SAID.flatMap(([employer, period, variable, verdict]) => {
    const flag = of.flags.find(
      (f) => f["employer_code"] === employer && f["period"] === period && f["variable"] === variable
    );
    return flag ? [{rule: titles[flag["kind"]!]!, verdict, place: employer === FALLEN ? "Hồ Chí Minh" : "Hà Nội"}] : [];
  });
  return {matched, loose: SAID.length - matched.length};
}

/** Wilson's interval, as the roots of (p - share)² n = z² p (1 - p). */
function interval(hits: number, n: number): string[] {
  const [z2, share] = [1.959963984540054 ** 2, hits / n];
  const [a, b, c] = [1 + z2 / n, -(2 * share + z2 / n), share * share];
  const root = Math.sqrt(b * b - 4 * a * c);
  const text = (v: number) => `${(v * 100).toFixed(0)} %`;
  return [share, (-b - root) / (2 * a), (-b + root) / (2 * a)].map((v) => text(Math.max(0, Math.min(1, v))));
}

describe("deliveries that go wrong", () => {
  it("are no change: nobody of the place is named in the months around", () => {
    const near = (of: Seen, province: number, months: string[]) =>
      of.flags.filter(
        (row) =>
          months.includes(row["period"]!) &&
          Number(row["employer_code"]!.slice(2)) % 4 === province &&
          row["employer_code"]!.startsWith("TA")
      );
    expect(near(troubled, 1, ["2026-08", "2026-09"])).toEqual([]);
    expect(near(troubled, 0, ["2026-09", "2026-10"]).map((r) => r["employer_code"])).toEqual(
      near(plain, 0, ["2026-09", "2026-10"]).map((r) => r["employer_code"])
    );
    expect(near(troubled, 2, ["2026-07", "2026-08"])).toEqual([]);
  });

  it("leave the months empty on control charts, and signal nothing", () => {
    const chart = body(troubled, "vi/provinces/31");
    expect(chart).toContain('class="control-chart"');
    // Only the planted fall of the last month signals, with the gap as without.
    const signals = (html: string) =>
      tableOf(html, "control-table").map((row) => [row["group"]!.text, row["variable"]!.text, row["signal"]!.text]);
    expect(signals(chart)).toEqual(signals(body(plain, "vi/provinces/31")));
    expect(signals(chart)).toEqual([["Bán buôn, bán lẻ", "số lao động", "ngoài giới hạn"]]);
    // The months after the gap and the gap itself: two breaks in the line where the whole world has none.
    const breaks = (html: string) =>
      [...html.matchAll(/class="control-line" d="([^"]*)"/g)].map((m) => m[1]!.split("M").length - 1);
    expect(Math.max(...breaks(chart))).toBe(1 + Math.max(...breaks(body(plain, "vi/provinces/31"))));
  });

  it("a correction counts alone: what it corrected has left no trace", () => {
    const of = (seen: Seen) =>
      seen.flags
        .filter((row) => row["period"] === LAST && [FALLEN, SWINGING].includes(row["employer_code"]!))
        .map((row) => [row["employer_code"], row["variable"], row["observed"]]);
    expect(of(troubled)).toEqual(of(plain));
    expect(
      troubled.flags.filter(
        (row) => row["period"] === "2026-09" && row["direction"] === "down" && row["employer_code"]!.startsWith("TA")
      )
    ).toEqual(
      plain.flags.filter(
        (row) => row["period"] === "2026-09" && row["direction"] === "down" && row["employer_code"]!.startsWith("TA")
      )
    );
  });
});
