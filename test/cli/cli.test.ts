import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {PROGRAM} from "../../loaders/paths.js";

const folder = mkdtempSync(join(tmpdir(), "arrears-cli-"));
const data = join(folder, "world");
const HEADER =
  "period,province_code,employer_code,headcount,wage_base," +
  ["si", "hi", "ui", "oa"].flatMap((f) => ["opening", "accrued", "paid", "closing"].map((c) => `${f}_${c}`)).join(",") +
  ",interest_opening,interest_accrued,interest_paid,interest_closing";
const row = (period: string, paid: number, opening = 0) =>
  `${period},01,TA00001,10,1000,${opening},250,${paid},${opening + 250 - paid},0,45,45,0,0,20,20,0,0,5,5,0,0,0,0,0`;

function arrears(...args: string[]) {
  const run = spawnSync(process.execPath, ["--import", "tsx", join(PROGRAM, "loaders/cli.ts"), ...args], {
    cwd: PROGRAM,
    encoding: "utf8",
    env: {...process.env, INIT_CWD: folder}
  });
  return {code: run.status, out: run.stdout, err: run.stderr};
}
function file(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${[HEADER, ...rows].join("\n")}\n`);
  return path;
}

afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("the arrears command", () => {
  it("shows help with examples and ends with 0; wrong use ends with 2", () => {
    const help = arrears("--help");
    expect(help.code).toBe(0);
    expect(help.out).toContain("Examples:");
    expect(help.out).toContain("Exit codes:");
    for (const command of ["sample", "load", "build", "site", "status", "export", "verify"])
      expect(help.out).toContain(command);
    expect(arrears("export", "--help").out).toContain("arrears export rates");
    expect(arrears("nothing").code).toBe(2);
    expect(arrears("export", "nothing", "--data", data).code).toBe(2);
    expect(arrears("build", "--as-of", "2026-13-01", "--data", data).code).toBe(2);
  });

  it("is content when nobody reads on", () => {
    const run = spawnSync(`"${process.execPath}" --import tsx loaders/cli.ts --help | true`, {
      cwd: PROGRAM,
      encoding: "utf8",
      shell: "/bin/bash"
    });
    expect(run.stderr).not.toContain("EPIPE");
  });

  it("says what to do before anything is loaded", () => {
    const build = arrears("build", "--data", data);
    expect(build.code).toBe(1);
    expect(build.err).toContain("no ledger has been loaded");
    expect(arrears("export", "rates", "--data", data).err).toContain("arrears build");
    expect(arrears("load", join(folder, "missing.csv"), "--data", data).err).toContain("no such file or folder");
    expect(JSON.parse(arrears("status", "--json", "--data", data).out)).toMatchObject({warehouse: null});
  });

  it("loads, builds, exports and verifies; load ends with 0, 3 or 4", () => {
    const good = file("2024-01.csv", row("2024-01", 250));
    expect(arrears("load", good, "--data", data, "--as-of", "2024-02-10").code).toBe(0);
    const partly = file("2024-02.csv", row("2024-02", 200), row("2024-02", 250).replace("TA00001", "ta00002"));
    const loaded = arrears("load", partly, "--data", data, "--json", "--as-of", "2024-03-10");
    expect(loaded.code).toBe(3);
    expect(JSON.parse(loaded.out)).toMatchObject([{answer: "quarantined", rows: 2, accepted: 1, quarantined: 1}]);
    const refused = join(folder, "notes.csv");
    writeFileSync(refused, "a,b\n1,2\n");
    expect(arrears("load", refused, "--data", data, "--as-of", "2024-03-11").code).toBe(4);
    expect(arrears("build", "--data", data).code).toBe(0);
    expect(arrears("build", "--data", data).err).toContain("up to date");
    const ageing = arrears("export", "ageing", "--data", data);
    expect(ageing.out.split("\n")).toContain("nation,,VN,2024-02,<1,1,50");
    expect(arrears("export", "quarantine", "--data", data).out).toMatch(
      /2024-02\.csv,3,employer_code,ta00002,is in lower case/
    );
    const blocked = arrears("export", "ageing", "--data", data, "--out", join(good, "ageing.csv"));
    expect([blocked.code, blocked.err]).toEqual([1, expect.stringMatching(/^.*2024-01\.csv.*expected a folder\)\n$/)]);
    expect(arrears("verify", "--data", data).code).toBe(0);
    expect(JSON.parse(arrears("status", "--data", data, "--json").out)).toMatchObject({
      loads: {accepted: 2, refused: 1, rows: 2, quarantined: 1},
      warehouse: {first_period: "2024-01", last_period: "2024-02", is_synthetic: false, nation: {late: "50"}}
    });
  });

  it("answers as of a date, for a state that is not the current one", () => {
    const before = arrears("export", "rates", "--data", data, "--as-of", "2024-02-15").out;
    expect(before).not.toContain("2024-02");
    expect(arrears("export", "rates", "--data", data).out).toContain("2024-02");
  });

  it("finds what was damaged behind its back", () => {
    const accepted = join(data, "build", "accepted");
    const none = arrears("export", "scores", "--period", "2031-01", "--data", data);
    expect([none.code, none.out]).toEqual([2, ""]);
    expect(none.err).toMatch(/no month 2031-01 in this warehouse \(known: \d{4}-\d\d to \d{4}-\d\d\)/);
    const loads = arrears("export", "loads", "--data", data).out.split("\n");
    const sha = loads.find((line) => line.includes("2024-01.csv"))!.slice(0, 64);
    writeFileSync(join(accepted, `${sha}.parquet`), "");
    const verify = arrears("verify", "--data", data);
    expect(verify.code).toBe(1);
    expect(verify.out).toContain("2024-01.csv");
    const database = readFileSync(join(data, "build", "contributions.duckdb"));
    expect(arrears("build", "--force", "--data", data).code).toBe(1);
    expect(readFileSync(join(data, "build", "contributions.duckdb")).equals(database)).toBe(true);
    expect(existsSync(join(data, "build", "tmp", "build-1"))).toBe(false);
  });
});
