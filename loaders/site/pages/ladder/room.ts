import type {Lang} from "../../../../src/domain/format.js";
import type {Db} from "../../../warehouse/open.js";
import type {Page, SiteFile} from "../../page.js";
import type {Context} from "../context.js";
import type {PageLevel, World} from "../world.js";

/** A group of pages inside the room of the ladder with data of its own: publication, workers, scoring. */
export interface Part {
  pages: (world: World, lang: Lang) => Page[];
  /** Links to its pages from the first page of the room. */
  links?: (lang: Lang) => {label: string; to: string}[];
  files?: SiteFile[];
  /** Sections on the pages of provinces, sectors and employer types. */
  sections?: (ctx: Context, level: PageLevel, code: string) => string[];
}

/** Reads a part; null when the world has nothing for it. */
export type ReadPart = (db: Db, world: World) => Promise<Part | null>;
