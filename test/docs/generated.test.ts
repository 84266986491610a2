import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {generatedDocs} from "../../loaders/docs/generate.js";
import {PROGRAM} from "../../loaders/paths.js";

describe("generated documents", () => {
  for (const [path, text] of Object.entries(generatedDocs()))
    it(`${path} says what the declarations say (npm run docs writes it)`, () => {
      expect(readFileSync(join(PROGRAM, path), "utf8")).toBe(text);
    });
});
