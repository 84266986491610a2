import {writeFileSync} from "node:fs";
import {EXIT, UserError} from "../errors.js";
import type {Db} from "../warehouse/open.js";
import {RANKING_LEVELS, rankingsOf, type RankingLevel, type RankingOfMonth, type RankingRow} from "./rankingOf.js";

type Value = string | number | boolean | null;

/** Columns of `arrears export ranking`, each with how it is made of a row. */
const COLUMNS: Record<string, (month: RankingOfMonth, row: RankingRow) => Value> = {
  period: (month) => month.period,
  level: (month) => month.level,
  code: (_, row) => row.code,
  rank: (_, {ranked}) => ranked?.rank ?? null,
  rank_low: (_, {ranked}) => ranked?.rank_low ?? null,
  rank_high: (_, {ranked}) => ranked?.rank_high ?? null,
  rank_low_all: (_, {ranked}) => ranked?.rank_low_all ?? null,
  rank_high_all: (_, {ranked}) => ranked?.rank_high_all ?? null,
  employers: (_, row) => row.employers,
  employers_late: (_, row) => row.employers_late,
  late: (_, row) => row.late,
  receivable_12m: (_, row) => row.receivable_12m,
  arrears_rate: (_, {ranked}) => finite(ranked?.rate),
  rate_low: (_, {ranked}) => finite(ranked?.rate_low),
  rate_high: (_, {ranked}) => finite(ranked?.rate_high),
  shrunken_rate: (_, {ranked}) => finite(ranked?.shrunken_rate),
  expected_rate: (_, {ranked}) => finite(ranked?.expected_rate),
  actual_to_expected: (_, {ranked}) => finite(ranked?.actual_to_expected),
  standardised_rate: (_, {ranked}) => finite(ranked?.standardised_rate),
  score: (_, {ranked}) => finite(ranked?.score),
  score_adjusted: (_, {ranked}) => finite(ranked?.score_adjusted),
  limit_low: (_, {ranked}) => finite(ranked?.limit_low),
  limit_high: (_, {ranked}) => finite(ranked?.limit_high),
  outside: (_, {ranked}) => ranked?.outside ?? null,
  alike: (_, {ranked}) => ranked?.alike ?? null,
  peers: (_, row) => row.peers.join(" ") || null,
  change_year: (_, {change}) => finite(change?.points),
  change_low: (_, {change}) => finite(change?.low),
  change_high: (_, {change}) => finite(change?.high),
  changed: (_, {change}) => change?.word ?? null,
  complete: (_, row) => row.complete
};

/** Names of the columns, in order. */
export const RANKING_COLUMNS: readonly string[] = Object.keys(COLUMNS);

export interface RankingExport {
  /** Month index; every month that has a rate when not given. */
  periodIx: number | null;
  level: RankingLevel | null;
}

/** Reads the option `--level`. */
export function rankingLevel(text: string): RankingLevel {
  const level = RANKING_LEVELS.find((known) => known === text);
  if (!level) throw new UserError(`--level "${text}": expected ${RANKING_LEVELS.join(", ")}`, EXIT.usage);
  return level;
}

/** Writes the ranking as CSV to `path`: by month and level, highest rate first. */
export async function writeRanking(db: Db, {periodIx, level}: RankingExport, path: string): Promise<void> {
  const months = await db.all<{period_ix: number}>(`
    select period_ix from metrics.rates where level = 'nation'
      and ${periodIx === null ? "arrears_rate is not null" : `period_ix = ${periodIx}`} order by period_ix`);
  if (periodIx !== null && !months.length)
    throw new UserError("export ranking: nothing is known of this month", EXIT.usage);
  const lines = [RANKING_COLUMNS.join(",")];
  for (const {period_ix} of months)
    for (const month of await rankingsOf(db, period_ix, level ? [level] : RANKING_LEVELS))
      for (const row of month.rows)
        lines.push(
          Object.values(COLUMNS)
            .map((of) => cell(of(month, row)))
            .join(",")
        );
  writeFileSync(path, `${lines.join("\n")}\n`);
}

const finite = (x: number | null | undefined): number | null =>
  x === null || x === undefined || !Number.isFinite(x) ? null : x;

function cell(value: Value): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
