import {join} from "node:path";
import {periodText, SWITCH_2025_07} from "../reference.js";
import {codeIn} from "./places.js";
import type {Pursuit} from "./pursuit.js";
import type {Register} from "./register.js";
import {draw, mix, Use} from "./rng.js";
import type {World} from "./world.js";
import {CsvWriter} from "./write.js";

/** Months with assessments of officers, at the end of the sample: two years. */
const ASSESSED = 24;
/** Officers with fewer employers are not assessed. */
const LEAST_EMPLOYERS = 4;
const CRITERIA = ["đôn đốc", "hồ sơ", "phối hợp"];

interface PlaceYear {
  receivable: number;
  months: number;
  lateBefore: number;
  headcount: number;
}

/** Plans, progress and assessments: what the offices were to do, what they say they did, how their staff was judged. */
export class Targets {
  private readonly plans: CsvWriter;
  private readonly progress: CsvWriter;
  private readonly assessments: CsvWriter;
  /** By year, then by place (position of the old province). */
  private readonly years = new Map<number, PlaceYear[]>();

  constructor(
    folder: string,
    private readonly world: World
  ) {
    this.plans = new CsvWriter(join(folder, "plans.csv"), ["province_code", "year", "measure", "value"]);
    const head = ["province_code", "period", "measure", "value", "synthetic"];
    this.progress = new CsvWriter(join(folder, "progress.csv"), head);
    const judged = ["province_code", "officer_code", "period", "criterion", "score", "synthetic"];
    this.assessments = new CsvWriter(join(folder, "assessments.csv"), judged);
  }

  /** Before month t is booked: what was late a month ago opens the year. */
  open(t: number): void {
    const {world} = this;
    const year = Math.floor(t / 12);
    if (this.years.has(year)) return;
    const places = world.places.codes.map(() => ({receivable: 0, months: 0, lateBefore: 0, headcount: 0}));
    for (let i = 0; i < world.n; i++) {
      const one = places[world.place[i]!]!;
      if (!world.present[i]) continue;
      one.lateBefore += world.late[i]!;
      one.headcount += world.head[i]!;
    }
    this.years.set(year, places);
  }

  /** After month t is booked: receivable of the year, progress, and at quarter ends the assessments. */
  write(t: number, pursuit: Pursuit, register: Register): void {
    const {world} = this;
    const places = this.years.get(Math.floor(t / 12))!;
    for (let i = 0; i < world.n; i++) {
      if (!world.present[i]) continue;
      const one = places[world.place[i]!]!;
      for (let at = i * 4; at < i * 4 + 4; at++) one.receivable += world.accrued[at]! + world.adjusted[at]!;
    }
    for (const one of places) one.months++;
    this.writeProgress(t, places, pursuit);
    if (t % 3 === 2 && t > world.to - ASSESSED) this.writeAssessments(t, register);
  }

  private key(place: number): number {
    return mix(this.world.seed + 1009 * (place + 1));
  }

  /** Installs to be made in the year, by place: one worker in five. */
  private installs(year: number, place: number): number {
    const one = this.years.get(year)![place]!;
    return Math.ceil((0.18 + 0.08 * draw(this.key(place), year, Use.Install)) * one.headcount);
  }

  private writeProgress(t: number, places: readonly PlaceYear[], pursuit: Pursuit): void {
    const {world} = this;
    const year = Math.floor(t / 12);
    const installs = new Map<string, number>();
    places.forEach((one, place) => {
      if (one.headcount === 0) return;
      const key = this.key(place);
      const pace = 0.55 + 0.65 * draw(key, 0, Use.Install);
      const season = [0.8, 0.7, 1.2, 1.1, 1, 1, 0.9, 0.9, 1.1, 1.2, 1.1, 1][t % 12]!;
      const noise = 0.8 + 0.4 * draw(key, t, Use.Install);
      const done = Math.round(((this.installs(year, place) * pace) / 12) * season * noise);
      const code = codeIn(world.places, place, t);
      installs.set(code, (installs.get(code) ?? 0) + done);
    });
    for (const code of [...installs.keys()].sort()) {
      const done = pursuit.done.get(code) ?? {notices: 0, inspections: 0};
      // Some offices count more notices than they can show.
      const boast = draw(mix(world.seed + Number(code)), 0, Use.Office) < 0.1 ? 1.15 : 1;
      const values = [
        ["vssid_installs", installs.get(code)!],
        ["notices_sent", Math.round(done.notices * boast)],
        ["inspections_done", done.inspections]
      ] as const;
      for (const [measure, value] of values) {
        this.progress.text(`${code},${periodText(t)},${measure},${value},1`);
        this.progress.end();
      }
    }
  }

  private writeAssessments(t: number, register: Register): void {
    const {world} = this;
    const officers = new Map<string, {province: string; employers: number}>();
    for (let i = 0; i < world.n; i++) {
      const officer = register.officerOf(i);
      if (!world.present[i] || officer === "") continue;
      const known = officers.get(officer) ?? {province: codeIn(world.places, world.place[i]!, t), employers: 0};
      known.employers++;
      officers.set(officer, known);
    }
    for (const officer of [...officers.keys()].sort()) {
      const {province, employers} = officers.get(officer)!;
      if (employers < LEAST_EMPLOYERS) continue;
      const key = mix(world.seed + [...officer].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7));
      CRITERIA.forEach((criterion, k) => {
        const skill = 6 + 3 * draw(key, k, Use.Score);
        const score = Math.min(skill + 2 * (draw(key, t * 8 + k, Use.Score) - 0.5), 10);
        this.assessments.text(
          `${province},${officer},${periodText(t)},${criterion},${(Math.round(score * 2) / 2).toFixed(1)},1`
        );
        this.assessments.end();
      });
    }
  }

  /** Writes the plans, which the sample knows only when the years are over, and closes the files. */
  close(): Record<"plans" | "progress" | "assessments", number> {
    for (const year of [...this.years.keys()].sort()) this.writePlans(year);
    const outs = {plans: this.plans, progress: this.progress, assessments: this.assessments};
    Object.values(outs).forEach((out) => out.close());
    return {plans: this.plans.rows, progress: this.progress.rows, assessments: this.assessments.rows};
  }

  /** The codes of a plan are those of 1 January. */
  private writePlans(year: number): void {
    const {places} = this.world;
    const sums = new Map<string, readonly [plan: number, ceiling: number, installs: number]>();
    this.years.get(year)!.forEach((one, place) => {
      if (one.headcount === 0 && one.receivable === 0) return;
      const code = year * 12 >= SWITCH_2025_07 ? places.codes34[place]! : places.codes[place]!;
      const [plan, ceiling, installs] = sums.get(code) ?? [0, 0, 0];
      const key = this.key(place);
      const expected = ((one.receivable * 12) / one.months) * (0.98 + 0.05 * draw(key, year, Use.Score));
      const late = Math.max(one.lateBefore, 0.02 * expected) * (0.85 + 0.12 * draw(key, year, Use.Wobble));
      sums.set(code, [plan + expected, ceiling + late, installs + this.installs(year, place)]);
    });
    for (const code of [...sums.keys()].sort()) {
      const [plan, ceiling, installs] = sums.get(code)!;
      const million = (value: number): number => Math.max(Math.round(value / 1e6), 1) * 1_000_000;
      const values = [
        ["collection_plan", million(plan)],
        ["late_ceiling", million(ceiling)],
        ["vssid_installs", installs]
      ] as const;
      for (const [measure, value] of values) {
        this.plans.text(`${code},${year},${measure},${value}`);
        this.plans.end();
      }
    }
  }
}
