/**
 * `npx tsx loaders/eval/ranking/extracts.ts [--nations N] [--family name] [--employers E]`: the same simulated nations
 * written as extracts, loaded, built and exported: coverage of what `arrears export ranking` says.
 */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {parse} from "csv-parse/sync";
import {exportTable} from "../../export/export.js";
import {loadPaths} from "../../extract/load.js";
import {reference} from "../../reference.js";
import {buildWarehouse} from "../../warehouse/build.js";
import {FAMILIES} from "./families.js";
import {nation, type Nation} from "./nation.js";

const {values: options} = parseArgs({
  options: {
    nations: {type: "string", default: "10"},
    family: {type: "string", default: "usual"},
    employers: {type: "string", default: "3000"}
  }
});
/** All contributions arise and fall due before the due dates moved: 2023-01..2024-12, the last month is ranked. */
const MONTHS = Array.from(
  {length: 24},
  (_, i) => `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`
);
const OLD = reference("provinces_63");
/** One place of before 2025-07 for each province of today. */
const PLACES = [...new Map(OLD.map((row) => [row["new_code_34"]!, row["code"]!]))];

const FUNDS = ["si", "hi", "ui", "oa"];
const HEADER = [
  "period",
  "province_code",
  "employer_code",
  "headcount",
  "wage_base",
  ...FUNDS.flatMap((f) => ["opening", "accrued", "paid", "closing"].map((c) => `${f}_${c}`)),
  ...["opening", "accrued", "paid", "closing"].map((c) => `interest_${c}`)
];

/** The ledger of a nation: the same amount arises every month; what is late at the end stopped being paid in time. */
function ledger({employers}: Nation): string {
  const lines = [HEADER.join(",")];
  employers.forEach((e, i) => {
    const monthly = Math.max(1, Math.round(e.receivable / 12));
    const code = `TS${String(i).padStart(5, "0")}`;
    let balance = Math.max(0, e.late - monthly * MONTHS.length);
    MONTHS.forEach((month, t) => {
      const closing = Math.max(0, e.late - monthly * (MONTHS.length - 1 - t));
      const paid = balance + monthly - closing;
      const funds = [balance, monthly, paid, closing, ...Array<number>(12).fill(0)];
      const heads = Math.max(1, Math.round(e.receivable / 24_000_000));
      lines.push([month, PLACES[Number(e.group)]![1], code, heads, monthly * 4, ...funds, 0, 0, 0, 0].join(","));
      balance = closing;
    });
  });
  return `${lines.join("\n")}\n`;
}

const family = FAMILIES.find(({name}) => name === options.family)!;
const sum = {units: 0, rate: 0, rank: 0, outside: 0, above: 0, below: 0};
for (let seed = 1; seed <= Number(options.nations); seed++) {
  const made = nation({...family, employers: Number(options.employers)}, 5000 + seed);
  const data = mkdtempSync(join(tmpdir(), "arrears-nation-"));
  try {
    mkdirSync(join(data, "extracts"));
    const path = join(data, "extracts", "ledger.csv");
    writeFileSync(path, ledger(made));
    const [outcome] = await loadPaths({data, paths: [path], now: "2031-01-06T02:00:00.000Z"});
    if (!outcome || outcome.accepted !== outcome.rows)
      throw new Error(`the ledger was not accepted: ${JSON.stringify(outcome)}`);
    await buildWarehouse({data});
    const out = join(data, "ranking.csv");
    await exportTable({data, name: "ranking", out, period: MONTHS.at(-1)!, level: "province"});
    count(made, parse<Record<string, string>>(readFileSync(out), {columns: true}));
  } finally {
    rmSync(data, {recursive: true, force: true});
  }
  const part = (x: number) => ((100 * x) / sum.units).toFixed(2);
  process.stdout.write(
    `${seed} nations, ${sum.units} provinces: rate ${part(sum.rate)} (above ${part(sum.above)}, below ${part(sum.below)}), ` +
      `rank ${part(sum.rank)}, outside ${part(sum.outside)}\n`
  );
}

function count(made: Nation, rows: Record<string, string>[]): void {
  const truths = [...made.truth.values()];
  for (const row of rows) {
    const group = String(PLACES.findIndex(([today]) => today === row["code"])).padStart(2, "0");
    const truth = made.truth.get(group)!;
    const [low, high] = [Number(row["rate_low"]), row["rate_high"] ? Number(row["rate_high"]) : Infinity];
    const [best, worst] = [1 + truths.filter((x) => x > truth).length, truths.filter((x) => x >= truth).length];
    sum.units++;
    sum.rate += Number(low <= truth && truth <= high);
    sum.above += Number(low > truth);
    sum.below += Number(high < truth);
    sum.rank += Number(Number(row["rank_low"]) <= worst && best <= Number(row["rank_high"]));
    sum.outside += Number(row["outside"] !== "");
  }
}
