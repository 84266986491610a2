import {posix} from "node:path";
import type {Page, SiteContent} from "../page.js";

const ITEM = /<li>(<a\b[^>]*\bhref="([^"]*)"[^>]*>(?:(?!<\/a>)[^])*<\/a>)<\/li>/g;
const LINK = /<a\b[^>]*?\bhref="([^"]*)"[^>]*>((?:(?!<\/a>)[^])*)<\/a>/g;

/**
 * The content without links to pages and files that it does not have: what they said stays as text, an item of a list
 * that was nothing but such a link goes.
 */
export function withoutDeadLinks(content: SiteContent): SiteContent {
  const there = new Set([
    "index.html",
    ...content.pages.map(({path}) => `${path}.html`),
    ...content.files.filter(({isPublic}) => isPublic).map(({path}) => path)
  ]);
  const folders = (content.folders ?? []).map(({to}) => `${to}/`);
  const leads = (page: Page, address: string) => {
    const path = address.split(/[?#]/)[0]!;
    if (path === "" || /^[a-z]+:/i.test(path)) return true;
    const target = posix.join(posix.dirname(page.path), decodeURI(path));
    return there.has(target) || folders.some((folder) => target.startsWith(folder));
  };
  const strip = (page: Page, html: string) =>
    html
      .replace(ITEM, (item, _link, address: string) => (leads(page, address) ? item : ""))
      .replace(LINK, (link, address: string, inner: string) => (leads(page, address) ? link : inner));
  return {
    ...content,
    pages: content.pages.map((page) => ({...page, body: strip(page, page.body), header: strip(page, page.header)}))
  };
}
