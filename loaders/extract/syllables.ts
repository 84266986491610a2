/** Which words can be Vietnamese: the syllables of the language, and the words that names and headings are made of. */

const ONSETS = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x".split(" ");

// Rimes without their tone. Source: the tables of initials and rimes that school dictionaries print.
const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
  ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh
  oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt
  uyn uyu ooc oong ăk ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yên yêt yêu yêm yêng`.split(/\s+/)
);

/** The commonest syllables with marks in names of employers, titles and headings of reports. */
const COMMON = new Set(
  `công cổ phần hữu hạn một thành viên thương mại dịch vụ xây dựng sản xuất đầu tư vận tải nghiệp doanh hợp tác xã
  trường tiểu học trung cơ sở phòng giáo dục đào tạo bệnh viện ủy uỷ ban nhân dân tỉnh huyện phường thị việt hà nội hồ
  chí đồng bảo hiểm hội mã đơn vị kỳ tháng quỹ lương tổng số lao động đầu cuối phát sinh phải đóng đã nộp điều chỉnh lãi
  kế hoạch năm tên ngành mức tính nghìn triệu cộng quốc tế kỹ thuật điện nước thiết bị máy móc thực phẩm dệt gỗ phẩm
  chuyên quản khối loại hình chu trạng thái ghi chú nợ khó hiệu lực từ thuế cơ quan phú mỹ tân đại phát hòa hoà bình
  sài gòn nguyễn trần lê phạm hoàng vũ võ đặng bùi đỗ ngô dương lý ngân hàng tín dụng đắk lắk khách sạn nhà nông lâm thủy thuỷ`.split(
    /\s+/
  )
);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Whether a word is a possible Vietnamese syllable, whatever its case and the place of its tone mark. */
export function isSyllable(word: string): boolean {
  // A capital inside a small word speaks for another encoding; fonts of capitals leave marked letters small.
  if (/[a-z]\p{Lu}/u.test(word)) return false;
  const apart = word.toLowerCase().normalize("NFD");
  if ((apart.match(TONES)?.length ?? 0) > 1) return false;
  const bare = apart.replace(TONES, "").normalize("NFC");
  if (!/^[a-zăâđêôơư]+$/.test(bare)) return false;
  const isOpenTone = !/[\u0300\u0303\u0309]/.test(apart) || !/(c|ch|p|t)$/.test(bare);
  return isOpenTone && (RIMES.has(bare) || ONSETS.some((onset) => bare.startsWith(onset) && fits(onset, bare)));
}

function fits(onset: string, bare: string): boolean {
  const rime = bare.slice(onset.length);
  if (RIMES.has(rime)) return onset !== "q";
  if (onset === "qu") return RIMES.has(`u${rime}`) || RIMES.has(`o${rime}`);
  return onset === "gi" && (RIMES.has(`i${rime}`) || rime === "");
}

/** Whether a word is one that such files are full of. */
export function isCommon(word: string): boolean {
  return COMMON.has(word.toLowerCase());
}
