import type {Lang} from "../../../src/domain/format.js";
import {messages} from "../../../src/i18n/index.js";
import {RULES} from "../../extract/rules.js";

/** A detail in brackets differs from row to row; a summary by reason leaves it out. */
const DETAIL = /\s*\([^()]*\{\d\}[^()]*\)/g;

interface Pattern {
  pattern: RegExp;
  vi: string;
}

const ESCAPED = /[.*+?^$()|[\]\\]/g;

/** A template as a pattern: its details are whatever stands in their place. */
function patternOf(en: string, vi: string): Pattern {
  const source = en.replace(ESCAPED, "\\$&").replace(/\{\d\}/g, "(.*)");
  return {pattern: new RegExp(`^${source}$`), vi};
}

const PATTERNS: Pattern[] = [
  ...Object.values(RULES).flatMap(({en, vi}) => [
    patternOf(en, vi),
    patternOf(en.replace(DETAIL, ""), vi.replace(DETAIL, ""))
  ]),
  ...Object.values(messages.vi.status.warehouseReasons).map(({en, vi}) => patternOf(en, vi))
];

/** Why a row was set aside, in the page's language; a reason that no rule knows is shown as the warehouse wrote it. */
export function reasonText(reason: string, lang: Lang): string {
  if (lang === "en") return reason;
  for (const {pattern, vi} of PATTERNS) {
    const found = pattern.exec(reason);
    if (found) return vi.replace(/\{(\d)\}/g, (_, i: string) => found[Number(i) + 1] ?? "");
  }
  return reason;
}
