/** Who must explain: the rule's values recomputed from other exports, its borders, and what becomes of a request. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {periodIndex, periodText, reference} from "../../loaders/reference.js";
import {readRequestRule, RULE_FILE, type RequestRule} from "../../loaders/requests/rule.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {literal, withDatabase} from "../../loaders/warehouse/open.js";
import {Desk, MONDAY, TUESDAY} from "../models/desk.js";
import {makeWorld} from "../worlds/world.js";
import {each, history, ledgerFile} from "../oracle/make.js";
import {writeFileSync, mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";

type Row = Record<string, string>;
const rows = (text: string) => parse<Row>(text, {columns: true});
const number = (text: string | undefined) => (text === undefined || text === "" ? null : Number(text));

async function exported(desk: Desk, name: string, asOf?: string): Promise<Row[]> {
  const out = join(desk.data, `${name}.csv`);
  await exportTable({data: desk.data, name, out, ...(asOf === undefined ? {} : {asOf})});
  return rows(readFileSync(out, "utf8"));
}

/** The code of today of a province in the map of its month. */
const today = new Map(reference("provinces_63").map((p) => [p["code"]!, p["new_code_34"]!]));
const asIs = (code: string, period: string) => (period < "2025-07" ? today.get(code)! : code);

describe("the rule", () => {
  it("asks by values that anyone can recompute from rates and employers", async () => {
    const world = makeWorld({
      seed: 42,
      employers: 60,
      first: 2022 * 12 + 5,
      months: 40,
      layout: "national",
      places: "few",
      faults: false
    });
    await Desk.open(async (desk) => {
      await desk.load(world.deliveries, MONDAY);
      const {rates, employers} = await desk.build();
      const requests = await exported(desk, "explain_requests");
      const rate = new Map(
        rows(rates)
          .filter((r) => r["level"] === "province" && r["map"] === "as-is")
          .map((r) => [`${r["code"]} ${r["period"]}`, r])
      );
      const late = new Map<string, Map<string, number>>();
      for (const e of rows(employers)) {
        const key = `${asIs(e["province_code"]!, e["period"]!)} ${e["period"]}`;
        const list = late.get(key) ?? new Map<string, number>();
        list.set(e["employer_code"]!, Number(e["late"]));
        late.set(key, list);
      }
      const baseline = 0.0291;
      let checked = 0;
      const change = (code: string, ix: number) => {
        const [a, b] = [rate.get(`${code} ${periodText(ix - 1)}`), rate.get(`${code} ${periodText(ix)}`)];
        const isOld = ix === 24306 || ix === 24307;
        const by = isOld ? "arrears_rate_old_due" : "arrears_rate";
        const [x, y] = [number(a?.[by]), number(b?.[by])];
        return x === null || y === null ? null : y - x;
      };
      expect(requests.length).toBeGreaterThan(40);
      for (const q of requests) {
        const [code, period] = [q["province_code"]!, q["period"]!];
        const ix = periodIndex(period);
        const now = rate.get(`${code} ${period}`)!;
        expect(q["request_id"]).toBe(`GT-${period}-${code}`);
        expect(q["reply_by"]).toBe(`${periodText(ix + 1)}-20`);
        const moved = change(code, ix);
        if (moved === null) expect(q["beyond_season"]).toBe("");
        else {
          const earlier = [12, 24, 36].map((n) => change(code, ix - n)).filter((c) => c !== null);
          if (earlier.length >= 2)
            expect(Number(q["beyond_season"])).toBeCloseTo(
              moved - earlier.reduce((s, c) => s + c, 0) / earlier.length,
              9
            );
        }
        if (number(now["arrears_rate"]) !== null)
          expect(Number(q["above_baseline"])).toBeCloseTo(Number(now["arrears_rate"]) - baseline, 9);
        if (ix !== 24306 && ix !== 24307) {
          const [before, after] = [late.get(`${code} ${periodText(ix - 1)}`), late.get(`${code} ${period}`)];
          const names = new Set([...before!.keys(), ...after!.keys()]);
          const changes = [...names].map((e) => (after!.get(e) ?? 0) - (before!.get(e) ?? 0));
          expect(Number(q["late_now"]) - Number(q["late_before"])).toBe(changes.reduce((s, c) => s + c, 0));
          const n = after!.size;
          const mean = changes.reduce((s, c) => s + c, 0) / n;
          // Employers that left count with their change beside the n that are there.
          const squares = changes.reduce((s, c) => s + c * c, 0) - n * mean * mean;
          const spread = Math.sqrt((squares * n) / (n - 1)) / Number(now["receivable_12m"]);
          if (moved !== null && squares > 1 && n > 1) {
            expect(Number(q["beyond_chance"])).toBeCloseTo(moved / spread, 6);
            checked++;
          }
        }
        const holding = readRequestRule().criteria.filter((c) => {
          const value = number(q[c.id]);
          expect(q[`${c.id}_holds`]).toBe(String(value !== null && value >= c.threshold));
          return q[`${c.id}_holds`] === "true";
        });
        const isAsked = holding.length >= 3 && holding.some((c) => c.id === "amount_rise");
        expect(q["asked"]).toBe(String(isAsked));
      }
      expect(checked).toBeGreaterThan(20);
      expect(new Set(requests.map((q) => q["asked"])).size).toBe(2);
    });
  });

  it("that cannot be used is refused with all its faults", () => {
    const rule = JSON.parse(readFileSync(RULE_FILE, "utf8")) as RequestRule;
    const path = join(mkdtempSync(join(tmpdir(), "arrears-rule-")), "request.json");
    const broken = {
      ...rule,
      criteria: rule.criteria.slice(1).map((c, i) => (i === 0 ? {...c, threshold: "much", margin: -1} : c)),
      reply_by_day: 31
    };
    writeFileSync(path, JSON.stringify(broken));
    expect(() => readRequestRule(path)).toThrow(
      /amount_rise: expected once[^]*threshold "much"[^]*margin "-1"[^]*reply_by_day "31"/
    );
  });
});

const REPLY_HEADER = "request_id,province_code,period,step,item,date,cause,measure,owner,due_date,late_target,note";

describe("a request", () => {
  it("is waiting, overdue, answered, returned, answered again, accepted; promises stand beside what happened", async () => {
    await Desk.open(async (desk) => {
      // 01 falls behind more each month; 04 pays.
      const world = ledgerFile(
        "world.csv",
        ...[1, 2, 3].map((n) =>
          history(`TA0000${n}`, "01", [
            ...each("2024-01", "2025-01", {accrued: 100, paid: 99}),
            ...each("2025-02", "2025-06", {accrued: 100, paid: 40})
          ])
        ),
        history("TA00009", "04", each("2024-01", "2025-06", {accrued: 100, paid: 100}))
      );
      await desk.load([world], "2025-07-05T02:00:00.000Z");
      await desk.build();
      const id = "GT-2025-06-01";
      const of = async (asOf?: string) =>
        (await exported(desk, "explain_requests", asOf)).find((q) => q["request_id"] === id)!;
      expect(await of()).toMatchObject({asked: "true", state: "waiting", reply_by: "2025-07-20", replies: "0"});
      const load = async (name: string, lines: string[], now: string) => {
        await desk.loadText(name, [REPLY_HEADER, ...lines].join("\n"), now);
        await buildWarehouse({data: desk.data});
      };
      const reply = (day: string, target: string) =>
        `${id},01,2025-06,reply,1,${day},đơn vị mất đơn hàng,đôn đốc từng đơn vị,Phòng Thu,2025-06-30,${target},`;
      // A form that nobody filled in is no answer.
      await load("empty.csv", [`${id},01,2025-06,reply,1,,,,,,,`], "2025-07-21T02:00:00.000Z");
      expect(await of()).toMatchObject({state: "overdue", replies: "0"});
      await load(
        "first.csv",
        [reply("2025-07-22", "100"), `${id},01,2025-06,reply,2,2025-07-22,b,c,d,2025-09-30,5,`],
        TUESDAY
      );
      expect(await of()).toMatchObject({state: "answered", answered_on: "2025-07-22", replies: "1"});
      await load("returned.csv", [`${id},01,2025-06,returned,1,2025-07-23,,,,,,chưa nêu nguyên nhân`], TUESDAY);
      expect(await of()).toMatchObject({state: "returned", decided_on: "2025-07-23", returns: "1"});
      await load("second.csv", [reply("2025-07-24", "1000000")], TUESDAY);
      expect(await of()).toMatchObject({state: "answered", replies: "2"});
      await load("accepted.csv", [`${id},01,2025-06,accepted,1,2025-07-25,,,,,,`], TUESDAY);
      expect(await of()).toMatchObject({state: "accepted", replies: "2", returns: "1"});
      // What was known before the first reply stays readable.
      expect(await of("2025-07-21")).toMatchObject({state: "overdue", replies: "0"});
      const promises = await withDatabase(":memory:", {}, async (db) => {
        await db.run(`attach ${literal(join(desk.data, "build", "contributions.duckdb"))} as w (read_only); use w`);
        return db.all<{item: number; late_target: bigint; late_at_due: bigint; is_kept: boolean}>(
          `select item, late_target, late_at_due, is_kept from requests.fct_promise where request_id = '${id}' order by item`
        );
      });
      expect(promises).toHaveLength(1);
      expect(promises[0]).toMatchObject({item: 1, is_kept: true, late_target: 1000000n});
      expect(promises[0]!.late_at_due).toBeGreaterThan(0n);
    });
  });
});
