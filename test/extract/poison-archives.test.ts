/** Poisoned archives: bombs, names that are paths, archives inside archives, damage; and poisoned Parquet files. */
import {gzipSync} from "node:zlib";
import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {literal, withDatabase} from "../../loaders/warehouse/open.js";
import {csv, Office} from "./office.js";
import {zip} from "./pack.js";
import {ledger, testPoison, type Poison} from "./poison.js";

const good = () => csv(ledger());
const GB = 2 ** 30;

const FILES: Record<string, Poison> = {
  "a zip that says it unpacks to more than 100 GB": {
    file: "bomb.zip",
    body: zip(Array.from({length: 30}, (_, i) => ({name: `${i}.csv`, body: "x", size: 4 * GB - 1}))),
    answer: "refused",
    messages: [/^unpacks to 12\d{4} MB \(at most 8192 MB\)$/]
  },
  "a zip that lies about what it holds": {
    file: "bomb.zip",
    body: zip([{name: "a.csv", body: "x".repeat(3_000_000), size: 10}]),
    answer: "refused",
    messages: [/^a damaged archive or workbook: /]
  },
  "a hundred megabytes of one letter": {
    file: "bomb.zip",
    body: zip([{name: "a.csv", body: Buffer.alloc(100 * 2 ** 20, 0x61)}]),
    answer: "refused",
    messages: [/^unpacks to 100 MB from 0 MB: not an honest archive$/]
  },
  "a gzip of a hundred megabytes of one letter": {
    file: "bomb.csv.gz",
    body: gzipSync(Buffer.alloc(100 * 2 ** 20, 0x61)),
    answer: "refused",
    messages: [/^unpacks to 6\d MB from 0 MB: not an honest archive$/]
  },
  "ten thousand and one files": {
    file: "many.zip",
    body: zip(Array.from({length: 10_001}, (_, i) => ({name: `${i}.csv`, body: "", isStored: true}))),
    answer: "refused",
    messages: ["an archive of more than 10000 files"]
  },
  "an archive without files": {
    file: "none.zip",
    body: zip([{name: "folder/", body: ""}]),
    answer: "refused",
    messages: ["an archive without files"]
  },
  "a zip in a zip": {
    file: "nested.zip",
    body: zip([{name: "inner.zip", body: zip([{name: "a.csv", body: good()}])}]),
    answer: "refused",
    messages: ["an archive inside an archive"]
  },
  "a gzip in a gzip": {
    file: "x.gz",
    body: gzipSync(gzipSync(good())),
    answer: "refused",
    messages: ["an archive inside an archive"]
  },
  "a gzip cut off": {
    file: "x.csv.gz",
    body: gzipSync(good()).subarray(0, 200),
    answer: "refused",
    messages: ["a damaged archive: unexpected end of file"]
  },
  "a gzip with a byte changed": {
    file: "x.csv.gz",
    body: ((b) => ((b[b.length - 6]! ^= 1), b))(gzipSync(good())),
    answer: "refused",
    messages: [/^a damaged archive: /]
  },
  "a gzip in two pieces": {
    file: "x.csv.gz",
    body: ((text) => Buffer.concat([gzipSync(text.slice(0, 900)), gzipSync(text.slice(900))]))(good()),
    answer: "accepted",
    accepted: 2
  },
  "a zip cut off": {
    file: "x.zip",
    body: zip([{name: "a.csv", body: good()}]).subarray(0, -30),
    answer: "refused",
    messages: [/^a damaged archive or workbook/]
  },
  "a zip with a password": {
    file: "x.zip",
    body: zip([{name: "a.csv", body: good(), isEncrypted: true}]),
    answer: "refused",
    messages: ["encrypted; send it without a password"]
  },
  "a name that leaves the folder": {
    file: "x.zip",
    body: zip([{name: "../../../../outside/escaped.csv", body: good()}]),
    answer: "accepted",
    accepted: 2
  },
  "a name with a zero byte": {
    file: "x.zip",
    body: zip([{name: "a\u0000.csv", body: good()}]),
    answer: "accepted",
    accepted: 2
  },
  "a RAR archive": {
    file: "x.rar",
    body: "Rar!\u001a\u0007\u0001",
    answer: "refused",
    messages: [/^a RAR archive \(send it as \.zip\)/]
  },
  "a Parquet file cut off": {
    file: "x.parquet",
    body: Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(300, 7)]),
    answer: "refused",
    messages: [/^a damaged Parquet file: /]
  },
  "a Parquet file of four letters": {
    file: "x.parquet",
    body: "PAR1",
    answer: "refused",
    messages: [/^a damaged Parquet file: /]
  },
  "an encrypted Parquet file": {
    file: "x.parquet",
    body: "PARE....",
    answer: "refused",
    messages: [/^an encrypted Parquet file/]
  }
};

testPoison("archives", FILES);

test("nothing is written outside the world's own folder", async () => {
  const place = await mkdtemp(join(tmpdir(), "arrears-names-"));
  try {
    await Office.open(async (office) => {
      const names = [
        "../a.csv",
        "..\\b.csv",
        `${place}/c.csv`,
        "C:\\d.csv",
        "/e.csv",
        "x/../../f.csv",
        "~/g.csv",
        "con",
        "h\n.csv"
      ];
      const path = await office.write("x.zip", zip(names.map((name) => ({name, body: good()}))));
      const outcomes = await office.load([path]);
      expect(outcomes.map((o) => o.answer)).toEqual(names.map(() => "accepted"));
      expect(await readdir(place)).toEqual([]);
      expect((await readdir(office.data)).sort()).toEqual(expect.not.arrayContaining(["a.csv", "b.csv"]));
      expect(outcomes.every((o) => !/[\p{Cc}]/u.test(o.file))).toBe(true);
    });
  } finally {
    await rm(place, {recursive: true});
  }
});

test("a Parquet file with values that the contract does not know", async () => {
  await Office.open(async (office) => {
    const source = await office.write("source.csv", csv(ledger({}, {}, {}, {})));
    const path = join(office.data, "outgoing", "x.parquet");
    await withDatabase(":memory:", {}, (db) =>
      db.run(`copy (select * replace (case row_number() over () when 2 then 'nan'::double when 3 then 'infinity'::double when 4 then 0.5 else wage_base::double end as wage_base),
        [1, 2] as liste, 'x'::blob as b from read_csv(${literal(source)}, all_varchar = true)) to ${literal(path)} (format parquet)`)
    );
    const outcome = await office.deliver("x.parquet", await readFile(path));
    expect((await office.faults(outcome)).map((f) => [f.line, f.column, f.reason])).toEqual([
      [2, "wage_base", "is not a whole number"],
      [3, "wage_base", "is not a whole number"],
      [4, "wage_base", "is not whole (expected whole đồng and whole heads)"]
    ]);
    expect(outcome).toMatchObject({accepted: 1, messages: ["columns left aside: liste, b"]});
  });
});
