import type {Messages} from "../types.js";

export const groups: Messages["groups"] = {
  provincesTitle: "Ranking of provinces",
  provincesAnswer: (until, above, highest, rate) => `${until}, ${above}. The highest: ${highest}, **${rate}**.`,
  tied: {
    province: (groups) => `${groups} provinces alike`,
    sector: (groups) => `${groups} sectors alike`,
    employer_type: (groups) => `${groups} employer types alike`
  },
  provincesNoRate: "No province has an arrears rate yet; the table is ordered by late amount.",
  rankingCaption: "Provinces, highest rate first, chosen month",
  rankingHeading: "Ranking",
  monthPicker: "Month",
  monthPickerNote: "The ranking follows the chosen month; the map and the province pages keep the latest one.",
  mapTitle: (above) => `Map: ${above}`,
  mapDescription: "Map of Vietnam by province, coloured by distance to the baseline, dots by late amount.",
  mapNote: "Colour is the distance to the baseline, the dot is the late amount. Grey: no rate yet.",
  mapCaption: "Figures of the map",
  aboveHeading: "Provinces above the baseline",
  link63: "Read by the 63 provinces before July 2025",
  link34: "Read by today's 34 provinces",
  title63: "Ranking by the 63 provinces before July 2025",
  caption63: (month) => `Former provinces, ${month}, highest rate first`,
  note63:
    "The last month of the map of 63 provinces. The code of a former province can be the code of another province after 1 July 2025, so never join by code.",
  provinceTitle: (name) => name,
  oldProvinces: (names) => `Merged from ${names}.`,
  oldProvincesHeading: "Provinces before July 2025",
  oldProvincesCaption: (month) => `Former provinces that are now part of this one, ${month}`,
  incompleteHeading: "Months with incomplete data",
  incompleteItem: {
    missing: (place) => `${place}: not received`,
    held: (place) => `${place}: held back to check the province code`,
    quarantined: (place, rows) => `${place}: rows in quarantine: ${rows}`
  },
  incompleteMore: (months) => `and ${months} earlier months; see the data status.`,
  trendUntil: (month) => `24 months to ${month}`,
  dataOf: (month) => `Data ${month}`,
  incompleteNone: "Data are complete in every month.",
  neighbours: "Provinces next in rank",
  neighbourLine: (rank, name, rate) => `rank ${rank}: ${name}, ${rate}`,
  sectorsTitle: "Sectors",
  sectorsIntro:
    "By VSIC 2025 section for every month; VSIC 2018 divisions count in the section that holds the division today.",
  sectorsCaption: (month) => `Sectors, ${month}, highest rate first`,
  sectorsChart: (name, rate) => `${name} has the highest rate: ${rate}`,
  typesTitle: "Employer types",
  typesIntro: "The twelve blocks of form B02a-TS.",
  typesCaption: (month) => `Employer types, ${month}, highest rate first`,
  chartDescription: "Horizontal bars by arrears rate with the baseline drawn; the figures are in the table below.",
  chartSubtitle: (month) => `Arrears rate, percent, ${month}`,
  chartNone: "No group has an arrears rate yet",
  answerAbove: {
    sector: (above, total) => `${above} of ${total} sectors are above the baseline`,
    employer_type: (above, total) => `${above} of ${total} employer types are above the baseline`
  },
  answerHighest: (until, name, rate) => `${until}, the highest rate was in ${name}: **${rate}**`,
  answerNoRates: (until) => `${until} no group has an arrears rate yet; the table is ordered by late amount.`,
  bySector: "By sector",
  byType: "By employer type",
  bySize: "By headcount",
  byProvince: "By province",
  crossingNote: "Rates of small parts swing widely: read the number of employers and the amount with the rate.",
  topHeading: "Employers with the largest late amount",
  topCaption: (month) => `Twenty employers with the largest late amount, ${month}`,
  topNote:
    "An employer stands here because its ledger of the month shows a late amount; what it paid after the month was closed is not deducted. This is not a publication list.",
  topNone: "No employer is late in this month.",
  compareSeries: "Nation",
  upLink: {province: "Ranking of provinces", sector: "All sectors", employer_type: "All employer types"},
  previous: "Previous",
  next: "Next",
  cautionsRanking: [
    "A difference of a few ranks can come from a few large employers: do not judge a province by its rank alone.",
    "A province that has not delivered reads “not available”; it is not zero and has no rank."
  ],
  cautionsProvince: [
    "A rate above the baseline does not by itself speak of the work of the provincial office: the mix of sectors and sizes matters too.",
    "The late amount of an employer is what the ledger says, not a finding of violation."
  ],
  cautionsGroup: [
    "Sector and employer type follow the registration of the employer and can be older than what it does today.",
    "Late payment is not evasion: evasion is a legal finding, and the system never guesses it."
  ]
};
