import type {Db} from "../warehouse/open.js";
import type {Dunned} from "./types.js";

/**
 * The employers to dun at the end of a month, by employer_id (`ladder.fct_step`): those for whom the dunning notice is the
 * step due, and with `isMissing` also those at a later step who have never been dunned, without which their step rests on
 * nothing.
 */
export async function dunnedAt(db: Db, ix: number, isMissing = false): Promise<Map<number, Dunned>> {
  const also = isMissing ? "or list_contains(string_split(missing, ','), 'dunning_notice')" : "";
  const rows = await db.all<Dunned & {employer_id: number}>(`
    select employer_id, interest, strftime(deadline, '%Y-%m-%d') as deadline
    from ladder.fct_step
    where period_ix = ${ix} and (step_due = 'dunning_notice' ${also})`);
  return new Map(rows.map(({employer_id, ...row}) => [employer_id, row]));
}
