/** Takes the sentences of flags apart, in both languages: each clause by what it says, each number as it stands there. */
import {
  baseOf,
  expectedOf,
  headsOf,
  impact,
  levels,
  multiple,
  past,
  placed,
  said,
  spanOf,
  wagesOf,
  type Told
} from "./told.js";

import {
  AMOUNT,
  N,
  NAMES_EN,
  NAMES_VI,
  PLACE_EN,
  PLACE_VI,
  SHARE,
  SPAN_EN,
  SPAN_VI,
  type Clause
} from "./clauseForms.js";
import {PAIRS} from "./pairClauses.js";

export type {Told} from "./told.js";

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
    vi: `(?:mức lương bình quân|mức này) bằng (${N}) lần lương tối thiểu vùng \\((${AMOUNT})\\)`,
    en: `(?:the average wage is|that is) (${N}) times the regional minimum wage \\((${AMOUNT})\\)`,
    check: (told) => {
      if (/^Mức lương.* giảm|^Average.* fell/.test(told.sentence) !== /mức này|that is/.test(told.sentence))
        throw new Error("of which wage?");
      return multiple(told);
    }
  },
  wageFell: {
    vi: `mức lương bình quân giảm từ (${AMOUNT}) xuống (${AMOUNT}) \\((${SHARE})\\), bằng (${N}) lần lương tối thiểu vùng \\((${AMOUNT})\\)`,
    en: `the average wage fell from (${AMOUNT}) to (${AMOUNT}) \\((${SHARE})\\), (${N}) times the regional minimum wage \\((${AMOUNT})\\)`,
    check: (told) => {
      const {then, now} = headsOf(told);
      return now > then ? [] : [...wagesOf(told), ...multiple(told)];
    }
  },
  cutGrowing: {
    vi: `Mức lương bình quân làm căn cứ đóng giảm từ (${AMOUNT}) xuống (${AMOUNT}) \\((${SHARE})\\) trong khi số lao động tăng từ (${N}) lên (${N})`,
    en: `Average contribution wage fell from (${AMOUNT}) to (${AMOUNT}) \\((${SHARE})\\) while the headcount rose from (${N}) to (${N})`,
    check: (told) => {
      const {then, now} = headsOf(told);
      return now > then && told.kind === "wage_cut_to_minimum" ? [...wagesOf(told), then, now] : [];
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
  owed: {
    vi: `còn chậm đóng (${AMOUNT}), lâu nhất (${N}) tháng`,
    en: `(${AMOUNT}) is late, up to (${N}) months? old`,
    check: ({code, month, delivered}) => {
      const {late, months} = delivered.late(code, month);
      return [late, months!];
    }
  },
  peers: {
    vi: `(?:quỹ lương của )?(${N}) đơn vị khác cùng ngành cấp 2, cùng khối trong ${PLACE_VI}(?:, riêng tháng này)?: trung vị (${SHARE})`,
    en: `(?:the wage base of )?(${N}) other employers? of the division and kind in the ${PLACE_EN}(?:, this month alone)?: median (${SHARE})`,
    check: (told) => {
      const {code, month, variable, delivered, sentence} = told;
      if (spanOf(told) > 1 !== /riêng tháng này|this month alone/.test(sentence))
        throw new Error("one month or several?");
      if (/trong khi|while the head/.test(sentence) !== /quỹ lương của \d|the wage base of \d/.test(sentence))
        throw new Error("the median of what?");
      placed(told);
      const {count, median} = delivered.peers(code, month, variable);
      return count < 3 ? [] : [count, median];
    }
  },
  few: {
    vi: `chỉ có (${N}) đơn vị khác cùng ngành cấp 2, cùng khối trong ${PLACE_VI}`,
    en: `only (${N}) other employers? of the division and kind in the ${PLACE_EN}`,
    check: (told) => {
      placed(told);
      const {code, month, variable, delivered} = told;
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
    vi: `khoảng (${AMOUNT}) tiền đóng một tháng (?:so với (?:số lao động|mức lương bình quân|quỹ lương) (?:dự kiến |trước đó là )?(${AMOUNT})(?: nếu [^\\d;]*)?|của (${N}) lao động tăng trở lại)`,
    en: `about (${AMOUNT}) of contributions a month (?:against (?:an expected|the earlier|a) (?:headcount|average wage|wage base) of (${AMOUNT})(?: (?:at|had) [^\\d;]*)?|for the (${N}) workers added back)`,
    check: (told) => [impact(told), baseOf(told)]
  },
  costSteps: {
    vi: `khoảng (${AMOUNT}) tiền đóng một tháng so với (?:số lao động|mức lương bình quân|quỹ lương) dự kiến (${AMOUNT}), tính cả phần đã (?:tăng|giảm) tháng trước từ (${AMOUNT}) (?:lên|xuống) (${AMOUNT})`,
    en: `about (${AMOUNT}) of contributions a month against an expected (?:headcount|average wage|wage base) of (${AMOUNT}), counting the (?:rise|fall) of the month before from (${AMOUNT}) to (${AMOUNT})`,
    check: (told) => {
      const {code, month, variable, delivered} = told;
      const [earlier, before] = [
        delivered.value(code, month - 2, variable),
        delivered.value(code, month - 1, variable)
      ];
      const {now} = levels(told);
      // Both months in one direction, and the expected level beyond the one before.
      const isOne = now > before === before > earlier && now > before === before > told.expected;
      return isOne ? [impact(told), baseOf(told), earlier, before] : [];
    }
  },
  costUnlike: {
    vi: `khoảng (${AMOUNT}) tiền đóng một tháng so với mức dự kiến đó`,
    en: `about (${AMOUNT}) of contributions a month against that expected level`,
    check: (told) =>
      baseOf(told) > 0 && /hơn mức dự kiến|(?:above|below) the expected/.test(told.sentence) ? [impact(told)] : []
  },
  ...PAIRS
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
