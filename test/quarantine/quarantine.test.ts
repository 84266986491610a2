/** From a poisoned file to the report, the corrected file and an empty quarantine; counts that are right at every step. */
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {readXlsx} from "hucre";
import {describe, expect, it, test} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {RULES} from "../../loaders/extract/rules.js";
import {CATALOGUE, entryOf, sentenceOf} from "../../loaders/quarantine/catalogue.js";
import {withFaults} from "../../loaders/quarantine/faults.js";
import {writeReport, writeReports} from "../../loaders/quarantine/report.js";
import {condition, countFaults, listFaults, totals, type Choice, type Fault} from "../../loaders/quarantine/select.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {csv, employerRow, ledgerRow, NOW, Office, without, type Cells} from "../extract/office.js";

const LATER = "2031-01-07T02:00:00.000Z";

interface Found {
  rows: number;
  counts: string[];
  faults: Fault[];
  build: string;
}

async function quarantine(office: Office, choice: Choice = {}): Promise<Found> {
  return withFaults(office.data, undefined, async (db, known) => {
    const where = condition(choice);
    const faults: Fault[] = [];
    for await (const fault of listFaults(db, where)) faults.push(fault);
    const counts = (await countFaults(db, where)).map(
      (c) => `${c.office || "-"} ${c.kind || "-"} ${c.fault} ${c.rows}`
    );
    return {rows: (await totals(db, where)).rows, counts, faults, build: known.build};
  });
}

async function exported(office: Office, names = ["rates", "ageing", "employers"]): Promise<string[]> {
  await buildWarehouse({data: office.data});
  const texts: string[] = [];
  for (const name of names) {
    const out = join(office.data, `${name}.csv`);
    await exportTable({data: office.data, name, out});
    texts.push(readFileSync(out, "utf8"));
  }
  return texts;
}

/** Two provinces in two months, good throughout. */
function goodRows(): Cells[] {
  return ["2026-01", "2026-02"].flatMap((period) =>
    ["01", "79"].flatMap((province_code) =>
      [1, 2, 3, 4].map((i) => ledgerRow({period, province_code, employer_code: `T${province_code}000${i}`}))
    )
  );
}

/** One row of each province spoilt in the second month, and one doubled. */
function poisoned(rows: Cells[]): Cells[] {
  const spoilt = rows.map((row) => {
    if (row["period"] !== "2026-02") return row;
    if (row["employer_code"] === "T010001") return {...row, si_closing: "1e9"};
    if (row["employer_code"] === "T010002") return {...row, headcount: '=HYPERLINK("http://x";"y")'};
    if (row["employer_code"] === "T790001") return {...row, hi_paid: "4800001"};
    if (row["employer_code"] === "T790002") return {...row, employer_code: "t790002"};
    return row;
  });
  return [...spoilt, {...spoilt.at(-1)!}];
}

describe("a poisoned file", () => {
  it("is listed by office and reason, reported, corrected, and leaves nothing behind", async () => {
    const rows = goodRows();
    const clean = await Office.open(async (office) => {
      await office.deliver("clean.csv", csv(rows));
      return exported(office);
    });
    await Office.open(async (office) => {
      const outcome = await office.deliver("poisoned.csv", csv(poisoned(rows)));
      expect(outcome).toMatchObject({rows: 17, accepted: 11, quarantined: 6});
      const found = await quarantine(office);
      expect(found.build).toBe("not built");
      expect(found.rows).toBe(6);
      expect(found.counts).toEqual([
        "01 ledger exponent 1",
        "01 ledger formula 1",
        "79 ledger twice 2",
        "79 ledger identity 1",
        "79 ledger lower_case 1"
      ]);
      expect((await quarantine(office, {province: "01", reason: "formula"})).faults).toMatchObject([
        {line: 11, column: "headcount", value: '=HYPERLINK("http://x";"y")', period: "2026-02", office: "01"}
      ]);
      expect(await exported(office)).not.toEqual(clean);

      // The whole month again for one province alone: the other's rows stay.
      const second = rows.filter((row) => row["period"] === "2026-02");
      await office.deliver("01.csv", csv(second.filter((row) => row["province_code"] === "01")), LATER);
      expect((await quarantine(office)).counts.map((c) => c.slice(0, 2))).toEqual(["79", "79", "79"]);
      expect((await quarantine(office, {all: true})).rows).toBe(6);
      await office.deliver("79.csv", csv(second.filter((row) => row["province_code"] === "79")), LATER);
      expect(await quarantine(office)).toMatchObject({rows: 0, counts: [], faults: []});
      expect(await exported(office)).toEqual(clean);
      expect((await quarantine(office)).build).toBe("in");
      const [story] = await exported(office, ["quarantine"]);
      expect(story!.split("\n")).toHaveLength(6 + 2);
    });
  });

  it("makes a report that holds the rows as delivered, formulas as text, and says how to mend them", async () => {
    await Office.open(async (office) => {
      await office.deliver("poisoned.csv", csv(poisoned(goodRows())));
      await office.deliver("none.csv", "a,b,c\n1,2,3\n");
      const folder = mkdtempSync(join(tmpdir(), "arrears-report-"));
      try {
        const [one, parts, each] = await withFaults(office.data, undefined, async (db, known) => {
          const job = {db, known, where: condition({}), lang: "vi" as const, isAll: false};
          return [
            await writeReport(job, join(folder, "one.xlsx"), "x"),
            await writeReport({...job, rowsOfAPart: 4}, join(folder, "parts.xlsx"), "x"),
            await writeReports(job, join(folder, "each"))
          ];
        });
        expect(one).toHaveLength(1);
        expect(each.map((path) => path.split("-").at(-1))).toEqual(["khac.xlsx", "01.xlsx", "79.xlsx"]);
        const book = await readXlsx(readFileSync(one[0]!));
        expect(book.sheets.map((s) => s.name)).toEqual(["Tổng hợp", "Tệp và tháng", "Dòng lỗi - sổ thu", "Định nghĩa"]);
        const [, files, rows] = book.sheets;
        expect(files!.rows[1]!.slice(3, 5)).toEqual([
          "Không tìm thấy dòng tiêu đề",
          expect.stringContaining("no known header")
        ]);
        expect(rows!.rows).toHaveLength(7);
        const formula = rows!.rows.findIndex((row) => row[1] === 11);
        const at = rows!.rows[0]!.indexOf("headcount");
        expect(rows!.rows[formula]![at]).toBe('=HYPERLINK("http://x";"y")');
        expect(rows!.cells?.get(`${formula},${at}`)?.formula).toBeUndefined();
        expect(rows!.rows[formula]![2]).toContain(RULES.formula.advice);
        const parted = await Promise.all(parts.map(async (path) => (await readXlsx(readFileSync(path))).sheets));
        const lines = parted.map((s) =>
          s
            .find((x) => x.name.startsWith("Dòng"))!
            .rows.slice(1)
            .map((r) => r[1])
        );
        expect(lines.map((l) => l.length)).toEqual([4, 2]);
        expect(lines.flat()).toEqual(rows!.rows.slice(1).map((r) => r[1]));
        expect(JSON.stringify(parted[1]![0]!.rows)).toContain("các dòng 5–6 trong 6 dòng");
      } finally {
        rmSync(folder, {recursive: true, force: true});
      }
    });
  });
});

test("thousands of rows go into as many parts as they need, none is lost", async () => {
  await Office.open(async (office) => {
    const [first] = csv([ledgerRow({headcount: "x"})])
      .split("\n")
      .slice(1);
    const header = csv([ledgerRow()]).split("\n")[0]!;
    const rows = Array.from({length: 5000}, (_, i) => first!.replace(/TA\d{5}/, `TZ${String(i).padStart(5, "0")}`));
    await office.deliver("many.csv", [header, ...rows, ""].join("\n"));
    await office.deliver("none.csv", "a,b,c\n1,2,3\n");
    const folder = mkdtempSync(join(tmpdir(), "arrears-report-"));
    try {
      const files = await withFaults(office.data, undefined, (db, known) =>
        writeReport(
          {db, known, where: condition({}), lang: "en", isAll: false, rowsOfAPart: 2000},
          join(folder, "many.xlsx"),
          "x"
        )
      );
      const lines: unknown[] = [];
      for (const file of files) {
        const sheet = (await readXlsx(readFileSync(file))).sheets.find((s) => s.name.startsWith("Rows"))!;
        lines.push(...sheet.rows.slice(1).map((row) => row[1]));
      }
      expect(files).toHaveLength(3);
      expect(lines).toEqual(Array.from({length: 5000}, (_, i) => i + 2));
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});

test("rows that are replaced by key are settled by a good row of the same key, and by that alone", async () => {
  await Office.open(async (office) => {
    const [a, b, c] = [1, 2, 3].map((i) => employerRow({employer_code: `TB0000${i}`}));
    const bad = [
      {...a!, sector_code: "C"},
      {...b!, payment_cycle: "2"},
      {...c!, employer_code: "tb00003"}
    ];
    await office.deliver("register.csv", csv(bad));
    expect((await quarantine(office)).rows).toBe(3);
    await office.deliver("a.csv", csv([a!]), LATER);
    expect((await quarantine(office)).faults.map((f) => f.line)).toEqual([3, 4]);
    await office.deliver("b-other-month.csv", csv([{...b!, valid_from: "2025-01"}]), LATER);
    expect((await quarantine(office)).faults.map((f) => f.line)).toEqual([3, 4]);
    await office.deliver("register.csv", csv([b!, c!]), LATER);
    expect((await quarantine(office)).rows).toBe(0);
  });
});

test("rows that tell neither place nor month stay open until their employer or their file comes again", async () => {
  await Office.open(async (office) => {
    const [a, b] = [ledgerRow({employer_code: "TC00001"}), ledgerRow({employer_code: "TC00002"})];
    await office.deliver(
      "lost.csv",
      csv([
        {...a, province_code: "X1"},
        {...b, period: "tháng 1"}
      ])
    );
    expect((await quarantine(office)).counts).toEqual(["- ledger month 1", "- ledger province 1"]);
    await office.deliver("good.csv", csv([a]), LATER);
    expect((await quarantine(office)).counts).toEqual(["- ledger month 1"]);
    await office.deliver("lost.csv", csv([a, b]), LATER);
    expect((await quarantine(office)).rows).toBe(0);
  });
});

test("refused files count until a file of their name is taken; what is unknown is told all at once", async () => {
  await Office.open(async (office) => {
    await office.deliver("ledger.csv", csv([without(ledgerRow(), "si_paid")]));
    expect((await quarantine(office)).counts).toEqual(["- - column_missing 1"]);
    await office.deliver("ledger.csv", csv([ledgerRow()]), LATER);
    expect((await quarantine(office)).counts).toEqual([]);
    expect(() => condition({province: "98", kind: "letters", reason: "whim"})).toThrow(/98[\s\S]*letters[\s\S]*whim/);
  });
  await Office.open(async (office) => {
    await expect(quarantine(office)).rejects.toThrow("nothing has been loaded");
  });
});

test("what only the build finds is in once it is built, and is told to be absent before", async () => {
  await Office.open(async (office) => {
    const row = ledgerRow({province_code: "01"});
    await office.deliver("01.csv", csv([row]), NOW);
    await office.deliver("79.csv", csv([{...row, province_code: "79"}, ledgerRow({province_code: "79"})]), LATER);
    expect(await quarantine(office)).toMatchObject({rows: 0, build: "not built"});
    const [loads] = await exported(office, ["loads"]);
    expect(await quarantine(office)).toMatchObject({rows: 1, build: "in", counts: ["79 ledger doubled 1"]});
    // The story of the file agrees: two rows, one of them set aside.
    expect(loads).toMatch(/79\.csv,ledger,[^,]*,2,1,1,0/);
    await office.deliver("02.csv", csv([ledgerRow({province_code: "22"})]), LATER);
    expect((await quarantine(office)).build).toBe("older than the loads");
  });
});

describe("the catalogue", () => {
  it("explains every rule, in both languages, with an example that differs", () => {
    for (const id of Object.keys(RULES)) expect(entryOf(id).scope).toBe("row");
    for (const {title, cause, remedy, example} of CATALOGUE) {
      for (const text of [title, cause, remedy]) expect(Math.min(text.vi.length, text.en.length)).toBeGreaterThan(3);
      expect(example.wrong === example.right && example.wrong !== "…").toBe(false);
    }
    expect(new Set(CATALOGUE.map((e) => e.id)).size).toBe(CATALOGUE.length);
  });

  it("tells a fault with its details in Vietnamese", () => {
    expect(sentenceOf("twice|2|employer_code and period", "", "vi")).toBe(
      "xuất hiện 2 lần trong tệp với cùng mã đơn vị, kỳ"
    );
    expect(sentenceOf("number_style|english", "", "vi")).toContain("kiểu Anh");
    expect(sentenceOf("identity|120", "", "en")).toBe(RULES.identity.en.replace("{0}", "120"));
    expect(sentenceOf("control_totals", "row of totals, line 9: …", "vi")).toContain("Tổng kiểm tra không khớp");
  });
});
