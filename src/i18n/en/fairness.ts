import type {Messages} from "../types.js";

/** The fair ranking: what a rank can tell and what it cannot. */
export const fairness: Messages["fairness"] = {
  nav: "Fair ranking",
  title: {
    province: "Fair ranking: provinces",
    sector: "Fair ranking: sectors",
    officer: "Fair ranking: responsible officers"
  },
  groups: {province: "provinces", sector: "sectors", officer: "responsible officers"},
  tab: {province: "Provinces", sector: "Sectors", officer: "Responsible officers"},
  tabs: "Fair ranking of",
  answer: (until: string, sure: string, all: string, groups: string, above: string, below: string) =>
    `${until}, only **${sure}** of ${all} ${groups} surely differ from the rest: ${above} above, ${below} below what their own mix of employers lets expect. All other ranks may be chance.`,
  answerNone: (until: string, all: string, groups: string) =>
    `${until}, **none** of ${all} ${groups} surely differs from the rest: differences of rank may be chance alone.`,
  listNote: (groups: string, ranks: string) =>
    `Ranks are estimates: with 95 % confidence at least half of the ${groups} could stand at ${ranks} or more ranks.`,
  answerNoRate: "No group has an arrears rate of twelve whole months yet, so none can be ranked.",
  lead: "The 95 % intervals take employers as units, not đồng: one large late employer does not make a figure any surer.",
  tableHeading: "Ranks and what they cannot tell",
  tableCaption: (month: string) => `Fair ranking, ${month}, highest rate first`,
  tableNote:
    "Rank 1 is the highest rate; equal rates share a rank. “Possible ranks” hold the true rank with a chance of at least 95 %. The shrunken rate is the group's own, drawn towards the expected one, the more the less is known. Expected is what would be late if each employer ran the national rate of its sector, type and size.",
  officerNote: (shown: string, all: string) =>
    `The table has ${shown} of ${all} responsible officers: those outside the limits and the highest shrunken rates. The full list: arrears export ranking --level officer. With a few employers each, a rank says next to nothing.`,
  columns: {
    group: "Group",
    rank: "Rank",
    rankRange: "Possible ranks",
    rate: "Rate",
    interval: "95 % interval",
    shrunken: "Shrunken rate",
    expected: "Expected from mix",
    ratio: "Actual / expected",
    verdict: "Against the rest",
    alike: "Cannot be told apart from (groups)",
    limits: "99.8 % limits",
    change: "Change on a year ago",
    changeInterval: "95 % interval of the change",
    word: "Finding",
    employers: "Employers"
  },
  rankRange: (low: string, high: string) => (low === high ? low : `${low}–${high}`),
  range: (low: string, high: string) => `${low} – ${high}`,
  unbounded: "no bound",
  verdict: {high: "▲ higher, surely", low: "▼ lower, surely", none: "○ within chance"},
  intervalTitle: (across: string, all: string) =>
    `${across} of ${all} intervals hold the baseline: above or below cannot be said for sure`,
  intervalDescription:
    "One line per group: the mark is the rate, the bar its 95 % interval, the dashed rule the baseline.",
  intervalSubtitle: "Arrears rate with its 95 % interval",
  intervalNote: "▲ the whole interval above the baseline, ▼ below it, ● across it. An arrow: the interval goes on.",
  baseline: "2.91 % baseline",
  funnelTitle: (outside: string, all: string) => `${outside} of ${all} groups lie outside the 99.8 % limits`,
  funnelDescription:
    "Across: the receivable; up: the late amount by the expected one. Grey bars are each group's own 99.8 % limits, widened by what groups usually differ.",
  funnelSubtitle: "Actual by expected, against the receivable of 12 months",
  funnelNote:
    "Limits allow for the number of employers, for large ones, and for what groups usually differ. Outside is something to look into, not a finding of fault.",
  funnelSize: "receivable of 12 months",
  funnelRatio: "actual / expected",
  changesHeading: "Improvers and decliners, apart from level",
  changesNote:
    "Against the same month of the year before; across 2025-07 under the old due dates on both sides. Only changes whose 95 % interval leaves 0 out.",
  improvers: (n: string) => `Surely down: ${n}`,
  decliners: (n: string) => `Surely up: ${n}`,
  improversCaption: "Groups whose rate fell on a year ago",
  declinersCaption: "Groups whose rate rose on a year ago",
  changesNone: "No group changed by more than chance, or two years are not known yet.",
  spread: (factor: string) =>
    `Beyond chance groups differ by a factor of about ${factor} (one standard deviation); the limits are widened by that.`,
  spreadNone: "Beyond chance no difference between groups can be seen.",
  cautions: [
    "A rank is not a score: of two groups whose possible ranks overlap it cannot be said which is better.",
    "Intervals take employers as late independently of each other; where several of one owner are late together the true interval is wider.",
    "The expected level knows nothing of other causes (disasters, a large customer's bankruptcy)."
  ],
  sectionHeading: "What this rank can tell",
  sectionRank: (
    name: string,
    rank: string,
    all: string,
    low: string,
    high: string,
    rate: string,
    from: string,
    to: string
  ) =>
    `${name} ranks ${rank} of ${all}, but cannot be told apart from ranks ${low}–${high}. Its rate is ${rate}, with a 95 % interval from ${from} to ${to}.`,
  sectionSure: (name: string, rank: string, all: string, rate: string, from: string, to: string) =>
    `${name} ranks ${rank} of ${all}, surely. Its rate is ${rate}, with a 95 % interval from ${from} to ${to}.`,
  sectionExpected: (ratio: string, expected: string) =>
    `With its mix of sector, type and size ${expected} would be expected; the actual rate is ${ratio} times that.`,
  sectionVerdict: {
    high: "The late amount lies above the 99.8 % limits of chance.",
    low: "The late amount lies below the 99.8 % limits of chance.",
    none: "The late amount lies within the 99.8 % limits of chance."
  },
  sectionPeers: "Nearest by mix of employers:",
  sectionChange: {
    better: (points: string) => `Down ${points} on a year ago, more than chance.`,
    worse: (points: string) => `Up ${points} on a year ago, more than chance.`,
    none: "The change on a year ago does not exceed chance."
  },
  sectionLink: "Fair ranking"
};
