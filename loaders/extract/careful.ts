import {createWriteStream} from "node:fs";
import {once} from "node:events";
import {literal, type Db} from "../warehouse/open.js";
import {cellPeriod, identities, readings, sentence, type NumberStyle} from "./expressions.js";
import {NumberStyles, numberPositions} from "./numbers.js";
import {rawRows, type RawRow} from "./rows.js";
import {faultCode, reason} from "./rules.js";
import type {Shape} from "./shape.js";

/** What the careful reader found; accepted rows and faults stand in the tables `accepted` and `faults`. */
export interface CarefulResult {
  rows: number;
  accepted: number;
  quarantined: number;
  style: NumberStyle;
  totals: RawRow[];
}

/**
 * Reads any file that has a shape: every record with its line; leaves the tables `accepted` (line, the contract's
 * columns, cell_period) and `faults` (line, column_name, value, reason, code, period_ix, province_code, raw).
 * @param tmp path of a scratch file.
 */
export async function readCarefully(db: Db, path: string, shape: Shape, tmp: string): Promise<CarefulResult> {
  const {style, totals, structural} = await rewrite(path, shape, tmp);
  await createRaw(db, shape, tmp);
  await db.run(judge(shape, style));
  await addStructural(db, structural);
  const [count] = await db.all<{rows: bigint; accepted: bigint; quarantined: bigint}>(`
    select (select count(*) from raw) + ${structural.length} as rows, (select count(*) from accepted) as accepted,
      (select count(distinct line) from faults) as quarantined`);
  return {
    rows: Number(count!.rows),
    accepted: Number(count!.accepted),
    quarantined: Number(count!.quarantined),
    style,
    totals
  };
}

/** Writes the records as clean CSV with their line in front, and decides the style of numbers on the way. */
async function rewrite(path: string, shape: Shape, tmp: string) {
  const styles = new NumberStyles();
  const positions = numberPositions(shape);
  const keep = shape.positions.get("employer_code");
  const structural: RawRow[] = [];
  let totals: RawRow[] = [];
  const out = createWriteStream(tmp, {highWaterMark: 1 << 20});
  try {
    for await (const row of rawRows(path, shape)) {
      if (row.isTotal) {
        totals.push(row);
        continue;
      }
      structural.push(...totals.map((t) => ({...t, structural: faultCode("totals_amid")})));
      totals = [];
      if (row.structural) {
        structural.push(row);
        continue;
      }
      // Spaces around a value are a matter of typing; inside an employer code nothing is repaired.
      const cells = row.cells.map((cell, i) => (i === keep ? cell : cell.replace(/^[ \t\u00a0]+|[ \t\u00a0]+$/g, "")));
      for (const position of positions) if (cells[position]) styles.see(cells[position]);
      const line = [String(row.line), String(row.unit ?? shape.unit), ...cells].map(quoted).join(",");
      if (!out.write(`${line}\n`)) await once(out, "drain");
    }
  } finally {
    out.end();
    await once(out, "close");
  }
  return {style: styles.decide(), totals, structural};
}

function quoted(cell: string): string {
  return cell === "" ? "" : `"${cell.replaceAll('"', '""')}"`;
}

async function createRaw(db: Db, shape: Shape, tmp: string): Promise<void> {
  const columns = Array.from({length: shape.width}, (_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  await db.run(`create or replace table raw as select * from read_csv(${literal(tmp)}, auto_detect = false, header = false,
    columns = {'line': 'BIGINT', 'unit_factor': 'BIGINT', ${columns}}, delim = ',', quote = '"', escape = '"', nullstr = '',
    new_line = '\\n', max_line_size = 4194304)`);
}

/** Types every cell, names every fault, and parts good rows from bad. */
function judge(shape: Shape, style: NumberStyle): string {
  const all = readings(shape, style);
  const cell = shape.kind.cell;
  const at = (name: string) => `c${shape.positions.get(name)}`;
  const faults = all
    .filter((r) => r.fault !== "null")
    .map((r) => fault(r.column.name, shape.positions.get(r.column.name)!, `(${r.fault})`));
  const broken = identities(shape.kind).map((i) =>
    fault(i.column, shape.positions.get(i.column)!, `case when ${i.broken} then ${i.code} end`)
  );
  const key = shape.kind.key.map((k) => `v_${k}`).join(", ");
  const raw = Array.from({length: shape.width}, (_, i) => `coalesce(c${i}, '')`).join(", ");
  return `
    create or replace table typed as
      select raw.*, ${all.map((r) => `${r.value} as v_${r.column.name}`).join(", ")}, ${cellPeriod(shape)}::integer as cell_period,
        list_filter([${faults.join(", ")}], f -> f.code is not null) as cell_faults
      from raw;
    create or replace table judged as
      select typed.*, case when len(cell_faults) > 0 then cell_faults
        else list_filter([${broken.join(", ") || "null::struct(position integer, column_name varchar, code varchar)"}], f -> f.code is not null) end as value_faults,
        count(*) over (partition by ${key}) as times
      from typed;
    create or replace view all_rows as
      select ${all.map((r) => `v_${r.column.name} as ${r.column.name}`).join(", ")}, cell_period from judged;
    create or replace table accepted as
      select line, ${all.map((r) => `v_${r.column.name} as ${r.column.name}`).join(", ")}, cell_period
      from judged where len(value_faults) = 0 and times = 1 order by line;
    create or replace table faults as
      with found as (
        select *, unnest(value_faults) as f from judged where len(value_faults) > 0
        union all
        select *, {'position': ${shape.positions.get(shape.kind.key[0]!)}, 'column_name': '${shape.kind.key[0]}',
          'code': 'twice|' || times || '|${shape.kind.key.join(" and ")}'} as f
        from judged where times > 1 and ${shape.kind.key.map((k) => `v_${k} is not null`).join(" and ")}
      )
      select line, f.column_name as column_name, coalesce([${raw}][f.position + 1], '') as value, ${sentence("f.code")} as reason, f.code as code,
        cell_period as period_ix, try_cast(found.${at(cell.province)} as place)::varchar as province_code,
        to_json([${raw}])::varchar as raw
      from found inner join rules on rules.rule = string_split(f.code, '|')[1];`;
}

function fault(column: string, position: number, code: string): string {
  return `{'position': ${position}, 'column_name': '${column}', 'code': ${code}}`;
}

async function addStructural(db: Db, rows: RawRow[]): Promise<void> {
  for (const row of rows) {
    await db.run(`insert into faults values (${row.line}, '', ${literal(row.cells.slice(0, 3).join(" | "))},
      ${literal(reason(row.structural!))}, ${literal(row.structural!)}, null, null, ${literal(JSON.stringify(row.cells))})`);
  }
}
