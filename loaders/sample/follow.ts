import {Debts} from "./debts.js";
import {Pursuit} from "./pursuit.js";
import type {Register} from "./register.js";
import {Staff} from "./staff.js";
import {Targets} from "./targets.js";
import type {World} from "./world.js";

/** Rows of the files about the pursuit of late payment. */
export type FollowRows = Record<"actions" | "workers" | "plans" | "progress" | "assessments", number>;

/**
 * What the offices deliver beside ledger and register: documents, workers, plans, progress, assessments. They look at
 * the ledger and never change it.
 */
export class FollowUp {
  private readonly debts: Debts;
  private readonly pursuit: Pursuit;
  private readonly staff: Staff;
  private readonly targets: Targets;

  constructor(
    folder: string,
    world: World,
    codes: Uint8Array,
    private readonly register: Register
  ) {
    this.debts = new Debts(world);
    this.pursuit = new Pursuit(folder, world, codes, register);
    this.staff = new Staff(folder, world, codes);
    this.targets = new Targets(folder, world);
  }

  /** Between the plan of a month and its booking: the offices write about last month's debtors. */
  before(t: number): void {
    this.targets.open(t);
    this.pursuit.write(t, this.debts);
  }

  /** Takes note of a row just booked. */
  note(i: number, t: number): void {
    this.debts.note(i, t);
  }

  /** After a month is booked. */
  after(t: number): void {
    this.staff.write(t, this.debts);
    this.targets.write(t, this.pursuit, this.register);
  }

  /** Closes the files; returns their rows. */
  close(): FollowRows {
    return {actions: this.pursuit.close(), workers: this.staff.close(), ...this.targets.close()};
  }
}
