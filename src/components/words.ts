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
  moreRows: string;
  mapAgainst: (level: string) => string;
  mapOrMore: (limit: string) => string;
  mapOrLess: (limit: string) => string;
  mapTo: (from: string, to: string) => string;
  mapMissing: string;
  mapDot: string;
  mapCredit: string;
  mapLate: string;
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
    moreRows: "Xem thêm dòng",
    mapAgainst: (level) => `So với mốc ${level}`,
    mapOrMore: (limit) => `${limit} điểm trở lên`,
    mapOrLess: (limit) => `${limit} điểm trở xuống`,
    mapTo: (from, to) => `${from} đến ${to}`,
    mapMissing: "chưa có số liệu",
    mapDot: "chấm: số tiền chậm đóng",
    mapCredit:
      "Bản đồ: @svg-maps/vietnam của Victor Cazanave và Stephen Truong, giấy phép CC BY 4.0, gộp thành 34 tỉnh, thành",
    mapLate: "chậm đóng"
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
    moreRows: "Show more rows",
    mapAgainst: (level) => `Against the ${level} baseline`,
    mapOrMore: (limit) => `${limit} points or more`,
    mapOrLess: (limit) => `${limit} points or less`,
    mapTo: (from, to) => `${from} to ${to}`,
    mapMissing: "no data yet",
    mapDot: "dot: amount late",
    mapCredit:
      "Map: @svg-maps/vietnam by Victor Cazanave and Stephen Truong, licence CC BY 4.0, merged into 34 provinces",
    mapLate: "late"
  }
};
