import {join} from "node:path";
import {periodText} from "../reference.js";
import {FUNDS} from "./law.js";
import type {Row} from "./month.js";
import {codeIn} from "./places.js";
import {draw, mix, Use} from "./rng.js";
import type {World} from "./world.js";
import {CsvWriter} from "./write.js";

const MONEY = ["opening", "accrued", "adjusted", "paid", "closing"];
const HEADER = [
  "period",
  "province_code",
  "employer_code",
  "headcount",
  "wage_base",
  ...FUNDS.flatMap((fund) => MONEY.map((column) => `${fund}_${column}`)),
  "interest_opening",
  "interest_accrued",
  "interest_paid",
  "interest_closing",
  "synthetic"
];

interface Cell {
  province: string;
  period: string;
}

/**
 * The ledger deliveries: one file a month with all provinces. One province never delivers one month; another delivers
 * one month wrong, and again, right, in `ledger-correction-YYYY-MM.csv`, which sorts after all the others.
 */
export class Ledger {
  readonly files: string[] = [];
  readonly missing: Cell | null;
  readonly corrected: Cell | null;
  rows = 0;
  private t = 0;
  private prefix = "";
  private out: CsvWriter | undefined;
  private correction: CsvWriter | undefined;

  constructor(
    private readonly folder: string,
    private readonly world: World,
    private readonly codes: Uint8Array
  ) {
    const months = world.to - world.from + 1;
    const at = (share: number, rank: number): Cell | null => {
      const t = world.from + Math.floor(share * months);
      return months < 6 ? null : {province: this.province(t, rank), period: periodText(t)};
    };
    this.missing = at(0.37, 0.8);
    this.corrected = at(0.49, 0.4);
  }

  /** A province that is neither among the largest nor too small to matter. */
  private province(t: number, rank: number): string {
    const {places, n, place} = this.world;
    const counts = new Map<string, number>();
    for (let i = 0; i < n; i++) {
      const code = codeIn(places, place[i]!, t);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const wiggle = (mix(this.world.seed + t) % 5) - 2;
    return ranked[Math.max(Math.min(Math.floor(rank * ranked.length) + wiggle, ranked.length - 1), 0)]![0];
  }

  private in(cell: Cell | null, i: number, t: number): boolean {
    return (
      cell !== null &&
      periodText(t) === cell.period &&
      codeIn(this.world.places, this.world.place[i]!, t) === cell.province
    );
  }

  /** Whether the employer's row of the month lies in the delivery that never comes. */
  isMissing(i: number, t: number): boolean {
    return this.in(this.missing, i, t);
  }

  /** Begins the files of a month. */
  open(t: number): void {
    this.t = t;
    this.prefix = `${periodText(t)},`;
    this.out = this.begin(`ledger-${periodText(t)}.csv`);
    if (this.corrected?.period === periodText(t))
      this.correction = this.begin(`ledger-correction-${periodText(t)}.csv`);
  }

  private begin(name: string): CsvWriter {
    this.files.push(name);
    return new CsvWriter(join(this.folder, name), HEADER);
  }

  /** Writes a row where it belongs. */
  write(row: Row): void {
    const i = row.employer;
    if (this.isMissing(i, this.t)) return;
    if (!this.correction || !this.in(this.corrected, i, this.t)) return this.put(this.out!, row);
    this.put(this.correction, row);
    const u = draw(this.world.key[i]!, this.t, Use.Distort);
    if (u > 0.04) this.put(this.out!, u < 0.3 ? unbooked(row) : row);
  }

  private put(out: CsvWriter, row: Row): void {
    out.text(this.prefix);
    out.text(codeIn(this.world.places, this.world.place[row.employer]!, this.t));
    out.comma();
    out.bytes(this.codes, row.employer * 7, 7);
    out.number(row.headcount);
    out.number(row.wageBase);
    for (let k = 0; k < 20; k++) out.number(row.money[k]!);
    for (let k = 0; k < 4; k++) out.number(row.interest[k]!);
    out.number(1);
    out.end();
  }

  /** Ends the files of the month; returns their rows. */
  close(): number {
    let rows = 0;
    for (const out of [this.out, this.correction]) {
      out?.close();
      rows += out?.rows ?? 0;
    }
    this.correction = undefined;
    this.rows += rows;
    return rows;
  }
}

/** The row as the first delivery had it: the month's payments not booked. */
function unbooked(row: Row): Row {
  const money = row.money.slice();
  for (let fund = 0; fund < 4; fund++) {
    const at = fund * 5;
    money[at + 4] = money[at + 4]! + Math.max(money[at + 3]!, 0);
    money[at + 3] = Math.min(money[at + 3]!, 0);
  }
  return {...row, money};
}
