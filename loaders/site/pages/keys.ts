import {keyFigures, type KeyFigure} from "../../../src/components/keyFigures.js";
import type {Context} from "./context.js";
import {isCentral} from "./world.js";

/** The key figures of a page; an edition leaves out those that it does not show, where the full site says "missing". */
export function shownFigures({world, t}: Context, figures: KeyFigure[]): string {
  return keyFigures(isCentral(world) ? figures : figures.filter(({value}) => value !== t.common.missing));
}
