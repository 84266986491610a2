/** Takes the sentences of flags apart, in both languages: each clause by what it says, each number as it stands there. */
import type {Delivered, Variable} from "./retell.js";

export type Lang = "vi" | "en";

/** One flag as a reader meets it. */
export interface Told {
  code: string;
  month: number;
  variable: Variable;
  kind: string;
  lang: Lang;
  sentence: string;
  /** The expected level as the warehouse has it; only where a model makes it. */
  expected: number;
  delivered: Delivered;
}

/** A number as it is said, and half of its last digit. */
interface Said {
  value: number;
  half: number;
}

const UNITS: Record<string, number> = {"tỷ đồng": 1e9, "triệu đồng": 1e6, "billion đồng": 1e9, "million đồng": 1e6};

function said(text: string, lang: Lang): Said {
  const [, sign, digits, unit] = /^([−+]?)([\d.,]+)(?: (.*))?$/.exec(text)!;
  const [group, mark] = lang === "vi" ? [".", ","] : [",", "."];
  const plain = digits!.replaceAll(group, "").replace(mark, ".");
  const scale = unit === "%" ? 0.01 : (UNITS[unit ?? ""] ?? 1);
  const decimals = plain.split(".")[1]?.length ?? 0;
  // Of three figures without decimals the last may stand for tens and more.
  const value = Number(plain) * scale * (sign === "−" ? -1 : 1);
  const half = 0.5 * 10 ** -decimals * scale;
  return {value, half};
}

const N = "[−+]?[\\d.,]*\\d";
const AMOUNT = `${N}(?: (?:tỷ |triệu |billion |million )?đồng)?`;
const SHARE = `${N} %`;

/** A clause in both languages; what its numbers must be, in the order in which they stand. */
interface Clause {
  vi: string;
  en: string;
  check: (told: Told, numbers: number[]) => (number | [atLeast: number, below: number])[];
}

const SPAN_VI = `(?: trong (${N}) tháng)?`;
const SPAN_EN = `(?: in (${N}) months)?`;
const NAMES_VI = "Số lao động|Mức lương bình quân làm căn cứ đóng|Quỹ lương làm căn cứ đóng";
const NAMES_EN = "Headcount|Average contribution wage|Wage base";

const spanOf = ({sentence, lang}: Told) =>
  Number(
    new RegExp(lang === "vi" ? " trong (\\d+) tháng" : " in (\\d+) months").exec(sentence.split("; ")[0]!)?.[1] ?? 1
  );
const levels = (told: Told) => {
  const {code, month, variable, delivered} = told;
  const span = spanOf(told);
  return {
    span,
    before: delivered.value(code, month - span, variable),
    now: delivered.value(code, month, variable)
  };
};

/** Past changes of single months in the direction of the flag, as positive shares. */
function past(told: Told): {known: number; most: number} {
  const {code, month, variable, delivered, kind} = told;
  const {span, before, now} = levels(told);
  const changes = delivered.past(code, month - span, variable);
  const isUp = kind === "mass_leave_return" || now > before;
  return {known: changes.length, most: Math.max(0, ...changes.map((c) => (isUp ? c : -c)))};
}

function impact(told: Told): number {
  const {code, month, variable, delivered, kind, expected} = told;
  const {before, now} = levels(told);
  const at = (of: Variable, months: number) => delivered.value(code, month - months, of);
  const wageThen = at("average_wage", levels(told).span);
  if (kind === "sudden_change") {
    if (variable === "headcount") return 0.32 * Math.abs(now - expected) * at("average_wage", 1);
    return 0.32 * Math.abs(now - expected) * (variable === "average_wage" ? at("headcount", 0) : 1);
  }
  if (kind === "slow_erosion" && variable === "average_wage") return 0.32 * Math.abs(now - before) * at("headcount", 0);
  if (kind === "mass_leave_return") return 0.32 * (now - at("headcount", 1)) * at("average_wage", 0);
  if (variable === "headcount") return 0.32 * Math.abs(now - before) * wageThen;
  return 0.32 * Math.abs(now - expectedOf(told));
}

/** The expected level where it follows from the rows: a wage base at the wage of the month before. */
function expectedOf(told: Told): number {
  const {code, month, delivered, kind, expected} = told;
  if (kind === "wage_cut_to_minimum")
    return delivered.value(code, month, "headcount") * delivered.value(code, month - 1, "average_wage");
  if (kind === "wage_frozen_at_minimum")
    return (
      delivered.value(code, month, "headcount") *
      delivered.value(code, month - 12, "average_wage") *
      (1 + delivered.divisionRise(code, month))
    );
  return expected;
}

export const CLAUSES: Record<string, Clause> = {
  change: {
    vi: `(?:${NAMES_VI}) (?:tăng|giảm) từ (${AMOUNT}) (?:lên|xuống) (${AMOUNT}) \\((${SHARE})\\)${SPAN_VI}`,
    en: `(?:${NAMES_EN}) (?:rose|fell) from (${AMOUNT}) to (${AMOUNT}) \\((${SHARE})\\)${SPAN_EN}`,
    check: (told) => {
      const {span, before, now} = levels(told);
      return [before, now, now / before - 1, ...(span > 1 ? [span] : [])];
    }
  },
  unlike: {
    vi: `(?:cao|thấp) hơn mức dự kiến (${AMOUNT})`,
    en: `(?:above|below) the expected (${AMOUNT})`,
    check: (told) => [expectedOf(told)]
  },
  stayed: {
    vi: `(?:${NAMES_VI}) giữ nguyên (${AMOUNT})${SPAN_VI}`,
    en: `(?:${NAMES_EN}) stayed at (${AMOUNT})${SPAN_EN}`,
    check: (told) => {
      const {span, before, now} = levels(told);
      return before === now ? [now, ...(span > 1 ? [span] : [])] : [];
    }
  },
  back: {
    vi: `Số lao động giảm từ (${N}) xuống (${N}) rồi trở lại (${N})${SPAN_VI}`,
    en: `Headcount fell from (${N}) to (${N}) and is back at (${N})${SPAN_EN}`,
    check: (told) => {
      const {span, before, now} = levels(told);
      return [before, told.delivered.value(told.code, told.month - 1, "headcount"), now, span];
    }
  },
  frozen: {
    vi: `Mức lương bình quân làm căn cứ đóng (?:đứng yên|chỉ theo lương tối thiểu vùng) trong (${N}) tháng: (${AMOUNT}), nay (${AMOUNT}) \\((${SHARE})\\), trung vị của ngành cấp 2: (${SHARE})`,
    en: `Average contribution wage (?:stood still|only followed the regional minimum) in (${N}) months: (${AMOUNT}), now (${AMOUNT}) \\((${SHARE})\\), median of the division: (${SHARE})`,
    check: ({code, month, delivered}) => {
      const [then, now] = [
        delivered.value(code, month - 12, "average_wage"),
        delivered.value(code, month, "average_wage")
      ];
      return [12, then, now, now / then - 1, delivered.divisionRise(code, month)];
    }
  },
  stopped: {
    vi: `Số đã nộp: (${N}) tháng liền không nộp, một năm trước đó bình quân (${AMOUNT}) một tháng`,
    en: `Amount paid: nothing for (${N}) months, in the year before (${AMOUNT}) a month on average`,
    check: ({code, month, delivered}) => {
      const paid = Array.from({length: 12}, (_, k) => delivered.row(code, month - 3 - k)?.funds.si.paid).flatMap(
        (p) => p ?? []
      );
      const unpaid = [0, 1, 2].filter((k) => delivered.row(code, month - k)!.funds.si.paid === 0n).length;
      return [unpaid, paid.reduce((sum, p) => sum + Number(p), 0) / paid.length];
    }
  },
  after: {
    vi: `tháng sau (?:trở lại|là) (${AMOUNT})`,
    en: `(?:back at )?(${AMOUNT}) the month after`,
    check: ({code, month, variable, delivered}) => [delivered.value(code, month + 1, variable)]
  },
  minimum: {
    vi: `mức lương bình quân bằng (${N}) lần lương tối thiểu vùng \\((${AMOUNT})\\)`,
    en: `the average wage is (${N}) times the regional minimum wage \\((${AMOUNT})\\)`,
    check: ({code, month, delivered}) => {
      const level = delivered.minimum(month);
      return [delivered.value(code, month, "average_wage") / level, level];
    }
  },
  heads: {
    vi: `số lao động (?:vẫn là|từ) (${N})(?: thành (${N}))?`,
    en: `the headcount (?:is still|went from) (${N})(?: to (${N}))?`,
    check: ({code, month, delivered}, numbers) => {
      const [then, now] = [delivered.value(code, month - 1, "headcount"), delivered.value(code, month, "headcount")];
      return then === now && numbers.length === 1 ? [now] : [then, now];
    }
  },
  limit: {
    vi: `xuống dưới ngưỡng (${N}) lao động`,
    en: `below the limit of (${N}) workers`,
    check: (told) => {
      const {before, now} = levels(told);
      return [Math.max(...[10, 50, 100, 200, 300].filter((limit) => now < limit && before >= limit))];
    }
  },
  partner: {
    vi: `cùng tháng mã (S[A-Z]\\d{5}) cùng ngành cấp 2, cùng tỉnh (?:tăng|giảm) (${N}) lao động`,
    en: `code (S[A-Z]\\d{5}) of the same division and province (?:gained|lost) (${N}) workers in the same month`,
    check: ({sentence, month, delivered}) => {
      const code = /S[A-Z]\d{5}/.exec(sentence)![0];
      const move = delivered.value(code, month, "headcount") - delivered.value(code, month - 1, "headcount");
      if (move > 0 !== /tăng \d+ lao|gained/.test(sentence)) throw new Error(`${code} moved the other way`);
      return [Math.abs(move)];
    }
  },
  owed: {
    vi: `còn chậm đóng (${AMOUNT}), lâu nhất (${N}) tháng`,
    en: `(${AMOUNT}) is late, up to (${N}) months? old`,
    check: ({code, month, delivered}) => {
      const {late, months} = delivered.late(code, month);
      return [late, months!];
    }
  },
  peers: {
    vi: `(${N}) đơn vị khác cùng ngành cấp 2, cùng khối trong tỉnh(?:, riêng tháng này)?: trung vị (${SHARE})`,
    en: `(${N}) other employers? of the division and kind in the province(?:, this month alone)?: median (${SHARE})`,
    check: (told) => {
      const {code, month, variable, delivered, sentence} = told;
      if (spanOf(told) > 1 !== /riêng tháng này|this month alone/.test(sentence))
        throw new Error("one month or several?");
      const {count, median} = delivered.peers(code, month, variable);
      return count < 3 ? [] : [count, median];
    }
  },
  few: {
    vi: `chỉ có (${N}) đơn vị khác cùng ngành cấp 2, cùng khối trong tỉnh`,
    en: `only (${N}) other employers? of the division and kind in the province`,
    check: ({code, month, variable, delivered}) => {
      const {count} = delivered.peers(code, month, variable);
      return count < 3 ? [count] : [];
    }
  },
  never: {
    vi: `chưa từng (?:tăng|giảm) trong (${N}) tháng so sánh được trước đó`,
    en: `had never (?:risen|fallen) in the (${N}) months before that can be compared`,
    check: (told) => {
      const {known, most} = past(told);
      return most === 0 ? [known] : [];
    }
  },
  notMore: {
    vi: `chưa từng (?:tăng|giảm) quá (${SHARE}) một tháng trong (${N}) tháng so sánh được trước đó`,
    en: `had never (?:risen|fallen) by more than (${SHARE}) in a month in the (${N}) months before that can be compared`,
    // Rounded up: true, and not by more than a hundredth too high.
    check: (told) => {
      const {known, most} = past(told);
      return [[most, most + 0.01], known];
    }
  },
  asMuch: {
    vi: `đã từng (?:tăng|giảm) (${SHARE}) một tháng trong (${N}) tháng so sánh được trước đó`,
    en: `had (?:risen|fallen) by (${SHARE}) in a month in the (${N}) months before that can be compared`,
    check: (told) => {
      const {known, most} = past(told);
      return [most, known];
    }
  },
  cost: {
    vi: `khoảng (${AMOUNT}) tiền đóng một tháng(?: trong thời gian vắng| so với (?:số lao động|mức lương bình quân|quỹ lương) dự kiến (${AMOUNT}))?`,
    en: `about (${AMOUNT}) of contributions a month(?: while they were away| against an expected (?:headcount|average wage|wage base) of (${AMOUNT}))?`,
    check: (told, numbers) => [impact(told), ...(numbers.length > 1 ? [expectedOf(told)] : [])]
  },
  ruledOut: {vi: "đã loại trừ: [^\\d]*", en: "ruled out: [^\\d]*", check: () => []}
};

/** What is wrong with a sentence: clauses that nobody knows, numbers that are not so. */
export function faults(told: Told): string[] {
  const {sentence, lang} = told;
  // Words of a list may hold the mark that parts clauses nowhere.
  return sentence.split("; ").flatMap((clause) => {
    const known = Object.entries(CLAUSES).filter(([, of]) => new RegExp(`^${of[lang]}$`).test(clause));
    if (known.length !== 1)
      return [`"${clause}" is ${known.length ? known.map(([name]) => name).join(" and ") : "unknown"}`];
    const [name, of] = known[0]!;
    const numbers = new RegExp(`^${of[lang]}$`)
      .exec(clause)!
      .slice(1)
      .filter((text) => text !== undefined && !/^S[A-Z]/.test(text))
      .map((text) => said(text, lang));
    const want = of.check(
      told,
      numbers.map(({value}) => value)
    );
    if (want.length !== numbers.length)
      return [`${name}: "${clause}" has ${numbers.length} numbers, not ${want.length}`];
    return numbers.flatMap(({value, half}, i) => {
      const right = want[i]!;
      const slack = 1e-9 * Math.max(1, Math.abs(value));
      const holds = Array.isArray(right)
        ? value >= right[0] - slack && value < right[1] + slack
        : Math.abs(value - right) <= half + slack;
      return holds ? [] : [`${name}: "${clause}" says ${value}, is ${String(right)}`];
    });
  });
}
