/** What is written in any of the contract's forms is read back as the same value; what leaves a doubt is not read. */
import * as fc from "fast-check";
import {describe, expect, test} from "vitest";
import {KINDS} from "../../loaders/extract/contract.js";
import {layoutOf, unitOf} from "../../loaders/extract/header.js";
import {findHeader} from "../../loaders/extract/head.js";
import {lookupTypes} from "../../loaders/extract/lookups.js";
import {NumberStyles} from "../../loaders/extract/numbers.js";
import {number, type NumberStyle} from "../../loaders/extract/numberSql.js";
import {readings} from "../../loaders/extract/expressions.js";
import {literal, withDatabase, type Db} from "../../loaders/warehouse/open.js";

const SEED = 20261122;
const grouped = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, mark);

interface Written {
  text: string;
  value: bigint;
}

const whole = fc.oneof(
  fc.bigInt({min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n}),
  fc.bigInt({min: -2000n, max: 2000n})
);
const FORMS: Record<NumberStyle, (digits: string) => string[]> = {
  plain: (digits) => [digits, `00${digits}`],
  vietnamese: (digits) => [digits, grouped(digits, "."), `${grouped(digits, ".")},0`, `${digits},000000`],
  english: (digits) => [digits, grouped(digits, ","), `${grouped(digits, ",")}.0`, `${digits}.000000`]
};
const writtenIn = (style: NumberStyle): fc.Arbitrary<Written> =>
  fc.tuple(whole, fc.nat(3)).map(([value, form]) => {
    const forms = FORMS[style]((value < 0n ? -value : value).toString());
    return {text: `${value < 0n ? "-" : ""}${forms[form % forms.length]!}`, value};
  });

const RULE = {factor: "1", largest: 999_999_999_999_999_999n, isWhole: true, nonNegative: false, hasTyped: false};

async function readAll(db: Db, texts: readonly string[], style: NumberStyle, factor = "1"): Promise<(bigint | null)[]> {
  const {value, fault} = number("c", style, {...RULE, factor});
  const rows = await db.all<{v: bigint | null; fault: string | null}>(
    `select (${value})::hugeint as v, ${fault} as fault from (values ${texts.map((t, i) => `(${i}, ${literal(t)})`).join(", ")}) as t(i, c) order by i`
  );
  return rows.map((r) => (r.fault === null ? r.v : null));
}

describe("numbers", () => {
  test.each(["plain", "vietnamese", "english"] as const)("%s: written and read back", async (style) => {
    await withDatabase(":memory:", {threads: 1}, async (db) => {
      await fc.assert(
        fc.asyncProperty(fc.array(writtenIn(style), {minLength: 40, maxLength: 120}), async (all) => {
          expect(
            await readAll(
              db,
              all.map((w) => w.text),
              style
            )
          ).toEqual(all.map((w) => w.value));
        }),
        {seed: SEED, numRuns: 12}
      );
    });
  });

  test("thousands of đồng with decimals are exact, and set aside when they are not whole", async () => {
    await withDatabase(":memory:", {threads: 1}, async (db) => {
      const amounts = fc.tuple(fc.bigInt({min: -(10n ** 14n), max: 10n ** 14n}), fc.nat(99_999));
      await fc.assert(
        fc.asyncProperty(fc.array(amounts, {minLength: 40, maxLength: 80}), async (all) => {
          const texts = all.map(([v, d]) => `${grouped(String(v), ".")},${String(d).padStart(5, "0")}`);
          const values = all.map(([v, d]) => {
            if (d % 100 !== 0) return null;
            const sign = texts[all.findIndex((x) => x[0] === v)]!.startsWith("-") ? -1n : 1n;
            return v * 1000n + sign * BigInt(d / 100);
          });
          expect(await readAll(db, texts, "vietnamese", "1000")).toEqual(values);
        }),
        {seed: SEED, numRuns: 12}
      );
    });
  });

  test("nothing but the contract's forms is a number", async () => {
    const junk = fc.string({
      unit: fc.constantFrom(..."0123456789.,-+ eE'_()xX%\u00a0\u2212=đ"),
      minLength: 1,
      maxLength: 9
    });
    const PATTERN: Record<NumberStyle, RegExp> = {
      plain: /^-?\d+$/,
      vietnamese: /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d{1,6})?$/,
      english: /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,6})?$/
    };
    await withDatabase(":memory:", {threads: 1}, async (db) => {
      for (const style of ["plain", "vietnamese", "english"] as const)
        await fc.assert(
          fc.asyncProperty(fc.array(junk, {minLength: 60, maxLength: 120}), async (all) => {
            const read = await readAll(db, all, style);
            for (const [i, text] of all.entries())
              if (!PATTERN[style].test(text)) expect([text, read[i]]).toEqual([text, null]);
          }),
          {seed: SEED, numRuns: 10}
        );
    });
  });

  test("a style is decided only when no other reads the same cells", () => {
    const cells = fc.array(
      fc.oneof(writtenIn("vietnamese"), writtenIn("english"), writtenIn("plain")).map((w) => w.text),
      {minLength: 1, maxLength: 6}
    );
    fc.assert(
      fc.property(cells, (all) => {
        const styles = new NumberStyles();
        for (const cell of all) styles.see(cell);
        const fits = (group: string, point: string) => {
          const pattern = new RegExp(`^-?(\\d+|\\d{1,3}(\\${group}\\d{3})+)(\\${point}\\d{1,6})?$`);
          return all.every((c) => pattern.test(c))
            ? all.map((c) => Number(c.replaceAll(group, "").replace(point, ".")))
            : null;
        };
        const [vi, en] = [fits(".", ","), fits(",", ".")];
        let decided: string;
        try {
          decided = styles.decide();
        } catch {
          decided = "refused";
        }
        const isSame = JSON.stringify(vi?.map((v) => v + 0)) === JSON.stringify(en?.map((v) => v + 0));
        const wanted =
          !vi && !en
            ? ["refused"]
            : !vi
              ? ["english"]
              : !en
                ? ["vietnamese"]
                : isSame
                  ? ["plain", "vietnamese", "english"]
                  : ["refused"];
        expect(wanted).toContain(decided);
      }),
      {seed: SEED, numRuns: 3000}
    );
  });
});

describe("months and days", () => {
  test("every month of the contract's three forms, every day of its two; no day that the calendar lacks", async () => {
    const [actions, ledger] = [KINDS.find((k) => k.id === "actions")!, KINDS[0]!];
    const grid = (kind: typeof ledger, name: string) => ({
      ...layoutOf(kind.columns.map((c) => c.name)),
      positions: new Map([
        [name, 0],
        [kind.cell.period, 0]
      ]),
      unit: 1 as const
    });
    const month = readings(grid(ledger, "period"), "plain").find((r) => r.column.name === "period")!;
    const day = readings(grid(actions, "document_date"), "plain").find((r) => r.column.name === "document_date")!;
    const two = (n: number) => String(n).padStart(2, "0");
    await withDatabase(":memory:", {threads: 1}, async (db) => {
      await db.run(lookupTypes(["01"], ["01"], ["01"]));
      const read = (sql: string, texts: string[]) =>
        db.all<{v: string | null}>(
          `select (${sql})::varchar as v from (values ${texts.map((t, i) => `(${i}, ${literal(t)})`).join(", ")}) as t(i, c0) order by i`
        );
      const parts = fc.tuple(
        fc.integer({min: 1990, max: 2099}),
        fc.integer({min: 1, max: 14}),
        fc.integer({min: 1, max: 33}),
        fc.nat(3)
      );
      await fc.assert(
        fc.asyncProperty(fc.array(parts, {minLength: 50, maxLength: 100}), async (all) => {
          const months = all.map(([y, m, , form]) => [`${y}-${two(m)}`, `${two(m)}/${y}`, `${two(m)}${y}`][form % 3]!);
          expect((await read(month.value, months)).map((r) => r.v)).toEqual(
            all.map(([y, m]) => (m <= 12 ? String(y * 12 + m - 1) : null))
          );
          const days = all.map(([y, m, d, form]) =>
            form % 2 ? `${y}-${two(m)}-${two(d)}` : `${two(d)}/${two(m)}/${y}`
          );
          const exists = ([y, m, d]: readonly number[]) =>
            new Date(Date.UTC(y!, m! - 1, d)).getUTCMonth() === m! - 1 && m! <= 12 && d! <= 31;
          expect((await read(day.value, days)).map((r) => r.v)).toEqual(
            all.map((p) => (exists(p) ? `${p[0]}-${two(p[1])}-${two(p[2])}` : null))
          );
        }),
        {seed: SEED, numRuns: 8}
      );
    });
  });
});

describe("headings", () => {
  test.each(KINDS.map((k) => k.id))("%s: any language, case, accents, spacing, order, delimiter and titles", (id) => {
    const kind = KINDS.find((k) => k.id === id)!;
    const dress = fc.record({
      choice: fc.nat(9),
      isUpper: fc.boolean(),
      form: fc.constantFrom("NFC", "NFD", "bare"),
      spaces: fc.boolean()
    });
    const bare = (t: string) => t.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
    const wear = (names: string[], d: {choice: number; isUpper: boolean; form: string; spaces: boolean}) => {
      const name = names[d.choice % names.length]!;
      const formed = d.form === "bare" ? bare(name) : name.normalize(d.form);
      const cased = d.isUpper ? formed.toUpperCase() : formed;
      return d.spaces ? ` ${cased.replaceAll(" ", " \u00a0")}\u200b ` : cased;
    };
    const size = kind.columns.length;
    const inputs = fc.tuple(
      fc.array(dress, {minLength: size, maxLength: size}),
      fc.shuffledSubarray([...kind.columns.keys()], {minLength: size}),
      fc.constantFrom(",", ";", "\t"),
      fc.array(fc.constantFrom("", "BÁO CÁO", "Tháng 1, năm 2026; lần 2", 'Mẫu "C12'), {maxLength: 5})
    );
    fc.assert(
      fc.property(inputs, ([dresses, order, delimiter, titles]) => {
        const cells = order.map((i) => wear([kind.columns[i]!.name, ...kind.columns[i]!.headings], dresses[i]!));
        const found = findHeader([...titles, cells.join(delimiter), "x"])!;
        expect([found.first, found.last, found.delimiter]).toEqual([titles.length, titles.length, delimiter]);
        const layout = layoutOf(found.cells);
        expect(layout.kind.id).toBe(id);
        expect(order.map((i) => layout.positions.get(kind.columns[i]!.name))).toEqual([...order.keys()]);
      }),
      {seed: SEED, numRuns: 60}
    );
  });

  test("a unit of money in any title, case and form", () => {
    const factors = [
      ["đồng", 1],
      ["nghìn đồng", 1000],
      ["triệu đồng", 1_000_000]
    ] as const;
    const inputs = fc.tuple(
      fc.constantFrom(...factors),
      fc.constantFrom("Đơn vị tính: ", "ĐVT: ", "(Đơn vị tính : ", "đvt:", "Đơn vị: "),
      fc.boolean(),
      fc.constantFrom("NFC", "NFD")
    );
    fc.assert(
      fc.property(inputs, ([[words, factor], label, isUpper, form]) => {
        const title = `${label}${isUpper ? words.toUpperCase() : words}${label.startsWith("(") ? ")" : ""}`.normalize(
          form
        );
        expect([title, unitOf(["BÁO CÁO", title, "Đơn vị: Công ty Đồng Tâm"])]).toEqual([title, factor]);
      }),
      {seed: SEED, numRuns: 100}
    );
  });
});
