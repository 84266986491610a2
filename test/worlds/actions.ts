/** Documents of the ladder for a random world, and states of employers: drawn apart, so that the worlds stay what they are. */
import {monthText, type ActionRow, type Delivery, type EmployerRow} from "../oracle/types.js";
import {Random} from "./random.js";
import type {World} from "./world.js";

const KINDS = [
  ...["dunning_notice", "dunning_notice", "violation_record", "inspection_decision", "inspection_conclusion"],
  ...["penalty_decision", "enforcement_decision", "police_referral", "publication", "force_majeure"]
];
const LADDER = [
  "dunning_notice",
  "violation_record",
  "inspection_decision",
  "inspection_conclusion",
  "penalty_decision",
  "enforcement_decision",
  "police_referral"
];
const STATUSES = ["active", "active", "active", "suspended", "dissolving", "missing"] as const;

/** The world with employers that are suspended here and there, with documents, and with later ones in its corrections. */
export function withActions(world: World): World {
  const r = new Random(world.spec.seed ^ 0x51ed2701);
  const codes = [...new Set(world.deliveries.flatMap((d) => d.ledger.map((row) => row.employer)))];
  const rows = codes.flatMap((code) => documentsOf(r, world, code));
  // An employer nobody knows, and one that is known from the register alone at most.
  rows.push(...documentsOf(r, world, "TZ99999"));
  const unique = distinct(rows);
  const later = r.shuffle(unique).slice(0, Math.ceil(unique.length / 12));
  const stated = (d: Delivery): Delivery => ({...d, employers: d.employers.map((row) => withStatus(r, row))});
  return {
    spec: world.spec,
    deliveries: [...world.deliveries.map(stated), ...filesOf(r, "actions", unique)],
    corrections: [
      ...world.corrections.map(stated),
      ...filesOf(r, "correction-actions", distinct([...again(r, later), ...documentsOf(r, world, r.pick(codes))]))
    ]
  };
}

function withStatus(r: Random, row: EmployerRow): EmployerRow {
  return {...row, status: r.pick(STATUSES)};
}

/** Documents of one employer: none, some of any kind at any time, the whole ladder in its order, or notices every month. */
function documentsOf(r: Random, {spec}: World, employer: string): ActionRow[] {
  const last = spec.first + spec.months;
  const document = (action: string, month: number): ActionRow => ({
    employer,
    action,
    no: `${r.int(1, 40)}/${r.pick(["TB", "QĐ", "BB"])}`,
    date: dateIn(r, month),
    amount: r.chance(0.8) ? BigInt(r.int(0, 1_000_000_000)) : null
  });
  const style = r.int(0, 3);
  if (style === 0) return r.chance(0.5) ? [] : [document(r.pick(KINDS), r.int(spec.first - 6, last))];
  if (style === 1)
    return Array.from({length: r.int(1, 14)}, () => document(r.pick(KINDS), r.int(spec.first - 3, last)));
  if (style === 2) {
    let month = r.int(spec.first, last);
    return LADDER.slice(r.int(0, 2), r.int(2, 7)).map((action) => document(action, (month += r.int(0, 3))));
  }
  const from = r.int(spec.first, last);
  return Array.from({length: r.int(1, 8)}, (_, i) =>
    document(r.chance(0.85) ? "dunning_notice" : "force_majeure", from + i)
  );
}

/** Any day of a month, often its first, its last, or one about the 10th and the 25th. */
function dateIn(r: Random, month: number): string {
  const end = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const days = [1, end, 9, 10, 11, 24, 25, 26, r.int(1, end), r.int(1, end)];
  return `${monthText(month)}-${String(r.pick(days)).padStart(2, "0")}`;
}

/** The same documents with another amount: the later delivery holds. */
function again(r: Random, rows: ActionRow[]): ActionRow[] {
  return rows.map((row) => ({...row, amount: BigInt(r.int(0, 999))}));
}

/** One of each: a key twice in one file would be quarantined. */
function distinct(rows: ActionRow[]): ActionRow[] {
  return [...new Map(rows.map((row) => [`${row.employer} ${row.action} ${row.no} ${row.date}`, row])).values()];
}

function filesOf(r: Random, name: string, rows: ActionRow[]): Delivery[] {
  if (!rows.length) return [];
  const cut = r.chance(0.5) ? rows.length : r.int(1, rows.length);
  const shuffled = r.shuffle(rows);
  return [shuffled.slice(0, cut), shuffled.slice(cut)]
    .filter((actions) => actions.length)
    .map((actions, i) => ({file: `${name}-${i}.csv`, ledger: [], employers: [], plans: [], actions}));
}
