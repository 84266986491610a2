import type {Messages} from "../types.js";

export const revisions: Messages["revisions"] = {
  title: "Published numbers that changed because of data",
  link: "Published numbers that changed since the build before",
  first: "This is the first build: there is **no earlier build** to compare with.",
  none: (before) => `**No number changed** since the build before (data received by ${before}).`,
  answer: (before, rates, files, ranks) =>
    `Since the build before (data received by ${before}), **${rates} published rates** changed because of ${files} files; ${ranks} ranks moved because of data, not of behaviour.`,
  lead: "The numbers below are of the same month in two builds: they differ because of a late file or a correction.",
  filesHeading: "Files that differ",
  filesCaption: "Files that only one of the two builds has",
  side: "Change",
  added: "added",
  removed: "removed",
  ranksHeading: "Ranks that moved because of data",
  ranksCaption: "Ranks of the same month in two builds",
  ranksNone: "No rank moved.",
  before: "Before",
  after: "Now",
  ratesHeading: "Rates that changed",
  ratesCaption: "Arrears rates of the same month in two builds",
  ratesNone: "No rate changed.",
  group: "Group",
  levels: {
    nation: "nation",
    province: "province",
    sector: "sector",
    employer_type: "employer type",
    size_class: "size"
  },
  byFiles: "By files",
  more: "The full list: command arrears diff previous current --json.",
  cautions: [
    "A rank that moved on this page does not say that a province collected better or worse: the month is the same, only the data changed.",
    "A file is named when it holds the place and the month; it need not have changed every number that it touches."
  ]
};
