import {periodText} from "../reference.js";
import {DIVISIONS, TYPES, TYPE_INDEX} from "./mix.js";
import {codeIn} from "./places.js";
import {draw, pick, Use} from "./rng.js";
import {HARD, isOpen, PAYER, STATUS} from "./world.js";
import type {World} from "./world.js";
import {CsvWriter} from "./write.js";

const HEADER = [
  "employer_code",
  "valid_from",
  "tax_code",
  "employer_name",
  "province_code",
  "agency_code",
  "employer_type",
  "sector_code",
  "sector_version",
  "payment_cycle",
  "min_wage_region",
  "officer_code",
  "status",
  "hard_to_collect",
  "frozen",
  "synthetic"
];
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const REGIONS = ["I", "II", "III", "IV"];
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];
/** From this month offices give sectors in VSIC 2025 (Decision 36/2025 is in force from 15/11/2025). */
export const VSIC_2025_FROM = 2026 * 12;

/** The check digit of a tax code (nine digits in front), or -1 when no valid number has them. */
export function taxCheckDigit(nine: string): number {
  const sum = WEIGHTS.reduce((total, weight, k) => total + weight * Number(nine[k]), 0);
  const digit = 10 - (sum % 11);
  return digit === 10 ? -1 : digit;
}

/** Ten digits with a right check digit, 10-3 for a branch, twelve digits for a household; all begin with 99 or 099. */
function taxCode(world: World, i: number): string {
  if (world.type[i] === 10) return `099${String(100_000_000 + i)}`;
  for (let tail = 0; ; tail++) {
    const nine = `99${String(i * 10 + tail)
      .padStart(7, "0")
      .slice(-7)}`;
    const digit = taxCheckDigit(nine);
    if (digit >= 0) return `${nine}${digit}${draw(world.key[i]!, 0, Use.Order) < 0.02 ? "-001" : ""}`;
  }
}

/** The codes of all employers, seven bytes each: block letter, letter, four digits, letter. */
export function employerCodes(world: World): Uint8Array {
  const codes = new Uint8Array(world.n * 7);
  const space = 6_760_000;
  for (let i = 0; i < world.n; i++) {
    const number = (i * 1_234_567 + (world.seed % 1_000_003)) % space;
    const digits = String(number % 10_000).padStart(4, "0");
    const letter = (value: number): string => LETTERS[value % 26]!;
    const first = TYPES[TYPE_INDEX[world.type[i]!]!]!.letter;
    const code = first + letter(Math.floor(number / 10_000)) + digits + letter(Math.floor(number / 260_000));
    for (let k = 0; k < 7; k++) codes[i * 7 + k] = code.charCodeAt(k);
  }
  return codes;
}

/** The code of one employer as text. */
export function codeText(codes: Uint8Array, i: number): string {
  return String.fromCharCode(...codes.subarray(i * 7, i * 7 + 7));
}

/** The register of employers: one row per employer and month in which something about it changed. */
export class Register {
  private readonly out: CsvWriter;
  private readonly officers: Map<number, string> = new Map();

  constructor(
    path: string,
    private readonly world: World,
    private readonly codes: Uint8Array
  ) {
    this.out = new CsvWriter(path, HEADER);
  }

  /** Writes the rows of all employers that changed in the month. */
  write(t: number): void {
    const {world} = this;
    for (let i = 0; i < world.n; i++) {
      if (!world.changed[i]) continue;
      world.changed[i] = 0;
      this.row(i, t);
    }
  }

  private row(i: number, t: number): void {
    const {world, out} = this;
    const key = world.key[i]!;
    const province = codeIn(world.places, world.place[i]!, t);
    const office = 1 + Math.floor(draw(key, 0, Use.Sector) * 8);
    const officer = `CB${province}${String(1 + Math.floor(draw(key, 1, Use.Sector) * 40)).padStart(2, "0")}`;
    this.officers.set(i, officer);
    if (t >= VSIC_2025_FROM && world.division[i] === 45) world.division[i] = successor(key);
    out.bytes(this.codes, i * 7, 7);
    out.text(
      `,${periodText(t)},${taxCode(world, i)},${TYPES[TYPE_INDEX[world.type[i]!]!]!.name} ${String(i + 1).padStart(6, "0")},` +
        `${province},0${province}${String(office).padStart(2, "0")},${world.type[i]},` +
        `${String(world.division[i]).padStart(2, "0")},${t >= VSIC_2025_FROM ? 2025 : 2018},${world.cycle[i]},` +
        `${REGIONS[world.region[i]! - 1]},${officer},` +
        `${STATUS[world.status[i]!]},${HARD[world.hard[i]!]},${world.frozen[i]},1`
    );
    out.end();
  }

  /** The officer that the register's last row of an employer names; empty before its first row. */
  officerOf(i: number): string {
    return this.officers.get(i) ?? "";
  }

  /** Closes the file; returns the number of rows. */
  close(): number {
    this.out.close();
    return this.out.rows;
  }
}

/** VSIC 2025 has no division 45: trade in vehicles goes to 46 and 47, their repair to 95. */
function successor(key: number): number {
  const u = draw(key, 0, Use.Recode);
  return u < 0.35 ? 46 : u < 0.9 ? 47 : 95;
}

/** Moves of province, sector and type, the recoding to VSIC 2025, and the register's opening and closing entries. */
export function changeRegister(world: World, i: number, t: number): void {
  if (t === world.open[i] || t === world.gapTo[i]) {
    if (world.payer[i] !== PAYER.vanished) world.status[i] = 0;
    world.changed[i] = 1;
  } else if (t === world.gapFrom[i]) {
    world.status[i] = STATUS.indexOf("suspended");
    world.changed[i] = 1;
  } else if (t === world.close[i]! + 1) {
    world.status[i] = STATUS.indexOf("dissolved");
    world.changed[i] = 1;
  }
  if (t <= world.open[i]! || !isOpen(world, i, t)) return;
  const key = world.key[i]!;
  const recoded = VSIC_2025_FROM + Math.floor(draw(key, 1, Use.Recode) * 4);
  if (t === recoded && t < VSIC_2025_FROM + 3) world.changed[i] = 1;
  if (world.plant[i]! < 0 && world.payer[i] === PAYER.regular) move(world, i, t);
}

/** About 0.4 % a year go to another province, 0.7 % to another trade; some change type. */
function move(world: World, i: number, t: number): void {
  const key = world.key[i]!;
  const u = draw(key, t, Use.Move);
  const type = world.type[i]!;
  const at = draw(key, t, Use.MoveTo);
  if (u < 0.00035 && (type === 2 || type === 3 || type === 10) && world.home[i]! < 200) {
    const {large} = world.places;
    const place = large[Math.floor(at * large.length)]!;
    if (codeIn(world.places, place, t) === codeIn(world.places, world.place[i]!, t)) return;
    world.place[i] = place;
    world.region[i] = world.places.region[place]!;
  } else if (u > 0.9994 && (type === 2 || type === 3)) {
    const divisions = DIVISIONS[TYPE_INDEX[type]!]!;
    const division = divisions.codes[pick(divisions.sums, at)]!;
    if (division === world.division[i]) return;
    world.division[i] = division;
  } else if (u > 0.5 && u < 0.5012 && (type === 1 || type === 10)) {
    world.type[i] = 3;
  } else return;
  world.changed[i] = 1;
}
