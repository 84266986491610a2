/** Holds the rows and answers the page: filters, tiles, windows of the table, exports. */
import {COLUMNS, type Source} from "../../domain/explorer/columns.js";
import type {Filter} from "../../domain/explorer/dims.js";
import {Engine} from "../../domain/explorer/engine.js";
import {sortRows} from "../../domain/explorer/order.js";
import type {Selection} from "../../domain/explorer/state.js";
import type {Totals} from "../../domain/explorer/tile.js";
import {csvBlob} from "./csvExport.js";
import {Finder} from "./finding.js";
import {Link} from "./link.js";
import {fetchRaw, loadNames, loadRows, unpack} from "./load.js";
import type {Ask, Op, Questions, Reply, ShownRow, Sort} from "./protocol.js";
import {buffersIn, sqlEmployers, sqlPart} from "./sqlColumns.js";
import {workbook} from "./workbook.js";

let source: Source;
let engine: Engine;
let base = "";
let names: Promise<void> | null = null;
let finder: Finder;
let whole: {key: string; rows: Uint32Array} | null = null;
let list: {key: string; rows: Uint32Array} | null = null;
/** Where the current list is written: one place, as large as the largest selection so far, used again. */
let room = new Uint32Array(0);
let generation = 0;
/** Files on their way, in the worker that opens them for another. */
const files = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
/** Sums of the current selection. */
let totals: Totals;

const post = (reply: Reply, transfer: Transferable[] = []) =>
  (self as unknown as {postMessage(m: unknown, t: Transferable[]): void}).postMessage(reply, transfer);

/** Reads the names once, when they are first needed. */
function withNames(): Promise<void> {
  names ??= loadNames(base, source.meta).then((read) => {
    source.names = read;
  });
  return names;
}

async function filterOf(selection: Selection): Promise<Filter> {
  if (selection.search) await withNames();
  return {bins: selection.bins, search: finder.find(selection.search), exact: selection.exact};
}

/** All rows in the order of a column: sorted once, for every selection. */
async function order({key, isDescending}: Sort): Promise<Uint32Array> {
  const name = `${key} ${isDescending}`;
  if (whole?.key === name) return whole.rows;
  if (key === "employer_name") await rankNames();
  whole = null;
  const column = COLUMNS.find((one) => one.key === key)!;
  whole = {key: name, rows: sortRows(engine.rows, (row) => column.number(source, row), isDescending)};
  return whole.rows;
}

/** The selected rows in the order of the table. */
async function sorted(sort: Sort): Promise<Uint32Array> {
  const name = `${generation} ${sort.key} ${sort.isDescending}`;
  if (list?.key === name) return list.rows;
  list = null;
  const all = await order(sort);
  const {rows} = totals;
  if (rows === engine.rows) list = {key: name, rows: all};
  else {
    if (room.length < rows) room = new Uint32Array(rows);
    let n = 0;
    for (let i = 0; n < rows; i++) if (engine.has(all[i]!)) room[n++] = all[i]!;
    list = {key: name, rows: room.subarray(0, n)};
  }
  return list.rows;
}

async function rankNames(): Promise<void> {
  if (source.nameRank) return;
  await withNames();
  const texts = [...source.names.all()];
  const order = texts.map((_, i) => i);
  const {compare} = new Intl.Collator("vi", {numeric: true});
  order.sort((a, b) => compare(texts[a]!, texts[b]!) || a - b);
  source.nameRank = new Int32Array(order.length);
  order.forEach((employer, place) => (source.nameRank![employer] = place));
}

type Answers = {[K in Op]: (ask: Questions[K]["ask"]) => Promise<Questions[K]["answer"]>};

const answers: Answers = {
  fetch({urls}) {
    for (const [index, url] of urls.entries()) {
      const file = fetchRaw(url);
      // Whoever opens a file meets its failure.
      file.catch(() => undefined);
      files.set(index, file);
    }
    return Promise.resolve({files: files.size});
  },
  async open({index, room}) {
    const raw = files.get(index)!;
    files.delete(index);
    return {bytes: await unpack(await raw, room)};
  },
  async load(ask) {
    base = ask.base;
    const opener = new Link(self.location.href);
    source = await loadRows(base, ask.meta, opener, (progress) => post({progress}));
    opener.close();
    engine = new Engine(source.columns, source.meta);
    finder = new Finder(source);
    return {rows: engine.rows};
  },
  async choose({selection, measure}) {
    engine.set(await filterOf(selection));
    generation += 1;
    const answer = engine.answer(measure);
    totals = answer.totals;
    return answer;
  },
  async compare({selection, measure}) {
    const current = engine.filter;
    engine.set(await filterOf(selection));
    try {
      return engine.answer(measure);
    } finally {
      engine.set(current);
    }
  },
  tile: ({view, measure}) => Promise.resolve(engine.tile(view, measure)),
  async window({sort, from, count, lang}) {
    const rows = await sorted(sort);
    await withNames();
    return {rows: [...rows.subarray(from, from + count)].map((row) => shown(row, lang)), total: rows.length};
  },
  async locate({sort, code}) {
    const employer = source.codes.find(code);
    const {starts} = source.columns;
    const rows = await sorted(sort);
    if (employer < 0) return {at: -1};
    return {at: rows.findIndex((row) => row >= starts[employer]! && row < starts[employer + 1]!)};
  },
  async csv({sort, columns}) {
    const rows = await sorted(sort);
    await withNames();
    return {blob: csvBlob(source, rows, columns), rows: rows.length};
  },
  async xlsx({sort, columns, about, aboutName, rowsName}) {
    const rows = await sorted(sort);
    await withNames();
    return workbook({source, rows, columns, about, aboutName, rowsName});
  },
  table({from, count}) {
    const to = Math.min(engine.rows, from + count);
    return Promise.resolve({part: sqlPart(source, from, to), flags: source.columns.flags.values, rows: to - from});
  },
  async employers({from, count}) {
    await withNames();
    const to = Math.min(source.codes.length, from + count);
    return {...sqlEmployers(source, from, to), rows: to - from};
  }
};

function shown(row: number, lang: "vi" | "en"): ShownRow {
  const cells = COLUMNS.map((column) => [
    column.key,
    column.text ? column.text(source, row, lang) : column.number(source, row)
  ]);
  return {
    row,
    code: source.codes.get(source.columns.employerOf(row)),
    period: source.columns.period[row]!,
    cells: Object.fromEntries(cells) as ShownRow["cells"]
  };
}

/** What of an answer is handed over instead of copied. */
function buffersOf(op: Op, answer: unknown): Transferable[] {
  if (op === "open") return [(answer as Questions["open"]["answer"]).bytes.buffer];
  if (op === "table") return buffersIn((answer as Questions["table"]["answer"]).part);
  if (op !== "tile") return [];
  const {counts, sums} = answer as {counts: Float64Array<ArrayBuffer>; sums: Float64Array<ArrayBuffer>};
  return [counts.buffer, sums.buffer];
}

let last: Promise<unknown> = Promise.resolve();

/** Questions are answered one after the other, in the order in which they come. */
self.addEventListener("message", (event: MessageEvent<Ask>) => {
  const {id, op, ...ask} = event.data;
  last = last.then(async () => {
    try {
      const answer = await (answers[op] as (ask: unknown) => Promise<unknown>)(ask);
      post({id, answer}, buffersOf(op, answer));
    } catch (error) {
      post({id, error: error instanceof Error ? error.message : String(error)});
    }
  });
});
