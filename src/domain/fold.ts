/**
 * Text as it is compared in a search box: lower case, without accents and tone marks, đ as d, spaces single.
 * Both placements of a tone mark fold alike (Hòa = Hoà), composed and decomposed forms too.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/đ/g, "d")
    .replace(/\s+/g, " ")
    .trim();
}
