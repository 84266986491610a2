/** One employer for every term of the account, planted by hand. */
import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {explainChange} from "../../loaders/explanation/explain.js";
import {PROGRAM} from "../../loaders/paths.js";
import {Desk, MONDAY} from "../models/desk.js";

const FUNDS = ["si", "hi", "ui", "oa"];
const HEADER =
  "period,province_code,employer_code,headcount,wage_base," +
  FUNDS.flatMap((f) => ["opening", "accrued", "adjusted", "paid", "closing"].map((c) => `${f}_${c}`)).join(",") +
  ",interest_opening,interest_accrued,interest_paid,interest_closing";

interface Booking {
  opening?: number;
  accrued?: number;
  adjusted?: number;
  paid?: number;
}

/** A row of which only the social insurance fund moves. */
function row(period: string, employer: string, booking: Booking, province = "01"): string {
  const {opening = 0, accrued = 0, adjusted = 0, paid = 0} = booking;
  const fund = [opening, accrued, adjusted, paid, opening + accrued + adjusted - paid];
  const none = Array<number>(15).fill(0);
  return [period, province, employer, 5, 1000, ...fund, ...none, 0, 0, 0, 0].join(",");
}

const LATE = {accrued: 100};
const WORLD = [
  row("2024-02", "TA00009", {accrued: 10}),
  row("2024-02", "TA00010", {accrued: 10, paid: 10}),
  row("2024-03", "TA00001", {accrued: 50, paid: 50}),
  ...[2, 3, 4, 5, 6, 7, 8].map((n) => row("2024-03", `TA0000${n}`, LATE)),
  row("2024-04", "TA00001", {accrued: 100, paid: 40}),
  row("2024-04", "TA00002", {opening: 100, accrued: 50}),
  row("2024-04", "TA00003", {opening: 100, accrued: 50, paid: 90}),
  row("2024-04", "TA00004", {opening: 100, accrued: 50, paid: 150}),
  row("2024-04", "TA00005", {opening: 100, accrued: 50, adjusted: -30, paid: 50}),
  row("2024-04", "TA00006", {opening: 80, accrued: 50, paid: 50}),
  row("2024-04", "TA00007", {opening: 100, accrued: 30}, "79"),
  row("2024-04", "TA00009", {opening: 10, accrued: 50}),
  // Without others in the place that one moves to, its delivery would be held back.
  ...["2024-03", "2024-04"].flatMap((t) => ["TA00011", "TA00012"].map((e) => row(t, e, {accrued: 5, paid: 5}, "79")))
];

const NONE = {
  adjusted: 0,
  back: 0,
  broken: 0,
  cured: 0,
  deepened: 0,
  law: 0,
  missing: 0,
  moved_in: 0,
  moved_out: 0,
  newly_late: 0,
  paid: 0
};

async function amounts(data: string, from: string, to: string, province?: string) {
  const scope = province === undefined ? undefined : ({level: "province", code: province} as const);
  const {stock, notes} = await explainChange({data, from, to, ...(scope && {scope})});
  return {
    start: stock.start,
    end: stock.end,
    notes,
    terms: Object.fromEntries(stock.terms.map(({term, amount}) => [term, amount]))
  };
}

describe("every term of the account", () => {
  it("is what was planted, for the nation and for the province that one moved to", async () => {
    await Desk.open(async (desk) => {
      await desk.loadText("world.csv", [HEADER, ...WORLD].join("\n"), MONDAY);
      await desk.build();
      const nation = await amounts(desk.data, "2024-03", "2024-04");
      expect(nation).toMatchObject({start: 700, end: 610});
      expect(nation.terms).toEqual({
        ...NONE,
        newly_late: 60,
        deepened: 80,
        paid: -40,
        cured: -100,
        adjusted: -30,
        broken: -20,
        missing: -100,
        back: 60
      });
      const place = await amounts(desk.data, "2024-03", "2024-04", "01");
      expect(place).toMatchObject({start: 700, end: 480, terms: {moved_out: -100, moved_in: 0, deepened: 50}});
      expect(place.notes).toContain("no rate: one of the twelve months of an end is not known");
    });
  });

  it("takes what the new due dates did apart from what employers did", async () => {
    const unpaid = [
      row("2025-06", "TA00001", {accrued: 100}),
      row("2025-06", "TA00002", {accrued: 100}),
      row("2025-07", "TA00001", {opening: 100, accrued: 40}),
      row("2025-07", "TA00002", {opening: 100, accrued: 40, paid: 100})
    ];
    await Desk.open(async (desk) => {
      await desk.loadText("world.csv", [HEADER, ...unpaid].join("\n"), MONDAY);
      await desk.build();
      const {start, end, terms, notes} = await amounts(desk.data, "2025-06", "2025-07");
      // Under the old due dates the first owes 140 and the second 40; under the new ones July's 40 is not late yet.
      expect({start, end}).toEqual({start: 200, end: 100});
      expect(terms).toEqual({...NONE, deepened: 40, paid: -60, law: -80});
      expect(notes[0]).toContain("Law 41/2024");
    });
  });

  it("is told by the command, in words and as JSON; wrong use ends with 2", async () => {
    await Desk.open(async (desk) => {
      await desk.loadText("world.csv", [HEADER, ...WORLD].join("\n"), MONDAY);
      await desk.build();
      const explain = (...args: string[]) =>
        spawnSync(
          process.execPath,
          ["--import", "tsx", join(PROGRAM, "loaders/cli.ts"), "explain", "--data", desk.data, ...args],
          {cwd: PROGRAM, encoding: "utf8"}
        );
      const words = explain("--from", "2024-03", "--to", "2024-04").stdout;
      expect(words).toMatch(/newly late +60 đồng +1 employers/);
      expect(words).toMatch(/late at the end of 2024-04 +610 đồng/);
      const found = JSON.parse(explain("--from", "2024-03", "--to", "2024-04", "--json").stdout) as {
        stock: {residual: number};
      };
      expect(found.stock.residual).toBe(0);
      expect(explain("--from", "2024-04", "--to", "2024-04").status).toBe(2);
      expect(explain("--from", "2024-03", "--to", "2024-04", "--province", "99").stderr).toContain('province "99"');
      expect(explain("--from", "2024-03", "--to", "2024-04", "--province", "01", "--sector", "A").status).toBe(2);
    });
  });
});

describe("what was corrected after a month was published", () => {
  const paid = {accrued: 100, paid: 100};
  const months = ["2024-01", "2024-02"].flatMap((t) => [
    row(t, "TA00001", t === "2024-01" ? LATE : {opening: 100, ...paid}),
    row(t, "TA00002", paid, "79"),
    row(t, "TA00003", paid),
    row(t, "TA00004", paid, "79")
  ]);
  const next = [
    row("2024-03", "TA00001", {opening: 100, ...paid}),
    row("2024-03", "TA00002", {opening: 30, ...paid}, "79"),
    row("2024-03", "TA00003", paid),
    row("2024-03", "TA00004", paid, "79")
  ];
  const correction = [row("2024-02", "TA00002", {accrued: 100, paid: 70}, "79"), row("2024-02", "TA00004", paid, "79")];

  it("stands apart from what employers did, for the nation and for each province", async () => {
    await Desk.open(async (desk) => {
      await desk.loadText("months.csv", [HEADER, ...months].join("\n"), "2031-01-06T02:00:00.000Z");
      await desk.loadText("next.csv", [HEADER, ...next].join("\n"), "2031-01-20T02:00:00.000Z");
      await desk.loadText("correction.csv", [HEADER, ...correction].join("\n"), "2031-01-20T03:00:00.000Z");
      await desk.build();
      const explained = (code?: string) =>
        explainChange({
          data: desk.data,
          from: "2024-02",
          to: "2024-03",
          ...(code && {scope: {level: "province", code} as const})
        });
      const nation = await explained();
      expect(nation.stock).toMatchObject({start: 130, end: 130, residual: 0});
      expect(nation.corrected).toEqual({
        as_of: "2031-01-19",
        late: 100,
        rate: null,
        amount: 30,
        employers: [{employer_code: "TA00002", before: 0, now: 30}]
      });
      const places = [(await explained("01")).corrected!, (await explained("79")).corrected!];
      expect(places.map((p) => [p.late, p.amount])).toEqual([
        [100, 0],
        [0, 30]
      ]);
      // The month before was published with nothing that came later to change it.
      const earlier = await explainChange({data: desk.data, from: "2024-01", to: "2024-02"});
      expect(earlier.corrected).toBeNull();
    });
  });

  it("is nothing where later files touch only later months", async () => {
    await Desk.open(async (desk) => {
      await desk.loadText("months.csv", [HEADER, ...months].join("\n"), "2031-01-06T02:00:00.000Z");
      await desk.loadText("next.csv", [HEADER, ...next].join("\n"), "2031-01-20T02:00:00.000Z");
      await desk.build();
      const {corrected, stock} = await explainChange({data: desk.data, from: "2024-02", to: "2024-03"});
      expect(corrected).toEqual({as_of: "2031-01-19", late: 100, rate: null, amount: 0, employers: []});
      expect(stock.start).toBe(100);
    });
  });
});
