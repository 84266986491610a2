import type {Lang} from "../../../src/domain/format.js";
import type {Db} from "../../warehouse/open.js";
import type {Page, SiteFile, SiteFolder} from "../page.js";
import type {Context} from "./context.js";
import type {PageLevel, World} from "./world.js";

/** A family of pages with data of its own: anomalies, explanation, ladder, explorer. */
export interface Room {
  /** The entry in the main navigation; `path` without language: "anomalies". */
  nav?: {path: string; label: (lang: Lang) => string};
  /** All pages of the room in one language. */
  pages: (world: World, lang: Lang) => Page[];
  /** Files that its pages read or offer; made from the world where they need to know of other rooms. */
  files?: SiteFile[] | ((world: World) => SiteFile[]);
  /** Folders of files that stand in the site as they are: too many or too large to be held as texts. */
  folders?: SiteFolder[];
  /** What the room adds to the page of a province, sector or employer type: sections as HTML. */
  sections?: (ctx: Context, level: PageLevel, code: string) => string[];
  /** What the room says under the list of a level: paragraphs as HTML. */
  lists?: (ctx: Context, level: PageLevel) => string[];
  /** What a room of an edition says of the reader's own, at the head of the overview; `to` is the page that says more. */
  summary?: (ctx: Context) => {text: string; to: string; label: string}[];
  /** What the room adds to the overview: sections as HTML. */
  overview?: (ctx: Context) => string[];
}

/**
 * Reads what a room needs from a warehouse open for reading; null when the world has nothing for it. `work` is a folder in
 * which a room may write files for the site; null when the pages are made without one.
 */
export type ReadRoom = (db: Db, world: World, work: string | null) => Promise<Room | null>;
