import type {Messages} from "../types.js";

export const sentences: Messages["sentences"] = {
  subject: {
    nation: "",
    province: (name) => ` in ${name}`,
    sector: (name) => ` in the sector ${name}`,
    employer_type: (name) => ` of the employer type ${name}`
  },
  untilMonth: (month) => `At the end of ${month}`,
  rate: (until, subject, rate) =>
    `${until}, the late amount${subject} was **${rate}** of the receivable of twelve months`,
  noRate: (until, subject) => `${until} there is no arrears rate${subject} yet`,
  noRateFewMonths: (known) => `it needs twelve months of receivable, ${known} known so far`,
  noRateGap: (months) => `the receivable of ${months} is missing`,
  noRateNoReceivable: "the receivable of twelve months is not above 0",
  lateAmount: (money) => `The late amount is **${money}**`,
  noAmount: "The late amount is not available either",
  aboveBaseline: (baseline, points) => `above the ${baseline} baseline by **${points}**`,
  belowBaseline: (baseline, points) => `below the ${baseline} baseline by **${points}**`,
  atBaseline: (baseline) => `equal to the ${baseline} baseline`,
  risen: (points, month) => `up ${points} on ${month}`,
  fallen: (points, month) => `down ${points} on ${month}`,
  unchanged: (month) => `unchanged on ${month}`,
  noComparison: (month) => `with no figure for ${month} to compare`,
  byOldDue: "under the old due dates in both months",
  provincesAbove: (above, total) => `${above} of ${total} provinces are above the baseline`,
  noneAbove: (total) => `none of the ${total} provinces is above the baseline`,
  allAbove: (total) => `all ${total} provinces are above the baseline`,
  provincesRated: (rated, total) => `${rated} of ${total} provinces have a rate`,
  rank: (rank, of, noun) => `rank ${rank} of ${of} ${noun} with a rate, counted from the highest`,
  rankNoun: {province: "provinces", sector: "sectors", employer_type: "employer types"},
  staleGroup: (month, name, latest) => `No data for ${month} from ${name}; the latest are of ${latest}.`,
  neverDelivered: (name) => `No data from ${name} yet.`,
  moneyRisen: (money, month) => `up ${money} on ${month}`,
  moneyFallen: (money, month) => `down ${money} on ${month}`,
  shareOfEmployers: (share) => `${share} of employers`,
  footer:
    "late amount over the receivable of twelve months; the 2.91 % baseline follows letter 479/BHXH-TST of 24 February 2023.",
  nationRate: (rate) => `nation ${rate}`
};
