/** Clauses about another code: a pair that was found, a split that is not ruled out, what was ruled out. */
import {N, PLACE_EN, PLACE_VI, type Clause} from "./clauseForms.js";
import {placed} from "./told.js";

export const PAIRS: Record<string, Clause> = {
  partner: {
    vi: `cùng tháng mã (S[A-Z]\\d{5}) cùng ngành cấp 2, cùng ${PLACE_VI} (?:tăng|giảm) (${N}) lao động`,
    en: `code (S[A-Z]\\d{5}) of the same division and ${PLACE_EN} (?:gained|lost) (${N}) workers in the same month`,
    check: (told) => {
      placed(told);
      const {sentence, month, delivered} = told;
      const code = /S[A-Z]\d{5}/.exec(sentence)![0];
      const move = delivered.value(code, month, "headcount") - delivered.value(code, month - 1, "headcount");
      if (move > 0 !== /tăng \d+ lao|gained/.test(sentence)) throw new Error(`${code} moved the other way`);
      return [Math.abs(move)];
    }
  },
  split: {
    vi: `chưa coi là tách nhập mã: cùng tháng (?:mã (S[A-Z]\\d{5})|(${N}) mã khác) cùng ngành cấp 2, cùng ${PLACE_VI} (?:cùng )?(?:tăng|giảm) (${N}) lao động, (?:nhưng|không rõ) [^\\d]*`,
    en: `not taken for a code split or merger: in the same month (?:code (S[A-Z]\\d{5})|(${N}) other codes) of the same division and ${PLACE_EN} (?:gained|lost) (${N}) workers(?: each)?, (?:but|it is) [^\\d]*`,
    check: (told, numbers) => {
      placed(told);
      const {sentence, code, month, kind, delivered} = told;
      const other = /(?:tách nhập mã|split or merger): [^:;]*?(S[A-Z]\d{5})/.exec(sentence)?.[1];
      const against = delivered.opposites(code, month);
      // A partner that leaves debt behind need not be equal to the head.
      const isDebt = /chậm đóng ở lại|late stayed/.test(sentence);
      if (kind === "code_shuffle" || (other && !isDebt && against.join() !== other)) throw new Error(`not ${other}`);
      const move = (of: string) =>
        delivered.value(of, month, "headcount") - delivered.value(of, month - 1, "headcount");
      const moved = other ? move(other) : -move(code);
      if (moved > 0 !== /(?:cùng )?tăng \d+ lao động, |gained/.test(sentence)) throw new Error("the other way");
      return numbers.length > 1 ? [against.length, Math.abs(moved)] : [Math.abs(moved)];
    }
  },
  ruledOut: {
    vi: "đã loại trừ: [^\\d]*",
    en: "ruled out: [^\\d]*",
    check: ({code, month, sentence, variable, delivered}) => {
      const isOut = /(?:đã loại trừ|ruled out): .*(?:tách nhập mã|code split)/.test(sentence);
      if (isOut && (variable === "average_wage" || delivered.opposites(code, month).length > 0))
        throw new Error(`a split is ruled out beside ${delivered.opposites(code, month).join()}`);
      return [];
    }
  }
};
