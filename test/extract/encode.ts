/** Writes text in the encodings that Vietnamese was written in before Unicode. */
import {readFileSync} from "node:fs";
import {REFERENCE} from "../../loaders/reference.js";

export type LegacyName = "windows-1258" | "tcvn3" | "vni" | "viscii" | "vps" | "windows-1252";

const rows = readFileSync(`${REFERENCE}/legacy_encodings.csv`, "utf8").trim().split("\n");
const names = rows[0]!.split(",");

/** Byte by character of a single-byte encoding. */
function bytesOf(encoding: string): Map<string, number> {
  const at = names.indexOf(encoding);
  return new Map(
    rows.slice(1).flatMap((row): [string, number][] => {
      const cells = row.split(",");
      return cells[at] ? [[String.fromCodePoint(parseInt(cells[at], 16)), parseInt(cells[0]!, 16)]] : [];
    })
  );
}

// Written apart from the product's reader, from the charts: base letters of Windows-1258 and its combining marks.
const CP1258 = new Map(
  [..."ăĂâÂđĐêÊôÔơƠưƯ"].map((c, i) => [
    c,
    [0xe3, 0xc3, 0xe2, 0xc2, 0xf0, 0xd0, 0xea, 0xca, 0xf4, 0xd4, 0xf5, 0xd5, 0xfd, 0xdd][i]!
  ])
);
const CP1258_MARKS = new Map([
  ["\u0300", 0xcc],
  ["\u0309", 0xd2],
  ["\u0303", 0xde],
  ["\u0301", 0xec],
  ["\u0323", 0xf2]
]);
const VNI_TONE: Record<string, number> = {
  "\u0301": 0xf9,
  "\u0300": 0xf8,
  "\u0309": 0xfb,
  "\u0303": 0xf5,
  "\u0323": 0xef
};
const VNI_HAT: Record<string, number> = {
  "": 0xe2,
  "\u0301": 0xe1,
  "\u0300": 0xe0,
  "\u0309": 0xe5,
  "\u0303": 0xe3,
  "\u0323": 0xe4
};
const VNI_BREVE: Record<string, number> = {
  "": 0xea,
  "\u0301": 0xe9,
  "\u0300": 0xe8,
  "\u0309": 0xfa,
  "\u0303": 0xfc,
  "\u0323": 0xeb
};
const VNI_I: Record<string, number> = {"\u0301": 0xed, "\u0300": 0xec, "\u0309": 0xe6, "\u0303": 0xf3, "\u0323": 0xf2};

function vni(character: string): number[] {
  const apart = character.normalize("NFD");
  const letter = apart[0]!;
  const lower = letter.toLowerCase();
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0] ?? "";
  const up = letter === lower ? 0 : 0x20;
  if (character === "đ" || character === "Đ") return [0xf1 - (character === "Đ" ? 0x20 : 0)];
  if (apart.includes("\u0302")) return [letter.charCodeAt(0), VNI_HAT[tone]! - up];
  if (apart.includes("\u0306")) return [letter.charCodeAt(0), VNI_BREVE[tone]! - up];
  const base = apart.includes("\u031b") ? (lower === "o" ? 0xf4 : 0xf6) - up : letter.charCodeAt(0);
  if (!tone) return [base];
  if (lower === "i") return [VNI_I[tone]! - up];
  if (lower === "y" && tone === "\u0323") return [0xee - up];
  return [base, VNI_TONE[tone]! - up];
}

function cp1258(character: string): number[] {
  const apart = character.normalize("NFD");
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0];
  const letter = apart.replace(/[\u0300\u0301\u0303\u0309\u0323]/, "").normalize("NFC");
  const base = CP1258.get(letter) ?? (letter.charCodeAt(0) < 0x100 ? letter.charCodeAt(0) : 0x3f);
  return tone ? [base, CP1258_MARKS.get(tone)!] : [base];
}

/** The bytes of a text; a character that the encoding lacks is "?". */
export function encode(text: string, encoding: LegacyName): Buffer {
  const table = encoding === "tcvn3" || encoding === "viscii" || encoding === "vps" ? bytesOf(encoding) : null;
  const bytes = [...text.normalize("NFC")].flatMap((character) => {
    if (character < "\u0080") return [character.charCodeAt(0)];
    if (encoding === "vni") return vni(character);
    if (encoding === "windows-1258") return cp1258(character);
    return [table ? (table.get(character) ?? 0x3f) : character < "\u0100" ? character.charCodeAt(0) : 0x3f];
  });
  return Buffer.from(bytes);
}
