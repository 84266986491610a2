import {cells, dataTable} from "../../../../src/components/table.js";
import {MERGED_IX} from "../../../../src/domain/reasonWords.js";
import {groupPath, type Context} from "../context.js";
import {section} from "../layout.js";
import {isCentral} from "../world.js";
import {countEmployers, impactOf, type Detected} from "./data.js";
import type {AnomalyFlag, AnomalyMonth} from "./types.js";

/** How many were tested and shown in a month, by province and by sector. */
export function placeSections(ctx: Context, detected: Detected, month: AnomalyMonth): string[] {
  const {anomalies: a} = ctx.t;
  const bySector = section("places-sector", a.bySector, placeTable(ctx, detected, month, "sector"));
  // A province's edition has one province, an officer's does not know how many were tested in a sector.
  if (!isCentral(ctx.world)) return ctx.world.edition.kind === "province" ? [bySector] : [];
  return [section("places-province", a.byProvince, placeTable(ctx, detected, month, "province")), bySector];
}

function placeTable(ctx: Context, detected: Detected, month: AnomalyMonth, level: "province" | "sector"): string {
  const {lang, t} = ctx;
  const a = t.anomalies;
  const places = detected.rows.places.filter((p) => p.level === level && p.period_ix === month.period_ix);
  const flags = detected.nation(month.period_ix);
  // A province's own list is made for its last month only.
  const hasOwn = level === "province" && month === detected.last;
  const rows = places.map((place) => {
    const here = flags.filter((f) => (level === "province" ? f.as_is_code : f.section) === place.code);
    const own = hasOwn ? detected.province(place.code).filter((f) => f.period_ix === month.period_ix) : [];
    return {...rowOf(ctx, here, own), ...nameAndTested(ctx, level, place.code, place.tested)};
  });
  const order = (row: (typeof rows)[number]) => Number(row.nation.value ?? 0) * 1e15 + Number(row.impact.value ?? 0);
  return dataTable({
    id: `by-${level}`,
    lang,
    caption: [captionOf(ctx, level), ...placesNow(ctx, level, month), ctx.month(month.period)].join(", "),
    filename: `${ctx.path.replaceAll("/", "-")}-by-${level}`,
    columns: [
      {key: "place", label: level === "province" ? t.common.columns.province : t.common.columns.sector, kind: "text"},
      {key: "tested", label: a.tested, kind: "count"},
      {key: "urgent", label: level === "province" ? a.nationUrgent : a.urgent, kind: "count"},
      {key: "nation", label: level === "province" ? a.nationShown : a.shown, kind: "count"},
      {key: "impact", label: a.impact, unit: t.common.units.dong, kind: "dong"},
      ...(hasOwn
        ? [
            {key: "ownUrgent", label: a.provinceUrgent, kind: "count" as const},
            {key: "own", label: a.provinceShown, kind: "count" as const}
          ]
        : [])
    ],
    rows: rows.sort((x, y) => order(y) - order(x))
  });
}

function captionOf({world, t: {anomalies: a}}: Context, level: "province" | "sector"): string {
  if (!isCentral(world)) return a.bySectorOwn;
  return level === "province" ? a.byProvinceCaption : a.bySectorCaption;
}

/** Of a month before the provinces were merged: that its employers are counted by the provinces of today. */
function placesNow({t}: Context, level: "province" | "sector", {period_ix: ix}: AnomalyMonth): string[] {
  return level === "province" && ix < MERGED_IX ? [t.anomalies.placesNow] : [];
}

function nameAndTested(ctx: Context, level: "province" | "sector", code: string, tested: number) {
  return {
    place: cells.text(ctx.name(level, code), ctx.href(groupPath(level, code))),
    tested: cells.count(tested, ctx.lang)
  };
}

function rowOf(ctx: Context, nation: AnomalyFlag[], own: AnomalyFlag[]) {
  const {lang} = ctx;
  const [all, mine] = [countEmployers(nation), countEmployers(own, "tier_province")];
  return {
    urgent: cells.count(all.urgent, lang),
    nation: cells.count(all.shown, lang),
    impact: cells.dong(impactOf(nation), lang),
    ownUrgent: cells.count(mine.urgent, lang),
    own: cells.count(mine.shown, lang)
  };
}
