/** How each rule recognises its pattern, with the numbers of its file. */
export const ruleWords = {
  sudden_change: (score: string, share: string, heads: string, impact: string) =>
    `A change in one month with an anomaly score of ${score} or more, at least ${share} from the expected level and worth ${impact} of contributions a month or more. Headcount is off by ${heads} at least; for wages the employer has at least as many workers.`,
  slow_erosion: (months: string, share: string, heads: string, impact: string, k: string, h: string) =>
    `A rise or fall over ${months} months or more that adds up to at least ${share} of the level at its beginning, ${heads} workers and ${impact} of contributions a month; the sum of the monthly deviations (CUSUM, ${k} off each month) passes ${h} times the everyday variation.`,
  wage_cut_to_minimum: (drop: string, from: string, multiple: string, heads: string) =>
    `In one month the average wage falls by at least ${drop}, from at least ${from} times to no more than ${multiple} times the regional minimum wage, at an employer with at least ${heads} workers, while the median of the comparison group does not fall by half as much.`,
  wage_frozen_at_minimum: (multiple: string, tolerance: string, rise: string, heads: string) =>
    `For a year the average wage is ${multiple} times the regional minimum wage (within ${tolerance} of the multiple), or stands still at no more than that although the minimum rises, while the median of the division rises by at least ${rise}; the employer has at least ${heads} workers.`,
  wage_inflated_before_benefit: (rise: string, heads: string, change: string) =>
    `The average wage is at least ${rise} above the expected one, at an employer with no more than ${heads} workers whose headcount changes by no more than ${change}.`,
  headcount_shaved: (months: string, drop: string, most: string, limits: string, near: string, score: string) =>
    `In ${months} months the headcount falls by ${drop} to ${most} and below a limit (${limits}), by no more than ${near} of the limit; the month's score is ${score} or more.`,
  mass_leave_return: (drop: string, heads: string, months: string, within: string, score: string) =>
    `The headcount falls by at least ${drop} and at least ${heads} workers, and within ${months} months is back near the old level (within ${within}); the score of the month of return is ${score} or more.`,
  headcount_collapse_debt_stays: (months: string, left: string, heads: string, owed: string) =>
    `In ${months} months the headcount falls to no more than ${left} of what it was, at an employer that had at least ${heads} workers, and late is at least what is due in ${owed} ${owed === "1" ? "month" : "months"}.`,
  payment_stop: (paid: string, slow: string, impact: string) =>
    `An employer that pays monthly: nothing paid for three months running and something late for a month or more; in the twelve months before paid in at least ${paid}, two months late or more in no more than ${slow}, ${impact} a month on average or more.`,
  code_shuffle: (heads: string, few: string, tolerance: string, wages: string, owed: string) =>
    `In one month a code falls and another of the same division and province rises by nearly as many workers (within ${tolerance}), at least ${heads} (a new or ended code: ${few}), the wage base goes along (within ${wages}), and late at the old code is at least what is due in ${owed} ${owed === "1" ? "month" : "months"}.`
} as const;
