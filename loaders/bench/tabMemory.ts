import {readFile} from "node:fs/promises";
import type {Browser} from "playwright-core";

export interface Memory {
  /** All pages in memory, the browser's own code among them, which every tab shares. */
  resident: number;
  /** The most of them at any time. */
  peak: number;
  /** Pages that no file stands behind: what the browser's task manager calls the tab's memory. */
  own: number;
  /** Own pages and the tab's share of those that several processes use. */
  share: number;
}

/** The renderer that has worked most: the tab of the explorer. */
export async function largestRenderer(of: Browser): Promise<{id: number; cpuTime: number}> {
  const {processInfo} = await (await of.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({type}) => type === "renderer").sort((a, b) => b.cpuTime - a.cpuTime);
  return renderers[0] ?? {id: 0, cpuTime: NaN};
}

/** Memory of a process as the system tells it (Linux), in bytes; null elsewhere. */
export async function memoryOf(id: number): Promise<Memory | null> {
  const read = (name: string) => readFile(`/proc/${id}/${name}`, "utf8").catch(() => "");
  const [status, rollup] = await Promise.all([read("status"), read("smaps_rollup")]);
  const bytes = (text: string, name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? NaN) * 1024;
  if (!status) return null;
  return {
    resident: bytes(status, "VmRSS"),
    peak: bytes(status, "VmHWM"),
    own: bytes(status, "RssAnon"),
    share: bytes(rollup, "Pss")
  };
}
