import {draw, mix, Use} from "./rng.js";

/** How an office works: prompt ones dun in the first days, late ones when the month is nearly over, some forget. */
export interface Office {
  style: "prompt" | "late" | "forgetful";
  /** Multiplies the chance of each further step in a month. */
  zeal: number;
}

/** The office of a province: its habits do not change. */
export function office(seed: number, place: number): Office {
  const key = mix(seed + 977 * (place + 1));
  const u = draw(key, 0, Use.Office);
  return {
    style: u < 0.45 ? "prompt" : u < 0.8 ? "late" : "forgetful",
    zeal: 0.5 + draw(key, 1, Use.Office)
  };
}

/** Months in which the documents of an employer were last written; -1 = never. */
export interface Dossier {
  dunned: number;
  recorded: number;
  decided: number;
  concluded: number;
  penalised: number;
  enforced: number;
  referred: number;
  published: number;
  excused: number;
}

export type Step = keyof Dossier;

export const emptyDossier = (): Dossier => ({
  dunned: -1,
  recorded: -1,
  decided: -1,
  concluded: -1,
  penalised: -1,
  enforced: -1,
  referred: -1,
  published: -1,
  excused: -1
});

/** The contract's name of a step, and the letters of its number. */
export const FORMS: Readonly<Record<Step, readonly [action: string, letters: string]>> = {
  dunned: ["dunning_notice", "TB-BHXH"],
  recorded: ["violation_record", "BB-BHXH"],
  decided: ["inspection_decision", "QĐ-BHXH"],
  concluded: ["inspection_conclusion", "KL-BHXH"],
  penalised: ["penalty_decision", "QĐ-XPHC"],
  enforced: ["enforcement_decision", "QĐ-CC"],
  referred: ["police_referral", "CV-BHXH"],
  published: ["publication", "CK-BHXH"],
  excused: ["force_majeure", "BKK"]
};

/** What an office knows of a late employer when the month begins. */
export interface Case {
  key: number;
  month: number;
  monthsLate: number;
  /** Oldest due month still unpaid. */
  due: number;
  late: number;
  headcount: number;
  /** Frozen, suspended or hard to collect. */
  isApart: boolean;
  isLaw41: boolean;
}

/** The documents an office writes about a case in a month, with the day of each; habits and chance decide. */
export function documentsOf(one: Case, dossier: Dossier, by: Office): [Step, number][] {
  const u = (way: number): number => draw(one.key, one.month * 16 + way, Use.Document);
  const counts = (step: Step): boolean => dossier[step] > one.due;
  const written: [Step, number][] = [];
  if (counts("excused")) return written;
  const dunnedBefore = counts("dunned") && dossier.dunned < one.month;
  if (duns(one, counts("dunned"), by, u(0))) {
    const day = dunningDay(one, by);
    written.push(["dunned", day]);
    if (u(1) < 0.004 && day < 25) return [...written, ["excused", day + 1 + Math.floor(u(2) * (25 - day))]];
  }
  if (one.isApart) return written;
  const step = nextStep(one, counts, dunnedBefore, by, u);
  if (step) written.push([step, 15 + Math.floor(draw(one.key, one.month, Use.DocumentDay) * 13)]);
  if (!step && dunnedBefore && one.monthsLate >= 3 && one.month % 3 === 2 && u(3) < (counts("published") ? 0.05 : 0.15))
    written.push(["published", 28]);
  return written;
}

function duns(one: Case, isDunned: boolean, by: Office, u: number): boolean {
  if (one.monthsLate < (one.isLaw41 ? 0 : 1)) return false;
  if (isDunned) return u < 0.06;
  const chance = by.style === "prompt" ? 0.93 : by.style === "late" ? 0.75 : 0.4;
  return u < chance * (one.isApart ? 0.2 : 1);
}

function dunningDay(one: Case, by: Office): number {
  const u = draw(one.key, one.month, Use.DocumentDay);
  return by.style === "prompt" ? 2 + Math.floor(u * 9) : 4 + Math.floor(u * 23);
}

/** Chances in a month that a file moves to its next step. */
const CHANCE = {recorded: 0.3, decided: 0.2, concluded: 0.5, penalised: 0.35, enforced: 0.2, referred: 0.08};

function nextStep(
  one: Case,
  counts: (step: Step) => boolean,
  dunned: boolean,
  by: Office,
  u: (way: number) => number
): Step | null {
  const moves = (step: keyof typeof CHANCE): Step | null => (u(4) < CHANCE[step] * by.zeal ? step : null);
  if (one.monthsLate < 3) return dunned && one.monthsLate >= 1 && !counts("recorded") ? moves("recorded") : null;
  // Careless offices sometimes decide without having dunned: the warehouse has to find that.
  const mayDecide = dunned || (by.style === "forgetful" && u(5) < 0.3);
  if (!counts("decided")) return mayDecide ? moves("decided") : null;
  if (!counts("concluded")) return moves("concluded");
  if (!counts("penalised")) return moves("penalised");
  if (!counts("enforced")) return moves("enforced");
  const isSerious = one.monthsLate >= 6 && (one.late >= 50_000_000 || one.headcount >= 10);
  return isSerious && !counts("referred") ? moves("referred") : null;
}
