/** Corners that random worlds seldom reach, each delivered to the command and compared with the recomputation. */
import {expect, test} from "vitest";
import {each, employersFile, history, ledgerFile, version} from "../oracle/make.js";
import {oracle} from "../oracle/oracle.js";
import type {Delivery, LedgerRow, PlanRow} from "../oracle/types.js";
import {Random} from "../worlds/random.js";
import {deliveryText} from "../worlds/write.js";
import {disagreements, SHAPES, type ExportName} from "./compare.js";
import {Desk, MONDAY} from "./desk.js";

const debtor = history("TA00001", "01", each("2024-01", "2025-02", {accrued: 100, paid: 90}));
const neighbour = history("TA00002", "01", each("2024-01", "2025-02", {accrued: 70, paid: 70}));
const distant = history("TA00003", "04", each("2024-01", "2025-02", {accrued: 10, paid: 0}));

function faulty(row: LedgerRow): LedgerRow {
  return {...row, fault: {column: "headcount", text: "x"}};
}

function plans(...rows: [province: string, year: number, value: number][]): Delivery {
  const list = rows.map(([province, year, value]): PlanRow => ({
    province,
    year,
    measure: "collection_plan",
    value: BigInt(value)
  }));
  return {file: "plans.csv", ledger: [], employers: [], plans: list};
}

/** A merger seen by two employers, `b` of them in the old place that gave up its code. */
function merged(from: string, to: string): LedgerRow[][] {
  return [
    history("TB00001", "72", [
      ...each(from, "2025-06", {accrued: 9}),
      ...each("2025-07", to, {accrued: 9, province: "80"})
    ]),
    history("TB00002", "80", each(from, to, {accrued: 5, paid: 4}))
  ];
}

/** `debtor` in 2024-06 in 01, then also in 04. */
const doubled = [
  ledgerFile("a.csv", debtor, neighbour),
  ledgerFile("b.csv", distant, [{...debtor[5]!, province: "04"}])
];

/** Corners of what every table is made from: all tables are made and audited. */
const WHOLE: Record<string, Delivery[]> = {
  "amounts of 18 digits, of which a year's sum leaves 64 bits": [
    ledgerFile(
      "a.csv",
      history("TA00001", "01", each("2024-01", "2025-02", {accrued: 9e17 + 1024, paid: 8.8e17})),
      neighbour,
      distant
    )
  ],
  "a correction of which every row is refused leaves the cell empty, not as it was": [
    ledgerFile("a.csv", debtor, neighbour, distant),
    ledgerFile("b.csv", [faulty(debtor[3]!), faulty(neighbour[3]!)])
  ],
  "a code that is not valid in its month": [
    ledgerFile("a.csv", debtor, history("TA00004", "80", each("2025-06", "2025-08", {accrued: 3}))),
    ledgerFile("b.csv", history("TA00005", "72", each("2025-06", "2025-08", {accrued: 3}))),
    ledgerFile("c.csv", history("TA00006", "99", each("2024-06", "2024-08", {accrued: 3})))
  ],
  "money near the largest amounts": [
    ledgerFile(
      "a.csv",
      history("TA00007", "01", each("2024-01", "2025-02", {accrued: 9_000_000_000_000_000, paid: 1}))
    ),
    ledgerFile("b.csv", history("TA00008", "04", each("2024-01", "2025-02", {accrued: 1, paid: 0})))
  ],
  "one place whose employers all came from elsewhere is held back, and so the place they return to": [
    ledgerFile("a.csv", [
      ...debtor.slice(0, 6),
      ...debtor.slice(6, 8).map((row) => ({...row, province: "08"})),
      ...debtor.slice(8)
    ]),
    ledgerFile("b.csv", neighbour, distant)
  ],
  "employers without ledger rows, and versions before and after all rows": [
    ledgerFile("a.csv", debtor, neighbour, distant),
    employersFile(
      "e.csv",
      version("TA00001", "2019-03", {cycle: 6, hardToCollect: "missing"}),
      version("TA00001", "2024-09", {cycle: 1}),
      version("TA00002", "2026-01", {cycle: 3}),
      version("TA00009", "2024-01", {cycle: 3})
    )
  ],
  "an employer whose first months are refused has debt from before": [
    ledgerFile(
      "a.csv",
      debtor.map((row, i) => (i < 3 ? faulty(row) : row)),
      neighbour
    )
  ]
};

/** Which rows and plans count: the exports tell. */
const FIGURES: Record<string, Delivery[]> = {
  "a correction that moves an employer to another place in one file": [
    ledgerFile("a.csv", debtor, neighbour, distant),
    ledgerFile("b.csv", [neighbour[5]!, {...debtor[5]!, province: "04"}, distant[5]!])
  ],
  "a correction that brings an employer a second time, elsewhere": [
    ledgerFile("a.csv", debtor, neighbour, distant),
    ledgerFile("b.csv", [{...debtor[5]!, province: "04"}, distant[5]!])
  ],
  "one employer in three places, the first delivered counts": [
    ledgerFile("a.csv", debtor, neighbour),
    ledgerFile("b.csv", [{...debtor[2]!, province: "04"}], distant),
    ledgerFile("c.csv", [
      {...debtor[2]!, province: "79"},
      {...debtor[3]!, province: "79"}
    ])
  ],
  "a doubled employer, and a correction of its first place that holds it again": [
    ...doubled,
    ledgerFile("c.csv", [{...debtor[5]!, headcount: 8}, neighbour[5]!])
  ],
  "a doubled employer, and a correction of its first place without it: the other row counts then": [
    ...doubled,
    ledgerFile("c.csv", [neighbour[5]!])
  ],
  "a doubled employer, delivered again where it was refused": [
    ...doubled,
    ledgerFile("c.csv", [{...debtor[5]!, province: "04", headcount: 8}, distant[5]!])
  ],
  "a doubled employer, left out of its first place and then delivered in the second": [
    ...doubled,
    ledgerFile("c.csv", [neighbour[5]!]),
    ledgerFile("d.csv", [{...debtor[5]!, province: "04", headcount: 8}, distant[5]!])
  ],
  "a doubled employer, left out of its first place and brought back there too late": [
    ...doubled,
    ledgerFile("c.csv", [neighbour[5]!]),
    ledgerFile("d.csv", [neighbour[5]!, {...debtor[5]!, headcount: 8}])
  ],
  "a doubled employer, delivered anew in both places at once, one of them without it": [
    ...doubled,
    ledgerFile("c.csv", [neighbour[5]!, {...debtor[5]!, province: "04"}, distant[5]!])
  ],
  "twice in one file, in two places and in one": [
    ledgerFile("a.csv", debtor, neighbour, distant, [
      {...debtor[1]!, province: "04"},
      {...neighbour[2]!, headcount: 9}
    ])
  ],
  "the change of the map with plans of the old places": [
    ledgerFile("a.csv", ...merged("2024-05", "2026-08")),
    plans(["72", 2025, 1000], ["80", 2025, 2000], ["72", 2024, 500], ["80", 2026, 4000])
  ],
  "plans when one of the old places has none": [
    ledgerFile("a.csv", ...merged("2025-01", "2025-09")),
    plans(["80", 2025, 2000])
  ],
  "a plan for the only old place with rows, of a province that merged from two": [
    ledgerFile("a.csv", history("TB00003", "24", each("2025-01", "2025-09", {accrued: 9}))),
    plans(["24", 2025, 2000])
  ],
  "a plan for an old place whose rows all came after the merger": [
    ledgerFile("a.csv", history("TB00004", "80", each("2025-07", "2026-02", {accrued: 9}))),
    plans(["72", 2025, 2000], ["80", 2026, 3000])
  ],
  "employers in two files, the later one standing in another place": [
    ledgerFile("a.csv", debtor, neighbour, distant),
    employersFile(
      "e1.csv",
      version("TA00001", "2024-01", {sector: "45"}),
      version("TA00002", "2024-01", {sector: "10"})
    ),
    employersFile("e2.csv", version("TA00001", "2024-01", {sector: "63", province: "04", frozen: true}))
  ]
};

test.each(Object.entries({...WHOLE, ...FIGURES}))("%s", async (name, deliveries) => {
  await Desk.open(async (desk) => {
    await desk.load(deliveries, MONDAY);
    const texts = await (name in WHOLE ? desk.build() : desk.figures());
    const expected = oracle(deliveries);
    const names = Object.keys(SHAPES) as ExportName[];
    expect(names.flatMap((name) => disagreements(name, texts[name], expected[name]).slice(0, 10))).toEqual([]);
  });
});

test("a file without rows replaces nothing", async () => {
  await Desk.open(async (desk) => {
    await desk.load([ledgerFile("a.csv", debtor, neighbour)], MONDAY);
    const before = await desk.build();
    const header = deliveryText(ledgerFile("empty.csv", debtor), new Random(1)).split("\n")[0]!;
    await desk.loadText("empty.csv", `${header}\n`, MONDAY);
    const {rates, ageing, employers} = await desk.build();
    expect({rates, ageing, employers}).toEqual({
      rates: before.rates,
      ageing: before.ageing,
      employers: before.employers
    });
  });
});
