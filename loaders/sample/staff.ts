import {join} from "node:path";
import {periodText} from "../reference.js";
import type {Debts} from "./debts.js";
import {thousand} from "./population.js";
import {draw, normalQuantile, Use} from "./rng.js";
import type {World} from "./world.js";
import {CsvWriter} from "./write.js";

const HEADER = ["worker_id", "employer_code", "period", "status", "wage_base", "paid_through", "synthetic"];
/** Months with lists of workers, at the end of the sample. */
const MONTHS = 6;
/** Lists are asked for from employers at least so many months late. */
const LEAST_LATE = 3;
/** Employers of a nation of this size or smaller are all listed; of larger ones a share, so that files stay small. */
const FULL = 9000;
/** Largest list, and largest list of an employer that is gone. */
const LARGEST = 300;
const LARGEST_GONE = 40;

type Status = "working" | "unpaid_leave" | "sick" | "maternity" | "suspended" | "left_unsettled" | "left_settled";

interface Worker {
  id: number;
  key: number;
  /** Wage as a multiple of the employer's mean. */
  factor: number;
  wage: number;
  status: Status;
  /** First and last month with a contribution that was due. */
  from: number;
  to: number;
}

/** The lists of workers of employers that have been late for long. Numbers begin with 00, as no real one does. */
export class Staff {
  private readonly out: CsvWriter;
  private readonly lists = new Map<number, Worker[]>();
  private known = 0;

  constructor(
    folder: string,
    private readonly world: World,
    private readonly codes: Uint8Array
  ) {
    this.out = new CsvWriter(join(folder, "workers.csv"), HEADER);
  }

  /** Writes the lists as they stand at the end of month t, once it is booked. */
  write(t: number, debts: Debts): void {
    const {world} = this;
    if (t <= world.to - MONTHS) return;
    for (const i of debts.late()) {
      const due = debts.oldest(i)!;
      const isListed = this.lists.has(i) || (t - due >= LEAST_LATE && this.isAsked(i));
      if (!isListed) continue;
      const list = this.lists.get(i) ?? this.recruit(i, t);
      this.lists.set(i, list);
      this.change(i, t, list);
      const paid = this.paidThrough(i, due);
      for (const worker of list) this.row(i, t, worker, paid);
    }
  }

  private isAsked(i: number): boolean {
    const {world} = this;
    const share = Math.min(FULL / world.n, 1);
    return world.head[i]! <= LARGEST && draw(world.key[i]!, 0, Use.Staff) < share;
  }

  /** Last month that the employer has paid in full: the one before the oldest unpaid month of work. */
  private paidThrough(i: number, due: number): number {
    const {world} = this;
    if (due < world.from) return due - 1 - Math.floor(24 * draw(world.key[i]!, 1, Use.Staff));
    const law = world.laws[due - world.from]!;
    return due - (law.newDue ? 1 : 0) - world.cycle[i]!;
  }

  private recruit(i: number, t: number): Worker[] {
    const {world} = this;
    const head = world.head[i]!;
    const isGone = head === 0;
    const count = isGone ? Math.min(Math.max(Math.round(world.size[i]!), 1), LARGEST_GONE) : head;
    const list = Array.from({length: count}, (_, k) => this.worker(i, t, k));
    for (const worker of list) {
      if (isGone) leave(worker, world.since[i]! - 1, "left_unsettled");
      else if (draw(worker.key, 0, Use.StaffState) < 0.15)
        leave(worker, t - 1 - Math.floor(10 * draw(worker.key, 1, Use.StaffState)), "left_unsettled");
    }
    return list;
  }

  private worker(i: number, t: number, k: number): Worker {
    const key = (this.world.key[i]! + Math.imul(k + 1, 0x9e3779b1)) >>> 0;
    const months = Math.floor(120 * draw(key, 0, Use.Staff) ** 2);
    const id = (this.known++ * 61_803_399 + (this.world.seed % 1_000_003)) % 100_000_000;
    const factor = Math.exp(0.3 * normalQuantile(draw(key, 1, Use.Staff)) - 0.045);
    return {id, key, factor, wage: 0, status: "working", from: t - months, to: t};
  }

  /** People fall ill, have children, leave; some of those who left get their books closed. */
  private change(i: number, t: number, list: Worker[]): void {
    const {world} = this;
    let missing = world.head[i]! - list.filter((w) => !w.status.startsWith("left")).length;
    for (const worker of list) {
      const u = draw(worker.key, t, Use.StaffState);
      if (worker.status === "left_unsettled") {
        if (u < 0.03) worker.status = "left_settled";
        continue;
      }
      if (worker.status === "left_settled") continue;
      if (missing < 0) {
        leave(worker, t - 1, "left_unsettled");
        missing++;
      } else {
        worker.status = stateOf(worker.status, u);
        worker.to = t;
        worker.wage = thousand(Math.max(world.wage[i]! * worker.factor, minimumOf(world, i, t)));
      }
    }
    for (; missing > 0; missing--) {
      const worker = this.worker(i, t, list.length);
      worker.from = t;
      worker.wage = thousand(Math.max(world.wage[i]! * worker.factor, minimumOf(world, i, t)));
      list.push(worker);
    }
  }

  private row(i: number, t: number, worker: Worker, employerPaid: number): void {
    const {out, world} = this;
    if (worker.wage === 0) worker.wage = thousand(Math.max(world.wage[i]! * worker.factor, minimumOf(world, i, t)));
    const paid = worker.status === "left_settled" ? worker.to : Math.min(employerPaid, worker.to);
    out.text(`00${String(worker.id).padStart(8, "0")},`);
    out.bytes(this.codes, i * 7, 7);
    out.text(`,${periodText(t)},${worker.status},${worker.wage},${paid < worker.from ? "" : periodText(paid)},1`);
    out.end();
  }

  /** Closes the file; returns its rows. */
  close(): number {
    this.out.close();
    return this.out.rows;
  }
}

function leave(worker: Worker, last: number, status: Status): void {
  worker.status = status;
  worker.to = last;
  worker.from = Math.min(worker.from, last);
}

function stateOf(before: Status, u: number): Status {
  if (before !== "working") return u < 0.25 ? "working" : before;
  if (u < 0.008) return "maternity";
  if (u < 0.014) return "sick";
  if (u < 0.024) return "unpaid_leave";
  return u < 0.028 ? "suspended" : "working";
}

function minimumOf(world: World, i: number, t: number): number {
  return world.laws[t - world.from]!.minimum[world.region[i]! - 1]!;
}
