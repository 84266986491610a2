/** Poisoned text files: what is no text, and how rows are cut. */
import {csv, employerRow} from "./office.js";
import {COLUMNS, ledger, testPoison, type Poison} from "./poison.js";

const good = csv(ledger());
const lines = (text: string) => text.trimEnd().split("\n");
const [header, first, second] = lines(good) as [string, string, string];
const wide = ",".repeat(COLUMNS.length - 1);
const NOTHING: Record<string, Poison> = {
  "no byte at all": {body: "", answer: "refused", messages: ["the file is empty"]},
  "only a byte order mark": {body: "\ufeff", answer: "refused", messages: [/^no known header/]},
  "only blanks": {body: " \n\t\n \r\n", answer: "refused", messages: [/^no known header/]},
  "only a header": {
    body: `${header}\n`,
    answer: "accepted",
    accepted: 0,
    messages: ["no rows below the header: nothing is replaced"]
  },
  "a header without a line end": {body: header, answer: "accepted", accepted: 0},
  "a picture": {
    body: Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), Buffer.alloc(900, 0x5a)]),
    answer: "refused",
    messages: ["a picture, not an extract (expected CSV, XLSX or Parquet)"]
  },
  "a PDF": {body: "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj", answer: "refused", messages: [/^a PDF document, not an extract/]},
  "a program": {
    body: Buffer.concat([Buffer.from("\u007fELF\u0002\u0001", "latin1"), Buffer.alloc(600)]),
    answer: "refused",
    messages: [/^a program, not an extract/]
  },
  "a web page with the name of a workbook": {
    file: "ledger.xls",
    body: `\ufeff<html><table><tr><td>period</td></tr></table></html>`,
    answer: "refused",
    messages: ["a web page (HTML), whatever its name: open it in a spreadsheet and save it as .xlsx"]
  },
  "an XML document": {body: '<?xml version="1.0"?><a/>', answer: "refused", messages: [/^an XML document/]},
  "bytes of chance": {
    body: Buffer.from(Array.from({length: 3000}, (_, i) => 1 + ((i * 7919 + ((i * i) % 251)) % 255))),
    answer: "refused"
  },
  "a list of another matter": {body: "a,b,c\n1,2,3\n", answer: "refused", messages: [/^no known header/]},
  "UTF-32": {
    body: Buffer.from([0xff, 0xfe, 0, 0, 0x70, 0, 0, 0]),
    answer: "refused",
    messages: ["UTF-32 text (expected UTF-8 or UTF-16)"]
  }
};

const CUT: Record<string, Poison> = {
  "zero bytes in one row": {
    body: csv(ledger({}, {headcount: "1\u00002"}, {})),
    answer: "quarantined",
    accepted: 2,
    faults: [[3, "headcount", "holds an invisible character (U+0000)"]]
  },
  "a zero byte in a name": {
    body: csv([employerRow(), employerRow({employer_name: "Công\u0000ty"})]),
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "employer_name", "holds control characters"]]
  },
  "line ends of three kinds": {
    body: `${header}\r\n${first}\r${second}\n${lines(csv(ledger({})))[1]}`,
    answer: "accepted",
    accepted: 3
  },
  "carriage returns alone": {body: good.replaceAll("\n", "\r"), answer: "accepted", accepted: 2},
  "blank lines and lines of delimiters amid the rows": {
    body: `${header}\n\n${first}\n${wide}\n   \n${second}\n\n${wide}\n`,
    answer: "accepted",
    accepted: 2
  },
  "names broken by line ends of three kinds: the lines below keep their numbers": {
    body: csv([
      ...["Công ty\r\nMay", "Công ty\rMay", "Công ty\n\r\nMay"].map((employer_name) => employerRow({employer_name})),
      employerRow({payment_cycle: "7"})
    ]),
    answer: "quarantined",
    accepted: 3,
    faults: [[9, "payment_cycle", "is not known (expected 1, 3, 6)"]],
    rows: [{line: "2"}, {line: "4"}, {line: "6"}]
  },
  "delimiters at the end of every row": {body: good.replaceAll("\n", ",\n"), answer: "accepted", accepted: 2},
  "a delimiter at the end of the header alone": {
    body: good.replace("\n", ",\n"),
    answer: "accepted",
    accepted: 2
  },
  "a delimiter at the end of the rows alone": {
    body: `${header}\n${first},\n${second},,\n`,
    answer: "accepted",
    accepted: 2
  },
  "a row that is cut off": {
    body: `${header}\n${first}\n${second.slice(0, 40)}`,
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "", /^row has \d+ cells \(expected 29\)$/]]
  },
  "a name with a comma and no quotation marks": {
    body: csv([employerRow(), employerRow({employer_name: "@"})]).replace("@", "Sao, Mai"),
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "", "row has 16 cells (expected 15)"]]
  },
  "names with quotation marks left single": {
    body: csv([employerRow({employer_name: "@"})]).replace("@", 'Xí nghiệp "Sao Mai" số 1'),
    answer: "accepted",
    rows: [{employer_name: 'Xí nghiệp "Sao Mai" số 1'}]
  },
  "the row of a spreadsheet that names the delimiter": {
    body: `sep=;\r\n${csv(ledger(), {delimiter: ";", end: "\r\n"})}`,
    answer: "accepted",
    accepted: 2
  },
  "bars between the cells": {
    body: csv(ledger(), {delimiter: "|"}),
    answer: "refused",
    messages: ['cells are separated by "|" (expected "," or ";" or tab)']
  },
  "another delimiter below the header": {
    body: `${header}\n${first.replaceAll(",", ";")}\n`,
    answer: "quarantined",
    accepted: 0,
    faults: [[2, "", "row has 1 cells (expected 29)"]]
  },
  "a very long line": {
    body: `${good}${"x".repeat(3_000_000)}\n`,
    answer: "refused",
    messages: ["a row longer than 1048576 characters on line 4 or below"]
  },
  "a line of three million blank cells": {body: `${good}${",".repeat(3_000_000)}\n`, answer: "accepted", accepted: 2},
  "a line of five million blank cells": {
    body: `${good}${",".repeat(5_000_000)}\n`,
    answer: "refused",
    messages: ["a line longer than 4194304 bytes: line 4"]
  },
  "a header without an end": {
    body: `${header},${"x,".repeat(300_000)}`,
    answer: "refused",
    messages: ["the header on line 1 does not end within 256 kB"]
  },
  "sixteen thousand columns": {
    body: [
      `${header}${Array.from({length: 16_000}, (_, i) => `,x${i}`).join("")}`,
      ...[first, second].map((l) => l + ",1".repeat(16_000))
    ].join("\n"),
    answer: "accepted",
    accepted: 2
  },
  "a field of half a megabyte that nobody asked for": {
    body: csv(ledger({note: "x".repeat(500_000)})),
    answer: "accepted",
    accepted: 1,
    messages: ["columns left aside: note"]
  }
};

testPoison("what is nothing", NOTHING);
testPoison("how rows are cut", CUT);
