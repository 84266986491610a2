import type {vi} from "./vi/index.js";

/** The shape of a catalogue: same keys and same parameters as the Vietnamese one, other words. */
type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly unknown[]
      ? {readonly [K in keyof T]: Widen<T[K]>}
      : {readonly [K in keyof T]: Widen<T[K]>};

export type Messages = Widen<typeof vi>;
