import type {Step, StepVersion, Terms} from "./rules.js";

const isMonth = (text: unknown) => typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
const isDay = (day: unknown, most: number) => Number.isInteger(day) && Number(day) >= 1 && Number(day) <= most;

/** Every fault of the steps' files. */
export function checkSteps(steps: readonly Step[], documents: readonly string[]): string[] {
  return steps.flatMap((s, i) => {
    const found: string[] = [];
    const wants = (ok: boolean, message: string) => void (ok || found.push(`rule step_${s.step}.json: ${message}`));
    wants(s.step === documents[i], `step "${s.step}" (expected ${documents[i]})`);
    wants(s.order === i + 1, `order "${s.order}" (expected ${i + 1})`);
    wants(["first_missing", "next"].includes(s.track), `track "${s.track}" (expected first_missing or next)`);
    for (const key of ["title", "legal_reading"] as const)
      wants(Boolean(s[key]?.vi && s[key]?.en), `${key} needs vi and en`);
    for (const name of s.opened_by ?? []) wants(documents.includes(name), `opened_by "${name}" is no document`);
    wants(Boolean(s.owner), "owner is missing");
    wants(
      s.reviewed_on === null || /^\d{4}-\d{2}-\d{2}$/.test(s.reviewed_on),
      `reviewed_on "${s.reviewed_on}" (expected YYYY-MM-DD) or null while nobody has reviewed it`
    );
    wants(s.versions?.length > 0, "needs versions");
    for (const fine of s.fines ?? []) {
      const isDated = [fine.from, fine.to ?? fine.from].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
      wants(
        isDated && fine.amount_high > 0 && Boolean(fine.source),
        `fine from "${fine.from}": needs days, amount_high and source`
      );
    }
    (s.versions ?? []).forEach((v, at) => found.push(...versionFaults(s, v, at, documents)));
    return found;
  });
}

function versionFaults(s: Step, v: StepVersion, at: number, documents: readonly string[]): string[] {
  const found: string[] = [];
  const wants = (ok: boolean, message: string) =>
    void (ok || found.push(`rule step_${s.step}.json: version ${at + 1}: ${message}`));
  const {from, to} = v.in_force ?? {};
  wants(
    isMonth(from) && (to === null || isMonth(to)),
    `in_force "${from}" to "${to}" (expected months, to may be null)`
  );
  const before = s.versions[at - 1]?.in_force.to;
  wants(
    at === 0 || before === previous(from),
    `in_force begins with "${from}" although the one before ends with "${before}"`
  );
  wants(["letter", "law41"].includes(v.regime), `regime "${v.regime}" (expected letter or law41)`);
  wants(Number.isInteger(v.age_months) && v.age_months >= 0, `age_months "${v.age_months}" (expected a whole number)`);
  wants(
    v.up_to_months === null || (Number.isInteger(v.up_to_months) && v.up_to_months >= v.age_months),
    `up_to_months "${v.up_to_months}" (expected a whole number from age_months on, or null)`
  );
  for (const name of (v.requires ?? []).flat()) wants(documents.includes(name), `requires "${name}" is no document`);
  wants(
    v.deadline === null || (isDay(v.deadline?.day, 28) && Number.isInteger(v.deadline?.months_after)),
    `deadline needs months_after and a day from 1 to 28`
  );
  wants(Boolean(v.source), "source is missing");
  wants(typeof v.text_read === "boolean", "text_read (expected true or false)");
  return found;
}

function previous(month: string): string {
  const ix = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 2;
  return `${Math.floor(ix / 12)}-${String((ix % 12) + 1).padStart(2, "0")}`;
}

/** Every fault of the other terms. */
export function checkTerms(terms: Terms): string[] {
  const found: string[] = [];
  const wants = (ok: boolean, message: string) => void (ok || found.push(`rule step_terms.json: ${message}`));
  wants(/^\d{4}-(0[1-9]|1[0-2])-01$/.test(terms.law_from ?? ""), `law_from "${terms.law_from}" (expected YYYY-MM-01)`);
  wants(isDay(terms.evasion?.days_after_due, 366), "evasion.days_after_due (expected a number of days)");
  wants(isDay(terms.interest?.per_day_millionths, 1e6), "interest.per_day_millionths (expected a whole number)");
  wants(isDay(terms.force_majeure?.proof_by_day, 28), "force_majeure.proof_by_day (expected 1 to 28)");
  wants(
    isDay(terms.state_list?.by_day, 28) && isMonth(terms.state_list?.from),
    "state_list needs by_day (1 to 28) and from (a month)"
  );
  wants(isDay(terms.publication?.age_months, 120), "publication.age_months (expected months)");
  for (const key of ["evasion", "interest", "force_majeure", "state_list", "publication"] as const)
    wants(
      Boolean(terms[key]?.source) && typeof terms[key]?.text_read === "boolean",
      `${key} needs source and text_read`
    );
  return found;
}
