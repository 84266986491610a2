import {download} from "../csv.js";
import type {Ctx} from "./context.js";
import {h} from "./dom.js";
import {footLines} from "./view.js";
import {describeLine} from "./words.js";

/** What style sheets decide about a drawing, written into its elements. */
const PROPERTIES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "visibility"];
const FONT = "Be Vietnam Pro, sans-serif";
const MARGIN = 20;
const SCALE = 2;

interface Picture {
  kind: "svg" | "png";
  name: string;
  subtitle: string;
  file: string;
  /** What the picture shows, where that is not the selection. */
  about?: string;
}

/** Saves a drawing with its title, filters, source and as-of date. */
export async function saveDrawing(ctx: Ctx, drawing: SVGSVGElement, picture: Picture): Promise<void> {
  const {kind, file} = picture;
  const {source, width, height} = onPage(drawing, () => standAlone(ctx, drawing, picture));
  const svg = new Blob([source], {type: "image/svg+xml;charset=utf-8"});
  if (kind === "svg") return download(`${file}.svg`, svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (png) download(`${file}.png`, png);
}

/** Style sheets apply to what stands on the page: a drawing that does not is put there for a moment, out of sight. */
function onPage<T>(drawing: SVGSVGElement, act: () => T): T {
  if (drawing.isConnected) return act();
  const place = h("div", {class: "xp-offstage", "aria-hidden": "true"}, drawing);
  document.body.append(place);
  try {
    return act();
  } finally {
    place.remove();
  }
}

function standAlone(ctx: Ctx, drawing: SVGSVGElement, {name, subtitle, about}: Picture) {
  const {width, height} = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing.querySelectorAll("*"), copy.querySelectorAll<SVGElement>("*")];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const property of PROPERTIES) to[i]!.style.setProperty(property, style.getPropertyValue(property));
    to[i]!.removeAttribute("class");
  });
  const {backgroundColor, color} = getComputedStyle(document.body);
  const size = Math.max(60, Math.floor(width / 6.2));
  const head = [
    ...wrap(name, Math.floor(width / 9)).map((text) => line(text, 16, 600)),
    ...(subtitle ? wrap(subtitle, size).map((text) => line(text, 12, 400)) : [])
  ];
  const foot = footLines(ctx, about ?? describeLine(ctx, ctx.store.state))
    .flatMap((text) => wrap(text, size))
    .map((text) => line(text, 11, 400));
  const headHeight = head.reduce((sum, {size: s}) => sum + s * 1.5, 0);
  const footHeight = foot.reduce((sum, {size: s}) => sum + s * 1.5, 0);
  const total = headHeight + height + footHeight + 3 * MARGIN;
  const all = width + 2 * MARGIN;
  const lines = (list: Line[], top: number) => {
    let y = top;
    return list.map(({text, size: s, weight}) => {
      y += s * 1.5;
      return `<text x="${MARGIN}" y="${(y - s * 0.4).toFixed(1)}" font-size="${s}" font-weight="${weight}" fill="${color}">${escape(text)}</text>`;
    });
  };
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(MARGIN + headHeight));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const inner = new XMLSerializer().serializeToString(copy);
  const source = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${all}" height="${total.toFixed(0)}" viewBox="0 0 ${all} ${total.toFixed(0)}" font-family="${FONT}" font-size="12">`,
    `<title>${escape(name)}</title>`,
    `<rect width="100%" height="100%" fill="${backgroundColor}"/>`,
    ...lines(head, MARGIN),
    inner,
    ...lines(foot, MARGIN * 1.5 + headHeight + height),
    "</svg>"
  ].join("\n");
  return {source, width: all, height: Math.round(total)};
}

interface Line {
  text: string;
  size: number;
  weight: number;
}

function line(text: string, size: number, weight: number): Line {
  return {text, size, weight};
}

function wrap(text: string, most: number): string[] {
  const out: string[] = [];
  for (const word of text.split(" ")) {
    const joined = out.length ? `${out.at(-1)} ${word}` : word;
    if (out.length && joined.length <= most) out[out.length - 1] = joined;
    else out.push(word);
  }
  return out;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
