import {expect, it} from "vitest";
import {linksFrom, relativeLink} from "../../src/domain/links.js";

it("leads from any depth to any page, with anchors and files", () => {
  expect(relativeLink("vi/provinces/79", "vi/index")).toBe("../../vi/index.html");
  expect(relativeLink("vi/index", "en/index")).toBe("../en/index.html");
  expect(relativeLink("index", "vi/index#top")).toBe("./vi/index.html#top");
  expect(linksFrom("vi/status")("data/rates.csv")).toBe("../data/rates.csv");
});
