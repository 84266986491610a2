import type {Messages} from "../types.js";

export const edition: Messages["edition"] = {
  withheld: "withheld",
  nav: "This edition",
  title: "What this edition shows",
  footer: {
    central: () => "Edition: centre (complete, internal use)",
    province: (province) => `Edition: ${province} (internal use in the province)`,
    officer: (province, officer) => `Edition: officer ${officer}, ${province} (internal use)`,
    public: () => "Edition: public"
  },
  answer: {
    province: (province, employers) =>
      `The edition of **${province}**: its own **${employers}** employers are shown one by one; of other places only aggregates.`,
    officer: (officer, employers) =>
      `The edition of officer **${officer}**: **${employers}** employers in charge are shown one by one; of all others only aggregates.`,
    public: (_, employers) =>
      `The **public** edition: aggregates, and **${employers}** employers that have been published lawfully.`
  },
  rulesHeading: "Rules",
  rules: [
    "An employer out of this edition's scope stands in none of its files: no code, no name, no tax code. No edition holds data on single workers.",
    "A group of fewer than {n} employers, or fewer than {n} late ones, in any month is withheld in every month; so are groups from which it could be worked out by way of totals.",
    "What is withheld is the same in every edition (but for a province's own figures), so putting two editions or two months side by side tells nothing.",
    "Of groups elsewhere there are five figures: employers, late employers, late amount, receivable of twelve months and rate, and what is made of them and of the nation's risks (intervals, expected rates, forecasts). There are no crossings of two dimensions.",
    "Ranks are ranks among the groups shown."
  ],
  own: (province) => `Your own: ${province}`,
  ownOfficer: (officer, province) => `Your own: responsible officer ${officer}, ${province}`,
  ranksShown: (shown) =>
    `Ranks are among the ${shown} provinces that this edition shows; the central edition ranks all that have a rate.`,
  nation: {
    heading: "Beside the nation",
    caption: (month) => `Late employers at each step, own and the nation's, end of ${month}`,
    own: "Own",
    ownShare: "Share of own",
    nation: "The nation",
    nationShare: "Share of the nation",
    late: "The nation's late amount",
    note: "Shares are of all late employers. Steps with few employers are told together with the next, so that no single one can be worked out.",
    none: "In the nation some steps have only a few employers, so this edition does not tell its numbers."
  },
  withheldHeading: "Groups that are withheld",
  withheldNone: "No group had to be withheld.",
  level: "By",
  number: "Groups",
  groups: "Withheld groups",
  levels: {province: "Province", sector: "Sector", employer_type: "Employer type"},
  withheldGroup: (name) =>
    `The figures of **${name}** are withheld in this edition: in some month they cover a few employers only, or they protect a group that does.`,
  publishedHeading: "Employers that have been published",
  publishedNone: "No employer that has been published is still late.",
  publishedNote: (asOf) =>
    `Employers with a publication on file that still counts and still late by the data to the end of ${asOf}; whoever pays leaves the list.`,
  columns: {
    employer: "Employer",
    code: "Employer code",
    province: "Province",
    late: "Late amount",
    months: "Months late",
    publishedOn: "Published on"
  },
  cautions: [
    "Do not add the groups shown and take the sum for the nation: some groups are withheld.",
    "An empty cell is not 0: this edition does not show the figure."
  ]
};
