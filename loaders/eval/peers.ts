import {hbScores} from "../../src/domain/stats/hidiroglouBerthelot.js";
import {quantile, robustScores} from "../../src/domain/stats/robust.js";
import {isolationForest} from "./isolationForest.js";
import type {PanelEmployer} from "./panel.js";
import {uniform} from "./worlds.js";

/** One score per employer for the last month of the panel, larger = more suspicious; 0 where it cannot be told. */
export type Method = (employers: readonly PanelEmployer[], withWages: boolean) => number[];

type Pair = [number | null, number | null];

const heads = (e: PanelEmployer): Pair => [e.heads.at(-2) ?? null, e.heads.at(-1) ?? null];
const wage = (e: PanelEmployer): Pair => {
  const at = (k: number) => (e.heads.at(k) && e.wages?.at(k) ? e.wages.at(k)! / e.heads.at(k)! : null);
  return [at(-2), at(-1)];
};
const change = ([a, b]: Pair) => (a !== null && b !== null && a > 0 && b > 0 ? Math.log(b / a) : null);

type OneVariable = (pairs: Pair[], employers: readonly PanelEmployer[], values: (number | null)[][]) => number[];

/** A method of one variable applied to headcount, and to average wage where asked for: the stronger of both counts. */
function stronger(one: OneVariable): Method {
  return (employers, withWages) => {
    const h = one(
      employers.map(heads),
      employers,
      employers.map((e) => [...e.heads])
    );
    if (!withWages) return h;
    const wages = employers.map((e) => e.heads.map((n, t) => (n && e.wages?.[t] ? e.wages[t] / n : null)));
    const w = one(employers.map(wage), employers, wages);
    return h.map((z, i) => Math.max(z, w[i]!));
  };
}

/** The months of a group's medians and of each employer's own past: the best method of the literature review. */
const ownPast = stronger((_pairs, employers, values) => {
  const months = employers[0]?.heads.length ?? 0;
  const rest = employers.map(() => new Float64Array(months).fill(NaN));
  for (let t = 1; t < months; t++) {
    const now = values.map((v) => change([v[t - 1] ?? null, v[t] ?? null]) ?? NaN);
    const noSector = minusMedian(now, employers, (e) => e.division);
    minusMedian(noSector, employers, (e) => e.place).forEach((r, i) => (rest[i]![t] = r));
  }
  return rest.map((r) => {
    const past = [...r.slice(1, -1)].filter(Number.isFinite).map(Math.abs);
    const scale = past.length ? quantile(past, 0.9) / 1.645 : 0;
    const z = Math.abs(r.at(-1)!) / Math.hypot(scale, 0.05);
    return Number.isFinite(z) ? z : 0;
  });
});

function minusMedian(
  values: number[],
  employers: readonly PanelEmployer[],
  group: (e: PanelEmployer) => string
): number[] {
  const groups = new Map<string, number[]>();
  values.forEach((v, i) => {
    if (!Number.isFinite(v)) return;
    const key = group(employers[i]!);
    (groups.get(key) ?? groups.set(key, []).get(key)!).push(v);
  });
  const medians = new Map([...groups].map(([key, list]) => [key, quantile(list, 0.5)]));
  return values.map((v, i) => v - (medians.get(group(employers[i]!)) ?? 0));
}

/** Global robust z of the log change. */
const globalZ = stronger((pairs) => {
  const changes = pairs.map(change);
  const known = changes.filter((c) => c !== null);
  const scores = robustScores(known);
  let k = 0;
  // All tied: rank by distance, so that the method does not end in infinities.
  const width = quantile(known.map(Math.abs), 0.9) || 1;
  return changes.map((c) => {
    if (c === null) return 0;
    const z = scores[k++]!;
    return Number.isFinite(z) ? z : Math.abs(c) / width;
  });
});

/** Hidiroglou-Berthelot over all employers, 10 % quantiles because of ties. */
const hbPlain = stronger((pairs) =>
  hbScores(
    pairs.map((p) => p[0]),
    pairs.map((p) => p[1]),
    {p: 0.1}
  )
);

/** Hidiroglou-Berthelot in sectors, widths shrunk to the national ones by n / (n + 20). */
const hbStrata = stronger((pairs, employers) => {
  const out = Array<number>(pairs.length).fill(0);
  const effects = (list: Pair[]) => {
    const known = list.map(change).filter((c) => c !== null);
    const centre = quantile(known, 0.5);
    return list.map((p) => {
      const c = change(p);
      return c === null
        ? null
        : (c < centre ? 1 - Math.exp(centre - c) : Math.exp(c - centre) - 1) * Math.sqrt(Math.max(p[0]!, p[1]!));
    });
  };
  const width = (list: (number | null)[]) => {
    const known = list.filter((e) => e !== null);
    return Math.max(quantile(known, 0.9) - quantile(known, 0.1), 1e-9);
  };
  const national = width(effects(pairs));
  for (const division of new Set(employers.map((e) => e.division))) {
    const members = employers.flatMap((e, i) => (e.division === division ? [i] : []));
    const own = effects(members.map((i) => pairs[i]!));
    const share = members.length / (members.length + 20);
    const shrunk = share * width(own) + (1 - share) * national;
    const centre = quantile(
      own.filter((e) => e !== null),
      0.5
    );
    members.forEach((i, k) => (out[i] = own[k] === null ? 0 : Math.abs(own[k]! - centre) / shrunk));
  }
  return out;
});

/** Isolation forest on the log changes of headcount and average wage. */
const forest: Method = (employers, withWages) => {
  const rows = employers.map((e) => [change(heads(e)) ?? 0, ...(withWages ? [change(wage(e)) ?? 0] : [])]);
  return isolationForest(rows, uniform(99));
};

export const PEERS: Record<string, Method> = {
  "global robust z": globalZ,
  "Hidiroglou-Berthelot": hbPlain,
  "Hidiroglou-Berthelot in sectors": hbStrata,
  "isolation forest": forest,
  "medians removed, own p90": ownPast
};
