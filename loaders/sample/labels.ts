import {periodText} from "../reference.js";
import {codeText} from "./register.js";
import type {World} from "./world.js";
import {CsvWriter} from "./write.js";

/** Writes the answer key: what was planted where. Nothing in the system reads it. Returns its number of rows. */
export function writeLabels(path: string, world: World, codes: Uint8Array): number {
  const out = new CsvWriter(path, ["employer_code", "period", "kind", "variable", "detail"]);
  for (const plant of world.plants) {
    const partner = plant.partner < 0 ? "" : ` partner=${codeText(codes, plant.partner)}`;
    const detail = `until=${periodText(plant.end)} factor=${plant.factor.toFixed(2)}${partner}`;
    out.text(`${codeText(codes, plant.employer)},${periodText(plant.start)},${plant.kind},${plant.variable},${detail}`);
    out.end();
  }
  for (const shock of world.shocks) {
    const where = shock.division >= 0 ? `division=${shock.division}` : `province=${shock.place}`;
    for (const i of shock.hit) {
      const detail = `until=${periodText(shock.end)} factor=${shock.factor.toFixed(2)} ${where}`;
      out.text(`${codeText(codes, i)},${periodText(shock.start)},${shock.kind},headcount,${detail}`);
      out.end();
    }
  }
  out.close();
  return out.rows;
}
