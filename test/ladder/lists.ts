/** The lists that leave the house, from the recomputed ladder and the text of docs/ladder.md. */
import {current} from "../oracle/current.js";
import {RULES} from "../oracle/rules.js";
import {monthOf, monthText, type ActionRow, type Delivery} from "../oracle/types.js";
import {lastDay, monthOfDay} from "./dates.js";
import {documentsOf, type LadderRow} from "./recompute.js";

const FIRST_QUARTER = monthOf("2025-11");

/** Every row of both lists, as the model has it: "list month employer" in `key`. */
export function lists(deliveries: Delivery[], rows: readonly LadderRow[]): LadderRow[] {
  const now = current(deliveries, RULES);
  const documents = documentsOf(deliveries);
  const last = Math.max(...[...now.cells.values()].map((cell) => cell.period));
  const atLast = new Map(
    rows.filter((row) => row["period"] === monthText(last)).map((row) => [row["employer_code"], row])
  );
  const result: LadderRow[] = [];
  for (const row of rows) {
    if (row["publishable"] !== "true") continue;
    const month = monthOf(row["period"]!);
    const kinds = [
      ...(month >= last - 1 ? ["publication"] : []),
      ...(month % 3 === 2 && month >= FIRST_QUARTER ? ["state"] : [])
    ];
    const employer = row["employer_code"]!;
    const isKnown = now.ledger.get(employer)!.some((ledger) => ledger.period === last);
    const counting = (documents.get(employer) ?? []).filter(
      (doc) => monthOfDay(doc.date) > monthOf(row["due"]!) && monthOfDay(doc.date) <= month
    );
    for (const list of kinds)
      result.push({
        key: `${list} ${row["period"]} ${employer}`,
        late: row["late"]!,
        data_date: lastDay(month),
        paid_to: lastDay(last),
        now: stateOf(isKnown, atLast.get(employer)),
        late_now: isKnown ? (atLast.get(employer)?.["late"] ?? "0") : null,
        dunning: proof(counting, "dunning_notice"),
        inspection: proof(counting, "inspection_decision") ?? proof(counting, "inspection_conclusion"),
        penalty: proof(counting, "penalty_decision")
      });
  }
  return result;
}

function stateOf(isKnown: boolean, row: LadderRow | undefined): string {
  if (!isKnown) return "unknown";
  if (!row) return "paid";
  if (row["publishable"] === "true") return "listed";
  return row["handling"] ? "apart" : "renewed";
}

/** Date and number of the first document of a kind; of several on one day the smallest number. */
function proof(counting: readonly ActionRow[], kind: string): string | null {
  const own = counting.filter((doc) => doc.action === kind).map((doc) => `${doc.date} ${doc.no}`);
  return own.sort()[0] ?? null;
}

/** Where each document of a known employer is counted: the province of today of its last row up to the document's month. */
export function places(deliveries: Delivery[], registered: ReadonlySet<string>): LadderRow[] {
  const now = current(deliveries, RULES);
  const result: LadderRow[] = [];
  for (const [employer, documents] of documentsOf(deliveries)) {
    const rows = now.ledger.get(employer) ?? [];
    if (!registered.has(employer)) continue;
    for (const doc of documents) {
      const row = rows.filter((ledger) => ledger.period <= monthOfDay(doc.date)).at(-1);
      const code = row ? RULES.asIs(row.province, row.period) : null;
      result.push({
        key: [employer, doc.action, doc.no, doc.date].join(" "),
        code,
        amount: doc.amount?.toString() ?? null
      });
    }
  }
  return result;
}
