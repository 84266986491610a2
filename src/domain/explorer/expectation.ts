import type {Row} from "./rowColumns.js";

/** Share of the wage base that a month's contributions ordinarily are (data/reference/contribution_rates.csv). */
const USUAL_RATE = 0.32;
/** Ways in which a late amount is foreseen; the last one: written out. */
export const WAYS = 7;

/** What the row before of the same employer lets expect. */
export class Expectation {
  private period = -9;
  private head = 0;
  private wage = 0;
  private late = 0;
  private months = -1;
  private receivable = 0;
  private follows = false;

  constructor(private readonly unit: number) {}

  /** Begins an employer. */
  reset(): void {
    this.period = -9;
    this.head = this.wage = this.late = this.receivable = 0;
    this.months = -1;
  }

  /** Begins a row. */
  at(period: number): void {
    this.follows = period === this.period + 1;
  }

  headBefore(head: number): number {
    return this.follows ? this.head : head;
  }

  get heads(): number {
    return this.head;
  }

  /** In units of wages. */
  wages(head: number): number {
    return this.head > 0 && head !== this.head ? Math.round((this.wage * head) / this.head) : this.wage;
  }

  wageBefore(head: number, before: number, wage: number): number {
    if (this.follows) return this.wage;
    return head > 0 && before !== head ? Math.round((wage * before) / head) : wage;
  }

  receivables(wage: number): number {
    return Math.round(wage * this.unit * USUAL_RATE);
  }

  /** The late amount in one of the foreseen ways. */
  lateBy(way: number, receivable: number, wageBefore: number): number {
    const last = this.follows ? this.receivable : wageBefore < 0 ? -1 : this.receivables(wageBefore);
    const stock = this.follows ? this.late : 0;
    switch (way) {
      case 0:
        return 0;
      case 1:
        return receivable;
      case 2:
        return last;
      case 3:
        return stock + receivable;
      case 4:
        return stock + last;
      default:
        return stock;
    }
  }

  monthsLate(): number {
    return this.follows && this.months >= 0 ? this.months + 1 : 0;
  }

  /** Ends a row. */
  keep(row: Row, wage: number): void {
    this.period = row.period;
    this.head = row.headcount;
    this.wage = wage;
    this.late = row.late;
    this.months = row.monthsLate;
    this.receivable = row.receivable;
  }
}
