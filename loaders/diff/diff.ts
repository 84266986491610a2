import {readRecords, type LoadRecord} from "../extract/records.js";
import {world} from "../paths.js";
import {reference, SWITCH_2025_07} from "../reference.js";
import {withDatabase, type Db} from "../warehouse/open.js";
import {stateOf, type State} from "./state.js";

/** A published number that differs between two states. */
export interface Change {
  level: string;
  map: string;
  code: string;
  period: string;
  period_ix: number;
  measure: Measure;
  before: number | string | null;
  after: number | string | null;
  /** Files that are in one state only and hold the group's place up to this month: names in order of loading. */
  files: string[];
}

/** A place in the ranking of one month that moved although the month is the same: because of data, not of behaviour. */
export interface RankMove {
  level: string;
  code: string;
  period: string;
  before: number | null;
  after: number | null;
}

export interface Difference {
  a: {state: string; known_until: string | null};
  b: {state: string; known_until: string | null};
  files: {file: string; sha256: string; loaded_at: string; kind: string | null; side: "added" | "removed"}[];
  changes: Change[];
  ranks: RankMove[];
}

const MEASURES = ["employers", "employers_late", "late", "receivable_12m", "arrears_rate", "complete"] as const;
type Measure = (typeof MEASURES)[number];

/**
 * Compares the published numbers of two states of a world ("current", "previous", a date or an ISO time): which differ,
 * by which files, and whose rank moved within the same month.
 */
export async function diffStates(data: string, a: string, b: string): Promise<Difference> {
  const place = world(data);
  const before = await stateOf(place, a, "a");
  const after = await stateOf(place, b, "b");
  const files = changedFiles(readRecords(place.accepted), before, after);
  return withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`${before.attach}; ${after.attach};
      create temp view rates_a as select * from ${before.rates}; create temp view rates_b as select * from ${after.rates}`);
    return {
      a: {state: before.label, known_until: before.knownUntil},
      b: {state: after.label, known_until: after.knownUntil},
      files: files.map(({record, side}) => ({
        file: record.file,
        sha256: record.sha256,
        loaded_at: record.loaded_at,
        kind: record.kind,
        side
      })),
      changes: await changes(db, files),
      ranks: await rankMoves(db)
    };
  });
}

interface ChangedFile {
  record: LoadRecord;
  side: "added" | "removed";
}

function changedFiles(records: readonly LoadRecord[], before: State, after: State): ChangedFile[] {
  const [inA, inB] = [new Set(before.files), new Set(after.files)];
  return records.flatMap((record): ChangedFile[] => {
    if (inA.has(record.sha256) === inB.has(record.sha256)) return [];
    return [{record, side: inB.has(record.sha256) ? "added" : "removed"}];
  });
}

async function changes(db: Db, files: readonly ChangedFile[]): Promise<Change[]> {
  const pairs = MEASURES.map((m) => `{measure: '${m}', before: a.${m}::varchar, after: b.${m}::varchar}`).join(", ");
  const rows = await db.all<Omit<Change, "files">>(`
    with joined as (
      select level, map, code, period_ix, coalesce(a.period, b.period) as period, unnest([${pairs}]) as m
      from rates_a as a full join rates_b as b using (level, map, code, period_ix)
    )
    select level, map, code, period, period_ix, m.measure as measure, m.before as before, m.after as after
    from joined where m.before is distinct from m.after
    order by level, map, code, period_ix, list_position(['${MEASURES.join("', '")}'], m.measure)`);
  const reach = files.map(reachOf);
  return rows.map((row) => ({
    ...row,
    before: typed(row.measure, row.before),
    after: typed(row.measure, row.after),
    files: reach.filter((r) => touches(r, row)).map((r) => r.file)
  }));
}

/** Rates as numbers, money as digits: a đồng must not be lost to a double. */
function typed(measure: Measure, value: number | string | null): number | string | null {
  return measure === "arrears_rate" && value !== null ? Number(value) : value;
}

interface Reach {
  file: string;
  /** First month of each place that the file holds, by code within its map and by code of today. */
  first: Map<string, number>;
  isRegister: boolean;
}

function reachOf({record}: ChangedFile): Reach {
  const today = new Map(reference("provinces_63").map((p) => [p["code"]!, p["new_code_34"]!]));
  const first = new Map<string, number>();
  const see = (key: string, ix: number) => void first.set(key, Math.min(first.get(key) ?? Infinity, ix));
  for (const {province, period_ix} of record.cells) {
    const asIs = period_ix < SWITCH_2025_07 ? (today.get(province) ?? province) : province;
    see("", period_ix);
    see(`as-is|${asIs}`, period_ix);
    see(`as-was|${province}`, period_ix);
  }
  return {file: record.file, first, isRegister: record.kind !== "ledger"};
}

/** Whether a file can have changed a number: it holds the place, in this month or one before. */
function touches(reach: Reach, row: {level: string; map: string; code: string; period_ix: number}): boolean {
  if (reach.isRegister) return reach.first.size > 0;
  const first = reach.first.get(row.level === "province" ? `${row.map}|${row.code}` : "");
  return first !== undefined && first <= row.period_ix;
}

async function rankMoves(db: Db): Promise<RankMove[]> {
  const ranks = (name: string) => `
    select level, code, period_ix, period, rank() over (partition by level, period_ix order by arrears_rate desc)::integer as place
    from ${name} where arrears_rate is not null and (level = 'sector' or level = 'province' and map = 'as-is')`;
  return db.all<RankMove>(`
    with a as (${ranks("rates_a")}), b as (${ranks("rates_b")})
    select level, code, coalesce(a.period, b.period) as period, a.place as before, b.place as after
    from a full join b using (level, code, period_ix)
    where a.place is distinct from b.place
      -- A month that only one state has is news, not a move.
      and period_ix in (select period_ix from a intersect select period_ix from b)
    order by level, period_ix, code`);
}
