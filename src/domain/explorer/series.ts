import type {FlagFacts} from "../reasons.js";

/** A flag of an employer with what its reason is made of. */
export type SeriesFlag = Omit<FlagFacts, "survived"> & {period_ix: number; survived: string | null};

/** A document of the ladder as delivered. */
export interface SeriesDocument {
  action: string;
  no: string;
  /** YYYY-MM-DD */
  date: string;
  amount: number | null;
  days_late: number | null;
}

/** What the ladder says of an employer in months from … to that say the same. */
export interface SeriesStep {
  from_ix: number;
  to_ix: number;
  /** Empty when nothing is due. */
  step: string | null;
  since: string | null;
  deadline: string | null;
  met: boolean | null;
  /** What is absent, parted by commas. */
  missing: string;
  publishable: boolean;
  /** Why the employer stands beside the steps. */
  handling: string | null;
}

/** Everything of one employer; lists have one entry per month. */
export interface Series {
  code: string;
  name: string;
  period: number[];
  province: string[];
  section: string[];
  type: string[];
  headcount: number[];
  wage_base: number[];
  receivable: number[];
  paid: number[];
  interest: number[];
  late: number[];
  months_late: (number | null)[];
  /** Late by age class. */
  ages: number[][];
  flags: SeriesFlag[];
  documents: SeriesDocument[];
  steps: SeriesStep[];
}

/** One month: what every month has, then, where something is late, late, months late and the five age classes. */
type Month = [number, string, string, string, number, number, number, number, number, ...number[]];

interface Line {
  code: string;
  name: string;
  rows: Month[];
  flags?: SeriesFlag[];
  documents?: SeriesDocument[];
  steps?: SeriesStep[];
}

/** Reads a line of a file of series. */
export function parseSeries(line: string): Series {
  const {code, name, rows, flags = [], documents = [], steps = []} = JSON.parse(line) as Line;
  const list = <T extends number | string>(place: number) => rows.map((row) => row[place] as T);
  return {
    code,
    name,
    period: list(0),
    province: list(1),
    section: list(2),
    type: list(3),
    headcount: list(4),
    wage_base: list(5),
    receivable: list(6),
    paid: list(7),
    interest: list(8),
    late: rows.map((row) => row[9] ?? 0),
    months_late: rows.map((row) => row[10] ?? null),
    ages: rows.map((row) => (row.length > 11 ? (row.slice(11) as number[]) : [0, 0, 0, 0, 0])),
    flags,
    documents,
    steps
  };
}
