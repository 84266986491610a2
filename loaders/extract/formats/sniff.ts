import {closeSync, openSync, readSync} from "node:fs";
import {isControl} from "../controls.js";
import {refusal} from "../header.js";
import {withZip} from "./zip.js";

export type Format = "csv" | "xlsx" | "parquet" | "gz" | "zip";

/** What a file is, by its bytes and never by its name. Throws a refusal for what is known and cannot be read. */
export async function formatOf(path: string): Promise<Format> {
  if (isControl(path))
    throw refusal(
      "control totals of no file: the extract of this name does not stand beside them (<file>.control.json)"
    );
  const magic = firstBytes(path).toString("latin1");
  if (magic.startsWith("\u001f\u008b")) return "gz";
  if (magic.startsWith("PAR1")) return "parquet";
  if (magic.startsWith("PK\u0003\u0004") || magic.startsWith("PK\u0005\u0006")) return zipFormat(path);
  if (magic.startsWith("\u00d0\u00cf\u0011\u00e0")) throw refusal(oldWorkbook(path));
  const text = magic
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .toLowerCase();
  if (/^<(html|!doctype|table|head|body|meta|style)/.test(text))
    throw refusal("a web page (HTML), whatever its name: open it in a spreadsheet and save it as .xlsx");
  if (text.startsWith("<?xml")) throw refusal("an XML document: open it in a spreadsheet and save it as .xlsx");
  const other = OTHERS.find(([start]) => magic.startsWith(start));
  if (other) throw refusal(`${other[1]}, not an extract (expected CSV, XLSX or Parquet)`);
  return "csv";
}

const OTHERS: [start: string, what: string][] = [
  ["%PDF", "a PDF document"],
  ["\u0089PNG", "a picture"],
  ["\u00ff\u00d8\u00ff", "a picture"],
  ["SQLite format 3", "a database"],
  ["PARE", "an encrypted Parquet file"],
  ["\u00fd7zXZ", "an xz archive (send it as .zip)"],
  ["BZh", "a bzip2 archive (send it as .zip)"],
  ["\u0028\u00b5\u002f\u00fd", "a zstd archive (send it as .zip)"],
  ["GIF8", "a picture"],
  ["Rar!", "a RAR archive (send it as .zip)"],
  ["7z\u00bc\u00af", "a 7-Zip archive (send it as .zip)"],
  ["{\\rtf", "a text document"],
  ["\u007fELF", "a program"],
  ["MZ\u0090", "a program"]
];

/** Encrypted workbooks stand in the same container as those of before 2007. */
function oldWorkbook(path: string): string {
  const isEncrypted = firstBytes(path, 2 ** 20).includes(Buffer.from("EncryptedPackage", "utf16le"));
  return isEncrypted
    ? "an encrypted workbook: save it without a password"
    : "an old (.xls) or encrypted workbook: save it as .xlsx without a password";
}

function firstBytes(path: string, length = 64): Buffer {
  const buffer = Buffer.alloc(length);
  const fd = openSync(path, "r");
  try {
    return buffer.subarray(0, readSync(fd, buffer, 0, length, 0));
  } finally {
    closeSync(fd);
  }
}

function zipFormat(path: string): Promise<Format> {
  return withZip(path, (members) => {
    const names = new Set(members.map((m) => m.name.replace(/^\//, "")));
    if (names.has("xl/workbook.bin")) throw refusal("a binary workbook (.xlsb): save it as .xlsx");
    if (names.has("content.xml") && names.has("mimetype")) throw refusal("an OpenDocument file: save it as .xlsx");
    if (names.has("word/document.xml"))
      throw refusal("a text document, not an extract (expected CSV, XLSX or Parquet)");
    if (names.has("xl/workbook.xml")) return Promise.resolve("xlsx");
    if (names.has("[Content_Types].xml")) throw refusal("a damaged workbook, or an Office document that is none");
    return Promise.resolve("zip");
  });
}
