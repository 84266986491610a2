/** Encodings of before Unicode: letters survive them, and words tell them apart or leave a doubt. */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import * as fc from "fast-check";
import {describe, expect, test} from "vitest";
import {legacyOf} from "../../loaders/extract/encoding.js";
import {decoderOf} from "../../loaders/extract/legacy.js";
import {isSyllable} from "../../loaders/extract/syllables.js";
import {encode, type LegacyName} from "./encode.js";

const SEED = 20261122;
const SYLLABLES =
  "công ty cổ phần trách nhiệm hữu hạn một thành viên thương mại dịch vụ xây dựng sản xuất đầu tư phát triển nông nghiệp thuỷ sản khoáng sản giáo dục y tế vận tải biển quốc tế việt nam hà nội hải phòng đà nẵng cần thơ huế quảng ngãi đắk lắk gia lai bà rịa vũng tàu nguyễn trần lê phạm huỳnh võ đặng bùi đỗ hồ ngô dương lý quyết thắng khuyến nghĩa giữ gìn ước mơ".split(
    " "
  );

describe("encodings", () => {
  test("every Vietnamese letter survives every encoding that has it, cut anywhere", () => {
    const words = fc.array(fc.constantFrom(...SYLLABLES), {minLength: 1, maxLength: 12});
    const encodings: LegacyName[] = ["windows-1258", "tcvn3", "vni", "viscii", "vps"];
    fc.assert(
      fc.property(words, fc.boolean(), fc.constantFrom(...encodings), fc.nat(40), (all, isUpper, encoding, cut) => {
        const text = isUpper ? all.join(" ").toUpperCase() : all.join(" ");
        const bytes = encode(text, encoding);
        const decode = decoderOf(encoding);
        const at = Math.min(cut, bytes.length);
        expect(decode(bytes.subarray(0, at)) + decode(bytes.subarray(at)) + decode()).toBe(text.normalize("NFC"));
      }),
      {seed: SEED, numRuns: 2000}
    );
  });

  test("fourteen words are enough to tell an encoding, fewer may be refused; never is another one taken", () => {
    const folder = mkdtempSync(join(tmpdir(), "arrears-encodings-"));
    const encodings: LegacyName[] = ["windows-1258", "tcvn3", "vni", "viscii", "vps"];
    const inputs = fc.tuple(
      fc.array(fc.constantFrom(...SYLLABLES), {minLength: 1, maxLength: 40}),
      fc.constantFrom(...encodings)
    );
    let told = 0;
    try {
      fc.assert(
        fc.property(inputs, ([words, encoding]) => {
          const text = words.join(" ");
          if (!/[^\p{ASCII}]/u.test(text)) return;
          const path = join(folder, "x");
          writeFileSync(path, encode(text, encoding));
          let found: string | null;
          try {
            found = legacyOf(path).encoding;
          } catch {
            found = null;
          }
          const marked = new Set(words.filter((word) => /[^\p{ASCII}]/u.test(word)));
          if (marked.size >= 14) expect([text, found]).not.toEqual([text, null]);
          if (found === null) return;
          told++;
          // Two encodings may write a word alike; then it does not matter which is taken.
          const decode = decoderOf(found as LegacyName);
          expect(decode(encode(text, encoding)) + decode()).toBe(text);
        }),
        {seed: SEED, numRuns: 1500}
      );
      expect(told).toBeGreaterThan(800);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  test("syllables of both ways of placing the tone mark are Vietnamese, words of other languages are not", () => {
    for (const word of SYLLABLES) expect([word, isSyllable(word)]).toEqual([word, true]);
    for (const word of ["CôNG", "hoà", "hòa", "thuỷ", "thủy", "khoẻ", "khỏe", "GIỮ", "Đắk"])
      expect([word, isSyllable(word)]).toEqual([word, true]);
    for (const word of ["Société", "Müller", "ăă", "ngô̂", "xyzé", "tộc̣", "cểtr", "bỔ"])
      expect([word, isSyllable(word)]).toEqual([word, false]);
  });
});
