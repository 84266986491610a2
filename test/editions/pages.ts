/** What axe finds on the pages of editions, and whether they fit a phone. */
import {expect} from "vitest";
import {describe, it, openSite, violations} from "../browser/support.js";
import {OWN} from "./truth.js";

/** Pages that only editions have, or that they write anew. */
const PAGES = {
  province: [
    "vi/edition",
    "vi/anomalies",
    "vi/data-status",
    `vi/explanation/${OWN}`,
    "en/fair-ranking/officers",
    `en/ladder/provinces/${OWN}`
  ],
  officer: ["vi/index", "en/anomalies", `vi/ladder/provinces/${OWN}`]
};

/** Opens pages of the sites, whose folders are named by edition. */
export const pagesOfEditions = (sites: Record<keyof typeof PAGES, string>) =>
  describe("pages of editions", () => {
    it.each(Object.entries(PAGES))(
      "of the %s have no axe violation in either theme, and fit a phone",
      async (name, pages) => {
        const open = await openSite(sites[name as keyof typeof PAGES]);
        try {
          for (const path of pages) {
            const page = await open.open(`${path}.html`);
            expect(await violations(page), path).toEqual([]);
            await page.emulateMedia({colorScheme: "dark"});
            expect(await violations(page, ["color-contrast", "link-in-text-block"]), `${path} in the dark`).toEqual([]);
            await page.setViewportSize({width: 390, height: 844});
            expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(390);
            await page.context().close();
          }
          expect(open.trouble).toEqual([]);
        } finally {
          await open.close();
        }
      }
    );
  });
