/** Small warehouses for the tests of pages, built by the product itself from files to the contract. */
import {pages} from "../../loaders/site/pages/index.js";
import {readWorld, type World} from "../../loaders/site/pages/world.js";
import type {SiteContent} from "../../loaders/site/page.js";
import {world as place} from "../../loaders/paths.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {each, history, ledgerFile} from "../oracle/make.js";
import type {Delivery} from "../oracle/types.js";
import {Desk, MONDAY} from "../models/desk.js";

export interface Built {
  world: World;
  content: SiteContent;
  /** Rows of metrics.rates as the warehouse has them, read without any mart. */
  rates: Rate[];
}

export interface Rate {
  level: string;
  map: string;
  code: string;
  period: string;
  arrears_rate: number | null;
  late: number;
}

const RATES = `select level, map, code, period, arrears_rate::double as arrears_rate, late::double as late
  from metrics.rates where deliveries > 0`;

/** Loads the files, builds the warehouse and writes all pages. */
export async function build(deliveries: Delivery[], texts: Record<string, string> = {}): Promise<Built> {
  return Desk.open(async (desk) => {
    await desk.load(deliveries, MONDAY);
    for (const [file, text] of Object.entries(texts)) await desk.loadText(file, text, MONDAY);
    await buildWarehouse({data: desk.data});
    return withDatabase(place(desk.data).database, {readOnly: true}, async (db) => ({
      world: await readWorld(db),
      content: await pages(db),
      rates: await db.all<Rate>(RATES)
    }));
  });
}

/** Names as an attacker would register them; none may reach a page as markup or code. */
export const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  "${document.title} `${1+1}`",
  `**đậm** | bảng | [liên kết](javascript:alert(1))`,
  `Cty "A" & 'B' </td></table><h1>`,
  "    bốn dấu cách\u2028dòng mới"
];

const EMPLOYER_COLUMNS =
  "employer_code,valid_from,tax_code,employer_name,province_code,agency_code,employer_type,sector_code," +
  "sector_version,payment_cycle,min_wage_region,officer_code,status,hard_to_collect,frozen";

/** Documents with hostile numbers: three employers dunned in the last month, one of them inspected and sanctioned. */
const ACTIONS = [
  "employer_code,action,document_no,document_date,amount,days_late,officer_code,note",
  'TA00001,dunning_notice,"<b>1</b>/TB",2026-10-05,1000,30,CB1,"<i>ghi chú</i>"',
  "TA00002,dunning_notice,2/TB,2026-10-05,1000,30,CB1,",
  'TA00003,dunning_notice,"=2+2",2026-10-06,,,,',
  'TA00003,inspection_decision,"</td>3/QĐ",2026-10-07,,,,',
  "TA00003,penalty_decision,4/QĐ,2026-10-08,,,,",
  "TZ99999,dunning_notice,<u>9</u>,2026-10-08,,,,"
];

function code(i: number): string {
  return `TA${String(i + 1).padStart(5, "0")}`;
}

/**
 * Late payers with hostile names in three provinces over two maps: Vĩnh Long (86) lacks its last month, the employer of
 * Cao Bằng has no registration (unknown sector), Hà Nội pays on time.
 */
export function hostileWorld(): {deliveries: Delivery[]; texts: Record<string, string>} {
  const until = (i: number) => (i === 4 ? "2026-09" : "2026-10");
  const home = ["79", "79", "79", "01", "86", "04"];
  const ledgers = home.map((province, i) =>
    history(
      code(i),
      province,
      each("2024-01", until(i), {accrued: 1_000_000 * (i + 1), paid: i === 3 ? 4_000_000 : 900_000 * (i + 1)})
    )
  );
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const registrations = HOSTILE.slice(0, 5).map(
    (name, i) =>
      `${code(i)},2024-01,,${quote(name)},${home[i]},00001,3,${["41", "47", "10", "58", "41"][i]},2018,1,I,CB1,active,,0`
  );
  return {
    deliveries: [ledgerFile("ledger.csv", ...ledgers)],
    texts: {
      "employers.csv": [EMPLOYER_COLUMNS, ...registrations].join("\n") + "\n",
      "actions.csv": ACTIONS.join("\n") + "\n"
    }
  };
}

/** Some employers in one province over some months: with one, the smallest world there is. */
export function smallWorld(from: string, to: string, codes: readonly string[] = ["TA00001"]): Delivery[] {
  const rows = codes.flatMap((code) => history(code, "79", each(from, to, {accrued: 100, paid: 90})));
  return [ledgerFile("ledger.csv", rows)];
}

/** A register of employers of Ho Chi Minh City by their division. */
export function register(divisions: Readonly<Record<string, string>>): string {
  const rows = Object.entries(divisions).map(
    ([code, division]) => `${code},2022-01,0300000001,${code},79,07901,3,${division},2025,1,I,CB1,active,,0`
  );
  return [EMPLOYER_COLUMNS, ...rows].join("\n") + "\n";
}
