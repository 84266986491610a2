import {rmSync} from "node:fs";
import {join} from "node:path";
import {editionName, mayHold, type Edition} from "../../src/domain/disclosure.js";
import {withheldGroups, type Withheld} from "../disclosure/cells.js";
import {writeEditionDatabase} from "../disclosure/database.js";
import {guardOf, type Guard} from "../disclosure/guard.js";
import {nationLadder, type NationState} from "../disclosure/ladder.js";
import {restrictMarts} from "../disclosure/marts.js";
import {scopeOf, type Scope} from "../disclosure/scope.js";
import {readSmallCellRule} from "../disclosure/smallCells.js";
import {restrictRanking, type RankingSource} from "../disclosure/ranking.js";
import {readPacks, readRankingSource, readRemade} from "../disclosure/sources.js";
import {readMarts, type Marts} from "../marts/marts.js";
import {readMart} from "../marts/read.js";
import type {PackFacts} from "../report/types.js";
import {world as place} from "../paths.js";
import {withDatabase, type Db} from "../warehouse/open.js";
import {ANOMALIES} from "./pages/anomalies/paths.js";
import type {PeerRow} from "./pages/anomalies/types.js";
import {readOwnAnomalies} from "./pages/edition/anomalies.js";
import {readEdition} from "./pages/edition/index.js";
import {ownPack} from "./pages/edition/pack.js";
import {readOwnWork} from "./pages/edition/work.js";
import {readExplorer} from "./pages/explorer/index.js";
import {fairnessRoom} from "./pages/fairness/index.js";
import {contentOf} from "./pages/index.js";
import {worldOf} from "./pages/world.js";
import {publish, type SiteReport} from "./publish.js";

export interface EditionOptions {
  /** Folder of the world. */
  data: string;
  /** The warehouse to read. */
  database: string;
  log?: (line: string) => void;
}

/** What all editions of a state of the warehouse have in common; read once, whatever the number of editions. */
export interface Common {
  marts: Marts;
  withheld: Withheld;
  guard: Guard;
  ranking: RankingSource;
  /** Employers like a listed one, from everywhere: quartiles. */
  peers: PeerRow[];
  /** The nation's ladder as provinces and officers may see it. */
  ladder: NationState[] | null;
  /** What the packs of provinces say, by code: of those whose editions were asked for. */
  packs: ReadonlyMap<string, PackFacts>;
}

/** Reads what the editions that are asked for have in common from the full warehouse. */
export async function readCommon(db: Db, data: string, editions: readonly Edition[] = []): Promise<Common> {
  const marts = await readMarts(db);
  const world = worldOf(marts);
  return {
    marts,
    withheld: await withheldGroups(db, readSmallCellRule()),
    guard: await guardOf(db, place(data)),
    ranking: await readRankingSource(db, world),
    peers: await readMart<PeerRow>(db, "anomaly_peers"),
    ladder: await nationLadder(db, readSmallCellRule().threshold),
    packs: await readPacks(db, world, data, editions)
  };
}

/**
 * Builds the site of one edition into `out`: pages from marts without what its readers may not see, the explorer and
 * lists from a database that holds nothing else, then every byte of the result is read for what must not be there. The
 * site that stood in `out` stays when anything fails or is found.
 */
export async function buildEdition(
  options: EditionOptions,
  common: Common,
  edition: Edition,
  out: string
): Promise<SiteReport & {edition: string; employers: number}> {
  const {data, database, log} = options;
  const scope = await withDatabase(database, {readOnly: true}, (db) => scopeOf(db, edition));
  const name = editionName(scope.edition);
  const work = join(place(data).site, "editions", name.replace(/[^A-Za-z0-9]+/g, "-"));
  const own = join(work, "edition.duckdb");
  try {
    await writeEditionDatabase(database, own, scope);
    const content = await withDatabase(own, {readOnly: true}, (db) => contentFrom(db, common, scope, work));
    const report = await publish(content, {work, out, log, gate: (folder) => common.guard.search(folder, scope)});
    return {...report, edition: name, employers: scope.employers.length};
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

async function contentFrom(db: Db, common: Common, scope: Scope, work: string) {
  const {marts, withheld} = common;
  const {edition} = scope;
  const codes = await db.all<{employer_code: string}>("select employer_code from warehouse.dim_employer");
  const own = new Set(codes.map((row) => row.employer_code));
  const remade = await readRemade(db, common.guard.isClean(scope));
  const restricted = restrictMarts(marts, edition, withheld, own, remade);
  const world = worldOf(restricted, edition, withheld.groups);
  const ranking = restrictRanking(common.ranking, edition, withheld.groups, marts.group_months);
  const pack = edition.kind === "province" ? common.packs.get(edition.province!) : undefined;
  const rooms = [
    fairnessRoom(world, ranking),
    pack ? await ownPack(pack, ranking.rankings.get("province"), own, join(work, "packs")) : null,
    await readOwnWork(db, world, common.ladder),
    mayHold(edition, ANOMALIES) ? await readOwnAnomalies(db, world, common.peers) : null,
    mayHold(edition, "explorer") && own.size > 0 ? await readExplorer(db, world, join(work, "rooms")) : null,
    await readEdition(db, scope, withheld)
  ];
  world.rooms.push(...rooms.filter((room) => room !== null));
  return contentOf(world);
}
