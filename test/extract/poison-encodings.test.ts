/** Files in encodings of before Unicode: read when their words tell which, refused when they leave a doubt. */
import {KINDS} from "../../loaders/extract/contract.js";
import {csv, employerRow} from "./office.js";
import {encode, type LegacyName} from "./encode.js";
import {COLUMNS, ledger, testPoison, type Poison} from "./poison.js";

const NAMES = [
  "Công ty TNHH Một thành viên Thương mại và Dịch vụ Hoà Bình",
  "CÔNG TY CỔ PHẦN ĐẦU TƯ XÂY DỰNG SỐ 5",
  "Trường Tiểu học Nguyễn Huệ, quận Gò Vấp",
  "Hợp tác xã Nông nghiệp Kỳ Lừa",
  "Ủy ban nhân dân phường Bưởi",
  "Xí nghiệp Dệt kim Đông Xuân"
];
const headings = new Map(KINDS[0]!.columns.map((c) => [c.name, c.headings[0] ?? c.name]));
const named = (names: string[]) => csv(names.map((employer_name) => employerRow({employer_name})));
const vietnamese = csv(ledger(), {
  heading: (c) => headings.get(c) ?? c,
  above: ["BẢO HIỂM XÃ HỘI", "Đơn vị tính: nghìn đồng"]
});
const LEGACY: LegacyName[] = ["windows-1258", "tcvn3", "vni", "viscii", "vps"];
const each = (make: (encoding: LegacyName) => [string, Poison]) => Object.fromEntries(LEGACY.map(make));

const FILES: Record<string, Poison> = {
  ...each((encoding) => [
    `names in ${encoding}`,
    {
      body: encode(named(NAMES), encoding),
      answer: "accepted",
      accepted: NAMES.length,
      record: {encoding},
      messages: [/^read as \S+: 100 % of \d+ different words with marks are Vietnamese$/],
      rows: NAMES.map((employer_name) => ({employer_name}))
    }
  ]),
  ...each((encoding) => [
    `headings and a unit of money in ${encoding}`,
    {
      body: encode(vietnamese, encoding),
      answer: "accepted",
      record: {encoding, unit: 1000},
      rows: [{wage_base: "84000000000"}, {}]
    }
  ]),
  ...each((encoding) => [
    `a name in ${encoding} below a megabyte of plain text`,
    {
      body: encode(
        csv([
          ...Array.from({length: 4000}, () => employerRow({employer_name: "May Hoa Binh, TNHH".repeat(10)})),
          ...NAMES.map((employer_name) => employerRow({employer_name}))
        ]),
        encoding
      ),
      answer: "accepted",
      accepted: 4000 + NAMES.length,
      record: {encoding}
    }
  ]),
  "letters of Windows-1258 composed beforehand": {
    body: Buffer.from(named(["Sociéte à Hà Nôi, bà Lê"]), "latin1"),
    answer: "accepted",
    rows: [{employer_name: "Sociéte à Hà Nôi, bà Lê"}]
  },
  "Western names alone": {
    body: Buffer.from(named(["Société Générale", "Crédit Agricole"]), "latin1"),
    answer: "accepted",
    record: {encoding: "windows-1252"},
    messages: ["read as windows-1252: none of 3 different words with marks is Vietnamese"],
    rows: [{employer_name: "Société Générale"}, {employer_name: "Crédit Agricole"}]
  },
  "one word that two encodings read differently": {
    body: encode(named(["Cụ"]), "tcvn3"),
    answer: "refused",
    messages: [/^its characters can be read two ways: as \S+ \("\S+"\) or as \S+ \("\S+"\); save it as UTF-8$/]
  },
  "UTF-8 with broken bytes": {
    body: Buffer.concat([Buffer.from(named(NAMES)), Buffer.from([0x43, 0xf4, 0x20, 0xc3, 0x0a])]),
    answer: "refused",
    messages: ["UTF-8 text with broken bytes, first on line 8 (save it as UTF-8)"]
  },
  "UTF-8 and an older encoding in one file": {
    body: Buffer.concat([Buffer.from(named(NAMES)), encode(named(NAMES), "tcvn3")]),
    answer: "refused",
    messages: [/^UTF-8 text with broken bytes, first on line 9/]
  },
  "words of no language in high bytes": {
    body: Buffer.from(`${COLUMNS.join(",")}\n${"\u00ff\u00fe\u00f7\u00d7 \u00bf\u00a1".repeat(20)}\n`, "latin1"),
    answer: "refused",
    messages: [/^neither UTF-8, UTF-16 nor a Vietnamese encoding that can be told/]
  },
  "UTF-16 cut in the middle of a character": {
    body: Buffer.from(`\ufeff${named(NAMES)}`, "utf16le").subarray(0, -1),
    answer: "refused",
    messages: ["bytes that are not UTF-16LE text"]
  },
  "decomposed letters": {
    body: named(NAMES).normalize("NFD"),
    answer: "accepted",
    rows: NAMES.map((employer_name) => ({employer_name}))
  }
};

testPoison("encodings", FILES);
