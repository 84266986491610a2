/** A folder as people leave it: links in circles, pipes, folders named like files, the same content twice. */
import {execFileSync} from "node:child_process";
import {appendFileSync, chmodSync, existsSync, symlinkSync, writeFileSync} from "node:fs";
import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {offer} from "../../loaders/extract/offer.js";
import {buildSite} from "../../loaders/site/build.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {csv, employerRow, Office, without} from "./office.js";
import {encode} from "./encode.js";
import {ledger} from "./poison.js";

test("links, pipes and folders: each has its answer, the files beside them load", async () => {
  await Office.open(async (office) => {
    const good = csv(ledger());
    const folder = join(office.data, "outgoing");
    await office.write("a.csv", good);
    await office.write("b.csv", good);
    await office.write("folder.csv/inside.csv", csv(ledger({province_code: "04"})));
    symlinkSync(join(folder, "loop"), join(folder, "loop"));
    symlinkSync(folder, join(folder, "circle"));
    symlinkSync(join(folder, "gone.csv"), join(folder, "nowhere.csv"));
    symlinkSync(join(folder, "a.csv"), join(folder, "alias.csv"));
    execFileSync("mkfifo", [join(folder, "pipe.csv")]);
    const outcomes = await office.load([folder]);
    const told = outcomes.map((o) => [o.file.slice(folder.length + 1), o.answer, o.messages[0]?.split(",")[0] ?? ""]);
    expect(told.sort((x, y) => (x[0]! < y[0]! ? -1 : 1))).toEqual([
      ["a.csv", "accepted", ""],
      ["alias.csv", "known", expect.stringMatching(/^already loaded on \S+ as a\.csv$/)],
      ["b.csv", "known", expect.stringMatching(/^already loaded on \S+ as a\.csv$/)],
      ["circle", "refused", "cannot be read: not a file (a link to a folder"],
      ["folder.csv/inside.csv", "accepted", ""],
      ["loop", "refused", expect.stringMatching(/^cannot be read: ELOOP/)],
      ["nowhere.csv", "refused", expect.stringMatching(/^cannot be read: ENOENT/)],
      ["pipe.csv", "refused", "cannot be read: not a file (a link to a folder"]
    ]);
  });
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
  await Office.open(async (office) => {
    const path = await office.write("a.csv", csv(ledger()));
    chmodSync(path, 0o000);
    const [outcome] = await office.load([path]);
    expect(outcome).toMatchObject({answer: "refused", messages: [expect.stringMatching(/^cannot be read: EACCES/)]});
  });
});

test("a file that grows while it is being read is refused, and taken when it is complete", async () => {
  await Office.open(async (office) => {
    const path = await office.write("a.csv", csv(ledger(...Array.from({length: 50_000}, () => ({})))));
    const more = csv(ledger({})).split("\n")[1]!;
    const loading = office.load([path]);
    let isLoading = true;
    const writer = (async () => {
      while (isLoading) {
        appendFileSync(path, `${more}\n`);
        await new Promise((done) => setTimeout(done, 20));
      }
    })();
    const [outcome] = await loading;
    isLoading = false;
    await writer;
    expect(outcome).toMatchObject({
      answer: "refused",
      accepted: 0,
      messages: [expect.stringMatching(/^changed while it was being read/)]
    });
    writeFileSync(path, csv(ledger()));
    expect((await office.load([path]))[0]).toMatchObject({answer: "accepted", accepted: 2});
  });
});

test("a line of 60 MB takes neither its memory nor long, with a header and without", async () => {
  await Office.open(async (office) => {
    const header = csv(ledger({})).split("\n")[0]!;
    const long = Buffer.alloc(60 * 2 ** 20, 0x78);
    const paths = [
      await office.write("a.csv", long),
      await office.write("b.csv", Buffer.concat([Buffer.from(`${csv(ledger())}`), long])),
      await office.write("c.csv", Buffer.concat([Buffer.from(`${header}\n"`), long])),
      await office.write("d.csv", Buffer.concat([Buffer.from(`${header}\n`), Buffer.alloc(30 * 2 ** 20, 0x2c)])),
      await office.write("z.csv", csv(ledger()))
    ];
    const before = process.memoryUsage().rss;
    const outcomes = await office.load(paths);
    expect(outcomes.map((o) => [o.answer, o.messages[0]])).toEqual([
      ["refused", expect.stringMatching(/^no known header in the first 30 lines/)],
      ["refused", expect.stringMatching(/^a (row|line) longer than \d+ (characters|bytes)/)],
      ["refused", expect.stringMatching(/^a (row|line) longer than \d+ (characters|bytes)/)],
      ["refused", "a line longer than 4194304 bytes: line 2"],
      ["accepted", undefined]
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 2 ** 20);
  });
});

test("an empty folder says so, and a folder of nothing but notes", async () => {
  await Office.open(async (office) => {
    const folder = join(office.data, "outgoing", "none");
    await mkdir(folder, {recursive: true});
    expect(await office.load([folder])).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });
});

test("a world without one ledger row builds, and its site says what is missing", async () => {
  await Office.open(async (office) => {
    await office.deliver("a.csv", csv(ledger()).split("\n")[0]!);
    await buildWarehouse({data: office.data});
    const site = buildSite({data: office.data, out: join(office.data, "dist")});
    await expect(site).rejects.toThrow(/^no site without a ledger: not one ledger row has been taken/);
  });
});

test("what was offered of a pipe is told without opening it", async () => {
  await Office.open(async (office) => {
    await office.write("x", "");
    const pipe = join(office.data, "outgoing", "p");
    execFileSync("mkfifo", [pipe]);
    expect((await offer(pipe)).unreadable).toMatch(/^not a file/);
  });
});

test("workers' names of people stay hidden in any encoding, in rows set aside too", async () => {
  await Office.open(async (office) => {
    const worker = {
      worker_id: "7901234567",
      employer_code: "TA00001",
      period: "2026-01",
      status: "working",
      wage_base: "5000000",
      paid_through: "2025-12",
      note: "Bà Nguyễn Thị Hoà, quỹ lương tháng"
    };
    const text = csv([
      worker,
      {...worker, worker_id: "7901234568", status: "nghỉ"},
      without(employerRow(), "x") && {...worker, worker_id: "79012"}
    ]);
    const outcome = await office.deliver("w.csv", encode(text, "tcvn3"));
    expect(outcome).toMatchObject({answer: "quarantined", accepted: 1, quarantined: 2});
    const stored = JSON.stringify([
      await office.faults(outcome),
      await office.accepted(outcome),
      office.record(outcome)
    ]);
    expect(stored).not.toMatch(/7901234/);
  });
});
