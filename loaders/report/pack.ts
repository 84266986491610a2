import {readFileSync} from "node:fs";
import {join} from "node:path";
import {date, period, type Lang} from "../../src/domain/format.js";
import {PROGRAM} from "../paths.js";
import {answerOf} from "./answer.js";
import type {Pack, Paper} from "./model.js";
import {sectionsOf} from "./sections.js";
import type {Named, PackFacts} from "./types.js";
import {making} from "./words.js";

interface Form {
  parent: Named;
  agency: Named;
  number: string;
  place?: Named;
  to: Named;
  signer: Named;
  recipients: {vi: string[]; en: string[]};
}

/** Who writes to whom: data/explanation/form.json. */
export interface Forms {
  national_motto: {vi: string[]; en: string[]};
  province: Form;
  nation: Form;
}

/** Reads the forms. */
export function readForms(): Forms {
  return JSON.parse(readFileSync(join(PROGRAM, "data", "explanation", "form.json"), "utf8")) as Forms;
}

/** The pack of a scope and month in one language: a pure function of what the queries gave. */
export function packOf(facts: PackFacts, lang: Lang, forms: Forms): Pack {
  const m = making(facts, lang);
  return {
    lang,
    level: facts.level,
    code: facts.code,
    name: facts.name[lang],
    period: facts.period,
    requestId: facts.level === "province" ? `GT-${facts.period}-${facts.code}` : null,
    asOf: /^\d{4}-\d{2}-\d{2}/.test(facts.asOf) ? date(facts.asOf, lang) : m.t.missing,
    isSynthetic: facts.isSynthetic,
    paper: paperOf(facts, lang, forms, m.t),
    answer: answerOf(m),
    sections: sectionsOf(m),
    definitions: (Object.keys(m.t.definitions) as (keyof typeof m.t.definitions)[]).map((key) => {
      const [term, ...rest] = m.t.definitions[key].split(": ");
      return {term: term!, text: rest.join(": ")};
    })
  };
}

function paperOf(facts: PackFacts, lang: Lang, forms: Forms, t: ReturnType<typeof making>["t"]): Paper {
  const form = forms[facts.level];
  const month = period(facts.period, lang);
  const place = form.place?.[lang] ?? facts.name[lang];
  const year = String(Number(facts.period.slice(0, 4)) + (facts.period.endsWith("-12") ? 1 : 0));
  return {
    parent: form.parent[lang],
    agency: form.agency[lang].replace("{NAME}", facts.fullName[lang].toUpperCase()),
    motto: forms.national_motto[lang],
    number: `${t.paper.number}        ${form.number}`,
    placeDate: t.paper.placeDate(place, year),
    title: t.paper.report,
    about: facts.level === "nation" ? t.paper.aboutNation(month) : t.paper.aboutProvince(month),
    to: `${t.paper.to} ${form.to[lang]}`,
    signer: form.signer[lang],
    recipients: form.recipients[lang]
  };
}
