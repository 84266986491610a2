import type {Db} from "../../../warehouse/open.js";
import {readSmallCellRule} from "../../../disclosure/smallCells.js";
import {count} from "../../../../src/domain/format.js";
import {detectedOf, readMartsOfAnomalies, type Detected} from "../anomalies/data.js";
import {anomaliesRoom} from "../anomalies/index.js";
import {ANOMALIES} from "../anomalies/paths.js";
import type {PeerRow} from "../anomalies/types.js";
import type {Context} from "../context.js";
import type {Room} from "../room.js";
import type {World} from "../world.js";

/**
 * Signs that need checking among the reader's own employers, within the province's budget; null where no month can be
 * compared with another.
 * @param db the edition's own database. @param peers quartiles of employers like a listed one, from everywhere.
 */
export async function readOwnAnomalies(db: Db, world: World, peers: readonly PeerRow[]): Promise<Room | null> {
  const own = await readMartsOfAnomalies(db);
  const listed = new Set(own.series.map((row) => row.employer_id));
  const {threshold} = readSmallCellRule();
  const detected = detectedOf({
    ...own,
    peers: peers.filter((row) => listed.has(row.employer_id) && mayTell(row, threshold))
  });
  return detected && {...anomaliesRoom(world, detected), summary: (ctx) => summaryOf(ctx, detected)};
}

/** How many are shown of how many tested, in the last month. */
function summaryOf(ctx: Context, {last}: Detected): {text: string; to: string; label: string}[] {
  const {lang, t} = ctx;
  const {groupIntro, nav} = t.anomalies;
  const text = groupIntro.province(ctx.month(last.period), count(last.shown, lang), count(last.tested, lang));
  return [{text, to: ANOMALIES, label: nav}];
}

/** At most so many of the peers from the whole nation are the province's own: with more it would be compared within itself. */
const OWN_AT_MOST = 10;

/**
 * Peers of the own province are the reader's to see. Of the whole nation's a quarter stands on either side of a quartile:
 * it is shown when a quarter of those from elsewhere are not few.
 */
function mayTell({level, peers}: PeerRow, threshold: number): boolean {
  return level !== 3 || peers - OWN_AT_MOST >= 4 * threshold;
}
