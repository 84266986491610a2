/** What somebody does who has the files of an edition and wants more than they say. Shares no code with the product. */
import {createHash, createHmac} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {gunzipSync, gzipSync, inflateRawSync} from "node:zlib";

const require = createRequire(import.meta.url);

/** What is packed in a zip, by its directory at the end; nothing for what is no zip. */
function entriesOf(raw: Buffer): Buffer[] {
  if (raw.subarray(0, 4).toString("latin1") !== "PK\u0003\u0004") return [];
  const end = raw.lastIndexOf("PK\u0005\u0006");
  let at = raw.readUInt32LE(end + 16);
  return Array.from({length: raw.readUInt16LE(end + 10)}, () => {
    const [size, from] = [raw.readUInt32LE(at + 20), raw.readUInt32LE(at + 42)];
    const start = from + 30 + raw.readUInt16LE(from + 26) + raw.readUInt16LE(from + 28);
    const packed = raw.subarray(start, start + size);
    const content = raw.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    at += 46 + raw.readUInt16LE(at + 28) + raw.readUInt16LE(at + 30) + raw.readUInt16LE(at + 32);
    return content;
  });
}

const ENGINE = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"].flatMap((name) => {
  const file = readFileSync(require.resolve(`@duckdb/duckdb-wasm/dist/${name}`));
  return [file, gzipSync(file, {level: 1})];
});
/** The query engine exactly as its package brings it, or compressed, holds nothing of a world. */
const isEngine = (layer: Buffer) => ENGINE.some((file) => file.equals(layer));

/** Every file of a folder as texts: as it is, unpacked when it is gzip or zip (Word, Excel), and without zero bytes (which reads UTF-16). */
export function textsOf(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const raw = readFileSync(path);
      const layers = raw[0] === 0x1f && raw[1] === 0x8b ? [raw, gunzipSync(raw)] : [raw, ...entriesOf(raw)];
      const own = layers.filter((layer) => !isEngine(layer));
      const texts = own.flatMap((layer) => {
        const text = layer.toString("utf8");
        return layer.includes(0) ? [text, Buffer.from(layer.filter((byte) => byte !== 0)).toString("utf8")] : [text];
      });
      return [path.slice(folder.length + 1), [path, ...texts]];
    })
  );
}

export interface Person {
  id: string;
}

export interface Firm {
  code: string;
  name: string;
  taxCode: string;
}

const plain = (text: string) =>
  text
    .replace(/&amp;/g, "&")
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();

/** Which of the employers a set of texts names: by code, tax code or name. */
export function firmsIn(texts: ReadonlyMap<string, readonly string[]>, firms: readonly Firm[]): Set<string> {
  const byCode = new Map(firms.map((firm) => [firm.code, firm]));
  const byTax = new Map(firms.map((firm) => [firm.taxCode, firm]));
  const found = new Set<string>();
  const names: string[] = [];
  for (const [path, all] of texts) {
    for (const text of all) {
      for (const {1: code} of text.matchAll(/(?=([A-Z][A-Z0-9]{6}))/g)) if (byCode.has(code!)) found.add(code!);
      for (const {1: digits} of text.matchAll(/(?=(?<!\d)(\d{10}))/g))
        if (byTax.has(digits!)) found.add(byTax.get(digits!)!.code);
      if (!/\.(js|css|woff2?)$/.test(path)) names.push(plain(text));
    }
  }
  // Each distinct line once: pages share most of theirs. A name is looked for where its last word stands.
  const everything = [...new Set(names.join("\n").split("\n"))].join("\n");
  const byLastWord = new Map<string, {name: string; code: string}[]>();
  for (const {name, code} of firms) {
    const folded = plain(name);
    const last = /[a-z0-9]+$/.exec(folded)?.[0] ?? folded;
    byLastWord.set(last, [...(byLastWord.get(last) ?? []), {name: folded, code}]);
  }
  for (const {0: word, index} of everything.matchAll(/[a-z0-9]+/g))
    for (const {name, code} of byLastWord.get(word) ?? [])
      if (everything.endsWith(name, index + word.length)) found.add(code);
  return found;
}

const FORMS = ["md5", "sha1", "sha256", "sha512"] as const;

/** Everything by which a text could name a person: the number, its plain hashes in hex and base64, its pseudonym. */
export function peopleIn(texts: ReadonlyMap<string, readonly string[]>, ids: readonly string[], key: Buffer): string[] {
  const wanted = new Map<string, string>();
  for (const id of ids) {
    wanted.set(id, `number ${id}`);
    for (const form of FORMS) {
      const hash = createHash(form).update(id).digest();
      wanted.set(hash.toString("hex").slice(0, 32), `${form} of ${id}`);
      wanted.set(hash.toString("base64").slice(0, 22), `${form} of ${id}`);
    }
    const pseudonym = createHmac("sha256", key).update(id).digest();
    wanted.set(pseudonym.toString("hex").slice(0, 32), `pseudonym of ${id}`);
    wanted.set(pseudonym.toString("base64").slice(0, 22), `pseudonym of ${id}`);
  }
  const found = new Set<string>();
  const see = (token: string) => void (wanted.has(token) && found.add(wanted.get(token)!));
  for (const all of texts.values())
    for (const text of all) {
      for (const {0: run} of text.matchAll(/\d{10,}/g))
        for (let at = 0; at + 10 <= run.length; at++) see(run.slice(at, at + 10));
      for (const {0: run} of text.matchAll(/[0-9a-fA-F]{32,}/g))
        for (let at = 0; at + 32 <= run.length; at++) see(run.slice(at, at + 32).toLowerCase());
      for (const {0: run} of text.matchAll(/[\w+/-]{22,}/g))
        for (let at = 0; at + 22 <= run.length; at++)
          see(
            run
              .slice(at, at + 22)
              .replaceAll("-", "+")
              .replaceAll("_", "/")
          );
    }
  return [...found];
}

export type Row = Record<string, string>;

/** A table of a page by its id: the raw value of every cell under the key of its column; empty when there is none. */
export function tableIn(html: string, id: string): Row[] {
  const table = new RegExp(`<table id="${id}"[^]*?</table>`).exec(html)?.[0] ?? "";
  const keys = [...table.matchAll(/data-key="([^"]+)"/g)].map((match) => match[1]!);
  const body = table.slice(table.indexOf("<tbody"));
  return [...body.matchAll(/<tr[^]*?<\/tr>/g)].map(([row]) => {
    const cells = [...row.matchAll(/<t[dh]([^>]*)>([^]*?)<\/t[dh]>/g)];
    return Object.fromEntries(
      cells.map(([, attributes, inner], at) => [
        keys[at]!,
        /data-value="([^"]*)"/.exec(attributes!)?.[1] ?? inner!.replace(/<[^>]*>/g, "")
      ])
    );
  });
}

/** Codes of the groups that a table of a page links to: "../provinces/01.html" or "../sectors/F.html". */
export function groupsIn(site: string, path: string, id: string): string[] {
  const html = readFileSync(join(site, path), "utf8");
  const table = new RegExp(`<table id="${id}"[^]*?</table>`).exec(html)?.[0] ?? "";
  return [...table.matchAll(/href="[^"]*?(provinces|sectors)\/(\w+)\.html"/g)].map(
    ([, folder, code]) => `${folder === "sectors" ? "sector" : "province"}/${code}`
  );
}
