import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeSample} from "../../loaders/sample/index.js";
import {loadPaths} from "../../loaders/extract/load.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {scopeOf} from "../../loaders/disclosure/scope.js";
import {buildEdition, readCommon, type Common} from "../../loaders/site/edition.js";
import {readMart} from "../../loaders/marts/read.js";
import {reasonOf} from "../../loaders/site/pages/anomalies/data.js";
import type {AnomalyFlag} from "../../loaders/site/pages/anomalies/types.js";
import {restrictFacts} from "../../loaders/site/pages/edition/pack.js";
import {parseEdition, type Edition} from "../../src/domain/disclosure.js";
import {firmsIn, groupsIn, peopleIn, tableIn, textsOf, type Firm, type Row} from "./attacker.js";
import {pagesOfEditions} from "./pages.js";
import {busiestOfficer, codesIn, proofs} from "./scopes.js";
import {LEVELS, OWN, SMALL, todays, TRUTH, type Level, type Truth} from "./truth.js";

/** Thirteen months: the fewest that have a rate and a month before to explain. */
const MONTHS = Array.from(
  {length: 13},
  (_, i) => `${2024 + Math.floor((i + 11) / 12)}-${String(((i + 11) % 12) + 1).padStart(2, "0")}`
);
const folder = mkdtempSync(join(tmpdir(), "editions-"));
const [data, extracts] = [join(folder, "data"), join(folder, "extracts")];
const database = join(data, "build", "contributions.duckdb");
const siteOf = (name: string) => join(folder, name);
const sites = {public: siteOf("public"), province: siteOf("province"), officer: siteOf("officer")};
let common: Common;
let firms: (Firm & {province: string})[];
let people: string[];
let published: Set<string>;
/** The officer of every employer, as its last row in the register has it. */
let newest: Map<string, string>;
let officer: Edition;
let truth: Truth[];

const read = new Map<string, ReturnType<typeof textsOf>>();
/** The texts of a site, read once. */
function textsIn(site: string): ReturnType<typeof textsOf> {
  if (!read.has(site)) read.set(site, textsOf(site));
  return read.get(site)!;
}

const rowsOf = (name: string) => parse<Row>(readFileSync(join(extracts, name), "utf8"), {columns: true, bom: true});

beforeAll(async () => {
  const sample = await writeSample({employers: 1500, from: MONTHS[0]!, to: MONTHS.at(-1)!, seed: 3, out: extracts});
  await loadPaths({data, paths: sample.files.map((name) => join(extracts, name)), now: "2026-02-02T08:00:00Z"});
  await buildWarehouse({data, only: ["ladder.fct_step"]});
  // One who is lawfully published must be there, or the public list is tested on nothing: its proofs are delivered.
  const file = join(extracts, "more-actions.csv");
  writeFileSync(file, await withDatabase(database, {readOnly: true}, proofs));
  await loadPaths({data, paths: [file], now: "2026-02-03T08:00:00Z"});
  await buildWarehouse({data});
  const last = new Map(
    MONTHS.flatMap((month) => rowsOf(`ledger-${month}.csv`)).map((row) => [
      row["employer_code"]!,
      row["province_code"]!
    ])
  );
  firms = rowsOf("employers.csv").map((row) => ({
    ...{code: row["employer_code"]!, name: row["employer_name"]!, taxCode: row["tax_code"]!},
    province: todays(last.get(row["employer_code"]!) ?? "")
  }));
  newest = new Map(rowsOf("employers.csv").map((row) => [row["employer_code"]!, row["officer_code"]!]));
  people = [...new Set(rowsOf("workers.csv").map((row) => row["worker_id"]!))];
  await withDatabase(database, {readOnly: true}, async (db) => {
    common = await readCommon(db, data, [parseEdition(`province:${OWN}`)]);
    truth = await db.all<Truth>(TRUTH);
    published = await codesIn(db, parseEdition("public"));
    officer = parseEdition(`officer:${OWN}/${await busiestOfficer(db, OWN)}`);
  });
  await buildEdition({data, database}, common, parseEdition("public"), sites.public);
  await buildEdition({data, database}, common, parseEdition(`province:${OWN}`), sites.province);
  await buildEdition({data, database}, common, officer, sites.officer);
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("every byte of an edition", () => {
  it("names no employer out of its scope, and those in scope can be read", () => {
    const [inPublic, inProvince, inOfficers] = Object.values(sites).map((site) => firmsIn(textsIn(site), firms));
    const own = firms.filter(({province}) => province === OWN).map(({code}) => code);
    expect(own.length).toBeGreaterThan(100);
    expect([...inProvince!].filter((code) => !own.includes(code))).toEqual([]);
    // What the attacker reads is really there to be read: without this the test could pass on unreadable files.
    expect(inProvince!.size).toBeGreaterThan(own.length / 2);
    const portfolio = own.filter((code) => newest.get(code) === officer.officer);
    expect(portfolio.length).toBeGreaterThan(5);
    expect([...inOfficers!].filter((code) => !portfolio.includes(code))).toEqual([]);
    expect(inOfficers!.size).toBeGreaterThan(portfolio.length / 2);
    const proven = rowsOf("more-actions.csv")
      .filter((row) => row["action"] === "publication")
      .map((row) => row["employer_code"]!);
    expect([...published]).toEqual(expect.arrayContaining(proven));
    const documented = [...rowsOf("actions.csv"), ...rowsOf("more-actions.csv")].filter(
      (row) => row["action"] === "publication"
    );
    expect([...published].filter((code) => !documented.some((row) => row["employer_code"] === code))).toEqual([]);
    expect([...inPublic!].sort()).toEqual([...published].sort());
  });

  it("holds no worker: no number, no hash of one, no pseudonym", () => {
    const key = Buffer.from(readFileSync(join(data, "secret", "worker.key"), "utf8").trim(), "hex");
    expect(people.length).toBeGreaterThan(100);
    for (const site of Object.values(sites)) expect(peopleIn(textsIn(site), people, key)).toEqual([]);
    const planted = new Map([["x", [`{"hash":"${"ab".repeat(3)}","id":${people[7]}}`]]]);
    expect(peopleIn(planted, people, key)).toEqual([`number ${people[7]}`]);
  });

  it("tells whose edition it is, and leads nowhere that is not there", () => {
    const page = readFileSync(join(sites.province, "vi", "sectors.html"), "utf8");
    expect(page).toContain(`<meta name="edition" content="province:${OWN}">`);
    expect(page).toContain("Bản: Hồ Chí Minh");
    expect(page).not.toContain("revisions");
    expect(readFileSync(join(sites.public, "en", "index.html"), "utf8")).toContain("Edition: public");
    expect(existsSync(join(sites.public, "explorer"))).toBe(false);
  });
});

pagesOfEditions(sites);

type Shown = Map<string, Map<string, number>>;

/** Late amounts that an edition shows: "level/code" → month → đồng. */
function shownIn(site: string): Shown {
  const shown: Shown = new Map();
  const look = (key: string, path: string) => {
    if (!existsSync(join(site, path))) return;
    const rows = tableIn(readFileSync(join(site, path), "utf8"), "trend-table");
    const values = rows.flatMap((row): [string, number][] =>
      row["late"] ? [[row["month"]!, Number(row["late"].replace(/\D/g, ""))]] : []
    );
    if (values.length) shown.set(key, new Map(values));
  };
  look("nation/VN", "vi/index.html");
  for (const {level, code} of truth)
    if (level !== "nation") look(`${level}/${code}`, `vi/${LEVELS[level]}/${code}.html`);
  return shown;
}

const keyOf = ({level, code}: Truth) => `${level}/${code}`;

const flagKey = (flag: Row | AnomalyFlag) => `${flag.period} ${flag.employer_code} ${flag.variable}`;

describe("the new month's pages of a province", () => {
  const text = (path: string) => readFileSync(join(sites.province, path), "utf8");
  const csv = (path: string) => parse<Row>(text(path), {columns: true, bom: true});

  it("are there for the province, and none of them for the public", () => {
    for (const path of ["anomalies", "anomalies/rules", "explanation/79", "data-status", "fair-ranking/officers"])
      for (const lang of ["vi", "en"]) {
        expect(existsSync(join(sites.province, lang, `${path}.html`)), path).toBe(true);
        expect(existsSync(join(sites.public, lang, `${path}.html`)), path).toBe(false);
      }
    for (const path of ["explanation", "explanation/01", "explanation/VN", "revisions", "ladder"])
      expect(existsSync(join(sites.province, "vi", `${path}.html`)), path).toBe(false);
  });

  it("hold the province's own pack to send, and the attacker can read it", () => {
    const files = [...textsIn(sites.province)].filter(([path]) => path.startsWith("packs/"));
    expect(files.map(([path]) => path.replace(/^.*-/, "")).sort()).toEqual([
      "en.docx",
      "en.xlsx",
      "vi.docx",
      "vi.xlsx"
    ]);
    const top = common.packs.get(OWN)!.explanation.employers.top.map((row) => row.employer_code);
    const own = firms.filter(({province, code}) => province === OWN && top.includes(code));
    for (const [path, texts] of files) expect(firmsIn(new Map([[path, texts]]), own).size, path).toBe(own.length);
    expect([...textsIn(sites.public).keys()].filter((path) => path.startsWith("packs/"))).toEqual([]);
  });

  it("set the own ladder beside the nation's only where nobody else can be told from it", () => {
    const page = text(`vi/ladder/provinces/${OWN}.html`);
    const rows = tableIn(page, "nation-table");
    // The world is small: when nothing may be told, the page says so (test/editions/ladder.test.ts has larger ones).
    if (rows.length === 0) return expect(page).toContain("không nêu số của cả nước");
    const number = (value: string) => Number(value.replace(/\D/g, ""));
    for (const row of rows) {
      const rest = number(row["nation"]!) - number(row["own"]!);
      expect(rest === 0 || rest >= SMALL, JSON.stringify(row)).toBe(true);
    }
    const {employers_late} = truth.find((row) => row.level === "nation" && row.period === MONTHS.at(-1))!;
    expect(rows.reduce((sum, row) => sum + number(row["nation"]!), 0)).toBe(employers_late);
  });

  it("list the province's own signs by its own budget, all of them and nobody else's", async () => {
    const rows = await withDatabase(database, {readOnly: true}, (db) =>
      db.all<{code: string; period: string}>(`
        select employer_code as code, period from detection.fct_flag
        inner join warehouse.dim_employer using (employer_id) inner join warehouse.dim_period using (period_ix)
        where tier_province is not null and as_is_code = '${OWN}'
          and employer_id in (select employer_id from warehouse.fct_ledger group by 1 having arg_max(as_is_code, period_ix) = '${OWN}')
        order by all`)
    );
    expect(rows.length).toBeGreaterThan(0);
    const listed = [...new Set(rows.map(({period}) => period))].flatMap((period) =>
      csv(`data/anomalies/${period}.csv`).map((row) => ({code: row["employer_code"]!, period: row["period"]!}))
    );
    const sorted = (all: typeof rows) => all.map(({code, period}) => `${period} ${code}`).sort();
    expect(sorted(listed)).toEqual(sorted(rows));
    // The sentences are those of the central edition: an edition's database lacks nothing that they are made of.
    const flags = await withDatabase(database, {readOnly: true}, (db) => readMart<AnomalyFlag>(db, "anomaly_flags"));
    const central = new Map(flags.filter(({partner}) => !partner).map((f) => [flagKey(f), reasonOf(f, "vi")]));
    const both = rows
      .flatMap(({period}) => csv(`data/anomalies/${period}.csv`))
      .filter((row) => central.has(flagKey(row)));
    expect(both.length).toBeGreaterThan(0);
    for (const row of both) expect(row["reasons"]).toBe(central.get(flagKey(row)));
    const last = MONTHS.at(-1)!;
    const [tested] = await withDatabase(database, {readOnly: true}, (db) =>
      db.all<{
        n: number;
      }>(`select tested::integer as n from detection.fct_tested inner join warehouse.dim_period using (period_ix)
        where period = '${last}' and place = ${Number(OWN)}`)
    );
    const months = tableIn(text("vi/anomalies.html"), "shown-trend-table");
    expect(months.find((row) => row["month"] === last)!["tested"]).toBe(String(tested!.n));
    for (const row of months) expect(row["expected_false"]).toMatch(/^\d/);
  });

  it("rank the groups that are shown and no other, each by its true rate, without a gap where others are withheld", () => {
    for (const [site, own] of [
      [sites.public, []],
      [sites.province, [`province/${OWN}`]]
    ] as const) {
      const shown = shownIn(site);
      for (const level of ["province", "sector"] as const) {
        const path = `vi/fair-ranking/${LEVELS[level]}.html`;
        const groups = groupsIn(site, path, "fair-ranking");
        expect(groups.length, path).toBeGreaterThan(3);
        expect(groups.filter((group) => !shown.has(group))).toEqual([]);
        const rows = tableIn(readFileSync(join(site, path), "utf8"), "fair-ranking");
        const rates = rows.map((row) => Number(row["rate"]));
        expect(rows.map((row) => Number(row["rank"]))).toEqual(
          rates.map((rate) => 1 + rates.filter((other) => other > rate).length)
        );
        for (const row of rows) {
          const [low, high] = row["ranks"]!.split("-").map(Number) as [number, number];
          const rank = Number(row["rank"]);
          expect(low <= rank && rank <= high && high <= rows.length, JSON.stringify(row)).toBe(true);
        }
        if (level === "province") expect(groups).toEqual(expect.arrayContaining([...own]));
      }
      const outlook = groupsIn(site, "vi/fair-ranking/outlook.html", "outlook");
      expect(outlook.filter((group) => !shown.has(group))).toEqual([]);
      // How many of the largest debtors a target takes is a count of single employers: told of the own province alone.
      const largest = tableIn(readFileSync(join(site, "vi/fair-ranking/outlook.html"), "utf8"), "outlook");
      for (const [at, row] of largest.entries())
        if (!(own as readonly string[]).includes(outlook[at]!)) expect(row["largest"]).not.toMatch(/\d/);
    }
  });

  it("tell of the province's own deliveries, officers and closing dates", async () => {
    const status = text("vi/data-status.html");
    const grid = [...status.matchAll(/<th scope="row">([^<]*)<\/th>/g)].map((match) => match[1]);
    expect(new Set(grid)).toEqual(new Set(["Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"]));
    const officers = tableIn(text("vi/fair-ranking/officers.html"), "fair-ranking").map((row) => row["group"]!);
    const elsewhere = await withDatabase(database, {readOnly: true}, (db) =>
      db.all<{officer_code: string}>(`
        select distinct officer_code from warehouse.fct_ledger as l
        inner join warehouse.dim_employer_version using (version_id) where l.as_is_code <> '${OWN}'`)
    );
    expect(officers.length).toBeGreaterThan(1);
    expect(officers.filter((code) => elsewhere.some((row) => row.officer_code === code))).toEqual([]);
    const closing = groupsIn(sites.province, "vi/fair-ranking/closing-dates.html", "closing");
    expect(closing.filter((group) => group !== `province/${OWN}`)).toEqual([]);
  });

  it("name nobody in the pack who has moved away, and give the rank among the provinces shown", () => {
    const facts = common.packs.get(OWN)!;
    const {top} = facts.explanation.employers;
    expect(top.length).toBeGreaterThan(1);
    const codes = new Set(firms.filter(({province}) => province === OWN).map(({code}) => code));
    const gone = top.find((row) => codes.has(row.employer_code))!.employer_code;
    codes.delete(gone);
    const cut = restrictFacts(facts, undefined, codes);
    expect(JSON.stringify(cut)).not.toContain(gone);
    expect(cut.explanation.employers.top.map((row) => row.change)).toEqual(top.map((row) => row.change));
    expect(cut.standing).toBeNull();
  });
});

describe("differencing", () => {
  it("finds the same groups withheld in every month, and every amount shown true", () => {
    for (const shown of [shownIn(sites.public), shownIn(sites.province)]) {
      expect(shown.size).toBeGreaterThan(8);
      for (const [key, months] of shown) {
        const rows = truth.filter((row) => keyOf(row) === key);
        expect([...months].sort()).toEqual(rows.map(({period, late}) => [period, late]));
      }
    }
  });

  it("gains nothing from a provincial edition about other places", () => {
    const [all, own] = [shownIn(sites.public), shownIn(sites.province)];
    expect(new Set(own.keys())).toEqual(new Set([...all.keys(), `province/${OWN}`]));
    for (const [key, months] of all) expect(own.get(key)).toEqual(months);
  });

  it("leaves every small group uncertain by the rule, for the public and for a province that takes away its own", () => {
    const shown = shownIn(sites.public);
    let attacked = 0;
    for (const level of Object.keys(LEVELS) as Level[]) {
      for (const period of MONTHS) {
        const groups = truth.filter((row) => row.level === level && row.period === period);
        const hidden = groups.filter((row) => !shown.has(keyOf(row)));
        for (const reader of ["public", "province"] as const) {
          const insider = reader === "province";
          const known = (row: Truth) => insider && level === "province" && row.code === OWN;
          const unknown = hidden.filter((row) => !known(row));
          for (const [count, own] of [
            ["employers_late", "own_late_employers"],
            ["employers", "own_employers"]
          ] as const) {
            const rest = (row: Truth) => row[count] - (insider ? row[own] : 0);
            for (const row of unknown.filter((r) => rest(r) > 0 && rest(r) < SMALL)) {
              // Total minus what is shown minus what the reader himself has in the hidden groups is all that can be in one.
              const room = unknown.reduce((sum, other) => sum + rest(other), 0);
              expect(unknown.length, keyOf(row)).toBeGreaterThan(1);
              expect(room, `${reader} ${period} ${keyOf(row)} ${count}`).toBeGreaterThanOrEqual(rest(row) + SMALL - 1);
              const money = unknown.reduce((sum, other) => sum + other.late - (insider ? other.own_late : 0), 0);
              if (row.late > 0) expect(money, `${reader} ${keyOf(row)}`).toBeGreaterThanOrEqual(0.2 * row.late);
              attacked++;
            }
            const open = groups.filter((row) => shown.has(keyOf(row)) && rest(row) > 0 && rest(row) < SMALL);
            expect(open.filter((row) => !known(row)).map(keyOf), `${reader} ${count} ${period}`).toEqual([]);
          }
        }
      }
    }
    expect(attacked).toBeGreaterThan(50);
  });
});

describe("the gate", () => {
  const hostile = () => firms.find(({code, province}) => province !== OWN && !published.has(code))!;

  it("finds an employer and a worker in every dress", async () => {
    const scope = await withDatabase(database, {readOnly: true}, (db) => scopeOf(db, parseEdition("public")));
    const {code, name, taxCode} = hostile();
    const [id] = people;
    const planted: Record<string, [Buffer, RegExp]> = {
      "a/code.json": [Buffer.from(JSON.stringify({x: `k${code}z`})), /employer code/],
      "tax.html": [Buffer.from(`<td>${taxCode}</td>`), /tax code/],
      "folded.html": [Buffer.from(`<p>${name.normalize("NFD").toUpperCase()}</p>`), /employer name/],
      "escaped.json": [
        Buffer.from(
          JSON.stringify(name).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
        ),
        /employer name/
      ],
      "wide.bin": [Buffer.from(`x ${code} y`, "utf16le"), /employer code/],
      "pack.bin": [gzipSync(gzipSync(Buffer.from(`\n${code}\n`))), /employer code/],
      "worker.txt": [Buffer.from(`so ${id}.`), /social insurance number/],
      "hash.json": [Buffer.from(`{"h":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}`), /a hash/],
      [`names/${code}.csv`]: [Buffer.from("empty"), /employer code/]
    };
    for (const [path, [bytes]] of Object.entries(planted)) {
      mkdirSync(join(folder, "planted", path, ".."), {recursive: true});
      writeFileSync(join(folder, "planted", path), bytes);
    }
    const found = await common.guard.search(join(folder, "planted"), scope);
    for (const [path, [, what]] of Object.entries(planted))
      expect(found.filter((line) => line.startsWith(`${path}: `)).join("; "), path).toMatch(what);
    expect(found.filter((line) => !Object.keys(planted).some((path) => line.startsWith(`${path}: `)))).toEqual([]);
  });

  it("publishes nothing when something is found, and says where", async () => {
    const {code} = hostile();
    const [first, ...others] = common.marts.published;
    const marts = {...common.marts, published: [{...first!, source: `sổ của ${code}`}, ...others]};
    const out = join(folder, "leaking");
    await expect(buildEdition({data, database}, {...common, marts}, parseEdition("public"), out)).rejects.toThrow(
      new RegExp(`(?:vi|en)/[a-z-]+\\.html: employer code ${code}`)
    );
    expect(existsSync(out)).toBe(false);
  });
});

describe("an edition", () => {
  it("of an officer need the province when several have the code, and refuse what is not there", async () => {
    await withDatabase(database, {readOnly: true}, async (db) => {
      const [row] = await db.all<{officer_code: string}>(
        "select officer_code from warehouse.dim_employer_version where province_code = '79' and officer_code is not null limit 1"
      );
      const scope = await scopeOf(db, parseEdition(`officer:${row!.officer_code}`));
      expect(scope.edition.province).toBe("79");
      expect(scope.employers.length).toBeGreaterThan(0);
      await expect(scopeOf(db, parseEdition("officer:nobody"))).rejects.toThrow(/no employer has this officer/);
      await expect(scopeOf(db, parseEdition("province:99"))).rejects.toThrow(/no province of today/);
    });
  });
});
