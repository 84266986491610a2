import {expect} from "vitest";

/** Fails on markup that is not well-formed, on numbers that are none, and on an id that stands twice. */
export function checkMarkup(markup: string): void {
  expect(markup).not.toMatch(/NaN|undefined|Infinity|\[object/);
  const open: string[] = [];
  const shape = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|#39);)/g;
  const empty = new Set(["input", "br"]);
  for (const [found, closing, name, , selfClosing] of markup.matchAll(shape)) {
    if (!name) throw new Error(`unescaped ${found} in the markup: ${markup.slice(0, 200)}`);
    if (closing) expect(open.pop()).toBe(name);
    else if (!selfClosing && !empty.has(name)) open.push(name);
  }
  expect(open).toEqual([]);
  const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]);
  expect(new Set(ids).size).toBe(ids.length);
}
