/** Poisoned files that are long enough to be read by the engine first. */
import {csv} from "./office.js";
import {COLUMNS, ledger, testPoison, type Poison} from "./poison.js";

const lines = (text: string) => text.trimEnd().split("\n");
// Long files are read by the engine first, and only what looks wrong is looked at again.
const MANY = 2500;
const many = lines(csv(ledger(...Array.from({length: MANY}, () => ({})))));
const padded = (cells: string[]) =>
  cells.concat(Array.from({length: COLUMNS.length - cells.length}, () => "")).join(",");
const totals = padded(["Cộng", "", "", String(12 * MANY), String(84_000_000 * MANY)]);

const LONG: Record<string, Poison> = {
  "a long file with all that people add to it": {
    body: [
      ...["BÁO CÁO", many[0], padded(["A", "B", "C", ...COLUMNS.slice(3).map((_, i) => `(${i + 1})`)])],
      ...[
        ...many.slice(1, 1000),
        many[0],
        ...many.slice(1000),
        totals,
        padded(["", "Người lập biểu"]),
        padded(["(Ký tên)"])
      ]
    ].join("\n"),
    answer: "accepted",
    accepted: MANY,
    record: {rows: MANY, quarantined: 0},
    messages: [
      "rows about the columns left aside: line 3, 1003",
      `remarks below the data left aside: line ${MANY + 6}, ${MANY + 7}`
    ]
  },
  "a long file with words and totals amid the rows": {
    body: [...many.slice(0, 1500), totals, padded(["Phần hai"]), ...many.slice(1500)].join("\n"),
    answer: "quarantined",
    accepted: MANY,
    faults: [
      [1501, "", "a row of totals amid the data (expected at the end)"],
      [1502, "", "a row of words amid the data (expected rows of data, remarks only below them)"]
    ]
  },
  "a long file with totals that differ by one đồng": {
    body: [...many, totals.replace(/(\d+)(,*)$/, (_, n: string, rest: string) => `${BigInt(n) + 1n}${rest}`)].join(
      "\n"
    ),
    answer: "refused",
    messages: [/^row of totals, line 2502: wage_base 210000000001 stated, 210000000000 read, difference -1$/]
  },
  "a long file that is broken near its end": {
    body: [...many.slice(0, 2000), many[2000]!.replace("84000000", "84\u0000000"), ...many.slice(2001)].join("\n"),
    answer: "quarantined",
    accepted: MANY - 1,
    faults: [[2001, "wage_base", "holds an invisible character (U+0000)"]]
  },
  "a long file with English amounts and one row in words": {
    body: many
      .map((line, i) => (i === 0 ? line : line.replace("84000000", i === 1700 ? "nhiều" : '"84,000,000"')))
      .join("\n"),
    answer: "quarantined",
    accepted: MANY - 1,
    record: {numbers: "english"},
    faults: [[1701, "wage_base", "is not a number in the style of this file (english)", "nhiều"]]
  }
};

testPoison("long files", LONG);
