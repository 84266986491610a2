/** Small panels with known properties. */
import type {Panel, PanelEmployer} from "../../loaders/eval/panel.js";

export const FROM = 2023 * 12;

/** A stream of numbers in [0, 1) that is the same on every machine. */
export function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SECTORS = [
  ["10", "C"],
  ["14", "C"],
  ["46", "G"],
  ["62", "K"]
] as const;
const PLACES = ["01", "31", "48", "79"];

/** Employers in four sectors and four provinces, most of them quiet, sizes from 1 to some hundreds. */
export function ordinary(n: number, months: number, seed: number): Panel {
  const next = stream(seed);
  const employers = Array.from({length: n}, (_, i): PanelEmployer => {
    const size = Math.exp(1 + 4 * next());
    const busy = 0.2 + 0.6 * next();
    const heads: number[] = [Math.max(1, Math.round(size))];
    const wages: number[] = [heads[0]! * 6_000_000];
    let wage = 6_000_000;
    for (let t = 1; t < months; t++) {
      const step = next() < busy ? Math.round((next() - 0.5) * 0.1 * size) : 0;
      heads.push(Math.max(1, heads[t - 1]! + step));
      if (next() < 0.1) wage = Math.round(wage * (1 + 0.04 * next()));
      wages.push(heads[t]! * wage);
    }
    const [division, section] = SECTORS[i % SECTORS.length]!;
    return {
      code: `TA${String(i).padStart(5, "0")}`,
      place: PLACES[Math.floor(next() * 4)]!,
      division,
      section,
      heads,
      wages
    };
  });
  return {from: FROM, employers};
}

/** The panel with some employers replaced. */
export function changed(panel: Panel, change: (employer: PanelEmployer, i: number) => PanelEmployer): Panel {
  return {...panel, employers: panel.employers.map(change)};
}

/** Heads and wages of one month and after it (`until` excluded) times a factor. */
export function times(e: PanelEmployer, t: number, factor: number, until = t + 1): PanelEmployer {
  const scale = <T extends number | null>(list: readonly T[]) =>
    list.map((v, i) => (v !== null && i >= t && i < until ? Math.round(v * factor) : v));
  return {...e, heads: scale(e.heads), ...(e.wages ? {wages: scale(e.wages)} : {})};
}
