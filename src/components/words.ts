import type {Lang} from "../domain/format.js";

/** The few words that components say by themselves; everything about the data is passed in by the page. */
interface Words {
  table: string;
  csv: string;
  picture: string;
  actionsFor: (title: string) => string;
  downloadCsvOf: (title: string) => string;
  downloadPictureOf: (title: string) => string;
  source: string;
  asOf: string;
  noData: string;
  search: string;
  searchHint: string;
  rowsShown: (shown: number, all: number) => string;
  scrollHint: string;
  mapBelow: string;
  mapNear: string;
  mapAbove: string;
  mapMissing: string;
  mapDot: string;
  mapCredit: string;
  mapLate: string;
  belongsTo: string;
}

export const words: Record<Lang, Words> = {
  vi: {
    table: "Bảng",
    csv: "CSV",
    picture: "Ảnh",
    actionsFor: (title) => `Tải xuống: ${title}`,
    downloadCsvOf: (title) => `Tải CSV: ${title}`,
    downloadPictureOf: (title) => `Tải ảnh: ${title}`,
    source: "Nguồn",
    asOf: "Số liệu đến",
    noData: "Chưa có số liệu",
    search: "Tìm trong bảng",
    searchHint: "không cần dấu",
    rowsShown: (shown, all) => (shown === all ? `${all} dòng` : `${shown}/${all} dòng`),
    scrollHint: "Bảng cuộn ngang được",
    mapBelow: "thấp hơn mốc",
    mapNear: "quanh mốc",
    mapAbove: "cao hơn mốc",
    mapMissing: "chưa có số liệu",
    mapDot: "chấm: số tiền chậm đóng",
    mapCredit: "Bản đồ: Vietnam của Victor Cazanave (SVG Maps), giấy phép CC BY 4.0, gộp thành 34 tỉnh, thành",
    mapLate: "chậm đóng",
    belongsTo: "thuộc"
  },
  en: {
    table: "Table",
    csv: "CSV",
    picture: "Picture",
    actionsFor: (title) => `Downloads: ${title}`,
    downloadCsvOf: (title) => `Download CSV: ${title}`,
    downloadPictureOf: (title) => `Download picture: ${title}`,
    source: "Source",
    asOf: "Data as of",
    noData: "No data yet",
    search: "Search the table",
    searchHint: "accents not needed",
    rowsShown: (shown, all) => (shown === all ? `${all} rows` : `${shown} of ${all} rows`),
    scrollHint: "The table scrolls sideways",
    mapBelow: "below the baseline",
    mapNear: "around the baseline",
    mapAbove: "above the baseline",
    mapMissing: "no data yet",
    mapDot: "dot: amount late",
    mapCredit: "Map: Vietnam by Victor Cazanave (SVG Maps), licence CC BY 4.0, merged into 34 provinces",
    mapLate: "late",
    belongsTo: "part of"
  }
};
