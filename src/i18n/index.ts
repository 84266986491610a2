import type {Lang} from "../domain/format.js";
import {en} from "./en/index.js";
import type {Messages} from "./types.js";
import {vi} from "./vi/index.js";

export type {Messages};

/** All words of the pages, by language. A key that one language lacks does not compile. */
export const messages: Record<Lang, Messages> = {vi, en};

/** The language in which the same page is read on the other side. */
export function otherLang(lang: Lang): Lang {
  return lang === "vi" ? "en" : "vi";
}
