/**
 * Whether ten digits are an amount: amounts of some billion đồng have as many digits as a tax code or a social insurance
 * number, and by chance some are one. An amount stands bare in JSON, as a value of an HTML attribute that holds numbers, or
 * in a column of a CSV file in which other lengths occur too. Zero in front is no amount.
 */
export function isFigure(text: string, at: number, length: number, file: string): boolean {
  if (length !== 10 || text[at] === "0") return false;
  const before = text.slice(Math.max(0, at - 30), at);
  const after = text[at + length] ?? "";
  if (/[[,:]\s*-?$/.test(before) && /[\],}\s]/.test(after) && !file.endsWith(".csv")) return true;
  if (/\bdata-(?:value|v|raw|sort)="-?$/.test(before) && after === '"') return true;
  return file.endsWith(".csv") && isFigureColumn(text, at);
}

/** Whether a column of a CSV file has values that are numbers of other lengths. */
function isFigureColumn(text: string, at: number): boolean {
  const from = text.lastIndexOf("\n", at) + 1;
  const column = text.slice(from, at).split(/[,;\t]/).length - 1;
  const values = text
    .split("\n", 2000)
    .slice(1)
    .map((line) => line.split(/[,;\t]/)[column] ?? "");
  return values.some((value) => /^-?\d+$/.test(value) && value.length !== 10 && value.length !== 12);
}
