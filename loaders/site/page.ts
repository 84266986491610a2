import type {Lang} from "../../src/domain/format.js";

/** One page as the page writers hand it over: plain HTML, links relative to the page's own path. */
export interface Page {
  /** From the root of the site, without extension: "vi/provinces/79". Every page exists under vi/ and under en/. */
  path: string;
  lang: Lang;
  /** For the browser's tab and for search engines; the h1 stands in the body. */
  title: string;
  /** One sentence with the page's answer, for previews of links. */
  description?: string;
  /** The content of <main>, as HTML. */
  body: string;
  /** What shell() returned. */
  header: string;
  footer: string;
  running?: string;
  /** Path of the ranking file (one of SiteContent.files) that the month selector of this page reads. */
  ranking?: string;
  /** A module of src/client whose `start()` runs on this page beside what every page has: "employer". */
  module?: string;
}

/** A file put into the site as it is: JSON for the browser, CSV for downloads. */
export interface SiteFile {
  path: string;
  body: string;
  /** Stands in the site under its own path, for links and for scripts that read it when the reader asks. */
  isPublic?: true;
}

/** A folder whose files are moved into the site as they are. */
export interface SiteFolder {
  from: string;
  /** Path in the site. */
  to: string;
}

export interface SiteContent {
  pages: Page[];
  files: SiteFile[];
  folders?: SiteFolder[];
  /** Whose edition it is, as `--edition` names it; told in the head of every page. */
  edition?: string;
}
