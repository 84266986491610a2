import {count} from "../domain/format.js";
import type {Lang} from "../domain/format.js";

/** Rows of a table: seen, fitting the search and filters, in all. */
export interface RowCounts {
  shown: number;
  fitting: number;
  all: number;
}

/** How many rows there are, fit and are seen; said anew whenever that changes. */
export function rowsShown({shown, fitting, all}: RowCounts, lang: Lang): string {
  const [seen, fit, every] = [shown, fitting, all].map((n) => count(n, lang)) as [string, string, string];
  if (lang === "en") {
    const rows = fitting === all ? `${every} rows` : `${fit} of ${every} rows`;
    return shown < fitting ? `${rows}, the first ${seen} shown` : rows;
  }
  const rows = fitting === all ? `${every} dòng` : `${fit}/${every} dòng`;
  return shown < fitting ? `${rows}, hiện ${seen} dòng đầu` : rows;
}

/** What is said while the whole of a list is on its way, and when it does not come. */
export const wholeWords = {
  vi: {
    loading: "Đang tải cả danh sách…",
    failed: (here: string) => `Không tải được cả danh sách: chỉ sắp xếp và lọc được ${here} dòng đầu`
  },
  en: {
    loading: "Loading the whole list…",
    failed: (here: string) => `The whole list could not be loaded: only the first ${here} rows are sorted and filtered`
  }
} as const;
