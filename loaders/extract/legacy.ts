import {reference} from "../reference.js";

/** Encodings that Vietnamese was written in before Unicode. */
export const LEGACY = ["windows-1258", "tcvn3", "vni", "viscii", "vps", "windows-1252"] as const;

export type Legacy = (typeof LEGACY)[number];
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | Legacy;

/** Turns bytes into text piece by piece; the last call has no bytes. Text is in NFC where the encoding composes. */
export type Decode = (chunk?: Buffer) => string;

/** A decoder of one file. It throws a TypeError at bytes that its Unicode form cannot hold; legacy forms hold all. */
export function decoderOf(encoding: Encoding): Decode {
  if (encoding === "vni") return joined(vniText);
  if (encoding === "windows-1258") return joined(whole(new TextDecoder("windows-1258")));
  if (encoding === "tcvn3" || encoding === "viscii" || encoding === "vps") return joined(tableText(encoding));
  const decoder = new TextDecoder(encoding, {fatal: encoding !== "windows-1252"});
  return (chunk) => decoder.decode(chunk, {stream: chunk !== undefined});
}

function whole(decoder: TextDecoder): (bytes: Buffer) => string {
  return (bytes) => decoder.decode(bytes);
}

/** A letter and the mark that follows it belong together: what may still get a mark waits for the next piece. */
function joined(text: (bytes: Buffer) => string): Decode {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = held.length ? Buffer.concat([held, chunk ?? Buffer.alloc(0)]) : (chunk ?? Buffer.alloc(0));
    const keep = chunk === undefined ? 0 : openEnd(bytes);
    held = Buffer.from(bytes.subarray(bytes.length - keep));
    return text(bytes.subarray(0, bytes.length - keep)).normalize("NFC");
  };
}

/** The bytes at the end that may belong to a letter which is not complete: marks are never ASCII, letters may be. */
function openEnd(bytes: Buffer): number {
  for (let from = bytes.length - 1; from >= Math.max(0, bytes.length - 64); from--)
    if (bytes[from]! < 0x80) return bytes.length - from;
  return bytes.length <= 64 ? bytes.length : 0;
}

const tables = new Map<string, string[]>();

/** The characters of a single-byte encoding; a byte that it leaves open is U+FFFD. */
function tableOf(encoding: "tcvn3" | "viscii" | "vps"): string[] {
  const known = tables.get(encoding);
  if (known) return known;
  const table = Array.from({length: 256}, (_, byte) => (byte < 0x80 ? String.fromCharCode(byte) : "\ufffd"));
  table[0xa0] = "\u00a0";
  for (const row of reference("legacy_encodings"))
    if (row[encoding]) table[parseInt(row["byte"]!, 16)] = String.fromCodePoint(parseInt(row[encoding], 16));
  tables.set(encoding, table);
  return table;
}

function tableText(encoding: "tcvn3" | "viscii" | "vps"): (bytes: Buffer) => string {
  const table = tableOf(encoding);
  return (bytes) => {
    let text = "";
    for (const byte of bytes) text += table[byte];
    return text;
  };
}

// VNI-Windows writes a letter and, behind it, one character that stands for its marks. Source: the chart of VNI Software,
// as in GNU recode and xvnkb.
const VNI_TONES: Record<string, string> = {ù: "\u0301", ø: "\u0300", û: "\u0309", õ: "\u0303", ï: "\u0323"};
const VNI_CIRCUMFLEX: Record<string, string> = {
  ...{â: "", á: "\u0301", à: "\u0300", å: "\u0309", ã: "\u0303", ä: "\u0323"}
};
const VNI_BREVE: Record<string, string> = {ê: "", é: "\u0301", è: "\u0300", ú: "\u0309", ü: "\u0303", ë: "\u0323"};
const VNI_ALONE: Record<string, string> = {ô: "ơ", ö: "ư", ñ: "đ", í: "í", ì: "ì", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ"};

const VNI = vniTable();
const VNI_LETTER = new RegExp(
  [...VNI.keys()]
    .sort((a, b) => b.length - a.length)
    .map((key) => key.normalize("NFC"))
    .join("|"),
  "g"
);

function vniTable(): Map<string, string> {
  const table = new Map(Object.entries(VNI_ALONE));
  const marked = (letters: string, marks: Record<string, string>, over: string) => {
    for (const letter of letters)
      for (const [mark, tone] of Object.entries(marks))
        table.set(letter + mark, ((VNI_ALONE[letter] ?? letter) + over + tone).normalize("NFC"));
  };
  marked("aeouyôö", VNI_TONES, "");
  marked("aeo", VNI_CIRCUMFLEX, "\u0302");
  marked("a", VNI_BREVE, "\u0306");
  // A capital letter takes a capital mark; typists also leave the mark small.
  for (const [written, letter] of [...table]) {
    table.set(written.toUpperCase(), letter.toUpperCase());
    if (written.length === 2) table.set(written[0]!.toUpperCase() + written[1]!, letter.toUpperCase());
  }
  return table;
}

const LATIN = new TextDecoder("windows-1252");

function vniText(bytes: Buffer): string {
  return LATIN.decode(bytes).replace(VNI_LETTER, (written) => VNI.get(written)!);
}

/** Whether a word holds nothing but VNI letters: a mark without its letter is none. */
export function isVni(word: Buffer): boolean {
  return !/[\u00c0-\u00ff]/.test(LATIN.decode(word).replace(VNI_LETTER, ""));
}
