import type {Model} from "./models.js";

/** The models of the arithmetic of "late", and what they are called when they are asked of other ledgers. */
const COPIES: Readonly<Record<string, string>> = {
  "staging.int_link": "staging.whatif_link",
  "staging.int_arising": "staging.whatif_arising",
  "staging.int_left": "staging.whatif_left",
  "warehouse.fct_late": "staging.whatif_late"
};

/** Tables that the copies read in the place of those that count. */
const INPUTS: Readonly<Record<string, string>> = {
  "warehouse.fct_ledger": "staging.int_whatif_ledger",
  "warehouse.dim_employer_version": "staging.int_whatif_version"
};

/**
 * The same arithmetic for ledgers as they would be with rows in quarantine counted: copies of the very models, so that
 * both can never differ.
 * @param parse makes a model of a name, a file and SQL.
 */
export function whatIfModels(
  models: readonly Model[],
  parse: (name: string, file: string, sql: string) => Model
): Model[] {
  return models.flatMap(({name, file, sql}) => {
    const copy = COPIES[name];
    if (!copy) return [];
    const renamed = Object.entries({...COPIES, ...INPUTS}).reduce(
      (text, [from, to]) => text.replaceAll(new RegExp(`${from.replace(".", "\\.")}\\b`, "g"), to),
      sql
    );
    return [parse(copy, `${file} (what if)`, renamed)];
  });
}
