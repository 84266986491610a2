import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {messages} from "../../../../src/i18n/index.js";
import {packOf, readForms} from "../../../report/pack.js";
import type {Pack} from "../../../report/model.js";
import {docxOf} from "../../../report/docx.js";
import {packName} from "../../../report/write.js";
import {xlsxOf} from "../../../report/xlsx.js";
import type {PackFacts, Standing} from "../../../report/types.js";
import {readRequestRule} from "../../../requests/rule.js";
import {packPath, type Explained} from "../explanation/data.js";
import {packPages, packSections, replyFiles} from "../explanation/index.js";
import type {RankingOfMonth} from "../../../ranking/rankingOf.js";
import type {Room} from "../room.js";

/**
 * The province's own pack: what it must explain, in both languages, with the form to reply. An employer of the earlier
 * month that has since moved to another province keeps its row without its name; the rank is the one among the provinces
 * that the edition shows.
 * @param employers codes of those in scope. @param work where the pack's Word and Excel files are written for the site.
 */
export async function ownPack(
  facts: PackFacts,
  ranking: RankingOfMonth | undefined,
  employers: ReadonlySet<string>,
  work: string
): Promise<Room> {
  const own = restrictFacts(facts, ranking, employers);
  const forms = readForms();
  const packs = (lang: "vi" | "en") => new Map([[own.code, packOf(own, lang, forms)]]);
  const explained: Explained = {
    period: own.period,
    rule: readRequestRule(),
    facts: [own],
    packs: {vi: packs("vi"), en: packs("en")},
    documents: (pack) => [
      {kind: "word", path: `${FOLDER}/${fileName(pack)}.docx`},
      {kind: "excel", path: `${FOLDER}/${fileName(pack)}.xlsx`}
    ]
  };
  await writeDocuments(explained, work);
  return {
    nav: {path: packPath(own.code), label: (lang) => messages[lang].explanation.nav},
    pages: (of, lang) => packPages(of, lang, explained),
    files: replyFiles(explained),
    folders: [{from: work, to: FOLDER}],
    summary: (ctx) => [
      {
        text: requestLine(explained, ctx.lang, own.code),
        to: packPath(own.code),
        label: messages[ctx.lang].explanation.page.openPack(ctx.month(own.period))
      }
    ],
    sections: (ctx, level, code) => (level === "province" ? packSections(ctx, explained, code) : [])
  };
}

/** Whether the province must explain the month, as its pack says. */
function requestLine({packs}: Explained, lang: "vi" | "en", code: string): string {
  const said = packs[lang].get(code)?.answer.find(({id}) => id === "request");
  return said?.text.replaceAll("**", "") ?? "";
}

/** Folder of the site with the packs as files to send. */
const FOLDER = "packs";

const fileName = (pack: Pack) => `${packName(pack)}-${pack.lang}`;

async function writeDocuments({packs}: Explained, work: string): Promise<void> {
  mkdirSync(work, {recursive: true});
  for (const pack of [...packs.vi.values(), ...packs.en.values()]) {
    writeFileSync(join(work, `${fileName(pack)}.docx`), await docxOf(pack));
    writeFileSync(join(work, `${fileName(pack)}.xlsx`), await xlsxOf(pack));
  }
}

/** An employer whose name is not the reader's to see. */
const UNNAMED = "–";

/** What a pack may say: the same numbers, names of those in scope, the rank among the provinces shown. */
export function restrictFacts(
  facts: PackFacts,
  ranking: RankingOfMonth | undefined,
  employers: ReadonlySet<string>
): PackFacts {
  const {explanation} = facts;
  const top = explanation.employers.top.map((row) =>
    employers.has(row.employer_code) ? row : {...row, employer_code: UNNAMED, employer_name: null}
  );
  return {
    ...facts,
    standing: standingOf(ranking, facts.code),
    explanation: {...explanation, employers: {...explanation.employers, top}}
  };
}

function standingOf(ranking: RankingOfMonth | undefined, code: string): Standing | null {
  const ranked = ranking?.rows.filter((row) => row.ranked !== null) ?? [];
  const own = ranked.find((row) => row.code === code)?.ranked;
  if (!own) return null;
  const {rate, rank, rank_low, rank_high, rate_low, rate_high} = own;
  return {
    ...{rate, rank, of: ranked.length, rank_low, rank_high, rate_low},
    rate_high: Number.isFinite(rate_high) ? rate_high : null
  };
}
