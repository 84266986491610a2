import {SWITCH_2025_07} from "../reference.js";
import {literal} from "../warehouse/open.js";
import {RULES} from "./rules.js";

const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** The types behind the lookups, as SQL that creates them; a cast to one of them is exact to the character. */
export function lookupTypes(provinces63: string[], provinces34: string[], divisions: string[]): string {
  const type = (name: string, values: string[]) => `create type ${name} as enum (${values.map(literal).join(", ")});`;
  const months: string[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (let month = 1; month <= 12; month++) {
      const mm = String(month).padStart(2, "0");
      months.push(`${year}-${mm}`, `${mm}/${year}`, `${mm}${year}`);
    }
  return [
    type("month", months),
    type("place", [...new Set([...provinces63, ...provinces34])].sort()),
    type("place_63", provinces63),
    type("place_34", provinces34),
    type("division", divisions)
  ].join("\n");
}

/** The SQL of whether a cell is a value of one of the types. */
export function is(type: string, cell: string): string {
  return `try_cast(${cell} as ${type}) is not null`;
}

/** The SQL of the month index that a cell spells, null when it spells none. */
export function monthValue(cell: string): string {
  return `(enum_code(try_cast(${cell} as month)) // 3 + ${FIRST_YEAR * 12})::integer`;
}

/** The SQL of whether a code is that of a province in a month. */
export function isPlaceIn(code: string, period: string): string {
  return `case when ${period} < ${SWITCH_2025_07} then ${is("place_63", code)} else ${is("place_34", code)} end`;
}

/** The words of fault codes, as a table `rules(rule, words)`. */
export function ruleTable(): string {
  const rows = Object.entries(RULES).map(([rule, {en}]) => `(${literal(rule)}, ${literal(en)})`);
  return `create or replace table rules as select * from (values ${rows.join(", ")}) as t(rule, words);`;
}

/** The sentence of a fault code, where the table `rules` is joined. */
export function sentence(codeSql: string): string {
  const detail = (i: number) => `coalesce(string_split(${codeSql}, '|')[${i + 2}], '')`;
  return `replace(replace(rules.words, '{0}', ${detail(0)}), '{1}', ${detail(1)})`;
}
