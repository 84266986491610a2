/** A code split or merger that is not ruled out: what was compared, and why it was not accepted. */
import {count, type Lang} from "./format.js";
import type {FlagFacts} from "./flagFacts.js";
import {inProvince} from "./reasonWords.js";

/** What spoke against it (staging.int_opposite). */
const DOUBTS: Record<string, Record<Lang, string>> = {
  debt: {vi: "nhưng khoản chậm đóng ở lại mã cũ", en: "but what is late stayed with the old code"},
  several: {vi: "không rõ mã nào", en: "it is not known which of them"},
  wages: {vi: "nhưng quỹ lương không đi theo tương ứng", en: "but the wages did not go along"},
  usual: {
    vi: "nhưng biến động cỡ ấy là bình thường với ít nhất một trong hai mã",
    en: "but such a move is nothing unusual for at least one of the two"
  },
  few: {vi: "nhưng ít người như vậy thì trùng hợp là thường", en: "but so few often coincide"},
  alike: {vi: "nhưng còn mã khác thay đổi gần như vậy", en: "but others moved much the same way"}
};

/** The clause; empty where nobody moved by the opposite number of heads in the month. */
export function split(facts: FlagFacts, lang: Lang): string {
  const {split_doubt: doubt} = facts;
  if (doubt === null) return "";
  const why = DOUBTS[doubt]?.[lang];
  const said = lang === "vi" ? whoVi(facts) : whoEn(facts);
  const head = lang === "vi" ? "chưa coi là tách nhập mã" : "not taken for a code split or merger";
  return `${head}: ${said}${why ? `, ${why}` : ""}`;
}

/** The other code by its own heads; without name and number where the reader may not see them. */
function whoVi({period_ix: ix, partner, partner_moved: moved, split_others: others}: FlagFacts): string {
  const where = `cùng ngành cấp 2, ${inProvince(ix, "vi", "same")}`;
  if (moved === null || (partner === null && others === null))
    return `cùng tháng có mã khác ${where} thay đổi ngược chiều tương ứng`;
  const did = `${moved > 0 ? "tăng" : "giảm"} ${count(Math.abs(moved), "vi")} lao động`;
  return others === null
    ? `cùng tháng mã ${partner} ${where} ${did}`
    : `cùng tháng ${count(others, "vi")} mã khác ${where} cùng ${did}`;
}

function whoEn({period_ix: ix, partner, partner_moved: moved, split_others: others}: FlagFacts): string {
  const where = `of ${inProvince(ix, "en", "same")}`;
  if (moved === null || (partner === null && others === null))
    return `in the same month another code ${where} moved the other way by about as many workers`;
  const did = `${moved > 0 ? "gained" : "lost"} ${count(Math.abs(moved), "en")} workers`;
  return others === null
    ? `in the same month code ${partner} ${where} ${did}`
    : `in the same month ${count(others, "en")} other codes ${where} ${did} each`;
}
