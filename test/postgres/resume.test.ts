/** Runs that are killed, cut off or overtaken: nothing half-written, nothing pulled twice, one moment of the database. */
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {existsSync} from "node:fs";
import {world} from "../../loaders/paths.js";
import {Desk, MONDAY, type Texts} from "../models/desk.js";
import {monthOf} from "../oracle/types.js";
import type {WorldSpec} from "../worlds/spec.js";
import {makeWorld} from "../worlds/world.js";
import {incoming, load, pullAndLoad, startLoad, until, writeMapping, type Delivered} from "./office.js";
import {Server, whyNoServer} from "./server.js";
import {fillRegister, MAPPING} from "./world.js";

const WORLD: WorldSpec = {
  seed: 77,
  employers: 20,
  first: monthOf("2024-09"),
  months: 14,
  layout: "national",
  places: "few",
  faults: false
};
const TABLE = `"Thu"."Sổ ""thu"""`;

/** The same rows, but every query takes a while: time enough to interfere. */
const slow = (seconds: number) => ({
  ...MAPPING,
  ledger: {...MAPPING.ledger, where: `(select pg_sleep(${seconds})::text) is not null`}
});
const SLOW = slow(0.08);

const figures = ({rates, ageing, employers}: Texts) => ({rates, ageing, employers});
const complete = (data: string) => incoming(data, (name) => name.endsWith(".csv"));
const pulledLine = (err: string) => /^pull .*$/m.exec(err)?.[0] ?? "";
const same = (files: Delivered[]) => files.map(({path, text}) => ({path, text}));

describe.skipIf(whyNoServer() !== null)("a run from PostgreSQL that is disturbed", () => {
  let server: Server;
  let undisturbed: {files: {name: string; text: string}[]; figures: object};
  let address: string;

  beforeAll(async () => {
    server = await Server.start();
    await fillRegister(server, "contributions", makeWorld(WORLD).deliveries);
    address = server.address("contributions");
    undisturbed = await Desk.open(async (desk) => {
      await pullAndLoad({data: desk.data, address, mapping: MAPPING}, MONDAY);
      const files = incoming(desk.data).map(({name, text}) => ({name, text}));
      return {files, figures: figures(await desk.figures())};
    });
  });
  afterAll(() => server?.stop());

  it("is killed and completes: what was complete stays as it was, the rest is pulled, the figures are the same", async () => {
    await Desk.open(async (desk) => {
      const more = ["--mapping", writeMapping(desk.data, SLOW), "--as-of", MONDAY];
      for (const count of [1, 6]) {
        const {child, end} = startLoad(desk.data, address, more);
        await until(() => complete(desk.data).length >= count, end);
        child.kill("SIGKILL");
        await end;
      }
      const before = complete(desk.data);
      expect(before.length).toBeLessThan(undisturbed.files.length);
      for (const {name, text} of before) expect(undisturbed.files).toContainEqual({name, text});
      expect(existsSync(world(desk.data).accepted)).toBe(false);

      const run = await load(desk.data, address, more);
      expect(run.code).toBe(0);
      expect(pulledLine(run.err)).toContain(`${undisturbed.files.length - before.length} batches`);
      expect(pulledLine(run.err)).toContain(`${before.length} batches unchanged`);
      const after = incoming(desk.data);
      expect(after.map(({name, text}) => ({name, text}))).toEqual(undisturbed.files);
      for (const file of before) expect(after).toContainEqual(file);
      expect(figures(await desk.figures())).toEqual(undisturbed.figures);
    });
  });

  it("loses its connection: says so and how far it came, and the next run goes on from there", async () => {
    await Desk.open(async (desk) => {
      const more = ["--mapping", writeMapping(desk.data, SLOW), "--as-of", MONDAY];
      const {end} = startLoad(desk.data, address, more);
      await until(() => complete(desk.data).length >= 3, end);
      await server.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'arrears'");
      const broken = await end;
      expect(broken.code).toBe(1);
      expect(broken.err).toMatch(/terminat.* \(while pulling ledger_.*; \d+ of \d+ batches are complete/);
      expect(broken.err).not.toContain("    at ");
      expect(incoming(desk.data).every((file) => file.name.endsWith(".csv"))).toBe(true);
      const before = complete(desk.data);
      const run = await load(desk.data, address, more);
      expect(run.code).toBe(0);
      expect(same(incoming(desk.data)).map((f) => f.text)).toEqual(undisturbed.files.map((f) => f.text));
      for (const file of before) expect(incoming(desk.data)).toContainEqual(file);
    });
  });

  it("sees one moment of the database: rows changed while it runs come with the next run, all of them", async () => {
    await Desk.open(async (desk) => {
      const more = ["--mapping", writeMapping(desk.data, SLOW), "--as-of", MONDAY];
      const {end} = startLoad(desk.data, address, more);
      await until(() => complete(desk.data).length >= 2, end);
      try {
        await server.run(`update ${TABLE} set so_ld = so_ld + 1000`, [], "contributions");
        expect((await end).code).toBe(0);
        expect(incoming(desk.data).map((file) => file.text)).toEqual(undisturbed.files.map((file) => file.text));
        const next = await load(desk.data, address, ["--mapping", writeMapping(desk.data, MAPPING), "--as-of", MONDAY]);
        expect(next.code).toBe(0);
        const ledgers = complete(desk.data).filter((file) => file.name.startsWith("ledger"));
        expect(pulledLine(next.err)).toContain(` ${ledgers.length} batches, `);
        for (const {text} of ledgers)
          for (const row of text.trim().split("\n").slice(1)) expect(row).toMatch(/^[\d-]+,\d\d,\w+,1\d{3},/);
      } finally {
        await server.run(`update ${TABLE} set so_ld = so_ld - 1000`, [], "contributions");
      }
    });
  });

  it("is not disturbed by a second run: the lock names who holds it", async () => {
    await Desk.open(async (desk) => {
      // Longer than anyone waits for a lock.
      const more = ["--mapping", writeMapping(desk.data, slow(60)), "--as-of", MONDAY];
      const {child, end} = startLoad(desk.data, address, more);
      const asleep = "select 1 from pg_stat_activity where application_name = 'arrears' and wait_event = 'PgSleep'";
      while ((await server.run(asleep)).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      const second = await load(desk.data, address, more);
      child.kill("SIGKILL");
      expect(second.code).toBe(1);
      expect(second.err).toContain(`held by process ${child.pid}`);
      await end;
    });
  });

  it("takes nothing of rows that are not what was counted, and leaves no file of them", async () => {
    await Desk.open(async (desk) => {
      // Whoever counts sees all rows, whoever copies them those of some months. (A query holds this text too: its
      // beginning tells which of both it is.)
      const where = `(current_query() !~ '^copy ' or extract(month from "Kỳ") < 7)`;
      const mapping = {ledger: {...MAPPING.ledger, where, batch: []}};
      const run = await load(desk.data, address, ["--mapping", writeMapping(desk.data, mapping)]);
      expect(run.code).toBe(1);
      const [, came, counted] = /(\d+) rows came where (\d+) were counted/.exec(run.err)!.map(Number);
      expect(came).toBeGreaterThan(0);
      expect(came).toBeLessThan(counted!);
      expect(run.err).toMatch(/ were counted .* \(while pulling ledger from "Thu\.Sổ/);
      expect(incoming(desk.data)).toEqual([]);
    });
  });
});
