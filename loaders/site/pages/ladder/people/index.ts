import {messages} from "../../../../../src/i18n/index.js";
import type {Part, ReadPart} from "../room.js";
import {readPeopleData, type Barred, type People} from "./data.js";
import {employersPage} from "./employersPage.js";
import {BARRED_FILE, scoringPath, VSSID, WORKERS} from "./paths.js";
import {scoringPage} from "./scoringPage.js";
import {vssidPage} from "./vssidPage.js";
import {workersPage, workersSection} from "./workersPage.js";

/** Workers of late employers, emulation sheets, VssID against plan. */
export const readPeople: ReadPart = async (db) => peoplePart(await readPeopleData(db));

/** The part of data that has been read. */
export function peoplePart(people: People): Part {
  return {
    pages: (world, lang) => [
      workersPage(world, lang, people),
      ...(people.workers.length ? [employersPage(world, lang, people)] : []),
      scoringPage(world, lang, people, "quarter"),
      scoringPage(world, lang, people, "year"),
      vssidPage(world, lang, people)
    ],
    links: (lang) => {
      const t = messages[lang].people;
      return [
        {label: t.workers.title, to: WORKERS},
        {label: t.scoring.title.quarter, to: scoringPath("quarter")},
        {label: t.scoring.title.year, to: scoringPath("year")},
        {label: t.vssid.title, to: VSSID}
      ];
    },
    files: [{path: BARRED_FILE, body: barredCsv(people.barred), isPublic: true as const}],
    sections: (ctx, level, code) => (level === "employer_type" ? [] : workersSection(ctx, people, level, code))
  };
}

const COLUMNS: readonly (keyof Barred)[] = [
  ...(["span", "employer_code", "employer_name", "code", "officer", "months_late", "late", "article"] as const),
  ...(["handling", "dunned_on", "evasion_from"] as const)
];

/** The whole list of those who may not be commended, as CSV. */
export function barredCsv(rows: readonly Barred[]): string {
  const cell = (value: string | number | null) => {
    const text = value === null ? "" : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(","));
  return `\ufeff${[COLUMNS.join(",").replace(",code,", ",province_code,"), ...lines].join("\r\n")}\r\n`;
}
