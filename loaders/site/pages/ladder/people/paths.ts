/** Pages of workers, scores and VssID, without language. */
export const WORKERS = "ladder/workers";
export const WORKER_EMPLOYERS = "ladder/workers/employers";
export const VSSID = "ladder/vssid";
export const BARRED_FILE = "data/ladder/barred.csv";

/** The sheet of the last quarter, and of its year. */
export const scoringPath = (kind: "quarter" | "year") => `ladder/scoring/${kind}`;
