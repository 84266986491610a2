import {readFileSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";

/** One thing that the dispatch asks for, in its words, and where it is served. */
export interface Duty {
  /** Part of the dispatch: "I.1". */
  part: string;
  quote: string;
  en: string;
  /** Pages without language: "ladder/publication". */
  pages: string[];
  /** Commands as they are typed. */
  commands: string[];
  note?: {vi: string; en: string};
}

/** data/letter/dispatch-479.json. */
export interface Dispatch {
  id: string;
  date: string;
  source: string;
  duties: Duty[];
}

/** The dispatch that the product serves, duty by duty. Throws a UserError that names every duty without a place. */
export function readDispatch(path = join(PROGRAM, "data", "letter", "dispatch-479.json")): Dispatch {
  const dispatch = JSON.parse(readFileSync(path, "utf8")) as Dispatch;
  const problems = dispatch.duties.flatMap((duty, i) => {
    const isServed = duty.pages.length + duty.commands.length > 0;
    return isServed && duty.quote && duty.en
      ? []
      : [`dispatch-479.json: duty ${i + 1} (${duty.part}): needs words and a page or command`];
  });
  if (problems.length) throw new UserError(problems);
  return dispatch;
}

/** docs/letter-map.md. */
export function letterMapDoc(dispatch = readDispatch()): string {
  const rows = dispatch.duties.map((d) => {
    const pages = d.pages.map((page) => `\`vi/${page}\``).join("<br>");
    const commands = d.commands.map((command) => `\`${command}\``).join("<br>");
    return `| ${d.part} | ${d.quote} | ${pages} | ${commands} | ${d.note ? `${d.note.vi} · ${d.note.en}` : ""} |`;
  });
  return `# Công văn 479/BHXH-TST: việc nào ở đâu · Dispatch 479: where each duty has its place

<!-- Generated from data/letter/dispatch-479.json by \`npm run docs\`; edit there. -->

Every sentence of the dispatch of 24 February 2023 that asks for something or states a figure, in its own words, with the pages (the same exist under \`en/\`) and commands that serve it. The site shows the same map at \`vi/ladder/letter-479\`. Not in the map: salutation, the look back at what provinces have done before ("Thời gian qua …", whose measures are asked for again below it), headings, recipients.

| mục | lời công văn | trang | lệnh | ghi chú |
|---|---|---|---|---|
${rows.join("\n")}
`;
}
