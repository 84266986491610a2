import type {Meta} from "../../domain/explorer/meta.js";
import type {Dim, Layout} from "../../domain/explorer/dims.js";
import {interval, SCALES, type ScaleName} from "../../domain/explorer/bins.js";
import {nameOf, WHY} from "../../domain/explorer/meta.js";
import {count, date, decimal, periodShort, THIN_SPACE, type Lang} from "../../domain/format.js";
import type {Messages} from "../../i18n/types.js";
import type {Store} from "./store.js";

/** What every part of the page knows. */
export interface Ctx {
  lang: Lang;
  t: Messages["explorer"];
  meta: Meta;
  layout: Layout;
  base: string;
  /** The page that explains the rules of flags; null in a site without it. */
  rules: string | null;
  store: Store;
}

/** As-of date as the reader sees it. */
export function asOfText({meta, lang}: Ctx): string {
  return /^\d{4}-\d{2}-\d{2}/.test(meta.asOf) ? date(meta.asOf, lang) : meta.asOf;
}

/** Limits of money in few signs: 500k, 5 triệu, 2 tỷ. */
export function moneyShort(value: number, lang: Lang): string {
  const [million, billion] = lang === "vi" ? ["tr", "tỷ"] : ["m", "bn"];
  if (value >= 1e9) return `${count(value / 1e9, lang)}${THIN_SPACE}${billion}`;
  if (value >= 1e6) return `${count(value / 1e6, lang)}${THIN_SPACE}${million}`;
  return count(value, lang);
}

function limit(name: ScaleName, value: number, lang: Lang): string {
  if (name === "late") return moneyShort(value, lang);
  if (name === "ml" || name === "size") return count(value, lang);
  return `${decimal(value * 100, 0, lang, true)}${THIN_SPACE}%`;
}

/** A bin in words: "-20 % … -15 %". */
export function binLabel(ctx: Ctx, dim: Dim, bin: number): string {
  const {lang, t, meta} = ctx;
  if (dim === "period") return periodShort(meta.periods[bin]!, lang);
  if (dim === "prov") return nameOf(meta.provinces, bin, lang);
  if (dim === "sect")
    return `${meta.sections[bin]!.code === "unknown" ? "" : `${meta.sections[bin]!.code} `}${nameOf(meta.sections, bin, lang)}`;
  if (dim === "type") return nameOf(meta.types, bin, lang);
  if (dim === "tier") return t.tiers[bin]!;
  if (dim === "why") return whyLabel(ctx, bin);
  if (dim === "kind") return bin === 0 ? t.noKind : nameOf(meta.kinds, bin - 1, lang);
  const {kind, from, to, open} = interval(dim, bin);
  if (kind === "unknown") return dim === "ml" ? t.noneLate : t.unknown;
  if (kind === "exact") return t.noChange;
  const start = limit(dim, from, lang);
  if (to === null) return `≥ ${start}`;
  const isWhole = SCALES[dim] === SCALES.ml || dim === "size";
  if (isWhole && to === from + 1) return start;
  if (dim === "late" && to === 1) return "0";
  if (dim === "late" && from === 1) return `< ${limit(dim, to, lang)}`;
  return `${open ? `> ${limit(dim, 0, lang).replace("+", "")}` : start} … ${isWhole ? limit(dim, to - 1, lang) : `< ${limit(dim, to, lang)}`}`;
}

function whyLabel({t}: Ctx, bits: number): string {
  const words = Object.entries(WHY).flatMap(([name, bit]) => (bits & bit ? [t.whyBits[name as keyof typeof WHY]] : []));
  return words.join(" + ") || t.whyNone;
}

/** A count in few signs for the top of a bar. */
export function shortCount(value: number, lang: Lang): string {
  const units: [number, string][] =
    lang === "vi"
      ? [
          [1e12, " nghìn tỷ"],
          [1e9, " tỷ"],
          [1e6, " tr"],
          [1e4, " nghìn"]
        ]
      : [
          [1e12, "tn"],
          [1e9, "bn"],
          [1e6, "m"],
          [1e4, "k"]
        ];
  const found = units.find(([from]) => value >= from);
  if (!found) return count(value, lang);
  const scale = found[0] === 1e4 ? 1e3 : found[0];
  return `${decimal(value / scale, value / scale >= 100 ? 0 : 1, lang)}${found[1].replace(" ", THIN_SPACE)}`;
}
