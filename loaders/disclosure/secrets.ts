import {createHmac} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fold} from "../../src/domain/fold.js";
import type {World} from "../paths.js";
import {literal, type Db} from "../warehouse/open.js";

/** An employer as its identity can stand in a file. */
export interface Identity {
  employer_id: number;
  code: string;
  /** Names and tax codes it ever had. */
  names: readonly string[];
  tax_codes: readonly string[];
}

/** Who is in a world: what editions are searched for. */
export interface Secrets {
  employers: readonly Identity[];
  people: People;
}

/** The identities of every employer. */
export async function identitiesOf(db: Db): Promise<Identity[]> {
  const rows = await db.all<{employer_id: number; code: string; names: string | null; tax_codes: string | null}>(`
    select e.employer_id, e.employer_code as code,
      string_agg(distinct v.employer_name, chr(31)) as names, string_agg(distinct v.tax_code, chr(31)) as tax_codes
    from warehouse.dim_employer as e
    left join warehouse.dim_employer_version as v on e.employer_id = v.employer_id
    group by all order by e.employer_id`);
  const list = (text: string | null) => text?.split("\u001f").filter(Boolean) ?? [];
  return rows.map((row) => ({...row, names: list(row.names), tax_codes: list(row.tax_codes)}));
}

/** The words of a text as names are compared: without accents, letters and digits only. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}

/** Pseudonyms of workers, by their first eight bytes, in order. */
export class People {
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly prefixes: BigUint64Array,
    private readonly key: Buffer | null
  ) {}

  /** Whether a number of ten digits is the social insurance number of a worker of this world. */
  isNumber(digits: string): boolean {
    if (!this.key || this.prefixes.length === 0) return false;
    let found = this.known.get(digits);
    if (found === undefined) {
      const hash = createHmac("sha256", this.key).update(digits).digest("hex");
      found = this.isPseudonym(hash);
      this.known.set(digits, found);
    }
    return found;
  }

  /** Whether hexadecimal digits begin like a worker's pseudonym; sixteen digits are enough to tell. */
  isPseudonym(hex: string): boolean {
    if (!/^[0-9a-f]{16}/i.test(hex)) return false;
    const wanted = BigInt(`0x${hex.slice(0, 16)}`);
    let [low, high] = [0, this.prefixes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.prefixes[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return this.prefixes[low] === wanted;
  }
}

/** Every worker whose row has been taken in, from the accepted files; their key stays where it is. */
export async function peopleOf(db: Db, world: World): Promise<People> {
  const files = existsSync(world.accepted)
    ? readdirSync(world.accepted)
        .filter((name) => name.endsWith(".json"))
        .filter(
          (name) => (JSON.parse(readFileSync(join(world.accepted, name), "utf8")) as {kind?: string}).kind === "workers"
        )
        .map((name) => join(world.accepted, name.replace(/json$/, "parquet")))
        .filter((path) => existsSync(path))
    : [];
  const key = existsSync(world.workerKey) ? Buffer.from(readFileSync(world.workerKey, "utf8").trim(), "hex") : null;
  if (files.length === 0) return new People(new BigUint64Array(0), key);
  const rows = await db.all<{prefix: bigint}>(`
    select distinct ('0x' || left(worker_id, 16))::ubigint as prefix
    from read_parquet([${files.map(literal).join(", ")}], union_by_name = true)
    where regexp_matches(worker_id, '^[0-9a-f]{64}$')`);
  return new People(BigUint64Array.from(rows, ({prefix}) => prefix).sort(), key);
}
