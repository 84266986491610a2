/** The smaller kinds: their rows, their faults, what a later file replaces, and people who are never written down. */
import {createHmac} from "node:crypto";
import {readFileSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {exportTable} from "../../loaders/export/export.js";
import {world} from "../../loaders/paths.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {literal, withDatabase} from "../../loaders/warehouse/open.js";
import {csv, ledgerRow, NOW, Office, type Cells} from "./office.js";

const action = (over: Cells = {}): Cells => ({
  employer_code: "TA00001",
  action: "dunning_notice",
  document_no: "12/TB-BHXH",
  document_date: "29/02/2024",
  amount: "1500000",
  days_late: "",
  officer_code: "CB1",
  note: "",
  ...over
});
const worker = (over: Cells = {}): Cells => ({
  worker_id: "0123456789",
  employer_code: "TA00001",
  period: "2026-01",
  status: "working",
  wage_base: "5000000",
  paid_through: "2025-12",
  ...over
});
const progress = (over: Cells = {}): Cells => ({
  province_code: "01",
  period: "2026-01",
  measure: "notices_sent",
  value: "7",
  ...over
});
const assessment = (over: Cells = {}): Cells => ({
  province_code: "01",
  officer_code: "CB1",
  period: "2026-01",
  criterion: "timeliness",
  score: "8.5",
  ...over
});
const verdict = (over: Cells = {}): Cells => ({
  employer_code: "TA00001",
  period: "2026-01",
  variable: "headcount",
  verdict: "explained",
  cause: "mùa vụ",
  date: "2026-02-03",
  officer_code: "CB1",
  ...over
});

interface Case {
  kind: string;
  rows: Cells[];
  faults: [line: number, column: string, reason: string][];
  first: Cells;
}

const CASES: Case[] = [
  {
    kind: "actions",
    rows: [
      action(),
      action({document_no: "13", document_date: "31/02/2024"}),
      action({document_no: "14", document_date: "2024-02-30"}),
      action({document_no: "", document_date: "2024-02-03"}),
      action({document_no: "15", action: "letter"}),
      action({document_no: "16", amount: "-1"}),
      action({document_no: "17", document_date: "1/2/2024"})
    ],
    faults: [
      [3, "document_date", "is not a date (expected dd/mm/yyyy or YYYY-MM-DD)"],
      [4, "document_date", "is not a date (expected dd/mm/yyyy or YYYY-MM-DD)"],
      [5, "document_no", "is missing (an empty cell is never 0)"],
      [
        6,
        "action",
        "is not known (expected dunning_notice, violation_record, inspection_decision, inspection_conclusion, " +
          "penalty_decision, enforcement_decision, police_referral, publication, force_majeure)"
      ],
      [7, "amount", "is negative (expected 0 or more)"],
      [8, "document_date", "is not a date (expected dd/mm/yyyy or YYYY-MM-DD)"]
    ],
    first: {document_date: "2024-02-29", amount: "1500000", cell_period: String(2024 * 12 + 1)}
  },
  {
    kind: "progress",
    rows: [progress(), progress({measure: "vssid_installs", value: "1.5"}), progress({province_code: "02"})],
    faults: [
      [3, "value", "is not a whole number"],
      [4, "province_code", "is not a province code of this period (34 provinces from 2025-07)"]
    ],
    first: {value: "7"}
  },
  {
    kind: "assessments",
    rows: [assessment(), assessment({criterion: "care", score: "good"}), assessment({criterion: "cost", score: "10"})],
    faults: [[3, "score", "is not a number in the style of this file (english)"]],
    first: {score: "8.500000"}
  },
  {
    kind: "verdicts",
    rows: [verdict(), verdict({variable: "wage_base", verdict: "maybe"}), verdict({variable: "late", date: ""})],
    faults: [
      [3, "verdict", "is not known (expected confirmed, explained, false_alarm)"],
      [4, "date", "is missing (an empty cell is never 0)"]
    ],
    first: {date: "2026-02-03", cause: "mùa vụ"}
  }
];

test.each(CASES)("$kind", async ({kind, rows, faults, first}) => {
  await Office.open(async (office) => {
    const outcome = await office.deliver("file.csv", csv(rows));
    expect({kind: outcome.kind, rows: outcome.rows, messages: outcome.messages}).toEqual({
      kind,
      rows: rows.length,
      messages: []
    });
    expect((await office.faults(outcome)).map((f) => [f.line, f.column, f.reason])).toEqual(faults);
    expect((await office.accepted(outcome))[0]).toMatchObject(first);
  });
});

test("a document dated after the month of loading is refused, a plan of next year is not", async () => {
  await Office.open(async (office) => {
    const late = await office.deliver("a.csv", csv([action({document_date: "01/02/2031"})]));
    expect(late.messages).toEqual(["period 2031-02 is later than the month of loading (2031-01)"]);
    const plan = {province_code: "01", year: "2032", measure: "collection_plan", value: "5"};
    expect((await office.deliver("p.csv", csv([plan]))).answer).toBe("accepted");
  });
});

test("rows of documents replace rows, not months", async () => {
  await Office.open(async (office) => {
    await office.deliver("l.csv", csv([ledgerRow()]));
    await office.deliver("a.csv", csv([action(), action({document_no: "13"})]));
    await office.deliver("b.csv", csv([action({note: "gửi lại"}), action({document_no: "14"})]));
    await office.deliver(
      "w1.csv",
      csv([worker(), worker({worker_id: "0123456780"}), worker({employer_code: "TA00002"})])
    );
    await office.deliver("w2.csv", csv([worker({status: "sick"})]));
    await buildWarehouse({data: office.data});
    const out = join(office.data, "loads.csv");
    await exportTable({data: office.data, name: "loads", out});
    const loads = readFileSync(out, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    expect(loads.map((cells) => [cells[1], cells[2], cells[7]])).toEqual([
      ["l.csv", "ledger", "0"],
      ["a.csv", "actions", "1"],
      ["b.csv", "actions", "0"],
      ["w1.csv", "workers", "2"],
      ["w2.csv", "workers", "0"]
    ]);
    // Bytes of rows that were replaced are known, not refused: other rows of the file still count.
    expect((await office.deliver("a.csv", csv([action(), action({document_no: "13"})]))).answer).toBe("known");
  });
});

/** Every file below a folder. */
function files(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((e) => {
    const path = join(folder, e.name);
    return e.isDirectory() ? files(path) : [path];
  });
}

test("a worker's number is hashed with a key of the world and stands nowhere", async () => {
  await Office.open(async (office) => {
    const rows = [
      worker(),
      worker({worker_id: "0123456788", status: "asleep"}),
      worker({worker_id: "012345678"}),
      worker({worker_id: "0123456787", employer_code: "0123456786"}),
      worker({worker_id: "TA00009", employer_code: "0123456785", wage_base: "0123456784"})
    ];
    const outcome = await office.deliver("w.csv", `${csv(rows)}0123456783;x\n`);
    expect(outcome).toMatchObject({kind: "workers", accepted: 1, quarantined: 5});
    const place = world(office.data);
    expect(statSync(place.workerKey).mode & 0o777).toBe(0o600);
    const key = Buffer.from(readFileSync(place.workerKey, "utf8").trim(), "hex");
    const hash = createHmac("sha256", key).update("0123456789").digest("hex");
    expect((await office.accepted(outcome))[0]).toMatchObject({
      worker_id: hash,
      status: "working",
      paid_through: String(2025 * 12 + 11)
    });
    const faults = await office.faults(outcome);
    expect(faults.map((f) => [f.line, f.column, f.value])).toEqual([
      [3, "status", "asleep"],
      [4, "worker_id", "(withheld: 9 characters)"],
      [5, "employer_code", "(withheld)"],
      [6, "employer_code", "(withheld)"],
      [6, "worker_id", "(withheld: 7 characters)"],
      [7, "", "(withheld);x"]
    ]);
    const raw = await withDatabase(":memory:", {}, (db) =>
      db.all<{raw: string}>(`select raw from ${literal(join(place.accepted, `${outcome.sha256}.quarantine.parquet`))}`)
    );
    expect(JSON.stringify(raw)).not.toMatch(/01234567/);
    for (const path of files(place.build)) expect(readFileSync(path).includes("01234567"), path).toBe(false);
    // The same worker in a later file has the same hash.
    const later = await office.deliver("w2.csv", csv([worker({period: "2026-02"})]), NOW);
    expect((await office.accepted(later))[0]!["worker_id"]).toBe(hash);
  });
});
