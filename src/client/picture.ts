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
  "display"
];
const FONT = '"Be Vietnam Pro Figures", "Be Vietnam Pro"';
const SCALE = 2;
const MARGIN = 24;

/** A figure as a picture of its own: title above the drawing, source, as-of date and credits below. */
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
    foot: [figure.dataset.source, figure.querySelector(".map-credit")?.textContent]
      .flatMap((text) => lines(text ?? "", 12))
      .map((text) => ({text, size: 12, weight: 400}))
  };
  const image = await rasterise(drawing, width, height);
  return compose({drawing, image, width, height}, blocks);
}

interface Line {
  text: string;
  size: number;
  weight: number;
}

interface Drawn {
  drawing: SVGSVGElement;
  image: HTMLImageElement;
  width: number;
  height: number;
}

function compose({drawing, image, width, height}: Drawn, {head, foot}: {head: Line[]; foot: Line[]}): Promise<Blob> {
  const tall = (lines: Line[]) => lines.reduce((sum, {size}) => sum + size * 1.4, 0);
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (tall(head) + height + tall(foot) + 3 * MARGIN) * SCALE;
  const pen = canvas.getContext("2d")!;
  pen.scale(SCALE, SCALE);
  const {backgroundColor, color} = getComputedStyle(document.body);
  pen.fillStyle = backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(MARGIN, MARGIN);
  writeLines(pen, head, color);
  pen.translate(0, tall(head) + MARGIN / 2);
  pen.drawImage(image, 0, 0, width, height);
  writeTexts(pen, drawing, width);
  pen.translate(0, height + MARGIN / 4);
  writeLines(pen, foot, color);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png");
  });
}

function writeLines(pen: CanvasRenderingContext2D, lines: Line[], color: string): void {
  let y = 0;
  pen.fillStyle = color;
  for (const {text, size, weight} of lines) {
    y += size * 1.4;
    pen.font = `${weight} ${size}px ${FONT}, sans-serif`;
    pen.fillText(text, 0, y - size * 0.35);
  }
}

/** The shapes of a drawing as an image. Its texts are left out: an image has no access to the page's fonts. */
async function rasterise(drawing: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing.querySelectorAll("*"), copy.querySelectorAll<SVGElement>("*")];
  from.forEach((element, i) => {
    // What stands in <defs> takes its style from where it is used.
    if (element.closest("defs")) return;
    const style = getComputedStyle(element);
    for (const property of PROPERTIES) to[i]!.style.setProperty(property, style.getPropertyValue(property));
  });
  for (const text of copy.querySelectorAll("text")) text.remove();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width * SCALE));
  copy.setAttribute("height", String(height * SCALE));
  const image = new Image();
  const source = new XMLSerializer().serializeToString(copy);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  return image;
}

/** Writes the texts of a drawing where they stand in it, in the fonts that the page has loaded. */
function writeTexts(pen: CanvasRenderingContext2D, drawing: SVGSVGElement, width: number): void {
  const scale = width / drawing.viewBox.baseVal.width;
  for (const text of drawing.querySelectorAll("text")) {
    const content = text.textContent ?? "";
    if (!content) continue;
    const style = getComputedStyle(text);
    const start = text.getStartPositionOfChar(0);
    const [x, y] = [start.x * scale, start.y * scale];
    pen.font = `${style.fontWeight} ${parseFloat(style.fontSize) * scale}px ${FONT}, sans-serif`;
    if (style.stroke !== "none") {
      pen.strokeStyle = style.stroke;
      pen.lineWidth = parseFloat(style.strokeWidth) * scale;
      pen.lineJoin = "round";
      pen.strokeText(content, x, y);
    }
    pen.fillStyle = style.fill;
    pen.fillText(content, x, y);
  }
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
    button.addEventListener("click", () => {
      const figure = document.getElementById(button.dataset.picture!)!;
      button.disabled = true;
      void figurePicture(figure)
        .then((picture) => download(`${figure.id}.png`, picture))
        .finally(() => (button.disabled = false));
    });
  }
}
