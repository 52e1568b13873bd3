import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeList, codeLists, type CodeListId } from "#src/domain/code-lists.ts";
import { cellReader, RefusedCell } from "#src/domain/register-import/cells.ts";
import { CellError, type RawCell } from "#src/domain/register-import/raw.ts";
import type { WorkbookColumn } from "#src/domain/workbook.ts";
import { dayFromCalendar, formatIsoDate } from "#src/kernel/dates.ts";

const reading = (column: Pick<WorkbookColumn, "type" | "list">, key = false) => {
  const read = cellReader({ header: "x", field: "x", ...column }, key);
  return (raw: RawCell) => {
    const cell = read(raw);
    return cell instanceof RefusedCell ? cell.reason.code : cell.value;
  };
};
const date = reading({ type: "date" });
const number = reading({ type: "number" });
const boolean = reading({ type: "boolean" });
const text = reading({ type: "text" });

const anyDay = fc.integer({ min: dayFromCalendar(1900, 1, 1), max: dayFromCalendar(2100, 12, 31) });

describe("a date", () => {
  test("reads the same in every form that is allowed", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const iso = formatIsoDate(day);
        for (const form of [iso, iso.replaceAll("-", ""), iso.replaceAll("-", "/"), ` ${iso} `, `${iso} 00:00:00`]) {
          expect(date(form)).toBe(iso);
        }
        expect(date(Number(iso.replaceAll("-", "")))).toBe(iso);
      }),
    );
  });

  test.each([
    ["01/02/2022", "date-ambiguous"],
    ["1.2.2022", "date-ambiguous"],
    ["03-04-05", "date-ambiguous"],
    ["31/12/2022", "date-form"],
    ["2022-02-29", "date-impossible"],
    ["20220231", "date-impossible"],
    ["2022-13-01", "date-impossible"],
    ["2022-1231", "date-form"],
    ["januari 2022", "date-form"],
    ["1850-01-01", "date-range"],
    [44592, "date-number"],
    [2022, "date-number"],
    [true, "date-form"],
    [new CellError("#N/A"), "cell-error"],
  ])("%j is refused: %s", (raw, code) => {
    expect(date(raw)).toBe(code);
  });

  test("that can be read two ways is told how to be written", () => {
    const cell = cellReader({ header: "x", field: "x", type: "date" }, false)("01/02/2022");

    expect(cell).toMatchObject({ nearest: ["2022-02-01", "2022-01-02"] });
  });

  test("never becomes another day than one that was typed in order of year, month, day", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,4}[-/.]?\d{1,2}[-/.]?\d{1,4}$/), (typed) => {
        const result = date(typed);
        if (typeof result === "string" && /^\d{4}-/.test(result)) {
          expect(typed.replace(/\D/g, "").slice(0, 4)).toBe(result.slice(0, 4));
        }
      }),
    );
  });
});

describe("a number", () => {
  test.each([
    ["1,5", 1.5],
    ["1.5", 1.5],
    ["1 234,5", 1234.5],
    ["1\u00a0234\u00a0567", 1234567],
    ["-12", -12],
    ["\u221212", -12],
    ["50 %", 50],
    ["100 kr", 100],
    [7, 7],
    ["", null],
    [null, null],
  ])("%j is %d", (raw, value) => {
    expect(number(raw)).toBe(value);
  });

  test.each(["1.234,5", "1,234.5", "12 34", "tio", "1,2,3", "NaN", "0x10", "Infinity"])("%j is refused", (raw) => {
    expect(number(raw)).toBe("number-form");
  });

  test("written with comma or point reads as it was", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(number(String(n))).toBe(n + 0);
        expect(number(String(n).replace(".", ","))).toBe(n + 0);
      }),
    );
  });
});

test.each([
  ["Ja", true],
  ["NEJ", false],
  ["j", true],
  [1, true],
  [false, false],
  ["kanske", "boolean-form"],
])("%j as yes or no is %j", (raw, value) => {
  expect(boolean(raw)).toBe(value);
});

describe("a code", () => {
  test.each(Object.keys(codeLists) as CodeListId[])(
    "of the list %s is found by code and by every label, forgivingly",
    (id) => {
      const code = reading({ type: "code", list: id });
      for (const { code: wanted, label, also = [], units = [] } of codeList(id)) {
        for (const typed of [wanted, label, ...also, ...units]) {
          expect(code(typed)).toBe(wanted);
          expect(code(typed.toUpperCase())).toBe(wanted);
          expect(code(`  ${typed.normalize("NFD")} `)).toBe(wanted);
          expect(
            code(
              typed
                .normalize("NFD")
                .replace(/\p{Mark}/gu, "")
                .replaceAll(" ", "-"),
            ),
          ).toBe(wanted);
        }
      }
    },
  );

  test("that is unknown is refused with what was probably meant", () => {
    const cell = cellReader({ header: "x", field: "x", type: "code", list: "party" }, false)("Arbetsförmedligen");

    expect(cell).toMatchObject({ reason: { code: "unknown-code" }, nearest: ["Arbetsförmedlingen"] });
  });

  test("of several is given with +, in any order and once", () => {
    const codes = reading({ type: "codes", list: "occupation" });

    expect(codes("Aktivt arbetssökande + Studier+studier")).toEqual(["studier", "sokande"]);
    expect(codes("Studier++Studier")).toBe("unknown-code");
  });

  test.each([
    ["2,5", "3"],
    [0, "1"],
    ["0,3", "1"],
    [9, "9"],
    ["9,1", "9plus"],
    [25, "9plus"],
    ["3 år", "3"],
    ["Mer än 9 år", "9plus"],
    [-1, "years-form"],
    ["länge", "unknown-code"],
  ])("for years with benefits as %j is %s", (raw, value) => {
    expect(reading({ type: "code", list: "benefitYears" })(raw)).toBe(value);
  });
});

describe("a text", () => {
  test("is trimmed, joined with its accents and rid of invisible characters", () => {
    expect(text("  A\u030angstro\u0308m\u200b\u0000 ")).toBe("Ångström");
    expect(text("rad 1\r\nrad 2")).toBe("rad 1\nrad 2");
    expect(text("   ")).toBe(null);
  });

  test("that is a key must be short", () => {
    expect(reading({ type: "text" }, true)("x".repeat(201))).toBe("too-long");
  });

  test("is the same after being read twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const once = text(typed);
        expect(text(once as string)).toBe(once);
      }),
    );
  });
});
