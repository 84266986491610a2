import {SaxesParser} from "saxes";
import {refusal} from "../header.js";
import type {Member} from "./zip.js";

/** A sheet of a workbook, not yet read. */
export interface Sheet {
  name: string;
  member: Member;
  isHidden: boolean;
}

/** What the cells of all sheets refer to. */
export interface Workbook {
  sheets: Sheet[];
  strings: string[];
  /** By index of a cell's style: whether its number is a day. */
  isDay: boolean[];
  /** Days are counted from 1904, not 1900. */
  is1904: boolean;
}

type Attributes = Record<string, string>;

/** What to do at the beginning and end of each element; names without their prefix. */
export interface Handlers {
  open?(name: string, attributes: Attributes): void;
  close?(name: string, text: string): void;
}

/** Texts of one part may not take more memory than this. */
const MOST_STRINGS = 128 * 2 ** 20;
const LONGEST_TEXT = 2 ** 20;

/** A parser for one part of a workbook. Feed it with `write`, end it with `close`. Throws refusals. */
export function partParser(handlers: Handlers): {write(text: string): void; close(): void} {
  const parser = new SaxesParser();
  let text = "";
  parser.on("error", (error) => {
    throw refusal(`a damaged workbook: ${error.message}`);
  });
  parser.on("opentag", ({name, attributes}) => {
    text = "";
    handlers.open?.(local(name), attributes);
  });
  parser.on("text", (more) => {
    text += more;
    if (text.length > LONGEST_TEXT) throw refusal(`a damaged workbook: a cell of more than ${LONGEST_TEXT} characters`);
  });
  parser.on("cdata", (more) => (text += more));
  parser.on("closetag", ({name}) => {
    handlers.close?.(local(name), text);
    text = "";
  });
  return {write: (chunk) => void parser.write(chunk), close: () => void parser.close()};
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Reads one part to its end. */
async function readPart(member: Member, handlers: Handlers): Promise<void> {
  const parser = partParser(handlers);
  const decoder = new TextDecoder("utf-8", {fatal: true});
  for await (const chunk of (await member.open()) as AsyncIterable<Buffer>) parser.write(decoded(decoder, chunk));
  parser.write(decoded(decoder));
  parser.close();
}

/** Decodes a piece of a part. Throws a refusal when it is no UTF-8. */
export function decoded(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, {stream: chunk !== undefined});
  } catch {
    throw refusal("a damaged workbook: bytes that are not UTF-8 text");
  }
}

/** Reads all of a workbook but its rows. */
export async function readWorkbook(members: readonly Member[]): Promise<Workbook> {
  const byName = new Map(members.map((m) => [m.name.replace(/^\//, ""), m]));
  const root = byName.get("xl/workbook.xml");
  if (!root) throw refusal("a damaged workbook: no list of sheets");
  const targets = await relations(byName.get("xl/_rels/workbook.xml.rels"));
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readPart(root, {
    open(name, a) {
      if (name === "workbookPr") is1904 = ["1", "true"].includes(a["date1904"] ?? "");
      if (name !== "sheet") return;
      const id = Object.entries(a).find(([key]) => local(key) === "id" && key.includes(":"))?.[1];
      const member = byName.get(targets.get(id ?? "") ?? "");
      if (member) sheets.push({name: a["name"] ?? "", member, isHidden: (a["state"] ?? "visible") !== "visible"});
    }
  });
  const styles = byName.get("xl/styles.xml");
  const shared = byName.get("xl/sharedStrings.xml");
  return {
    sheets,
    is1904,
    strings: shared ? await sharedStrings(shared) : [],
    isDay: styles ? await dayStyles(styles) : []
  };
}

async function relations(member: Member | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  if (!member) return targets;
  await readPart(member, {
    open(name, a) {
      if (name !== "Relationship") return;
      const target = a["Target"] ?? "";
      targets.set(a["Id"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`);
    }
  });
  return targets;
}

async function sharedStrings(member: Member): Promise<string[]> {
  const strings: string[] = [];
  let current = "";
  let total = 0;
  let isPhonetic = false;
  await readPart(member, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") isPhonetic = true;
    },
    close(name, text) {
      if (name === "t" && !isPhonetic) current += text;
      if (name === "rPh") isPhonetic = false;
      if (name !== "si") return;
      strings.push(current);
      total += current.length + 16;
      if (total > MOST_STRINGS) throw refusal("a workbook with more text than can be held (save it as CSV)");
    }
  });
  return strings;
}

/** Built-in formats of days and times. */
const isBuiltInDay = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

async function dayStyles(member: Member): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const isDay: boolean[] = [];
  let isInCells = false;
  await readPart(member, {
    open(name, a) {
      if (name === "numFmt") formats.set(Number(a["numFmtId"]), a["formatCode"] ?? "");
      if (name === "cellXfs") isInCells = true;
      if (name !== "xf" || !isInCells) return;
      const id = Number(a["numFmtId"] ?? 0);
      const format = formats.get(id);
      isDay.push(format === undefined ? isBuiltInDay(id) : isDayFormat(format));
    },
    close(name) {
      if (name === "cellXfs") isInCells = false;
    }
  });
  return isDay;
}

/** Whether a format shows days or months: letters of a date outside quotes, brackets and escapes. */
export function isDayFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0]!;
  return /[dmyDMY]/.test(bare) && !/general/i.test(bare);
}
