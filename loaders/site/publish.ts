import {existsSync} from "node:fs";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {UserError} from "../errors.js";
import {checkSite} from "./check.js";
import {finishSite} from "./finish.js";
import {runFramework} from "./framework.js";
import type {SiteContent} from "./page.js";
import {stageSite} from "./stage.js";
import {heaviest, weighSite} from "./weights.js";
import type {PageWeight} from "./weights.js";

export interface SiteReport {
  pages: number;
  seconds: number;
  weights: PageWeight[];
}

/** Stage, render, finish, check, swap: from written pages to a published folder. */
export async function publish(
  content: SiteContent,
  {
    work,
    out,
    log,
    gate
  }: {
    work: string;
    out: string;
    log?: (line: string) => void;
    /** Looks through the finished folder once more; what it names keeps the site from being published. */
    gate?: (folder: string) => Promise<string[]>;
  }
): Promise<SiteReport> {
  const started = performance.now();
  const target = resolve(out);
  // Beside the target: a rename within one file system cannot stop half way.
  const fresh = `${target}.new-${process.pid}`;
  try {
    await mkdir(dirname(target), {recursive: true});
    await rm(fresh, {recursive: true, force: true});
    await stageSite(content, join(work, "src"));
    await runFramework(join(work, "src"), fresh);
    await finishSite(fresh, content);
    log?.(`render      ${content.pages.length} pages in ${secondsSince(started)} s`);
    const problems = await checkSite(fresh);
    if (problems.length > 0)
      throw new UserError([`the site has ${problems.length} faults and was not published`, ...problems]);
    const leaks = gate ? await gate(fresh) : [];
    if (leaks.length > 0)
      throw new UserError([
        `the edition holds ${leaks.length} things that its readers may not see and was not published`,
        ...leaks
      ]);
    const weights = await weighSite(fresh);
    await writeFile(join(work, "weights.json"), JSON.stringify(weights, null, 2) + "\n");
    await swap(fresh, target);
    log?.(`check       links, languages, hosts: no fault`);
    log?.(`weight      ${heaviest(weights)}; every kind of page in ${join(work, "weights.json")}`);
    return {pages: content.pages.length, seconds: secondsSince(started), weights};
  } finally {
    await rm(fresh, {recursive: true, force: true});
  }
}

async function swap(fresh: string, target: string): Promise<void> {
  const old = `${target}.old-${process.pid}`;
  if (existsSync(target)) await rename(target, old);
  await rename(fresh, target);
  await rm(old, {recursive: true, force: true});
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10;
}
