import type {Search} from "../../domain/explorer/dims.js";
import type {Source} from "../../domain/explorer/columns.js";
import {Haystack} from "../../domain/explorer/lines.js";
import {searchWords} from "../../domain/explorer/search.js";
import {fold} from "../../domain/fold.js";

/** Finds employers by code or name, and provinces by name; accents and case do not matter. */
export class Finder {
  private stacks: Haystack[] | null = null;
  private last: {text: string; found: Search | null} = {text: "", found: null};

  constructor(private readonly source: Source) {}

  /** What a text finds; null when it looks for nothing. The same text gives the very same answer. */
  find(text: string): Search | null {
    if (this.last.text === text) return this.last.found;
    const {words, provinces} = searchWords(text, this.source.meta.provinces);
    this.last = {text, found: words.length === 0 ? null : {employers: this.employers(words), provinces}};
    return this.last.found;
  }

  private employers(words: readonly string[]): Uint8Array {
    this.stacks ??= stacksOf(this.source);
    const found = new Uint8Array(this.source.codes.length);
    let at = 0;
    for (const stack of this.stacks) {
      const part = stack.holding(words);
      found.set(part, at);
      at += part.length;
    }
    return found;
  }
}

const LINES_A_STACK = 50_000;

function stacksOf({codes, names}: Source): Haystack[] {
  const stacks: Haystack[] = [];
  for (let from = 0; from < codes.length; from += LINES_A_STACK) {
    const to = Math.min(codes.length, from + LINES_A_STACK);
    stacks.push(
      new Haystack(Array.from({length: to - from}, (_, i) => fold(`${codes.get(from + i)} ${names.get(from + i)}`)))
    );
  }
  return stacks;
}
