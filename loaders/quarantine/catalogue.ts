/**
 * Every fault that a delivery can have, in one place: what it is called, how it comes about, what the office does about
 * it, and an example. The report to the office, the guide and the pages speak from here; the sentence of a row's fault
 * with its details is that of its rule.
 */
import {KINDS} from "../extract/contract.js";
import {RULES, type RuleId} from "../extract/rules.js";
import {headingOf} from "../template/headings.js";
import {FILE_FAULTS} from "./fileFaults.js";
import {ROW_FAULTS} from "./rowFaults.js";

export interface Both {
  vi: string;
  en: string;
}

/** What is told of a fault beside its sentence. */
export interface Explained {
  title: Both;
  cause: Both;
  remedy: Both;
  /** A cell or line that has the fault, and what should stand there. */
  example: {wrong: string; right: string};
}

export interface Entry extends Explained {
  id: string;
  /** What is affected: a row, a (province, period) cell of one kind, or a whole file. */
  scope: "row" | "cell" | "file";
}

/** Faults that only show when all deliveries are laid side by side, while building. */
export const BUILD_FAULTS = {
  doubled: {
    scope: "row",
    sentence: {
      en: "the employer was already delivered in province {0} for this month",
      vi: "đơn vị đã được tỉnh {0} gửi trong tháng này"
    },
    title: {vi: "Đơn vị có ở hai tỉnh trong một tháng", en: "One employer in two provinces in one month"},
    cause: {
      vi: "Đơn vị chuyển tỉnh nhưng cả nơi đi và nơi đến cùng gửi số liệu của tháng đó.",
      en: "The employer moved, and both the old and the new province delivered it for that month."
    },
    remedy: {
      vi: "Hai tỉnh thống nhất nơi quản lý trong tháng; tỉnh không quản lý gửi lại tệp không có dòng này.",
      en: "The two provinces agree on who held it that month; the other one delivers its file again without the row."
    },
    example: {wrong: "79;TA00001;10/2026 + 01;TA00001;10/2026", right: "79;TA00001;10/2026"}
  },
  held: {
    scope: "cell",
    sentence: {
      en: "cell held back: {0} of {1} employers stood in another place the month before",
      vi: "giữ lại: {0}/{1} đơn vị tháng trước thuộc nơi khác"
    },
    title: {vi: "Nghi dùng mã tỉnh của bản đồ khác", en: "Province code probably of the other map"},
    cause: {
      vi: "Bảy mã tỉnh (15, 24, 44, 52, 80, 82, 91) chỉ nơi khác từ 01/07/2025; tệp dùng mã cũ cho tháng mới hoặc ngược lại.",
      en: "Seven province codes (15, 24, 44, 52, 80, 82, 91) mean another place since 1 July 2025; the file uses the old code for a new month or the other way round."
    },
    remedy: {
      vi: "Kiểm tra cột mã tỉnh: đến hết 06/2025 dùng mã của 63 tỉnh, từ 07/2025 dùng mã của 34 tỉnh; gửi lại cả tháng.",
      en: "Check the province codes: those of the 63 provinces to 2025-06, of the 34 from 2025-07; deliver the month again."
    },
    example: {wrong: "24 (Bắc Giang) · 08/2025", right: "24 (Bắc Ninh) · 08/2025"}
  }
} as const satisfies Record<string, Explained & {scope: Entry["scope"]; sentence: Both}>;

export type FaultId = RuleId | keyof typeof BUILD_FAULTS | keyof typeof FILE_FAULTS;

const entry = (id: string, scope: Entry["scope"], {title, cause, remedy, example}: Explained): Entry => ({
  ...{id, scope, title, cause, remedy, example}
});

/** All faults: of rows, of cells, of files. */
export const CATALOGUE: readonly Entry[] = [
  ...Object.entries(ROW_FAULTS).map(([id, {remedy, ...more}]) =>
    entry(id, "row", {...more, remedy: {vi: RULES[id as RuleId].advice, en: remedy}})
  ),
  ...Object.entries(BUILD_FAULTS).map(([id, fault]) => entry(id, fault.scope, fault)),
  ...Object.entries(FILE_FAULTS).map(([id, fault]) => entry(id, "file", fault))
];

const BY_ID = new Map(CATALOGUE.map((e) => [e.id, e]));

/** The entry of a fault. Throws when there is none. */
export function entryOf(id: string): Entry {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`unknown fault: "${id}"`);
  return found;
}

/** The fault that a refusal of a file speaks of; "unreadable" when no other fits. */
export function fileFaultOf(message: string): string {
  return Object.entries(FILE_FAULTS).find(([, {pattern}]) => pattern.test(message))?.[0] ?? "unreadable";
}

/** Details of sentences that are words and not numbers. */
const DETAILS_VI: ReadonlyMap<string, string> = new Map([
  ["english", "kiểu Anh 1,234.5"],
  ["vietnamese", "kiểu Việt Nam 1.234,5"],
  ...KINDS.flatMap((kind) => [
    ...kind.columns.flatMap((c): [string, string][] => (c.form ? [[c.form.en, c.form.vi]] : [])),
    [kind.key.join(" and "), kind.key.map((name) => headingOf(kind, name, "vi").toLowerCase()).join(", ")] as const
  ])
]);

/** A detail of a sentence in Vietnamese. */
export function detailVi(detail: string): string {
  return DETAILS_VI.get(detail) ?? detail;
}

/** The sentence of a fault: of a row from its code, of what a build found or of a file from what was said. */
export function sentenceOf(code: string, message: string, lang: "vi" | "en"): string {
  const [id, ...details] = code.split("|") as [string, ...string[]];
  const shown = lang === "vi" ? details.map(detailVi) : details;
  const template = id in RULES ? RULES[id as RuleId][lang] : BUILD_FAULTS[id as "held"]?.sentence[lang];
  if (template) return template.replace(/\{(\d)\}/g, (_, i: string) => shown[Number(i)] ?? "");
  return lang === "vi" ? `${entryOf(id).title.vi}: ${message}` : message;
}
