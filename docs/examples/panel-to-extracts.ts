/**
 * Turns a real panel of monthly employment (area x industry) into contribution extracts: each cell plays an employer.
 * The panel is any CSV (.gz too) with the columns SERIESCODE, INDUSTRY_TITLE, AREA, AREANAME, YEAR, JAN … DEC, as the
 * State of New York publishes its current employment statistics. See real-panel.md.
 */
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {gunzipSync} from "node:zlib";
import {parse} from "csv-parse/sync";
import {reference} from "../../loaders/reference.js";

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    out: {type: "string", default: "data/extracts"},
    from: {type: "string", default: "2010"},
    to: {type: "string", default: "2019"},
    /** Assumed monthly wage of a worker, in đồng. */
    wage: {type: "string", default: "6000000"},
    /** Share of each month's contributions that is not paid when due. */
    unpaid: {type: "string", default: "0.03"},
    /** Months after which that share is paid all the same; 0 = never. */
    settled: {type: "string", default: "12"}
  }
});

/** Contribution rates in hundredths of a percent: 32 % in all. */
const FUNDS = {si: 2500n, hi: 450n, ui: 200n, oa: 50n};
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
/** A VSIC division for the industries of the panel, by the first two digits of their series. */
const DIVISIONS: Record<string, string> = {
  "00": "96",
  "05": "96",
  "06": "25",
  "07": "82",
  "08": "82",
  "15": "41",
  "30": "10",
  "40": "46",
  "50": "63",
  "55": "64",
  "60": "70",
  "65": "86",
  "70": "55",
  "80": "95",
  "90": "84"
};

type Row = Record<string, string>;

function readPanel(path: string): Row[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return parse<Row>(text, {columns: true}).filter(
    (row) => row["YEAR"]! >= options.from && row["YEAR"]! <= options.to
  );
}

interface Cell {
  code: string;
  name: string;
  province: string;
  division: string;
  heads: Map<string, number>;
}

/** One cell per area and industry, each area in a province of its own. */
function cellsOf(rows: readonly Row[]): Cell[] {
  const areas = [...new Set(rows.map((row) => row["AREA"]!))].sort();
  const provinces = reference("provinces_63").map((row) => row["code"]!);
  if (areas.length > provinces.length) throw new Error(`${areas.length} areas, but only ${provinces.length} provinces`);
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    const area = areas.indexOf(row["AREA"]!);
    const series = row["SERIESCODE"]!.slice(0, 2);
    const code = `N${String(area).padStart(2, "0")}${series}00`;
    const name = `${row["AREANAME"]!}: ${row["INDUSTRY_TITLE"]!}`;
    const cell = cells.get(code) ?? {
      code,
      name,
      province: provinces[area]!,
      division: DIVISIONS[series] ?? "96",
      heads: new Map<string, number>()
    };
    for (const [i, month] of MONTHS.entries())
      if (row[month]) cell.heads.set(`${row["YEAR"]!}-${String(i + 1).padStart(2, "0")}`, Number(row[month]));
    cells.set(code, cell);
  }
  return [...cells.values()];
}

/** The ledger rows of one cell: everything is paid at once but for the unpaid share, which follows later or never. */
function ledgerOf(cell: Cell): string[] {
  const share = BigInt(Math.round(Number(options.unpaid) * 1e6));
  const settled = Number(options.settled);
  const periods = [...cell.heads.keys()].sort();
  const unpaid = Object.keys(FUNDS).map(() => [] as bigint[]);
  return periods.map((period, t) => {
    const heads = cell.heads.get(period)!;
    const wages = BigInt(heads) * BigInt(options.wage);
    const money = Object.values(FUNDS).flatMap((rate, f) => {
      const history = unpaid[f]!;
      const opening = history.slice(settled ? Math.max(0, t - settled) : 0).reduce((sum, x) => sum + x, 0n);
      const accrued = (wages * rate) / 10_000n;
      history.push((accrued * share) / 1_000_000n);
      const paid = accrued - history[t]! + (settled && t >= settled ? history[t - settled]! : 0n);
      return [opening, accrued, 0n, paid, opening + accrued - paid];
    });
    return [period, cell.province, cell.code, heads, wages, ...money, 0, 0, 0, 0].join(",");
  });
}

const fundColumns = Object.keys(FUNDS).flatMap((f) =>
  ["opening", "accrued", "adjusted", "paid", "closing"].map((c) => `${f}_${c}`)
);
const LEDGER = [
  "period",
  "province_code",
  "employer_code",
  "headcount",
  "wage_base",
  ...fundColumns,
  "interest_opening",
  "interest_accrued",
  "interest_paid",
  "interest_closing"
];
const EMPLOYERS =
  "employer_code,valid_from,tax_code,employer_name,province_code,agency_code,employer_type,sector_code,sector_version,payment_cycle,min_wage_region,officer_code,status,hard_to_collect,frozen";

const panel = positionals[0];
if (!panel)
  throw new Error(
    "usage: panel-to-extracts.ts <panel.csv[.gz]> [--out DIR] [--from YEAR] [--to YEAR] [--wage N] [--unpaid 0.03] [--settled 12]"
  );
const cells = cellsOf(readPanel(panel));
mkdirSync(options.out, {recursive: true});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const employers = cells.map((c) =>
  [
    c.code,
    [...c.heads.keys()].sort()[0],
    "",
    quoted(c.name),
    c.province,
    "",
    c.division === "84" ? 4 : 3,
    c.division,
    2018,
    1,
    "",
    "",
    "active",
    "",
    0
  ].join(",")
);
writeFileSync(join(options.out, "employers.csv"), `${[EMPLOYERS, ...employers].join("\n")}\n`);
const rows = cells.flatMap(ledgerOf);
for (const year of new Set(rows.map((row) => row.slice(0, 4))))
  writeFileSync(
    join(options.out, `ledger-${year}.csv`),
    `${[LEDGER.join(","), ...rows.filter((row) => row.startsWith(year))].join("\n")}\n`
  );
process.stderr.write(`${cells.length} cells, ${rows.length} employer-months in ${options.out}\n`);
