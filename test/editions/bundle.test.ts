import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openBundle, readPassword, writeBundle} from "../../loaders/disclosure/bundle.js";

const folder = mkdtempSync(join(tmpdir(), "bundle-"));
const [site, file] = [join(folder, "site"), join(folder, "79.arrears")];
const PASSWORD = "đường dài mới biết ngựa hay";
const FILES: Record<string, Buffer> = {
  "index.html": Buffer.from("<p>Hồ Chí Minh TB4640T</p>"),
  "vi/provinces/79.html": Buffer.from("x".repeat(70_000)),
  "explorer/rows.bin": Buffer.from([0, 255, 31, 139, 7]),
  "empty.txt": Buffer.alloc(0)
};

beforeAll(() => {
  for (const [path, bytes] of Object.entries(FILES)) {
    mkdirSync(join(site, path, ".."), {recursive: true});
    writeFileSync(join(site, path), bytes);
  }
  writeBundle(site, file, PASSWORD);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Opens changed bytes, which must fail and leave nothing behind. */
function refused(bytes: Buffer, password = PASSWORD): RegExp | string {
  const [bad, out] = [join(folder, "bad.arrears"), join(folder, "out")];
  writeFileSync(bad, bytes);
  try {
    openBundle(bad, out, password);
    return "opened";
  } catch (error) {
    expect(readdirSync(folder).filter((name) => name.startsWith("out"))).toEqual([]);
    return (error as Error).message.slice(bad.length + 2);
  }
}

describe("an encrypted bundle", () => {
  it("gives back every file, byte for byte, and shows none of them", () => {
    const out = join(folder, "again");
    expect(openBundle(file, out, PASSWORD)).toBe(Object.keys(FILES).length);
    for (const [path, bytes] of Object.entries(FILES))
      expect(readFileSync(join(out, path)).equals(bytes), path).toBe(true);
    expect(readFileSync(file).includes("TB4640T")).toBe(false);
    expect(() => openBundle(file, out, PASSWORD)).toThrow(/is there already/);
  });

  it("is never the same twice", () => {
    const other = join(folder, "other.arrears");
    writeBundle(site, other, PASSWORD);
    expect(readFileSync(other).equals(readFileSync(file))).toBe(false);
  });

  it("does not open with another password, cut short, or changed in one bit anywhere", () => {
    const bytes = readFileSync(file);
    expect(refused(bytes, `${PASSWORD}.`)).toMatch(/password is wrong/);
    expect(refused(bytes.subarray(0, -1))).toMatch(/cut short/);
    expect(refused(bytes.subarray(0, 30))).toMatch(/cut short/);
    expect(refused(Buffer.from("PK\u0003\u0004 something else"))).toMatch(/not a bundle/);
    for (const at of [8, 9, 30, 60, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(refused(changed), `byte ${at}`).toMatch(/does not open|version|cost/);
    }
  });

  it("wants a password that is not guessed at once", () => {
    const path = join(folder, "password.txt");
    writeFileSync(path, `${PASSWORD}\r\nsecond line\n`);
    expect(readPassword(path)).toBe(PASSWORD);
    writeFileSync(path, "short\n");
    expect(() => readPassword(path)).toThrow(/5 characters; expected at least 12/);
    expect(() => readPassword(join(folder, "none"))).toThrow(/no such file/);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});
