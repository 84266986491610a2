/** Programs that are run by themselves say how they are used before they do anything. */
import {describe, expect, it} from "vitest";
import {endsEarly} from "../../loaders/options.js";

const OPTIONS = {employers: {type: "string", default: "4000"}, site: {type: "boolean"}} as const;
const early = (...args: string[]) => endsEarly(args, "Usage: it", OPTIONS, {employers: 100});

describe("options of a program", () => {
  it("that are right let it begin", () => {
    expect(early()).toBeNull();
    expect(early("--employers", "100", "--site")).toBeNull();
  });
  it("ask for help", () => {
    expect(early("--help")).toEqual({text: "Usage: it\n", code: 0});
    expect(early("--employers", "x", "-h")?.code).toBe(0);
  });
  it.each([
    [["--employers", "abc"], '--employers "abc" (expected a whole number from 100 on)'],
    [["--employers", "99"], '--employers "99" (expected a whole number from 100 on)'],
    [["--employers=1e3"], "expected a whole number"],
    [["--employer", "100"], "Unknown option '--employer'"],
    [["many"], "Unexpected argument 'many'"]
  ])("%j end with usage", (args, says) => {
    const told = early(...args);
    expect(told?.code).toBe(2);
    expect(told?.text).toContain(says);
    expect(told?.text).toContain("Usage: it");
  });
});
