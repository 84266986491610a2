import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {parse} from "csv-parse/sync";
import {PROGRAM} from "../paths.js";
import {periodIndex, reference} from "../reference.js";
import {writeSample} from "../sample/index.js";
import type {Panel, PanelEmployer} from "./panel.js";

/** A panel to evaluate on: what it is, and the months in which anomalies are planted. */
export interface EvalWorld {
  name: string;
  panel: Panel;
  months: number[];
  /** Smallest employers that anomalies are planted in, and the unit in which heads are given. */
  least: number;
  unit: number;
}

type Row = Record<string, string>;
const PANELS = join(PROGRAM, "test", "fixtures", "panels");
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const places = () => reference("provinces_34").map((r) => r["code"]!);
const divisions = () => reference("vsic_divisions").map((r) => [r["division"]!, r["section_2025"]!] as const);

/** Repeatable uniform numbers (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const gauss = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/**
 * A register: most employers small, some 60 % without any change in a month, heavy tails, volatility of each employer its
 * own, a few seasonal ones, common shocks of sectors. Made up here; nothing was fitted to it but the ties.
 */
export function registerWorld(n: number, months: number, seed: number): EvalWorld {
  const next = uniform(seed);
  const [codes, sectors] = [places(), divisions().filter((_, i) => i % 4 === 0)];
  const shock = sectors.map(() => Array.from({length: months}, () => (next() < 0.05 ? 0.08 * gauss(next) : 0)));
  const employers = Array.from({length: n}, (_, i): PanelEmployer => {
    const at = Math.floor(next() * sectors.length);
    const [division, section] = sectors[at]!;
    const size = Math.max(1, Math.exp(2.2 + 1.5 * gauss(next)));
    const wild = Math.exp(-3.2 + 0.8 * gauss(next));
    const season = next() < 0.08 ? [0.25, Math.floor(next() * 12)] : [0, 0];
    let level = Math.log(size);
    let wage = 5_000_000 + 4_000_000 * next();
    const heads: number[] = [];
    const wages: number[] = [];
    for (let t = 0; t < months; t++) {
      const moves = next() < 0.3 + 0.08 * Math.min(Math.log(size), 6);
      const tail = gauss(next) / Math.sqrt(-Math.log(1 - next()));
      if (moves) level += Math.max(-1, Math.min(1, tail * wild)) + 0.02 * (Math.log(size) - level);
      level += shock[at]![t]!;
      if (next() < 0.08) wage *= 1 + 0.03 * next() + 0.01 * gauss(next);
      const still = t > 0 && !moves && shock[at]![t] === 0 && !season[0];
      const now = Math.max(1, Math.round(Math.exp(level + season[0]! * Math.sin(((t + season[1]!) / 6) * Math.PI))));
      heads.push(still ? heads[t - 1]! : now);
      wages.push(Math.round(heads[t]! * Math.round(wage / 1000) * 1000));
    }
    return {
      code: `E${String(i).padStart(6, "0")}`,
      place: codes[Math.floor(next() * codes.length)]!,
      division,
      section,
      heads,
      wages
    };
  });
  const tested = Array.from({length: 4}, (_, k) => months - 1 - 3 * k);
  return {name: `register of ${n}`, panel: {from: 2022 * 12, employers}, months: tested, least: 10, unit: 1};
}

/** Counties x industries of the State of New York, each cell an employer. */
export function newYorkWorld(): EvalWorld {
  const text = gunzipSync(readFileSync(join(PANELS, "ny_ces_2008_2013.csv.gz"))).toString("utf8");
  const rows = parse<Row>(text, {columns: true});
  const first = Math.min(...rows.map((r) => Number(r["YEAR"])));
  const cells = new Map<string, PanelEmployer & {heads: (number | null)[]}>();
  const [codes, sectors] = [places(), divisions()];
  const areas = [...new Set(rows.map((r) => r["AREA"]!))].sort();
  const series = [...new Set(rows.map((r) => r["SERIESCODE"]!))].sort();
  for (const row of rows) {
    const [a, s] = [areas.indexOf(row["AREA"]!), series.indexOf(row["SERIESCODE"]!)];
    const [division, section] = sectors[s * 5]!;
    const key = `N${String(a).padStart(3, "0")}${String(s).padStart(3, "0")}`;
    const cell = cells.get(key) ?? {
      code: key,
      place: codes[a]!,
      division,
      section,
      heads: Array<number | null>(72).fill(null)
    };
    for (const [m, name] of MONTHS.entries())
      if (row[name]) cell.heads[(Number(row["YEAR"]) - first) * 12 + m] = Number(row[name]);
    cells.set(key, cell);
  }
  const panel = {from: first * 12, employers: [...cells.values()]};
  return {
    name: "New York counties x industries",
    panel,
    months: Array.from({length: 12}, (_, k) => 60 + k),
    least: 100,
    unit: 100
  };
}

/** States x wage classes of the United States, with the shock of March and April 2020. */
export function statesWorld(): EvalWorld {
  const rows = parse<Row>(readFileSync(join(PANELS, "us_states_2019_2021.csv"), "utf8"), {columns: true});
  const periods = [...new Set(rows.map((r) => r["month"]!))].sort();
  const states = [...new Set(rows.map((r) => r["state"]!))];
  const [codes, sectors] = [places(), divisions()];
  const employers = states.flatMap((state, i) =>
    ["high", "middle", "low"].map((wage, k): PanelEmployer => {
      const values = new Map(rows.filter((r) => r["state"] === state).map((r) => [r["month"]!, Number(r[wage]!)]));
      const [division, section] = sectors[k * 20]!;
      const heads = periods.map((p) => (values.get(p) ? Math.round(values.get(p)! * 1000) : null));
      return {
        code: `S${String(i * 3 + k).padStart(6, "0")}`,
        place: codes[i % codes.length]!,
        division,
        section,
        heads
      };
    })
  );
  const from = periodIndex(periods[0]!);
  return {
    name: "US states x wage classes",
    panel: {from, employers},
    months: [13, 14, 15, 16, 20, 24],
    least: 1000,
    unit: 100
  };
}

/** The sample nation, read back from its files; its own plants are competing anomalies. */
export async function sampleWorld(employers: number, seed: number): Promise<EvalWorld> {
  const folder = mkdtempSync(join(tmpdir(), "arrears-eval-"));
  try {
    await writeSample({employers, from: "2023-01", to: "2025-12", seed, out: folder});
    const register = new Map<string, Row>();
    for (const row of parse<Row>(readFileSync(join(folder, "employers.csv"), "utf8"), {columns: true}))
      if (!register.has(row["employer_code"]!)) register.set(row["employer_code"]!, row);
    const section = new Map(divisions());
    const found = new Map<string, PanelEmployer & {heads: (number | null)[]; wages: (number | null)[]}>();
    const crosswalk = new Map(reference("provinces_63").map((r) => [r["code"]!, r["new_code_34"]!]));
    const from = periodIndex("2023-01");
    for (const name of readdirSync(folder)
      .filter((n) => n.startsWith("ledger-"))
      .sort())
      for (const row of parse<Row>(readFileSync(join(folder, name), "utf8"), {columns: true})) {
        const known = register.get(row["employer_code"]!);
        if (!known) continue;
        const place = row["period"]! < "2025-07" ? crosswalk.get(row["province_code"]!)! : row["province_code"]!;
        const division = known["sector_code"]!;
        const e = found.get(row["employer_code"]!) ?? {
          ...{code: row["employer_code"]!, place, division, section: section.get(division) ?? "S"},
          ...{type: known["employer_type"]!, region: known["min_wage_region"]!},
          ...{heads: Array<number | null>(36).fill(null), wages: Array<number | null>(36).fill(null)}
        };
        const t = periodIndex(row["period"]!) - from;
        e.heads[t] = Number(row["headcount"]);
        e.wages[t] = Number(row["wage_base"]);
        found.set(e.code, e);
      }
    return {
      name: `sample of ${employers}`,
      panel: {from, employers: [...found.values()]},
      months: [35, 32, 29, 26],
      least: 10,
      unit: 1
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
