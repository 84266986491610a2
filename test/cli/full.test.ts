/** A disk that fills up while files are being loaded; needs a file system of its own, which only root can make. */
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {loadPaths} from "../../loaders/extract/load.js";
import {readRecords} from "../../loaders/extract/records.js";
import {world} from "../../loaders/paths.js";
import {csv, ledgerRow, NOW, Office} from "../extract/office.js";

const mount = (...args: string[]) => spawnSync("mount", args).status === 0;
const canMount = process.platform === "linux" && process.getuid?.() === 0;

/** A ledger whose amounts hardly repeat, so that its rows take room. */
function ledger(rows: number): string {
  return csv(
    Array.from({length: rows}, (_, i) => {
      const paid = String(1 + ((i * 2_654_435_761) % 4_294_967_291) * 1009);
      return ledgerRow({
        wage_base: paid,
        si_opening: paid,
        si_accrued: "0",
        si_adjusted: "0",
        si_paid: "0",
        si_closing: paid
      });
    })
  );
}

test.skipIf(!canMount)("a full disk ends the run; with room made, the next one takes every file", async (context) => {
  await Office.open(async (office) => {
    const data = join(office.data, "small");
    mkdirSync(data);
    if (!mount("-t", "tmpfs", "-o", "size=150k", "tmpfs", data))
      return context.skip("a small file system cannot be mounted here");
    try {
      const paths: string[] = [];
      for (const i of [1, 2, 3]) paths.push(await office.write(`${i}.csv`, ledger(8000)));
      await expect(loadPaths({data, paths, now: NOW})).rejects.toThrow(/No space left|ENOSPC/);
      const {accepted, tmp, lock} = world(data);
      expect(readRecords(accepted).every((r) => r.status === "accepted")).toBe(true);
      expect(existsSync(lock)).toBe(false);
      expect(mount("-o", "remount,size=50m", data)).toBe(true);
      const outcomes = await loadPaths({data, paths, now: NOW});
      expect(outcomes.map((o) => ["accepted", "known"].includes(o.answer))).toEqual([true, true, true]);
      expect(readRecords(accepted).map((r) => r.accepted)).toEqual([8000, 8000, 8000]);
      expect(readdirSync(accepted)).toHaveLength(6);
      expect(readdirSync(tmp)).toEqual([]);
    } finally {
      spawnSync("umount", [data]);
    }
  });
});
