import {download} from "./csv.js";

/** What style sheets decide about a drawing; outside the page it has to be written into the elements. */
const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
  "display"
];
const FONT = '"Be Vietnam Pro Figures", "Be Vietnam Pro"';
const SCALE = 2;
const MARGIN = 24;

/** A figure as a picture of its own: title above the drawing, source and as-of date below. */
export async function figurePicture(figure: HTMLElement): Promise<Blob> {
  const drawing = [...figure.querySelectorAll<SVGSVGElement>(".chart-frame svg.drawing")].find(
    (s) => s.clientWidth > 0
  );
  if (!drawing) throw new Error("no drawing to take a picture of");
  const {width, height} = drawing.getBoundingClientRect();
  const title = figure.querySelector(".figure-title")?.textContent ?? "";
  const subtitle = figure.querySelector(".figure-subtitle")?.textContent ?? "";
  const lines = (text: string, size: number, weight = 400) => wrapText(text, size, weight, width);
  const blocks = {
    head: [
      ...lines(title, 18, 600).map((text) => ({text, size: 18, weight: 600})),
      ...lines(subtitle, 14).map((text) => ({text, size: 14, weight: 400}))
    ],
    foot: lines(figure.dataset.source ?? "", 12).map((text) => ({text, size: 12, weight: 400}))
  };
  const drawn = await rasterise(drawing, width, height);
  return compose(drawn, blocks, width, height);
}

interface Line {
  text: string;
  size: number;
  weight: number;
}

function compose(drawn: HTMLImageElement, {head, foot}: {head: Line[]; foot: Line[]}, width: number, height: number) {
  const tall = (lines: Line[]) => lines.reduce((sum, {size}) => sum + size * 1.4, 0);
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (tall(head) + height + tall(foot) + 3 * MARGIN) * SCALE;
  const pen = canvas.getContext("2d")!;
  pen.scale(SCALE, SCALE);
  const style = getComputedStyle(document.body);
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = style.color;
  let y = MARGIN;
  const write = (lines: Line[]) => {
    for (const {text, size, weight} of lines) {
      y += size * 1.4;
      pen.font = `${weight} ${size}px ${FONT}, sans-serif`;
      pen.fillText(text, MARGIN, y - size * 0.35);
    }
  };
  write(head);
  pen.drawImage(drawn, MARGIN, (y += MARGIN / 2), width, height);
  y += height;
  write(foot);
  return new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png");
  });
}

async function rasterise(drawing: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing.querySelectorAll("*"), copy.querySelectorAll<SVGElement>("*")];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const property of PROPERTIES) to[i]!.style.setProperty(property, style.getPropertyValue(property));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width * SCALE));
  copy.setAttribute("height", String(height * SCALE));
  copy.style.fontFamily = `${FONT}, sans-serif`;
  const fonts = document.createElementNS("http://www.w3.org/2000/svg", "style");
  fonts.textContent = await embeddedFonts();
  copy.prepend(fonts);
  const image = new Image();
  const source = new XMLSerializer().serializeToString(copy);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  return image;
}

/** The page's own fonts as data: a picture cannot load anything. */
async function embeddedFonts(): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
      .map((rule) => ({rule, base: sheet.href ?? document.baseURI}))
  );
  const rules = faces.map(async ({rule, base}) => {
    const file = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
    if (!file) return "";
    const data = await dataUrl(await (await fetch(new URL(file, base))).blob());
    return rule.cssText.replace(/url\("?[^")]+"?\)/, `url("${data}")`);
  });
  return (await Promise.all(rules)).join("\n");
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error("the font could not be read"));
    reader.readAsDataURL(blob);
  });
}

function wrapText(text: string, size: number, weight: number, width: number): string[] {
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = `${weight} ${size}px ${FONT}, sans-serif`;
  const lines: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const joined = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(joined).width <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

export function enhancePictures(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-picture]")) {
    button.addEventListener("click", async () => {
      const figure = document.getElementById(button.dataset.picture!)!;
      button.disabled = true;
      try {
        download(`${figure.id}.png`, await figurePicture(figure));
      } finally {
        button.disabled = false;
      }
    });
  }
}
