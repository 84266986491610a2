import {isUtf8} from "node:buffer";
import {closeSync, openSync, readSync} from "node:fs";
import {refusal} from "./header.js";
import {decoderOf, isVni, LEGACY, type Encoding, type Legacy} from "./legacy.js";
import {isCommon, isSyllable} from "./syllables.js";

/** How the bytes of a text are read, and what is worth knowing about it. */
export interface FoundEncoding {
  encoding: Encoding;
  note: string | null;
}

const PIECE = 1 << 20;
/** Different words are enough to tell by; a file of millions of rows repeats itself. */
const MOST_WORDS = 20_000;
/** A reading in which fewer of the words are Vietnamese is none. */
const LEAST_SHARE = 0.6;
/** Of so few words any second reading leaves the choice open. */
const FEW_WORDS = 2;
const SOME_WORDS = 8;

/** The encoding that a file's first bytes give away; null when only a legacy one can be meant. Throws refusals. */
export function unicodeOf(head: Buffer): Encoding | null {
  if (head.length === 0) throw refusal("the file is empty");
  if (head[0] === 0xff && head[1] === 0xfe) {
    if (head.length >= 4 && head[2] === 0 && head[3] === 0) throw refusal("UTF-32 text (expected UTF-8 or UTF-16)");
    return "utf-16le";
  }
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = {even: 0, odd: 0};
  const seen = Math.min(head.length, 4096);
  for (let i = 0; i < seen; i++) if (head[i] === 0) zeros[i % 2 ? "odd" : "even"]++;
  if (zeros.odd > 64 && zeros.even === 0) return "utf-16le";
  if (zeros.even > 64 && zeros.odd === 0) return "utf-16be";
  // A zero byte here and there is a fault of its row.
  if ((zeros.odd + zeros.even) * 50 > seen) throw refusal("binary content: zero bytes where text was expected");
  return isUtf8(head.subarray(0, wholeCharacters(head))) ? "utf-8" : null;
}

/** The length without a character that is cut in two at the end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

interface Reading {
  encoding: Legacy;
  /** Of the words with marks, those that are Vietnamese. */
  share: number;
  /** Words with marks that are Vietnamese. */
  good: number;
  /** Common words count three times. */
  score: number;
  text: string;
}

/** The legacy encoding that a file is written in, by its words. Throws a refusal when that cannot be told. */
export function legacyOf(path: string): FoundEncoding {
  const words = wordsOf(path);
  const readings = LEGACY.map((encoding) => reading(encoding, words));
  const fits = readings.filter((r) => r.share >= LEAST_SHARE).sort((a, b) => b.score - a.score);
  const best = fits[0];
  const unicode = words.filter(
    (word) =>
      isUtf8(word) &&
      word
        .toString("utf8")
        .split(/[^\p{L}\p{M}]+/u)
        .some(isMarked)
  );
  if (unicode.length > (best?.good ?? 0))
    throw refusal(`UTF-8 text with broken bytes, first on line ${brokenLine(path)} (save it as UTF-8)`);
  if (!best) return western(readings, words.length);
  const rival = fits.find((r) => r.text !== best.text && isNear(r, best));
  if (rival)
    throw refusal(
      `its characters can be read two ways: as ${best.encoding} ("${sample(best)}") or as ${rival.encoding} ("${sample(rival)}"); save it as UTF-8`
    );
  const percent = Math.floor(best.share * 100);
  return {
    encoding: best.encoding,
    note: `read as ${best.encoding}: ${percent} % of ${words.length} different words with marks are Vietnamese`
  };
}

/** Whether a second reading explains the words so well that the choice is open. */
function isNear(second: Reading, best: Reading): boolean {
  if (best.good <= FEW_WORDS) return true;
  const common = best.good < SOME_WORDS ? 0.5 : 0.85;
  return second.good >= best.good * 0.95 && second.score >= best.score * common;
}

function isMarked(word: string): boolean {
  return /[^\p{ASCII}]/u.test(word) && isSyllable(word);
}

/** Names from abroad alone: letters of Western Europe, which Windows-1258 reads alike. */
function western(readings: readonly Reading[], words: number): FoundEncoding {
  const western = readings.find((r) => r.encoding === "windows-1252")!;
  const vietnamese = readings.find((r) => r.encoding === "windows-1258")!;
  const isText = /^[\p{Script=Latin}\p{Zs}\n\u2013-\u2026.,&()'"/-]*$/u.test(western.text);
  const isNothingElse = readings.every((r) => r.share < LEAST_SHARE / 2);
  if (!isText || !isNothingElse || western.text !== vietnamese.text)
    throw refusal(
      `neither UTF-8, UTF-16 nor a Vietnamese encoding that can be told (as windows-1252 it says "${sample(western)}"); save it as UTF-8`
    );
  return {
    encoding: "windows-1252",
    note: `read as windows-1252: none of ${words} different words with marks is Vietnamese`
  };
}

function sample({text}: Reading): string {
  return text
    .split("\n")
    .filter((word) => /[^\p{ASCII}]/u.test(word))
    .slice(0, 3)
    .join(" ")
    .replace(/\p{C}/gu, "?")
    .slice(0, 60);
}

function reading(encoding: Legacy, words: readonly Buffer[]): Reading {
  let [seen, good, score] = [0, 0, 0];
  const texts = words.map((word) => {
    const decode = decoderOf(encoding);
    const text = decode(word) + decode();
    const isSound = encoding !== "vni" || isVni(word);
    for (const part of text.split(/[\u00a0\u00ab\u00bb\u2013-\u2026\u20ab]+/u)) {
      if (!/[^\p{ASCII}]/u.test(part)) continue;
      seen++;
      if (!isSound || !isMarked(part)) continue;
      good++;
      score += isCommon(part) ? 3 : 1;
    }
    return text;
  });
  return {encoding, share: seen ? good / seen : 0, good, score, text: texts.join("\n")};
}

/** The first line that is no UTF-8. */
function brokenLine(path: string): number {
  const buffer = Buffer.alloc(PIECE);
  const fd = openSync(path, "r");
  try {
    let line = 1;
    let rest: Buffer = Buffer.alloc(0);
    for (let at = 0; ;) {
      const read = readSync(fd, buffer, 0, PIECE, at);
      at += read;
      const bytes = Buffer.concat([rest, buffer.subarray(0, read)]);
      const end = read === 0 ? bytes.length : bytes.lastIndexOf(10) + 1;
      for (let from = 0; from < end; line++) {
        const feed = bytes.indexOf(10, from);
        const to = feed < 0 || feed >= end ? end : feed;
        if (!isUtf8(bytes.subarray(from, to))) return line;
        from = to + 1;
      }
      if (read === 0 || bytes.length - end > 8 * PIECE) return line;
      rest = Buffer.from(bytes.subarray(end));
    }
  } finally {
    closeSync(fd);
  }
}

/** The different words of a file that hold more than ASCII. */
function wordsOf(path: string): Buffer[] {
  const words = new Set<string>();
  const buffer = Buffer.alloc(PIECE);
  const fd = openSync(path, "r");
  let rest = "";
  try {
    for (let at = 0; words.size < MOST_WORDS;) {
      const read = readSync(fd, buffer, 0, PIECE, at);
      if (read === 0) break;
      at += read;
      const parts = (rest + buffer.toString("latin1", 0, read)).split(/[\t\n\r -@[-`{-\u007f]+/);
      rest = read === PIECE ? parts.pop()!.slice(-256) : "";
      for (const part of parts) if (/[\u0080-\u00ff]/.test(part)) words.add(part.slice(0, 64));
    }
  } finally {
    closeSync(fd);
  }
  return [...words].map((word) => Buffer.from(word, "latin1"));
}
