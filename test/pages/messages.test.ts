import {expect, it} from "vitest";
import {messages} from "../../src/i18n/index.js";

/** All messages of a catalogue by path; functions are called with marked arguments. */
function flatten(value: unknown, path: string, out: Map<string, string>): Map<string, string> {
  if (typeof value === "string") out.set(path, value);
  else if (typeof value === "function") {
    const marks = Array.from({length: value.length}, (_, i) => `⟦${i}⟧`);
    out.set(path, (value as (...marks: string[]) => string)(...marks));
  } else for (const [key, item] of Object.entries(value as object)) flatten(item, `${path}.${key}`, out);
  return out;
}

const vi = flatten(messages.vi, "", new Map());
const en = flatten(messages.en, "", new Map());

/** Name tables translate what stands in the data; a language lacks the names that it takes over unchanged. */
const NAME_TABLES = /\.(regions|denominators|unitsPublished|fundsPublished|placeSuffix|kinds|numberKinds|loadStates)\./;

it("has every message in both languages", () => {
  const keys = (catalogue: Map<string, string>) => [...catalogue.keys()].filter((key) => !NAME_TABLES.test(key)).sort();
  expect(keys(en)).toEqual(keys(vi));
});

it("uses every parameter in both languages", () => {
  for (const [key, text] of [...vi, ...en]) {
    const marks = new Set(text.match(/⟦\d⟧/g) ?? []);
    const other = new Set((vi.get(key) ?? text).match(/⟦\d⟧/g) ?? []);
    expect([key, marks]).toEqual([key, other]);
  }
});

it("leaves no Vietnamese words in English messages", () => {
  const own = [...en].filter(([key]) => !NAME_TABLES.test(key) && key !== ".common.shell.otherLanguage");
  const words = /\b(tỉnh|tháng|chậm|đóng|ngành|khối|mốc|số|tỷ lệ)\b/i;
  expect(own.filter(([, text]) => words.test(text.replace(/đồng/g, "")))).toEqual([]);
});

it("speaks of late payment, never of bad debt or guilt", () => {
  const all = [...vi.values(), ...en.values()].join("\n");
  expect(all).not.toMatch(/nợ xấu|gian lận|chây ì|tội phạm|bad debt|fraud|criminal|guilty/i);
  // Evasion is named only to say that the system does not find it.
  for (const text of [...vi.values()].filter((message) => message.includes("trốn đóng")))
    expect(text).toContain("Chậm đóng không phải là trốn đóng");
});

it("counts one thing in the singular, on the English pages of signs", () => {
  const said = (value: unknown, path: string): [string, string][] => {
    if (typeof value === "function")
      return [[path, (value as (...args: string[]) => string)(...Array.from({length: value.length}, () => "1"))]];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, item]) => said(item, `${path}.${key}`));
  };
  const all = said({signs: messages.en.anomalies, rules: messages.en.anomalyRules}, "");
  expect(all.length).toBeGreaterThan(40);
  const plural =
    /\b1\*{0,2}(?: legal| past| more| other)? (?:employers|months|signs|rules|tests|matches|changes|verdicts|readings|times)\b/;
  const verb = /\b1\*{0,2}(?: [\w*]+){0,2} (?:show|differ|belong|stand|have|name|look|are)\b/;
  // Half an alarm may be expected: that number has a decimal. Peers are ten at least.
  const never = /answerFalse|peersOf/;
  expect(all.filter(([key, text]) => !never.test(key) && (plural.test(text) || verb.test(text)))).toEqual([]);
});
