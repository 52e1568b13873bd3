import { describe, expect, test } from "vitest";
import { codeList } from "#src/domain/code-lists.ts";
import { demoSeed, makeDemoRegister } from "#src/domain/demo/demo-register.ts";
import { randomFrom } from "#src/domain/demo/random.ts";
import { demoPeriod } from "#src/domain/demo/team.ts";
import type { Cell, Row } from "#src/domain/register.ts";
import { workbook, type WorkbookSheet } from "#src/domain/workbook.ts";

const demo = makeDemoRegister(randomFrom(demoSeed));
const sheets: readonly WorkbookSheet[] = workbook;
const rowsOf = (table: string): readonly Row[] => Object.entries(demo).find(([name]) => name === table)![1];
const isEmpty = (cell: Cell) => cell === null || cell === undefined || cell === "";
const enrolments = demo.enrolment;

describe("the demo register", () => {
  test("is the same every time it is made", () => {
    expect(makeDemoRegister(randomFrom(demoSeed))).toEqual(demo);
    expect(makeDemoRegister(randomFrom(demoSeed + 1))).not.toEqual(demo);
  });

  test.each(sheets.map((sheet) => [sheet.sheet, sheet] as const))(
    "has rows in %s, with every required cell",
    (_, sheet) => {
      const rows = rowsOf(sheet.table);
      expect(rows.length).toBeGreaterThan(0);
      for (const column of sheet.columns) {
        if (column.required) expect(rows.filter((row) => isEmpty(row[column.field]))).toEqual([]);
      }
    },
  );

  test.each(sheets.map((sheet) => [sheet.sheet, sheet] as const))(
    "uses every column of %s, but for personal numbers",
    (_, sheet) => {
      const unused = sheet.columns.filter((column) => rowsOf(sheet.table).every((row) => isEmpty(row[column.field])));
      const known = sheet.columns.map((column) => column.field);
      expect(rowsOf(sheet.table).flatMap((row) => Object.keys(row).filter((field) => !known.includes(field)))).toEqual(
        [],
      );
      const leftOut = [
        "personnummer",
        "programme.endDate",
        "referral.comment",
        "ladder_rating.comment",
        "point_support.comment",
      ];
      expect(
        unused
          .map((column) => column.field)
          .filter((field) => !leftOut.includes(field) && !leftOut.includes(`${sheet.table}.${field}`)),
      ).toEqual([]);
    },
  );

  test("holds only codes of the lists", () => {
    for (const sheet of sheets) {
      for (const column of sheet.columns) {
        if (!column.list) continue;
        const codes = codeList(column.list).map((code) => code.code);
        const used = rowsOf(sheet.table).flatMap((row) => row[column.field] ?? []);
        expect(used.filter((code) => !codes.includes(String(code)))).toEqual([]);
      }
    }
  });

  test("refers only to rows that exist, and repeats no id", () => {
    for (const sheet of sheets) {
      for (const [field, parent] of Object.entries(sheet.parents)) {
        const keys = new Set(rowsOf(parent).map((row) => row[parent === "programme" ? "name" : "id"]));
        expect(rowsOf(sheet.table).filter((row) => !isEmpty(row[field]) && !keys.has(row[field]))).toEqual([]);
      }
      if (sheet.unique) {
        const keys = rowsOf(sheet.table).map((row) => sheet.key.map((field) => String(row[field])).join("|"));
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });

  test("names nobody who could be real: no personal number, and every surname begins with a word for invented", () => {
    const named = demo.person.filter((person) => person.anonymous !== true);
    expect(demo.person.filter((person) => !isEmpty(person.personnummer))).toEqual([]);
    const invented = /^(Demo|Exempel|Fantasi|Fiktiv|Låtsas|Påhitts|Prov|Saga|Skiss|Test|Övnings)/;
    expect(named.filter((person) => !invented.test(String(person.lastName)))).toEqual([]);
  });

  test("stays inside its two and a half years, and ends no enrolment before it starts", () => {
    const days = sheets.flatMap((sheet) =>
      sheet.columns
        .filter((column) => column.type === "date" && !["birthDate", "plannedEnd", "trialUntil"].includes(column.field))
        .flatMap((column) => rowsOf(sheet.table).map((row) => row[column.field]))
        .filter((cell) => !isEmpty(cell)),
    );
    expect(days.filter((day) => String(day) < demoPeriod.from || String(day) > demoPeriod.to)).toEqual([]);
    expect(enrolments.filter((row) => !isEmpty(row.endDate) && String(row.endDate) < String(row.startDate))).toEqual(
      [],
    );
  });

  test("lets nobody be enrolled twice at once", () => {
    const overlapping = enrolments.filter((row) =>
      enrolments.some(
        (other) =>
          other !== row &&
          other.personId === row.personId &&
          String(other.startDate) >= String(row.startDate) &&
          (isEmpty(row.endDate) || String(other.startDate) < String(row.endDate)),
      ),
    );
    expect(overlapping).toEqual([]);
  });

  test("shows every kind of event a report asks about", () => {
    const count = (rows: readonly Row[], field: string, value: Cell) =>
      rows.filter((row) => row[field] === value).length;
    expect(count(demo.referral, "status", "ko")).toBeGreaterThan(3);
    expect(count(demo.referral, "status", "ej-start")).toBeGreaterThan(20);
    expect(count(demo.referral, "kind", "kontakt")).toBeGreaterThan(10);
    expect(count(enrolments, "exitKind", "avbruten")).toBeGreaterThan(15);
    expect(count(enrolments, "destination", "intern")).toBeGreaterThan(1);
    expect(demo.extension.length).toBeGreaterThan(5);
    expect(demo.point_support.length).toBeGreaterThan(5);
    expect(demo.person.filter((person) => !isEmpty(person.interpreterLanguage)).length).toBeGreaterThan(10);
    for (const occasion of ["6m", "12m", "18m"]) {
      const due = demo.situation.filter((row) => row.occasion === occasion);
      expect(count(due, "reached", true)).toBeGreaterThan(0);
      expect(count(due, "reached", false)).toBeGreaterThan(0);
    }
    for (const occasion of ["start", "avslut"]) {
      expect(
        count(
          demo.answer.filter((row) => row.instrument === "ors"),
          "occasion",
          occasion,
        ),
      ).toBeGreaterThan(100);
    }
  });
});
