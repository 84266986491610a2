/** Damages files in the ways that disks, mail, editors and people do, reproducibly from a seed. */
import {csv, ledgerRow, type Cells} from "../office.js";
import {bookParts, sheetRow, zip, type Packed} from "../pack.js";
import {KINDS} from "../../../loaders/extract/contract.js";

export type Random = () => number;

/** A small generator of numbers from 0 to below 1, the same for the same seed everywhere. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (random: Random, n: number): number => Math.floor(random() * n);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

const LEDGER = KINDS[0]!;
const MONEY = new Set(LEDGER.columns.filter((c) => c.type === "money").map((c) => c.name));
const vietnamese = (column: string) => LEDGER.columns.find((c) => c.name === column)?.headings[0] ?? column;
const grouped = (mark: string) => (value: string) => value.replace(/\B(?=(\d{3})+(?!\d))/g, mark);

function rowsOf(random: Random): Cells[] {
  return Array.from({length: 3 + below(random, 8)}, () => {
    const accrued = 1000 + below(random, 9_000_000);
    const paid = below(random, accrued);
    const period = pick(random, ["2026-01", "12/2025", "072025"]);
    return ledgerRow({
      ...{period, province_code: "01", headcount: String(below(random, 400))},
      ...{wage_base: String(1_000_000 + below(random, 90_000_000))},
      ...{si_opening: "0", si_accrued: String(accrued), si_adjusted: "0", si_paid: String(paid)},
      si_closing: String(accrued - paid)
    });
  });
}

/** A sound CSV file in one of the dresses of the contract. */
export function soundCsv(random: Random): Buffer {
  const mark = pick(random, ["", "", ".", ","]);
  const rows = rowsOf(random).map((row) =>
    Object.fromEntries(Object.entries(row).map(([c, v]) => [c, MONEY.has(c) ? grouped(mark)(v) : v]))
  );
  const below_ = random() < 0.2 ? [`Tổng cộng${",".repeat(3)}`] : [];
  const text = csv(rows, {
    delimiter: pick(random, [",", ";", "\t"]),
    end: pick(random, ["\n", "\n", "\r\n"]),
    above: random() < 0.2 ? ["BẢO HIỂM XÃ HỘI VIỆT NAM", pick(random, ["", "Đơn vị tính: nghìn đồng"])] : [],
    below: below_,
    heading: random() < 0.3 ? vietnamese : (c) => c
  });
  if (random() < 0.1) return Buffer.from(`\ufeff${text}`, "utf16le");
  return Buffer.from(random() < 0.1 ? `\ufeff${text}` : text);
}

/** The parts of a sound workbook. */
export function soundBook(random: Random): Packed[] {
  const rows = rowsOf(random);
  const columns = Object.keys(rows[0]!);
  const numeric = new Set([...MONEY, "headcount"]);
  const isText = random() < 0.3;
  const body = rows.map((row, i) =>
    sheetRow(
      i + 2,
      columns.map((c) => (numeric.has(c) && !isText ? Number(row[c]) : row[c]!))
    )
  );
  const heading = random() < 0.3 ? vietnamese : (c: string) => c;
  return bookParts({sheets: {T1: [sheetRow(1, columns.map(heading)), ...body].join("")}, strings: ["x"]});
}

const TOKENS = [
  ...'\n|\r|\r\n|"|""|,|;|\t|-|.|=|(|)|0|9|1e9|0x1F|NaN|\u0000|\u200b|\u202e|\u00a0|\ufeff|Tổng cộng|đ| |\''.split("|"),
  "period,province_code,employer_code\n",
  "Đơn vị tính: triệu đồng\n",
  '"unclosed',
  "9".repeat(25),
  ",,,,,,,,,,,,,\n"
];

type Damage = (bytes: Buffer, random: Random) => Buffer;

const splice = (bytes: Buffer, from: number, to: number, insert: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(to)]);

function part(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = below(random, bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + below(random, pick(random, [2, 20, 400])))];
}

function flip(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let n = 1 + below(random, 4); n > 0 && copy.length; n--)
    copy[below(random, copy.length)]! ^= 1 << below(random, 8);
  return copy;
}

const truncate: Damage = (bytes, random) => bytes.subarray(0, below(random, bytes.length + 1));
const insert: Damage = (bytes, random) => {
  const at = below(random, bytes.length + 1);
  return splice(bytes, at, at, Buffer.from(pick(random, TOKENS)));
};
const noise: Damage = (bytes, random) => {
  const at = below(random, bytes.length + 1);
  return splice(bytes, at, at, Buffer.from(Array.from({length: 1 + below(random, 30)}, () => below(random, 256))));
};
const drop: Damage = (bytes, random) => splice(bytes, ...part(bytes, random), Buffer.alloc(0));
const move: Damage = (bytes, random) => {
  const [from, to] = part(bytes, random);
  const block = Buffer.from(bytes.subarray(from, to));
  const rest = splice(bytes, from, to, Buffer.alloc(0));
  const at = below(random, rest.length + 1);
  return splice(rest, at, at, block);
};
const double: Damage = (bytes, random) => {
  const [from, to] = part(bytes, random);
  return splice(bytes, to, to, Buffer.from(bytes.subarray(from, to)));
};

/** Works on whole lines, or on the cells of one line, of a text that stays a text. */
const lines: Damage = (bytes, random) => {
  const all = bytes.toString("latin1").split("\n");
  const [a, b] = [below(random, all.length), below(random, all.length)];
  const line = all[a]!;
  const change = below(random, 4);
  if (change === 0) [all[a], all[b]] = [all[b]!, line];
  else if (change === 1) all.splice(b, 0, line);
  else if (change === 2) all.splice(a, 1);
  else all[a] = cells(line, random);
  return Buffer.from(all.join("\n"), "latin1");
};

function cells(line: string, random: Random): string {
  const mark = [",", ";", "\t"].find((d) => line.includes(d)) ?? ",";
  const all = line.split(mark);
  const at = below(random, all.length);
  const token = Buffer.from(pick(random, TOKENS)).toString("latin1");
  const change = below(random, 4);
  if (change === 0) all[at] = token;
  else if (change === 1) all[at] += token;
  else if (change === 2) all[at] = "";
  else [all[at], all[below(random, all.length)]] = [all[below(random, all.length)]!, all[at]!];
  return all.join(mark);
}

const DAMAGES: readonly Damage[] = [
  flip,
  flip,
  truncate,
  insert,
  insert,
  noise,
  drop,
  move,
  double,
  lines,
  lines,
  lines
];

/** The bytes with one to three damages. */
export function damaged(bytes: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let n = 1 + below(random, 3); n > 0; n--) result = pick(random, DAMAGES)(result, random);
  return result;
}

/** A workbook with damage to its archive, or to the text of one of its parts. */
export function damagedBook(random: Random): Buffer {
  const parts = soundBook(random);
  if (random() < 0.4) return damaged(zip(parts), random);
  const at = random() < 0.7 ? parts.length - 1 : below(random, parts.length);
  const body = Buffer.from(parts[at]!.body);
  parts[at] = {...parts[at]!, body: random() < 0.5 ? damaged(body, random) : editedCell(body, random)};
  if (random() < 0.1) parts.splice(below(random, parts.length), 1);
  return zip(parts);
}

const CELL_EDITS = [
  "<v>-1</v>",
  "<v>1e400</v>",
  "<v>NaN</v>",
  "<v>12345678901234567890</v>",
  "<v>0.5</v>",
  "<v></v>",
  "<f>1+1</f>",
  "<is><t>x</t></is>",
  "<v>99</v>"
];

function editedCell(body: Buffer, random: Random): Buffer {
  const text = body.toString("utf8");
  const all = [...text.matchAll(/<v>[^<]*<\/v>|<is>.*?<\/is>| t="inlineStr"| r="[A-Z]+\d+"/g)];
  const found = all[below(random, Math.max(1, all.length))];
  if (!found) return body;
  const edit = found[0].startsWith(" ")
    ? pick(random, ["", ' t="s"', ' t="b"', ' r="ZZ9"', ' s="7"'])
    : pick(random, CELL_EDITS);
  return Buffer.from(text.slice(0, found.index) + edit + text.slice(found.index + found[0].length));
}
