import type {Table} from "../../src/domain/suppression.js";

/** What a reader who knows all published figures, and that counts are not negative, can say about the hidden ones. */
export interface Findings {
  /** Hidden figures that the sums give away exactly. */
  solved: string[];
  /** Narrowest span found for each hidden figure by going round the sums again and again. */
  width: Map<string, number>;
}

/** Attacks one table: solves the linear system of its sums, and narrows bounds. Uses nothing of what chose the cells. */
export function attack({cells, relations}: Table, hidden: ReadonlySet<string>): Findings {
  const value = new Map(cells.map(({key, count}) => [key, count]));
  const unknown = cells.map(({key}) => key).filter((key) => hidden.has(key));
  return {solved: solved(unknown, relations), width: widths(unknown, value, relations)};
}

function solved(unknown: readonly string[], relations: Table["relations"]): string[] {
  const at = new Map(unknown.map((key, i) => [key, i]));
  const rows = relations.map(({total, parts}) => {
    const row = new Float64Array(unknown.length);
    if (at.has(total)) row[at.get(total)!] = -1;
    for (const part of parts) if (at.has(part)) row[at.get(part)!]! += 1;
    return row;
  });
  const pivots: number[] = [];
  let rank = 0;
  for (let column = 0; column < unknown.length && rank < rows.length; column++) {
    let best = rank;
    for (let r = rank; r < rows.length; r++) if (Math.abs(rows[r]![column]!) > Math.abs(rows[best]![column]!)) best = r;
    if (Math.abs(rows[best]![column]!) < 1e-9) continue;
    [rows[rank], rows[best]] = [rows[best]!, rows[rank]!];
    const pivot = rows[rank]!;
    const scale = pivot[column]!;
    for (let c = 0; c < pivot.length; c++) pivot[c] = pivot[c]! / scale;
    for (let r = 0; r < rows.length; r++) {
      const factor = r === rank ? 0 : rows[r]![column]!;
      if (factor) for (let c = 0; c < pivot.length; c++) rows[r]![c] = rows[r]![c]! - factor * pivot[c]!;
    }
    pivots.push(column);
    rank++;
  }
  const alone = (row: Float64Array) => row.filter((entry) => Math.abs(entry) > 1e-9).length === 1;
  return pivots.filter((_, r) => alone(rows[r]!)).map((column) => unknown[column]!);
}

function widths(
  unknown: readonly string[],
  value: ReadonlyMap<string, number>,
  relations: Table["relations"]
): Map<string, number> {
  const secret = new Set(unknown);
  const most = Math.max(1, ...value.values()) * 2;
  const low = new Map([...value].map(([key, count]) => [key, secret.has(key) ? 0 : count]));
  const high = new Map([...value].map(([key, count]) => [key, secret.has(key) ? most : count]));
  for (let changed = true, round = 0; changed && round < 200; round++) {
    changed = false;
    const tighten = (key: string, from: number, to: number) => {
      if (from > low.get(key)!) [changed] = [true, low.set(key, from)];
      if (to < high.get(key)!) [changed] = [true, high.set(key, to)];
    };
    for (const {total, parts} of relations) {
      const least = parts.reduce((sum, part) => sum + low.get(part)!, 0);
      const greatest = parts.reduce((sum, part) => sum + high.get(part)!, 0);
      tighten(total, least, greatest);
      for (const part of parts)
        tighten(part, low.get(total)! - (greatest - high.get(part)!), high.get(total)! - (least - low.get(part)!));
    }
  }
  return new Map(unknown.map((key) => [key, high.get(key)! - low.get(key)!]));
}
