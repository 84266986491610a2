import {enhanceCsv} from "./tableCsv.js";
import {enhancePictures} from "./picture.js";
import {enhanceRanking} from "./ranking.js";
import type {RankingFile} from "./ranking.js";
import {enhanceTables} from "./tables.js";
import {enhanceTheme} from "./theme.js";

/**
 * What a script adds to a page that is complete without it: sorting, search, downloads, theme, month of the ranking.
 * Controls that need it are hidden in the HTML and shown here.
 */
export function enhance({ranking}: {ranking?: RankingFile} = {}): void {
  enhanceTheme(document);
  enhanceTables(document);
  enhanceCsv(document);
  enhancePictures(document);
  if (ranking) enhanceRanking(document, ranking);
  for (const control of document.querySelectorAll<HTMLElement>("[data-needs-script]")) {
    const waitsForFile = control.querySelector("[data-ranking-for]") !== null;
    if (!waitsForFile || ranking) control.hidden = false;
  }
  keepAnchor();
  document.documentElement.dataset.enhanced = "";
}

/** The other language opens at the same place of the page. */
function keepAnchor(): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-language]");
  link?.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
