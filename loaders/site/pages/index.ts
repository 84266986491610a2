import {editionName, mayHold} from "../../../src/domain/disclosure.js";
import type {Difference} from "../../diff/diff.js";
import type {Published} from "../../explanation/published.js";
import type {Db} from "../../warehouse/open.js";
import type {Page, SiteContent} from "../page.js";
import {readAnomalies} from "./anomalies/index.js";
import {readExplorer} from "./explorer/index.js";
import {readFairness} from "./fairness/index.js";
import {readExplanation} from "./explanation/index.js";
import {readLadder} from "./ladder/index.js";
import {FOLDER, groupPath} from "./context.js";
import {withoutDeadLinks} from "./deadLinks.js";
import {groupPage} from "./group.js";
import {listPage} from "./groupLists.js";
import {metricsPage} from "./methods.js";
import {overviewPage} from "./overview.js";
import {provincesPage, rankingFile} from "./provinces.js";
import {last63, provinces63Page} from "./provinces63.js";
import {revisionsPage} from "./revisions.js";
import {statusPage} from "./status.js";
import type {ReadRoom} from "./room.js";
import {readWorld, type PageLevel, type World} from "./world.js";

const LANGS = ["vi", "en"] as const;
/** The rooms in the order of the navigation. */
const ROOMS: readonly ReadRoom[] = [readFairness, readExplanation, readLadder, readAnomalies, readExplorer];
const LEVELS: PageLevel[] = ["province", "sector", "employer_type"];

/**
 * Every page of the site in both languages, and the files that they read, from a warehouse open for reading.
 * @param difference from the build before to this one; null when there is none.
 * @param work where rooms may write files for the site; rooms that need it stay away without it.
 * @param published the state in which the month before the last was published, attached to `db`.
 */
export async function pages(
  db: Db,
  difference: Difference | null = null,
  work: string | null = null,
  published: Published | null = null
): Promise<SiteContent> {
  const world = await readWorld(db);
  world.published = published;
  for (const read of ROOMS) {
    const room = await read(db, world, work);
    if (room) world.rooms.push(room);
  }
  return contentOf(world, difference);
}

/** The pages of a world that has been read: a pure function. */
export function contentOf(world: World, difference: Difference | null = null): SiteContent {
  const {edition} = world;
  const ofRooms = world.rooms.flatMap(({files = []}) => (typeof files === "function" ? files(world) : files));
  const files = [...LANGS.map((lang) => rankingFile(world, lang)), ...ofRooms];
  const content = {
    pages: LANGS.flatMap((lang) => pagesIn(world, lang, difference)),
    files: files.filter(({path}) => mayHold(edition, path)),
    folders: world.rooms.flatMap((room) => room.folders ?? []).filter(({to}) => mayHold(edition, to)),
    edition: editionName(edition)
  };
  return edition.kind === "central" ? content : withoutDeadLinks(content);
}

/** Pages that the edition may hold; those that it may not are not even made. */
function pagesIn(world: World, lang: "vi" | "en", difference: Difference | null): Page[] {
  const old = last63(world);
  const make = (path: string, write: () => Page): Page[] => (mayHold(world.edition, path) ? [write()] : []);
  return [
    ...make("index", () => overviewPage(world, lang)),
    ...make("provinces", () => provincesPage(world, lang)),
    ...(old ? make("provinces-63", () => provinces63Page(world, lang, old)) : []),
    ...make(FOLDER.sector, () => listPage(world, lang, "sector")),
    ...make(FOLDER.employer_type, () => listPage(world, lang, "employer_type")),
    ...LEVELS.flatMap((level) =>
      world.codes(level).flatMap((code) => make(groupPath(level, code), () => groupPage(world, lang, level, code)))
    ),
    ...world.rooms.flatMap((room) => room.pages(world, lang)).filter(({path}) => mayHold(world.edition, path.slice(3))),
    ...make("metrics", () => metricsPage(world, lang)),
    ...make("data-status", () => statusPage(world, lang)),
    ...make("revisions", () => revisionsPage(world, lang, difference))
  ];
}
