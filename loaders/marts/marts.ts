import type {Db} from "../warehouse/open.js";
import {readMart} from "./read.js";
import type * as rows from "./types.js";

/** All marts that the pages read, each under its own name. */
export interface Marts {
  run: rows.RunRow[];
  months: rows.MonthRow[];
  baseline: rows.BaselineRow[];
  events: rows.EventRow[];
  published: rows.PublishedRow[];
  definitions: rows.DefinitionRow[];
  names: rows.NameRow[];
  group_months: rows.GroupMonth[];
  ageing_months: rows.AgeingMonth[];
  fund_months: rows.FundMonth[];
  crossings: rows.CrossingRow[];
  top_employers: rows.TopEmployerRow[];
  movements: rows.MovementRow[];
  deliveries: rows.DeliveryRow[];
  loads: rows.LoadRow[];
  quarantine_reasons: rows.QuarantineReasonRow[];
  quarantine_rows: rows.QuarantineRow[];
  quarantine_totals: rows.QuarantineTotals[];
  consequence: rows.ConsequenceRow[];
  breaks: rows.BreakRow[];
  lost_employers: rows.LostRow[];
  reconciliation: rows.ReconciliationRow[];
}

/** Reads every mart from a warehouse that is open for reading; the pages are pure functions of the result. */
export async function readMarts(db: Db): Promise<Marts> {
  return {
    run: await readMart<rows.RunRow>(db, "run"),
    months: await readMart<rows.MonthRow>(db, "months"),
    baseline: await readMart<rows.BaselineRow>(db, "baseline"),
    events: await readMart<rows.EventRow>(db, "events"),
    published: await readMart<rows.PublishedRow>(db, "published"),
    definitions: await readMart<rows.DefinitionRow>(db, "definitions"),
    names: await readMart<rows.NameRow>(db, "names"),
    group_months: await readMart<rows.GroupMonth>(db, "group_months"),
    ageing_months: await readMart<rows.AgeingMonth>(db, "ageing_months"),
    fund_months: await readMart<rows.FundMonth>(db, "fund_months"),
    crossings: await readMart<rows.CrossingRow>(db, "crossings"),
    top_employers: await readMart<rows.TopEmployerRow>(db, "top_employers"),
    movements: await readMart<rows.MovementRow>(db, "movements"),
    deliveries: await readMart<rows.DeliveryRow>(db, "deliveries"),
    loads: await readMart<rows.LoadRow>(db, "loads"),
    quarantine_reasons: await readMart<rows.QuarantineReasonRow>(db, "quarantine_reasons"),
    quarantine_rows: await readMart<rows.QuarantineRow>(db, "quarantine_rows"),
    quarantine_totals: await readMart<rows.QuarantineTotals>(db, "quarantine_totals"),
    consequence: await readMart<rows.ConsequenceRow>(db, "consequence"),
    breaks: await readMart<rows.BreakRow>(db, "breaks"),
    lost_employers: await readMart<rows.LostRow>(db, "lost_employers"),
    reconciliation: await readMart<rows.ReconciliationRow>(db, "reconciliation")
  };
}
