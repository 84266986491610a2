/**
 * Links between pages are relative, so that the site opens from any folder of any file server.
 * Pages are named without extension, from the root of the site: "vi/provinces/79".
 */
export function relativeLink(from: string, to: string): string {
  const [page = "", anchor] = to.split("#");
  const up = from.split("/").length - 1;
  const name = /\.\w+$/.test(page) ? page : `${page}.html`;
  return (up ? "../".repeat(up) : "./") + name + (anchor ? `#${anchor}` : "");
}

/** The links of one page: give it the page's own path once, then each target. */
export function linksFrom(path: string): (to: string) => string {
  return (to) => relativeLink(path, to);
}
