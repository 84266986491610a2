import {count} from "../../../../src/domain/format.js";
import type {Context} from "../context.js";
import {isCentral} from "../world.js";

/** Where an edition withholds provinces: that its ranks are among those that it shows. */
export function ranksShown({world, lang, t}: Context): string[] {
  const hidden = [...world.withheld].some((group) => group.startsWith("province/"));
  if (isCentral(world) || !hidden) return [];
  const rated = world.ranking("province", world.last.period_ix).filter((row) => row.arrears_rate !== null);
  return [t.edition.ranksShown(count(rated.length, lang))];
}
