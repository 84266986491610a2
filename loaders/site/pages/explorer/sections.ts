import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {binCount, interval, SCALES, type ScaleName} from "../../../../src/domain/explorer/bins.js";
import type {Dim} from "../../../../src/domain/explorer/dims.js";
import type {Meta} from "../../../../src/domain/explorer/meta.js";
import {encodeState, firstState, type Selection} from "../../../../src/domain/explorer/state.js";
import type {Context} from "../context.js";
import {section} from "../layout.js";
import type {PageLevel} from "../world.js";

/** The explorer's page, without language. */
export const EXPLORER = "explorer";

const DIM = {province: "prov", sector: "sect", employer_type: "type"} as const;
const LIST = {province: "provinces", sector: "sections", employer_type: "types"} as const;

/** Bins of a scale whose lower limit a test accepts. */
function binsFrom(scale: ScaleName, accept: (from: number) => boolean): number[] {
  return Array.from({length: binCount(SCALES[scale])}, (_, bin) => bin).filter((bin) => {
    const {kind, from} = interval(scale, bin);
    return kind === "range" && accept(from);
  });
}

/** Questions that begin from a group's page: the explorer with the group and a question chosen. */
export function exploreSection(ctx: Context, meta: Meta, level: PageLevel, code: string): string[] {
  // An edition's explorer holds nobody of another province.
  const {edition} = ctx.world;
  if (level === "province" && edition.kind !== "central" && code !== edition.province) return [];
  const place = meta[LIST[level]].findIndex((one) => one.code === code);
  if (place < 0) return [];
  const {explorer: t} = ctx.t;
  const months = meta.periods.map((_, i) => i);
  const own: Partial<Record<Dim, number[]>> = {[DIM[level]]: [place]};
  const ways: [string, Selection["bins"]][] = [
    [t.group.late, {period: months.slice(-1), ml: binsFrom("ml", (from) => from >= 3)}],
    [t.group.flagged, {period: months.slice(-3), tier: [1, 2]}],
    [t.group.lost, {period: months.slice(-12), dh: binsFrom("dh", (from) => from < -0.2)}],
    [t.group.all, {}]
  ];
  const items = ways.map(([label, bins]) => {
    const view = encodeState({...firstState(), bins: {...own, ...bins}}, meta);
    return el("li", {}, el("a", {href: `${ctx.href(EXPLORER)}#${view}`}, escapeHtml(label)));
  });
  return [section("explore", t.group.title, el("ul", {class: "plain"}, ...items))];
}
