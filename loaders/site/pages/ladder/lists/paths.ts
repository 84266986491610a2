/** Pages of the lists, without language. */
export const PUBLICATION = "ladder/publication";
export const STATE = "ladder/state-bodies";
export const ARTICLE = "ladder/article-216";
export const STEERING = "ladder/steering-committee";
export const RULES = "ladder/rules";
export const LETTER = "ladder/letter-479";

/** A whole list of a province as CSV. */
export const listFile = (list: string, code: string) => `data/ladder/${list}-${code}.csv`;
/** All candidates for review as CSV. */
export const CANDIDATES_FILE = "data/ladder/article-216.csv";
