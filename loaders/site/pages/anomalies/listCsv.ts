import {csvText} from "../../../../src/client/csv.js";
import {reasonOf, type Detected} from "./data.js";
import type {AnomalyFlag, AnomalyMonth} from "./types.js";

/** The columns of `arrears export flags`, and behind them what a reader of the list wants beside. */
const COLUMNS = [
  ...["period", "employer_code", "variable", "kind", "direction", "observed", "expected", "score", "impact", "tier"],
  ...["reasons", "employer_name", "province_code", "section", "rule", "survived", "verdict"]
];

/** The kind as the export names it: a sudden change is a spike or a shift of level once the month after is known. */
export function exportKind(flag: AnomalyFlag): string {
  if (flag.kind !== "sudden_change" || flag.course === null) return flag.kind;
  return flag.course === "reverted" ? "spike" : "level_shift";
}

/** All flags of a month within the nation's budget, keys sorted as in the export; reasons in Vietnamese as there. */
export function listCsv(detected: Detected, month: AnomalyMonth): string {
  const key = (flag: AnomalyFlag) => `${flag.employer_code} ${flag.variable}`;
  const flags = [...detected.nation(month.period_ix)].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return csvText([COLUMNS, ...flags.map(line)]);
}

function line(flag: AnomalyFlag): string[] {
  return [
    flag.period,
    flag.employer_code,
    flag.variable,
    exportKind(flag),
    flag.direction,
    flag.observed_text,
    flag.expected_text,
    // As the export writes a fraction: 5.0, 4.3712.
    Number.isInteger(flag.score) ? flag.score.toFixed(1) : String(flag.score),
    String(flag.impact),
    flag.tier ?? "",
    reasonOf(flag, "vi"),
    flag.employer_name,
    flag.as_is_code,
    flag.section,
    flag.kind,
    (flag.survived ?? "").replaceAll(",", " "),
    flag.verdict ?? ""
  ];
}
