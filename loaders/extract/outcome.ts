import type {LoadRecord} from "./records.js";

export type Answer = "accepted" | "quarantined" | "refused" | "known" | "superseded";

/** What became of one file. */
export interface FileOutcome {
  file: string;
  answer: Answer;
  kind: string | null;
  rows: number;
  accepted: number;
  quarantined: number;
  /** Reasons of a refusal, or what is worth knowing. */
  messages: string[];
  sha256: string | null;
  seconds: number;
}

/** The outcome of a file of which nothing was taken, yet without its reasons. */
export function blank(file: string): FileOutcome {
  return {
    ...{file, answer: "refused", kind: null, rows: 0, accepted: 0, quarantined: 0},
    ...{messages: [], sha256: null, seconds: 0}
  };
}

/** The outcome of bytes that were loaded before. */
export function knownOutcome(file: string, {kind, sha256, loaded_at, file: name}: LoadRecord): FileOutcome {
  return {...blank(file), answer: "known", kind, sha256, messages: [`already loaded on ${loaded_at} as ${name}`]};
}

/** The outcome of a file that was just taken. */
export function takenOutcome(file: string, record: LoadRecord): FileOutcome {
  const {kind, rows, accepted, quarantined, notes, sha256} = record;
  const answer = quarantined > 0 ? "quarantined" : "accepted";
  return {...blank(file), answer, kind, rows, accepted, quarantined, messages: notes, sha256};
}
