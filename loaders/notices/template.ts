import yauzl, {type ZipFile} from "yauzl";
import {Packer, type Document} from "docx";
import {zipOf, type ZipPart} from "./zip.js";

/** What fills one section: a text for every {{field}}, rows for every repeated table row ({{#name}} in its first cell). */
export interface Filling {
  fields: Record<string, string>;
  rows?: Record<string, readonly Record<string, string>[]>;
}

const BODY = "word/document.xml";
const PROPERTIES = "docProps/core.xml";

/**
 * A document whose text is repeated once per employer. It is made with the library once, with {{fields}} in it; every
 * section is then this text with the fields filled in, so that thousands of employers cost bytes and not objects.
 */
export class Template {
  private constructor(
    private readonly parts: readonly ZipPart[],
    private readonly before: string,
    private readonly section: readonly (Row | Texts)[],
    private readonly after: string
  ) {}

  /** @param madeOn ISO time that stands in the document's properties in the place of the clock's */
  static async of(document: Document, madeOn: string): Promise<Template> {
    const parts = await partsOf(await Packer.toBuffer(document));
    const text = parts.find((part) => part.name === BODY)!.body.toString("utf8");
    const from = text.indexOf("<w:body>") + "<w:body>".length;
    // The properties of the last section close the body and belong to the whole document.
    const to = text.lastIndexOf("<w:sectPr");
    const others = parts.filter((part) => part.name !== BODY).map((part) => dated(part, madeOn));
    return new Template(others, text.slice(0, from), sectionOf(text.slice(from, to)), text.slice(to));
  }

  /** One section as text; a field without a value is an error of the program. */
  fill({fields, rows = {}}: Filling): string {
    return this.section
      .map((part) =>
        "row" in part ? (rows[part.name] ?? []).map((values) => put(part.row, values)).join("") : put(part, fields)
      )
      .join("");
  }

  /** The whole document of the sections. */
  document(sections: readonly string[]): Buffer {
    const body = Buffer.from(this.before + sections.join("") + this.after, "utf8");
    return zipOf([...this.parts, {name: BODY, body}]);
  }
}

/** Text between fields and the keys of the fields, in turn: taken apart once, put together thousands of times. */
interface Texts {
  literals: string[];
  keys: string[];
}

/** A table row that is repeated. */
interface Row {
  name: string;
  row: Texts;
}

function sectionOf(text: string): (Row | Texts)[] {
  const parts = text.split(/(<w:tr[ >](?:(?!<\/w:tr>).)*?\{\{#\w+\}\}.*?<\/w:tr>)/s);
  return parts.map((part) => {
    const name = /\{\{#(\w+)\}\}/.exec(part)?.[1];
    return name === undefined ? textsOf(part) : {name, row: textsOf(part.replace(`{{#${name}}}`, ""))};
  });
}

function textsOf(text: string): Texts {
  const parts = text.split(/\{\{([^{}#]+)\}\}/);
  return {literals: parts.filter((_, i) => i % 2 === 0), keys: parts.filter((_, i) => i % 2 === 1)};
}

function put({literals, keys}: Texts, values: Record<string, string>): string {
  let text = literals[0]!;
  for (const [i, key] of keys.entries()) {
    const value = values[key];
    if (value === undefined) throw new Error(`a notice's field has no value: "${key}"`);
    text += escapeXml(value) + literals[i + 1]!;
  }
  return text;
}

/** Text for XML 1.0, which knows no control characters but tab and line ends. */
function escapeXml(text: string): string {
  // Most values are numbers.
  if (/^[\w .,:/-]*$/.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/** The library writes the clock's time into the properties: the same data must give the same bytes. */
function dated(part: ZipPart, madeOn: string): ZipPart {
  if (part.name !== PROPERTIES) return part;
  const text = part.body.toString("utf8").replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${madeOn}`);
  return {name: part.name, body: Buffer.from(text, "utf8")};
}

/** The files inside a document. */
async function partsOf(buffer: Buffer): Promise<ZipPart[]> {
  const zip = await new Promise<ZipFile>((done, fail) =>
    yauzl.fromBuffer(buffer, {lazyEntries: true}, (error, opened) => (error ? fail(error) : done(opened)))
  );
  const parts: ZipPart[] = [];
  return new Promise((done, fail) => {
    zip.on("error", fail);
    zip.on("end", () => done(parts));
    zip.on("entry", (entry: yauzl.Entry) =>
      zip.openReadStream(entry, (error, stream) => {
        if (error) return fail(error);
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("error", fail);
        stream.on("end", () => {
          if (!entry.fileName.endsWith("/")) parts.push({name: entry.fileName, body: Buffer.concat(chunks)});
          zip.readEntry();
        });
      })
    );
    zip.readEntry();
  });
}
