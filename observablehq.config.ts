/**
 * Framework's part of the site: it bundles the scripts and the style sheet and renders the pages that
 * loaders/site has written. Everything around a page (header, footer, language) comes with the page itself.
 */

/** Runs before the first paint: a remembered theme must not flash, controls that scripts will show need their room. */
const FIRST = `document.documentElement.dataset.script="";try{var t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

export default {
  root: process.env.ARREARS_SITE_ROOT ?? "src",
  output: process.env.ARREARS_SITE_OUT ?? "dist",
  title: undefined,
  style: "styles/style.css",
  head: `<script>${FIRST}</script>`,
  header: "",
  footer: "",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  pages: [],
  preserveIndex: true,
  preserveExtension: true,
  typographer: false
};
