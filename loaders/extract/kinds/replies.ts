import type {Kind} from "../contract.js";
import {PERIOD, PROVINCE, SYNTHETIC, text} from "./common.js";

/** What comes back on a request to explain: the office's answer, item by item, and the board's decision on it. */

const STEPS: Record<string, string> = {
  reply: "giải trình",
  accepted: "chấp nhận",
  returned: "trả lại"
};

export const REPLIES: Kind = {
  id: "replies",
  title: {vi: "Trả lời yêu cầu giải trình", en: "Replies to requests to explain"},
  grain: {
    vi: "một dòng mỗi mục của một lần trả lời, hoặc của một quyết định chấp nhận, trả lại",
    en: "one row per item of a reply, or of a decision to accept or return it"
  },
  key: ["request_id", "step", "date", "item"],
  cell: {province: "province_code", period: "period"},
  // A reply sent back and answered again stays readable: each day's document stands beside the earlier ones.
  replaces: ["request_id", "step", "date"],
  columns: [
    text("request_id", ["mã yêu cầu"], "Mã yêu cầu giải trình", "request that is answered", {
      type: "pattern",
      need: "column",
      pattern: "GT-20[0-9]{2}-(0[1-9]|1[0-2])-[0-9]{2}",
      form: {vi: "GT-năm-tháng-mã tỉnh", en: "GT-year-month-province"},
      example: "GT-2026-10-79"
    }),
    PROVINCE,
    PERIOD("period", ["kỳ", "tháng"], "Tháng phải giải trình", "month that is explained"),
    text(
      "step",
      ["bước"],
      "Bước: giải trình của địa phương, hoặc quyết định của cơ quan cấp trên",
      "whose turn it is",
      {
        type: "enum",
        need: "column",
        values: Object.keys(STEPS),
        labels: STEPS
      }
    ),
    text("item", ["mục số"], "Số thứ tự của mục", "number of the item", {
      type: "count",
      need: "column",
      example: "1"
    }),
    text("date", ["ngày trả lời"], "Ngày trả lời hoặc quyết định", "day of the reply or decision", {
      type: "date",
      need: "cell-optional"
    }),
    text("cause", ["nguyên nhân"], "Nguyên nhân", "cause", {
      need: "cell-optional",
      example: "hai doanh nghiệp dệt may ngừng hoạt động"
    }),
    text("measure", ["biện pháp"], "Biện pháp sẽ thực hiện", "what will be done", {
      need: "cell-optional",
      example: "lập biên bản, đề nghị thanh tra"
    }),
    text("owner", ["người chịu trách nhiệm"], "Người chịu trách nhiệm", "who will do it", {
      need: "cell-optional",
      example: "CB001"
    }),
    text("due_date", ["thời hạn"], "Ngày hoàn thành", "by when", {type: "date", need: "cell-optional"}),
    text(
      "late_target",
      ["số chậm đóng cam kết"],
      "Số tiền chậm đóng cam kết không vượt quá vào cuối tháng của thời hạn, đồng",
      "late amount not to be exceeded at the end of the month of due_date, đồng",
      {type: "money", need: "cell-optional", nonNegative: true}
    ),
    text("note", ["ghi chú"], "Ghi chú", "note"),
    SYNTHETIC
  ]
};
