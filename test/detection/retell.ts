/** What a sentence must say, recomputed from the rows that offices delivered and from nothing of the product. */
import {readFileSync} from "node:fs";
import {lateAt} from "../oracle/late.js";
import {RULES} from "../oracle/rules.js";
import type {LedgerRow} from "../oracle/types.js";
import {FIRST, ledgerOf, versionOf, type Plan} from "./sentenceWorld.js";

export type Variable = "headcount" | "average_wage" | "wage_base" | "paid";

/** The regional minimum wages of region I, from the reference as it was collected. */
const MINIMUM = readFileSync("data/reference/regional_min_wage.csv", "utf8")
  .split("\n")
  .map((line) => line.split(","))
  .filter((cells) => cells[2] === "I")
  .map((cells) => ({from: cells[0]!.slice(0, 7), amount: Number(cells[3])}));

const median = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** Everything delivered, by employer and month. */
export class Delivered {
  private readonly rows = new Map<string, LedgerRow[]>();
  private readonly plans = new Map<string, Plan>();

  constructor(plans: readonly Plan[]) {
    for (const plan of plans) {
      this.plans.set(plan.code, plan);
      this.rows.set(plan.code, ledgerOf(plan));
    }
  }

  row(code: string, month: number): LedgerRow | undefined {
    return this.rows.get(code)?.[month - FIRST];
  }

  value(code: string, month: number, variable: Variable): number {
    const row = this.row(code, month)!;
    if (variable === "headcount") return row.headcount;
    if (variable === "wage_base") return Number(row.wageBase);
    if (variable === "paid") return Number(row.funds.si.paid);
    return Number(row.wageBase) / row.headcount;
  }

  /** Change against the month before as a fraction; null where it cannot be known. */
  change(code: string, month: number, variable: Variable): number | null {
    const [now, then] = [this.row(code, month), this.row(code, month - 1)];
    if (!now || !then || then.headcount === 0) return null;
    if (variable === "average_wage" && now.headcount === 0) return null;
    return this.value(code, month, variable) / this.value(code, month - 1, variable) - 1;
  }

  /** The others of the same division, public or not as it, in its province. */
  peers(code: string, month: number, variable: Variable): {count: number; median: number} {
    const own = this.plans.get(code)!;
    const changes = [...this.plans.values()]
      .filter((p) => p.code !== code && p.province === own.province && isOfGroup(p, own))
      .flatMap((p) => this.change(p.code, month, variable) ?? []);
    return {count: changes.length, median: changes.length ? median(changes) : 0};
  }

  /** Codes of its division and province that moved by the opposite number of heads, three or more. */
  opposites(code: string, month: number): string[] {
    const own = this.plans.get(code)!;
    const move = (of: string) => this.value(of, month, "headcount") - this.value(of, month - 1, "headcount");
    const moved = move(code);
    if (Math.abs(moved) < 3) return [];
    return [...this.plans.values()]
      .filter((p) => p.code !== code && p.province === own.province && p.sector === own.sector)
      .filter((p) => this.row(p.code, month) && this.row(p.code, month - 1) && move(p.code) === -moved)
      .map((p) => p.code);
  }

  /** Changes of single months up to a month, at most 36. */
  past(code: string, until: number, variable: Variable): number[] {
    return Array.from({length: 36}, (_, k) => this.change(code, until - k, variable)).flatMap((c) => c ?? []);
  }

  late(code: string, month: number): {late: number; months: number | null} {
    const plan = this.plans.get(code)!;
    const {late, monthsLate} = lateAt(this.rows.get(code)!, month - FIRST, [versionOf(plan)], RULES);
    return {late: Number(late), months: monthsLate};
  }

  minimum(month: number): number {
    const text = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    return MINIMUM.filter(({from}) => from <= text).at(-1)!.amount;
  }

  /** How far the average wages of a division rose over twelve months: the median of what each employer's own did. */
  divisionRise(code: string, month: number): number {
    const own = this.plans.get(code)!;
    const rises = [...this.plans.values()]
      .filter((p) => isOfGroup(p, own))
      .filter((p) => [month, month - 12].every((m) => (this.row(p.code, m)?.headcount ?? 0) >= 4))
      .map((p) => this.value(p.code, month, "average_wage") / this.value(p.code, month - 12, "average_wage") - 1);
    return median(rises);
  }
}

function isOfGroup(p: Plan, own: Plan): boolean {
  return p.sector === own.sector && (p.type === "5") === (own.type === "5");
}
