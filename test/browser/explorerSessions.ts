import {readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {parse} from "csv-parse/sync";
import {read} from "hucre";
import type {Page} from "playwright-core";
import {expect} from "vitest";
import {world} from "../../loaders/paths.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {askRows, drag, limits, press, ready, saved, shown, sumsOf} from "./explorer-page.js";
import type {SampleSite} from "./site.js";
import {describe, it} from "./support.js";
import type {OpenSite} from "./support.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LANGS = ["vi", "en"] as const;

/** The site that the sessions are held on, and where it is open. */
export interface Given {
  site: SampleSite;
  open: OpenSite;
}

let given: () => Given;

const ask = <T>(select: string, where: string, rest = "") => askRows<T>(given().site.data, select, where, rest);
const sums = (where: string) => sumsOf(given().site.data, where);

async function visit(lang: string, hash = "", width = 1280): Promise<Page> {
  const page = await given().open.open(`${lang}/explorer.html${hash}`, {width});
  await ready(page);
  return page;
}

const close = (page: Page) => page.context().close();

/** What analysts do on the explorer's page of a site that is open by the time the tests run. */
export function explorerSessions(on: () => Given): void {
  given = on;
  sessions();
  explorer();
}

const sessions = () =>
  describe.each(LANGS)("an analyst's session in %s", (lang) => {
    it("by mouse: brush, answer, undo, compare, drill, send the address", async () => {
      const page = await visit(lang);
      expect(await shown(page)).toEqual(await sums("true"));

      await drag(page, "period", 0.6, 0.999);
      const first = await page.evaluate("location.hash");
      expect(first).toMatch(/^#t=2025-03~2025-12$/);
      expect(await shown(page)).toEqual(await sums("period >= '2025-03'"));

      await drag(page, "dh", 0.06, 0.47);
      const hash = await page.evaluate<string>("location.hash");
      const [, low, high] = /dh=(-[\d.]+)~(-[\d.]+)$/.exec(decodeURIComponent(hash))!;
      const next = {"-0.05": "0.98", "-0.02": "1", "-0.1": "0.95"}[high!]!;
      const lost = `headcount_ratio >= ${1 + Number(low)} and headcount_ratio < ${next}`;
      const chosen = await sums(`period >= '2025-03' and ${lost}`);
      expect(Number(chosen.rows)).toBeGreaterThan(5);
      expect(await shown(page)).toEqual(chosen);

      // The other charts count what is left: the table of the provinces' list against SQL.
      const provinces = await ask<{n: string}>(
        "count(*)::varchar as n",
        `period >= '2025-03' and ${lost}`,
        "group by province_code order by province_code"
      );
      const values = await page.locator("#xp-prov .xp-value").allTextContents();
      expect(values.map((text) => text.replace(/[.,]/g, "")).filter((text) => text !== "0")).toEqual(
        provinces.map((row) => row.n)
      );

      await page.click('[data-do="undo"]');
      expect(await shown(page)).toEqual(await sums("period >= '2025-03'"));
      await page.click('[data-do="redo"]');
      expect(await shown(page)).toEqual(chosen);

      // This selection against the same in the months before.
      await page.click('[data-do="pin"]');
      await ready(page);
      await drag(page, "period", 0.001, 0.55);
      const before = await shown(page);
      expect(before).toEqual(await sums(`period <= '2025-02' and ${lost}`));
      const cells = await page.locator('[data-compare="late"] td').allTextContents();
      const digits = (text: string) => text.replace(/[^\d−-]/g, "").replace("−", "-");
      expect(cells.map(digits)).toEqual([before.late, chosen.late, String(BigInt(before.late) - BigInt(chosen.late))]);

      // A row leads to the employer's evidence; the address opens all of it again.
      await page.locator("#xp-table .xp-link").first().click();
      await page.locator('#xp-evidence[data-state="ready"]').waitFor();
      const code = /e=([A-Z0-9]{7})/.exec(await page.evaluate("location.hash"))![1]!;
      const copy = await visit(lang, await page.evaluate<string>("location.hash"));
      expect(await shown(copy)).toEqual(before);
      await copy.locator('#xp-evidence[data-state="ready"]').waitFor();
      expect(await copy.locator("#xp-evidence h2").textContent()).toContain(code);
      await close(copy);
      await close(page);
    });

    it("by keyboard only: choose, search, export, read the evidence, save and open the view", async () => {
      const page = await visit(lang);
      const [none, five] =
        lang === "vi" ? ["không đổi", "5\u202ftr … < 10\u202ftr"] : ["no change", "5\u202fm … < 10\u202fm"];
      await limits(page, "dh", none, none);
      await limits(page, "late", five, five);
      const where = "headcount_ratio = 1 and late >= 5000000 and late < 10000000";
      expect(await shown(page)).toEqual(await sums(where));

      // A province by its box, found without accents.
      await page.locator("#xp-prov input[type=search]").focus();
      await page.keyboard.type("ho chi");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      const box = page.locator("#xp-prov .xp-item:visible input");
      await box.first().focus();
      await page.keyboard.press("Space");
      expect(await shown(page)).toEqual(await sums(`${where} and province_code = '79'`));
      await press(page, "undo");
      expect(await shown(page)).toEqual(await sums(where));

      // All keys pressed in one box are one step back.
      await press(page, "undo");
      const started = await shown(page);
      await press(page, "undo");
      expect([started, await shown(page)]).toEqual([
        await sums(`${where.slice(0, where.indexOf(" and late < "))}`),
        await sums("headcount_ratio = 1")
      ]);
      await press(page, "redo");
      await press(page, "redo");
      expect(await shown(page)).toEqual(await sums(where));

      // Sort by code in the heading, then all rows as CSV and as a workbook.
      await page.locator('#xp-table th[data-key="employer_code"] button').focus();
      await page.keyboard.press("Enter");
      await ready(page);
      const expected = await ask<Record<string, string>>(
        "period, employer_code, headcount::varchar as headcount, late::varchar as late, coalesce(months_late::varchar, '') as months_late",
        where,
        "order by employer_code, period"
      );
      const csv = parse<Record<string, string>>(await saved(page, "csv"), {columns: true, bom: true});
      const keys = Object.keys(expected[0]!);
      expect(csv.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]])))).toEqual(expected);

      await page.locator(".xp-note summary").focus();
      await page.keyboard.press("Enter");
      await page.locator("#xp-note").focus();
      await page.keyboard.type("Check <these> & ask");
      const book = await read(await saved(page, "xlsx"));
      const [about, rows] = book.sheets;
      const said = about!.rows.map((row) => row.map(String).join(" ")).join("\n");
      expect(said).toContain("Check <these> & ask");
      expect(said).toContain("headcount_ratio");
      expect(said).toContain(String(expected.length));
      const [head, ...body] = rows!.rows;
      const at = keys.map((key) => head!.indexOf(key));
      expect(body.map((row) => at.map((i) => String(row[i] ?? "")))).toEqual(
        expected.map((row) => keys.map((key) => row[key]))
      );

      // Down the table, into the evidence, to the next employer and back.
      await page.locator("#xp-table .xp-scroll").focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator('#xp-evidence[data-state="ready"]').waitFor();
      const title = await page.locator("#xp-evidence h2").textContent();
      const code = title!.slice(-7);
      const months = await withDatabase(world(given().site.data).database, {readOnly: true}, (db) =>
        db.all<{headcount: string}>(`select headcount::varchar as headcount from warehouse.fct_ledger
        join warehouse.dim_employer using (employer_id) where employer_code = '${code}' order by period_ix desc`)
      );
      const heads = await page.locator("#ev-heads-table tbody tr td").allTextContents();
      expect(heads.map((text) => text.replace(/[.,]/g, "")).filter((text) => /^\d/.test(text))).toEqual(
        months.map((row) => row.headcount)
      );
      await page.keyboard.press("n");
      await page.waitForFunction(`!document.querySelector("#xp-evidence h2").textContent.endsWith("${code}")`);
      await page.locator('#xp-evidence[data-state="ready"]').waitFor();
      await page.keyboard.press("Escape");
      await page.locator("#xp-evidence").waitFor({state: "hidden"});

      // The view as a file, cleared, opened again.
      const view = await saved(page, "save");
      await press(page, "clear");
      expect(await shown(page)).toEqual(await sums("true"));
      await page
        .locator("input[type=file]")
        .setInputFiles({name: "view.json", mimeType: "application/json", buffer: view});
      await page.waitForFunction("location.hash.includes('dh=0')");
      expect(await shown(page)).toEqual(await sums(where));
      await close(page);
    });

    it("has no axe violation, fits a phone and A4, and prints what is chosen", async () => {
      const page = await visit(lang, "#dh=-0.5~-0.1&e=none");
      await page.locator("#xp-table .xp-link").first().click();
      await page.locator('#xp-evidence[data-state="ready"]').waitFor();
      await page.locator("#xp-dh summary").click();
      await page.addScriptTag({path: AXE});
      const found = await page.evaluate('axe.run(document, {resultTypes: ["violations"]})');
      const {violations} = found as {violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]};
      expect(
        violations.flatMap((v) =>
          v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`)
        )
      ).toEqual([]);
      await page.emulateMedia({colorScheme: "dark"});
      const dark = await page.evaluate('axe.run(document, {runOnly: {type: "rule", values: ["color-contrast"]}})');
      expect(
        (dark as {violations: {nodes: {html: string}[]}[]}).violations.flatMap((v) => v.nodes.map((n) => n.html))
      ).toEqual([]);
      await page.setViewportSize({width: 680, height: 900});
      await page.emulateMedia({media: "print", colorScheme: "light"});
      const cut = await page.evaluate(`[...document.querySelectorAll(".xp-totals, .xp-drawing, .xp-chip, h1, h2")]
      .filter((e) => e.getBoundingClientRect().right > 681).map((e) => e.className + e.id)`);
      expect(cut).toEqual([]);
      expect(await page.locator(".xp-tools:visible, .action:visible").count()).toBe(0);
      expect(await page.locator(".xp-chip:visible").count()).toBe(1);
      await close(page);
      const phone = await visit(lang, "", 390);
      expect(await phone.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      await close(phone);
    });
  });

const explorer = () =>
  describe("the explorer", () => {
    it("finds employers by code and by name without accents, and says it in the address", async () => {
      const page = await visit("vi");
      const [one] = await ask<{employer_code: string}>("employer_code", "true", "order by employer_code limit 1");
      await page.fill("#xp-search", one!.employer_code.toLowerCase());
      await page.waitForFunction("location.hash.startsWith('#q=')");
      expect(await shown(page)).toEqual(await sums(`employer_code = '${one!.employer_code}'`));
      await page.fill("#xp-search", "dong nai");
      await page.waitForFunction("location.hash === '#q=dong%20nai'");
      expect(await shown(page)).toEqual(await sums("province_code = '75'"));
      await close(page);
    });

    it("sets the same months of the year before, or the months just before, beside the chosen ones", async () => {
      const page = await visit("vi", "#t=2025-03~2025-05&l=1~200000000");
      const late = "late >= 1 and late < 500000000";
      for (const [name, from, to] of [
        ["yearBefore", "2024-03", "2024-05"],
        ["before", "2024-12", "2025-02"]
      ]) {
        await page.click(`[data-do="${name}"]`);
        await ready(page);
        const other = await sums(`period between '${from}' and '${to}' and ${late}`);
        const cells = await page.locator('[data-compare="late"] td').allTextContents();
        expect(cells[1]!.replace(/\D/g, "")).toBe(other.late);
        const counted = await page.locator('[data-compare="employers"] td').allTextContents();
        expect(counted[1]!.replace(/\D/g, "")).toBe(other.employers);
      }
      await page.click("#xp-period .xp-limits button");
      expect(await page.locator('[data-do="before"]').isDisabled()).toBe(true);
      await close(page);
    });

    it("exports a search among kinds of flags row for row as its own SQL condition finds it", async () => {
      const page = await visit("vi");
      const kinds = await withDatabase(world(given().site.data).database, {readOnly: true}, (db) =>
        db.all<{kind: string}>(
          "select kind from detection.fct_flag where tier is not null group by kind order by count(*) desc, kind limit 2"
        )
      );
      const labels = await page.locator("#xp-kind .xp-item").allTextContents();
      expect(labels.length).toBeGreaterThan(kinds.length);
      for (const {kind} of kinds) await page.locator(`#xp-kind input[data-code="${kind}"]`).check();
      const where = `list_has_any(flag_kinds, [${kinds.map(({kind}) => `'${kind}'`).join(", ")}])`;
      expect(await page.evaluate("location.hash")).toContain("g=");
      expect(await shown(page)).toEqual(await sums(where));
      // Other lists count what is left, the list itself what it would leave.
      const [none] = await ask<{n: string}>("count(*)::varchar as n", "len(flag_kinds) = 0");
      const first = await page.locator("#xp-kind .xp-value").first().textContent();
      expect(first!.replace(/\D/g, "")).toBe(none!.n);

      const box = page.locator("#xp-search");
      await box.pressSequentially("đông cong");
      await page.waitForFunction("location.hash.includes('q=')");
      await ready(page);
      await box.press("Control+A");
      await box.pressSequentially("CONG  ty");
      await page.waitForFunction("location.hash.endsWith('ty')");
      const found = await shown(page);
      expect(Number(found.rows)).toBeGreaterThan(3);
      const book = await read(await saved(page, "xlsx"));
      const [about, rows] = book.sheets;
      const sql = about!.rows.map((row) => row.map(String)).find(([name]) => name === "Điều kiện SQL")![1]!;
      expect(sql).toContain("flag_kinds");
      expect(await sums(sql)).toEqual(found);
      const expected = await ask<Record<string, string>>(
        "period, employer_code, headcount::varchar as headcount, late::varchar as late",
        sql,
        "order by s.late desc, employer_code, period"
      );
      const [head, ...body] = rows!.rows;
      const at = Object.keys(expected[0]!).map((key) => head!.indexOf(key));
      expect(body.map((row) => at.map((i) => String(row[i] ?? "")))).toEqual(expected.map((row) => Object.values(row)));
      // Everything typed in one go is one step back.
      await page.click('[data-do="undo"]');
      expect(await page.evaluate("location.hash")).not.toContain("q=");
      await close(page);
    });

    it("shows an employer's documents and steps as the ladder has them", async () => {
      const [one] = await withDatabase(world(given().site.data).database, {readOnly: true}, (db) =>
        db.all<{code: string; n: bigint; step: string; no: string}>(`
        select employer_code as code, count(*) as n, any_value(s.step_due) as step, arg_max(d.document_no, d.document_date) as no
        from warehouse.fct_document as d
        join ladder.fct_step as s on d.employer_id = s.employer_id and s.period_ix = (select max(period_ix) from warehouse.dim_period)
        join warehouse.dim_employer as e on d.employer_id = e.employer_id
        where s.step_due is not null group by employer_code order by n desc, code limit 1`)
      );
      const page = await visit("en", `#e=${one!.code}`);
      await page.locator('#xp-evidence[data-state="ready"]').waitFor();
      const tables = page.locator(".xp-ladder table");
      const documents = await tables.first().locator("tbody tr").allTextContents();
      expect(documents.length).toBe(Number(one!.n));
      expect(documents[0]).toContain(one!.no);
      const title = (JSON.parse(readFileSync(`data/rules/step_${one!.step}.json`, "utf8")) as {title: {en: string}})
        .title;
      expect(await page.locator(".xp-ladder > p").first().textContent()).toContain(title.en);
      expect(await tables.nth(1).locator("tbody tr").first().textContent()).toContain(title.en);
      await close(page);
    });

    it("answers SQL with the engine of the page, asked for by a click, from the shipped rows alone", async () => {
      const page = await visit("en");
      const loaded = await page.evaluate<string[]>("performance.getEntriesByType('resource').map((e) => e.name)");
      expect(loaded.filter((name) => name.includes("engine"))).toEqual([]);
      await press(page, "console");
      await page.locator("#xp-sql").waitFor();
      await page.fill(
        "#xp-sql",
        "select period, sum(late) as late, count(*) filter (months_late >= 3) as old from rows where headcount_before > 0 group by period order by period"
      );
      await press(page, "run");
      await page.locator(".xp-result tbody tr").first().waitFor();
      const cells = await page.locator(".xp-result tbody tr").allTextContents();
      const expected = await ask<{period: string; late: string; old: string}>(
        "period, sum(late)::varchar as late, (count(*) filter (months_late >= 3))::varchar as old",
        "headcount_before > 0",
        "group by period order by period"
      );
      expect(cells).toEqual(expected.map((row) => row.period + row.late + row.old));
      // The chosen rows by their own condition: as many, of as many employers, with as much late.
      await page.locator("#xp-search").fill("cong ty");
      await page.waitForFunction("location.hash.includes('q=')");
      const {rows, employers, late} = await shown(page);
      await page.locator(".xp-samples button").last().click();
      await page.waitForFunction(
        `document.querySelector(".xp-result tbody")?.textContent === "${rows + employers + late}"`
      );
      await page.fill("#xp-sql", "select * from 'https://example.org/x.parquet'");
      await press(page, "run");
      await page.waitForFunction("document.querySelectorAll('.xp-result tbody tr').length === 0");
      await close(page);
    });

    it("saves charts as SVG and PNG with title, filters, source and date", async () => {
      const page = await visit("en", "#p=01");
      for (const [view, kind] of [
        ["late", "SVG"],
        ["late", "PNG"],
        ["prov", "SVG"],
        ["kind", "PNG"]
      ]) {
        const button = page.locator(`#xp-${view} .xp-pictures button`, {hasText: kind!});
        const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
        const bytes = await readFile(await file.path());
        if (kind === "PNG") expect(bytes.subarray(1, 4).toString()).toBe("PNG");
        else
          for (const text of [
            view === "prov" ? "Da Nang" : "Late amount",
            "Province: Hanoi",
            "Source: ",
            "data received to"
          ])
            expect(bytes.toString()).toContain(text);
      }
      await close(page);
    });

    it("asked no other host for anything and met no error", () => {
      expect(given().open.trouble).toEqual([]);
    });
  });
