/** Standing at 1.07 times the regional minimum is a sign only where few employers stand there. */
import {describe, expect, it} from "vitest";
import {withDetection, type PanelEmployer} from "../../loaders/eval/panel.js";
import {FROM, stream} from "./panels.js";

const MONTHS = 30;
const list = (f: (t: number) => number) => Array.from({length: MONTHS}, (_, t) => Math.round(f(t)));

/** 300 employers that each raise wages by 7 % once a year in a month of their own, and `n` at the multiple in every month. */
function matches(n: number): Promise<{employer: number; t: number}[]> {
  const next = stream(3);
  const crowd = Array.from({length: 300}, (_, i): PanelEmployer => {
    const month = Math.floor(12 * next());
    const heads = list(() => 20 + Math.round(next()));
    const wages = heads.map((h, t) => h * Math.round(7e6 * 1.07 ** Math.floor((t + 12 - month) / 12)));
    return {
      code: `TA${String(i).padStart(5, "0")}`,
      place: "01",
      division: "10",
      section: "C",
      region: "I",
      heads,
      wages
    };
  });
  const standing = Array.from({length: n}, (_, i): PanelEmployer => {
    const heads = list((t) => 20 + (t % 2));
    // Region I: 4.68 million to June 2024, then 4.96.
    const wages = heads.map((h, t) => h * (t < 18 ? 5_007_600 : 5_307_200));
    return {...crowd[0]!, code: `TB${String(i).padStart(5, "0")}`, heads, wages};
  });
  return withDetection({from: FROM, employers: [...crowd, ...standing]}, (db) =>
    db.all(`select employer_id as employer, period_ix - ${FROM} as t from detection.fct_match
      where kind = 'wage_frozen_at_minimum' order by all`)
  );
}

describe("standing at the multiple of the minimum", () => {
  it("is found where everybody else raises once a year, each in a month of its own, so that every month's median is 0", async () => {
    const found = await matches(4);
    expect(new Set(found.map((f) => f.employer))).toEqual(new Set([300, 301, 302, 303]));
    expect(Math.min(...found.map((f) => f.t))).toBe(12);
  });
  it("is not looked for where more than one in fifty stand there", async () => {
    expect(await matches(40)).toEqual([]);
  });
});
