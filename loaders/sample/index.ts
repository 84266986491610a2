import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {periodIndex, periodText} from "../reference.js";
import {readTargets} from "./calibrate.js";
import {monthLaws} from "./law.js";
import {Ledger} from "./deliver.js";
import {FollowUp} from "./follow.js";
import type {FollowRows} from "./follow.js";
import {writeLabels} from "./labels.js";
import {book, newCourse, plan} from "./month.js";
import {loadPlaces} from "./places.js";
import {noteShaken, plantAll} from "./plant.js";
import {populate} from "./population.js";
import {employerCodes, Register} from "./register.js";
import {openStock} from "./stock.js";
import type {World} from "./world.js";

export interface SampleOptions {
  employers: number;
  /** First and last month, YYYY-MM. */
  from: string;
  to: string;
  seed: number;
  /** Folder that receives the files; made when it is not there. */
  out: string;
  log?: (line: string) => void;
}

export interface SampleSummary {
  /** Names of the files written, in the order in which they are to be loaded; labels.csv is not among them. */
  files: string[];
  ledgerRows: number;
  employerRows: number;
  labels: number;
  followRows: FollowRows;
  /** The delivery that is left out, and the one that is delivered again in corrected form. */
  missing: {province: string; period: string} | null;
  corrected: {province: string; period: string} | null;
  /** Employers by way of paying at the end, see PAYER. */
  payers: number[];
}

/**
 * Writes a synthetic nation that obeys the contract: ledgers by month, employers, what follows late payment (documents,
 * workers, plans, progress, assessments), and the answer key labels.csv. A pure function of its options: the same options
 * give the same bytes.
 */
export async function writeSample(options: SampleOptions): Promise<SampleSummary> {
  const world = build(options);
  mkdirSync(options.out, {recursive: true});
  const codes = employerCodes(world);
  const targets = readTargets(world.seed, world.from);
  const register = new Register(join(options.out, "employers.csv"), world, codes);
  const ledger = new Ledger(options.out, world, codes);
  const follow = new FollowUp(options.out, world, codes, register);
  const course = newCourse();
  for (let t = world.from; t <= world.to; t++) {
    plan(world, t, course, targets, (i) => ledger.isMissing(i, t));
    noteShaken(world, t);
    register.write(t);
    follow.before(t);
    ledger.open(t);
    book(world, t, course, (row) => {
      ledger.write(row);
      follow.note(row.employer, t);
    });
    follow.after(t);
    const rows = ledger.close();
    options.log?.(`${periodText(t)}: ${rows} ledger rows`);
    await Promise.resolve();
  }
  const employerRows = register.close();
  const labels = writeLabels(join(options.out, "labels.csv"), world, codes);
  const followRows = follow.close();
  const payers = [0, 0, 0, 0, 0];
  world.payer.forEach((payer) => payers[payer]!++);
  return {
    files: ["employers.csv", ...Object.keys(followRows).map((kind) => `${kind}.csv`), ...ledger.files].sort(),
    ledgerRows: ledger.rows,
    employerRows,
    labels,
    followRows,
    missing: ledger.missing,
    corrected: ledger.corrected,
    payers
  };
}

function build(options: SampleOptions): World {
  const from = periodIndex(options.from);
  const to = periodIndex(options.to);
  if (to < from) throw new UserError(`the sample ends (${options.to}) before it begins (${options.from})`);
  if (!Number.isInteger(options.employers) || options.employers < 1 || options.employers > 1_000_000) {
    throw new UserError(`employers: a whole number from 1 to 1000000 is needed, not ${options.employers}`);
  }
  if (!Number.isSafeInteger(options.seed)) throw new UserError(`seed: a whole number is needed, not ${options.seed}`);
  const seed = Math.abs(options.seed);
  const world = populate(options.employers, from, to, seed, monthLaws(from, to), loadPlaces());
  plantAll(world);
  openStock(world);
  return world;
}
