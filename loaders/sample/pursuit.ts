import {join} from "node:path";
import {periodText} from "../reference.js";
import type {Debts} from "./debts.js";
import {officeOf} from "./debts.js";
import {documentsOf, emptyDossier, FORMS, office} from "./documents.js";
import type {Case, Dossier, Office, Step} from "./documents.js";
import {codeIn} from "./places.js";
import type {Register} from "./register.js";
import {draw, Use} from "./rng.js";
import {STATUS} from "./world.js";
import type {World} from "./world.js";
import {CsvWriter} from "./write.js";

const HEADER = [
  "employer_code",
  "action",
  "document_no",
  "document_date",
  "amount",
  "days_late",
  "officer_code",
  "note",
  "synthetic"
];
const SUSPENDED = STATUS.indexOf("suspended");
const EXCUSES = ["bão lũ", "hỏa hoạn", "dịch bệnh"];

/** The documents of the ladder: in each month the offices write about those who were late at the end of the last. */
export class Pursuit {
  /** Notices and concluded inspections of the month, by province code. */
  readonly done = new Map<string, {notices: number; inspections: number}>();
  private readonly out: CsvWriter;
  private readonly dossiers = new Map<number, Dossier>();
  private readonly numbers = new Map<string, number>();
  private readonly offices = new Map<number, Office>();

  constructor(
    folder: string,
    private readonly world: World,
    private readonly codes: Uint8Array,
    private readonly register: Register
  ) {
    this.out = new CsvWriter(join(folder, "actions.csv"), HEADER);
  }

  /** Writes the documents dated in month t. */
  write(t: number, debts: Debts): void {
    this.done.clear();
    for (const i of debts.late()) {
      const one = this.caseOf(i, t, debts);
      const dossier = this.dossiers.get(i) ?? emptyDossier();
      for (const [step, day] of documentsOf(one, dossier, this.office(i, one.isLaw41))) {
        dossier[step] = t;
        this.dossiers.set(i, dossier);
        this.document(i, one, step, day);
      }
    }
  }

  private caseOf(i: number, t: number, debts: Debts): Case {
    const {world} = this;
    const due = debts.oldest(i)!;
    return {
      key: world.key[i]!,
      month: t,
      due,
      monthsLate: t - 1 - due,
      late: world.late[i]!,
      headcount: world.head[i]!,
      isApart: world.frozen[i] === 1 || world.hard[i]! > 0 || world.status[i] === SUSPENDED,
      isLaw41: world.laws[t - world.from]!.newDue
    };
  }

  private office(i: number, isLaw41: boolean): Office {
    const at = officeOf(this.world.places, this.world.place[i]!, isLaw41);
    const known = this.offices.get(at) ?? office(this.world.seed, at);
    this.offices.set(at, known);
    return known;
  }

  private document(i: number, one: Case, step: Step, day: number): void {
    const {out, world} = this;
    const [action, letters] = FORMS[step];
    const t = one.month;
    const province = codeIn(world.places, world.place[i]!, t);
    const series = `${letters} ${province} ${Math.floor(t / 12)}`;
    const number = (this.numbers.get(series) ?? 0) + 1;
    this.numbers.set(series, number);
    this.count(province, step);
    const date = `${periodText(t)}-${String(day).padStart(2, "0")}`;
    const isExcuse = step === "excused";
    const amounts = isExcuse ? "," : `${Math.round(one.late)},${daysSince(one.due, t, day)}`;
    const excuse = EXCUSES[Math.floor(draw(one.key, t, Use.Office) * EXCUSES.length)]!;
    out.bytes(this.codes, i * 7, 7);
    out.text(`,${action},${number}/${letters},${date},${amounts},${this.register.officerOf(i)},`);
    out.text(`${isExcuse ? excuse : ""},1`);
    out.end();
  }

  private count(province: string, step: Step): void {
    if (step !== "dunned" && step !== "concluded") return;
    const done = this.done.get(province) ?? {notices: 0, inspections: 0};
    if (step === "dunned") done.notices++;
    else done.inspections++;
    this.done.set(province, done);
  }

  /** Closes the file; returns its rows. */
  close(): number {
    this.out.close();
    return this.out.rows;
  }
}

/** Days from the last day of the due month to a day of a later month. */
function daysSince(due: number, t: number, day: number): number {
  const at = (ix: number, of: number): number => Date.UTC(Math.floor(ix / 12), ix % 12, of) / 86_400_000;
  return at(t, day) - at(due + 1, 0);
}
