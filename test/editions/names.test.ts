import {describe, expect, it} from "vitest";
import {CENTRAL, mayHold, parseEdition, type Edition} from "../../src/domain/disclosure.js";

describe("editions", () => {
  it("are read from their names", () => {
    expect(parseEdition("central")).toEqual(CENTRAL);
    expect(parseEdition("officer:79/CB7901")).toEqual({
      kind: "officer",
      province: "79",
      officer: "CB7901"
    } satisfies Edition);
    for (const wrong of ["", "province:", "province:7", "all", "officer:"])
      expect(() => parseEdition(wrong)).toThrow(/expected central/);
  });

  it("hold no page that nobody has declared for them", () => {
    const reader = parseEdition("province:79");
    expect(mayHold(reader, "a-page-of-tomorrow")).toBe(false);
    expect(mayHold(reader, "ladder/provinces/79")).toBe(true);
    expect(mayHold(reader, "ladder/provinces/01")).toBe(false);
    expect(mayHold(parseEdition("public"), "ladder/provinces/79")).toBe(false);
    expect(mayHold(CENTRAL, "a-page-of-tomorrow")).toBe(true);
  });
});
