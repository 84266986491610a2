import type {Messages} from "../types.js";

export const quarantine: Messages["quarantine"] = {
  heading: "What rows in quarantine could change",
  none: "No ledger row is in quarantine: no rate and no rank would change.",
  finding: (provinces, moved) =>
    `Provinces with rows in quarantine in the last month: ${provinces}; of these ${moved} could change rank and count as “provisional”.`,
  noneLast: "In the last twelve months no ledger row is in quarantine; the table shows earlier months.",
  caption: "Rate and rank (1 is the highest rate) without and with the rows in quarantine, by province and month",
  rows: "Rows in quarantine",
  how: "Counted how",
  allCounted: "exactly",
  counted: (rows) => `${rows} exactly`,
  bounded: (rows) => `${rows} by a range`,
  unknown: (rows) => `${rows} not estimable`,
  onlyEarlier: (rows) => `${rows} of earlier months`,
  rate: "Rate now",
  rateWith: "Rate with them",
  difference: "Difference, points",
  rank: "Rank now",
  rankWith: "Rank with them",
  late: "Late amount added",
  range: (low, high) => `${low} – ${high}`,
  sameRank: "rank stays",
  notEstimated: "not estimable",
  unplaced: (rows) =>
    `Ledger rows whose province or month cannot be read: ${rows}. They belong to no province of the table; the nation counts as incomplete in their months.`,
  held: (cells) => `Months of a province that are held back to check its code are not in this table: ${cells}.`,
  settled: (rows) => `Rows once in quarantine that a correction has replaced: ${rows}.`,
  refused: (files) => `Refused files that no file of the same name has replaced: ${files}.`,
  note: "Rows whose amounts can be read are counted exactly as if they were good; rows without a readable employer count from nothing to all of their balance; rows without readable amounts are estimated from the employer's own month before. Definition: docs/quarantine.md.",
  reports:
    "Error reports to the offices: command arrears quarantine --out folder. How to make a file: docs/office-guide.en.md.",
  provisionalHeading: "Provisional months",
  provisionalItem: (month, reasons) => `${month}: provisional, because ${reasons}.`,
  movesRank: "rows in quarantine could change its rank"
};
