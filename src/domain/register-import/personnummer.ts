/**
 * Personal numbers (sv. personnummer) and coordination numbers (sv. samordningsnummer): ten or twelve digits with a
 * Luhn check digit. A coordination number has 60 added to its day. Source: Skatteverket, SKV 704 and 707.
 */
import type { Reason } from "#src/domain/register-import/problems.ts";
import { dayFromCalendar, daysInMonth, formatIsoDate, type Day, type IsoDate } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** A number that was understood. `number` is written `ÅÅÅÅMMDD-NNNN`. */
export interface Personnummer {
  readonly number: string;
  readonly birthDate: IsoDate;
  readonly sex: "kvinna" | "man";
}

const form = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{4})$/;

/**
 * Reads a personal number with or without century and sign. Without century, the person is younger than a hundred years
 * on the day `today`; `+` says older.
 */
export function readPersonnummer(text: string, today: Day): Result<Personnummer, Reason> {
  const match = form.exec(text.replace(/[\s\u2010-\u2015\u2212]/g, (sign) => (/\s/.test(sign) ? "" : "-")));
  if (!match) return fail({ code: "personnummer-form" });
  const [, century, yy, mm, dd, sign, last] = match as unknown as string[];
  const month = Number(mm);
  const coordination = Number(dd) > 60;
  const day = Number(dd) - (coordination ? 60 : 0);
  const year = century ? Number(century + yy!) : yearOf(Number(yy), month, day, sign === "+", today);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || year < 1840) {
    return fail({ code: "personnummer-date" });
  }
  const born = dayFromCalendar(year, month, day);
  if (born > today) return fail({ code: "personnummer-date" });
  if (!luhn(`${yy}${mm}${dd}${last}`)) return fail({ code: "personnummer-check" });
  return ok({
    number: `${String(year)}${mm}${dd}-${last}`,
    birthDate: formatIsoDate(born),
    sex: Number(last![2]) % 2 === 0 ? "kvinna" : "man",
  });
}

/** The latest year with these two last digits in which the day is not after today, and a hundred years earlier for `+`. */
function yearOf(yy: number, month: number, day: number, older: boolean, today: Day): number {
  let year = 2100 + yy;
  while (dayFromCalendar(year, month, day) > today) year -= 100;
  return older ? year - 100 : year;
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const product = Number(digits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}
