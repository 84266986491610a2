import {scopeOf} from "../../loaders/disclosure/scope.js";
import type {Db} from "../../loaders/warehouse/open.js";
import type {Edition} from "../../src/domain/disclosure.js";

/** Codes of the employers that the readers of an edition may see. */
export async function codesIn(db: Db, edition: Edition): Promise<Set<string>> {
  const {employers} = await scopeOf(db, edition);
  const rows = await db.all<{employer_code: string}>(
    `select employer_code from warehouse.dim_employer where employer_id in (${[-1, ...employers].join(", ")})`
  );
  return new Set(rows.map((row) => row.employer_code));
}

/** Documents by which some of those who are late longest are lawfully published: the text of a file. */
export async function proofs(db: Db): Promise<string> {
  const late = await db.all<{employer_code: string}>(`
    select employer_code from ladder.fct_step inner join warehouse.dim_employer using (employer_id)
    where period_ix = (select max(period_ix) from warehouse.dim_period) and months_late >= 3 and handling is null
    order by late desc limit 6`);
  const documents = late.flatMap(({employer_code: code}, at) => [
    `${code},dunning_notice,D${at}/TB,2025-12-05,1000000,60,,`,
    `${code},publication,P${at}/CK,2025-12-20,1000000,60,,`
  ]);
  const head = "employer_code,action,document_no,document_date,amount,days_late,officer_code,note";
  return `${[head, ...documents].join("\n")}\n`;
}

/** The officer of a province of today who has most employers. */
export async function busiestOfficer(db: Db, province: string): Promise<string> {
  const [busiest] = await db.all<{officer_code: string}>(`
    select officer_code from warehouse.fct_ledger inner join warehouse.dim_employer_version using (version_id)
    where as_is_code = '${province}' and officer_code is not null
    group by all order by count(distinct fct_ledger.employer_id) desc, officer_code limit 1`);
  return busiest!.officer_code;
}
