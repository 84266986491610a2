import type {Panel, PanelEmployer} from "./panel.js";
import {uniform, type EvalWorld} from "./worlds.js";

/** Changes of the last month that have an innocent reason, each with the reason in the data as an office would find it. */
export interface Innocents {
  panel: Panel;
  /** Reason by number of the employer. */
  reason: Map<number, string>;
}

type Plant = (e: PanelEmployer, t: number) => {own: PanelEmployer; other?: PanelEmployer};

const REASONS: Record<string, Plant> = {
  "code split": (e, t) => {
    const part = Math.round(e.heads[t]! * 0.45);
    const only = (value: number) => e.heads.map((_, k) => (k === t ? value : null));
    const wage = e.wages![t]! / e.heads[t]!;
    const other = {...e, code: `Z${e.code.slice(1)}`, heads: only(part), wages: only(Math.round(part * wage))};
    return {own: at(e, t, (h) => h - part), other};
  },
  reclassified: (e, t) => ({
    own: {...at(e, t, (h) => h * 1.6), later: {t, division: e.division === "96" ? "95" : "96", section: "T"}}
  }),
  "every year the same": (e, t) => ({
    own: [t, t - 12, t - 24].filter((k) => k > 0).reduce((x, k) => at(x, k, (h) => h * 1.6), e)
  }),
  "spike of the month before ends": (e, t) => ({own: at(e, t - 1, (h) => h * 1.7)}),
  "the month before never came": (e, t) => {
    const without = (list: readonly (number | null)[]) => list.map((v, k) => (k === t - 1 ? null : v));
    const moved = at(e, t, (h) => h * 1.6);
    return {own: {...moved, heads: without(moved.heads), wages: without(moved.wages!)}};
  }
};

/** Gives about `share` of the employers a reason, each reason as often, and one province a delivery in quarantine. */
export function plantInnocents(world: EvalWorld, t: number, share: number, seed: number): Innocents {
  const next = uniform(seed * 104729 + t);
  const employers = world.panel.employers.map((e): PanelEmployer => {
    const heads = e.heads.slice(0, t + 1);
    const wages = e.wages ?? e.heads.map((h) => (h === null ? null : h * (e.wage ?? 6_000_000)));
    return {...e, heads, wages: wages.slice(0, t + 1)};
  });
  const reason = new Map<number, string>();
  const places = [...new Set(employers.map((e) => e.place))].sort();
  const broken = places[Math.floor(next() * places.length)]!;
  const eligible = employers.flatMap((e, i) =>
    Math.min(...e.heads.slice(-14).map((h) => h ?? 0)) >= 3 * world.least ? [i] : []
  );
  const kinds = Object.keys(REASONS);
  const wanted = Math.round(share * employers.length);
  for (let k = 0; k < wanted && eligible.length; k++) {
    const i = eligible.splice(Math.floor(next() * eligible.length), 1)[0]!;
    const kind = employers[i]!.place === broken ? "delivery in quarantine" : kinds[k % kinds.length]!;
    const plant: Plant = REASONS[kind] ?? ((e) => ({own: at(e, t, (h) => h * 1.6)}));
    const {own, other} = plant(employers[i]!, t);
    employers[i] = own;
    if (other) employers.push(other);
    reason.set(i, kind);
  }
  return {panel: {from: world.panel.from, employers, unsound: [{place: broken, t}]}, reason};
}

/** Heads of one month changed, the average wage kept. */
function at(e: PanelEmployer, t: number, to: (heads: number) => number): PanelEmployer {
  const was = e.heads[t];
  if (!was) return e;
  const is = Math.max(1, Math.round(to(was)));
  const put = (list: readonly (number | null)[], value: number) => list.map((v, k) => (k === t ? value : v));
  return {...e, heads: put(e.heads, is), wages: put(e.wages!, Math.round((e.wages![t]! / was) * is))};
}
