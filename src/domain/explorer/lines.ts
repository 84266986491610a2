/** Many short texts kept as the bytes they came in: a list of strings would take several times the room. */

const NEWLINE = 10;
const decoder = new TextDecoder();
const EMPTY = new Uint8Array(0);

interface Part {
  bytes: Uint8Array;
  /** Where each line begins; one entry more than there are lines. */
  starts: Uint32Array;
  first: number;
}

export class Lines {
  private readonly parts: Part[] = [];
  length = 0;

  /** Lines from plain strings. */
  static of(texts: readonly string[]): Lines {
    const lines = new Lines();
    if (texts.length) lines.add(new TextEncoder().encode(texts.join("\n")));
    return lines;
  }

  /** Adds lines that are parted by line ends; the bytes are kept, not copied. */
  add(bytes: Uint8Array): void {
    let n = 1;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) n += 1;
    const starts = new Uint32Array(n + 1);
    let i = 1;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) starts[i++] = at + 1;
    starts[n] = bytes.length + 1;
    this.parts.push({bytes, starts, first: this.length});
    this.length += n;
  }

  get(index: number): string {
    return decoder.decode(this.bytesOf(index));
  }

  /** A line as it is kept; empty where there is none. */
  bytesOf(index: number): Uint8Array {
    const part = this.partOf(index);
    if (!part) return EMPTY;
    const at = index - part.first;
    return part.bytes.subarray(part.starts[at], part.starts[at + 1]! - 1);
  }

  /** The first line that is this very text; -1 when there is none. */
  find(text: string): number {
    const wanted = new TextEncoder().encode(text);
    for (const {bytes, starts, first} of this.parts) {
      for (let i = 0; i < starts.length - 1; i++) {
        if (starts[i + 1]! - starts[i]! - 1 !== wanted.length) continue;
        if (wanted.every((byte, k) => bytes[starts[i]! + k] === byte)) return first + i;
      }
    }
    return -1;
  }

  /** All lines, part by part. */
  *all(): Iterable<string> {
    for (const {bytes} of this.parts) yield* decoder.decode(bytes).split("\n");
  }

  slice(from: number, to: number): string[] {
    return Array.from({length: Math.max(0, to - from)}, (_, i) => this.get(from + i));
  }

  private partOf(index: number): Part | undefined {
    return this.parts.findLast(({first}) => first <= index);
  }
}

/** Folded lines in which words are looked for: one text of them all, and where each line begins. */
export class Haystack {
  private readonly text: string;
  private readonly starts: Uint32Array;

  constructor(lines: readonly string[]) {
    this.text = lines.join("\n");
    this.starts = new Uint32Array(lines.length);
    let at = 0;
    for (const [i, line] of lines.entries()) {
      this.starts[i] = at;
      at += line.length + 1;
    }
  }

  /** Marks (1) the lines that hold every one of the words; a word has no line end. */
  holding(words: readonly string[]): Uint8Array {
    const found = new Uint8Array(this.starts.length);
    words.forEach((word, k) => {
      let line = 0;
      for (let at = this.text.indexOf(word); at >= 0;) {
        while (line + 1 < this.starts.length && this.starts[line + 1]! <= at) line += 1;
        if (found[line] === k) found[line] = k + 1;
        const next = this.starts[line + 1];
        at = next === undefined ? -1 : this.text.indexOf(word, next);
      }
    });
    return found.map((times) => (times === words.length ? 1 : 0));
  }
}
