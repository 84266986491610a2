import type {Db} from "../warehouse/open.js";
import type {Dunned} from "./types.js";

/** The employers that a dunning notice is due for at the end of a month, by employer_id: `ladder.fct_step`. */
export async function dunnedAt(db: Db, ix: number): Promise<Map<number, Dunned>> {
  const rows = await db.all<Dunned & {employer_id: number}>(`
    select employer_id, interest, strftime(deadline, '%Y-%m-%d') as deadline
    from ladder.fct_step
    where period_ix = ${ix} and step_due = 'dunning_notice'`);
  return new Map(rows.map(({employer_id, ...row}) => [employer_id, row]));
}
