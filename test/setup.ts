/** Before every test file: random draws are the same on every machine, so that no change is refused by chance. */
import fc from "fast-check";

const seed = process.env["PROPERTY_SEED"];
// `PROPERTY_SEED=random` draws anew, a number draws what it drew before.
if (seed !== "random") fc.configureGlobal({seed: seed === undefined ? 20_261_123 : Number(seed)});
