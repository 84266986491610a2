import * as vietnam from "@svg-maps/vietnam";

type Point = [number, number];
type Ring = Point[];

export interface ProvinceShape {
  code: string;
  /** Mainland and larger islands, one path. */
  d: string;
  /** The archipelago of this province, as dots that can be seen at any size. */
  islands: string;
  /** Middle of the largest piece: where the dot of the late amount stands. */
  centre: Point;
}

export const MAP_WIDTH = 820;
export const MAP_HEIGHT = 880;

/** The source draws the 63 provinces before July 2025 and both archipelagos; these pieces make up today's 34. */
export const PIECES: Record<string, string> = {
  "01": "hanoi",
  "04": "caobang",
  "08": "tuyenquang hagiang",
  "11": "dienbien",
  "12": "laichau",
  "14": "sonla",
  "15": "laocai yenbai",
  "19": "thainguyen backan",
  "20": "langson",
  "22": "quangninh",
  "24": "bacninh bacgiang",
  "25": "phutho vinhphuc hoabinh",
  "31": "haiphong haiduong",
  "33": "hungyen thaibinh",
  "37": "ninhbinh hanam namdinh",
  "38": "thanhhoa",
  "40": "nghean",
  "42": "hatinh",
  "44": "quangtri quangbinh",
  "46": "tthue",
  "48": "danang quangnam hoangsa",
  "51": "quangngai kontum",
  "52": "gialai binhdinh",
  "56": "khanhhoa ninhthuan truongsa",
  "66": "daklak phuyen",
  "68": "lamdong daknong binhthuan",
  "75": "dongnai binhphuoc",
  "79": "hcm binhduong baria",
  "80": "tayninh longan",
  "82": "dongthap tiengiang",
  "86": "vinhlong bentre travinh",
  "91": "angiang kiengiang",
  "92": "cantho haugiang soctrang",
  "96": "camau baclieu"
};

const ARCHIPELAGOS = new Set(["hoangsa", "truongsa"]);
/** Deviation allowed when borders are thinned, in units of the drawing (under half a pixel on a screen). */
const TOLERANCE = 0.7;

interface SourceMap {
  locations: {id: string; path: string}[];
}

let shapes: ProvinceShape[] | undefined;

/** The 34 provinces as light paths, computed once from the source drawing. */
export function provinceShapes(): ProvinceShape[] {
  shapes ??= Object.entries(PIECES).map(([code, ids]) => provinceShape(code, ids.split(" ")));
  return shapes;
}

function provinceShape(code: string, ids: string[]): ProvinceShape {
  const land = ids.filter((id) => !ARCHIPELAGOS.has(id)).flatMap(ringsOf);
  const largest = land.reduce((a, b) => (area(b) > area(a) ? b : a));
  const kept = land.filter((ring) => ring === largest || area(ring) > 2);
  const islands = ids.filter((id) => ARCHIPELAGOS.has(id)).flatMap(ringsOf);
  return {code, d: kept.map((ring) => pathOf(thin(ring))).join(""), islands: dots(islands), centre: middle(largest)};
}

/** The package is an ES module typed as CommonJS: its one export is the default, under one or two wrappers. */
function sourceMap(): SourceMap {
  let source: unknown = vietnam;
  while (!(source as SourceMap).locations) source = (source as {default: unknown}).default;
  return source as SourceMap;
}

function ringsOf(id: string): Ring[] {
  const location = sourceMap().locations.find((l) => l.id === id);
  if (!location) throw new Error(`shape missing in the map: ${id}`);
  return parse(location.path);
}

/** Reads the commands that the source uses; of curves (reefs only) the end points are enough. */
function parse(path: string): Ring[] {
  const tokens = path.match(/[mlczMLZ]|-?\d*\.?\d+(?:e-?\d+)?/g) ?? [];
  const rings: Ring[] = [];
  let [at, start]: [Point, Point] = [
    [0, 0],
    [0, 0]
  ];
  let command = "";
  for (let i = 0; i < tokens.length;) {
    if (/^[a-z]$/i.test(tokens[i]!)) command = tokens[i++]!;
    if (/z/i.test(command)) {
      at = start;
      continue;
    }
    const skip = command === "c" ? 4 : 0;
    const [dx, dy] = [Number(tokens[i + skip]), Number(tokens[i + skip + 1])];
    i += skip + 2;
    at = /[ML]/.test(command) ? [dx, dy] : [at[0] + dx, at[1] + dy];
    if (/m/i.test(command)) {
      start = at;
      rings.push([at]);
      command = command === "m" ? "l" : "L";
    } else rings.at(-1)!.push(at);
  }
  return rings;
}

function area(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    sum += x * ny - nx * y;
  });
  return Math.abs(sum) / 2;
}

function middle(ring: Ring): Point {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const centre = (v: number[]) => Math.round((Math.min(...v) + Math.max(...v)) / 2);
  return [centre(xs), centre(ys)];
}

/** Douglas–Peucker on a closed ring, split at the point farthest from its start. */
function thin(ring: Ring): Ring {
  const far = ring.reduce((best, p, i) => (distance(p, ring[0]!) > distance(ring[best]!, ring[0]!) ? i : best), 0);
  return [...reduce(ring.slice(0, far + 1)), ...reduce([...ring.slice(far), ring[0]!]).slice(1, -1)];
}

function reduce(points: Ring): Ring {
  if (points.length < 3) return points;
  const [first, last] = [points[0]!, points.at(-1)!];
  let [worst, index] = [0, 0];
  points.forEach((p, i) => {
    const off = distanceToLine(p, first, last);
    if (off > worst) [worst, index] = [off, i];
  });
  if (worst <= TOLERANCE) return [first, last];
  return [...reduce(points.slice(0, index + 1)).slice(0, -1), ...reduce(points.slice(index))];
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by);
}

function distanceToLine(p: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(p, a);
  return Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length;
}

/** Relative steps in tenths, written without needless blanks. */
function pathOf(ring: Ring): string {
  let [px, py] = [0, 0];
  const steps = ring.map(([x, y], i) => {
    const [tx, ty] = [Math.round(x * 10), Math.round(y * 10)];
    const step = `${i === 0 ? "m" : i === 1 ? "l" : " "}${number(tx - px)} ${number(ty - py)}`;
    [px, py] = [tx, ty];
    return step.replace(/ (?=-)/g, "");
  });
  return "M0 0" + steps.join("") + "z";
}

function number(tenths: number): string {
  return String(tenths / 10).replace(/^(-?)0\./, "$1.");
}

/** Reefs and islets are smaller than a pixel: each becomes a dot, near neighbours become one. */
function dots(rings: Ring[]): string {
  const kept: Point[] = [];
  for (const centre of rings.map(middle)) {
    if (kept.every((other) => distance(other, centre) > 7)) kept.push(centre);
  }
  return kept.map(([x, y]) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`).join("");
}
