/** What a group has in one cell of sector x type x size. */
export interface MixCell {
  code: string;
  sector: string;
  employer_type: string;
  size_class: string;
  /** Employers in the month. */
  employers: number;
  late: number;
  receivable: number;
}

export interface Mix {
  /** What the group's late amount would be at the nation's rates of its cells. */
  expected: Map<string, number>;
  /** The most similar others of `among`, by shares of the receivable. */
  peers: (code: string, among: readonly string[], most?: number) => string[];
}

/** A cell's own rate counts as much as what its sector, type and size together say at so many employers. */
const LEAN = 20;
/** Rounds of fitting margins; they settle long before. */
const ROUNDS = 30;

interface Cell {
  sector: string;
  type: string;
  size: string;
  employers: number;
  late: number;
  receivable: number;
  fitted: number;
}

/**
 * Indirect standardisation with thin cells made firm: a cell's national rate is drawn towards what its sector, type and
 * size say together (a multiplicative model whose margins are those observed), by how few employers it has; otherwise an
 * employer alone in its cell would be compared with itself. Expected amounts add up to the observed total. Employers
 * without anybody have next to no receivable: their debts are counted to their sector and type at large.
 */
export function expectedByMix(rows: readonly MixCell[]): Mix {
  const cells = nationalCells(rows);
  fitMargins([...cells.values()]);
  const rate = new Map<string, number>();
  for (const [key, cell] of cells) {
    const own = cell.receivable > 0 ? cell.late / cell.receivable : cell.fitted;
    const lean = LEAN / (LEAN + cell.employers);
    rate.set(key, own * (1 - lean) + cell.fitted * lean);
  }
  const expected = new Map<string, number>();
  const shares = new Map<string, Map<string, number>>();
  let [observed, whole] = [0, 0];
  for (const row of rows) {
    observed += row.late;
    const key = keyOf(row);
    const part = Math.max(0, row.receivable) * (rate.get(key) ?? 0);
    whole += part;
    expected.set(row.code, (expected.get(row.code) ?? 0) + part);
    const own = shares.get(row.code) ?? new Map<string, number>();
    shares.set(row.code, own.set(key, (own.get(key) ?? 0) + Math.max(0, row.receivable)));
  }
  for (const [code, sum] of expected) expected.set(code, whole > 0 ? (sum * observed) / whole : 0);
  return {expected, peers: nearest(shares)};
}

function keyOf({sector, employer_type, size_class}: MixCell): string {
  return `${sector}|${employer_type}|${size_class}`;
}

function nationalCells(rows: readonly MixCell[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const idle = new Map<string, number>();
  for (const row of rows) {
    const {sector, employer_type: type, size_class: size} = row;
    if (size === "0") idle.set(`${sector}|${type}`, (idle.get(`${sector}|${type}`) ?? 0) + row.late);
    const key = keyOf(row);
    const cell = cells.get(key) ?? {sector, type, size, employers: 0, late: 0, receivable: 0, fitted: 0};
    cells.set(key, cell);
    cell.employers += row.employers;
    cell.late += size === "0" ? 0 : row.late;
    cell.receivable += Math.max(0, row.receivable);
  }
  // Debts of employers without anybody are spread over their sector and type by receivable.
  const base = new Map<string, number>();
  for (const {sector, type, receivable} of cells.values())
    base.set(`${sector}|${type}`, (base.get(`${sector}|${type}`) ?? 0) + receivable);
  for (const cell of cells.values()) {
    const key = `${cell.sector}|${cell.type}`;
    if (base.get(key)! > 0) cell.late += ((idle.get(key) ?? 0) * cell.receivable) / base.get(key)!;
  }
  return cells;
}

/** Rates as products of an effect of sector, of type and of size, such that every margin's late amount is as observed. */
function fitMargins(cells: readonly Cell[]): void {
  const late = cells.reduce((sum, cell) => sum + cell.late, 0);
  const receivable = cells.reduce((sum, cell) => sum + cell.receivable, 0);
  for (const cell of cells) cell.fitted = receivable > 0 ? late / receivable : 0;
  const margins: ((cell: Cell) => string)[] = [(c) => c.sector, (c) => c.type, (c) => c.size];
  for (let round = 0; round < ROUNDS; round++)
    for (const margin of margins) {
      const sums = new Map<string, [number, number]>();
      for (const cell of cells) {
        const sum = sums.get(margin(cell)) ?? [0, 0];
        sums.set(margin(cell), [sum[0] + cell.late, sum[1] + cell.receivable * cell.fitted]);
      }
      for (const cell of cells) {
        const [observed, fitted] = sums.get(margin(cell))!;
        if (fitted > 0) cell.fitted *= observed / fitted;
      }
    }
}

/** Nearest in mix: least sum of differences between shares of the receivable (total variation). */
function nearest(shares: Map<string, Map<string, number>>): Mix["peers"] {
  const normed = new Map(
    [...shares].map(([code, parts]) => {
      const whole = [...parts.values()].reduce((a, b) => a + b, 0);
      return [code, new Map([...parts].map(([key, part]) => [key, whole > 0 ? part / whole : 0]))] as const;
    })
  );
  return (code, among, most = 5) => {
    const own = normed.get(code);
    if (!own || among.length > MOST_COMPARED) return [];
    return among
      .filter((other) => other !== code && normed.has(other))
      .map((other) => ({other, apart: difference(own, normed.get(other)!)}))
      .sort((a, b) => a.apart - b.apart || (a.other < b.other ? -1 : 1))
      .slice(0, most)
      .map(({other}) => other);
  };
}

/** Beyond so many groups (officers) peers are not looked for. */
const MOST_COMPARED = 100;

function difference(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0;
  for (const [key, part] of a) sum += Math.abs(part - (b.get(key) ?? 0));
  for (const [key, part] of b) if (!a.has(key)) sum += part;
  return sum / 2;
}
