import type {Both, Explained} from "./catalogue.js";

/** A fault of a row; the remedy in Vietnamese is the advice of its rule. */
export type RowFault = Omit<Explained, "remedy"> & {remedy: string};

/** Lays out one entry. */
export const fault = (title: Both, cause: Both, remedy: string, wrong: string, right: string): RowFault => ({
  ...{title, cause, remedy},
  example: {wrong, right}
});
