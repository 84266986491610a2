import type {Term} from "./account.js";
import type {Explanation} from "./explain.js";

const LABELS: Record<Term, string> = {
  newly_late: "newly late",
  deepened: "deepened",
  paid: "paid in part",
  cured: "cured",
  adjusted: "adjusted",
  moved_in: "moved in",
  moved_out: "moved out",
  broken: "data: balances that do not continue",
  missing: "data: no row at the end",
  back: "data: no row at the start",
  law: "law: due dates of 2025-07"
};

/** An explanation as lines to read. */
export function explanationLines(explanation: Explanation): string[] {
  const {stock, employers, cells, notes} = explanation;
  const lines = [`${explanation.level} ${explanation.code}, ${explanation.from} to ${explanation.to}`, ""];
  const row = (label: string, amount: number, count: number) =>
    `${label.padEnd(38)}${money(amount).padStart(24)}${thousands(count).padStart(9)} employers`;
  const {corrected, season} = explanation;
  if (corrected?.amount) {
    lines.push(`${`as published (known on ${corrected.as_of})`.padEnd(38)}${money(corrected.late ?? 0).padStart(24)}`);
    lines.push(`${"  data corrected since".padEnd(38)}${money(corrected.amount).padStart(24)}`);
  }
  lines.push(row(`late at the end of ${explanation.from}`, stock.start, stock.start_employers));
  for (const {term, amount, employers: count} of stock.terms)
    if (count) lines.push(row(`  ${LABELS[term]}`, amount, count));
  lines.push(
    row(`late at the end of ${explanation.to}`, stock.end, stock.end_employers),
    "",
    ...rateLines(explanation)
  );
  if (season.amount !== null)
    lines.push(
      `${`season (mean of ${season.years.length} earlier years)`.padEnd(38)}${money(season.amount).padStart(24)}`,
      `${"  the rest of the change".padEnd(38)}${money(season.rest!).padStart(24)}`
    );
  for (const {by, kind} of explanation.reversals) lines.push(`  by ${by}: ${kind}`);
  if (employers.direction !== "none")
    lines.push(
      `${thousands(employers.half)} of ${thousands(employers.employers)} employers whose late amount went the same way ` +
        `make half of that ${employers.direction}, ${thousands(employers.fourFifths)} make 80 %`,
      ...employers.top.map((e) => `  ${e.employer_code}  ${money(e.change).padStart(24)}  ${e.employer_name ?? ""}`)
    );
  for (const {set, share} of cells) {
    const conditions = Object.entries(set).map(([column, value]) => `${column} = ${value}`);
    lines.push(`stands out: ${conditions.join(" and ")}: ${(share * 100).toFixed(0)} % of the change of the rate`);
  }
  return [...lines, ...notes.map((note) => `note: ${note}`)];
}

function rateLines({rate, provinces}: Explanation): string[] {
  if (!rate) return [];
  const row = (label: string, value: number) => `${label.padEnd(38)}${points(value).padStart(24)}`;
  const lines = [
    `rate ${percent(rate.from)} -> ${percent(rate.to)}: ${points(rate.change)}`,
    row("  late amount", rate.byAmounts.numerator),
    row("  receivable", rate.byAmounts.denominator),
    row("  mix of sector, type, size", rate.byMix.mix),
    row("  rates of the parts", rate.byMix.rate),
    row("  parts without receivable", rate.byMix.unrated)
  ];
  if (rate.law) lines.push(row("  law (in both ways)", rate.law));
  const largest = [...provinces].sort((a, b) => Math.abs(b.total) - Math.abs(a.total)).slice(0, 5);
  return [...lines, ...largest.map((p) => row(`  province ${p.code}`, p.total))];
}

function percent(value: number): string {
  return `${(value * 100).toFixed(4)} %`;
}

function points(value: number): string {
  return `${value > 0 ? "+" : ""}${(value * 100).toFixed(4)} points`;
}

function money(value: number): string {
  return `${thousands(value)} đồng`;
}

function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
