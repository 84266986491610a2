/** Writes zip archives and workbooks byte by byte, so that tests can also write those that no tool would. */
import {crc32, deflateRawSync} from "node:zlib";

export interface Packed {
  name: string;
  body: string | Buffer;
  /** What the directory claims, when it lies. */
  size?: number;
  crc?: number;
  isEncrypted?: boolean;
  isStored?: boolean;
}

/** A zip archive of the files. */
export function zip(files: Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const body = Buffer.from(file.body);
    const data = file.isStored ? body : deflateRawSync(body);
    const name = Buffer.from(file.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((file.isEncrypted ? 1 : 0) | 0x800, 2);
    common.writeUInt16LE(file.isStored ? 0 : 8, 4);
    common.writeUInt32LE(file.crc ?? crc32(body), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(file.size ?? body.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), common, name, data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), common, tail, name);
    offset += 30 + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const escape = (text: string) =>
  text.replace(/[&<>"]/g, (c) => `&${{"&": "amp", "<": "lt", ">": "gt", '"': "quot"}[c]!};`);

export interface Book {
  /** Rows of each sheet as XML: `<row r="1"><c r="A1"><v>1</v></c></row>…`. */
  sheets: Record<string, string>;
  strings?: string[];
  styles?: string;
  is1904?: boolean;
}

/** A workbook as the files of its archive. */
export function bookParts({sheets, strings, styles, is1904}: Book): Packed[] {
  const names = Object.keys(sheets);
  const list = names.map((n, i) => `<sheet name="${escape(n)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("");
  const targets = names.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
  );
  return [
    {name: "[Content_Types].xml", body: xml("<Types/>")},
    {
      name: "xl/workbook.xml",
      body: xml(
        `<workbook ${MAIN} xmlns:r="${REL}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${list}</sheets></workbook>`
      )
    },
    {name: "xl/_rels/workbook.xml.rels", body: xml(`<Relationships>${targets.join("")}</Relationships>`)},
    ...(strings
      ? [
          {
            name: "xl/sharedStrings.xml",
            body: xml(`<sst ${MAIN}>${strings.map((s) => `<si><t>${escape(s)}</t></si>`).join("")}</sst>`)
          }
        ]
      : []),
    ...(styles ? [{name: "xl/styles.xml", body: xml(styles)}] : []),
    ...names.map((n, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      body: xml(`<worksheet ${MAIN}><sheetData>${sheets[n]}</sheetData></worksheet>`)
    }))
  ];
}

export const book = (content: Book) => zip(bookParts(content));

/** A row of text cells and, where a value is no text, of whatever cell XML is given as {xml}. */
export function sheetRow(line: number, values: (string | number | {xml: string})[]): string {
  const cells = values.map((value, i) => {
    const at = `r="${letters(i)}${line}"`;
    if (typeof value === "number") return `<c ${at}><v>${value}</v></c>`;
    if (typeof value === "string")
      return value === "" ? "" : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
    return value.xml.replace("<c", `<c ${at}`);
  });
  return `<row r="${line}">${cells.join("")}</row>`;
}

/** Letters of a column from its position. */
export function letters(position: number): string {
  return position < 26
    ? String.fromCharCode(65 + position)
    : letters(Math.floor(position / 26) - 1) + letters(position % 26);
}
