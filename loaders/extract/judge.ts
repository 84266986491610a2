import {literal, type Db} from "../warehouse/open.js";
import {storedColumns} from "./contract.js";
import {cellPeriod, identities, readings, type Grid} from "./expressions.js";
import {refined, untyped, type NumberStyle} from "./numberSql.js";
import {sentence} from "./lookups.js";
import {isPersonal, PERSON_LIKE, WITHHELD} from "./people.js";
import {reason} from "./rules.js";
import type {RawRow} from "./rows.js";

/** Makes the view `raw` of a scratch file that `writeRows` wrote: line, unit_factor, c0, c1, … as text. */
export async function viewScratch(db: Db, grid: Grid, scratch: string): Promise<void> {
  const columns = Array.from({length: grid.width}, (_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  await db.run(`create or replace view raw as select * from read_csv(${literal(scratch)}, auto_detect = false,
    header = false, columns = {'line': 'BIGINT', 'unit_factor': 'BIGINT', ${columns}}, delim = ',', quote = '"',
    escape = '"', nullstr = '', new_line = '\\n', max_line_size = 8388608, buffer_size = 16777216)`);
}

/**
 * Types every cell of `raw` and names every fault of its rows. Leaves the table `judged`: line, v_<column>, cell_period,
 * faults (empty for a good row), times (rows of the same key).
 */
export async function judge(db: Db, grid: Grid, style: NumberStyle): Promise<void> {
  const all = readings(grid, style);
  const at = (name: string) => grid.positions.get(name)!;
  const none = "null::struct(position integer, column_name varchar, code varchar)";
  const found = (codes: string[]) => `list_filter([${[...codes, none].join(", ")}], lambda f: f.code is not null)`;
  const cells = all
    .filter((r) => r.fault !== "null")
    .map((r) => fault(r.column.name, at(r.column.name), `(${r.fault})`));
  const broken = identities(grid.kind).map((i) =>
    fault(i.column, at(i.column), `case when ${i.broken} then ${i.code} end`)
  );
  await db.run(`create or replace table judged as
    with typed as (
      select line, ${all.map((r) => `${r.value} as v_${r.column.name}`).join(", ")},
        ${cellPeriod(grid)}::integer as cell_period, ${found(cells)} as cell_faults
      from raw
    )
    select * exclude (cell_faults), case when len(cell_faults) > 0 then cell_faults else ${found(broken)} end as faults,
      1::bigint as times
    from typed`);
  await countKeys(
    db,
    grid.kind.key.map((k) => `v_${k}`)
  );
}

/** Fills `times`. A window over whole rows would hold all of them at once; groups hold the keys alone. */
async function countKeys(db: Db, key: string[]): Promise<void> {
  await db.run(`create or replace table repeated as
    select ${key.join(", ")}, count(*) as n from judged
    where ${key.map((k) => `${k} is not null`).join(" and ")} group by ${key.join(", ")} having count(*) > 1`);
  await db.run(`update judged set times = r.n from repeated as r
    where ${key.map((k) => `judged.${k} = r.${k}`).join(" and ")}`);
}

/** Leaves the table `faults`: one row for each fault of `judged` and each row that could not be laid out at all. */
export async function tellFaults(db: Db, grid: Grid, structural: readonly RawRow[]): Promise<void> {
  const {kind, positions, width} = grid;
  const cells = `[${Array.from({length: width}, (_, i) => `coalesce(${grid.hasTyped ? untyped(`c${i}`) : `c${i}`}, '')`).join(", ")}]`;
  const twice = fault(kind.key[0]!, positions.get(kind.key[0]!)!, `'twice|' || times || '|${kind.key.join(" and ")}'`);
  const province = kind.cell.province;
  const shown = (text: string) =>
    isPersonal(kind) ? `regexp_replace(${text}, '${PERSON_LIKE}', '${WITHHELD}', 'g')` : text;
  await db.run(`create or replace table faults as
    with found as (
      select line, cell_period, ${province ? `v_${province}` : "null::varchar"} as province_code, ${typedValues(grid)} as typed,
        unnest(case when times > 1 then list_append(faults, ${twice}) else faults end) as f
      from judged where len(faults) > 0 or times > 1
    ),
    texts as (select line, ${cells} as cells from raw where line in (select line from found)),
    told as (
      select found.line, f.column_name as column_name, texts.cells[f.position + 1] as value,
        ${refined("f.code", "value")} as code, found.cell_period as period_ix,
        try_cast(found.province_code as place)::varchar as province_code, to_json(texts.cells)::varchar as raw, found.typed
      from found inner join texts on found.line = texts.line
    )
    select line, column_name, ${shown("value")} as value, ${sentence("code")} as reason, code, period_ix, province_code, ${shown("raw")} as raw, typed
    from told inner join rules on rules.rule = string_split(code, '|')[1]`);
  for (let from = 0; from < structural.length; from += 500)
    await db.run(
      `insert into faults values ${structural
        .slice(from, from + 500)
        .map(structuralValues)
        .join(", ")}`
    );
}

function structuralValues({line, cells, structural}: RawRow): string {
  const shown = cells.slice(0, 3).join(" | ");
  return `(${line}, '', ${literal(shown)}, ${literal(reason(structural!))}, ${literal(structural!)}, null, null, ${literal(JSON.stringify(cells))}, null)`;
}

/**
 * What could be read of a row, as JSON: what it would add to the figures can be told from it, and which later row takes
 * its place. Of a row about a person only the employer and the month.
 */
function typedValues({kind}: Grid): string {
  const kept = kind.columns.filter((c) => !isPersonal(kind) || c.type === "employer" || c.type === "period");
  return `to_json({${kept.map((c) => `'${c.name}': v_${c.name}`).join(", ")}})::varchar`;
}

function fault(column: string, position: number, code: string): string {
  return `{'position': ${position}, 'column_name': '${column}', 'code': ${code}}`;
}

/** The values of judged rows under the contract's names: those that are stored, or all. */
export function judgedColumns(grid: Grid, which: "stored" | "all" = "stored"): string {
  const names = which === "all" ? grid.kind.columns.map((c) => c.name) : storedColumns(grid.kind);
  return names.map((name) => `v_${name} as ${name}`).join(", ");
}
