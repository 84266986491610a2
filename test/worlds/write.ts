/** Writes deliveries as CSV files to the contract, in one of the dresses that it allows. */
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {
  FUNDS,
  monthText,
  type ActionRow,
  type Delivery,
  type EmployerRow,
  type LedgerRow,
  type PlanRow
} from "../oracle/types.js";
import {Random} from "./random.js";

type Cells = Record<string, string>;

/** How one file is written; the content is the same in every dress. */
interface Dress {
  delimiter: string;
  mark: boolean;
  lineEnd: string;
  month(period: number): string;
}

function dressOf(r: Random): Dress {
  const month = r.pick([
    monthText,
    (p: number) => monthText(p).replace(/(\d+)-(\d+)/, "$2/$1"),
    (p: number) => monthText(p).replace(/(\d+)-(\d+)/, "$2$1")
  ]);
  return {delimiter: r.pick([",", ",", ";", "\t"]), mark: r.chance(0.3), lineEnd: r.pick(["\n", "\r\n"]), month};
}

/** Writes each delivery into `folder` under its name; returns the paths in load order. */
export async function writeDeliveries(folder: string, deliveries: Delivery[], seed: number): Promise<string[]> {
  await mkdir(folder, {recursive: true});
  const paths: string[] = [];
  for (const [index, delivery] of deliveries.entries()) {
    const path = join(folder, delivery.file);
    await writeFile(path, deliveryText(delivery, new Random(seed + index)));
    paths.push(path);
  }
  return paths;
}

/** The text of one file. */
export function deliveryText(delivery: Delivery, r: Random): string {
  const dress = dressOf(r);
  const rows = [
    ...delivery.ledger.map((row) => ledgerCells(row, dress)),
    ...delivery.employers.map((row) => employerCells(row, dress)),
    ...delivery.plans.map(planCells),
    ...(delivery.actions ?? []).map(actionCells)
  ];
  const noAdjustment = delivery.ledger.every((row) =>
    FUNDS.every((fund) => row.funds[fund].adjusted === 0n && !row.fault)
  );
  let columns = r.chance(0.5) ? Object.keys(rows[0]!) : r.shuffle(Object.keys(rows[0]!));
  if (noAdjustment && r.chance(0.5)) columns = columns.filter((name) => !name.endsWith("_adjusted"));
  const lines = [columns, ...rows.map((cells) => columns.map((name) => cells[name]!))];
  return (dress.mark ? "\ufeff" : "") + lines.map((cells) => cells.join(dress.delimiter) + dress.lineEnd).join("");
}

function ledgerCells(row: LedgerRow, dress: Dress): Cells {
  const cells: Cells = {
    period: dress.month(row.period),
    province_code: row.province,
    employer_code: row.employer,
    headcount: String(row.headcount),
    wage_base: String(row.wageBase)
  };
  for (const fund of FUNDS) {
    for (const [name, value] of Object.entries(row.funds[fund])) cells[`${fund}_${name}`] = String(value);
  }
  for (const [name, value] of Object.entries(row.interest)) cells[`interest_${name}`] = String(value);
  if (row.fault) cells[row.fault.column] = row.fault.text;
  return cells;
}

function employerCells(row: EmployerRow, dress: Dress): Cells {
  return {
    employer_code: row.employer,
    valid_from: dress.month(row.validFrom),
    tax_code: "0100109106",
    employer_name: `Employer ${row.employer}`,
    province_code: row.province,
    agency_code: `${row.province}001`,
    employer_type: row.employerType,
    sector_code: row.sector,
    sector_version: row.sectorVersion,
    payment_cycle: String(row.cycle),
    min_wage_region: "II",
    officer_code: `CB${row.province}1`,
    status: row.status ?? "active",
    hard_to_collect: row.hardToCollect,
    frozen: row.frozen ? "1" : "0"
  };
}

function planCells(row: PlanRow): Cells {
  return {province_code: row.province, year: String(row.year), measure: row.measure, value: String(row.value)};
}

function actionCells(row: ActionRow): Cells {
  return {
    employer_code: row.employer,
    action: row.action,
    document_no: row.no,
    document_date: row.date,
    amount: row.amount === null ? "" : String(row.amount),
    days_late: "",
    officer_code: "",
    note: ""
  };
}
