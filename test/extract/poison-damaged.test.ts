/** Workbooks that are damaged, locked, or huge by trick. */
import {zip, book, sheetRow} from "./pack.js";
import {edited, good, part, valuesOf} from "./books.js";
import {COLUMNS, ledger, testPoison, type Poison} from "./poison.js";

const OLE = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000)]);
const encrypted = Buffer.concat([OLE, Buffer.from("EncryptedPackage", "utf16le"), Buffer.alloc(500)]);
const FILES: Record<string, Poison> = {
  "a workbook cut off": {
    body: good().subarray(0, 900),
    answer: "refused",
    messages: [/^a damaged archive or workbook: /]
  },
  "a workbook whose middle is overwritten": {
    body: ((b) => b.fill(0x41, Math.floor(b.length / 2), Math.floor(b.length / 2) + 60))(good()),
    answer: "refused",
    messages: [/^a damaged (archive or )?workbook: /]
  },
  "a workbook whose sheet fails its check sum": {
    body: edited((parts) => parts.map((p) => (p.name.endsWith("sheet1.xml") ? {...p, crc: 1} : p))),
    answer: "refused",
    messages: ["a damaged archive or workbook: its check sum differs"]
  },
  "an encrypted workbook": {
    body: encrypted,
    answer: "refused",
    messages: ["an encrypted workbook: save it without a password"]
  },
  "a workbook of before 2007": {body: OLE, answer: "refused", messages: [/^an old \(\.xls\) or encrypted workbook/]},
  "a workbook in an archive with a password": {
    body: edited((parts) => parts.map((p) => ({...p, isEncrypted: true}))),
    answer: "refused",
    messages: ["encrypted; send it without a password"]
  },
  "a binary workbook": {
    body: zip([
      {name: "[Content_Types].xml", body: "<Types/>"},
      {name: "xl/workbook.bin", body: "x"}
    ]),
    answer: "refused",
    messages: ["a binary workbook (.xlsb): save it as .xlsx"]
  },
  "an OpenDocument file": {
    body: zip([
      {name: "mimetype", body: "x"},
      {name: "content.xml", body: "<x/>"}
    ]),
    answer: "refused",
    messages: ["an OpenDocument file: save it as .xlsx"]
  },
  slides: {
    body: zip([
      {name: "[Content_Types].xml", body: "<Types/>"},
      {name: "ppt/presentation.xml", body: "<x/>"}
    ]),
    answer: "refused",
    messages: ["a damaged workbook, or an Office document that is none"]
  },
  "a sheet that is no XML": {
    body: edited(part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c></row>")),
    answer: "refused",
    messages: [/^a damaged workbook: /]
  },
  "a sheet that calls for other files": {
    body: edited(
      part(
        "xl/worksheets/sheet1.xml",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>'
      )
    ),
    answer: "refused",
    messages: [/^a damaged workbook: /]
  },
  "a text that multiplies itself": {
    body: edited(
      part(
        "xl/sharedStrings.xml",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
      )
    ),
    answer: "accepted",
    accepted: 2
  },
  "a sheet of a hundred megabytes of nothing": {
    body: edited(
      part("xl/worksheets/sheet1.xml", `<worksheet><sheetData>${" ".repeat(100 * 2 ** 20)}</sheetData></worksheet>`)
    ),
    answer: "refused",
    messages: [/^unpacks to 100 MB from 0 MB: not an honest archive$/]
  },
  "a workbook without sheets": {
    body: edited(part("xl/workbook.xml", "<workbook><sheets/></workbook>")),
    answer: "refused",
    messages: [/^no known header in the first 30 lines of any sheet/]
  },
  "rows that go back": {
    body: book({sheets: {T1: sheetRow(1, COLUMNS) + sheetRow(3, valuesOf(ledger({})[0]!)) + sheetRow(2, ["x"])}}),
    answer: "refused",
    messages: ["a damaged workbook: row 2 after row 3"]
  }
};

testPoison("damaged workbooks", FILES);
