/** Days as text YYYY-MM-DD: they compare as they stand. Months are whole numbers, year * 12 + month - 1. */

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month. */
export function lengthOf(month: number): number {
  const year = Math.floor(month / 12);
  return month % 12 === 1 && isLeap(year) ? 29 : LENGTHS[month % 12]!;
}

export function day(month: number, dayOfMonth: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(dayOfMonth)}`;
}

export function lastDay(month: number): string {
  return day(month, lengthOf(month));
}

export function monthOfDay(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** The day so many days after another, one by one over the ends of months. */
export function daysAfter(text: string, days: number): string {
  let month = monthOfDay(text);
  let left = Number(text.slice(8)) + days;
  while (left > lengthOf(month)) left -= lengthOf(month++);
  return day(month, left);
}

/** How many days lie after `from`, up to and with `to`; 0 when `to` is not later. */
export function daysBetween(from: string, to: string): number {
  if (to <= from) return 0;
  let days = Number(to.slice(8)) - Number(from.slice(8));
  for (let month = monthOfDay(from); month < monthOfDay(to); month++) days += lengthOf(month);
  return days;
}
