import type {Kind} from "../contract.js";
import {PROVINCE, text} from "./common.js";

export const PLANS: Kind = {
  id: "plans",
  title: {vi: "Kế hoạch", en: "Plans"},
  grain: {vi: "một dòng mỗi tỉnh, năm và chỉ tiêu", en: "one row per province, year and measure"},
  key: ["province_code", "year", "measure"],
  cell: {province: "province_code", period: "year"},
  replaces: "cell",
  columns: [
    {...PROVINCE, meaning: {vi: "Mã tỉnh có hiệu lực ngày 1 tháng 1", en: "province code as valid on 1 January"}},
    text("year", ["năm"], "Năm kế hoạch", "year of the plan", {type: "year", need: "column"}),
    text("measure", ["chỉ tiêu"], "Chỉ tiêu", "what is planned", {
      type: "enum",
      need: "column",
      values: ["collection_plan", "late_ceiling", "vssid_installs"],
      labels: {
        collection_plan: "kế hoạch thu",
        late_ceiling: "mức chậm đóng tối đa",
        vssid_installs: "số người cài VssID"
      }
    }),
    text("value", ["giá trị"], "Giá trị, tiền tính bằng đồng", "value, money in đồng", {
      type: "money",
      need: "column",
      nonNegative: true
    })
  ]
};
