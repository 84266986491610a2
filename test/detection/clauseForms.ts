/** What numbers, names and places look like in a clause of a sentence. */
import type {Told} from "./told.js";

export const N = "[−+]?[\\d.,]*\\d";
export const AMOUNT = `${N}(?: (?:tỷ |triệu |billion |million )?đồng)?`;
export const SHARE = `${N} %`;

/** A clause in both languages; what its numbers must be, in the order in which they stand. */
export interface Clause {
  vi: string;
  en: string;
  check: (told: Told, numbers: number[]) => (number | [atLeast: number, below: number])[];
}

export const SPAN_VI = `(?: trong (${N}) tháng)?`;
export const SPAN_EN = `(?: in (${N}) months)?`;
export const NAMES_VI = "Số lao động|Mức lương bình quân làm căn cứ đóng|Quỹ lương làm căn cứ đóng";
export const NAMES_EN = "Headcount|Average contribution wage|Wage base";

export const PLACE_VI = "tỉnh(?: \\(theo địa giới hiện nay\\))?";
export const PLACE_EN = "province(?: as it is now)?";
