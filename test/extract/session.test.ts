/** Files that come again, too late, together, or change while they are read; who holds the world; exit codes. */
import {spawn, spawnSync} from "node:child_process";
import {readFileSync, writeFileSync, existsSync, mkdirSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {loadPaths} from "../../loaders/extract/load.js";
import {withLock} from "../../loaders/extract/lock.js";
import {readRecords} from "../../loaders/extract/records.js";
import {PROGRAM, world} from "../../loaders/paths.js";
import {csv, ledgerRow, NOW, Office} from "./office.js";

const LATER = "2031-01-07T02:00:00.000Z";
const A = csv([ledgerRow({employer_code: "TA90001"}), ledgerRow({employer_code: "TA90002"})]);
const CORRECTION = csv([ledgerRow({employer_code: "TA90001", headcount: "13"})]);
const ELSEWHERE = csv([ledgerRow({employer_code: "TA90003", province_code: "04"})]);

test("the same bytes again change nothing, under any name", async () => {
  await Office.open(async (office) => {
    const first = await office.deliver("a.csv", A);
    const before = readFileSync(join(world(office.data).accepted, `${first.sha256}.json`), "utf8");
    const again = await office.deliver("b.csv", A, LATER);
    expect(again).toMatchObject({
      answer: "known",
      sha256: first.sha256,
      messages: [`already loaded on ${NOW} as a.csv`]
    });
    expect(readFileSync(join(world(office.data).accepted, `${first.sha256}.json`), "utf8")).toBe(before);
    expect(readRecords(world(office.data).accepted)).toHaveLength(1);
  });
});

test("superseded bytes are refused with the later file's name, but not when the folder comes again as a whole", async () => {
  await Office.open(async (office) => {
    await office.deliver("1-a.csv", A);
    await office.deliver("2-correction.csv", CORRECTION, LATER);
    await office.deliver("3-elsewhere.csv", ELSEWHERE, LATER);
    const late = await office.deliver("1-a.csv", A, LATER);
    expect(late.answer).toBe("superseded");
    expect(late.messages).toEqual([
      `has been superseded by 2-correction.csv (loaded ${LATER}); the same bytes are not taken again`
    ]);
    const folder = await office.load([join(office.data, "outgoing")], LATER);
    expect(folder.map((o) => o.answer)).toEqual(["known", "known", "known"]);
    expect(folder[0]!.messages).toEqual([
      `already loaded; replaced in part or whole by 2-correction.csv (loaded ${LATER})`
    ]);
  });
});

test("a folder is read in the order of names, at every depth, without what is set aside", async () => {
  await Office.open(async (office) => {
    await office.write("b/2.csv", ELSEWHERE);
    await office.write("a.csv", A);
    await office.write("labels.csv", "x");
    await office.write("README.md", "x");
    await office.write(".hidden/x.csv", "x");
    const outcomes = await office.load([join(office.data, "outgoing")]);
    expect(outcomes.map((o) => o.file.slice(office.data.length))).toEqual(["/outgoing/a.csv", "/outgoing/b/2.csv"]);
    expect(readRecords(world(office.data).accepted).map((r) => r.seq)).toEqual([1, 2]);
  });
});

test("paths that do not exist are all named, and nothing is loaded", async () => {
  await Office.open(async (office) => {
    const path = await office.write("a.csv", A);
    await expect(office.load([path, "/nowhere/x", "/nowhere/y"])).rejects.toThrow(
      "/nowhere/x: no such file or folder\n/nowhere/y: no such file or folder"
    );
    expect(readRecords(world(office.data).accepted)).toEqual([]);
  });
});

test("a file that changes while it is read is refused, and taken when it is complete", async () => {
  await Office.open(async (office) => {
    const path = await office.write("a.csv", A);
    let grown = A;
    let number = 0;
    // Grows all the time that it is read.
    const timer = setInterval(() => {
      grown += csv([ledgerRow({employer_code: `TB${String(++number).padStart(5, "0")}`})]).split("\n")[1] + "\n";
      writeFileSync(path, grown);
    }, 1);
    const [outcome] = await office.load([path]);
    clearInterval(timer);
    expect(outcome!.answer).toBe("refused");
    expect(outcome!.messages).toEqual(["changed while it was being read; load it again when it is complete"]);
    const [after] = await office.load([path], LATER);
    expect(after).toMatchObject({answer: "accepted", accepted: number + 2});
  });
});

test("a live lock names its holder; one of a dead process is taken over; a broken one too", async () => {
  await Office.open(async (office) => {
    const path = await office.write("a.csv", A);
    const lock = world(office.data).lock;
    await withLock(lock, "load", async () => {
      await expect(office.load([path])).rejects.toThrow(`${lock}: held by process ${process.pid} (load) since `);
    });
    expect(existsSync(lock)).toBe(false);
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(lock, JSON.stringify({pid: dead, doing: "load", since: NOW}));
    expect((await office.load([path]))[0]!.answer).toBe("accepted");
    writeFileSync(lock, "{half");
    expect((await office.load([path]))[0]!.answer).toBe("known");
    expect(existsSync(lock)).toBe(false);
  });
});

test("what a killed run left half-written neither counts nor stays", async () => {
  await Office.open(async (office) => {
    const {accepted, tmp} = world(office.data);
    const outcome = await office.deliver("a.csv", A);
    const other = "0".repeat(64);
    // Rows without a record, a record that was not yet renamed, scratch files.
    mkdirSync(join(tmp, "load"), {recursive: true});
    writeFileSync(join(accepted, `${other}.parquet`), "half");
    writeFileSync(join(accepted, `${other}.json.tmp`), "{");
    writeFileSync(join(tmp, "load", `${other}.csv`), "half");
    const [again] = await office.load([await office.write("b.csv", ELSEWHERE)]);
    expect(again!.answer).toBe("accepted");
    expect(readRecords(accepted).map((r) => r.file)).toEqual(["a.csv", "b.csv"]);
    expect(readdirSync(accepted).sort()).toEqual(
      [outcome.sha256, again!.sha256].flatMap((sha) => [`${sha}.json`, `${sha}.parquet`]).sort()
    );
    expect(readdirSync(tmp)).toEqual([]);
  });
});

const arrears = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", join(PROGRAM, "loaders/cli.ts"), ...args], {
    encoding: "utf8",
    cwd: PROGRAM
  });

test("exit codes: 0 all taken, 3 rows in quarantine, 4 a file refused, 1 failed, 2 wrong use", async () => {
  await Office.open(async (office) => {
    const at = ["--as-of", "2031-01-06", "--data", office.data];
    const good = await office.write("good.csv", A);
    const faulty = await office.write("faulty.csv", csv([ledgerRow({headcount: "x"}), ledgerRow()]));
    const refused = await office.write("refused.csv", "x");
    expect(arrears("load", good, ...at).status).toBe(0);
    const three = arrears("load", good, faulty, ...at);
    expect(three.status).toBe(3);
    expect(three.stderr).toContain("1 of 2 rows in quarantine (see: arrears quarantine)");
    const four = arrears("load", faulty, refused, good, ...at, "--json");
    expect(four.status).toBe(4);
    expect((JSON.parse(four.stdout) as {answer: string}[]).map((o) => o.answer)).toEqual(["known", "refused", "known"]);
    expect(arrears("load", join(office.data, "nowhere"), ...at).status).toBe(1);
    expect(arrears("load", ...at).status).toBe(2);
  });
});

test("two loads at once: one works, the other says who holds the world", async () => {
  await Office.open(async (office) => {
    const folder = join(office.data, "outgoing");
    for (let i = 0; i < 8; i++) await office.write(`${i}.csv`, csv([ledgerRow(), ledgerRow()]));
    const run = () =>
      new Promise<{code: number | null; err: string}>((done) => {
        const child = spawn(process.execPath, [
          "--import",
          "tsx",
          join(PROGRAM, "loaders/cli.ts"),
          "load",
          folder,
          "--data",
          office.data
        ]);
        let err = "";
        child.stderr.on("data", (chunk) => (err += String(chunk)));
        child.on("exit", (code) => done({code, err}));
      });
    const both = await Promise.all([run(), run()]);
    const losers = both.filter((r) => r.code !== 0);
    for (const {code, err} of losers) {
      expect(code, err).toBe(1);
      expect(err).toMatch(/held by process \d+ \(load\) since /);
    }
    expect(losers.length).toBeLessThan(2);
    const records = readRecords(world(office.data).accepted);
    expect(records.map((r) => r.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const outcomes = await loadPaths({data: office.data, paths: [folder]});
    expect(outcomes.every((o) => o.answer === "known")).toBe(true);
  });
});
