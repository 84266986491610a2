import {literal} from "../warehouse/open.js";

/**
 * The SQL that writes the rows of a query to a Parquet file. Amounts hardly repeat: trying a dictionary for them costs
 * more than half of all writing and saves nothing, while differences between neighbours are small and quick to read back.
 */
export function copyTo(query: string, path: string): string {
  return `copy (${query}) to ${literal(path)} (format parquet, parquet_version v2, dictionary_size_limit ${LARGEST_DICTIONARY})`;
}

/** Codes of places, months and the like get a dictionary; amounts and codes of employers do not. */
const LARGEST_DICTIONARY = 256;
