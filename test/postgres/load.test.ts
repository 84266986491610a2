/** Extracts from a real PostgreSQL server count exactly as the same extracts from files do. */
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {FileOutcome} from "../../loaders/extract/load.js";
import {Desk, MONDAY, TUESDAY, type Texts} from "../models/desk.js";
import {monthOf, monthText, type Delivery, type LedgerRow} from "../oracle/types.js";
import type {WorldSpec} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";
import {incoming, pullAndLoad} from "./office.js";
import {Server, whyNoServer} from "./server.js";
import {fillPlain, fillRegister, MAPPING, plainRow} from "./world.js";

const CLEAN: WorldSpec = {
  seed: 20260117,
  employers: 24,
  first: monthOf("2024-09"),
  months: 16,
  layout: "province",
  places: "few",
  faults: false
};

const figures = ({rates, ageing, employers}: Texts) => ({rates, ageing, employers});
const answers = (outcomes: FileOutcome[]) => [...new Set(outcomes.map((outcome) => outcome.answer))].sort();

const records = <Name extends string>(text: string) => parse<Record<Name, string>>(text, {columns: true});

/** The ledger as offices would deliver it, one file per month and province, in the order in which it is pulled. */
function byCell(deliveries: readonly Delivery[]): Delivery[] {
  const cells = new Map<string, LedgerRow[]>();
  for (const row of deliveries.flatMap((delivery) => delivery.ledger)) {
    const cell = `${monthText(row.period)}-${row.province}`;
    cells.set(cell, [...(cells.get(cell) ?? []), row]);
  }
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cell, ledger]) => ({file: `ledger-${cell}.csv`, ledger, employers: [], plans: []}));
}

const reason = whyNoServer();
if (reason) process.stderr.write(`test/postgres is skipped: ${reason}\n`);

describe.skipIf(reason !== null)(`a PostgreSQL source${reason ? ` (skipped: ${reason})` : ""}`, () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  });
  afterAll(() => server?.stop());

  it("gives byte-identical figures to the same world from CSV; again, nothing is pulled and nothing changes", async () => {
    const {deliveries} = makeWorld(CLEAN);
    await fillRegister(server, "same_world", deliveries);
    const fromFiles = await Desk.open(async (desk) => {
      await desk.load(deliveries, MONDAY);
      return figures(await desk.figures());
    });
    expect(fromFiles.rates.split("\n").length).toBeGreaterThan(100);
    await Desk.open(async (desk) => {
      const options = {data: desk.data, address: server.address("same_world"), mapping: MAPPING};
      const {pulled, outcomes} = await pullAndLoad(options, MONDAY);
      const others = ["employers", "plans"] as const;
      const files = byCell(deliveries).length + others.filter((kind) => deliveries.some((d) => d[kind].length)).length;
      expect(pulled).toMatchObject({pulled: files, kept: 0, notes: []});
      expect(answers(outcomes)).toEqual(["accepted"]);
      expect(figures(await desk.figures())).toEqual(fromFiles);

      const before = incoming(desk.data);
      const again = await pullAndLoad(options, TUESDAY);
      expect(again.pulled).toMatchObject({pulled: 0, kept: files});
      expect(answers(again.outcomes)).toEqual(["known"]);
      expect(incoming(desk.data)).toEqual(before);

      const refreshed = await pullAndLoad({...options, refresh: true}, TUESDAY);
      expect(refreshed.pulled).toMatchObject({pulled: files, kept: 0});
      expect(answers(refreshed.outcomes)).toEqual(["known"]);
      const bytes = (all: typeof before) => all.map(({path, text}) => ({path, text}));
      expect(bytes(incoming(desk.data))).toEqual(bytes(before));
    });
  });

  it("treats a world with faults as the same files would be; a bad row is in quarantine with its line", async () => {
    const faulty = makeWorld({...CLEAN, seed: 5, faults: true});
    const ledger = byCell(faulty.deliveries);
    const rest = faulty.deliveries.filter((delivery) => delivery.ledger.length === 0);
    await fillRegister(server, "faulty", rest);
    const rows = ledger.flatMap((delivery) => delivery.ledger).map(plainRow);
    await fillPlain(server, "faulty", "ledger", [...rows].reverse());
    const fromFiles = await Desk.open(async (desk) => {
      await desk.load([...ledger, ...rest], MONDAY);
      return figures(await desk.figures());
    });
    await Desk.open(async (desk) => {
      const mapping = {...MAPPING, ledger: {relation: "ledger"}};
      const {outcomes} = await pullAndLoad({data: desk.data, address: server.address("faulty"), mapping}, MONDAY);
      expect(answers(outcomes)).toEqual(["accepted", "quarantined"]);
      const texts = await desk.figures();
      expect(figures(texts)).toEqual(fromFiles);
      const quarantine = records<"file" | "line" | "column" | "value">(texts.quarantine);
      const cells = quarantine.filter(
        (fault) => /^[a-z_]+$/.test(fault.column) && fault.value !== "" && fault.line !== ""
      );
      expect(cells.length).toBeGreaterThan(0);
      for (const fault of cells) {
        const text = incoming(desk.data).find((file) => file.name === fault.file)!.text;
        const [header, line] = [0, Number(fault.line) - 1].map((n) => text.split("\n")[n]!.split(","));
        expect(line![header!.indexOf(fault.column)]).toBe(fault.value);
      }
    });
  });

  it("pulls what was corrected and nothing else; a correction replaces its cell, and what is gone is told", async () => {
    const {deliveries} = makeWorld(CLEAN);
    await fillRegister(server, "corrected", deliveries);
    await Desk.open(async (desk) => {
      const options = {data: desk.data, address: server.address("corrected"), mapping: MAPPING};
      const {pulled} = await pullAndLoad(options, MONDAY);
      const [first, second] = pulled.files;
      const label = (path: string) => /ledger_(\d{4}-\d{2})_(\d{2})/.exec(path)!;
      const [name] = label(first!);
      const where = (file: string) => `"Kỳ" = '${label(file)[1]}-17' and ma_tinh = ${Number(label(file)[2])}`;
      await server.run(`update "Thu"."Sổ ""thu""" set so_ld = so_ld + 1 where ${where(first!)}`, [], "corrected");
      await server.run(`delete from "Thu"."Sổ ""thu""" where ${where(second!)}`, [], "corrected");

      const corrected = await pullAndLoad(options, TUESDAY);
      expect(corrected.pulled).toMatchObject({pulled: 1, kept: pulled.files.length - 2});
      expect(corrected.pulled.notes).toEqual([
        `${label(second!)[0]}: no longer in the database; what was loaded of it stays`
      ]);
      expect(existsSync(first!)).toBe(false);
      const texts = await desk.figures();
      const loads = records<"file" | "accepted" | "superseded">(texts.loads);
      const versions = loads.filter((row) => row.file.startsWith(`${name}.`));
      expect(versions.map((row) => row.superseded)).toEqual([versions[0]!.accepted, "0"]);
    });
  });

  it("writes one form of every value, whatever its type and the settings of the server", async () => {
    await server.run("create database forms");
    await server.run(
      `alter database forms set datestyle to 'SQL, DMY';
       alter database forms set lc_monetary to 'C';
       alter database forms set timezone to 'America/New_York';
       create table t (kind text, at timestamptz, value money, wages numeric(20, 3), part double precision);
       insert into t values ('collection_plan', '2026-01-01 00:30:00+07', 1234567, 234.125, 0.1),
         (E'two "lines"\\nand, commas', '2025-12-31 23:30:00+07', -5, 1234567.000, 9007199254740991)`,
      undefined,
      "forms"
    );
    await Desk.open(async ({data}) => {
      const columns = {
        period: "at",
        province_code: {sql: "'01'"},
        employer_code: "kind",
        headcount: "part",
        wage_base: "wages"
      };
      const zero = Object.keys(MAPPING.ledger.columns).filter((name) => !(name in columns));
      const rest = Object.fromEntries(zero.map((name) => [name, name === "si_paid" ? "value" : {sql: "0"}]));
      const mapping = {ledger: {relation: "t", columns: {...columns, ...rest}, batch: []}};
      const {pulled} = await pullAndLoad({data, address: server.address("forms"), mapping}, MONDAY);
      const written = records<string>(readFileSync(pulled.files[0]!, "utf8"));
      const of = (name: string) => written.map((row) => row[name]);
      expect(of("employer_code")).toEqual(['two "lines"\nand, commas', "collection_plan"]);
      expect(of("period")).toEqual(["2025-12", "2026-01"]);
      expect(of("wage_base")).toEqual(["1234567", "234.1250"]);
      expect(of("si_paid")).toEqual(["-5", "1234567"]);
      expect(of("headcount")).toEqual(["9007199254740991", "0.1"]);
      expect(statSync(pulled.files[0]!).mode & 0o077).toBe(0);
    });
  });

  it("parts rows without a month or province into batches of their own, and loses none", async () => {
    const [row] = makeWorld(CLEAN).deliveries.flatMap((d) => d.ledger);
    const good = plainRow(row!);
    await server.run("create database odd");
    const odd = [
      good,
      {...good, period: "../x"},
      {...good, province_code: ""},
      {...good, period: "", province_code: "'; --"}
    ];
    await fillPlain(server, "odd", "ledger", odd);
    await Desk.open(async (desk) => {
      const mapping = {ledger: {relation: "ledger"}};
      const {pulled, outcomes} = await pullAndLoad({data: desk.data, address: server.address("odd"), mapping}, MONDAY);
      expect(pulled).toMatchObject({pulled: 4, rows: 4});
      expect(outcomes.map((outcome) => outcome.quarantined).sort()).toEqual([0, 1, 1, 1]);
      expect(incoming(desk.data).map((file) => file.name.replace(/\..*/, ""))).toContain(
        "ledger_~2e~2e~2fx_" + good["province_code"]
      );
    });
  });

  it("keeps no number of a person: the file that held them is gone when it is loaded", async () => {
    const people = ["0123456789", "9876543210"];
    await server.run("create database people");
    await fillPlain(
      server,
      "people",
      "workers",
      people.map((worker_id) => ({
        worker_id,
        employer_code: "TA00001",
        period: "2026-01",
        status: "working",
        wage_base: "7000000",
        paid_through: "2025-11"
      }))
    );
    await Desk.open(async ({data}) => {
      const mapping = {workers: {relation: "workers"}};
      for (const answer of ["accepted", "known"]) {
        const {pulled, outcomes} = await pullAndLoad({data, address: server.address("people"), mapping}, MONDAY);
        expect(pulled).toMatchObject({pulled: 1, rows: 2});
        expect(answers(outcomes)).toEqual([answer]);
        expect(incoming(data)).toEqual([]);
        for (const name of readdirSync(data, {recursive: true, encoding: "utf8"})) {
          const path = join(data, name);
          if (statSync(path).isFile())
            for (const person of people) expect(readFileSync(path, "latin1")).not.toContain(person);
        }
      }
    });
  });
});
