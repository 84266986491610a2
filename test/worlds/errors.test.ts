/**
 * Random worlds are worth something only if they contain what a wrong implementation gets wrong: each deliberate error
 * in a rule must change the exports of the worlds that the models are compared on.
 */
import {expect, test} from "vitest";
import {oracle} from "../oracle/oracle.js";
import {RULES, SWITCH, type Rules} from "../oracle/rules.js";
import {MODEL_WORLDS} from "./spec.js";
import {makeWorld} from "./world.js";

/** An old place that the worlds below hold, and that gave up its code. */
const FORGOTTEN = "72";

const ERRORS: Record<string, Partial<Rules>> = {
  "an age one month too high": {age: (month, due) => month - due + 1},
  "the age counted from the month in which an amount arose": {dueMonth: (arisen) => arisen},
  "no extra month from 2025-07 on": {dueMonth: (arisen, cycle) => RULES.oldDueMonth(arisen, cycle)},
  "the extra month one month early": {dueMonth: (s, cycle) => RULES.oldDueMonth(s, cycle) + (s >= SWITCH - 1 ? 1 : 0)},
  "the extra month decided by the end of the cycle": {
    dueMonth(arisen, cycle) {
      const end = RULES.oldDueMonth(arisen, cycle);
      return end + (end > SWITCH ? 1 : 0);
    }
  },
  "the cycle ignored": {
    dueMonth: (arisen) => RULES.dueMonth(arisen, 1),
    oldDueMonth: (arisen) => arisen
  },
  "a half-yearly cycle taken for a quarterly one": {dueMonth: (s, cycle) => RULES.dueMonth(s, Math.min(cycle, 3))},
  "the first version of an employer for ever": {
    versionIn: (versions) => [...versions].sort((a, b) => a.validFrom - b.validFrom)[0] ?? null
  },
  "the last version of an employer for ever": {
    versionIn: (versions) => [...versions].sort((a, b) => b.validFrom - a.validFrom)[0] ?? null
  },
  "a credit counted as negative arrears": {outstanding: (closing) => closing},
  "adjustments left out": {arising: (fund) => fund.accrued},
  "only positive adjustments": {arising: (fund) => fund.accrued + (fund.adjusted > 0n ? fund.adjusted : 0n)},
  "what arose in a gap left out": {arisingInGap: () => 0n},
  "debt from before due in the first known month": {openingDebtDue: (firstKnown) => firstKnown},
  "debt from before due a month later after the switch": {openingDebtDue: (f) => f - 1 + (f - 1 >= SWITCH ? 1 : 0)},
  "old codes left as they are": {asIs: (code) => code},
  "one merger forgotten": {
    asIs: (code, month) => (month < SWITCH && code === FORGOTTEN ? code : RULES.asIs(code, month))
  },
  "sections of VSIC 2018": {
    section: (division, version) =>
      version === "2018" && Number(division) >= 58 && division !== ""
        ? String.fromCharCode(RULES.section(division, version).charCodeAt(0) - (Number(division) > 60 ? 1 : 0))
        : RULES.section(division, version)
  },
  "division 45 unknown": {
    section: (division, version) => (division === "45" ? "unknown" : RULES.section(division, version))
  },
  "nobody counted among the smallest": {sizeClass: (headcount) => RULES.sizeClass(Math.max(headcount, 1))}
};

const worlds = MODEL_WORLDS.map((spec) => makeWorld(spec).deliveries);
const right = worlds.map((deliveries) => JSON.stringify(oracle(deliveries)));

test.each(Object.entries(ERRORS))("worlds notice: %s", (_name, error) => {
  const notices = worlds.some((deliveries, i) => JSON.stringify(oracle(deliveries, {...RULES, ...error})) !== right[i]);
  expect(notices).toBe(true);
});
