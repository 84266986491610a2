/** Every way in which a whole file can be wrong: nothing of it is taken, its reasons are told, other files load. */
import {basename, join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {csv, employerRow, ledgerRow, NOW, Office, without} from "./office.js";
import type {FileOutcome} from "../../loaders/extract/load.js";

const noted = (note: string) => csv([{...ledgerRow(), note}]).trimEnd();
const good = csv([ledgerRow(), ledgerRow()]);
const rename = (from: string, to: string) => (column: string) => (column === from ? to : column);
const control = (totals: unknown) => JSON.stringify(totals);
const stated = {province_code: "01", period: "2026-01", rows: 2, sums: {wage_base: 168_000_000, headcount: 24}};

interface Case {
  body: string | Uint8Array;
  messages: (string | RegExp)[];
  control?: string;
}

const CASES: Record<string, Case> = {
  "nothing in it": {body: "", messages: ["the file is empty"]},
  "only blank lines": {body: "\n\n\n", messages: [/^no known header in the first 30 lines/]},
  "no known header": {body: "a,b,c\n1,2,3\n", messages: [/^no known header in the first 30 lines/]},
  "a header below thirty lines": {body: "title\n".repeat(31) + good, messages: [/^no known header/]},
  "required columns missing": {
    body: csv([without(ledgerRow(), "headcount", "si_paid")]),
    messages: [
      'ledger: required column missing: "headcount" (or "số lao động")',
      'ledger: required column missing: "si_paid" (or "BHXH đã nộp")'
    ]
  },
  "employers without the cycle": {
    body: csv([without(employerRow(), "payment_cycle")]),
    messages: ['employers: required column missing: "payment_cycle" (or "chu kỳ đóng")']
  },
  "one column twice": {
    body: csv([{...ledgerRow(), again: "1"}], {heading: rename("again", "headcount")}),
    messages: ['ledger: column "headcount" stands twice: "headcount" and "headcount"']
  },
  "a unit in brackets alone": {
    body: csv([ledgerRow()], {above: ["BÁO CÁO THU", "(nghìn đồng)"]}),
    messages: [/^unknown unit of money: "nghìn đồng" stands above the header/]
  },
  "money told to be counted in thousands": {
    body: csv([ledgerRow()], {above: ["Số tiền tính bằng triệu đồng;;"]}),
    messages: [/^unknown unit of money: "triệu đồng" stands above the header/]
  },
  "the error report, delivered back": {
    body: csv([{...ledgerRow(), told: "x"}], {heading: rename("told", "Fault and remedy")}),
    messages: [/^the error report, which holds only the rows with faults/]
  },
  "the error report in Vietnamese, delivered back": {
    body: csv([{...ledgerRow(), told: "x"}], {heading: rename("told", "Lỗi và cách sửa")}),
    messages: [/^the error report/]
  },
  "one column in both languages": {
    body: csv([{...ledgerRow(), again: "1"}], {heading: rename("again", "Số lao động")}),
    messages: ['ledger: column "headcount" stands twice: "headcount" and "Số lao động"']
  },
  "money that can be read two ways": {
    body: csv([ledgerRow({wage_base: "84.000"})], {delimiter: ";"}),
    messages: ['numbers can be read two ways with different results: "84.000" (write them without separators)']
  },
  "money in two styles": {
    body: csv([ledgerRow({wage_base: "84.000.000"}), ledgerRow({wage_base: "84,000,000"})], {delimiter: ";"}),
    messages: ['no single way of writing numbers fits the file: "84.000.000" is Vietnamese, "84,000,000" is English']
  },
  "an unknown unit in a title": {
    body: csv([ledgerRow()], {above: ["Đơn vị tính: tỷ đồng"]}),
    messages: ['unknown unit of money: "tỷ đồng" (expected đồng, nghìn đồng or triệu đồng)']
  },
  "an unknown unit in a column": {
    body: csv([
      {...ledgerRow(), unit: "đồng"},
      {...ledgerRow(), unit: "USD"}
    ]),
    messages: ['line 3: unknown unit of money: "USD" (expected đồng, nghìn đồng or triệu đồng)']
  },
  "zero bytes": {body: Buffer.from([1, 0, 0, 7, 0, 0, 0, 9]), messages: [/^binary content: zero bytes/]},
  "an image with a .csv name": {
    body: Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), Buffer.alloc(400, 0x5a)]),
    messages: ["a picture, not an extract (expected CSV, XLSX or Parquet)"]
  },
  "bytes that are no UTF-8 below the head": {
    body: Buffer.concat([Buffer.from(good), Buffer.from([0x41, 0xff, 0xfe, 0x0a])]),
    messages: [/UTF-8/]
  },
  "a quotation mark that is never closed": {
    body: `${noted("x")}\n${noted("y").split("\n")[1]!.replace(/y$/, '"and so on')}\n`,
    messages: ["a quotation mark on line 3 or below is never closed (the file ends inside a cell)"]
  },
  "a quotation mark that swallows rows up to the next one": {
    body: `${noted("x").slice(0, -1)}"start\n${["x", "y", 'end"'].map((note) => `${noted("").split("\n")[1]}${note}`).join("\n")}`,
    messages: ["a quotation mark opened on line 2 swallows whole rows (close it, or double it inside a cell)"]
  },
  "a line of many megabytes": {
    body: good + `"${"x".repeat(3_000_000)}"\n`,
    messages: ["a row longer than 1048576 characters on line 4 or below"]
  },
  "a month after the month of loading": {
    body: csv([ledgerRow({period: "2031-02"}), ledgerRow()]),
    messages: ["period 2031-02 is later than the month of loading (2031-01)"]
  },
  "rows that are not those of the control total": {
    body: good,
    control: control([{...stated, rows: 3}]),
    messages: ["control total of 01 2026-01: 3 rows stated, 2 read"]
  },
  "a sum that is not that of the control total": {
    body: good,
    control: control([{...stated, sums: {wage_base: 168_000_001, headcount: 24}}]),
    messages: ["control total of 01 2026-01: wage_base 168000001 stated, 168000000 read, difference -1"]
  },
  "a control total of a place that the file does not hold": {
    body: good,
    control: control([stated, {province_code: "04", period: "2026-01", rows: 5}]),
    messages: ["control total of 04 2026-01: 5 rows stated, 0 read"]
  },
  "control totals that are no JSON": {body: good, control: "{", messages: [/^control totals cannot be read/]},
  "a control total of an unknown column": {
    body: good,
    control: control([{...stated, sums: {wages: 1}}]),
    messages: ['control total of 01 2026-01: unknown column "wages"']
  },
  "a row of totals that differs": {
    body: csv([ledgerRow(), ledgerRow()], {below: ["Tổng cộng,,,25,168000000" + ",".repeat(24)]}),
    messages: ["row of totals, line 4: headcount 25 stated, 24 read, difference -1"]
  }
};

describe("files that are refused", () => {
  const outcomes = new Map<string, FileOutcome>();
  let fine: FileOutcome[] = [];
  beforeAll(async () => {
    await Office.open(async (office) => {
      const paths: string[] = [await office.write("0-good.csv", csv([ledgerRow()]))];
      for (const [i, {body, control: totals}] of Object.values(CASES).entries()) {
        // The same good bytes stand under several controls: the name of the case makes them differ.
        const path = await office.write(
          `case-${i}.csv`,
          typeof body === "string" && totals ? body + "\n".repeat(i) : body
        );
        if (totals) await office.write(`case-${i}.csv.control.json`, totals);
        paths.push(path);
      }
      paths.push(await office.write("z-good.csv", csv([ledgerRow()])));
      const all = await office.load(paths);
      for (const [i, name] of Object.keys(CASES).entries()) outcomes.set(name, all[i + 1]!);
      fine = [all[0]!, all.at(-1)!];
    });
  });

  test.each(Object.entries(CASES))("%s", (name, {messages}) => {
    const outcome = outcomes.get(name)!;
    expect({answer: outcome.answer, rows: outcome.accepted}).toEqual({answer: "refused", rows: 0});
    expect(outcome.messages).toHaveLength(messages.length);
    for (const [i, message] of messages.entries()) {
      if (typeof message === "string") expect(outcome.messages[i]).toBe(message);
      else expect(outcome.messages[i]).toMatch(message);
    }
  });

  test("take no other file with them", () => {
    expect(fine.map((o) => [o.answer, o.accepted])).toEqual([
      ["accepted", 1],
      ["accepted", 1]
    ]);
  });
});

test("a refusal is recorded once, and a better file of the same name is taken", async () => {
  await Office.open(async (office) => {
    const first = await office.deliver("file.csv", "a,b,c\n");
    const again = await office.deliver("file.csv", "a,b,c\n");
    expect([first.answer, again.answer]).toEqual(["refused", "refused"]);
    expect(again.messages).toEqual(first.messages);
    expect(office.record(first)).toMatchObject({
      status: "refused",
      file: "file.csv",
      problems: first.messages,
      loaded_at: NOW
    });
    expect((await office.deliver("file.csv", good)).answer).toBe("accepted");
  });
});

test("the first of the month is judged by the clock of Vietnam", async () => {
  await Office.open(async (office) => {
    const text = csv([ledgerRow({period: "2031-02"})]);
    expect((await office.deliver("a.csv", text, "2031-01-31T16:59:59.000Z")).answer).toBe("refused");
    expect((await office.deliver("a.csv", text, "2031-01-31T17:00:00.000Z")).answer).toBe("accepted");
  });
});

test("right control totals let a file pass, with rows in quarantine counted", async () => {
  await Office.open(async (office) => {
    const path = await office.write("file.csv", csv([ledgerRow(), ledgerRow({si_closing: "7"})]));
    await office.write("file.csv.control.json", control([stated]));
    const [outcome] = await office.load([path]);
    expect(outcome).toMatchObject({answer: "quarantined", accepted: 1, quarantined: 1});
  });
});

test("control totals count under the name without its ending, and those of no extract are refused by name", async () => {
  await Office.open(async (office) => {
    const good = csv([ledgerRow()]);
    await office.write("in/a.csv", good);
    await office.write("in/a.control.json", control([{...stated, rows: 9, sums: {}}]));
    await office.write("in/b.csv", good + "\n");
    await office.write("in/b.csv.control.json", control([{...stated, rows: 1, sums: {}}]));
    await office.write("in/c.csv.control.json", "[]");
    const all = await office.load([join(office.data, "outgoing/in")]);
    expect(all.map((o) => [basename(o.file), o.answer, o.messages[0]])).toEqual([
      ["a.csv", "refused", "control total of 01 2026-01: 9 rows stated, 1 read"],
      ["b.csv", "accepted", undefined],
      ["c.csv.control.json", "refused", expect.stringMatching(/^control totals of no file/)]
    ]);
    const named = await office.load(["b.csv", "b.csv.control.json"].map((n) => join(office.data, "outgoing/in", n)));
    expect(named.map((o) => [basename(o.file), o.answer])).toEqual([["b.csv", "known"]]);
  });
});
