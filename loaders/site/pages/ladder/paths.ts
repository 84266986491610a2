/** Pages of the room, without language. */
export const LADDER = "ladder";
export const EVIDENCE = "ladder/evidence";

/** The work list of a province. */
export const workPath = (code: string) => `ladder/provinces/${code}`;

/** The whole work list of a province as CSV. */
export const workFile = (code: string) => `data/ladder/${code}.csv`;
