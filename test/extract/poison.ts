/** A folder of poisoned files, each with the answer that a careful auditor would give. */
import {beforeAll, describe, expect, test} from "vitest";
import type {FileOutcome} from "../../loaders/extract/load.js";
import type {LoadRecord} from "../../loaders/extract/records.js";
import {csv, ledgerRow, Office, type Cells, type Fault} from "./office.js";

export interface Poison {
  /** Name of the file; a number is put in front. */
  file?: string;
  body: string | Uint8Array;
  control?: string;
  answer: "accepted" | "quarantined" | "refused";
  /** Rows taken. */
  accepted?: number;
  /** Every fault, in the order of lines and columns: line, column, reason, and the value where it matters. */
  faults?: [line: number, column: string, reason: string | RegExp, value?: string][];
  /** Reasons of a refusal or notes, all of them. */
  messages?: (string | RegExp)[];
  record?: Partial<LoadRecord>;
  /** What accepted rows hold, in their order. */
  rows?: Partial<Cells>[];
}

/** The columns of a ledger row in their order. */
export const COLUMNS = Object.keys(ledgerRow());
export const at = (column: string): number => COLUMNS.indexOf(column);

/** A ledger of good rows. */
export function ledger(...changes: Cells[]): Cells[] {
  return (changes.length ? changes : [{}, {}]).map((over) => ledgerRow(over));
}

/** Loads all files in one folder between two good ones, and tests the answer to each. */
export function testPoison(title: string, cases: Record<string, Poison>): void {
  describe(title, () => {
    const names = Object.keys(cases);
    const seen = new Map<string, {outcome: FileOutcome; faults: Fault[]; rows: Cells[]; record: LoadRecord}>();
    let good: FileOutcome[] = [];
    beforeAll(async () => {
      await Office.open(async (office) => {
        const paths = [await office.write("000-good.csv", csv(ledger()))];
        for (const [i, {file = "x.csv", body, control}] of Object.values(cases).entries()) {
          const path = await office.write(`${String(i + 1).padStart(3, "0")}-${file}`, body);
          if (control) await office.write(`${String(i + 1).padStart(3, "0")}-${file}.control.json`, control);
          paths.push(path);
        }
        paths.push(await office.write("999-good.csv", csv(ledger())));
        const outcomes = await office.load(paths);
        const told = await office.tellAll(outcomes.filter((o) => o.answer !== "refused"));
        for (const [i, name] of names.entries()) {
          const outcome = outcomes.find((o) => o.file === paths[i + 1])!;
          const {faults = [], rows = []} = told.get(outcome.sha256 ?? "") ?? {};
          seen.set(name, {outcome, faults, rows, record: office.record(outcome)});
        }
        good = [outcomes[0]!, outcomes.at(-1)!];
      });
    }, 120_000);

    test.each(names)("%s", (name) => {
      const {answer, accepted, faults, messages, record, rows} = cases[name]!;
      const found = seen.get(name)!;
      expect({answer: found.outcome.answer, messages: answer === "refused" ? [] : found.outcome.messages}).toEqual({
        answer,
        messages: answer === "refused" ? [] : expect.any(Array)
      });
      if (answer === "refused") expect(found.outcome.accepted).toBe(0);
      if (accepted !== undefined) expect(found.outcome.accepted).toBe(accepted);
      if (messages) expect(found.outcome.messages).toEqual(messages.map(like));
      if (faults)
        expect(
          found.faults.map((f, i) => [f.line, f.column, f.reason, ...(faults[i]?.[3] !== undefined ? [f.value] : [])])
        ).toEqual(faults.map(([line, column, reason, ...value]) => [line, column, like(reason), ...value]));
      if (answer === "accepted") expect(found.faults).toEqual([]);
      if (record) expect(found.record).toMatchObject(record);
      if (rows) expect(found.rows).toMatchObject(rows);
    });

    test("the good files beside them are taken whole", () => {
      expect(good.map((o) => [o.answer, o.accepted])).toEqual([
        ["accepted", 2],
        ["accepted", 2]
      ]);
    });
  });
}

function like(text: string | RegExp): unknown {
  return typeof text === "string" ? text : (expect.stringMatching(text) as unknown);
}
