/** What a reader does on the explorer's page, and the warehouse's own answers to the same questions. */
import {readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {expect} from "vitest";
import {world} from "../../loaders/paths.js";
import {withDatabase} from "../../loaders/warehouse/open.js";

const SHIPPED = readFileSync(new URL("../../loaders/site/explorer/shipped.sql", import.meta.url), "utf8");

export interface Sums {
  rows: string;
  employers: string;
  late: string;
  wageBase: string;
  receivable: string;
  headcount: string;
  lateRows: string;
}

/** Waits until the page has answered the last choice, and gives what it shows. */
export async function shown(page: Page): Promise<Sums> {
  await ready(page);
  const exact = await page.evaluate(
    `Object.fromEntries([...document.querySelectorAll("[data-total]")].map((e) => [e.dataset.total, e.dataset.exact]))`
  );
  const {rows, employers, late, wageBase, receivable, headcount, lateRows} = exact as Sums;
  return {rows, employers, late, wageBase, receivable, headcount, lateRows};
}

export async function ready(page: Page): Promise<void> {
  await page.locator('html[data-explorer="ready"][data-explorer-table="ready"]').waitFor({state: "attached"});
}

/** Drags over a chart from one share of its width to another. */
export async function drag(page: Page, view: string, from: number, to: number): Promise<void> {
  const drawing = page.locator(`#xp-${view} .xp-drawing`);
  await drawing.scrollIntoViewIfNeeded();
  const box = (await drawing.boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, {steps: 4});
  await page.mouse.move(box.x + box.width * to, y);
  await page.mouse.up();
}

/** Chooses in the boxes of a chart with keys only. */
export async function limits(page: Page, view: string, from: string, to: string): Promise<void> {
  const boxes = page.locator(`#xp-${view} .xp-limits select`);
  for (const [i, value] of [from, to].entries()) {
    await boxes.nth(i).focus();
    const options = await boxes.nth(i).locator("option").allTextContents();
    const at = options.indexOf(value);
    expect(at, `${value} in ${options.join(" | ")}`).toBeGreaterThan(-1);
    await page.keyboard.press("Home");
    for (let k = 0; k < at; k++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await ready(page);
  }
}

export async function press(page: Page, name: string, key = "Enter"): Promise<void> {
  await page.locator(`[data-do="${name}"]`).focus();
  await page.keyboard.press(key);
}

export async function saved(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
  return readFile(await file.path());
}

/** The warehouse's own answer for a condition on the shipped set. */
export async function askRows<T>(data: string, select: string, where: string, rest = ""): Promise<T[]> {
  return withDatabase(world(data).database, {readOnly: true}, async (db) => {
    await db.run("set variable from_employer = 0; set variable to_employer = 2000000000");
    return db.all<T>(`with employers as (
      select employer_code, arg_max(employer_name, from_ix) as employer_name
      from warehouse.dim_employer join warehouse.dim_employer_version using (employer_id) group by employer_code
    ) select ${select} from (
      select s.*, d.period, e.employer_code from (${SHIPPED}) as s
      join warehouse.dim_period as d using (period_ix) join warehouse.dim_employer as e using (employer_id)
    ) as s where ${where} ${rest}`);
  });
}

export async function sumsOf(data: string, where: string): Promise<Sums> {
  const [row] = await askRows<Sums>(
    data,
    `count(*)::varchar as rows, count(distinct employer_id)::varchar as employers, coalesce(sum(late), 0)::varchar as late,
    coalesce(sum(wage_base), 0)::varchar as "wageBase", coalesce(sum(receivable), 0)::varchar as receivable,
    coalesce(sum(headcount), 0)::varchar as headcount, count(*) filter (late > 0)::varchar as "lateRows"`,
    where
  );
  return row!;
}
