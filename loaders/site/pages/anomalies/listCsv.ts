import {csvText} from "../../../../src/client/csv.js";
import {reasonOf} from "./data.js";
import type {FlagList} from "./lists.js";
import type {AnomalyFlag} from "./types.js";

/** The columns of `arrears export flags`, and behind them what a reader of the list wants beside. */
const COLUMNS = [
  ...["period", "employer_code", "variable", "kind", "direction", "observed", "expected", "score", "impact", "tier"],
  ...["reasons", "employer_name", "province_code", "section", "rule", "survived", "verdict", "tier_province"],
  "reasons_en"
];

/** The kind as the export names it: a sudden change is a spike or a shift of level once the month after is known. */
export function exportKind(flag: AnomalyFlag): string {
  if (flag.kind !== "sudden_change" || flag.course === null) return flag.kind;
  return flag.course === "reverted" ? "spike" : "level_shift";
}

/** The flags of a list by employer and variable, as the export sorts them. */
function byKey(flags: readonly AnomalyFlag[]): AnomalyFlag[] {
  const key = (flag: AnomalyFlag) => `${flag.employer_code} ${flag.variable}`;
  return [...flags].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The line of each flag in its list's CSV, in the order of the flags. */
export function linesOf(flags: readonly AnomalyFlag[]): number[] {
  const places = new Map(byKey(flags).map((flag, i) => [flag, i]));
  return flags.map((flag) => places.get(flag)!);
}

/** All flags of a list, keys sorted as in the export; reasons in Vietnamese as there, in English at the end. */
export function listCsv({flags}: FlagList): string {
  return csvText([COLUMNS, ...byKey(flags).map(line)]);
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
    flag.verdict ?? "",
    flag.tier_province ?? "",
    reasonOf(flag, "en")
  ];
}
