import type {Db} from "../warehouse/open.js";
import {kindOf} from "../extract/contract.js";
import {entryOf, sentenceOf} from "./catalogue.js";
import type {Known} from "./faults.js";
import {countedLine, officeName} from "./report.js";
import {countFaults, listFaults, totals} from "./select.js";
import {WORDS} from "./words.js";

/** Rows that a terminal shows at most. */
const SHOWN = 20;

/** What is in quarantine, for a terminal: by office and reason, then the first rows. */
export async function quarantineLines(db: Db, known: Known, where: string, lang: "vi" | "en"): Promise<string[]> {
  const words = WORDS[lang];
  const counts = await countFaults(db, where);
  const all = await totals(db, where);
  const lines = known.asOf === null ? [] : [words.asOf(known.asOf.slice(0, 16).replace("T", " "))];
  if (words.build[known.build]) lines.push(words.build[known.build]);
  if (counts.length === 0) return [...lines, words.nothing];
  lines.push(countedLine(all, lang), "");
  let office: string | null = null;
  for (const row of counts) {
    if (row.office !== office) lines.push(officeName((office = row.office), lang));
    const kind = row.kind === "" ? "" : ` · ${kindOf(row.kind).title[lang]}`;
    const span =
      row.first_period === null
        ? ""
        : ` · ${row.first_period}${row.last_period === row.first_period ? "" : `–${row.last_period}`}`;
    lines.push(`  ${String(row.rows).padStart(7)}  ${entryOf(row.fault).title[lang]} [${row.fault}]${kind}${span}`);
  }
  lines.push("");
  for await (const fault of listFaults(db, where, SHOWN)) {
    const at = [fault.file, ...(fault.line === null ? [] : [`${words.columns.line.toLowerCase()} ${fault.line}`])].join(
      ", "
    );
    const cell =
      fault.column === "" ? "" : ` ${fault.column} ${!fault.value ? words.empty : JSON.stringify(fault.value)}`;
    lines.push(`${at}:${cell} ${sentenceOf(fault.code, fault.reason, lang)}`);
  }
  if (all.faults > SHOWN) lines.push(words.more(String(SHOWN), String(all.faults)));
  return lines;
}
