/** Makes all models in their order: new ones, and what is kept of the months that have not changed. */
import {chooseSpan, everyMonth, keepMonths, type Span} from "../detection/kept.js";
import {auditModel, makeModel, refuseProblems, releaseScratch, type Model} from "./models.js";
import type {Db} from "./open.js";

/** Called after each model, with the rows it has (null for a view) and the seconds that it took. */
export type OnModel = (model: string, rows: number | null, seconds: number) => void;

/**
 * Makes and audits all models, and throws one UserError that names every failed check. `nothing` says why nothing is kept
 * of the database before, null when that is attached (loaders/detection/kept.ts). Gives the months that detection computed.
 */
export async function makeAll(
  db: Db,
  models: readonly Model[],
  nothing: string | null,
  onModel?: OnModel
): Promise<Span> {
  const problems: string[] = [];
  let span: Span | null = nothing === null ? null : everyMonth(nothing);
  for (const [i, model] of models.entries()) {
    const started = process.hrtime.bigint();
    // What employers are compared under is made first (dim_*); then it shows which months are others than before.
    if (model.file.startsWith("detection/") && !model.name.includes(".dim_")) span ??= await chooseSpan(db);
    const made = await makeModel(db, model);
    const rows = made === null || !span ? made : made + (await keepMonths(db, model, span));
    problems.push(...(await auditModel(db, model)));
    await releaseScratch(db, models, i);
    onModel?.(model.name, rows, Number(process.hrtime.bigint() - started) / 1e9);
  }
  refuseProblems(problems);
  return span!;
}
