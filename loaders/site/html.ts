/** A start tag with its attributes, as far as checking and finishing pages needs it. */
export interface Tag {
  name: string;
  attributes: Map<string, string>;
}

const TAG = /<([a-z][\w:-]*)((?:\s+[^\s=/>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const HIDDEN = /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi;

/** The start tags of a page, without those inside comments, scripts and styles (the script's own tag is kept). */
export function tagsOf(html: string): Tag[] {
  const shown = html.replace(HIDDEN, (hidden, name) => (name ? hidden.slice(0, hidden.indexOf(">") + 1) : ""));
  return [...shown.matchAll(TAG)].map(([, name, attributes]) => ({
    name: name!.toLowerCase(),
    attributes: new Map(
      [...attributes!.matchAll(ATTRIBUTE)].map((m) => [m[1]!.toLowerCase(), unescape(m[2] ?? m[3] ?? m[4] ?? "")])
    )
  }));
}

/** What a reader sees or hears: text between tags, and the attributes that are read out. */
export function readableText(html: string): string {
  const body = html.slice(Math.max(0, html.indexOf("<body")));
  const spoken = tagsOf(body).flatMap(({attributes}) =>
    ["aria-label", "title", "alt"].map((a) => attributes.get(a) ?? "")
  );
  const text = body.replace(HIDDEN, " ").replace(/<[^>]*>/g, " ");
  const title = /<title>([^<]*)/.exec(html)?.[1] ?? "";
  return unescape([text, ...spoken, title].join(" ").replace(/\s+/g, " "));
}

/** The scripts written into a page itself. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)].map(([, code]) => code!);
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#0*39;|&#x27;/gi, "'")
    .replace(/&#0*36;/g, "$")
    .replace(/&amp;/g, "&");
}
