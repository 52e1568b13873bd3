import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPersonnummer } from "#src/domain/register-import/personnummer.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

const today = parseIsoDate("2024-06-01")!;
const read = (text: string) => {
  const result = readPersonnummer(text, today);
  return result.ok ? [result.value.number, result.value.birthDate, result.value.sex] : result.error.code;
};

// Numbers that Skatteverket has published for tests and examples.
describe("a personal number", () => {
  test.each([
    ["191212121212", "19121212-1212", "1912-12-12", "man"],
    ["19121212-1212", "19121212-1212", "1912-12-12", "man"],
    ["121212+1212", "19121212-1212", "1912-12-12", "man"],
    ["640823-3234", "19640823-3234", "1964-08-23", "man"],
    ["6408233234", "19640823-3234", "1964-08-23", "man"],
    ["19640823 3234", "19640823-3234", "1964-08-23", "man"],
    ["640823\u20133234", "19640823-3234", "1964-08-23", "man"],
    ["701063-2391", "19701063-2391", "1970-10-03", "man"],
  ])("%s is understood", (text, number, birth, sex) => {
    expect(read(text)).toEqual([number, birth, sex]);
  });

  test.each([
    ["640823-3235", "personnummer-check"],
    ["641323-3234", "personnummer-date"],
    ["640800-3234", "personnummer-date"],
    ["20991212-1212", "personnummer-date"],
    ["64082-33234", "personnummer-form"],
    ["640823", "personnummer-form"],
    ["abc", "personnummer-form"],
  ])("%s is refused: %s", (text, code) => {
    expect(read(text)).toBe(code);
  });

  test("with any one digit changed is refused", () => {
    const digits = "6408233234";
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (position, by) => {
        const changed = (Number(digits[position]) + by) % 10;
        return typeof read(digits.slice(0, position) + String(changed) + digits.slice(position + 1)) === "string";
      }),
    );
  });

  test("without century belongs to somebody younger than a hundred, and with + to somebody older", () => {
    expect(read("1212121212")).toEqual(["20121212-1212", "2012-12-12", "man"]);
    expect(read("121212+1212")).toEqual(["19121212-1212", "1912-12-12", "man"]);
  });
});
