/** Faults of a mapping file and of the way to the server: each is named, all at once, and no password is ever shown. */
import {chmodSync, readFileSync, readdirSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {UserError} from "../../loaders/errors.js";
import {PROGRAM} from "../../loaders/paths.js";
import {parseMapping} from "../../loaders/postgres/mapping.js";
import {filePassword} from "../../loaders/postgres/passfile.js";
import {Desk} from "../models/desk.js";
import {load, writeMapping} from "./office.js";
import {PASSWORD, Server, whyNoServer} from "./server.js";

/** The lines of the fault that `work` ends with. */
function faultsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("a mapping file", () => {
  it("lists all its faults at once", () => {
    const mapping = {
      ledgers: {},
      ledger: {
        relation: "a.b.c",
        columns: {period: 7, si_open: "x", wage_base: {sql: " "}, headcount: {sql: "1", column: "2"}},
        where: true,
        batch: ["employer_code"],
        filter: "x"
      },
      employers: "v_employers",
      plans: {}
    };
    const faults = faultsOf(() => parseMapping(JSON.stringify(mapping), "m.json"));
    expect(faults).toEqual([
      expect.stringMatching(/^m\.json: "ledgers" is not a kind of extract \(known: ledger, employers/),
      'm.json: ledger: unknown key "filter" (known: relation, columns, where, batch)',
      expect.stringMatching(/^m\.json: ledger\.relation: "a\.b\.c" \(expected "table", "schema\.table"/),
      expect.stringMatching(/^m\.json: ledger\.columns: not in the contract: "si_open" \(known: period, province_code/),
      'm.json: ledger.columns.period: 7 (expected a column\'s name, or {"sql": "an expression"})',
      expect.stringMatching(/^m\.json: ledger\.columns\.wage_base: {"sql":" "}/),
      expect.stringMatching(/^m\.json: ledger\.columns\.headcount: /),
      "m.json: ledger.where: true (expected an SQL condition as text)",
      'm.json: ledger.batch: ["employer_code"] (expected a list of: period, province_code; [] for one file)',
      expect.stringMatching(/^m\.json: employers: expected an object with relation/),
      expect.stringMatching(/^m\.json: plans\.relation: is missing/)
    ]);
    expect(faultsOf(() => parseMapping("{", "m.json"))[0]).toMatch(/^m\.json: is not JSON: /);
    for (const empty of ["{}", "[]", "null", "3"])
      expect(faultsOf(() => parseMapping(empty, "m.json"))[0]).toContain("no kind of extract is named");
  });

  it("may be as the documentation shows it", () => {
    const [, example] = /```json\n([^]*?)```/.exec(readFileSync(join(PROGRAM, "docs/postgres.md"), "utf8"))!;
    const {kinds} = parseMapping(example!, "m.json");
    expect(kinds.map(({kind, relation}) => [kind.id, ...relation])).toEqual([
      ["ledger", "thu", "so_thu"],
      ["employers", "thu", "v_employers"]
    ]);
  });

  it("parts a ledger by month and province, a register not at all, unless it says otherwise", () => {
    const batches = (text: string) => parseMapping(text, "m.json").kinds.map(({kind, batch}) => [kind.id, ...batch]);
    expect(batches('{"employers": {"relation": "e"}, "ledger": {"relation": "l"}}')).toEqual([
      ["ledger", "period", "province_code"],
      ["employers"]
    ]);
    expect(batches('{"ledger": {"relation": "l", "batch": ["period"]}}')).toEqual([["ledger", "period"]]);
    expect(batches('{"workers": {"relation": "w"}}')).toEqual([["workers", "period"]]);
    expect(faultsOf(() => batches('{"actions": {"relation": "a", "batch": ["document_date"]}}'))).toEqual([
      'm.json: actions.batch: ["document_date"] (expected a list of: nothing; [] for one file)'
    ]);
  });
});

describe("a password file", () => {
  const login = {host: "db.example.vn", port: 5432, database: "thu", user: "reader"};

  it("gives the password of the first line that fits, if nobody else may read it", async () => {
    await Desk.open(async ({data}) => {
      const path = join(data, "pgpass");
      const env = {PGPASSFILE: path};
      writeFileSync(path, "# comment\nother:5432:thu:reader:no\n*:*:thu:reader:a\\:b\\\\c:d\n*:*:*:*:late\n", {
        mode: 0o600
      });
      expect(filePassword(login, env)).toBe("a:b\\c:d");
      expect(filePassword({...login, database: "else"}, env)).toBe("late");
      writeFileSync(path, "localhost:5432:thu:reader:socket");
      expect(filePassword({...login, host: "/run/postgresql"}, env)).toBe("socket");
      expect(filePassword(login, env)).toBeNull();
      if (process.platform !== "win32") {
        chmodSync(path, 0o644);
        expect(filePassword({...login, host: "localhost"}, env)).toBeNull();
      }
      expect(filePassword(login, {PGPASSFILE: join(data, "none")})).toBeNull();
      return Promise.resolve();
    });
  });
});

describe("the load command with an address", () => {
  it("refuses wrong use before it goes anywhere, and never repeats the address", async () => {
    await Desk.open(async ({data}) => {
      const mapping = writeMapping(data, {plans: {relation: "plans"}});
      const address = "postgres://me:hush@127.0.0.1:1/db";
      const tell = async (...args: [string, string[]]) => {
        const run = await load(data, ...args, {PGPASSWORD: "", PGPASSFILE: join(data, "none")});
        expect(run.out + run.err).not.toContain("hush");
        return [run.code, run.err];
      };
      expect(await tell(address, [])).toEqual([2, expect.stringContaining("--mapping is missing")]);
      expect(await tell(address, ["more.csv", "--mapping", mapping])).toEqual([2, expect.stringContaining("alone")]);
      expect(await tell("mysql://me:hush@h/db", [])).toEqual([2, expect.stringContaining("only postgres://")]);
      expect(await tell("some.csv", ["--refresh"])).toEqual([2, expect.stringContaining("belong to a database")]);
      expect(await tell("postgres://me:hush@h:port/db", ["--mapping", mapping])).toEqual([
        2,
        "the address of the database cannot be read (expected postgres://user@host:port/database)\n"
      ]);
      expect(await tell(address, ["--mapping", mapping])).toEqual([
        1,
        "me@127.0.0.1:1/db: no server answers there (ECONNREFUSED)\n"
      ]);
    });
  });
});

describe.skipIf(whyNoServer() !== null)("a PostgreSQL server", () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    await server.run("create table plans (province_code integer, year integer, amount numeric)");
    await server.run("create table secret (x text); create role clerk login password 'clerk'; create schema hidden");
  });
  afterAll(() => server?.stop());

  it("is asked about every name and expression, and all faults of all kinds are listed at once", async () => {
    await Desk.open(async ({data}) => {
      const mapping = {
        ledger: {relation: "hidden.ledger"},
        plans: {
          relation: "plans",
          columns: {measure: "measur", value: {sql: "amount +"}, year: {sql: "year; drop table plans"}},
          where: "nothing = 1"
        },
        employers: {relation: "plans", columns: {employer_code: {sql: "year"}, valid_from: "year"}}
      };
      const run = await load(data, server.address(), ["--mapping", writeMapping(data, mapping)]);
      expect(run.code).toBe(1);
      const m = "mapping.json: ";
      expect(run.err.trim().split("\n")).toEqual([
        `${m}ledger.relation: "hidden.ledger" is not in the database (expected a table or view, with its schema)`,
        expect.stringMatching(
          /employers\.columns: required and not mapped: employer_type, .* \("plans" has: province_code, year, amount\)/
        ),
        expect.stringMatching(/employers\.columns\.employer_code: the expression: is a number and may have lost zeros/),
        expect.stringMatching(/employers\.columns\.valid_from: "year": is not a month \(expected a date/),
        expect.stringMatching(/employers\.columns\.province_code: "province_code": is a number/),
        `${m}plans.columns: no such column: "measur" (for measure) ("plans" has: province_code, year, amount)`,
        expect.stringMatching(/plans\.columns\.province_code: "province_code": is a number/),
        expect.stringMatching(/plans\.columns\.year: the expression: .*syntax error/),
        expect.stringMatching(/plans\.columns\.value: the expression: .*syntax error/),
        `${m}plans.where: column "nothing" does not exist`
      ]);
      expect(await server.run("select count(*)::integer as n from plans")).toEqual([{n: 0}]);
      const denied = {plans: {relation: "secret"}};
      const clerk = `postgres://clerk:clerk@127.0.0.1:${server.port}/postgres`;
      expect((await load(data, clerk, ["--mapping", writeMapping(data, denied)])).err).toBe(
        "mapping.json: plans.relation: permission denied for table secret\n"
      );
    });
  });

  it("is given the password from address, environment or file; a wrong one is told, none is shown or stored", async () => {
    await Desk.open(async ({data}) => {
      const mapping = {
        plans: {relation: "plans", columns: {province_code: {sql: "'01'"}, measure: {sql: "'x'"}, value: "amount"}}
      };
      const more = ["--mapping", writeMapping(data, mapping)];
      const none = {PGPASSWORD: "", PGPASSFILE: join(data, "none")};
      const place = `arrears@127.0.0.1:${server.port}/postgres`;
      const where = "(it is taken from the address, PGPASSWORD, or a password file that only its owner may read)";
      const wrong = await load(data, server.address("postgres", "wr0ng-one"), more, none);
      expect([wrong.code, wrong.err]).toEqual([
        1,
        `${place}: password authentication failed for user "arrears" ${where}\n`
      ]);
      const bare = server.address("postgres", null);
      expect((await load(data, bare, more, none)).err).toBe(
        `${place}: the server asks for a password and none was found ${where}\n`
      );
      writeFileSync(join(data, "passfile"), `*:*:*:*:${PASSWORD.replace(":", "\\:")}\n`, {mode: 0o600});
      const good = [
        await load(data, server.address(), more, none),
        await load(data, bare, more, {...none, PGPASSWORD: PASSWORD}),
        await load(data, bare, more, {...none, PGPASSFILE: join(data, "passfile")}),
        await load(data, server.socketAddress(), more, {...none, PGPASSFILE: join(data, "passfile")})
      ];
      for (const run of good) {
        expect([run.code, run.err]).toEqual([0, expect.stringMatching(/^pull .*\nload .*\n$/)]);
        expect(run.out + run.err).not.toContain(PASSWORD);
      }
      expect((await load(data, server.address("nowhere"), more, none)).err).toContain(
        'database "nowhere" does not exist'
      );
      const build = join(data, "build");
      for (const name of readdirSync(build, {recursive: true, encoding: "utf8"})) {
        const path = join(build, name);
        expect(name).not.toContain(encodeURIComponent(PASSWORD));
        if (statSync(path).isFile()) expect(readFileSync(path, "latin1")).not.toContain(PASSWORD);
      }
    });
  });
});
