import {asNumber, closing, ratio, shownUnits, type Exact} from "../../src/domain/stats/exact.js";
import {
  groupedChange,
  rateChange,
  reversal,
  sumParts,
  type Part,
  type Reversal
} from "../../src/domain/stats/kitagawa.js";
import {literal, type Db} from "../warehouse/open.js";
import {model} from "./account.js";
import {within, type Scope} from "./scope.js";

/** A cell of place, section, type and size at both ends. */
export interface AccountCell extends Part {
  place: string;
  section: string;
  employer_type: string;
  size_class: string;
  /** What the change of due dates took from the late amount at the end; not part of late2. */
  law: bigint;
}

/** How a rate moved; every line adds up to the change in all places that are shown. */
export interface RateAccount {
  from: number;
  to: number;
  change: number;
  law: number;
  byAmounts: {numerator: number; denominator: number};
  byMix: {mix: number; rate: number; unrated: number};
}

/** What a province adds to the nation's change; the sum over provinces, with the law's part, is the change. */
export interface ProvinceTerm {
  code: string;
  between: number;
  mix: number;
  rate: number;
  unrated: number;
  law: number;
  total: number;
}

/** Cells of a scope; makeAccount must have been called. */
export async function readCells(db: Db, scope: Scope): Promise<AccountCell[]> {
  const isOfficer = scope.level === "officer";
  if (isOfficer) await db.run(`set variable officer = ${literal(scope.code)}`);
  const rows = await db.all<Record<string, string>>(
    isOfficer ? model("account_officer_cells") : `select * from account_cells where ${within(scope)} order by all`
  );
  return rows.map((row) => ({
    key: [row["place"], row["section"], row["employer_type"], row["size_class"]].join("|"),
    place: row["place"]!,
    section: row["section"]!,
    employer_type: row["employer_type"]!,
    size_class: row["size_class"]!,
    late1: BigInt(row["late_start"]!),
    late2: BigInt(row["late_base"]!),
    law: BigInt(row["late_end"]!) - BigInt(row["late_base"]!),
    base1: BigInt(row["receivable_start"]!),
    base2: BigInt(row["receivable_end"]!)
  }));
}

/** Sums cells into the parts that one or several of their columns make. */
export function partsBy(cells: readonly AccountCell[], columns: readonly (keyof AccountCell)[]): Part[] {
  return [...grouped(cells, (cell) => columns.map((column) => String(cell[column])).join("|"))].map(([key, list]) =>
    sumParts(key, list)
  );
}

function grouped(cells: readonly AccountCell[], keyOf: (cell: AccountCell) => string): Map<string, AccountCell[]> {
  const groups = new Map<string, AccountCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const list = groups.get(key);
    if (list) list.push(cell);
    else groups.set(key, [cell]);
  }
  return groups;
}

const MIX = ["section", "employer_type", "size_class"] as const;

/** The account of a rate: null without a rate at one of the ends. */
export function rateAccount(cells: readonly AccountCell[]): RateAccount | null {
  const found = rateChange(partsBy(cells, MIX));
  if (!found) return null;
  const law = lawEffect(cells, cells);
  const [from, to] = [shownUnits(found.rate1), shownUnits(found.rate2 + law)];
  const [numerator, denominator, lawShown] = closing([found.numerator, found.denominator, law], to - from);
  // The law's part is shown once: the second split closes to what is left of the change.
  const [mix, rate, unrated] = closing([found.mix, found.rate, found.unrated], to - from - lawShown!);
  return {
    from: asNumber(from),
    to: asNumber(to),
    change: asNumber(to - from),
    law: asNumber(lawShown!),
    byAmounts: {numerator: asNumber(numerator!), denominator: asNumber(denominator!)},
    byMix: {mix: asNumber(mix!), rate: asNumber(rate!), unrated: asNumber(unrated!)}
  };
}

function lawEffect(cells: readonly AccountCell[], whole: readonly AccountCell[]): Exact {
  const base = whole.reduce((sum, cell) => sum + cell.base2, 0n);
  return base > 0n
    ? ratio(
        cells.reduce((sum, cell) => sum + cell.law, 0n),
        base
      )
    : 0n;
}

/** The nation's change by provinces, closing in all places that are shown. */
export function provinceTerms(cells: readonly AccountCell[]): ProvinceTerm[] {
  const groups = grouped(cells, (cell) => cell.place);
  const found = groupedChange(new Map([...groups].map(([code, list]) => [code, partsBy(list, MIX)])));
  const whole = rateChange(partsBy(cells, MIX));
  if (!found || !whole) return [];
  const laws = found.map(({key}) => lawEffect(groups.get(key)!, cells));
  const parts = found.flatMap((g, i) => [g.between, g.mix, g.rate, g.unrated, laws[i]!]);
  const shown = closing(parts, shownUnits(whole.rate2 + lawEffect(cells, cells)) - shownUnits(whole.rate1));
  return found.map(({key}, i) => {
    const units = shown.slice(i * 5, i * 5 + 5);
    const [between, mix, rate, unrated, law] = units.map((unit) => asNumber(unit));
    const total = asNumber(units.reduce((sum, unit) => sum + unit, 0n));
    return {code: key, between: between!, mix: mix!, rate: rate!, unrated: unrated!, law: law!, total};
  });
}

/** Splits by which every part moved one way and the whole the other. */
export function reversals(cells: readonly AccountCell[], scope: Scope): {by: string; kind: Reversal}[] {
  const splits = (["place", "section", "employer_type", "size_class"] as const).filter(
    (column) =>
      !(scope.level === "province" && column === "place") && !(scope.level === "sector" && column === "section")
  );
  return splits.flatMap((column) => {
    const kind = reversal(partsBy(cells, [column]));
    return kind ? [{by: column === "place" ? "province" : column === "section" ? "sector" : column, kind}] : [];
  });
}
