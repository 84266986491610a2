import {el} from "../../../../../src/components/svg.js";
import {escapeHtml} from "../../../../../src/domain/escape.js";
import {count, money, type Lang} from "../../../../../src/domain/format.js";
import {messages} from "../../../../../src/i18n/index.js";
import type {Context} from "../../context.js";
import {paragraph, section} from "../../layout.js";
import type {Part, ReadPart} from "../room.js";
import {articlePage} from "./articlePage.js";
import {candidatesCsv, readListData, rowsOf, sumOf, type Lists} from "./data.js";
import {publicationPage, statePage} from "./listPages.js";
import {ARTICLE, CANDIDATES_FILE, LETTER, listFile, PUBLICATION, RULES, STATE, STEERING} from "./paths.js";
import {rulesPage} from "./rulesPage.js";
import {steeringPage} from "./steeringPage.js";

/** Lists that leave the house: publication, state bodies, candidates for review, the steering committee's report. */
export const readLists: ReadPart = async (db) => {
  const lists = await readListData(db);
  return lists && listsPart(lists);
};

/** The part of lists that have been read. */
export function listsPart(lists: Lists): Part {
  return {
    pages: (world, lang) => [
      publicationPage(world, lang, lists),
      statePage(world, lang, lists),
      articlePage(world, lang, lists),
      steeringPage(world, lang, lists),
      rulesPage(world, lang)
    ],
    links: linksOf,
    files: [
      ...[...lists.files].map(([key, body]) => {
        const [list, code] = key.split(" ");
        return {path: listFile(list!, code!), body, isPublic: true as const};
      }),
      ...(lists.candidates.length
        ? [{path: CANDIDATES_FILE, body: candidatesCsv(lists.candidates), isPublic: true as const}]
        : [])
    ],
    sections: (ctx, level, code) => (level === "province" ? provinceSection(ctx, lists, code) : [])
  };
}

/** Links to the pages from the first page of the room. */
function linksOf(lang: Lang): {label: string; to: string}[] {
  const t = messages[lang].lists;
  return [
    {label: t.publication.title, to: PUBLICATION},
    {label: t.state.title, to: STATE},
    {label: t.article.title, to: ARTICLE},
    {label: t.steering.title, to: STEERING},
    {label: t.rules.title, to: RULES},
    {label: t.letter.title, to: LETTER}
  ];
}

function provinceSection(ctx: Context, lists: Lists, code: string): string[] {
  const {lang, t} = ctx;
  const listed = sumOf(
    rowsOf(lists, "publication").filter((row) => row.code === code),
    ["listed"]
  );
  const own = lists.steering.find((row) => row.code === code);
  if (!own) return [];
  const said = t.lists.province(count(listed.employers, lang), money(listed.late, lang), count(own.due, lang));
  const link = el("a", {href: ctx.href(PUBLICATION)}, escapeHtml(t.lists.publication.title));
  return [section("publication", t.lists.provinceHeading, paragraph(said), el("p", {}, link))];
}
