/** Which groups a ledger row counts in, in its own month. */
import type {Late} from "./late.js";
import type {Rules} from "./rules.js";
import type {EmployerRow, LedgerRow} from "./types.js";

/** One ledger row that counts, the version of its employer in that month, and what is late. */
export interface Fact {
  row: LedgerRow;
  version: EmployerRow | null;
  late: Late;
}

export interface GroupKey {
  level: "nation" | "province" | "sector" | "employer_type" | "size_class";
  map: "as-is" | "as-was" | "";
  code: string;
}

export interface Group {
  key: GroupKey;
  months: Map<number, Fact[]>;
}

/** All groups with the rows of each month. */
export function groups(facts: Fact[], rules: Rules): Group[] {
  const found = new Map<string, Group>();
  for (const fact of facts) {
    for (const key of keysOf(fact, rules)) {
      const name = `${key.level}|${key.map}|${key.code}`;
      if (!found.has(name)) found.set(name, {key, months: new Map()});
      const months = found.get(name)!.months;
      if (!months.has(fact.row.period)) months.set(fact.row.period, []);
      months.get(fact.row.period)!.push(fact);
    }
  }
  return [...found.values()];
}

function keysOf({row, version}: Fact, rules: Rules): GroupKey[] {
  const section = version ? rules.section(version.sector, version.sectorVersion) : "unknown";
  return [
    {level: "nation", map: "", code: "VN"},
    {level: "province", map: "as-is", code: rules.asIs(row.province, row.period)},
    {level: "province", map: "as-was", code: row.province},
    {level: "sector", map: "", code: section},
    {level: "employer_type", map: "", code: version?.employerType || "unknown"},
    {level: "size_class", map: "", code: rules.sizeClass(row.headcount)}
  ];
}
