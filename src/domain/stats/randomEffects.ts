/** Estimates with their sampling variances, and what lies behind them. */
export interface RandomEffects {
  /** Variance of the true values. */
  tau2: number;
  /** Their mean, with its standard error. */
  mu: number;
  se: number;
  /** Each value drawn towards the mean by how little it is known, with standard errors. */
  blup: number[];
  blupSe: number[];
}

/** DerSimonian-Laird, Paule-Mandel, restricted and plain maximum likelihood. */
export type Tau2Method = "DL" | "PM" | "REML" | "ML";

/** A random-effects model of values y with variances v. */
export function randomEffects(y: readonly number[], v: readonly number[], method: Tau2Method = "DL"): RandomEffects {
  const tau2 = method === "DL" ? derSimonianLaird(y, v) : iterated(y, v, method);
  const {w, mu} = weighted(y, v, tau2);
  const se = Math.sqrt(1 / sum(w));
  const share = v.map((vi) => tau2 / (tau2 + vi));
  return {
    tau2,
    mu,
    se,
    blup: y.map((yi, i) => share[i]! * yi + (1 - share[i]!) * mu),
    blupSe: v.map((vi, i) => Math.sqrt(share[i]! * vi + (1 - share[i]!) ** 2 * se * se))
  };
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function weighted(y: readonly number[], v: readonly number[], tau2: number) {
  const w = v.map((vi) => 1 / (vi + tau2));
  return {w, mu: sum(y.map((yi, i) => w[i]! * yi)) / sum(w)};
}

function derSimonianLaird(y: readonly number[], v: readonly number[]): number {
  const {w, mu} = weighted(y, v, 0);
  const q = sum(y.map((yi, i) => w[i]! * (yi - mu) ** 2));
  const scale = sum(w) - sum(w.map((x) => x * x)) / sum(w);
  return scale > 0 ? Math.max(0, (q - (y.length - 1)) / scale) : 0;
}

function iterated(y: readonly number[], v: readonly number[], method: "PM" | "REML" | "ML"): number {
  let tau2 = derSimonianLaird(y, v);
  for (let i = 0; i < 500; i++) {
    const {w, mu} = weighted(y, v, tau2);
    const power = (k: number) => sum(w.map((x) => x ** k));
    const q = (k: number) => sum(y.map((yi, j) => w[j]! ** k * (yi - mu) ** 2));
    let step: number;
    if (method === "PM") step = (q(1) - (y.length - 1)) / q(2);
    else if (method === "ML") step = (q(2) - power(1)) / power(2);
    else {
      const traceP = power(1) - power(2) / power(1);
      step = (q(2) - traceP) / (power(2) - (2 * power(3)) / power(1) + (power(2) / power(1)) ** 2);
    }
    const next = Math.max(0, tau2 + step);
    if (Math.abs(next - tau2) < 1e-12 * (1 + tau2)) return next;
    tau2 = next;
  }
  return tau2;
}
