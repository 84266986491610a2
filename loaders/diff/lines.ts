import type {Change, Difference} from "./diff.js";

/** The most lines of one kind that are printed; --json has all. */
const SHOWN = 40;

/** A difference in words, the nation and provinces first. */
export function differenceLines(d: Difference): string[] {
  const lines = [
    `from ${d.a.state} (known until ${d.a.known_until ?? "nothing"}) to ${d.b.state} (known until ${d.b.known_until ?? "nothing"})`
  ];
  lines.push(
    `${d.files.length} files differ`,
    ...d.files.slice(0, SHOWN).map((f) => `  ${f.side} ${f.file} (${f.kind}, loaded ${f.loaded_at})`)
  );
  const rates = d.changes.filter((c) => c.measure === "arrears_rate").sort(byWeight);
  lines.push(`${d.changes.length} published numbers differ, ${rates.length} of them headline rates`);
  lines.push(
    ...rates
      .slice(0, SHOWN)
      .map(
        (c) =>
          `  ${[c.level, c.map, c.code].filter(Boolean).join(" ")} ${c.period}: ${rate(c.before)} -> ${rate(c.after)} (${c.files.join(", ") || "no file of its own"})`
      )
  );
  if (rates.length > SHOWN) lines.push(`  … and ${rates.length - SHOWN} more (--json has all)`);
  lines.push(`${d.ranks.length} ranks moved because of data`);
  lines.push(
    ...d.ranks
      .slice(-SHOWN)
      .map((r) => `  ${r.level} ${r.code} ${r.period}: ${r.before ?? "none"} -> ${r.after ?? "none"}`)
  );
  return lines;
}

const ORDER = ["nation", "province", "sector", "employer_type", "size_class"];

function byWeight(a: Change, b: Change): number {
  return ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || b.period_ix - a.period_ix;
}

function rate(value: number | string | null): string {
  return typeof value === "number" ? `${(value * 100).toFixed(4)} %` : "none";
}
