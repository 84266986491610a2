/** Reads pages as a test needs them: text, tables, links. */

/** Text of a fragment without tags; entities that the pages use are resolved. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/[\u202f\u00a0]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

export interface ReadCell {
  text: string;
  /** The exact value; the text itself where the page gives no other. */
  value: string;
}

/** The body of a table by column key. */
export function tableOf(html: string, id: string): Record<string, ReadCell>[] {
  const table = new RegExp(`<table[^>]*\\bid="${id}"[\\s\\S]*?</table>`).exec(html)?.[0];
  if (!table) throw new Error(`no table ${id}`);
  const keys = [...table.matchAll(/<th[^>]*data-key="([^"]+)"/g)].map((match) => match[1]!);
  const body = table.slice(table.indexOf("<tbody>"));
  return [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map((row) => {
    const cells = [...row[1]!.matchAll(/<(td|th)([^>]*)>([\s\S]*?)<\/\1>/g)].map(([, , attributes, content]) => {
      const text = textOf(content!);
      return {text, value: /data-value="([^"]*)"/.exec(attributes!)?.[1] ?? text};
    });
    return Object.fromEntries(keys.map((key, i) => [key, cells[i]!]));
  });
}

/** Targets of all links. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].map((match) => match[1]!);
}
