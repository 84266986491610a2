import type {Rule} from "./rules.js";

/** Numbers that something is divided by: 0 would leave scores undefined. */
const POSITIVE: Record<string, readonly string[]> = {
  sudden_change: ["floor", "floor_wage", "head", "head_wage", "head_wage_still", "cap", "prior_months"],
  slow_erosion: ["floor"]
};
const TYPES: readonly unknown[] = ["pattern", "explanation", "budget"];

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isMonth = (value: unknown) => typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);

/** A day of the calendar, YYYY-MM-DD. */
function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** What is wrong in a rule's file `<file>.json`; `needed` names the parameters without which each rule cannot be computed. */
export function ruleFaults(rule: Rule, file: string, needed: Record<string, readonly string[]>): string[] {
  const {from, to} = rule.in_force ?? {};
  const checks: [isRight: boolean, message: string][] = [
    [rule.id === file, `id "${rule.id}" is not the file's name`],
    [rule.id in needed, `unknown rule "${rule.id}" (known: ${Object.keys(needed).join(", ")})`],
    [TYPES.includes(rule.type), `type "${rule.type}" (expected ${TYPES.join(", ")})`],
    [Number.isFinite(rule.order), `order "${rule.order}" (expected a number)`],
    ...(["title", "legal_reading"] as const).map((key): [boolean, string] => [
      isText(rule[key]?.vi) && isText(rule[key]?.en),
      `${key} needs vi and en`
    ]),
    [
      isMonth(from) && (to === null || (isMonth(to) && to >= from)),
      `in_force "${from}" to "${to}" (expected months, the later one second; to may be null)`
    ],
    ...(["source", "owner"] as const).map((key): [boolean, string] => [isText(rule[key]), `${key} is missing`]),
    [
      rule.reviewed_on === null || isDay(rule.reviewed_on),
      `reviewed_on "${rule.reviewed_on}" (expected YYYY-MM-DD) or null while nobody has reviewed it`
    ]
  ];
  return [...checks.filter(([isRight]) => !isRight).map(([, message]) => message), ...numberFaults(rule, needed)];
}

function numberFaults(rule: Rule, needed: Record<string, readonly string[]>): string[] {
  const given = rule.parameters ?? {};
  const of = (name: string) => `parameter ${name} "${given[name]}"`;
  const missing = (needed[rule.id] ?? []).filter((name) => !(name in given));
  const known = Object.keys(given);
  const isShare = (name: string) => rule.id === "budget" && /_(nation|province)$|^contribution_rate$/.test(name);
  const over = (urgent: string, watch: string) => (given[urgent] ?? 0) > (given[watch] ?? Infinity);
  return [
    ...missing.map((name) => `parameter ${name} is missing`),
    ...known
      .filter((name) => !Number.isFinite(given[name]) || given[name]! < 0)
      .map((name) => `${of(name)} (expected a number >= 0)`),
    ...(POSITIVE[rule.id] ?? [])
      .filter((name) => given[name] === 0)
      .map((name) => `${of(name)} (expected more than 0)`),
    ...known
      .filter((name) => isShare(name) && given[name]! > 1)
      .map((name) => `${of(name)} (expected a share, 0 to 1)`),
    ...["nation", "province"]
      .filter((scope) => over(`urgent_${scope}`, `watch_${scope}`))
      .map((scope) => `${of(`urgent_${scope}`)} (expected at most watch_${scope}, which holds the urgent too)`),
    ...thresholdFaults(rule)
  ];
}

function thresholdFaults({id, thresholds}: Rule): string[] {
  if (thresholds === undefined && id !== "headcount_shaved") return [];
  if (!Array.isArray(thresholds) || !thresholds.length) return ["thresholds is empty (expected a list of numbers)"];
  return thresholds
    .filter((t) => !Number.isFinite(t) || t <= 0)
    .map((t) => `thresholds: "${t}" (expected numbers of workers, more than 0)`);
}
